import type { Action } from '../../shared/actions/action.ts'
import { wordingOf } from '../../shared/actions/standing.ts'
import type { Read } from '../forms/use-read.ts'
import { NewerWords } from './NewerWords.tsx'
import { WordingChange } from './WordingChange.tsx'
import { WordingShown } from './WordingShown.tsx'

type Props = { action: Action; read: Read }

/** The wording that is answered, and the newer one if somebody reworded it while this form was open. */
export function WordingToAnswer({ action, read: { number, isSuperseded, readOn } }: Props) {
  const wording = action.revisions[number - 1]?.wording ?? wordingOf(action)
  if (!isSuperseded) return <WordingShown wording={wording} label={`Wording ${number}`} />
  return (
    <NewerWords onReadOn={readOn}>
      <WordingChange before={wording} after={wordingOf(action)} />
    </NewerWords>
  )
}
