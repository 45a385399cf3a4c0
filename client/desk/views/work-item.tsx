import type { ComponentChildren } from 'preact'
import type { DeskTexts } from '../../texts/desk/texts.ts'
import { fill } from '../../texts/wording.ts'
import type { EntryView, ItemView } from '../protocol.ts'
import { accessLine } from './access/lines.ts'
import { useWords } from './words.ts'
import { scoreText } from './work/assessment.tsx'
import { ClosingText } from './work/closing.tsx'
import { HearingFacts } from './work/hearings.tsx'
import { linkLabel } from './work/links.tsx'
import { caseName, useMemberNames, type WorkProps } from './work/props.ts'
import { Redact, redactedTitle } from './work/redact.tsx'

/** What is noted for the reception alone, beside free notes. */
export type WorkEntry = Exclude<EntryView, { language: unknown } | { kind: 'acknowledged' }>

export interface WorkItemProps extends WorkProps {
  readonly item: Extract<ItemView, { kind: 'entry' }>
  readonly entry: WorkEntry
}

/** Casework in the timeline: a line where one says it all, else a block. */
export function WorkItem(props: WorkItemProps) {
  const { item, entry, one, view, store } = props
  const { desk, day, name } = useWords()
  const line = useLine(props)
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

/** What one line says of an entry; null where it needs a block. */
function useLine({ entry, one, view }: WorkItemProps): string | null {
  const { desk, day, name } = useWords()
  const nameInList = useMemberNames(view)
  const nameOf = (id: string) => name(one.access.titles[id]) || nameInList(id)
  switch (entry.kind) {
    case 'labels':
      return entry.labels.join(', ')
    case 'task': {
      const who = entry.member === undefined ? [] : [nameOf(entry.member)]
      const due = entry.due === undefined ? [] : [day(entry.due)]
      return [entry.text, ...who, ...due].join(' · ')
    }
    case 'task-done': {
      const task = one.work.tasks.find((each) => each.entry.id === entry.id)
      const text = task?.entry.text ?? desk.tasks.unknown
      return fill(entry.done ? desk.tasks.done : desk.tasks.undone, { task: text })
    }
    case 'linked': {
      const other = view.cases.find(({ linkName }) => linkName === entry.case)
      const reference = other === undefined ? desk.links.hidden : caseName(other, desk)
      const said = `${linkLabel(entry, desk)} ${reference}`
      return entry.text === '' ? said : `${said} · ${entry.text}`
    }
    case 'approved':
      return ''
    case 'exported':
      return [desk.exportKinds[entry.what], entry.text].filter(Boolean).join(' · ')
    case 'redacted': {
      const tombstone = one.items.find(({ key }) => key === entry.row)
      if (tombstone?.kind !== 'redacted') return entry.text
      return `${redactedTitle(tombstone, desk)} · ${day(tombstone.day)}`
    }
    default:
      return accessLine(entry, desk, nameOf)
  }
}

const WRITTEN: readonly WorkEntry['kind'][] = [
  ...(['registered', 'assessment', 'labels', 'task', 'care', 'hearing'] as const),
  ...(['accused', 'memo', 'linked', 'closing', 'exported'] as const),
]

/** Whether a person's words are in it, which may turn out not to belong there. */
function isWritten({ kind }: WorkEntry): boolean {
  return WRITTEN.includes(kind)
}

/** What was chosen, before what was written. */
function Facts({ entry }: { readonly entry: WorkEntry }): ComponentChildren {
  const { desk, day } = useWords()
  switch (entry.kind) {
    case 'assessment':
      return <FactLine facts={assessmentFacts(entry, desk)} />
    case 'care': {
      const again =
        entry.next === undefined ? [] : [fill(desk.care.again, { day: day(entry.next) })]
      return <FactLine facts={[`${desk.care.risk}: ${desk.risks[entry.risk]}`, ...again]} />
    }
    case 'hearing':
      return (
        <p class="entry-facts">
          <strong>{entry.who}</strong> <HearingFacts hearing={entry} />
        </p>
      )
    case 'accused': {
      const label = entry.state === 'deferred' ? desk.accused.untilDeferred : desk.accused.until
      const until = entry.until === undefined ? [] : [`${label}: ${day(entry.until)}`]
      return <FactLine facts={[entry.who, desk.standings[entry.state], ...until]} />
    }
    case 'registered':
      return <FactLine facts={[desk.cameBy[entry.by]]} />
    case 'closing':
      return <ClosingText entry={entry} />
    default:
      return null
  }
}

function FactLine({ facts }: { readonly facts: readonly string[] }) {
  return <p class="entry-facts">{facts.join(' · ')}</p>
}

function assessmentFacts(
  entry: Extract<WorkEntry, { kind: 'assessment' }>,
  desk: DeskTexts,
): string[] {
  const { scope, urgent, criminal, evidenceAtRisk, likelihood = 0, impact = 0, risk } = entry
  const score = likelihood * impact
  return [
    desk.scopes[scope],
    ...(urgent ? [desk.assess.urgent] : []),
    ...(criminal ? [desk.assess.criminal] : []),
    ...(evidenceAtRisk ? [desk.assess.evidence] : []),
    ...(score === 0 ? [] : [`${desk.assess.product}: ${scoreText(score, desk)}`]),
    ...(risk === undefined ? [] : [`${desk.assess.risk}: ${desk.risks[risk]}`]),
  ]
}
