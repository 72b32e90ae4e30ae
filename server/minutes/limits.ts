import { closeCode } from '../../shared/minutes/wire.ts'

const MiB = 1024 * 1024

/** How much one socket, one update and one document may ask of the server. */
export const limits = {
  /** The upgrade listener gives it to `ws` as `maxPayload`. */
  maxFrameBytes: 4 * MiB,
  /** Of the text as one update, so in the unit of frames: a page that must resend all of it fits into one. */
  maxDocumentBytes: 2 * MiB,
  /** In one frame, known ones included: a reconnecting client may resend what the server has. */
  maxStructs: 300_000,
  /** Yjs splits its arrays for each: 50,000 take about two seconds, and time grows with the square. */
  maxNewStructs: 50_000,
  maxNewDeletes: 20_000,
  /** Beyond either of these the comparisons that an update needs are counted (`check-crowd.ts`). */
  maxSamePlace: 100,
  maxCrowdSteps: 2_000,
  maxNewClients: 200,
  /** Deleting nested types recurses in every browser. */
  maxNesting: 100,
  maxValueDepth: 32,
  maxNameLength: 200,
  maxRoots: 1_000,
  /** Parts that a seat may begin though the agenda does not have them: not yet, when it was offline, or not any more. */
  maxStrangeRootsPerSeat: 20,
  /** The longest run of deleted characters that an update may bring without the characters. */
  maxGoneLength: 1 << 20,
  maxAwarenessBytes: 4096,
  awarenessTickMs: 100,
  maxBufferedBytes: 4 * MiB,
  maxSocketsPerRoom: 200,
  maxSocketsPerSeat: 20,
  /** Kept free for each party, however many pages and screens another party opens. */
  placesPerSide: 10,
  /** A socket's frames; a person's, over all of their sockets. Frames of more than 4 KiB count as several. */
  frameBurst: 5_000,
  framesPerSecond: 500,
  personBurst: 20_000,
  personPerSecond: 2_000,
  syncRequestsPerMinute: 60,
  lingerMs: 15_000,
  /** A text in which nobody types for so long is let go from memory, and its sockets stay. */
  sleepAfterMs: 30_000,
  /** A text that is let go leaves a snapshot when its next load would read this much of the log. */
  snapshotAtRest: { updates: 50, bytes: 64 * 1024 },
  /** While it is open, the same for a load after a crash. */
  snapshotInUse: { updates: 2_000, bytes: 1 * MiB },
  /** When it goes to another node, or the server stops, the same: then somebody will open it in a moment. */
  snapshotAtParting: { updates: 1, bytes: 1 },
  /** So long either waits for snapshots. */
  snapshotPatienceMs: 500,
  pingEveryMs: 20_000,
  /** How long after a text was opened from a snapshot its document is built and its log verified. */
  finishAfterMs: 1_000,
  /** The longest rest between two commits of a busy server. */
  maxRestMs: 25,
  /** A commit slower than this is told to the writers as "not saved yet". */
  slowCommitMs: 2_000,
  /** Without an answer for so long a commit is sent again on another connection. */
  commitTimeoutMs: 30_000,
  maxRetryDelayMs: 2_000,
  flushTimeoutMs: 10_000,
}

export type Limits = typeof limits

/** A frame that is turned away; the socket that sent it is closed with the code and the sentence, nobody else is. */
export class Refused extends Error {
  readonly closeCode: number

  constructor(closeCode: number, reason: string) {
    super(reason)
    this.closeCode = closeCode
  }
}

export function badBytes(reason: string): Refused {
  return new Refused(closeCode.badBytes, reason)
}
