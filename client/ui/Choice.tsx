import type { ReactNode } from 'react'
import { RadioButton, RadioField, RadioGroup, Text, type RadioGroupProps } from 'react-aria-components'
import { FieldFrame, type FieldWords, invalidBy } from './Field.tsx'
import styles from './Field.module.css'
import own from './Choice.module.css'

export type ChoiceOption<T extends string> = {
  id: T
  label: string
  description?: ReactNode
  isDisabled?: boolean
}

type Taken =
  | 'children'
  | 'className'
  | 'style'
  | 'isInvalid'
  | 'validationBehavior'
  | 'value'
  | 'defaultValue'
  | 'onChange'

export type ChoiceProps<T extends string> = Omit<RadioGroupProps, Taken> &
  FieldWords & {
    options: readonly ChoiceOption<T>[]
    /** `null` until a person chooses; nothing is ever chosen for them. */
    value: T | null
    onChange: (value: T) => void
    /** `row` puts the tiles side by side where there is room for all of them, else one below another. */
    layout?: 'stacked' | 'row'
  }

/** One answer of a few, as tiles of the same size and weight. No answer looks better than another. */
export function Choice<T extends string>(props: ChoiceProps<T>) {
  const { label, description, errorMessage, options, value, onChange, layout = 'stacked', ...rest } = props
  const choose = (id: string) => {
    const chosen = options.find((option) => option.id === id)
    if (chosen) onChange(chosen.id)
  }
  return (
    <RadioGroup
      {...rest}
      {...invalidBy(errorMessage)}
      className={styles.field}
      value={value}
      onChange={choose}
    >
      <FieldFrame label={label} description={description} errorMessage={errorMessage}>
        <div className={own.room}>
          <div className={own.tiles} data-layout={layout}>
            {options.map((option) => (
              <Tile key={option.id} option={option} />
            ))}
          </div>
        </div>
      </FieldFrame>
    </RadioGroup>
  )
}

function Tile({ option }: { option: ChoiceOption<string> }) {
  return (
    <RadioField value={option.id} isDisabled={option.isDisabled ?? false} className={own.tile}>
      <RadioButton className={own.button}>
        <span className={own.dot} aria-hidden="true" />
        <span>{option.label}</span>
      </RadioButton>
      {option.description && (
        <Text slot="description" className={own.description}>
          {option.description}
        </Text>
      )}
    </RadioField>
  )
}
