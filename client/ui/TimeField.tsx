import { Input, TextField as AriaTextField } from 'react-aria-components'
import { FieldFrame, invalidBy } from './Field.tsx'
import type { NativeFieldProps } from './native-field.ts'
import styles from './Field.module.css'

/** A time of day, as `14:00`, picked with the device's own clock. Empty is `''`. */
export function TimeField({ label, description, errorMessage, min, max, ...rest }: NativeFieldProps) {
  return (
    <AriaTextField {...rest} {...invalidBy(errorMessage)} type="time" className={styles.field}>
      <FieldFrame label={label} description={description} errorMessage={errorMessage}>
        <Input className={styles.input} min={min} max={max} />
      </FieldFrame>
    </AriaTextField>
  )
}
