import { ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import {
  Button,
  Popover,
  Select as AriaSelect,
  SelectValue,
  type SelectProps as AriaProps,
} from 'react-aria-components'
import { FieldFrame, type FieldWords, invalidBy } from './Field.tsx'
import { OptionList } from './OptionList.tsx'
import styles from './Field.module.css'
import own from './Select.module.css'

export type SelectOption<T extends string> = {
  id: T
  label: string
  description?: string
  leading?: ReactNode
  isDisabled?: boolean
}

type Taken =
  | keyof FieldWords
  | 'children'
  | 'className'
  | 'style'
  | 'isInvalid'
  | 'validationBehavior'
  | 'value'
  | 'onChange'
  | 'selectionMode'

export type SelectProps<T extends string> = Omit<AriaProps<object>, Taken> &
  FieldWords & {
    options: readonly SelectOption<T>[]
    /** `null` while nothing is chosen: there is no silent first option. */
    value: T | null
    onChange: (value: T) => void
  }

/** One of several, where they would not fit as tiles. */
export function Select<T extends string>(props: SelectProps<T>) {
  const {
    label,
    description,
    errorMessage,
    options,
    value,
    onChange,
    placeholder = 'Choose…',
    ...rest
  } = props
  const choose = (key: unknown) => {
    const chosen = options.find((option) => option.id === key)
    if (chosen) onChange(chosen.id)
  }
  return (
    <AriaSelect
      {...rest}
      {...invalidBy(errorMessage)}
      placeholder={placeholder}
      className={styles.field}
      value={value}
      onChange={choose}
    >
      <FieldFrame label={label} description={description} errorMessage={errorMessage}>
        <Button className={`${styles.input} ${own.button}`}>
          <SelectValue className={own.value} />
          <ChevronDown className={own.chevron} aria-hidden="true" size="1.25em" />
        </Button>
      </FieldFrame>
      <Popover className={own.popover} offset={4}>
        <OptionList options={options} />
      </Popover>
    </AriaSelect>
  )
}
