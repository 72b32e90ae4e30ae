import { closeCode } from '../../shared/minutes/wire.ts'
import type { Place } from './chain.ts'
import { Refused } from './limits.ts'
import type { Member } from './member.ts'
import { refusedReason } from './meter.ts'
import type { RoomSetting } from './room-setting.ts'

/** Closes the socket whose frame could not be taken, with the reason, which is also logged and counted. */
export function turnAway(
  { log, meter }: Pick<RoomSetting, 'log' | 'meter'>,
  place: Place,
  member: Member,
  err: unknown,
): void {
  const { seatId } = member.visitor
  if (err instanceof Refused) {
    const facts = { ...place, seatId, reason: err.message, closeCode: err.closeCode }
    log.warn(facts, 'minutes socket turned away')
    meter.refused(refusedReason(err.closeCode))
    member.close(err.closeCode, err.message)
  } else {
    log.error({ err, ...place, seatId }, 'minutes frame failed')
    meter.refused('our fault')
    member.close(closeCode.ourFault, 'something went wrong on our side')
  }
}
