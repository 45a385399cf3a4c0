import { fill } from '../../texts/wording.ts'
import type { ItemView } from '../protocol.ts'
import { type AnswerSheet, answerSheet, type DropOf } from './answer-lines.ts'
import { useWords } from './words.ts'
import type { WorkProps } from './work/props.ts'
import { Redact, Tombstone } from './work/redact.tsx'
import { WorkItem } from './work-item.tsx'

export interface TimelineProps extends WorkProps {
  /** Message ids in hex that were unread when they were first shown here. */
  readonly fresh: ReadonlySet<string>
}

/** Everything that happened in a case, oldest first. */
export function Timeline({ one, view, store, fresh }: TimelineProps) {
  const { desk } = useWords()
  return (
    <section class="timeline" aria-labelledby="timeline-title">
      <h3 id="timeline-title" class="only-heard">
        {desk.case.timeline}
      </h3>
      <ol>
        {one.items.map((item) => (
          <li key={item.key}>
            <Item {...{ one, view, store, item, fresh }} />
          </li>
        ))}
      </ol>
    </section>
  )
}

interface ItemProps<Item extends ItemView> extends WorkProps {
  readonly item: Item
}

function Item({ item, fresh, ...work }: ItemProps<ItemView> & Pick<TimelineProps, 'fresh'>) {
  switch (item.kind) {
    case 'drop':
      return <DropItem {...work} item={item} fresh={fresh.has(item.messageId)} />
    case 'entry':
      return <EntryItem {...work} item={item} />
    case 'redacted':
      return <Tombstone item={item} />
  }
}

type EntryOf = Extract<ItemView, { kind: 'entry' }>

/** What the reporter wrote, under the headings it was written under. */
function DropItem({ item, fresh, ...work }: ItemProps<DropOf> & { readonly fresh: boolean }) {
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
      <Redact {...work} row={item.key} what={sheet.title} written={item.day} />
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
function EntryItem({ item, ...work }: ItemProps<EntryOf>) {
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
  if (!('language' in entry)) return <WorkItem {...work} item={item} entry={entry} />
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
      <Redact {...work} row={item.key} what={desk.items[entry.kind]} written={item.day} />
    </article>
  )
}
