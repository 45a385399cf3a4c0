import type { EntryView, ItemView } from '../protocol.ts'
import { useWords } from './words.ts'

/** What is noted for the reception alone, beside free notes. */
export type WorkEntry = Exclude<EntryView, { language: unknown } | { kind: 'acknowledged' }>

export interface WorkItemProps {
  readonly item: Extract<ItemView, { kind: 'entry' }>
  readonly entry: WorkEntry
}

/** One line of casework in the timeline. */
export function WorkItem({ item, entry }: WorkItemProps) {
  const { desk, day, name } = useWords()
  const who = item.own ? desk.items.you : name(item.author)
  const text = 'text' in entry ? entry.text : ''
  return (
    <article class="entry" data-entry={entry.kind}>
      <h4>
        {desk.work[entry.kind]}
        <span class="who">{who}</span>
        <time>{day(item.day)}</time>
      </h4>
      {text === '' ? null : <p class="as-written">{text}</p>}
    </article>
  )
}
