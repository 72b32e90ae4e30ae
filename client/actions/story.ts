import { answeredSentence, findingWords } from './words.ts'
import type { Acceptance, Action, Answer, Finding, Report, Wording } from '../../shared/actions/action.ts'

type Told = { at: string; by: string; party: Answer['party']; revision: number }

/** One thing that happened to an action, with what it needs to be told. */
export type Chapter = Told &
  (
    | { kind: 'captured'; wording: Wording; quote: string | undefined }
    | { kind: 'reworded'; before: Wording; wording: Wording }
    | { kind: 'answered'; position: Answer['position']; isPresent: boolean }
    | { kind: 'owner_answered'; acceptance: Acceptance['acceptance']; isPresent: boolean }
    | { kind: 'reported'; report: Report }
    | { kind: 'found'; finding: Finding['finding']; report: Report | undefined }
  )

const order: Chapter['kind'][] = ['captured', 'reworded', 'answered', 'owner_answered', 'reported', 'found']

/** The whole story, downward in time. At one moment, what was worded comes before what was said of it. */
export function storyOf(action: Action): Chapter[] {
  const latest = action.revisions.length
  const chapters: Chapter[] = [
    ...action.revisions.map(({ wording, ...told }, index): Chapter => {
      const before = action.revisions[index - 1]?.wording
      return before
        ? { ...told, kind: 'reworded', before, wording }
        : { ...told, kind: 'captured', wording, quote: action.quote }
    }),
    ...action.answers.map((given): Chapter => ({
      ...given,
      kind: 'answered',
      isPresent: given.revision === latest,
    })),
    ...action.acceptances.map((given): Chapter => ({
      ...given,
      kind: 'owner_answered',
      isPresent: given.revision === latest,
    })),
    ...action.reports.map(({ by, party, at, revision, ...rest }): Chapter => {
      const report = { by, party, at, revision, ...rest }
      return { by, party, at, revision, kind: 'reported', report }
    }),
    ...action.findings.map(({ by, party, at, finding, report: number }): Chapter => {
      const report = action.reports.find((one) => one.report === number)
      return { by, party, at, revision: report?.revision ?? latest, kind: 'found', finding, report }
    }),
  ]
  return chapters.toSorted(
    (a, b) =>
      a.at.localeCompare(b.at) || a.revision - b.revision || order.indexOf(a.kind) - order.indexOf(b.kind),
  )
}

/** What was done, as a sentence below the person's name. */
export function sentenceOf(chapter: Chapter, party: string): string {
  if (chapter.kind === 'captured') return 'Proposed this action.'
  if (chapter.kind === 'reworded') return `Reworded it. This is wording ${chapter.revision}:`
  if (chapter.kind === 'reported') return 'Reported that it is done:'
  if (chapter.kind === 'found') return `Said that ${party} ${findingWords[chapter.finding.kind]}.`
  if (chapter.kind === 'answered') return answeredSentence(chapter, party)
  const word = chapter.acceptance.kind === 'accepted' ? 'Will do this' : 'Cannot do this'
  return `${word}, as wording ${chapter.revision} says it.`
}

/** Said of an answer that the present wording has left behind. */
export const countsFor = (chapter: Chapter): string | undefined =>
  'isPresent' in chapter && !chapter.isPresent ? `Counts for wording ${chapter.revision} only.` : undefined

/** The person's own words with it, if any. */
export function wordsIn(chapter: Chapter): string | undefined {
  if (chapter.kind === 'answered') return chapter.position.comment
  if (chapter.kind === 'reported') return chapter.report.evidence
  if (chapter.kind === 'found') return chapter.finding.comment
  if (chapter.kind === 'owner_answered' && chapter.acceptance.kind === 'declined')
    return chapter.acceptance.reason
  return undefined
}
