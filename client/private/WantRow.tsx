import { ArrowDown, ArrowUp, Ellipsis } from 'lucide-react'
import type { Want } from '../../shared/private/side.ts'
import { useAsking } from '../table/use-asking.ts'
import { useTable } from '../table/use-table.tsx'
import { announce } from '../ui/announce.ts'
import { Button } from '../ui/Button.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { Menu } from '../ui/Menu.tsx'
import { Notice } from '../ui/Notice.tsx'
import { useSide } from './use-side.ts'
import { publishedAs } from './want-standing.ts'
import styles from './Wants.module.css'

type Props = {
  want: Want
  before: Want | undefined
  beforeThat: Want | undefined
  after: Want | undefined
  mayWrite: boolean
  mayPublish: boolean
  onReword: () => void
  onPublish: () => void
}

/** One thing that the party wants, its place among the others, and whether the others know of it. */
export function WantRow(props: Props) {
  const { want, before, beforeThat, after, mayWrite, mayPublish, onReword, onPublish } = props
  const { table } = useTable()
  const { ask } = useSide()
  const { run, asking } = useAsking()
  const isPublished = publishedAs(table, want) !== undefined
  const move = async (afterWantId: string | undefined, said: string) => {
    if (await run(() => ask({ type: 'private.want_move', wantId: want.id, afterWantId }))) announce(said)
  }
  const drop = () => run(() => ask({ type: 'private.want_drop', wantId: want.id }))
  return (
    <li className={styles.want}>
      <span className={styles.words}>{want.words}</span>
      {want.settles && <span className={styles.quiet}>What would settle it: {want.settles}</span>}
      {isPublished && <span className={styles.quiet}>On the agenda: everybody sees it there.</span>}
      {mayWrite && (
        <div className={styles.acts}>
          <IconButton
            label={`Move up: ${want.words}`}
            icon={<ArrowUp aria-hidden="true" />}
            isDisabled={!before}
            onPress={() => void move(beforeThat?.id, 'Moved up')}
          />
          <IconButton
            label={`Move down: ${want.words}`}
            icon={<ArrowDown aria-hidden="true" />}
            isDisabled={!after}
            onPress={() => void move(after?.id, 'Moved down')}
          />
          {mayPublish && !isPublished && (
            <Button aria-label={`Put on the agenda…: ${want.words}`} onPress={onPublish}>
              Put on the agenda…
            </Button>
          )}
          <Menu
            label="What your party wants"
            trigger={
              <IconButton label={`More about: ${want.words}`} icon={<Ellipsis aria-hidden="true" />} />
            }
            items={[
              { id: 'reword', label: 'Reword it', onAction: onReword },
              { id: 'drop', label: 'Take it off this list', onAction: () => void drop() },
            ]}
          />
        </div>
      )}
      {asking.is === 'refused' && <Notice tone="attention">{asking.message}</Notice>}
    </li>
  )
}
