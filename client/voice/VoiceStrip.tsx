import { Hand, Mic, Pause as PauseIcon, Play } from 'lucide-react'
import { mayContribute } from '../../shared/access.ts'
import type { Meeting } from '../../shared/meetings/meeting.ts'
import { mayEndPause, pauseOf, speakingOf } from '../../shared/voice/patch.ts'
import { clockWords } from '../table/days.ts'
import { useAsking } from '../table/use-asking.ts'
import { nameOf, useTable } from '../table/use-table.tsx'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { PartyMark } from '../ui/PartyMark.tsx'
import { NotHeard } from './NotHeard.tsx'
import styles from './VoiceStrip.module.css'

/** Who speaks, who has asked to, and the pause that anyone may call. */
export function VoiceStrip({ meeting }: { meeting: Meeting }) {
  const { table, names, seat, ask } = useTable()
  const { run, isPending, asking } = useAsking()
  const meetingId = meeting.id
  const { now, order } = speakingOf(meeting)
  const place = order.findIndex(({ seatId }) => seatId === seat.id)
  const pause = pauseOf(meeting)
  const mayGoOn = pause && mayEndPause(table, pause, seat.party)
  const caller = pause && table.seats[pause.by]?.party
  const deed = (type: Deed) => () => void run(() => ask({ type, meetingId }))
  return (
    <section className={styles.strip} aria-label="Speaking">
      <div className={styles.line}>
        <div className={styles.who}>
          {pause && (
            <p className={styles.pause} role="status">
              A pause since {clockWords(pause.at)}, called by{' '}
              {table.parties[caller ?? 'other']?.name ?? 'a party'}.{' '}
              {!mayGoOn || caller === seat.party
                ? `Anybody of ${caller === seat.party ? 'your' : 'that'} party says when it goes on.`
                : 'Nobody of that party is at the table any more, so anybody says when it goes on.'}{' '}
              Writing does not stop.
            </p>
          )}
          {(now || order.length > 0) && (
            <div className={styles.speaking}>
              {now && (
                <p className={styles.now}>
                  <Mic aria-hidden="true" size={18} />
                  <span className={styles.label}>Speaking:</span>
                  <Speaker seatId={now.seatId} name={nameOf(names, now.seatId)} />
                </p>
              )}
              {order.length > 0 && (
                <div className={styles.next}>
                  <span aria-hidden="true">Next:</span>
                  <ol className={styles.order} aria-label="Have asked to speak">
                    {order.map(({ seatId }) => (
                      <li key={seatId}>
                        <Speaker seatId={seatId} name={nameOf(names, seatId)} />
                      </li>
                    ))}
                  </ol>
                </div>
              )}
            </div>
          )}
          {!pause && <NotHeard meeting={meeting} />}
        </div>
        <div className={styles.acts}>
          {mayContribute(seat) && now?.seatId === seat.id && (
            <Button isPending={isPending} onPress={deed('speaking.finish')}>
              I am done
            </Button>
          )}
          {mayContribute(seat) && now?.seatId !== seat.id && place < 0 && (
            <Button
              icon={<Hand aria-hidden="true" size={18} />}
              isPending={isPending}
              onPress={deed('speaking.ask')}
            >
              Ask to speak
            </Button>
          )}
          {mayContribute(seat) && now?.seatId !== seat.id && place >= 0 && (
            <>
              <Button
                icon={<Mic aria-hidden="true" size={18} />}
                isPending={isPending}
                onPress={deed('speaking.begin')}
              >
                I speak now
              </Button>
              <Button kind="quiet" onPress={deed('speaking.withdraw')}>
                Take back
              </Button>
            </>
          )}
          {!pause && (
            <Button
              kind="quiet"
              icon={<PauseIcon aria-hidden="true" size={18} />}
              isPending={isPending}
              onPress={deed('pause.call')}
            >
              Pause
            </Button>
          )}
          {mayGoOn && (
            <Button
              kind="quiet"
              icon={<Play aria-hidden="true" size={18} />}
              isPending={isPending}
              onPress={deed('pause.end')}
            >
              Go on
            </Button>
          )}
        </div>
      </div>
      {asking.is === 'refused' && <Notice tone="attention">{asking.message}</Notice>}
    </section>
  )
}

type Deed =
  'speaking.ask' | 'speaking.withdraw' | 'speaking.begin' | 'speaking.finish' | 'pause.call' | 'pause.end'

function Speaker({ seatId, name }: { seatId: string; name: string }) {
  const { table, seat } = useTable()
  return (
    <span className={styles.speaker}>
      <PartyMark party={table.seats[seatId]?.party ?? 'other'} />
      <span className={styles.name} data-self={seatId === seat.id || undefined}>
        {seatId === seat.id ? 'you' : name}
      </span>
    </span>
  )
}
