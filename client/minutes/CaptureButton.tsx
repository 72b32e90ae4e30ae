import { SquareCheckBig } from 'lucide-react'
import { Button, TooltipTrigger } from 'react-aria-components'
import { Tooltip } from '../ui/Tooltip.tsx'
import { keysHere } from './tools.tsx'
import styles from './Toolbar.module.css'

type Props = { onCapture: () => void; isFromKeyboardToo?: boolean }

/** From words to an action: the one tool that is named in words. */
export function CaptureButton({ onCapture, isFromKeyboardToo = true }: Props) {
  return (
    <TooltipTrigger delay={500}>
      <Button
        className={styles.capture ?? ''}
        aria-keyshortcuts="Control+Enter"
        preventFocusOnPress
        excludeFromTabOrder={!isFromKeyboardToo}
        onPress={onCapture}
      >
        <SquareCheckBig aria-hidden="true" />
        Make an action
      </Button>
      <Tooltip>
        From the selected words, or from the sentence at the cursor ({keysHere('Ctrl Enter')})
      </Tooltip>
    </TooltipTrigger>
  )
}
