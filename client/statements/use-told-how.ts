import { useState } from 'react'
import { ChildsWords, HowTold } from '../../shared/statements/statement.ts'
import { useKept } from '../actions/use-kept.ts'

export type ToldHow = ReturnType<typeof useToldHow>

/** Who wrote the child’s words down and how, while it is being filled in; as it was posted last, to begin with. */
export function useToldHow(itemId: string, posted: ChildsWords | undefined) {
  const how = useKept(`child how ${itemId}`, posted?.how)
  const writtenDownBy = useKept(`child by ${itemId}`, posted?.writtenDownBy)
  const where = useKept(`child where ${itemId}`, posted?.where)
  const [problems, setProblems] = useState<{ how?: string; writtenDownBy?: string; where?: string }>({})

  /** What was filled in, or undefined when something is missing, which the fields then say. */
  const check = (): ChildsWords | undefined => {
    const given = {
      how: how.words,
      writtenDownBy: writtenDownBy.words,
      ...(where.words.trim() && { where: where.words }),
    }
    const { data, error } = ChildsWords.safeParse(given)
    const messages = Object.fromEntries(error?.issues.map(({ path, message }) => [path[0], message]) ?? [])
    setProblems({ ...messages, ...(messages['how'] && { how: 'Choose how these words came to be here.' }) })
    return data
  }
  return {
    how: HowTold.safeParse(how.words).data ?? null,
    setHow: how.set,
    writtenDownBy,
    where,
    problems,
    check,
    forget: () => {
      for (const field of [how, writtenDownBy, where]) field.forget()
    },
  }
}
