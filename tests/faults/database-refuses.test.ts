import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { until } from '../world/until.ts'
import { limits } from '../../server/minutes/limits.ts'
import { Load } from './load.ts'
import { OwnDatabase } from './own-database.ts'
import { ServerProcess } from './server-process.ts'
import { Watcher } from './watcher.ts'
import { Writer } from './writer.ts'
import { Chance, seed } from './chance.ts'

let database: OwnDatabase
let server: ServerProcess
let load: Load

beforeAll(async () => {
  database = await OwnDatabase.make()
  server = new ServerProcess(database.url)
  await server.start()
  load = new Load(database, server)
  await load.open({ textCount: 2, writersEach: 3 })
})

afterAll(async () => {
  load?.close()
  await server?.remove()
  await database?.remove()
})

test('D10 a database that takes nothing for a while loses nothing, and every page says so', async () => {
  load.start()
  await load.untilCommandDone()
  await database.setReadOnly(true)
  const check = await load.expectNotSaved()
  const health = await fetch(`${server.url}/healthz`)
  expect(await health.text()).toContain('waiting')
  check()
  await database.setReadOnly(false)
  await load.untilBack()
  await load.expectKept('read only for a while')
  await load.settle()
  await load.expectWhole('read only for a while')
  load.expectServerWell()
})

test('D11 words that are not saved keep their text in memory though everybody has left, and come out when they are', async () => {
  const [text] = load.texts
  if (!text) throw new Error('there is no text')
  const { meeting, ledger } = text
  const url = server.url
  const seats = meeting.seats.slice(0, 2)
  for (const page of [...text.writers, ...text.watchers]) page.close()
  const people = seats.map(
    (seat, at) =>
      new Writer(`left${at}`, { url, meeting, seat, ledger, chance: new Chance(`${seed} ${at}`) }),
  )
  await until(() => people.every(({ saved }) => saved === 'saved'), 'both are there')
  await database.setReadOnly(true)
  for (const person of people) for (let word = 0; word < 5; word++) person.type()
  await until(() => people.every(({ saved }) => saved === 'not_saved'), 'the server has their words, unsaved')
  for (const person of people) person.close()
  // An empty text would be let go by now.
  await sleep(limits.lingerMs + 1_500)
  const newcomer = new Watcher(url, meeting, meeting.seats.at(-1)!)
  await until(() => newcomer.isSynced, 'a newcomer is served')
  const theirs = [...ledger.typed.keys()].filter((word) => word.startsWith('left'))
  expect(newcomer.words.filter((word) => theirs.includes(word))).toEqual([])
  await database.setReadOnly(false)
  await until(() => theirs.every((word) => newcomer.words.includes(word)), 'the newcomer sees their words')
  for (const word of theirs) ledger.seen.add(word)
  await load.expectKept('everybody had left')
  newcomer.close()
})

test('D12 a database whose disk is full loses nothing, and takes the words when it is back with room', async ({
  skip,
}) => {
  skip(process.platform !== 'linux', 'only Linux can take the room from a program that runs')
  const writers = load.texts[1]?.writers ?? []
  for (const writer of writers) writer.startTyping()
  database.fillDisk()
  await until(() => writers.every(({ saved }) => saved === 'not_saved'), 'every page says so', 20_000)
  for (const writer of writers) writer.stopTyping()
  await database.kill()
  await database.start()
  await until(() => writers.every(({ saved }) => saved === 'saved'), 'all is saved', 30_000)
  await load.expectKept('after the full disk')
  expect(writers.flatMap(({ count }) => count.typed - count.told)).toEqual([0, 0, 0])
  load.expectServerWell()
})
