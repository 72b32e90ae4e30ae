import { io, type Socket } from 'socket.io-client'
import type { Names } from '../../shared/names.ts'
import type { LiveToPage, LiveToServer, Presence } from '../../shared/live.ts'
import type { Happened } from '../../shared/table.ts'
import { until } from './until.ts'

/** A stock socket.io client at the live wire. */
export class LivePage {
  readonly socket: Socket<LiveToPage, LiveToServer>
  readonly heard: Happened[] = []
  hello: number | undefined
  present: Presence[] = []
  names: Names | undefined
  refusal: { code?: string } | undefined
  isGone = false

  constructor(
    url: string,
    workspaceId: string,
    cookie: string | undefined,
    seat: string | undefined,
    transports: string[],
  ) {
    this.socket = io(url, {
      path: `/live/${workspaceId}/`,
      query: seat ? { seat } : {},
      forceNew: true,
      transports,
      extraHeaders: cookie ? { cookie } : {},
      reconnectionDelay: 20,
      reconnectionDelayMax: 100,
    })
    this.socket.on('hello', ({ seq }) => (this.hello = seq))
    this.socket.on('happened', ({ events, names }) => {
      this.heard.push(...events)
      this.names = names
    })
    this.socket.on('names', (names) => (this.names = names))
    this.socket.on('present', (present) => (this.present = present))
    this.socket.on('gone', () => (this.isGone = true))
    this.socket.on(
      'connect_error',
      (err: Error & { data?: { code?: string } }) => (this.refusal = err.data ?? {}),
    )
  }

  get seqs(): number[] {
    return this.heard.map(({ seq }) => seq)
  }

  async welcomed(): Promise<this> {
    await until(() => this.hello !== undefined, 'the live wire says hello')
    return this
  }
}
