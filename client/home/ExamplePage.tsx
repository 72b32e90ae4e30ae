import { ExternalLink } from 'lucide-react'
import { partyWord } from '../../shared/seats/seat.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { List } from '../ui/List.tsx'
import { Loading } from '../ui/Loading.tsx'
import { Page } from '../ui/Page.tsx'
import { PartyMark } from '../ui/PartyMark.tsx'
import { Row } from '../ui/Row.tsx'
import { Section } from '../ui/Section.tsx'
import { TopBar } from '../ui/TopBar.tsx'
import { useMe } from './use-me.ts'

/** The example's seats: each opens in a tab of its own, so that one person can play every party. */
export function ExamplePage({ workspaceId }: { workspaceId: string }) {
  const me = useMe()
  const seats = me.seats.filter((seat) => seat.workspaceId === workspaceId)
  return (
    <Page header={<TopBar />}>
      <Section
        level={1}
        title="The example review"
        description="A fictional child, R., and a review that is half way through. Each seat opens in a tab of its own: write in one and watch the others."
      >
        {me.is === 'loading' && seats.length === 0 && <Loading words="Laying the table…" />}
        {me.is === 'ready' && seats.length === 0 && (
          <EmptyState
            title="This device has no seat at that example"
            action={<LinkButton href="/">Make a new one</LinkButton>}
          >
            Examples are for looking around; make one of your own.
          </EmptyState>
        )}
        {seats.length > 0 && (
          <List label="Seats">
            {seats.map(({ seatId, party, name, role }) => (
              <Row
                key={seatId}
                leading={<PartyMark party={party} size={1.5} />}
                title={name}
                detail={`${role}, ${partyWord[party]}`}
                trailing={
                  <LinkButton
                    href={`/w/${workspaceId}/as/${seatId}/meeting/live`}
                    target="_blank"
                    rel="noopener"
                    icon={<ExternalLink aria-hidden="true" size={18} />}
                    aria-label={`Sit as ${name}, ${role}: opens in a new tab`}
                  >
                    Sit here
                  </LinkButton>
                }
              />
            ))}
          </List>
        )}
      </Section>
    </Page>
  )
}
