import { Check, Copy } from 'lucide-react'
import { type ReactNode, useRef, useState } from 'react'
import { Input, TextField } from 'react-aria-components'
import { announce } from './announce.ts'
import { Button } from './Button.tsx'
import { copyText } from './copy-text.ts'
import { FieldFrame } from './Field.tsx'
import styles from './Field.module.css'
import own from './CopyField.module.css'

export type CopyFieldProps = {
  label: string
  value: string
  description?: ReactNode
  /** What the button says, such as "Copy the link". */
  copyLabel?: string
  onCopied?: () => void
}

type State = 'ready' | 'copied' | 'failed'

/** Words to take along. Where the browser refuses to copy, they are selected, and it says what to do. */
export function CopyField({ label, value, description, copyLabel = 'Copy', onCopied }: CopyFieldProps) {
  const input = useRef<HTMLInputElement>(null)
  // Remembers what was copied, so that a changed value offers itself again.
  const [outcome, setOutcome] = useState<{ value: string; state: State }>({ value, state: 'ready' })
  const state = outcome.value === value ? outcome.state : 'ready'

  const copy = async () => {
    const isCopied = await copyText(value, input.current)
    setOutcome({ value, state: isCopied ? 'copied' : 'failed' })
    if (!isCopied) return
    announce('Copied')
    onCopied?.()
  }

  return (
    <TextField className={styles.field} value={value} isReadOnly>
      <FieldFrame label={label} description={description}>
        <div className={own.line}>
          <Input
            ref={input}
            className={`${styles.input} ${own.value}`}
            onFocus={(event) => event.target.select()}
          />
          <Button onPress={() => void copy()} icon={state === 'copied' ? <Check /> : <Copy />}>
            {state === 'copied' ? 'Copied' : copyLabel}
          </Button>
        </div>
        {state === 'failed' && (
          <p role="status" className={own.failed}>
            This browser does not let us copy. The words are selected: copy them from its menu.
          </p>
        )}
      </FieldFrame>
    </TextField>
  )
}
