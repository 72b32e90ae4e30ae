import { z } from 'zod'
import { statusOf, type RefusalCode } from '../../shared/refusal.ts'
import type { Command } from '../../shared/table.ts'
import { Id, Instant } from '../../shared/words.ts'

/** What may be asked of a table, as the page writes it. */
export type TableCommand = z.input<typeof Command>

/** Something asked that the server has not answered yet, or has refused after a wait. */
export type Waiting = {
  id: string
  at: string
  command: TableCommand
  refused?: { code: RefusalCode; message: string }
}

const Kept = z.array(
  z.object({
    id: Id,
    at: Instant,
    command: z.looseObject({ type: z.string() }),
    refused: z
      .object({ code: z.custom<RefusalCode>((code) => String(code) in statusOf), message: z.string() })
      .optional(),
  }),
)

const keyOf = (seatId: string) => `concord.waiting.${seatId}`

/** What this seat asked for and was not answered, kept on the device so that a closed tab loses nothing. */
export function readOutbox(seatId: string): Waiting[] {
  try {
    const kept = Kept.safeParse(JSON.parse(localStorage.getItem(keyOf(seatId)) ?? '[]'))
    // The server checks every command again, so a stored one needs no shape here.
    return kept.success ? (kept.data as Waiting[]) : []
  } catch {
    return []
  }
}

export function writeOutbox(seatId: string, waiting: readonly Waiting[]) {
  try {
    if (waiting.length === 0) localStorage.removeItem(keyOf(seatId))
    else localStorage.setItem(keyOf(seatId), JSON.stringify(waiting))
  } catch {
    // A full or forbidden storage costs only the copy: what waits is still in this page.
  }
}
