import type { Statement } from '../../shared/statements/statement.ts'
import type { Waiting } from '../table/outbox.ts'

/** Whether this version of a statement is only on this device so far. */
export const isOnItsWay = (waiting: readonly Waiting[], { id }: Pick<Statement, 'id'>, version: number) =>
  waiting.some(
    ({ refused, command }) =>
      refused === undefined &&
      command.type === 'statement.post' &&
      command.statementId === id &&
      (command.after ?? 0) + 1 === version,
  )
