import { Wording } from '../../shared/actions/action.ts'
import { Button } from '../ui/Button.tsx'
import { Disclosure } from '../ui/Disclosure.tsx'
import { Notice } from '../ui/Notice.tsx'
import { wordingIn, type WordingDraft } from './wording-draft.ts'
import { WordingChange } from './WordingChange.tsx'
import { WordingShown } from './WordingShown.tsx'

type Props = { base: Wording; theirs: Wording; draft: WordingDraft; onKeepTheirs: () => void }

/** Two people reworded at once: theirs is at the table, mine is in the form below. */
export function RewordConflict({ base, theirs, draft, onKeepTheirs }: Props) {
  const mine = Wording.safeParse(wordingIn(draft)).data
  return (
    <>
      <Notice
        tone="attention"
        title="Somebody else reworded this while you were writing."
        action={<Button onPress={onKeepTheirs}>Keep theirs</Button>}
      >
        Their wording is at the table now. Yours is still below: keep theirs, or send yours as the next
        wording.
      </Notice>
      <WordingShown wording={theirs} label="Their wording, at the table now" />
      <Disclosure title="What they changed">
        <WordingChange before={base} after={theirs} />
      </Disclosure>
      {mine && (
        <Disclosure title="What yours would change in theirs" defaultExpanded>
          <WordingChange before={theirs} after={mine} />
        </Disclosure>
      )}
    </>
  )
}
