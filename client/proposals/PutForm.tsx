import { useState } from 'react'
import type { AgendaItem } from '../../shared/agenda/item.ts'
import { ProposalWords, type ProposalKind } from '../../shared/proposals/proposal.ts'
import { recommendationOf } from '../../shared/proposals/standing.ts'
import { parties, type Party } from '../../shared/seats/seat.ts'
import { FormDialog } from '../actions/FormDialog.tsx'
import { Quote } from '../actions/Quote.tsx'
import { useDeed } from '../actions/use-deed.ts'
import { useKept } from '../actions/use-kept.ts'
import type { Problems } from '../actions/wording-draft.ts'
import { newId } from '../id.ts'
import { useTable } from '../table/use-table.tsx'
import { Choice } from '../ui/Choice.tsx'
import { Stack } from '../ui/Stack.tsx'
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

/** Puts something to every party. What was typed stays for the same words until it is sent. */
export function PutForm({ item, first, quote, onClose, onDone }: Props) {
  const { table, seat } = useTable()
  const kept = useKept(`put ${item.id} ${quote ?? ''}`)
  const [words, setWords] = useState(kept.words || (quote ?? ''))
  const [kind, setKind] = useState<ProposalKind | null>(first ?? null)
  const [to, setTo] = useState<Party | null>(null)
  const [problems, setProblems] = useState<Problems>({})
  const [proposalId] = useState(newId)
  const { deed, asking, errorAt } = useDeed(() => {
    kept.forget()
    onDone(proposalId)
  })
  const others = parties.filter((party) => party !== seat.party && table.parties[party])
  const hasRecommended = recommendationOf(table, item.id, seat.party) !== undefined

  const send = () => {
    const checked = ProposalWords.safeParse(words)
    const wrong: Problems = {
      ...(!kind && { kind: 'Choose what it is.' }),
      ...(kind === 'offer' && !to && { to: 'Choose the party that you offer this to.' }),
      ...(!checked.success && { words: checked.error.issues[0]?.message ?? 'Please write something here.' }),
    }
    setProblems(wrong)
    if (!kind || !checked.success || wrong.to) return
    const said = quote?.trim().slice(0, longestQuote)
    deed(
      {
        type: 'proposal.table',
        proposalId,
        meetingId: item.meetingId,
        itemId: item.id,
        kind,
        words: checked.data,
        ...(kind === 'offer' && to && { to }),
        ...(said && { quote: said }),
      },
      'It is on the table for every party.',
    )
  }

  return (
    <FormDialog
      title="Put something to everyone"
      submit="Put it to everyone"
      asking={asking}
      shownAt={['to']}
      onSubmit={send}
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
        value={kind}
        onChange={setKind}
        errorMessage={kind ? undefined : problems.kind}
      />
      {kind && (
        <div key={kind} ref={intoView}>
          <Stack gap="l">
            {kind === 'offer' && (
              <Choice
                label="To whom do you offer it?"
                layout="row"
                options={others.map((party) => ({ id: party, label: partyName(table, party) }))}
                value={to}
                onChange={setTo}
                errorMessage={errorAt('to') ?? (to ? undefined : problems.to)}
              />
            )}
            <TextField
              label={wordsLabel[kind]}
              description={wordsHint[kind]}
              value={words}
              onChange={(next) => {
                kept.set(next)
                setWords(next)
              }}
              isMultiline
              rows={3}
              maxLength={2000}
              errorMessage={problems.words}
            />
          </Stack>
        </div>
      )}
    </FormDialog>
  )
}

/** What the chosen kind asks for comes into sight; on a phone it would open below the edge. */
const intoView = (fields: HTMLElement | null) => fields?.scrollIntoView({ block: 'nearest' })
