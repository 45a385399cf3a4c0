import type { ComponentChildren } from 'preact'
import { type WorkEntry, workFacts, workLine } from '../../format/work-lines.ts'
import type { ItemView } from '../../model/views.ts'
import { useWords } from '../shell/words.ts'
import { ClosingText } from '../work/closing.tsx'
import { HearingFacts } from '../work/hearings.tsx'
import type { WorkProps } from '../work/props.ts'
import { Redact } from '../work/redact.tsx'

export interface WorkItemProps extends WorkProps {
  readonly item: Extract<ItemView, { kind: 'entry' }>
  readonly entry: WorkEntry
}

/** Casework in the timeline: a line if one line says it all, otherwise a block. */
export function WorkItem(props: WorkItemProps) {
  const { item, entry, one, view, store } = props
  const words = useWords()
  const { desk, day, name } = words
  const line = workLine(entry, props, words)
  const who = item.own ? desk.items.you : name(item.author)
  const title = desk.work[entry.kind]
  if (line !== null) {
    return (
      <div class="event" data-entry={entry.kind}>
        <p class="line">
          <span>
            <strong>{title}</strong>
            {line === '' ? '' : ` ${line}`} <span class="who">{who}</span>
          </span>
          <time>{day(item.day)}</time>
        </p>
        {isWritten(entry) ? (
          <Redact {...{ one, view, store }} row={item.key} what={title} written={item.day} />
        ) : null}
      </div>
    )
  }
  return (
    <article class="entry" data-entry={entry.kind}>
      <h4>
        {title}
        <span class="who">{who}</span>
        <time>{day(item.day)}</time>
      </h4>
      <Facts entry={entry} />
      {'text' in entry && entry.text !== '' ? <p class="as-written">{entry.text}</p> : null}
      {isWritten(entry) ? (
        <Redact {...{ one, view, store }} row={item.key} what={title} written={item.day} />
      ) : null}
    </article>
  )
}

const WRITTEN: readonly WorkEntry['kind'][] = [
  ...(['registered', 'assessment', 'labels', 'task', 'care', 'hearing'] as const),
  ...(['accused', 'memo', 'linked', 'closing', 'exported'] as const),
]

/** Whether it has a person's words in it, which may turn out not to belong there. */
function isWritten({ kind }: WorkEntry): boolean {
  return WRITTEN.includes(kind)
}

/** The choices of an entry, which stand before its text. */
function Facts({ entry }: { readonly entry: WorkEntry }): ComponentChildren {
  const words = useWords()
  if (entry.kind === 'closing') return <ClosingText entry={entry} />
  if (entry.kind === 'hearing') {
    return (
      <p class="entry-facts">
        <strong>{entry.who}</strong> <HearingFacts hearing={entry} />
      </p>
    )
  }
  const facts = workFacts(entry, words)
  return facts.length === 0 ? null : <p class="entry-facts">{facts.join(' · ')}</p>
}
