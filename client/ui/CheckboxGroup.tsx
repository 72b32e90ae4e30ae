import type { ReactNode } from 'react'
import {
  CheckboxGroup as AriaCheckboxGroup,
  type CheckboxGroupProps as AriaProps,
} from 'react-aria-components'
import { FieldFrame, type FieldWords, invalidBy } from './Field.tsx'
import styles from './Field.module.css'
import own from './CheckboxGroup.module.css'

export type CheckboxGroupProps = Omit<
  AriaProps,
  'children' | 'className' | 'style' | 'isInvalid' | 'validationBehavior'
> &
  FieldWords & { children: ReactNode }

/** Several Checkboxes under one question. */
export function CheckboxGroup({ label, description, errorMessage, children, ...rest }: CheckboxGroupProps) {
  return (
    <AriaCheckboxGroup {...rest} {...invalidBy(errorMessage)} className={styles.field}>
      <FieldFrame label={label} description={description} errorMessage={errorMessage}>
        <div className={own.boxes}>{children}</div>
      </FieldFrame>
    </AriaCheckboxGroup>
  )
}
