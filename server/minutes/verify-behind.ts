import type { Place } from './chain.ts'
import type { RoomSetting } from './room-setting.ts'
import { forgetSnapshot } from './snapshot.ts'
import { firstBrokenInLog } from './verify-log.ts'

/** Whose text it is: whether anybody still has it, and what to do when nobody may see it. */
type Concern = { isOver: () => boolean; onBroken: () => void }

/**
 * A snapshot lets a text open before its log is verified; this is the rest of it, which the database does. First the
 * people who came for the text; a long log takes the database a second.
 */
export function verifySoon(setting: RoomSetting, place: Place, seq: number, concern: Concern): void {
  const { oneAtATime, limits } = setting
  const verify = () => verifyBehind(setting, place, seq, concern)
  setTimeout(() => void oneAtATime(verify), limits.verifyAfterMs).unref()
}

async function verifyBehind(
  { sql, log }: RoomSetting,
  place: Place,
  seq: number,
  { isOver, onBroken }: Concern,
): Promise<void> {
  if (isOver()) return
  try {
    const brokenSeq = await firstBrokenInLog(sql, place, seq)
    if (brokenSeq === null) return
    log.error({ ...place, brokenSeq }, 'the log of this text does not verify, closing the room')
    await forgetSnapshot(sql, place)
    onBroken()
  } catch (err) {
    log.warn({ reason: String(err), ...place }, 'log of minutes not verified')
  }
}
