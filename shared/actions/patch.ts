import { Refusal } from '../refusal.ts'
import type { Table } from '../table.ts'
import type { Id } from '../words.ts'
import type { Action } from './action.ts'

/** The table with an action changed by adding to it. */
export function growAction(table: Table, actionId: Id, grow: (action: Action) => Partial<Action>): Table {
  const action = table.actions[actionId]
  if (!action) return table
  return { ...table, actions: { ...table.actions, [actionId]: { ...action, ...grow(action) } } }
}

export function actionAt(table: Table, actionId: Id): Action {
  const action = table.actions[actionId]
  // Own fields only: every object also has members such as `__defineGetter__`, which is a well-formed identifier.
  if (!action || !Object.hasOwn(table.actions, actionId))
    throw new Refusal('not_found', 'There is no such action at this table.', 'actionId')
  return action
}
