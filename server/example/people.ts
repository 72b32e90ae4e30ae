import type { Party, Power } from '../../shared/seats/seat.ts'

/** The fictional people of the example review. Any likeness to real people or places is chance. */
export type Person = {
  key: PersonKey
  name: string
  party: Party
  role: string
  organisation?: string
  isSupporter: boolean
  powers: Power[]
}

export type PersonKey = 'parent' | 'supporter' | 'senco' | 'head' | 'officer' | 'therapist'

const everything: Power[] = ['listen', 'contribute', 'sign', 'host']

export const child = 'R.'

export const partiesNamed: { party: Party; name: string }[] = [
  { party: 'family', name: 'R.’s family' },
  { party: 'school', name: 'Hazelbrook Primary School' },
  { party: 'local_authority', name: 'Westmere County Council' },
  { party: 'health', name: 'Westmere Children’s Therapies' },
]

/** The parent opens the table, so she comes first. */
export const people: [Person, ...Person[]] = [
  {
    key: 'parent',
    name: 'Amina Farouk',
    party: 'family',
    role: 'Parent',
    isSupporter: false,
    powers: everything,
  },
  {
    key: 'supporter',
    name: 'Priya Nair',
    party: 'family',
    role: 'Supporter',
    organisation: 'Westmere Parent Support',
    isSupporter: true,
    powers: ['listen', 'contribute'],
  },
  {
    key: 'senco',
    name: 'Tom Ellery',
    party: 'school',
    role: 'SENCO',
    organisation: 'Hazelbrook Primary School',
    isSupporter: false,
    powers: everything,
  },
  {
    key: 'head',
    name: 'Helen Marsh',
    party: 'school',
    role: 'Head teacher',
    organisation: 'Hazelbrook Primary School',
    isSupporter: false,
    powers: everything,
  },
  {
    key: 'officer',
    name: 'Grace Okafor',
    party: 'local_authority',
    role: 'SEN officer',
    organisation: 'Westmere County Council',
    isSupporter: false,
    powers: everything,
  },
  {
    key: 'therapist',
    name: 'Joel Brandt',
    party: 'health',
    role: 'Speech and language therapist',
    organisation: 'Westmere Children’s Therapies',
    isSupporter: false,
    powers: everything,
  },
]
