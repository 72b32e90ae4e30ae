import type { Given, Proposal } from '../../shared/proposals/proposal.ts'
import { allDecisionsOf, revisionOf } from '../../shared/proposals/standing.ts'
import { WordDiff } from '../actions/WordDiff.tsx'
import { momentWords } from '../table/days.ts'
import { nameOf, personOf, useTable } from '../table/use-table.tsx'
import { Disclosure } from '../ui/Disclosure.tsx'
import { PartyMark } from '../ui/PartyMark.tsx'
import { Stack } from '../ui/Stack.tsx'
import styles from './Positions.module.css'
import { decisionWords, partyName } from './state-words.ts'
import { positionWords } from './words.ts'

/** What was worded and answered before what holds now: all of it stays readable. */
export function EarlierWords({ proposal }: { proposal: Proposal }) {
  const present = revisionOf(proposal)
  const answers = answersBefore(proposal)
  const told = proposal.revisions
    .map(({ revision }) => revision)
    .filter((revision) => revision < present || answers.some((given) => given.revision === revision))
  if (told.length === 0) return null
  return (
    <Disclosure title={present > 1 ? 'Earlier wordings and answers' : 'Earlier answers'}>
      <Stack gap="m">
        {told.map((revision) => (
          <Wording
            key={revision}
            proposal={proposal}
            revision={revision}
            answers={answers.filter((given) => given.revision === revision)}
          />
        ))}
        {present > 1 && (
          <p className={styles.name}>What was answered to an earlier wording counts for that one only.</p>
        )}
      </Stack>
    </Disclosure>
  )
}

type WordingProps = { proposal: Proposal; revision: number; answers: readonly Given[] }

function Wording({ proposal, revision, answers }: WordingProps) {
  const { table, names } = useTable()
  const put = proposal.revisions[revision - 1]
  const next = proposal.revisions[revision]
  const decisions = next ? allDecisionsOf(proposal).filter((one) => one.revision === revision) : []
  if (!put) return null
  return (
    <div>
      <p className={styles.name}>
        {`Wording ${revision}, by ${personOf(table, names, put.by)}, ${momentWords(put.at)}`}
      </p>
      {next && <p className={styles.words}>{put.words}</p>}
      {answers.length > 0 && (
        <ul className={styles.parties} aria-label={`Answers to wording ${revision}`}>
          {answers.map((given) => (
            <li key={`${given.party} ${given.at}`} className={styles.party}>
              <span className={styles.marks}>
                <PartyMark party={given.party} />
              </span>
              <span>
                {`${partyName(table, given.party)}: ${positionWords(proposal.kind, given.position)}`}
                <span className={styles.name}>
                  {` · ${nameOf(names, given.by)}, ${momentWords(given.at)}`}
                </span>
                {given.position.comment && <q className={styles.words}>{given.position.comment}</q>}
              </span>
            </li>
          ))}
        </ul>
      )}
      {decisions.map((decision) => (
        <p key={decision.decision}>
          {decisionWords(table, decision, false)} {decision.told?.reason}
        </p>
      ))}
      {next && (
        <p>
          <span className={styles.name}>{`Changed in wording ${next.revision}: `}</span>
          <WordDiff before={put.words} after={next.words} />
        </p>
      )}
    </div>
  )
}

/** Every answer but those that hold now. */
const answersBefore = (proposal: Proposal): Given[] =>
  proposal.positions.filter((given, place) => {
    const isLast = !proposal.positions.slice(place + 1).some(({ party }) => party === given.party)
    return given.revision !== revisionOf(proposal) || !isLast
  })
