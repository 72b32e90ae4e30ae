import type { Wording } from '../../shared/actions/action.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Stack } from '../ui/Stack.tsx'
import { WordingChange } from './WordingChange.tsx'
import { WordingShown } from './WordingShown.tsx'

type Props = {
  read: { revision: number; wording: Wording; newer: Wording | undefined }
  onReadOn: () => void
}

/** The wording that is answered, and the newer one if somebody reworded it while this form was open. */
export function WordingToAnswer({ read: { revision, wording, newer }, onReadOn }: Props) {
  if (!newer) return <WordingShown wording={wording} label={`Wording ${revision}`} />
  return (
    <Notice
      tone="attention"
      title="Somebody reworded this while you were reading. These are the new words:"
      action={<Button onPress={onReadOn}>I have read it, go on</Button>}
    >
      <Stack gap="s">
        <WordingChange before={wording} after={newer} />
      </Stack>
    </Notice>
  )
}
