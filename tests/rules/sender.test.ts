import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Unreachable } from '../../client/api.ts'
import { tableOutbox, type Unsent } from '../../client/table/outbox.ts'
import { retryEveryMs, Sender } from '../../client/table/sender.ts'
import { Refusal } from '../../shared/refusal.ts'
import { DeviceStorage } from '../world/device-storage.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const broken = () => new Unreachable('Something went wrong on our side.', { isServersFault: true })

/** A page's outbox and sender, before a server that answers as it is told, and as late. */
function page(answers: (role: string) => Error | undefined, storage = new DeviceStorage(), lateByMs = 0) {
  const outbox = tableOutbox('seat', () => storage)
  outbox.read()
  const sent: string[] = []
  const roleOf = ({ command }: Pick<Unsent, 'command'>) => ('role' in command ? command.role : '')
  const sender = new Sender({
    outbox,
    async post(unsent) {
      if (lateByMs > 0) await new Promise((resolve) => setTimeout(resolve, lateByMs))
      const error = answers(roleOf(unsent))
      if (error) throw error
      sent.push(roleOf(unsent))
      return []
    },
    onDone: () => {},
    onChange: () => {},
    onGone: () => {},
    onOutdated: () => {},
  })
  return {
    outbox,
    sender,
    sent,
    storage,
    says: async (role: string) => {
      const said = sender.ask({ type: 'seat.describe', role })
      await vi.advanceTimersByTimeAsync(retryEveryMs)
      return said
    },
    tries: (count: number) => vi.advanceTimersByTimeAsync(count * retryEveryMs),
    aside: () => outbox.all.filter(({ hasSteppedAside }) => hasSteppedAside),
  }
}

it('P15 What the server fails at each time steps aside once something later was done, is kept with its words, and is sent again only when asked', async () => {
  let isMended = false
  const { says, sent, tries, aside, storage } = page((role) =>
    role === 'Poison' && !isMended ? broken() : undefined,
  )
  expect(await says('Poison')).toBe('waiting')
  expect(await says('Second')).toBe('waiting')
  expect(sent).toEqual([])
  expect(await says('Third')).toBe('waiting')
  await tries(5)
  expect(sent).toEqual(['Second', 'Third'])
  expect(aside().map(({ command }) => command)).toEqual([{ type: 'seat.describe', role: 'Poison' }])
  expect(await says('Fourth')).toBe('done')
  await tries(20)
  expect(sent).toEqual(['Second', 'Third', 'Fourth'])

  isMended = true
  const later = page(() => undefined, storage)
  await later.sender.send()
  expect(later.sent).toEqual([])
  later.outbox.tryAgain(later.aside()[0]?.id ?? '')
  await later.sender.send()
  expect([later.sent, later.outbox.all, storage.length]).toEqual([['Poison'], [], 0])
})

it('P15 A server that fails at everything, or a line that breaks, lets nothing step aside, and what is sent then goes in order', async () => {
  let trouble: Error | undefined = new Unreachable()
  const { says, sent, tries, aside, outbox } = page(() => trouble)
  const failing = () => outbox.unsent.map(({ isFailing = false }) => isFailing)
  for (const role of ['One', 'Two']) expect(await says(role)).toBe('waiting')
  await tries(30)
  expect([sent, aside(), failing()]).toEqual([[], [], [false, false]])
  trouble = broken()
  await tries(30)
  expect([sent, aside(), failing()]).toEqual([[], [], [true, false]])
  trouble = undefined
  await tries(1)
  expect(sent).toEqual(['One', 'Two'])
})

it('P15 A server that fails at everything, and late, is asked again all the same, and who asks meanwhile is not left without an answer', async () => {
  let trouble: Error | undefined = broken()
  const { sender, sent, tries, outbox } = page(() => trouble, undefined, 3 * retryEveryMs)
  const asked = ['One', 'Two', 'Three'].map((role) => sender.ask({ type: 'seat.describe', role }))
  await tries(4 * 5)
  expect(outbox.unsent.some(({ isFailing }) => isFailing)).toBe(true)
  const meanwhile = sender.ask({ type: 'seat.describe', role: 'Meanwhile' })
  await tries(10)
  expect(await Promise.all([...asked, meanwhile])).toEqual(Array.from({ length: 4 }, () => 'waiting'))
  trouble = undefined
  await tries(30)
  expect([sent.at(-1), outbox.unsent]).toEqual(['Meanwhile', []])
})

it('P15 A refusal of what was asked later proves nothing, for it may build on what was not done', async () => {
  let isBroken = true
  const { says, sent, tries, aside, outbox } = page((role) => {
    if (!isBroken) return undefined
    return role === 'First' ? broken() : new Refusal('not_found', 'There is no such thing.')
  })
  for (const role of ['First', 'Builds on it']) expect(await says(role)).toBe('waiting')
  await tries(30)
  expect([aside(), outbox.unsent.length]).toEqual([[], 2])
  isBroken = false
  await tries(1)
  expect(sent).toEqual(['First', 'Builds on it'])
})

it('P15 What the server fails at can be thrown away, also while it is on its way, and nothing brings it back', async () => {
  for (const discardedAt of [5, 7]) {
    let attempts = 0
    const { says, tries, outbox, storage } = page(() => {
      attempts++
      if (attempts === discardedAt) outbox.remove(outbox.unsent[0]?.id ?? '')
      return broken()
    })
    expect(await says('Poison')).toBe('waiting')
    await tries(2)
    expect(outbox.unsent.length).toBe(1)
    await tries(10)
    expect([outbox.all, storage.length, attempts]).toEqual([[], 0, discardedAt])
  }
})
