import { z } from 'zod'
import type { Proposal } from '../../shared/proposals/proposal.ts'
import { revisionOf, wordsOf } from '../../shared/proposals/standing.ts'
import { WordDiff } from '../actions/WordDiff.tsx'
import { WordsShown } from '../actions/WordsShown.tsx'
import { FormDialog } from '../forms/FormDialog.tsx'
import { useForm } from '../forms/use-form.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { TextField } from '../ui/TextField.tsx'
import { wordsLabel } from './words.ts'

type Props = { proposal: Proposal; onClose: () => void; onDone: () => void }

/** With the number of the wording that its author had in front of them. */
const fields = { words: z.string(), base: z.number() }

/**
 * Rewords what one’s own party has put. If somebody of it was quicker, both wordings stand here, and the author says
 * which: nothing typed is lost by it.
 */
export function RewordProposal({ proposal, onClose, onDone }: Props) {
  const latest = revisionOf(proposal)
  const form = useForm({
    place: `reword ${proposal.id}`,
    fields,
    initially: { words: wordsOf(proposal), base: latest },
    base: 'base',
    command: ({ words }) => ({ type: 'proposal.reword', proposalId: proposal.id, revision: latest, words }),
    example: {},
    saidWhenDone: `Wording ${latest + 1} is on the table.`,
    onDone,
  })
  const { draft, isPending, throwAway } = form
  // While mine is under way, the newest words in sight are mine: only afterwards can they be theirs.
  const theirs = !isPending && latest > draft.base ? wordsOf(proposal) : undefined
  const keepTheirs = () => {
    throwAway()
    onClose()
  }
  return (
    <FormDialog
      {...form.frame}
      title={`Reword it: wording ${latest + (isPending ? 0 : 1)}`}
      submit={theirs ? 'Send mine as the next wording' : 'Put this wording on the table'}
      onClose={onClose}
    >
      {theirs === undefined ? (
        <p>
          Every party answers the new words anew. What was answered to wording {draft.base} stays in sight.
        </p>
      ) : (
        <>
          <Notice
            tone="attention"
            title="Somebody of your party reworded this while you were writing."
            action={<Button onPress={keepTheirs}>Keep theirs</Button>}
          >
            <p>What yours would change in theirs:</p>
            <WordDiff before={theirs} after={draft.words} />
          </Notice>
          <WordsShown label="Their wording, at the table now" words={theirs} />
        </>
      )}
      <TextField
        label={wordsLabel[proposal.kind]}
        {...form.field('words')}
        isMultiline
        rows={3}
        maxLength={2000}
      />
    </FormDialog>
  )
}
