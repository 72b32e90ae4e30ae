import type { Power, Seat } from '../../shared/seats/seat.ts'

/** What a stand-in is asked to do, from the least; each with the powers of the ones before. */
export const levels = {
  listen: {
    powers: ['listen'],
    label: 'Listen and take notes',
    description: 'They read everything. Nothing is written, answered or agreed in your party’s name.',
  },
  speak: {
    powers: ['listen', 'contribute'],
    label: 'Speak and write',
    description: 'They also write in the minutes and propose. They do not answer for your party.',
  },
  answer: {
    powers: ['listen', 'contribute', 'sign'],
    label: 'Speak, write and answer for us',
    description: 'They also give your party’s answers.',
  },
  all: {
    powers: ['listen', 'contribute', 'sign', 'host'],
    label: 'Everything that they may do elsewhere',
    description: 'They also look after your party’s people at this meeting.',
  },
} as const satisfies Record<string, { powers: readonly Power[]; label: string; description: string }>

export type Level = keyof typeof levels

const order: readonly Level[] = ['listen', 'speak', 'answer', 'all']

/** The levels that this person’s own seat reaches. */
export const levelsOf = ({ powers }: Seat) =>
  order
    .map((id) => ({ id, ...levels[id] }))
    .filter((level) => level.powers.every((power) => powers.includes(power)))
    .map(({ id, label, description }) => ({ id, label, description }))

/** The highest level whose powers are all given. */
export const levelOf = (given: readonly Power[]): Level =>
  order.findLast((id) => levels[id].powers.every((power) => given.includes(power))) ?? 'listen'
