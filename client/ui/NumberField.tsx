import { Minus, Plus } from 'lucide-react'
import { Button, Group, Input, NumberField as AriaNumberField } from 'react-aria-components'
import type { NumberFieldProps as AriaProps } from 'react-aria-components'
import { FieldFrame, type FieldWords, invalidBy } from './Field.tsx'
import styles from './Field.module.css'
import own from './NumberField.module.css'

type Taken = 'children' | 'className' | 'style' | 'isInvalid' | 'validationBehavior'

export type NumberFieldProps = Omit<AriaProps, Taken> &
  FieldWords & {
    /** Stands after the number, such as "minutes". */
    unit?: string
  }

/** A number that can be typed or stepped with two thumb-sized buttons. */
export function NumberField({ label, description, errorMessage, unit, ...rest }: NumberFieldProps) {
  return (
    <AriaNumberField {...rest} {...invalidBy(errorMessage)} className={styles.field}>
      <FieldFrame label={label} description={description} errorMessage={errorMessage}>
        <div className={own.line}>
          <Group className={own.group}>
            <Button slot="decrement" className={own.step}>
              <Minus aria-hidden="true" size="1.15em" />
            </Button>
            <Input className={own.input} />
            <Button slot="increment" className={own.step}>
              <Plus aria-hidden="true" size="1.15em" />
            </Button>
          </Group>
          {unit && <span>{unit}</span>}
        </div>
      </FieldFrame>
    </AriaNumberField>
  )
}
