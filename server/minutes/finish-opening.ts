import type { Place } from './chain.ts'
import type { RoomSetting } from './room-setting.ts'
import { forgetSnapshot } from './snapshot.ts'
import { firstBrokenInLog } from './verify-log.ts'

/** Whose text it is: whether anybody still has it, how to build its document, what to do when nobody may see it. */
type Concern = { isOver: () => boolean; build: () => void; onBroken: () => void }

/**
 * A snapshot lets a text open before its document is built and its log is verified; this is the rest of it. First the
 * people who came for the text: a long one takes us a fifth of a second, and its log takes the database a whole one.
 */
export function finishSoon(setting: RoomSetting, place: Place, seq: number, concern: Concern): void {
  const { oneAtATime, limits } = setting
  const finish = () => finishOpening(setting, place, seq, concern)
  setTimeout(() => void oneAtATime(finish), limits.finishAfterMs).unref()
}

async function finishOpening(
  { sql, log }: RoomSetting,
  place: Place,
  seq: number,
  { isOver, build, onBroken }: Concern,
): Promise<void> {
  if (isOver()) return
  try {
    const broken = whatBreaks(build) ?? (await firstBrokenInLog(sql, place, seq))
    if (broken === null) return
    log.error({ ...place, broken }, 'this text does not verify, closing the room')
    await forgetSnapshot(sql, place)
    onBroken()
  } catch (err) {
    log.warn({ reason: String(err), ...place }, 'log of minutes not verified')
  }
}

function whatBreaks(build: () => void): string | null {
  try {
    build()
    return null
  } catch (err) {
    return String(err)
  }
}
