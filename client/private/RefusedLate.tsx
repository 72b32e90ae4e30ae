import { Button } from '../ui/Button.tsx'
import { Cluster } from '../ui/Cluster.tsx'
import { Notice } from '../ui/Notice.tsx'
import { useSide, type ReadySide } from './use-side.ts'

/** What was asked of the private side, waited, and was refused: with its reason and its words, until it was read. */
export function RefusedLate({ waiting }: Pick<ReadySide, 'waiting'>) {
  const { discard, tryAgain } = useSide()
  return waiting.flatMap((one) =>
    one.refused === undefined
      ? []
      : [
          <Notice
            key={one.id}
            tone="attention"
            title={one.refused}
            action={
              one.hasSteppedAside ? (
                <Cluster gap="xs">
                  <Button onPress={() => tryAgain(one.id)}>Try again</Button>
                  <Button kind="quiet" onPress={() => discard(one.id)}>
                    Discard it
                  </Button>
                </Cluster>
              ) : (
                <Button onPress={() => discard(one.id)}>I have read it</Button>
              )
            }
          >
            {'words' in one.command && typeof one.command.words === 'string' && <p>{one.command.words}</p>}
          </Notice>,
        ],
  )
}
