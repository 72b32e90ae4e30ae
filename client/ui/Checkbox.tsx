import { Check, Minus } from 'lucide-react'
import type { ReactNode } from 'react'
import {
  CheckboxButton,
  CheckboxField,
  FieldError,
  Text,
  type CheckboxFieldProps,
} from 'react-aria-components'
import { invalidBy } from './Field.tsx'
import styles from './Checkbox.module.css'

export type CheckboxProps = Omit<
  CheckboxFieldProps,
  'children' | 'className' | 'style' | 'isInvalid' | 'validationBehavior'
> & {
  children: ReactNode
  description?: ReactNode
  errorMessage?: string | undefined
}

/** One thing that is so or not so. Inside a CheckboxGroup, give it a `value`. */
export function Checkbox({ children, description, errorMessage, ...rest }: CheckboxProps) {
  return (
    <CheckboxField {...rest} {...invalidBy(errorMessage)} className={styles.field}>
      <CheckboxButton className={styles.button}>
        {({ isIndeterminate }) => (
          <>
            <span className={styles.box} aria-hidden="true">
              {isIndeterminate ? (
                <Minus size="1.15em" strokeWidth={3} />
              ) : (
                <Check size="1.15em" strokeWidth={3} />
              )}
            </span>
            <span>{children}</span>
          </>
        )}
      </CheckboxButton>
      {description && (
        <Text slot="description" className={styles.description}>
          {description}
        </Text>
      )}
      <FieldError className={styles.error}>{errorMessage}</FieldError>
    </CheckboxField>
  )
}
