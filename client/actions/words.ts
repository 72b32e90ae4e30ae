import type { Answer, Due, FindingWords } from '../../shared/actions/action.ts'
import type { Need, Standing } from '../../shared/actions/standing.ts'
import type { Position } from '../../shared/positions/position.ts'
import { dayWords, dueWords, today } from '../table/days.ts'

/** Every word that the page has for answers, standings and acts. Said of one party, or of several at once. */

type Speakers = 'one' | 'several'
type Undated = Exclude<Position['answer'], 'take_away'>

const answerVerb: Record<Undated, Record<Speakers, string>> = {
  agree: { one: 'agrees', several: 'agree' },
  agree_in_part: { one: 'agrees in part', several: 'agree in part' },
  disagree: { one: 'has a different view', several: 'have a different view' },
}

/** What a party's answer to the present wording is: follows the party's name or its mark. */
export function answerWords(position: Position, speakers: Speakers = 'one', now = today()): string {
  if (position.answer !== 'take_away') return answerVerb[position.answer][speakers]
  const day = dayWords(position.replyBy, now)
  if (position.replyBy < now) return `took it away, reply was due ${day}`
  return `${speakers === 'one' ? 'takes' : 'take'} it away, reply by ${day}`
}

export const noAnswer = 'no answer yet'

/** A party that answered an earlier wording and not yet this one. Its answer does not count for this one. */
export const earlierAnswerWords = ({ position, revision }: Pick<Answer, 'position' | 'revision'>) =>
  `${position.answer === 'agree' ? 'signed' : 'answered'} wording ${revision}, not this one`

/** What somebody did when they answered a wording for their party, for the story. */
export function answeredSentence(
  { position, revision }: Pick<Answer, 'position' | 'revision'>,
  party: string,
) {
  const which = `wording ${revision} for ${party}`
  switch (position.answer) {
    case 'agree':
      return `Agreed to ${which}.`
    case 'agree_in_part':
      return `Agreed in part to ${which}.`
    case 'disagree':
      return `Gave a different view on ${which}.`
    default:
      return `Took ${which} away, to reply by ${dayWords(position.replyBy)}.`
  }
}

/** The four answers as they are offered: the same size, the same weight, in the order of the rules. */
export const answerChoices = [
  { id: 'agree', label: 'Agree' },
  { id: 'agree_in_part', label: 'Agree in part' },
  { id: 'disagree', label: 'Disagree' },
  { id: 'take_away', label: 'Take away and reply by…' },
] as const

export const answerCommentLabel: Record<Position['answer'], string> = {
  agree: 'Anything to add? (You may leave this empty)',
  agree_in_part: 'Which part, and what would you change?',
  disagree: 'What is your view?',
  take_away: 'What do you need to find out first? (You may leave this empty)',
}

export const findingChoices = [
  { id: 'confirmed', label: 'We see it too' },
  { id: 'disputed', label: 'We see it differently' },
  { id: 'cannot_tell', label: 'We cannot tell' },
] as const

export const findingCommentLabel: Record<FindingWords['kind'], string> = {
  confirmed: 'Anything to add? (You may leave this empty)',
  disputed: 'What do you see?',
  cannot_tell: 'What would help you to tell? (You may leave this empty)',
}

/** What another party says of a report; follows the party's name. */
export const findingWords: Record<FindingWords['kind'], string> = {
  confirmed: 'sees it too',
  disputed: 'sees it differently',
  cannot_tell: 'cannot tell',
}

/** The owner’s own word, after their name, while nothing has been reported. */
export const ownerWord: Partial<Record<Standing, string>> = {
  not_accepted: 'has not said yet',
  accepted: 'will do this',
  declined: 'cannot do this',
}

export const standingWords: Record<Standing, string> = {
  not_accepted: 'Its owner has not answered yet',
  declined: 'Its owner cannot do this',
  accepted: 'Its owner will do this',
  reported: 'Its owner says that it is done',
  confirmed: 'Done, and seen by another party',
  disputed: 'Said to be done, and seen differently',
}

/** What an action waits for from this seat, as a sentence and as what the button does. */
export const needWords: Record<Need['kind'], { sentence: string; button: string }> = {
  accept: { sentence: 'You are asked to do this.', button: 'Say if you will' },
  sign: { sentence: 'Your party has not answered yet.', button: 'Give our answer' },
  reply: { sentence: 'Your party took this away, and the day to reply has come.', button: 'Give our answer' },
  report: { sentence: 'Its day has come. Is it done?', button: 'Say that it is done' },
  confirm: { sentence: 'It is said to be done. Do you see it too?', button: 'Say what we see' },
  resettle: { sentence: 'Its owner cannot do this. Who else can, or what instead?', button: 'Reword it' },
}

const sentenceCase = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}`

/** When an action is due: how far that is, and the day itself. What is no longer open is not late. */
export function dueParts(
  due: Due,
  isOpen: boolean,
  now = today(),
): { lead: string; day: string | undefined } {
  const day = due.day === undefined ? undefined : dayWords(due.day, now)
  if (due.kind === 'event') return { lead: sentenceCase(due.event), day: day && `that is ${day}` }
  const isPast = due.day < now
  if (!isOpen) return { lead: `${isPast ? 'Was due' : 'Due'} ${day}`, day: undefined }
  return { lead: sentenceCase(dueWords(due, now)), day: isPast ? `was due ${day}` : day }
}

/** The same as one sentence: "Due in 6 days, Tue 3 May", "9 days late, was due Tue 3 May". */
export function dueSentence(due: Due, isOpen: boolean, now = today()): string {
  const { lead, day } = dueParts(due, isOpen, now)
  return day ? `${lead}, ${day}` : lead
}

/** When a wording says that it is due, without how far that is from today: wordings are compared and signed. */
export function dueAsWorded(due: Due): string {
  if (due.kind === 'day') return `By ${dayWords(due.day)}`
  return due.day ? `${sentenceCase(due.event)}, that is ${dayWords(due.day)}` : sentenceCase(due.event)
}

export const keptOnDevice = 'Kept on this device: it goes out when the connection is back.'

/** "A", "A or B", "A, B or C". */
export const oneOf = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`
