import { z } from 'zod'
import { endpoints } from '../../shared/protocol.ts'
import { SeatHeld } from '../../shared/seats/held.ts'
import { call } from '../api.ts'
import { keptAnswers } from '../offline/kept-answers.ts'
import { forgetSeatsNotHeld, seatsKept } from './forget-seats.ts'

export type Me = z.output<typeof endpoints.me.reply>

const key = 'seats'

let first: Promise<Me> | undefined
let forgetting: Promise<unknown> = Promise.resolve()

/**
 * Asks which seats this device holds, remembers the answer, and takes off the device what is there of seats that it
 * holds no longer.
 */
export function askMe(): Promise<Me> {
  // What is kept from now on may be of a seat that is taken after the answer was given.
  const kept = seatsKept()
  const asked = call(endpoints.me, {}).then((me) => {
    void keptAnswers.write(key, me.seats)
    forgetting = kept.then((seats) => forgetSeatsNotHeld(seats, me.seats)).catch(() => {})
    return me
  })
  first ??= asked
  return asked
}

/** At the start of every page, unless the page itself asks. */
export async function askMeOnce(): Promise<void> {
  // Without the server there is nothing to be done; the next page asks again.
  await (first ?? askMe()).catch(() => {})
}

/** After this device took a seat, so that the first page has it also where the network is gone. */
export const tookSeat = (): void => void askMe().catch(() => {})

/** Resolves when nothing of seats that ended is left, but for words that never reached the server. */
export const forgotten = async () => void (await forgetting)

/** The seats that this device held when the server was last asked. */
export async function seatsLastHeld(): Promise<readonly SeatHeld[]> {
  return z.array(SeatHeld).safeParse(await keptAnswers.read(key)).data ?? []
}
