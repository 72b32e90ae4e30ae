import * as Y from 'yjs'
import type { Sql } from '../../server/db.ts'
import { findBreak } from '../../server/history/event-store.ts'
import { firstBrokenLink } from '../../server/minutes/chain.ts'
import { readUpdates } from '../../server/minutes/log-rows.ts'
import type { Clerk } from './clerk.ts'
import type { Ledger, Word } from './ledger.ts'
import { textOf, wordsIn } from './writer.ts'

/** What a text's log holds, read without the product's server. */
export type Logged = { brokenSeq: number | null; author: Map<Word, string>; twice: Word[]; words: Word[] }

export async function readLogged(sql: Sql, { place }: Ledger): Promise<Logged> {
  const updates = await readUpdates(sql, place)
  const doc = new Y.Doc()
  const author = new Map<Word, string>()
  const twice: Word[] = []
  let seatId = ''
  textOf(doc).observe(({ delta }) => {
    for (const { insert } of delta)
      for (const word of typeof insert === 'string' ? wordsIn(insert) : []) {
        if (author.has(word)) twice.push(word)
        author.set(word, seatId)
      }
  })
  for (const update of updates) {
    seatId = update.seatId
    Y.applyUpdate(doc, update.bytes)
  }
  return { brokenSeq: firstBrokenLink(place, updates), author, twice, words: wordsIn(textOf(doc).toJSON()) }
}

/** What is wrong with what is on disk, in sentences; none when every promise is kept. */
export function faultsOf(logged: Logged, ledger: Ledger, promised = ledger.promised()): string[] {
  const { place, typed } = ledger
  const standing = new Set(logged.words)
  const lost = [...promised.words].filter((word) => !logged.author.has(word))
  const back = [...promised.gone].filter((word) => standing.has(word))
  const strange = [...logged.author].filter(([word, seatId]) => typed.get(word) !== seatId)
  return [
    ...(logged.brokenSeq === null ? [] : [`the chain breaks at ${logged.brokenSeq}`]),
    ...lost.map((word) => `lost: ${word} (told ${ledger.told.has(word)}, seen ${ledger.seen.has(word)})`),
    ...back.map((word) => `back although taken out: ${word}`),
    ...logged.twice.map((word) => `twice in the log: ${word}`),
    ...strange.map(([word, seatId]) => `${word} of ${typed.get(word)} is logged as ${seatId}’s`),
    ...(standing.size === logged.words.length ? [] : ['a word stands twice in the text']),
  ].map((fault) => `${place.workspaceId}: ${fault}`)
}

/** What is wrong with the history that a clerk wrote. */
export async function faultsOfHistory(
  sql: Sql,
  { workspaceId }: Clerk,
  done: Iterable<string>,
): Promise<string[]> {
  const brokenAt = await findBreak(sql, workspaceId)
  const rows = await sql<{ commandId: string; count: number }[]>`
    select command_id, count(*)::int as count
    from event
    where workspace_id = ${workspaceId} and type in ('agenda.added', 'agenda.reworded')
    group by command_id
  `
  const counts = new Map(rows.map(({ commandId, count }) => [commandId, count]))
  return [
    ...(brokenAt === undefined ? [] : [`the history breaks at ${brokenAt}`]),
    ...[...done].filter((id) => counts.get(id) !== 1).map((id) => `done ${counts.get(id) ?? 0} times: ${id}`),
  ]
}
