import { newId } from '../../server/people/secrets.ts'
import { endpoints } from '../../shared/protocol.ts'
import { powers, type Party } from '../../shared/seats/seat.ts'
import type { Happened } from '../../shared/table.ts'
import { partsOf, type Device, type Refused } from './device.ts'
import { LivePage } from './live-page.ts'
import { nameOf } from './names.ts'
import { openText, type SharedText } from './shared-text.ts'

type Place = { workspaceId: string; seatId: string; device: Device; party: Party; name: string }
type AnyCommand = { type: string; [field: string]: unknown }
export type Invited = { seatId: string; link: string; code: string; expiresAt: string }

/** Somebody with a seat, on one device. */
export class Person {
  readonly workspaceId: string
  readonly seatId: string
  readonly device: Device
  readonly party: Party
  readonly name: string

  constructor({ workspaceId, seatId, device, party, name }: Place) {
    this.workspaceId = workspaceId
    this.seatId = seatId
    this.device = device
    this.party = party
    this.name = name
  }

  get place() {
    return { params: { workspaceId: this.workspaceId }, query: { seat: this.seatId } }
  }

  async table() {
    return this.device.done(endpoints.table, this.place)
  }

  async events(after = 0): Promise<Happened[]> {
    const query = { ...this.place.query, after: String(after) }
    return (await this.device.done(endpoints.events, { ...this.place, query })).events
  }

  async does(command: AnyCommand, id = newId()): Promise<Happened[]> {
    return (await this.device.done(endpoints.command, { ...this.place, body: { id, command } })).events
  }

  mayNot(command: AnyCommand, id = newId()): Promise<Refused> {
    return this.device.refused(endpoints.command, { ...this.place, body: { id, command } })
  }

  invitation(party: Party, seat: Record<string, unknown> = {}) {
    const name = nameOf[party]
    const body = { id: newId(), party, name, role: 'Guest', isSupporter: false, powers: [...powers], ...seat }
    return { ...this.place, body }
  }

  invites(party: Party, seat: Record<string, unknown> = {}): Promise<Invited> {
    return this.device.done(endpoints.invite, this.invitation(party, seat))
  }

  /** Takes the same seat on another device, by a device link. */
  async onAnotherDevice(device = this.device.world.device()): Promise<Person> {
    const { link } = await this.device.done(endpoints.linkDevice, this.place)
    const { workspaceId, secret } = partsOf(link)
    await device.done(endpoints.joinDevice, { params: { workspaceId }, body: { secret } })
    return this.but({ device })
  }

  /** The same person at another place: on another device, or in another of their seats. */
  but(change: Partial<Place>): Person {
    const { workspaceId, seatId, device, party, name } = this
    return new Person({ workspaceId, seatId, device, party, name, ...change })
  }

  /** Opens the live page, and waits until it is there unless it may not be. */
  live(transports: ('websocket' | 'polling')[] = ['websocket']): LivePage {
    const { world } = this.device
    const page = new LivePage(world.url, this.workspaceId, this.device.cookie, this.seatId, transports)
    world.onClose(() => page.socket.disconnect())
    return page
  }

  text(document: string): SharedText {
    return openText(this.device, { workspaceId: this.workspaceId, seatId: this.seatId, document })
  }
}
