import type { ReactNode } from 'react'
import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover, Text } from 'react-aria-components'
import styles from './OptionList.module.css'
import popover from './Select.module.css'

export type MenuEntry = {
  id: string
  label: string
  description?: string
  icon?: ReactNode
  isDisabled?: boolean
  onAction?: () => void
  href?: string
}

export type MenuProps = {
  /** A Button or an IconButton. */
  trigger: ReactNode
  /** What the menu is about, for a screen reader. */
  label: string
  items: readonly MenuEntry[]
}

/** More things to do, behind one button. */
export function Menu({ trigger, label, items }: MenuProps) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover className={popover.popover} offset={4}>
        <AriaMenu aria-label={label} className={styles.list} items={items}>
          {(item) => (
            <MenuItem
              id={item.id}
              textValue={item.label}
              isDisabled={item.isDisabled ?? false}
              className={styles.option}
              {...(item.onAction && { onAction: item.onAction })}
              {...(item.href && { href: item.href })}
            >
              {item.icon && <span className={styles.leading}>{item.icon}</span>}
              <span className={styles.words}>
                <Text slot="label">{item.label}</Text>
                {item.description && (
                  <Text slot="description" className={styles.description}>
                    {item.description}
                  </Text>
                )}
              </span>
            </MenuItem>
          )}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}
