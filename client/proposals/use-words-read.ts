import { useState } from 'react'
import type { Proposal } from '../../shared/proposals/proposal.ts'
import { revisionOf, wordsOf } from '../../shared/proposals/standing.ts'

/** The words that a form’s reader has in front of them. They stay when somebody rewords; `readOn` takes the newer ones. */
export function useWordsRead(proposal: Proposal) {
  const [revision, setRevision] = useState(revisionOf(proposal))
  return {
    revision,
    words: proposal.revisions[revision - 1]?.words ?? wordsOf(proposal),
    newer: revision < revisionOf(proposal) ? wordsOf(proposal) : undefined,
    readOn: () => setRevision(revisionOf(proposal)),
  }
}
