import { Check } from 'lucide-react'
import { ListBox, ListBoxItem, Text } from 'react-aria-components'
import type { SelectOption } from './Select.tsx'
import styles from './OptionList.module.css'

/** The options of a Select, each with its mark and its quiet second line. */
export function OptionList<T extends string>({ options }: { options: readonly SelectOption<T>[] }) {
  return (
    <ListBox className={styles.list} items={options}>
      {(option) => (
        <ListBoxItem
          id={option.id}
          textValue={option.label}
          isDisabled={option.isDisabled ?? false}
          className={styles.option}
        >
          {option.leading && <span className={styles.leading}>{option.leading}</span>}
          <span className={styles.words}>
            <Text slot="label">{option.label}</Text>
            {option.description && (
              <Text slot="description" className={styles.description}>
                {option.description}
              </Text>
            )}
          </span>
          <Check className={styles.check} aria-hidden="true" size="1.15em" />
        </ListBoxItem>
      )}
    </ListBox>
  )
}
