import { expect, it } from 'vitest'
import { isSection } from '../../shared/access.ts'
import { formatDocumentName } from '../../shared/minutes/document-name.ts'
import { privateParts } from '../../shared/private/notes.ts'
import { draftPart } from '../../shared/statements/draft.ts'
import { latestOf, statementsOn } from '../../shared/statements/standing.ts'
import { StatementKind } from '../../shared/statements/statement.ts'
import { decide } from '../../shared/table.ts'
import { childsViews, convening, familysItem, familysViews, liveReview } from './meeting-world.ts'
import { noticedReview, review, schoolsItem } from './meeting-world.ts'
import {
  posting,
  postingChilds,
  statement,
  toldHow,
  withStandIn,
  withYoungPerson,
} from './statements-world.ts'
import { words, youngPerson } from './statements-world.ts'
import { head, named, officer, openTable, parent, relative, schemas, supporter } from './table-world.ts'
import { teacher } from './table-world.ts'

const other = named('other-statement')

it('Q1: any party posts its own words on any item, its own and those of others', () => {
  const world = liveReview()
  const [by, of] = [supporter, head]
  world.asked(by, posting({ itemId: schoolsItem }))
  world.asked(of, posting({ statementId: other, itemId: schoolsItem, kind: 'different_view' }))
  expect(statementsOn(world.table, schoolsItem)).toMatchObject([
    { id: statement, party: 'family', kind: 'views', versions: [{ version: 1, by: supporter, words }] },
    { id: other, party: 'school', kind: 'different_view', versions: [{ version: 1, by: head }] },
  ])
})

it('Q1: what a party posts never touches what another posted, whatever statement it names', () => {
  const world = liveReview()
  world.asked(parent, posting())
  const familys = world.table.statements[statement]
  world.refused(head, posting({ words: 'All is well.' }), 'invalid')
  world.asked(head, posting({ statementId: other, words: 'All is well.' }))
  expect(world.table.statements[statement]).toBe(familys)
  expect(world.table.statements[other]).toMatchObject({ party: 'school' })
})

it('Q1: words are posted on an item of the meeting that is named, and on no other', () => {
  const world = liveReview()
  const itemIds = Array.from({ length: 12 }, (_item, place) => named(`next${place}`))
  world.asked(parent, { ...convening(named('another')), itemIds })
  world.refused(parent, posting({ meetingId: named('another') }), 'invalid')
  world.refused(parent, posting({ itemId: named('unknown') }), 'not_found')
  world.refused(parent, posting({ meetingId: named('unknown') }), 'not_found')
})

it('Q2: a later posting is the next version, and the earlier one stays as it was', () => {
  const world = liveReview()
  world.asked(parent, posting())
  const first = world.table.statements[statement]?.versions[0]
  world.asked(supporter, posting({ words: 'She reads at home most evenings.' }))
  const versions = world.table.statements[statement]?.versions ?? []
  expect(versions).toMatchObject([
    { version: 1, by: parent, words },
    { version: 2, by: supporter, words: 'She reads at home most evenings.' },
  ])
  expect(versions[0]).toBe(first)
  expect(latestOf({ versions })?.version).toBe(2)
})

it('Q2: the same words again are nothing new, and going back to earlier words is', () => {
  const world = liveReview()
  world.asked(parent, posting())
  expect(world.asked(parent, posting({ words: `  ${words}\n` }))).toEqual([])
  expect(world.asked(supporter, posting({ statementId: other }))).toEqual([])
  world.asked(parent, posting({ words: 'Otherwise.' }))
  world.asked(parent, posting())
  expect(world.table.statements[statement]?.versions.map(({ version }) => version)).toEqual([1, 2, 3])
})

it('Q3: two people of a party who post at the same moment speak in one place', () => {
  const world = liveReview()
  world.asked(parent, posting())
  world.asked(supporter, posting({ statementId: other, words: 'And he reads aloud.' }))
  expect(Object.keys(world.table.statements)).toEqual([statement])
  world.asked(parent, posting({ statementId: other, kind: 'different_view' }))
  world.refused(parent, posting({ statementId: other, itemId: familysViews }), 'invalid')
  expect(Object.keys(world.table.statements)).toEqual([statement, other])
})

it('Q3: what was meant for an earlier version is refused as stale', () => {
  const world = liveReview()
  world.refused(parent, posting({ after: 1 }), 'stale')
  world.asked(parent, posting({ after: 0 }))
  world.refused(supporter, posting({ after: 0, words: 'Otherwise.' }), 'stale')
  // Sent again because the answer was lost on the way: it is there already.
  expect(world.asked(parent, posting({ after: 0 }))).toEqual([])
  world.asked(supporter, posting({ after: 1, words: 'Otherwise.' }))
})

it('Q4: words are posted before the notice, after it, during the meeting and after its end', () => {
  const drafted = openTable()
  drafted.asked(head, convening())
  drafted.asked(parent, posting({ itemId: familysViews }))
  noticedReview().asked(parent, posting())
  for (const kind of ['views', 'different_view']) {
    const world = liveReview()
    world.asked(head, { type: 'meeting.end', meetingId: review })
    world.asked(parent, posting({ kind }))
  }
})

it('Q4: taking an item off the agenda takes nobody’s words away, and stops nobody’s', () => {
  const world = liveReview()
  world.asked(head, posting({ kind: 'different_view' }))
  world.asked(parent, { type: 'agenda.withdraw', itemId: familysItem, reason: 'Settled by phone' })
  world.asked(head, posting({ kind: 'different_view', words: 'It is not settled.' }))
  expect(world.table.statements[statement]?.versions).toHaveLength(2)
})

it('Q5: who came to listen posts nothing', () => {
  const world = liveReview()
  for (const by of [relative, teacher]) world.refused(by, posting(), 'forbidden')
})

it('Q5: a stand-in who listens posts nothing at that meeting, and afterwards may again', () => {
  const world = liveReview()
  const command = schemas.get('statement.post')?.parse(posting()) as { type: string }
  const by = { seatId: supporter, at: '2027-05-20T13:05:00.000Z' }
  const listening = withStandIn(world.table, parent, supporter, ['listen'])
  expect(() => decide(listening, by, command)).toThrow('Your seat cannot post statements')
  const speaking = withStandIn(world.table, parent, supporter, ['listen', 'contribute'])
  expect(decide(speaking, by, command)).toHaveLength(1)
  world.asked(head, { type: 'meeting.end', meetingId: review })
  expect(decide(withStandIn(world.table, parent, supporter, ['listen']), by, command)).toHaveLength(1)
})

it('Q6: the child’s words say who wrote them down and how, and those of others do not', () => {
  const world = liveReview()
  world.refused(head, postingChilds(undefined, { child: undefined }), 'invalid')
  world.refused(parent, posting({ child: toldHow }), 'invalid')
  world.asked(head, postingChilds())
  expect(world.table.statements[statement]).toMatchObject({ kind: 'child', versions: [{ child: toldHow }] })
  world.asked(head, postingChilds({ ...toldHow, how: 'said_it_summed_up' }))
  expect(world.table.statements[statement]?.versions).toHaveLength(2)
})

it('Q6: the child’s words go to the item that asks for them', () => {
  const world = liveReview()
  world.refused(parent, postingChilds(toldHow, { itemId: familysItem }), 'invalid')
  for (const kind of StatementKind.options.filter((one) => one !== 'child'))
    world.asked(parent, posting({ statementId: named(`of-${kind}`), itemId: childsViews, kind }))
})

it('Q7: while the young person sits at the table, only they and their family say that these are their words', () => {
  const quoted = (how: string) => postingChilds({ ...toldHow, how })
  for (const how of ['wrote_it', 'said_it_word_for_word']) {
    liveReview().asked(head, quoted(how))
    const world = withYoungPerson(liveReview())
    const refusal = world.refused(head, quoted(how), 'forbidden')
    expect(refusal.path).toBe('child.how')
    world.refused(officer, quoted(how), 'forbidden')
    world.asked(youngPerson, quoted(how))
    world.asked(parent, { ...quoted(how), statementId: other })
  }
  for (const how of ['said_it_summed_up', 'drew_or_pointed', 'observed'])
    withYoungPerson(liveReview()).asked(head, quoted(how))
})

it('Q11: each kind of statement on each item of the agenda has its part in a text of drafts, and nothing else', () => {
  const { table } = liveReview()
  const drafts = formatDocumentName({ kind: 'statement', meetingId: review, party: 'family' })
  const minutes = formatDocumentName({ kind: 'minutes', meetingId: review })
  for (const kind of StatementKind.options)
    for (const itemId of [familysItem, schoolsItem, childsViews])
      expect(isSection(table, drafts, draftPart(itemId, kind))).toBe(true)
  for (const part of ['notes', named('unknown'), `${familysItem}.views`, `${familysItem}.child.`, '.child'])
    expect([part, isSection(table, drafts, part)]).toEqual([part, false])
  expect(isSection(table, minutes, draftPart(familysItem, 'child'))).toBe(false)
})

it('Q11: a private text has the parts that it is made of, and nothing else', () => {
  const { table } = liveReview()
  const notes = formatDocumentName({ kind: 'private', meetingId: review, party: 'family' })
  expect(privateParts.filter((part) => !isSection(table, notes, part))).toEqual([])
  for (const part of [familysItem, 'wants', '']) expect(isSection(table, notes, part)).toBe(false)
})
