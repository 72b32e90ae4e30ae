import { Refusal } from '../../shared/refusal.ts'
import { Command, decide, type Table } from '../../shared/table.ts'
import type { TableCommand } from '../table/outbox.ts'

/** What is wrong with each field of a form, in words, by the name of the field; under `''` what is about no field. */
export type Problems = Partial<Record<string, string>>

type Parts<C> = C extends { type: string }
  ? { [Part in keyof C]: Part extends 'type' ? C[Part] : unknown }
  : never

/** A command as a form writes it before it is checked: every part has its name, whatever is in it. */
export type Unready = Parts<TableCommand>

/** Paths that a form knows under another name: `{ startsAt: 'day' }`. */
export type OtherNames = Readonly<Record<string, string>>

/**
 * The field that a refusal is about. A rule of the table says `until.day`, the door of the server `command.until.day`, and
 * the form has a field `day`: it is the last name that counts.
 */
export function fieldAt(path: string | undefined, otherNames: OtherNames = {}): string | undefined {
  const last = path?.split('.').at(-1)
  return last && (otherNames[last] ?? last)
}

type Read = { command: TableCommand; problems?: undefined } | { command?: undefined; problems: Problems }

/** The command that a form asks for, by the schema that the server reads it with, or what is wrong at which field. */
export function readCommand(
  asked: { type: string },
  missing: Problems,
  names: readonly string[],
  otherNames?: OtherNames,
): Read {
  const { data, error } = Command.safeParse(asked, { error: () => 'This is not filled in as it should be.' })
  const issues = error?.issues.toReversed() ?? []
  const wrong = issues.map(({ path, message }) => {
    const field = fieldAt(path.join('.'), otherNames) ?? ''
    return [names.includes(field) ? field : '', message]
  })
  const problems: Problems = { ...Object.fromEntries(wrong), ...missing }
  return data && Object.keys(missing).length === 0 ? { command: data } : { problems }
}

/** Of the sentences about fields that must not be left empty, those about fields that are. */
export const emptyOf = (draft: Record<string, unknown>, sentences: Problems): Problems =>
  Object.fromEntries(Object.entries(sentences).filter(([name]) => isEmpty(draft[name])))

const isEmpty = (value: unknown) =>
  value === null || value === undefined || (typeof value === 'string' && value.trim() === '')

/** Why the rules of the table would refuse this now, in the sentence of the rule. */
export function refusalOf(table: Table, seatId: string, asked: { type: string }): string | undefined {
  try {
    decide(table, { seatId, at: new Date().toISOString() }, asked)
    return undefined
  } catch (err) {
    // What is newer than what somebody read is shown by the form itself, with the way on.
    if (err instanceof Refusal) return err.code === 'stale' ? undefined : err.message
    throw err
  }
}
