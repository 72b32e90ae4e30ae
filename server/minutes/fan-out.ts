import type { Socket } from 'node:net'
import { WebSocket } from 'ws'

/** A whole unmasked binary WebSocket frame (RFC 6455 section 5.2): made once, written to every socket of a room. */
export function frameOf(payload: Uint8Array): Buffer {
  const { length } = payload
  const extra = length < 126 ? 0 : length < 65_536 ? 2 : 8
  const frame = Buffer.allocUnsafe(2 + extra + length)
  frame[0] = 0x82
  if (extra === 0) frame[1] = length
  else if (extra === 2) {
    frame[1] = 126
    frame.writeUInt16BE(length, 2)
  } else {
    frame[1] = 127
    frame.writeBigUInt64BE(BigInt(length), 2)
  }
  frame.set(payload, 2 + extra)
  return frame
}

/**
 * Writes finished frames in one go. It goes past `ws`, which would build the header for each socket anew; without
 * compression `ws` itself writes to the same stream at once, so nothing can come between.
 */
export function writeFrames(socket: WebSocket, frames: readonly Buffer[]): void {
  if (socket.readyState !== WebSocket.OPEN || frames.length === 0) return
  const [first] = frames
  // oxlint-disable-next-line no-underscore-dangle
  const stream = (socket as WebSocket & { _socket: Socket })._socket
  stream.write(frames.length === 1 && first ? first : Buffer.concat(frames))
}
