import { Pause, Play, SkipBack, SkipForward } from 'lucide-react'
import { useId } from 'react'
import type { Passage } from '../../../shared/minutes/text-at.ts'
import type { Stretch } from '../../../shared/minutes/moments.ts'
import { momentWords } from '../../table/days.ts'
import { useTable } from '../../table/use-table.tsx'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { PartyMark } from '../../ui/PartyMark.tsx'
import { handOf, handWords, passageWords } from './people-words.ts'
import styles from './History.module.css'

type Props = {
  steps: readonly Stretch[]
  /** 0 is before the first step. */
  at: number
  isPlaying: boolean
  /** What the reader is at, if anything. */
  told: Passage | null
  onGo: (at: number) => void
  onToggle: () => void
}

/** Play, one step back or on, and the whole of the history as one line to drag along. */
export function HistoryControls({ steps, at, isPlaying, told, onGo, onToggle }: Props) {
  const { table, names } = useTable()
  const wordsId = useId()
  const step = steps[at - 1]
  const seatId = told?.written.by.seatId ?? step?.seatId
  const stepWords = step
    ? `${handWords(table, names, step.seatId)}, ${deedWord(step)}, ${momentWords(step.at)}`
    : 'Before the first word'
  return (
    // The slider goes by the arrow keys itself; the buttons beside it do too.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      className={styles.controls}
      role="group"
      aria-label="Through the history"
      onKeyDown={({ key, target }) => {
        const step = { ArrowRight: 1, ArrowLeft: -1 }[key]
        if (step !== undefined && !(target instanceof HTMLInputElement)) onGo(at + step)
      }}
    >
      <p id={wordsId} className={styles.told} aria-live={isPlaying ? 'off' : 'polite'}>
        {seatId && <PartyMark party={handOf(table, names, seatId).party} />}
        <span>{told ? passageWords(table, names, told) : stepWords}</span>
        <span className={styles.count}>
          {at} of {steps.length}
        </span>
      </p>
      <div className={styles.line}>
        <Button
          onPress={onToggle}
          icon={isPlaying ? <Pause aria-hidden="true" /> : <Play aria-hidden="true" />}
        >
          {isPlaying ? 'Pause' : 'Play'}
        </Button>
        <IconButton
          label="One step back"
          icon={<SkipBack aria-hidden="true" />}
          isDisabled={at === 0}
          onPress={() => onGo(at - 1)}
        />
        <input
          type="range"
          className={styles.slider}
          aria-label="How far the minutes had come"
          aria-valuetext={`${at} of ${steps.length}: ${stepWords}`}
          min={0}
          max={steps.length}
          step={1}
          value={at}
          onChange={({ target }) => onGo(target.valueAsNumber)}
        />
        <IconButton
          label="One step on"
          icon={<SkipForward aria-hidden="true" />}
          isDisabled={at === steps.length}
          onPress={() => onGo(at + 1)}
        />
      </div>
    </div>
  )
}

function deedWord({ hasWritten, hasRemoved }: Stretch): string {
  if (hasWritten && hasRemoved) return 'wrote and removed'
  return hasRemoved ? 'removed' : 'wrote'
}
