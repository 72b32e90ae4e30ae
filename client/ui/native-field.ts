import type { TextFieldProps } from 'react-aria-components'
import type { FieldWords } from './Field.tsx'

type Taken = 'children' | 'className' | 'style' | 'isInvalid' | 'validationBehavior' | 'type'

/** What a field dressed around the browser's own picker takes; `min` and `max` in the form of its value. */
export type NativeFieldProps = Omit<TextFieldProps, Taken> & FieldWords & { min?: string; max?: string }
