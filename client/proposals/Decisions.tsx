import type { Proposal } from '../../shared/proposals/proposal.ts'
import { decisionsOf } from '../../shared/proposals/standing.ts'
import { Quote } from '../actions/Quote.tsx'
import { momentWords } from '../table/days.ts'
import { personOf, useTable } from '../table/use-table.tsx'
import { Button } from '../ui/Button.tsx'
import { toPassOn, type Act } from './acts.ts'

type Props = { proposal: Proposal; onBegin: (act: Act) => void }

/** What was decided by somebody who is not at the table, as it was passed on, and the button to pass it on. */
export function Decisions({ proposal, onBegin }: Props) {
  const { table, names, seat } = useTable()
  return (
    <>
      {decisionsOf(proposal).map(
        ({ decision, role, told }) =>
          told && (
            <Quote
              key={decision}
              who={`${personOf(table, names, told.by)} on what ${role} decided, ${momentWords(told.at)}:`}
            >
              {told.reason}
            </Quote>
          ),
      )}
      {toPassOn(seat, proposal).map(({ decision, role }) => (
        <div key={decision}>
          <Button kind="quiet" onPress={() => onBegin({ kind: 'decided', decision })}>
            {`Say what ${role} decided`}
          </Button>
        </div>
      ))}
    </>
  )
}
