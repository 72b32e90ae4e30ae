import { CircleCheck, CloudOff, OctagonAlert, RefreshCw, TriangleAlert } from 'lucide-react'
import { useEffect, useState } from 'react'
import { VisuallyHidden } from 'react-aria-components'
import { useIsCopyThere, useMinutes, useSaved } from './MinutesProvider.tsx'
import { savedWords, troubleWords, type SavedWords } from './saved-words.ts'
import { useKeptHere } from './use-kept-here.ts'
import { textWords } from './text-words.ts'
import styles from './SavedMark.module.css'

const icons = {
  good: CircleCheck,
  busy: RefreshCw,
  attention: TriangleAlert,
  away: CloudOff,
  stop: OctagonAlert,
}

/** Whether one's words are safe, from what the server says and nothing else. For the top bar. */
export function SavedMark() {
  const saved = useSaved()
  const canKeep = useKeptHere()
  const isKeptHere = useIsCopyThere() && canKeep
  const isAtRisk =
    'hasUnsent' in saved ? saved.hasUnsent : saved.kind === 'saving' || saved.kind === 'not_saved'
  useLeavingGuard(isAtRisk && !isKeptHere)
  const now = savedWords(saved, isKeptHere, textWords[useMinutes().kind].the)
  const { tone, short, long } = useCalm(now)
  const Icon = icons[tone]
  return (
    <>
      <p className={styles.mark} data-tone={tone} title={long}>
        <Icon className={styles.icon} aria-hidden="true" size={18} />
        <span className={styles.short} data-same={short === long || undefined}>
          {short}
        </span>
        {short !== long && <span className={styles.long}>{long}</span>}
      </p>
      <VisuallyHidden>
        <span role="status">{useTroubles(now)}</span>
      </VisuallyHidden>
    </>
  )
}

const calmAfterMs = 700

/** "Saved" comes back when typing rests, or the mark would flicker with every letter. Never early, only late. */
function useCalm(now: SavedWords): SavedWords {
  const [shown, setShown] = useState(now)
  const isSame = shown.long === now.long
  const mustWait = now.tone === 'good' && shown.tone === 'busy'
  useEffect(() => {
    if (isSame) return
    const timer = setTimeout(() => setShown(now), mustWait ? calmAfterMs : 0)
    return () => clearTimeout(timer)
  }, [now, isSame, mustWait])
  return mustWait ? shown : now
}

/** Trouble, and once after it that it has passed. */
function useTroubles(now: SavedWords): string {
  const words = troubleWords(now)
  const [last, setLast] = useState('')
  if (words && words !== last) setLast(words)
  return words || (last && now.tone === 'good' ? 'Connected again. Everything is saved.' : '')
}

/** Asks before the page closes. */
function useLeavingGuard(isNeeded: boolean): void {
  useEffect(() => {
    if (!isNeeded) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [isNeeded])
}
