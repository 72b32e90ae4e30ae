import { useState } from 'react'
import { ProposalWords, type Proposal } from '../../shared/proposals/proposal.ts'
import { revisionOf, wordsOf } from '../../shared/proposals/standing.ts'
import { FormDialog } from '../actions/FormDialog.tsx'
import { useDeed } from '../actions/use-deed.ts'
import { useKept } from '../actions/use-kept.ts'
import { WordDiff } from '../actions/WordDiff.tsx'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { TextField } from '../ui/TextField.tsx'
import { WordsShown } from './WordsShown.tsx'
import { wordsLabel } from './words.ts'

type Props = { proposal: Proposal; onClose: () => void; onDone: () => void }

/**
 * Rewords what one’s own party has put. If somebody of it was quicker, both wordings stand here, and the author says
 * which: nothing typed is lost by it.
 */
export function RewordProposal({ proposal, onClose, onDone }: Props) {
  const kept = useKept(`reword ${proposal.id}`)
  const [words, setWords] = useState(kept.words || wordsOf(proposal))
  const [revision, setRevision] = useState(revisionOf(proposal))
  const [problem, setProblem] = useState<string>()
  const { deed, asking, isPending } = useDeed(() => {
    kept.forget()
    onDone()
  })
  // While mine is under way, the newest words in sight are mine: only afterwards can they be theirs.
  const theirs = !isPending && revisionOf(proposal) > revision ? wordsOf(proposal) : undefined

  const send = () => {
    const checked = ProposalWords.safeParse(words)
    setProblem(checked.error?.issues[0]?.message)
    if (!checked.success) return
    const onTopOf = revisionOf(proposal)
    setRevision(onTopOf)
    const command = { type: 'proposal.reword' as const, proposalId: proposal.id, revision: onTopOf }
    deed({ ...command, words: checked.data }, `Wording ${onTopOf + 1} is on the table.`)
  }
  const keepTheirs = () => {
    kept.forget()
    onClose()
  }

  return (
    <FormDialog
      title={`Reword it: wording ${revisionOf(proposal) + (isPending ? 0 : 1)}`}
      submit={theirs ? 'Send mine as the next wording' : 'Put this wording on the table'}
      asking={asking}
      shownAt={theirs ? ['revision'] : []}
      onSubmit={send}
      onClose={onClose}
    >
      {theirs === undefined ? (
        <p>Every party answers the new words anew. What was answered to wording {revision} stays in sight.</p>
      ) : (
        <>
          <Notice
            tone="attention"
            title="Somebody of your party reworded this while you were writing."
            action={<Button onPress={keepTheirs}>Keep theirs</Button>}
          >
            <p>What yours would change in theirs:</p>
            <WordDiff before={theirs} after={words} />
          </Notice>
          <WordsShown label="Their wording, at the table now" words={theirs} />
        </>
      )}
      <TextField
        label={wordsLabel[proposal.kind]}
        value={words}
        onChange={(next) => {
          kept.set(next)
          setWords(next)
        }}
        isMultiline
        rows={3}
        maxLength={2000}
        errorMessage={problem}
      />
    </FormDialog>
  )
}
