import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import { announce } from '../ui/announce.ts'
import { Button } from '../ui/Button.tsx'
import styles from './RefusedNotice.module.css'

type Copying = 'ready' | 'copied' | 'failed'

/** Copies words; where the browser does not allow that, shows them to be copied by hand. */
export function CopyWords({ words, label = 'Copy my words' }: { words: string; label?: string }) {
  const [copying, setCopying] = useState<Copying>('ready')
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(words)
      setCopying('copied')
      announce('Your words are copied')
    } catch {
      setCopying('failed')
    }
  }
  if (copying === 'failed')
    return (
      <textarea
        className={styles.field}
        readOnly
        aria-label="This browser does not let us copy. Select your words here and copy them from its menu"
        value={words}
        rows={6}
        onFocus={(event) => event.target.select()}
      />
    )
  return (
    <Button icon={copying === 'copied' ? <Check /> : <Copy />} onPress={() => void copy()}>
      {copying === 'copied' ? 'Copied' : label}
    </Button>
  )
}
