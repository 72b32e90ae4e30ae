import { partyWord } from '../../shared/seats/seat.ts'
import type { ScreenView } from '../../shared/screens/screen-view.ts'
import { kindWords } from '../proposals/words.ts'
import { dayWords } from '../table/days.ts'
import { PartyMark } from '../ui/PartyMark.tsx'
import styles from './ScreenPage.module.css'

type Given = ScreenView['actions'][number]['answers']
type Put = ScreenView['proposals'][number]

/** Each way to answer, as short as it can be said. */
const answers: Record<string, string> = {
  agree: 'agrees',
  agree_in_part: 'agrees in part',
  disagree: 'has a different view',
  take_away: 'takes it away',
  view: 'has a view',
  question: 'has a question',
  nothing_to_add: 'has nothing to add',
  reads_right: 'reads right',
  needs_change: 'needs a change',
}

/** What comes of the answers; as long as that is nothing, nothing is said. */
const outcomes: Record<Put['standing'], string> = {
  agreed: 'Agreed by every party at the table',
  decided: 'Agreed, and decided',
  in_principle: 'Agreed in principle; it waits for a decision',
  agreed_in_part: 'Agreed in part',
  different_views: 'Different views',
  taken_away: 'Taken away',
  no_answer: '',
  one_answer: '',
}
const outcomesOf: Partial<Record<Put['kind'], Partial<typeof outcomes>>> = {
  fact: {
    agreed: 'Accepted as fact by every party at the table',
    agreed_in_part: 'Accepted in part',
    different_views: 'Not accepted by everybody',
  },
  offer: { agreed: 'Accepted', agreed_in_part: 'Accepted in part', different_views: 'Declined' },
}

/** The actions of the meeting and how each party answers; the latest first. */
export function ScreenActions({ actions }: Pick<ScreenView, 'actions'>) {
  return (
    <section aria-labelledby="screen-actions">
      <h2 id="screen-actions">Actions {actions.length > 0 && `(${actions.length})`}</h2>
      {actions.length === 0 && <p className={styles.quiet}>None yet.</p>}
      <ul className={styles.actions}>
        {actions.toReversed().map(({ id, what, owner, day, event, answers: given }) => (
          <li key={id}>
            <p>{what}</p>
            <p className={styles.quiet}>
              {owner}
              {day ? `, by ${dayWords(day)}` : event ? `, ${event}` : ''}
            </p>
            {given.length > 0 && given.every(({ answer }) => answer === 'agree') ? (
              <p className={styles.outcome}>Agreed by every party at the table</p>
            ) : (
              <Answers given={given} />
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What was put to everyone on the current item, how each party answers, and what comes of it. */
export function ScreenProposals({ proposals }: Pick<ScreenView, 'proposals'>) {
  if (proposals.length === 0) return null
  return (
    <section aria-labelledby="screen-proposals">
      <h2 id="screen-proposals">Put to everyone</h2>
      <ul className={styles.actions}>
        {proposals.map(({ id, kind, by, words, standing, answers: given }) => {
          const outcome = outcomesOf[kind]?.[standing] ?? outcomes[standing]
          return (
            <li key={id}>
              <p>{words}</p>
              <p className={styles.quiet}>{`${kindWords[kind]}, ${partyWord[by]}`}</p>
              {outcome && <p className={styles.outcome}>{outcome}</p>}
              <Answers given={given} />
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** What every party is asked just now, and which have answered. */
export function ScreenAsked({ title, asked }: { title: string; asked: Given | undefined }) {
  if (!asked) return null
  return (
    <section>
      <h2>{title}</h2>
      <Answers given={asked} />
    </section>
  )
}

function Answers({ given }: { given: Given }) {
  return (
    <p className={styles.answers}>
      {given.map(({ party, answer, replyBy }) => (
        <span key={party} className={styles.person}>
          <PartyMark party={party} isHollow={!answer} /> {partyWord[party]}{' '}
          {answer ? answers[answer] : <span className={styles.quiet}>no answer</span>}
          {replyBy && ` until ${dayWords(replyBy)}`}
        </span>
      ))}
    </p>
  )
}
