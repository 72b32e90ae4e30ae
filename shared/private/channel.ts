import { meetingAt } from '../meetings/patch.ts'
import { Refusal } from '../refusal.ts'
import { Count, Id, text } from '../words.ts'
import { sideCommand } from './side-rule.ts'

/** Also for who is there to listen: the channel is how they ask and are asked, and it is their own party's. */
const say = sideCommand(
  'private.say',
  { messageId: Id, words: text(2000), meetingId: Id.optional() },
  ({ side, table }, said) => {
    if (said.meetingId !== undefined) meetingAt(table, said.meetingId)
    if (side.messages.some(({ id }) => id === said.messageId))
      throw new Refusal('invalid', 'This was said already.', 'messageId')
    return [{ type: 'private.said', payload: said }]
  },
)

/** Counted in messages: nobody adds to the history by having read the same words again and again. */
const see = sideCommand('private.see', { upTo: Count }, ({ side, seat }, { upTo: asked }) => {
  if (asked > side.seq) throw new Refusal('invalid', 'Nobody can have seen what was not said yet.', 'upTo')
  const upTo = side.messages.findLast(({ seq }) => seq <= asked)?.seq ?? 0
  return upTo > (side.seen[seat.id] ?? 0) ? [{ type: 'private.seen', payload: { upTo } }] : []
})

export const channelCommands = [say, see] as const
