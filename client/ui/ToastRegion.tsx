import { CircleCheck, Info, TriangleAlert, X } from 'lucide-react'
import {
  Button as AriaButton,
  Text,
  UNSTABLE_Toast as Toast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastRegion as AriaToastRegion,
} from 'react-aria-components'
import { Button } from './Button.tsx'
import { toasts } from './toast.ts'
import styles from './ToastRegion.module.css'

const icons = { info: Info, good: CircleCheck, attention: TriangleAlert }

/** Where `showToast` shows. Once in the page. Refusals do not belong here but beside the act (Notice). */
export function ToastRegion() {
  return (
    <AriaToastRegion queue={toasts} className={styles.region} aria-label="What happened just now">
      {({ toast }) => {
        const { words, tone = 'info', action } = toast.content
        const Icon = icons[tone]
        return (
          <Toast toast={toast} className={styles.toast} data-tone={tone}>
            <Icon className={styles.icon} aria-hidden="true" size="1.25em" />
            <ToastContent className={styles.words}>
              <Text slot="title">{words}</Text>
            </ToastContent>
            {action && (
              <Button
                kind="quiet"
                onPress={() => {
                  action.onPress()
                  toasts.close(toast.key)
                }}
              >
                {action.label}
              </Button>
            )}
            <AriaButton slot="close" className={styles.close} aria-label="Close">
              <X aria-hidden="true" size="1.25em" />
            </AriaButton>
          </Toast>
        )
      }}
    </AriaToastRegion>
  )
}
