import type { Position } from '../../shared/positions/position.ts'
import type { ProposalNeed } from '../../shared/proposals/needs.ts'
import type { DecisionTold, ProposalKind } from '../../shared/proposals/proposal.ts'
import type { AnswerWords } from '../actions/PositionForm.tsx'
import { answerChoices, answerCommentLabel, answerWords } from '../actions/words.ts'
import { dayWords, today } from '../table/days.ts'

/** The words that the page has for what is put to the parties. */

export const kindWords: Record<ProposalKind, string> = {
  proposal: 'Proposal',
  offer: 'Offer',
  fact: 'Fact',
  recommendation: 'Recommendation',
}

/** The kinds as somebody chooses among them. */
export const kindChoices = [
  { id: 'proposal', label: 'A proposal', description: 'Something we suggest. Every party answers it.' },
  { id: 'offer', label: 'An offer to one party', description: 'Only that party can take it or decline it.' },
  {
    id: 'fact',
    label: 'Something we all accept as fact',
    description: 'Every party says whether it accepts it.',
  },
  {
    id: 'recommendation',
    label: 'Our recommendation',
    description: 'What your party would have this meeting recommend.',
  },
] as const

export const wordsLabel: Record<ProposalKind, string> = {
  proposal: 'What do you propose?',
  offer: 'What do you offer?',
  fact: 'What is the fact?',
  recommendation: 'What do you recommend?',
}

export const wordsHint: Record<ProposalKind, string> = {
  proposal: 'So that everybody can answer these words: what, for whom, how often, from when.',
  offer: 'The words that the other party will take or decline.',
  fact: 'One statement, without reasons or blame, so that it can be accepted by itself.',
  recommendation:
    'In an annual review for instance “Maintain the plan”, “Amend the plan: …” or “Cease the plan”, and why. The meeting recommends; the local authority decides.',
}

const plain: AnswerWords = { choices: answerChoices, commentLabel: answerCommentLabel }
const takeAway = { id: 'take_away', label: 'Take away and reply by…' } as const

const answersFor: Partial<Record<ProposalKind, AnswerWords>> = {
  offer: {
    choices: [
      { id: 'agree', label: 'Accept the offer' },
      { id: 'agree_in_part', label: 'Accept part of it' },
      { id: 'disagree', label: 'Decline it' },
      takeAway,
    ],
    commentLabel: { ...answerCommentLabel, disagree: 'Why do you decline it? In your own words' },
  },
  fact: {
    choices: [
      { id: 'agree', label: 'Accept it as fact' },
      { id: 'agree_in_part', label: 'Accept part of it' },
      { id: 'disagree', label: 'Do not accept it' },
      takeAway,
    ],
    commentLabel: {
      ...answerCommentLabel,
      agree_in_part: 'Which part, and what do you see differently?',
      disagree: 'What do you see differently?',
    },
  },
}

/** The four answers to something of this kind. */
export const answersTo = (kind: ProposalKind): AnswerWords => answersFor[kind] ?? plain

const verbs: Partial<Record<ProposalKind, Record<Exclude<Position['answer'], 'take_away'>, string>>> = {
  offer: { agree: 'accepts the offer', agree_in_part: 'accepts part of it', disagree: 'declines' },
  fact: { agree: 'accepts this', agree_in_part: 'accepts part of this', disagree: 'does not accept this' },
}

/** What a party’s answer is; follows the party’s name. */
export const positionWords = (kind: ProposalKind, position: Position, now = today()): string =>
  (position.answer !== 'take_away' && verbs[kind]?.[position.answer]) || answerWords(position, 'one', now)

export const outcomeWords: Record<DecisionTold['outcome'], string> = {
  yes: 'yes',
  in_part: 'in part',
  no: 'no',
}

export const outcomeChoices = [
  { id: 'yes', label: 'Yes' },
  { id: 'in_part', label: 'In part' },
  { id: 'no', label: 'No' },
] as const

/** What a proposal waits for from one’s party, as a neutral sentence. */
export function proposalNeedSentence({ kind, day }: ProposalNeed, now = today()): string {
  const when = day === undefined ? '' : dayWords(day, now)
  if (kind === 'answer') return 'Your party has not answered yet.'
  if (kind === 'reply_soon') return `Your party took this away, to reply by ${when}.`
  if (kind === 'reply') return `Your party took this away, and the day to reply has come: ${when}.`
  return `The day for a decision that your party asked for has come: ${when}. What was decided?`
}
