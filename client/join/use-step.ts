import { Refusal } from '../../shared/refusal.ts'
import { useAsking } from '../table/use-asking.ts'

/** One step of joining: a link that died on the way leads to the page for dead links, anything else stays here. */
export function useStep(onDead: () => void) {
  const { run, ...rest } = useAsking()
  const take = (deed: () => Promise<void>) =>
    run(async () => {
      try {
        await deed()
      } catch (err) {
        if (err instanceof Refusal && (err.code === 'gone' || err.code === 'not_found')) onDead()
        else throw err
      }
    })
  return { ...rest, take }
}
