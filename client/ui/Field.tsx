import type { ReactNode } from 'react'
import { FieldError, Label, Text } from 'react-aria-components'
import styles from './Field.module.css'

/** The words every field has. An `errorMessage` makes the field invalid and is said with it. */
export type FieldWords = {
  label: ReactNode
  description?: ReactNode
  errorMessage?: string | undefined
}

/** Label, description, control, error, in that order: what to do is read before the box is reached. */
export function FieldFrame({
  label,
  description,
  errorMessage,
  children,
}: FieldWords & { children: ReactNode }) {
  return (
    <>
      <div className={styles.words}>
        <Label className={styles.label}>{label}</Label>
        {description && (
          <Text slot="description" className={styles.description}>
            {description}
          </Text>
        )}
      </div>
      {children}
      <FieldError className={styles.error}>{errorMessage}</FieldError>
    </>
  )
}

/** A message from outside must not block sending again; the browser's own checks (required, too long) do. */
export function invalidBy(errorMessage: string | undefined) {
  return {
    isInvalid: errorMessage ? true : undefined,
    validationBehavior: errorMessage ? 'aria' : 'native',
  } as const
}
