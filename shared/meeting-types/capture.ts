import { z } from 'zod'

/** What an agenda item collects. The page gives each kind the section that fits it. */
export const Capture = z.enum([
  'note',
  'views',
  'child',
  'review_actions',
  'targets',
  'provision',
  'proposal',
  'action',
  'recommendation',
  'questions',
  'date',
])
export type Capture = z.infer<typeof Capture>
