import { useState } from 'react'
import {
  Input,
  TextArea,
  TextField as AriaTextField,
  type TextFieldProps as AriaProps,
} from 'react-aria-components'
import { CharactersLeft } from './CharactersLeft.tsx'
import { FieldFrame, type FieldWords, invalidBy } from './Field.tsx'
import styles from './Field.module.css'
import own from './TextField.module.css'

type Taken =
  'children' | 'className' | 'style' | 'isInvalid' | 'validationBehavior' | 'maxLength' | 'validate'

export type TextFieldProps = Omit<AriaProps, Taken> &
  FieldWords & {
    isMultiline?: boolean
    /** Lines shown while empty; a multiline field grows with its words. */
    rows?: number
    /** Nothing is cut off: too many characters are counted and refused, never swallowed. */
    maxLength?: number
    placeholder?: string
  }

/** A line of text, or several that grow. Near `maxLength` it says how many characters are left. */
export function TextField(props: TextFieldProps) {
  const { label, description, errorMessage, isMultiline, rows = 3, maxLength, placeholder, ...rest } = props
  const [typed, setTyped] = useState(rest.defaultValue ?? '')
  const text = rest.value ?? typed
  return (
    <AriaTextField
      {...rest}
      {...invalidBy(errorMessage)}
      className={styles.field}
      defaultValue={undefined}
      value={text}
      onChange={(next) => {
        setTyped(next)
        rest.onChange?.(next)
      }}
      validate={(next) => (maxLength && next.length > maxLength ? tooLong(next.length - maxLength) : null)}
    >
      <FieldFrame label={label} description={description} errorMessage={errorMessage}>
        {isMultiline ? (
          // Firefox has no `field-sizing`: a hidden copy of the words gives the box its height.
          <div className={own.grow} data-words={`${text} `}>
            <TextArea className={styles.input} rows={rows} placeholder={placeholder} />
          </div>
        ) : (
          <Input className={styles.input} placeholder={placeholder} />
        )}
        {maxLength && <CharactersLeft count={text.length} max={maxLength} />}
      </FieldFrame>
    </AriaTextField>
  )
}

const tooLong = (by: number) => `Please shorten this by ${by} ${by === 1 ? 'character' : 'characters'}.`
