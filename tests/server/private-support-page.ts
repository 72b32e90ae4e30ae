import { newId } from '../../client/id.ts'
import type { PrivateAsked } from '../../client/private/foresee-side.ts'
import { LiveSide } from '../../client/private/live-side.ts'
import { DeviceStorage } from '../world/device-storage.ts'
import type { Person } from '../world/person.ts'
import { tablePage, type TablePage } from '../world/table-page.ts'
import { until } from '../world/until.ts'
import { wordsOf } from './private-support.ts'

export const says = (words: string): PrivateAsked => ({ type: 'private.say', messageId: newId(), words })

/** A tab with our own page's private side in it. */
export class SidePage {
  readonly page: TablePage
  readonly side: LiveSide

  constructor(page: TablePage, { device }: Person) {
    const reach = { origin: page.line.url, headers: { cookie: device.cookie ?? '' } }
    this.page = page
    this.side = new LiveSide(page.live, { reach, storage: () => page.storage })
    const leave = this.side.subscribe(() => {})
    device.world.onClose(leave)
  }

  get words(): string[] {
    const state = this.side.state()
    return state.is === 'ready' ? wordsOf(state.side) : []
  }

  get waiting() {
    const state = this.side.state()
    return state.is === 'ready' ? state.waiting : []
  }

  get tooMuch() {
    const state = this.side.state()
    return state.is === 'ready' ? state.tooMuch : undefined
  }

  async shows(...words: string[]) {
    await until(() => this.words.join() === words.join(), `the page shows ${words.join(', ')}`)
  }
}

export async function sidePage(person: Person, storage = new DeviceStorage()): Promise<SidePage> {
  const page = await (await tablePage(person, { storage })).opened()
  const side = new SidePage(page, person)
  await until(() => side.side.state().is === 'ready', 'the side is there')
  return side
}
