import { useState } from 'react'
import type { Action } from '../../shared/actions/action.ts'
import { revisionOf, wordingOf } from '../../shared/actions/standing.ts'

/**
 * The wording that a form's reader has in front of them. It stays when somebody rewords the action meanwhile, so
 * that nobody answers words that they have not read; `readOn` takes the newer one.
 */
export function useRevisionRead(action: Action) {
  const [revision, setRevision] = useState(revisionOf(action))
  const wording = action.revisions[revision - 1]?.wording ?? wordingOf(action)
  return {
    revision,
    wording,
    newer: revision < revisionOf(action) ? wordingOf(action) : undefined,
    readOn: () => setRevision(revisionOf(action)),
  }
}
