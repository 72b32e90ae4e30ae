import { Check } from 'lucide-react'
import type { Welcome } from '../../shared/seats/endpoints.ts'
import { partyWord, powers } from '../../shared/seats/seat.ts'
import { momentWords } from '../table/days.ts'
import { Button } from '../ui/Button.tsx'
import { List } from '../ui/List.tsx'
import { PersonLine } from '../ui/PersonLine.tsx'
import { Row } from '../ui/Row.tsx'
import { Section } from '../ui/Section.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { Stack } from '../ui/Stack.tsx'
import { powerWords } from './powers-words.ts'
import styles from './WelcomeStep.module.css'

/** Who invites you, what you will be able to see and do, and who is here: all of it before you join. */
export function WelcomeStep({ welcome, onNext }: { welcome: Welcome; onNext: () => void }) {
  const { seat, invitedBy, child, people, meetings } = welcome
  return (
    <Section
      level={1}
      title={`${invitedBy.name} invites you to ${child}’s table`}
      description={`${invitedBy.role}, ${partyWord[invitedBy.party]}. You would sit with: ${partyWord[seat.party]}.`}
    >
      <Sheet>
        <Stack gap="xl">
          <Section level={2} title="What you will be able to do">
            <ul className={styles.abilities}>
              {powers
                .filter((power) => seat.powers.includes(power))
                .map((power) => (
                  <li key={power}>
                    <Check aria-hidden="true" size={20} />
                    <span>{powerWords[power]}</span>
                  </li>
                ))}
            </ul>
            {seat.isSupporter && (
              <p className={styles.quiet}>
                You come as a supporter. The other parties have been told that you will come; nobody has to
                approve it.
              </p>
            )}
          </Section>
          <Section level={2} title="What the others will see of you">
            <p>
              Your name and your role, when you are here, and what you write. It stays in the record with your
              name. Nobody outside this table sees it.
            </p>
          </Section>
          <Section level={2} title="Who is here">
            <List>
              {people.map(({ name, role, party, isSeated }, index) => (
                <Row
                  key={index}
                  title={
                    <PersonLine
                      party={party}
                      name={name}
                      isHollow={!isSeated}
                      detail={`${role}, ${partyWord[party]}`}
                    />
                  }
                  trailing={!isSeated && <span className={styles.quiet}>invited</span>}
                />
              ))}
            </List>
          </Section>
          {meetings.length > 0 && (
            <Section level={2} title="The next meeting">
              {meetings.map(({ title, startsAt }) => (
                <p key={startsAt}>
                  {title}, {momentWords(startsAt)}
                </p>
              ))}
            </Section>
          )}
          <div>
            <Button kind="primary" onPress={onNext}>
              Go on to your name
            </Button>
          </div>
        </Stack>
      </Sheet>
    </Section>
  )
}
