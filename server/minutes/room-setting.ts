import type { Sql } from '../db.ts'
import type { Log } from '../log.ts'
import type { Place } from './chain.ts'
import type { Limits } from './limits.ts'
import type { Right } from './member.ts'
import type { Meter } from './meter.ts'
import type { UpdateLog } from './update-log.ts'

export type RoomSetting = {
  sql: Sql
  log: Log
  limits: Limits
  meter: Meter
  /** For work that must not keep commits from a connection. */
  oneAtATime: (work: () => Promise<void>) => Promise<void>
  updateLog: UpdateLog
  rightsOf: (workspaceId: string, seatId: string, document: string) => Right
  isSection: (place: Place, root: string) => boolean
  /** Before rights are asked for again after a rest. */
  recallRights: (workspaceId: string) => Promise<void>
}
