import { useRef } from 'preact/hooks'
import type { DeskTexts } from '../../../texts/desk/texts.ts'
import { fill } from '../../../texts/wording.ts'
import type { CaseChange } from '../../model/log/changes.ts'
import type { CaseView, DeskView } from '../../model/views.ts'
import { goToPlace } from '../shell/place.ts'
import { useStore, useWords } from '../shell/words.ts'
import { useTitles } from '../work/props.ts'
import { type StoryChoice, WHOLE } from './story.tsx'

/**
 * Entries of colleagues in the open cases since the member looked before. They stay while the cases are open, though
 * the vault knows from then on that the member looked.
 */
export function useChanges(group: readonly CaseView[]): {
  readonly changes: readonly CaseChange[]
  /** Has the vault know that they were looked at. */
  readonly seen: () => void
} {
  const store = useStore()
  const shown = useRef(new Map<string, CaseChange>())
  const open = group.filter(({ mayOpen }) => mayOpen)
  for (const { changes } of open) for (const one of changes) shown.current.set(one.key, one)
  const seen = () => {
    for (const { id, changes } of open) {
      if (changes.length > 0)
        void store.markLooked(
          id,
          changes.map(({ key }) => key),
        )
    }
  }
  return { changes: [...shown.current.values()], seen }
}

interface ChangesProps {
  readonly view: DeskView
  readonly changes: readonly CaseChange[]
  readonly story: StoryChoice
}

/** Entries of colleagues, by kind and author, each with the way to its row. */
export function ChangeList({ view, changes, story }: ChangesProps) {
  const { desk, counted } = useWords()
  const titleOf = useTitles(view, desk.sheet.someone)
  if (changes.length === 0) return null
  const go = (key: string) => {
    story.choose(WHOLE)
    requestAnimationFrame(() => goToPlace({ kind: 'row', key }))
  }
  return (
    <details class="changes" data-count={changes.length}>
      <summary id="changes-title">{counted(desk.changes.title, changes.length)}</summary>
      <ul>
        {changes.map(({ key, row, kind, by }) => (
          <li key={key}>
            <button type="button" class="quiet" onClick={() => go(row)}>
              {fill(desk.changes.row, { what: kindName(kind, desk), name: titleOf(by) })}
            </button>
          </li>
        ))}
      </ul>
    </details>
  )
}

function kindName(kind: CaseChange['kind'], desk: DeskTexts): string {
  switch (kind) {
    case 'acknowledged':
    case 'status':
      return desk.case.status
    case 'message':
    case 'note':
      return desk.items[kind]
    case 'drop':
    case 'logged':
      return ''
    default:
      return desk.work[kind]
  }
}
