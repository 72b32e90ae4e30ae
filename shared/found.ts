import { Refusal } from './refusal.ts'

/**
 * The thing of this id, or a refusal that names nobody. Own fields only: every object also has members such as
 * `__defineGetter__`, which is a well-formed identifier.
 */
export function found<Thing>(
  things: Readonly<Record<string, Thing>>,
  id: string,
  { sentence, path }: { sentence: string; path: string },
): Thing {
  const thing = Object.hasOwn(things, id) ? things[id] : undefined
  if (thing === undefined) throw new Refusal('not_found', sentence, path)
  return thing
}
