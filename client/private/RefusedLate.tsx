import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { useSide, type ReadySide } from './use-side.ts'

/** What was asked of the private side, waited, and was refused: with its reason and its words, until it was read. */
export function RefusedLate({ waiting }: Pick<ReadySide, 'waiting'>) {
  const { discard } = useSide()
  return waiting
    .filter(({ refused }) => refused !== undefined)
    .map(({ id, command, refused }) => (
      <Notice
        key={id}
        tone="attention"
        title={refused}
        action={<Button onPress={() => discard(id)}>I have read it</Button>}
      >
        {'words' in command && typeof command.words === 'string' && <p>{command.words}</p>}
      </Notice>
    ))
}
