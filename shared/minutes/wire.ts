import { ByteWriter } from './bytes.ts'

/**
 * The y-websocket protocol (github.com/yjs/y-protocols, PROTOCOL.md) and one message of ours: `durable`. It carries
 * how many of this socket's sync step 2 and update frames are in the database, then a `durableStatus`. Only a socket
 * opened with `?durable=1` gets it, because a stock client logs an error for a type that it does not know.
 */
export const messageType = { sync: 0, awareness: 1, auth: 2, queryAwareness: 3, durable: 100 } as const

export const syncStep = { step1: 0, step2: 1, update: 2 } as const

/** `retrying`: the database did not take the words yet, and the server keeps them and tries again. */
export const durableStatus = { durable: 0, retrying: 1 } as const

/** y-websocket gives up for good on 4400–4499 and comes back after any other code, so each of these is behaviour. */
export const closeCode = {
  badBytes: 4400,
  signedOut: 4401,
  forbidden: 4403,
  notFound: 4404,
  tooLarge: 4413,
  accessChanged: 4205,
  frameTooLarge: 1009,
  ourFault: 1011,
  restarting: 1012,
  tooMuch: 1013,
} as const

export function isPermanent(code: number): boolean {
  return code >= 4400 && code < 4500
}

export function syncMessage(step: number, payload: Uint8Array): Uint8Array {
  return new ByteWriter().varUint(messageType.sync).varUint(step).bytes(payload).finish()
}

export function awarenessMessage(payload: Uint8Array): Uint8Array {
  return new ByteWriter().varUint(messageType.awareness).bytes(payload).finish()
}

export function durableMessage(frameCount: number, status: number): Uint8Array {
  return new ByteWriter().varUint(messageType.durable).varUint(frameCount).varUint(status).finish()
}
