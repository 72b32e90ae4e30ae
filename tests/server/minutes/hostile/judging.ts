import * as Y from 'yjs'
import { expect } from 'vitest'
import { checkUpdate, type Verdict } from '../../../../server/minutes/check-update.ts'
import { limits } from '../../../../server/minutes/limits.ts'
import { Tentative } from '../../../../server/minutes/tentative.ts'
import { forgedUpdate, written } from '../support.ts'

/** A text that `senco` wrote `known` into under client 7, as the server has it. */
export function serverText() {
  const committed = new Y.Doc()
  Y.applyUpdate(committed, forgedUpdate([{ client: 7, clock: 0, write: written('known') }]))
  return new Tentative({ doc: committed }, new Map([[7, 'senco']]))
}

export function judge(
  update: Uint8Array,
  tentative = serverText(),
  seatId = 'parent',
  changed = {},
): Verdict {
  return checkUpdate(update, tentative, seatId, { ...limits, ...changed })
}

export const badBytes = (reason: RegExp) => ({
  kind: 'refused',
  closeCode: 4400,
  reason: expect.stringMatching(reason),
})
export const by = (client: number, clock: number, write: (out: Y.UpdateEncoderV1) => void) => ({
  client,
  clock,
  write,
})

/** Accepts it as the room does: into the index first, into the document on commit. */
export function take(tentative: Tentative, update: Uint8Array, seatId = 'parent', isCommitted = true) {
  const verdict = judge(update, tentative, seatId)
  if (verdict.kind !== 'accepted') throw new Error(`not accepted: ${JSON.stringify(verdict)}`)
  tentative.accept(verdict.fresh, seatId)
  if (!isCommitted) return
  Y.applyUpdate(tentative.committed, verdict.bytes)
  tentative.settle([verdict.fresh])
}
