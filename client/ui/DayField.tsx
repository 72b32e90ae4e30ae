import { Input, TextField as AriaTextField } from 'react-aria-components'
import { FieldFrame, invalidBy } from './Field.tsx'
import type { NativeFieldProps } from './native-field.ts'
import styles from './Field.module.css'

/** A day, as `2026-05-03`, picked with the device's own calendar. Empty is `''`. */
export function DayField({ label, description, errorMessage, min, max, ...rest }: NativeFieldProps) {
  return (
    <AriaTextField {...rest} {...invalidBy(errorMessage)} type="date" className={styles.field}>
      <FieldFrame label={label} description={description} errorMessage={errorMessage}>
        <Input className={styles.input} min={min} max={max} />
      </FieldFrame>
    </AriaTextField>
  )
}
