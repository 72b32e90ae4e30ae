import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import {
  Dialog as AriaDialog,
  Heading,
  Modal,
  ModalOverlay,
  type DialogProps as AriaProps,
} from 'react-aria-components'
import { IconButton } from './IconButton.tsx'
import styles from './Dialog.module.css'

type Part = ReactNode | ((close: () => void) => ReactNode)

export type DialogProps = {
  title: ReactNode
  children: Part
  /** Actions that stay at the foot while the content scrolls. */
  footer?: Part
  /** Leave out inside a React Aria `DialogTrigger`, which then opens and closes it. */
  isOpen?: boolean
  onOpenChange?: (isOpen: boolean) => void
  width?: 'narrow' | 'wide'
  /** `tinted` is the other paper, for what only some may see. */
  tone?: 'plain' | 'tinted'
  /** Whether a press outside closes it. Off, because that would throw away what was typed. */
  isDismissable?: boolean
  closeLabel?: string
  role?: AriaProps['role']
}

/** A modal: a sheet from the bottom on phones, in the middle on larger screens. Escape and the cross close it. */
export function Dialog(props: DialogProps) {
  const { title, children, footer, width = 'narrow', tone = 'plain', isDismissable = false, role } = props
  return (
    <ModalOverlay
      className={styles.overlay}
      isOpen={props.isOpen}
      onOpenChange={props.onOpenChange}
      isDismissable={isDismissable}
    >
      <Modal className={styles.modal} data-width={width} data-tone={tone}>
        <AriaDialog className={styles.dialog} role={role ?? 'dialog'}>
          {({ close }) => (
            <>
              <header className={styles.head}>
                <Heading slot="title" level={2} className={styles.title}>
                  {title}
                </Heading>
                <IconButton
                  label={props.closeLabel ?? 'Close'}
                  icon={<X aria-hidden="true" />}
                  onPress={close}
                />
              </header>
              <div className={styles.body}>{filled(children, close)}</div>
              {footer && <footer className={styles.foot}>{filled(footer, close)}</footer>}
            </>
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}

const filled = (part: Part, close: () => void) => (typeof part === 'function' ? part(close) : part)
