import { CalendarDays, House, ListChecks, Users } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'react-aria-components'
import { useLocation } from 'wouter'
import { needsOf } from '../../shared/actions/standing.ts'
import { partyWord } from '../../shared/seats/seat.ts'
import { nextMeeting } from '../workspace/next-meeting.ts'
import { Page } from '../ui/Page.tsx'
import { PersonLine } from '../ui/PersonLine.tsx'
import { TopBar } from '../ui/TopBar.tsx'
import { today } from './days.ts'
import styles from './TableShell.module.css'
import { nameOf, useTable } from './use-table.tsx'
import { WaitingList } from './WaitingList.tsx'

type Props = {
  children: ReactNode
  width?: 'text' | 'wide' | 'full'
  title?: ReactNode
  trailing?: ReactNode
}

/** What stands around every page of a table: whose it is, who you are here, and the way to the other pages. */
export function TableShell({ children, width = 'wide', title, trailing }: Props) {
  const { names, seat, isExample } = useTable()
  return (
    <Page
      width={width}
      header={
        <>
          <TopBar
            title={
              title ?? (
                <span
                  className={styles.whose}
                >{`${names.child}’s table${isExample ? ' (example)' : ''}`}</span>
              )
            }
            trailing={
              trailing ?? (
                <PersonLine
                  party={seat.party}
                  name={nameOf(names, seat.id)}
                  detail={seat.role}
                  partyLabel={partyWord[seat.party]}
                />
              )
            }
          />
          <TableNav />
        </>
      }
    >
      <div className={styles.room}>
        <WaitingList />
        {children}
      </div>
    </Page>
  )
}

function TableNav() {
  const { table, seat, hrefTo } = useTable()
  const [path] = useLocation()
  const meeting = nextMeeting(table)
  const needs = needsOf(table, seat.id, today()).length
  const places = [
    { path: '/', href: hrefTo(''), words: 'Overview', icon: House, count: 0 },
    ...(meeting
      ? [
          {
            path: `/meeting/${meeting.id}`,
            href: hrefTo(`meeting/${meeting.id}`),
            words: 'Meeting',
            icon: CalendarDays,
            count: 0,
          },
        ]
      : []),
    { path: '/actions', href: hrefTo('actions'), words: 'Actions', icon: ListChecks, count: needs },
    { path: '/people', href: hrefTo('people'), words: 'People', icon: Users, count: 0 },
  ]
  return (
    <nav className={styles.nav} aria-label="This table">
      {places.map(({ path: place, href, words, icon: Icon, count }) => (
        <Link
          key={place}
          href={href}
          className={styles.place}
          aria-current={path === place ? 'page' : undefined}
        >
          <Icon aria-hidden="true" size={20} />
          <span>{words}</span>
          {count > 0 && (
            <span className={styles.count} aria-label={`${count} need you`}>
              {count}
            </span>
          )}
        </Link>
      ))}
    </nav>
  )
}
