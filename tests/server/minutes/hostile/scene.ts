import { expect } from 'vitest'
import type { WebSocket } from 'ws'
import * as Y from 'yjs'
import { unsentWords } from '../../../../client/minutes/left-words.ts'
import { testDatabase, type TestDatabase } from '../../../database.ts'
import {
  aWhile,
  Cleanup,
  openTable,
  ownClient,
  RawClient,
  stockClient,
  until,
  type Stock,
  type Table,
} from '../support.ts'

/** Our minutes with two honest people at work, who must notice nothing of what is done to them. */
export class Scene {
  readonly cleanup = new Cleanup()
  readonly closes: number[] = []
  database!: TestDatabase
  table!: Table
  parent!: Stock
  senco!: Stock

  static async open(limits: Parameters<typeof openTable>[1] = {}): Promise<Scene> {
    const scene = new Scene()
    scene.database = scene.cleanup.add(await testDatabase(), (database) => database.drop())
    scene.table = scene.cleanup.add(await openTable(scene.database.sql, limits), (open) => open.stop())
    scene.parent = scene.stock('parent')
    scene.senco = scene.stock('senco')
    const { parent, senco } = scene
    for (const { provider } of [parent, senco])
      provider.on('connection-close', (event) => scene.closes.push(event?.code ?? 0))
    await until(() => parent.provider.synced && senco.provider.synced, 'both are in step')
    parent.text.insert(0, 'Honest words')
    await until(() => senco.words() === 'Honest words', 'seen')
    return scene
  }

  stock(seatId: string, doc?: Y.Doc): Stock {
    return this.cleanup.add(stockClient(this.table, seatId, doc), ({ provider }) => provider.destroy())
  }

  raw(seatId: string, query?: string): RawClient {
    return this.cleanup.add(new RawClient(this.table, seatId, query), ({ socket }) => socket.terminate())
  }

  /** Work goes on, in both directions, on the connections that were there before. */
  async othersNoticedNothing(words = 'Honest words'): Promise<void> {
    const { parent, senco } = this
    await aWhile()
    expect(parent.words()).toBe(words)
    expect(senco.words()).toBe(words)
    parent.text.insert(0, 'p')
    senco.text.insert(senco.words().length, 's')
    const expected = `p${words}s`
    await until(() => parent.words() === expected && senco.words() === expected, 'both still work')
    expect(this.closes).toEqual([])
  }

  /** Turned away with a code and a sentence, and named in the log. */
  async refusal(attacker: RawClient, code: number, reason: RegExp): Promise<void> {
    const closing = await attacker.closing()
    expect(closing).toEqual({ code, reason: expect.stringMatching(reason) })
    this.expectNamed('officer', closing)
  }

  expectNamed(seatId: string, closing: { code: number; reason: string }): void {
    const line = {
      seatId,
      reason: closing.reason,
      closeCode: closing.code,
      msg: 'minutes socket turned away',
    }
    expect(this.table.logLines).toContainEqual(expect.objectContaining(line))
    // Who and why, and never a word of the text.
    expect(JSON.stringify(this.table.logLines)).not.toMatch(/Honest words|Unsent words|Sent words/)
  }

  /**
   * A page of ours that somebody meddled with sends these frames in the midst of honest writing: it is turned away, what
   * it had not sent stays on it, and the others go on.
   */
  async bounces(frames: readonly Uint8Array[], code: number, reason: RegExp, words?: string): Promise<void> {
    const page = this.cleanup.add(ownClient(this.table, 'officer'), (own) => own.destroy())
    await until(() => page.saved().kind === 'saved', 'the page is in step')
    page.doc.getXmlFragment('item-1').push([paragraph('Sent words.')])
    await until(() => page.saved().kind === 'saved', 'the page has saved')
    const socket = page.provider.ws as unknown as WebSocket
    for (const frame of frames) socket.send(frame)
    page.doc.getXmlFragment('item-1').push([paragraph('Unsent words.')])
    await until(() => page.saved().kind === 'refused', 'the page is refused')
    const saved = page.saved()
    expect(saved).toEqual({ kind: 'refused', code, reason: expect.stringMatching(reason), hasUnsent: true })
    expect(unsentWords(page.doc)).toContain('Unsent words.')
    if (saved.kind === 'refused') this.expectNamed('officer', saved)
    await this.othersNoticedNothing(words)
    expect(this.senco.doc.getXmlFragment('item-1').toJSON()).toContain('Sent words.')
    expect(this.senco.doc.getXmlFragment('item-1').toJSON()).not.toContain('Unsent words.')
  }
}

function paragraph(words: string): Y.XmlElement {
  const element = new Y.XmlElement('paragraph')
  element.insert(0, [new Y.XmlText(words)])
  return element
}
