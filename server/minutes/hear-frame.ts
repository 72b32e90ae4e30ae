import { BrokenBytes, ByteReader } from '../../shared/minutes/bytes.ts'
import { closeCode, durableStatus, messageType, syncStep } from '../../shared/minutes/wire.ts'
import type { RoomAwareness } from './awareness.ts'
import { checkStateVector } from './check-state-vector.ts'
import { badBytes, Refused } from './limits.ts'
import type { Member, Right } from './member.ts'
import type { Text } from './text.ts'

/** What one frame can touch. `right` is as of now, not as of when the socket came. */
type Hearing<Source> = {
  member: Member & Source
  right: Right
  text: Text<Source>
  awareness: RoomAwareness
  isRetrying: boolean
}

/** What an update may cost without being counted as a longer one than it is. */
const lightWork = 64 * 1024

/** Does what one frame of the y-websocket protocol asks; null is a frame that was not binary. Throws `Refused`. */
export function hearFrame<Source>(frame: Uint8Array | null, hearing: Hearing<Source>): void {
  hear(frame, hearing, (reader) => hearSync(reader.varUint(), reader.bytes(), hearing))
}

type Present = { member: Member; awareness: RoomAwareness }

/** Whether a frame asks nothing of the text, not even for an id to write under. */
export function asksOnlyWhoIsHere(frame: Uint8Array | null, { member, awareness }: Present): boolean {
  if (member.isHeld) return false
  const type = frame?.[0]
  return type === messageType.queryAwareness || (type === messageType.awareness && awareness.knows(member))
}

/** `hearFrame` for such a frame. */
export function hearPresence(frame: Uint8Array | null, present: Present): void {
  hear(frame, present, () => {
    throw badBytes('a message of this kind is not understood')
  })
}

function hear(
  frame: Uint8Array | null,
  { member, awareness }: Present,
  hearText: (reader: ByteReader) => void,
): void {
  member.spendFrame(frame?.length ?? 0)
  if (frame === null) throw badBytes('only binary frames are understood here')
  try {
    const reader = new ByteReader(frame)
    const type = reader.varUint()
    if (type === messageType.sync) hearText(reader)
    else if (type === messageType.awareness) awareness.receive(member, reader.bytes())
    else if (type === messageType.queryAwareness) {
      member.spendSyncRequest()
      member.send(awareness.snapshot())
    } else throw badBytes('a message of this kind is not understood')
  } catch (err) {
    throw err instanceof BrokenBytes ? badBytes(err.message) : err
  }
}

function hearSync<Source>(step: number, payload: Uint8Array, hearing: Hearing<Source>): void {
  const { member, text, isRetrying } = hearing
  if (step === syncStep.step1) {
    member.spendSyncRequest()
    const reply = step2(text, payload)
    member.spendFrame(reply.length)
    member.reply(reply)
    return
  }
  if (step === syncStep.step2) hearState(payload, hearing)
  else if (step === syncStep.update) hearUpdate(payload, hearing)
  else throw badBytes('a sync step of this kind is not understood')
  const isMoreDurable = member.acks.settle(text.committedCount)
  if (isRetrying && member.acks.isOwing) member.send(member.durableFrames(durableStatus.retrying))
  else if (isMoreDurable) member.send(member.durableFrames(durableStatus.durable))
}

/** Sync step 2: all that the page has and the server told it that it lacks. */
function hearState<Source>(update: Uint8Array, hearing: Hearing<Source>): void {
  const { member, text } = hearing
  member.hasSynced = true
  hearUpdate(update, hearing)
  member.acks.synced(text.acceptedCount)
}

function hearUpdate<Source>(update: Uint8Array, { member, right, text }: Hearing<Source>): void {
  if (right !== member.right) throw new Refused(closeCode.accessChanged, 'your access has changed')
  const verdict = text.judge(update, member.visitor.seatId)
  if (verdict.kind === 'refused') throw new Refused(verdict.closeCode, verdict.reason)
  if (verdict.kind === 'gapped') {
    if (member.hasSynced) throw badBytes(verdict.reason)
    // Typed while the line came back: the sync step 2 that follows brings it again, whole.
    member.acks.owe(null)
    return
  }
  if (verdict.work > lightWork) member.spendFrame(verdict.work)
  if (verdict.kind === 'accepted') {
    if (right !== 'write') throw mayNotWrite()
    text.accept(verdict, member.visitor.seatId, member)
  }
  member.acks.owe(text.acceptedCount)
}

function step2<Source>(text: Text<Source>, stateVector: Uint8Array): Buffer {
  checkStateVector(stateVector, () => text.doc.store.clients.size)
  return text.step2(stateVector)
}

export function mayNotWrite(): Refused {
  return new Refused(closeCode.forbidden, 'you may read this text, but not change it')
}
