import { Button } from '../ui/Button.tsx'
import { Cluster } from '../ui/Cluster.tsx'
import { Notice } from '../ui/Notice.tsx'
import type { Waiting } from './outbox.ts'
import { deedOf, WaitingWords } from './WaitingWords.tsx'

type Props = {
  waiting: readonly Waiting<{ type: string }>[]
  outbox: { discard: (id: string) => void; tryAgain: (id: string) => void }
}

/** What was refused after a wait, or stepped aside: with its reason and its words, until it was read or is sent again. */
export function CouldNotBeDone({ waiting, outbox }: Props) {
  const refused = waiting.filter((one) => one.refused !== undefined)
  return refused.map((one) => (
    <Notice
      key={one.id}
      tone="attention"
      title={`This could not be done: ${deedOf(one)}`}
      action={
        one.hasSteppedAside ? (
          <Cluster gap="xs">
            <Button onPress={() => outbox.tryAgain(one.id)}>Try again</Button>
            <Button kind="quiet" onPress={() => outbox.discard(one.id)}>
              Discard it
            </Button>
          </Cluster>
        ) : (
          <Button onPress={() => outbox.discard(one.id)}>I have read it</Button>
        )
      }
    >
      {one.refused}
      <WaitingWords waiting={one} />
    </Notice>
  ))
}
