import { ownServer, type Reach } from '../api.ts'
import { keptAnswers, type KeptAnswers } from '../offline/kept-answers.ts'

/** What a live table needs of the browser: the way to the server, and where words and answers are kept. */
export type Browser = { reach: Reach; storage: () => Storage; answers?: KeptAnswers }

export const thisBrowser: Browser = {
  reach: ownServer,
  storage: () => localStorage,
  answers: keptAnswers,
}
