import type { Action } from '../../shared/actions/action.ts'
import { partyWord } from '../../shared/seats/seat.ts'
import { momentWords } from '../table/days.ts'
import { nameOf, useTable } from '../table/use-table.tsx'
import { PersonLine } from '../ui/PersonLine.tsx'
import styles from './ActionStory.module.css'
import { Quote } from './Quote.tsx'
import { countsFor, sentenceOf, storyOf, wordsIn, type Chapter } from './story.ts'
import { WordingChange } from './WordingChange.tsx'
import { WordingShown } from './WordingShown.tsx'

/** All that was worded, answered, promised, reported and seen, downward in time, each with who and when. */
export function ActionStory({ action }: { action: Action }) {
  const { table, names } = useTable()
  return (
    <ol className={styles.story}>
      {storyOf(action).map((chapter, index) => {
        const seat = table.seats[chapter.by]
        return (
          // A story only grows at its end, so a chapter's place is its name.
          <li key={index} className={styles.chapter}>
            <p className={styles.head}>
              <PersonLine
                party={chapter.party}
                name={nameOf(names, chapter.by)}
                detail={seat?.role}
                partyLabel={partyWord[chapter.party]}
              />
              <time dateTime={chapter.at} className={styles.when}>
                {momentWords(chapter.at)}
              </time>
            </p>
            <div className={styles.told}>
              <Told chapter={chapter} />
            </div>
          </li>
        )
      })}
    </ol>
  )
}

/** What was done in one sentence, then the words themselves. */
function Told({ chapter }: { chapter: Chapter }) {
  const { table } = useTable()
  const party = table.parties[chapter.party]?.name ?? partyWord[chapter.party]
  const words = wordsIn(chapter)
  return (
    <>
      <p>
        {sentenceOf(chapter, party)}
        {countsFor(chapter) && <span className={styles.quiet}>{` ${countsFor(chapter)}`}</span>}
      </p>
      {chapter.kind === 'captured' && chapter.quote && (
        <Quote who="From these words in the minutes:">{chapter.quote}</Quote>
      )}
      {chapter.kind === 'captured' && <WordingShown wording={chapter.wording} label="Wording 1" />}
      {chapter.kind === 'reworded' && <WordingChange before={chapter.before} after={chapter.wording} />}
      {words && <Quote>{words}</Quote>}
    </>
  )
}
