import type { Proposal } from '../../shared/proposals/proposal.ts'
import { wordsOf } from '../../shared/proposals/standing.ts'
import type { Table } from '../../shared/table.ts'
import { allOf, partyName } from './state-words.ts'

/** Whether recommendations read the same, as far as letters can tell; what they mean is for people to say. */
export function differenceWords(table: Table, given: readonly Proposal[]): string {
  const versions = [...new Set(given.map((proposal) => plain(wordsOf(proposal))))]
  if (versions.length === 1) return 'These recommendations read the same.'
  const sides = versions.map((version) =>
    given
      .filter((proposal) => plain(wordsOf(proposal)) === version)
      .map(({ party }) => partyName(table, party)),
  )
  return `These recommendations differ: ${sides.map(allOf).join(' · ')}.`
}

const plain = (words: string) =>
  words
    .toLocaleLowerCase('en-GB')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
