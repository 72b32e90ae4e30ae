import { clockWords } from '../table/days.ts'
import type { Saved } from './connection/connect-minutes.ts'

/** What the mark says: in few words where there is little room, and the whole of it. */
export type SavedWords = {
  tone: 'good' | 'busy' | 'attention' | 'away' | 'stop'
  short: string
  long: string
}

/** `the` is what the text is called in a sentence. */
export function savedWords(saved: Saved, isKeptHere: boolean, the: string): SavedWords {
  switch (saved.kind) {
    case 'connecting':
      return { tone: 'busy', ...same('Connecting…') }
    case 'saved':
      return { tone: 'good', ...same(saved.at === null ? 'Saved' : `Saved ${clockWords(saved.at)}`) }
    case 'saving':
      return { tone: 'busy', ...same('Saving…') }
    case 'not_saved':
      return { tone: 'attention', short: 'Not saved yet', long: 'Not saved yet: we are trying again' }
    case 'offline':
      return { tone: 'away', ...offlineWords(saved.hasUnsent, isKeptHere) }
    case 'refused':
      return { tone: 'stop', short: 'Refused', long: `Refused: see above ${the} what to do` }
    case 'set_back':
      return { tone: 'stop', short: 'Set back', long: `Set back: see above ${the} what to do` }
  }
}

const same = (words: string) => ({ short: words, long: words })

function offlineWords(hasUnsent: boolean, isKeptHere: boolean) {
  if (!isKeptHere) {
    const long = 'Offline: kept only while this page is open, sent when the connection is back'
    return { short: 'Offline: keep this page open', long }
  }
  return hasUnsent
    ? { short: 'Offline: kept here', long: 'Offline: kept on this device, sent when the connection is back' }
    : { short: 'Offline', long: 'Offline: you can write; it is kept on this device' }
}

/** What a screen reader is told: only when trouble comes and when it has passed, never each save. */
export function troubleWords({ tone, long }: SavedWords): string {
  return tone === 'good' || tone === 'busy' ? '' : long
}
