import { z } from 'zod'

const Uint32 = z.int().min(0).max(0xffff_ffff)
const Uint = z.int().min(0)
const YId = z.strictObject({ client: Uint32, clock: Uint })

/**
 * A place in a text as Yjs writes it in JSON (`RelativePosition`). One that names nothing is refused: Yjs throws at it,
 * inside whatever a page is just doing.
 */
const Place = z
  .strictObject({
    type: YId.nullish(),
    tname: z.string().max(200).nullish(),
    item: YId.nullish(),
    assoc: z.int().nullish(),
  })
  .refine(({ type, tname, item }) => type != null || tname != null || item != null, 'This names no place.')

/** Where somebody's cursor is, from where their selection began to where it ended; null is nowhere. */
export const Caret = z.strictObject({ anchor: Place, head: Place }).nullable()
export type Caret = z.infer<typeof Caret>
