import { fill } from '../../texts/wording.ts'
import type { ItemView } from '../protocol.ts'
import { type AnswerSheet, answerSheet, type DropOf } from './answer-lines.ts'
import { useWords } from './words.ts'
import { WorkItem } from './work-item.tsx'

export interface TimelineProps {
  readonly items: readonly ItemView[]
  /** Message ids in hex that were unread when they were first shown here. */
  readonly fresh: ReadonlySet<string>
}

/** Everything that happened in a case, oldest first. */
export function Timeline({ items, fresh }: TimelineProps) {
  const { desk } = useWords()
  return (
    <section class="timeline" aria-labelledby="timeline-title">
      <h3 id="timeline-title" class="only-heard">
        {desk.case.timeline}
      </h3>
      <ol>
        {items.map((item) => (
          <li key={item.key}>
            {item.kind === 'drop' ? (
              <DropItem item={item} fresh={fresh.has(item.messageId)} />
            ) : (
              <EntryItem item={item} />
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

type EntryOf = Extract<ItemView, { kind: 'entry' }>

/** What the reporter wrote, under the headings it was written under. */
function DropItem({ item, fresh }: { readonly item: DropOf; readonly fresh: boolean }) {
  const { desk, day, language } = useWords()
  const { drop, content, files } = item
  const sheet = answerSheet(item, desk, language)
  return (
    <article class="drop" data-drop={drop} data-questionnaire={content.questionnaire.id}>
      <h4>
        {sheet.title}
        {fresh ? <span class="badge">{desk.items.unread}</span> : null}
        <time>{day(item.day)}</time>
      </h4>
      {sheet.gone ? <p class="notice">{desk.items.headingsGone}</p> : null}
      <Answers sheet={sheet} />
      {files > 0 ? <p class="hint">{fill(desk.items.files, { count: files })}</p> : null}
      {content.language === language ? null : (
        <p class="hint">
          {fill(desk.items.language, { language: desk.languages[content.language] })}
        </p>
      )}
    </article>
  )
}

function Answers({ sheet: { facts, lines } }: { readonly sheet: AnswerSheet }) {
  return (
    <>
      {facts.length === 0 ? null : (
        <dl class="facts">
          {facts.map(({ term, values }) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{values.join(', ')}</dd>
            </div>
          ))}
        </dl>
      )}
      {lines.map(({ name, heading, text, written }) => (
        <div key={name} class="answer">
          {heading === null ? null : <h5>{heading}</h5>}
          <p class={written === null ? undefined : 'as-written'} lang={written ?? undefined}>
            {text}
          </p>
        </div>
      ))}
    </>
  )
}

/** What the reception wrote. */
function EntryItem({ item }: { readonly item: EntryOf }) {
  const { desk, day, name } = useWords()
  const { entry } = item
  const who = item.own ? desk.items.you : name(item.author)
  if (entry.kind === 'acknowledged' || entry.kind === 'status') {
    const what =
      entry.kind === 'acknowledged'
        ? desk.items.acknowledged
        : fill(desk.items.status, { status: desk.statuses[entry.status] })
    return (
      <div class="event">
        <p class="line">
          <span>
            <strong>{who}</strong> {what}
            {entry.kind === 'status' && entry.party !== null
              ? ` · ${fill(desk.items.standing, { party: desk.parties[entry.party] })}`
              : ''}
            {entry.next === null ? '' : ` · ${fill(desk.items.next, { day: day(entry.next) })}`}
          </span>
          <time>{day(item.day)}</time>
        </p>
        {entry.kind === 'status' && entry.text !== '' ? (
          <p class="as-written said" lang={entry.language ?? undefined}>
            {entry.text}
          </p>
        ) : null}
      </div>
    )
  }
  if (!('language' in entry)) return <WorkItem item={item} entry={entry} />
  return (
    <article class="entry" data-entry={entry.kind}>
      <h4>
        {desk.items[entry.kind]}
        <span class="who">{who}</span>
        <time>{day(item.day)}</time>
      </h4>
      <p class="as-written" lang={entry.language ?? undefined}>
        {entry.text}
      </p>
    </article>
  )
}
