import { useAsking } from '../table/use-asking.ts'
import { announce } from '../ui/announce.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { useSide } from './use-side.ts'

/** What was said before the first message in sight: a page of it for each press. `onAllLoaded` runs when nothing is left. */
export function ShowEarlier({ count, onAllLoaded }: { count: number; onAllLoaded: () => void }) {
  const { loadEarlier } = useSide()
  const { run, asking, isPending } = useAsking()
  const load = () =>
    run(async () => {
      const loaded = await loadEarlier()
      announce(loaded === 1 ? 'One earlier message loaded' : `${loaded} earlier messages loaded`)
      // The button goes with the last of them, and the keyboard must not go with it.
      if (loaded === count) onAllLoaded()
    })
  return (
    <div>
      <Button kind="quiet" isPending={isPending} onPress={() => void load()}>
        {count === 1 ? 'Show one earlier message' : `Show earlier messages (${count})`}
      </Button>
      {asking.is === 'refused' && <Notice tone="attention">{asking.message}</Notice>}
    </div>
  )
}
