import { LiveTable } from '../../client/table/live-table.ts'
import type { Ready, TableState } from '../../client/table/table-state.ts'
import { DeviceAnswers } from './device-answers.ts'
import { DeviceStorage } from './device-storage.ts'
import { FalteringLine } from './faltering-line.ts'
import type { Person } from './person.ts'
import { until } from './until.ts'

/** A tab with our own page's live table in it, on a line and a device of its own. */
export class TablePage {
  readonly live: LiveTable
  readonly line: FalteringLine
  readonly storage: DeviceStorage
  readonly answers: DeviceAnswers

  constructor(
    { workspaceId, seatId, device }: Person,
    line: FalteringLine,
    { storage, answers }: { storage: DeviceStorage; answers: DeviceAnswers },
  ) {
    this.line = line
    this.storage = storage
    this.answers = answers
    const reach = { origin: line.url, headers: { cookie: device.cookie ?? '' } }
    this.live = new LiveTable(workspaceId, seatId, { reach, storage: () => storage, answers })
    device.world.onClose(() => this.live.close())
  }

  get state(): TableState {
    return this.live.state()
  }

  get ready(): Ready {
    if (this.state.is !== 'ready') throw new Error(`the page is ${this.state.is}`)
    return this.state
  }

  get role() {
    return this.ready.table.seats[this.live.seatId]?.role
  }

  async opened(): Promise<this> {
    await this.live.open()
    return this.shown()
  }

  shown(): Promise<this> {
    return until(() => this.state.is === 'ready', 'the page shows the table').then(() => this)
  }

  says(role: string) {
    return this.live.ask({ type: 'seat.describe', role })
  }
}

export async function tablePage(
  person: Person,
  { storage = new DeviceStorage(), answers = new DeviceAnswers() }: Partial<TablePage> = {},
): Promise<TablePage> {
  const line = await new FalteringLine(person.device.world).open()
  return new TablePage(person, line, { storage, answers })
}
