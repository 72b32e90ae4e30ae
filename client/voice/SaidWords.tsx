import { useState } from 'react'
import { mayContribute } from '../../shared/access.ts'
import { Said } from '../../shared/voice/voice.ts'
import { FormDialog } from '../actions/FormDialog.tsx'
import { Quote } from '../actions/Quote.tsx'
import { useDeed } from '../actions/use-deed.ts'
import { useKept } from '../actions/use-kept.ts'
import { clockWords } from '../table/days.ts'
import { nameOf, personOf, useTable } from '../table/use-table.tsx'
import { Button } from '../ui/Button.tsx'
import { Stack } from '../ui/Stack.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './SaidWords.module.css'

/** Words as they were said, and below them what others heard. None of them stands above another. */
export function SaidWords({ said }: { said: Said }) {
  const { table, names, seat } = useTable()
  const [isAdding, setIsAdding] = useState(false)
  return (
    <article className={styles.said} data-party={table.seats[said.speakerSeatId]?.party}>
      <Quote
        who={`${personOf(table, names, said.speakerSeatId)}, ${clockWords(said.at)}, recorded by ${nameOf(names, said.by)}`}
      >
        {said.words}
      </Quote>
      {said.versions.map(({ by, at, words }) => (
        <Quote
          key={`${by} ${at}`}
          who={`${by === said.speakerSeatId ? 'The speaker’s own version' : `${personOf(table, names, by)} heard`}, ${clockWords(at)}`}
        >
          {words}
        </Quote>
      ))}
      {mayContribute(seat) && (
        <div>
          <Button kind="quiet" onPress={() => setIsAdding(true)}>
            Add your version
          </Button>
        </div>
      )}
      {isAdding && <VersionDialog said={said} onClose={() => setIsAdding(false)} />}
    </article>
  )
}

function VersionDialog({ said, onClose }: { said: Said; onClose: () => void }) {
  const version = useKept(`version ${said.id}`)
  const [problem, setProblem] = useState<string>()
  const { deed, asking } = useDeed(() => {
    version.forget()
    onClose()
  })
  const send = () => {
    const checked = Said.shape.words.safeParse(version.words)
    setProblem(checked.error?.issues[0]?.message)
    if (checked.success)
      deed(
        { type: 'said.add_version', saidId: said.id, words: checked.data },
        'Your version stands beside it.',
      )
  }
  return (
    <FormDialog title="Your version" submit="Put it beside" asking={asking} onSubmit={send} onClose={onClose}>
      <Stack gap="m">
        <Quote who="Recorded:">{said.words}</Quote>
        <TextField
          label="How you said or heard it"
          value={version.words}
          onChange={version.set}
          isMultiline
          maxLength={2000}
          errorMessage={problem}
        />
      </Stack>
    </FormDialog>
  )
}
