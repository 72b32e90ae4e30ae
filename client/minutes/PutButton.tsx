import { MessagesSquare } from 'lucide-react'
import { Button, TooltipTrigger } from 'react-aria-components'
import { Tooltip } from '../ui/Tooltip.tsx'
import styles from './Toolbar.module.css'

type Props = { onPut: () => void; isFromKeyboardToo?: boolean }

/** From words to something that every party answers. */
export function PutButton({ onPut, isFromKeyboardToo = true }: Props) {
  return (
    <TooltipTrigger delay={500}>
      <Button
        className={styles.capture ?? ''}
        preventFocusOnPress
        excludeFromTabOrder={!isFromKeyboardToo}
        onPress={onPut}
      >
        <MessagesSquare aria-hidden="true" />
        Put to everyone
      </Button>
      <Tooltip>The selected words, or the sentence at the cursor, as a proposal, an offer or a fact</Tooltip>
    </TooltipTrigger>
  )
}
