import { partyWord } from '../../shared/seats/seat.ts'
import type { ScreenView } from '../../shared/screens/screen-view.ts'
import { dayWords } from '../table/days.ts'
import { PartyMark } from '../ui/PartyMark.tsx'
import styles from './ScreenPage.module.css'

/** Each way to answer, as short as it can be said. */
const answers: Record<string, string> = {
  agree: 'agrees',
  agree_in_part: 'agrees in part',
  disagree: 'has a different view',
  take_away: 'takes it away',
}

/** The actions of the meeting and how each party answers; the latest first. */
export function ScreenActions({ actions }: Pick<ScreenView, 'actions'>) {
  return (
    <section aria-labelledby="screen-actions">
      <h2 id="screen-actions">Actions</h2>
      {actions.length === 0 && <p className={styles.quiet}>None yet.</p>}
      <ul className={styles.actions}>
        {actions.toReversed().map(({ id, what, owner, day, event, answers: given }) => (
          <li key={id}>
            <p>{what}</p>
            <p className={styles.quiet}>
              {owner}
              {day ? `, by ${dayWords(day)}` : event ? `, ${event}` : ''}
            </p>
            <Answers given={given} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What was put to everyone on the current item, and how each party answers. */
export function ScreenProposals({ proposals }: Pick<ScreenView, 'proposals'>) {
  if (proposals.length === 0) return null
  return (
    <section aria-labelledby="screen-proposals">
      <h2 id="screen-proposals">Put to everyone</h2>
      <ul className={styles.actions}>
        {proposals.map(({ id, words, answers: given }) => (
          <li key={id}>
            <p>{words}</p>
            <Answers given={given} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Answers({ given }: { given: ScreenView['proposals'][number]['answers'] }) {
  const silent = given.filter(({ answer }) => !answer)
  return (
    <p className={styles.answers}>
      {given.map(
        ({ party, answer }) =>
          answer && (
            <span key={party} className={styles.person}>
              <PartyMark party={party} label={partyWord[party]} /> {answers[answer]}
            </span>
          ),
      )}
      {silent.length > 0 && (
        <span className={styles.person}>
          {silent.map(({ party }) => (
            <PartyMark key={party} party={party} isHollow label={partyWord[party]} />
          ))}
          no answer
        </span>
      )}
    </p>
  )
}
