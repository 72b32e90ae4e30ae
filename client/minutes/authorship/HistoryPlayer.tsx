import { ArrowDown } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { Meeting } from '../../../shared/meetings/meeting.ts'
import type { Authorship } from '../../../shared/minutes/authorship.ts'
import { stretchesOf } from '../../../shared/minutes/moments.ts'
import type { Passage } from '../../../shared/minutes/text-at.ts'
import { useTable } from '../../table/use-table.tsx'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { historyTitle } from './HistoryDialog.tsx'
import { HistoryControls } from './HistoryControls.tsx'
import { MinutesShown } from './MinutesShown.tsx'
import { Writers } from './WhoWroteBar.tsx'
import type { Reading } from './WhoWroteProvider.tsx'
import { usePlaying } from './use-playing.ts'
import { showNextRemoved, showPassage } from './use-read-by-passage.ts'
import styles from './History.module.css'

type Props = {
  meeting: Meeting
  authorship: Authorship
  version: number
  trouble: string | null
  reading: Reading
  onClose: () => void
}

/** The minutes as they stood at any step of their history, with what was removed if one wants to see it. */
export function HistoryPlayer({ meeting, authorship, version, trouble, reading, onClose }: Props) {
  const [withRemoved, setWithRemoved] = useState(reading.withRemoved)
  const [told, setTold] = useState<Passage | null>(null)
  const steps = useMemo(() => stretchesOf(authorship.deeds.slice(0, version)), [authorship, version])
  const playing = usePlaying(steps.length)
  const { table } = useTable()
  const { at, since, place } = playing
  const step = steps[at - 1]
  const newSince = (steps[since]?.first ?? 1) - 1
  const text = useRef<HTMLDivElement>(null)
  const goTo = (next: number) => {
    setTold(null)
    playing.goTo(next)
  }
  useEffect(() => {
    const area = text.current
    // Only where one goes oneself: what others write meanwhile moves nothing.
    if (!area || !place) return
    showPassage(area, null)
    area.querySelector('[data-new]')?.scrollIntoView({ block: 'nearest' })
  }, [place])
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={historyTitle}
      width="wide"
      footer={
        <HistoryControls
          steps={steps}
          at={at}
          isPlaying={playing.isPlaying}
          told={told}
          onGo={goTo}
          onToggle={() => {
            setTold(null)
            playing.toggle()
          }}
        />
      }
    >
      <Writers />
      <div className={styles.removed} data-shown={withRemoved || undefined}>
        <Checkbox isSelected={withRemoved} onChange={setWithRemoved}>
          Show removed words
        </Checkbox>
        <Button
          kind="quiet"
          icon={<ArrowDown aria-hidden="true" />}
          aria-label="Next removed passage"
          onPress={() => text.current && setTold(showNextRemoved(text.current))}
        >
          Next
        </Button>
      </div>
      {trouble !== null && (
        <Notice tone="attention" title="The newest words may be missing">
          {trouble}
        </Notice>
      )}
      <MinutesShown
        ref={text}
        meeting={meeting}
        table={table}
        authorship={authorship}
        moment={{ seq: step?.last ?? 0, removedSince: withRemoved ? 0 : newSince, newSince }}
        at={step?.at ?? ''}
        onTold={setTold}
      />
    </Dialog>
  )
}
