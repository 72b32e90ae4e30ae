import { useState } from 'react'
import { z } from 'zod'
import type { AgendaItem } from '../../shared/agenda/item.ts'
import { ProposalKind } from '../../shared/proposals/proposal.ts'
import { recommendationOf } from '../../shared/proposals/standing.ts'
import { parties, Party } from '../../shared/seats/seat.ts'
import { Quote } from '../actions/Quote.tsx'
import { BesideChoice } from '../forms/BesideChoice.tsx'
import { FormDialog } from '../forms/FormDialog.tsx'
import { useForm } from '../forms/use-form.ts'
import { newId } from '../id.ts'
import { useTable } from '../table/use-table.tsx'
import { Choice } from '../ui/Choice.tsx'
import { TextField } from '../ui/TextField.tsx'
import { partyName } from './state-words.ts'
import { kindChoices, wordsHint, wordsLabel } from './words.ts'

type Props = {
  item: AgendaItem
  first?: ProposalKind | undefined
  /** Words selected in the minutes: they are kept beside the proposal, and stand in its field to begin with. */
  quote?: string | undefined
  onClose: () => void
  onDone: (proposalId: string) => void
}

const longestQuote = 1000
const fields = { kind: ProposalKind.nullable(), to: Party.nullable(), words: z.string() }

/** Puts something to every party. What was put in stays for the same words until it is sent. */
export function PutForm({ item, first, quote, onClose, onDone }: Props) {
  const { table, seat } = useTable()
  const [proposalId] = useState(newId)
  const form = useForm({
    place: `put ${item.id} ${quote ?? ''}`,
    fields,
    isWhole: true,
    initially: { kind: first ?? null, to: null, words: quote ?? '' },
    missing: ({ kind }) => ({
      kind: 'Choose what it is.',
      ...(kind === 'offer' && { to: 'Choose the party that you offer this to.' }),
    }),
    command: ({ kind, to, words }) => ({
      type: 'proposal.table',
      proposalId,
      meetingId: item.meetingId,
      itemId: item.id,
      kind,
      words,
      ...(kind === 'offer' && { to }),
      quote: quote?.trim().slice(0, longestQuote),
    }),
    example: { kind: 'proposal' },
    saidWhenDone: 'It is on the table for every party.',
    onDone: () => onDone(proposalId),
  })
  const { kind } = form.draft
  const others = parties.filter((party) => party !== seat.party && table.parties[party])
  const hasRecommended = !form.isPending && recommendationOf(table, item.id, seat.party) !== undefined
  return (
    <FormDialog
      {...form.frame}
      title="Put something to everyone"
      submit="Put it to everyone"
      onClose={onClose}
    >
      {quote && <Quote who="From the minutes:">{quote}</Quote>}
      <Choice
        label="What is it?"
        options={kindChoices.map((choice) => ({
          ...choice,
          ...(choice.id === 'recommendation' &&
            hasRecommended && {
              isDisabled: true,
              description: 'Your party has one here already. Reword that one instead.',
            }),
        }))}
        {...form.field('kind')}
      />
      {kind && (
        <BesideChoice choice={kind} isBroughtBack={form.frame.isBroughtBack}>
          {kind === 'offer' && (
            <Choice
              label="To whom do you offer it?"
              layout="row"
              options={others.map((party) => ({ id: party, label: partyName(table, party) }))}
              {...form.field('to')}
            />
          )}
          <TextField
            label={wordsLabel[kind]}
            description={wordsHint[kind]}
            {...form.field('words')}
            isMultiline
            rows={3}
            maxLength={2000}
          />
        </BesideChoice>
      )}
    </FormDialog>
  )
}
