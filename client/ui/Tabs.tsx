import type { ReactNode } from 'react'
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components'
import styles from './Tabs.module.css'

export type TabEntry<T extends string> = {
  id: T
  label: string
  icon?: ReactNode
  /** A few words or a number after the label, such as "2 need you". */
  detail?: ReactNode
  content: ReactNode
}

export type TabsProps<T extends string> = {
  /** What the tabs are about, for a screen reader. */
  label: string
  tabs: readonly TabEntry<T>[]
  value: T
  onChange: (value: T) => void
  /** `thumb` puts the bar at the bottom of the screen on phones; give its tabs icons. */
  placement?: 'top' | 'thumb'
}

/** Several views of one thing, one at a time. Panels that are not shown are not mounted. */
export function Tabs<T extends string>({ label, tabs, value, onChange, placement = 'top' }: TabsProps<T>) {
  const choose = (key: unknown) => {
    const chosen = tabs.find((tab) => tab.id === key)
    if (chosen) onChange(chosen.id)
  }
  return (
    <AriaTabs
      className={styles.tabs}
      data-placement={placement}
      selectedKey={value}
      onSelectionChange={choose}
    >
      <TabList aria-label={label} className={styles.bar}>
        {tabs.map((tab) => (
          <Tab key={tab.id} id={tab.id} className={styles.tab}>
            {tab.icon && <span className={styles.icon}>{tab.icon}</span>}
            <span className={styles.words}>
              <span>{tab.label}</span>
              {tab.detail && <span className={styles.detail}>{tab.detail}</span>}
            </span>
          </Tab>
        ))}
      </TabList>
      {tabs.map((tab) => (
        <TabPanel key={tab.id} id={tab.id} className={styles.panel}>
          {tab.content}
        </TabPanel>
      ))}
    </AriaTabs>
  )
}
