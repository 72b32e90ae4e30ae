import { mayContribute } from '../../shared/access.ts'
import type { Said } from '../../shared/voice/voice.ts'
import { Quote } from '../actions/Quote.tsx'
import { useOpenForm } from '../forms/OpenForm.tsx'
import { WordsDialog } from '../forms/WordsDialog.tsx'
import { clockWords } from '../table/days.ts'
import { nameOf, personOf, useTable } from '../table/use-table.tsx'
import { Button } from '../ui/Button.tsx'
import styles from './SaidWords.module.css'

/** Words as they were said, and below them what others heard. None of them stands above another. */
export function SaidWords({ said }: { said: Said }) {
  const { table, names, seat } = useTable()
  const openForm = useOpenForm()
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
          <Button
            kind="quiet"
            onPress={() => openForm((close) => <VersionDialog said={said} onClose={close} />)}
          >
            Add your version
          </Button>
        </div>
      )}
    </article>
  )
}

type VersionProps = { said: Said; onClose: () => void }

function VersionDialog({ said, onClose }: VersionProps) {
  return (
    <WordsDialog
      place={`version ${said.id}`}
      title="Your version"
      submit="Put it beside"
      label="How you said or heard it"
      maxLength={2000}
      command={(words) => ({ type: 'said.add_version', saidId: said.id, words })}
      saidWhenDone="Your version stands beside it."
      onDone={onClose}
      onClose={onClose}
    >
      <Quote who="Recorded:">{said.words}</Quote>
    </WordsDialog>
  )
}
