import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { wordingOf } from '../../shared/actions/standing.ts'
import type { Action } from '../../shared/actions/action.ts'
import type { AgendaItem } from '../../shared/agenda/item.ts'
import { anyAskings } from './any-command.ts'
import { changes, runs, type Step } from './walk.ts'

type List = 'answers' | 'acceptances' | 'reports' | 'findings'

/** The acts of one kind that a step added, each with its action as it was before. */
function added<L extends List>(
  { before, after }: Step,
  list: L,
): { act: Action[L][number]; action: Action }[] {
  return Object.values(after.actions).flatMap((now) => {
    const action = before.actions[now.id] ?? now
    const known = before.actions[now.id]?.[list].length ?? 0
    return now[list].slice(known).map((act) => ({ act, action }))
  })
}

const eachStep = (check: (step: Step) => void) =>
  fc.assert(
    fc.property(anyAskings, (askings) => changes(askings).forEach(check)),
    runs(60),
  )

it('A2: every answer is by the seated seat that asked, for its own party, with the power to sign at that moment', () => {
  let answers = 0
  eachStep((step) => {
    for (const { act } of added(step, 'answers')) {
      answers += 1
      expect(step.seat).toMatchObject({ id: act.by, party: act.party, state: 'seated' })
      expect(step.seat?.powers).toContain('sign')
      expect(step.command.type).toBe('action.answer')
    }
  })
  expect(answers).toBeGreaterThan(20)
})

it('A2: a supporter without the signature signs nothing', () => {
  eachStep((step) => {
    if (!step.seat?.isSupporter || step.seat.powers.includes('sign')) return
    expect([...added(step, 'answers'), ...added(step, 'findings')]).toEqual([])
  })
})

it('A8: every acceptance is by the owner of the present wording', () => {
  eachStep((step) => {
    for (const { act, action } of added(step, 'acceptances')) {
      expect(act.by).toBe(wordingOf(action).ownerSeatId)
      expect(step.seat?.id).toBe(act.by)
      expect(act.revision).toBe(action.revisions.length)
    }
  })
})

it('A9: every report is by the owner, who had accepted that wording', () => {
  eachStep((step) => {
    for (const { act, action } of added(step, 'reports')) {
      expect([act.by, step.seat?.id]).toEqual([wordingOf(action).ownerSeatId, wordingOf(action).ownerSeatId])
      const latest = action.acceptances.findLast((given) => given.revision === act.revision)
      expect(latest?.acceptance.kind).toBe('accepted')
    }
  })
})

it('A10: no finding is by the party that reported, and every one is by a seat that may sign', () => {
  let findings = 0
  eachStep((step) => {
    for (const { act, action } of added(step, 'findings')) {
      findings += 1
      const about = action.reports.find(({ report }) => report === act.report)
      expect(about).toBeDefined()
      expect(act.party).not.toBe(about?.party)
      expect(step.seat).toMatchObject({ id: act.by, party: act.party })
      expect(step.seat?.powers).toContain('sign')
    }
  })
  expect(findings).toBeGreaterThan(4)
})

const wordsOf = ({ title, wants, minutes, reason }: AgendaItem) => [title, wants, minutes, reason].join()

it('G8: the words of an agenda item change only by its own party, and those of a fixed one never', () => {
  eachStep(({ before, after, seat }) => {
    for (const item of Object.values(before.agenda)) {
      const now = after.agenda[item.id]
      if (!now || wordsOf(now) === wordsOf(item)) continue
      expect(item.raisedBy).toBeDefined()
      expect(item.raisedBy).toBe(seat?.party)
    }
  })
})

it('T12: a supporter sits with the family or the young person, whatever was asked', () => {
  eachStep(({ after }) => {
    for (const { isSupporter, party } of Object.values(after.seats))
      if (isSupporter) expect(['family', 'young_person']).toContain(party)
  })
})
