import type { Proposal } from '../../shared/proposals/proposal.ts'
import { wordsOf } from '../../shared/proposals/standing.ts'
import { NewerWords } from '../actions/NewerWords.tsx'
import { WordDiff } from '../actions/WordDiff.tsx'
import { WordsShown } from '../actions/WordsShown.tsx'
import type { Read } from '../forms/use-read.ts'

type Props = { proposal: Proposal; read: Read; label?: string }

/** The words that are answered, and the newer ones if somebody reworded them while this form was open. */
export function WordsToAnswer({ proposal, read, label = 'Wording' }: Props) {
  const { number, isSuperseded, readOn } = read
  const words = proposal.revisions[number - 1]?.words ?? wordsOf(proposal)
  if (!isSuperseded) return <WordsShown label={`${label} ${number}`} words={words} />
  return (
    <NewerWords onReadOn={readOn}>
      <WordDiff before={words} after={wordsOf(proposal)} />
    </NewerWords>
  )
}
