import { fill, wordFor } from '../../texts/catalogue.ts'
import type { ItemView } from '../protocol.ts'
import { useWords } from './words.ts'

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

type DropOf = Extract<ItemView, { kind: 'drop' }>
type EntryOf = Extract<ItemView, { kind: 'entry' }>

/** What the reporter wrote, under the headings it was written under. */
function DropItem({ item, fresh }: { readonly item: DropOf; readonly fresh: boolean }) {
  const { desk, day, language } = useWords()
  const { drop, content, files } = item
  return (
    <article class="drop" data-drop={drop}>
      <h4>
        {desk.items[drop]}
        {fresh ? <span class="badge">{desk.items.unread}</span> : null}
        <time>{day(item.day)}</time>
      </h4>
      <Answers content={content} />
      {files > 0 ? <p class="hint">{fill(desk.items.files, { count: files })}</p> : null}
      {content.language === language ? null : (
        <p class="hint">
          {fill(desk.items.language, { language: desk.languages[content.language] })}
        </p>
      )}
    </article>
  )
}

const PARTICULARS = ['party', 'relation', 'categories']

function Answers({ content: { answers, language } }: Pick<DropOf, 'content'>) {
  const { desk, shared } = useWords()
  const texts = Object.entries(answers).filter(([name]) => !PARTICULARS.includes(name))
  const words = (name: string, section: Readonly<Record<string, string>>) =>
    [answers[name] ?? []].flat().map((one) => wordFor(section, one))
  const particulars = [
    { term: desk.items.categories, values: words('categories', shared.categories) },
    { term: desk.items.party, values: words('party', shared.parties) },
    { term: desk.items.relation, values: words('relation', shared.relations) },
  ].filter(({ values }) => values.length > 0)
  return (
    <>
      {particulars.length === 0 ? null : (
        <dl class="facts">
          {particulars.map(({ term, values }) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{values.join(', ')}</dd>
            </div>
          ))}
        </dl>
      )}
      {texts.map(([name, answer]) => (
        <div key={name} class="answer">
          {name === 'text' ? null : <h5>{wordFor(shared.questions, name)}</h5>}
          <p class="as-written" lang={language}>
            {[answer].flat().join(', ')}
          </p>
        </div>
      ))}
    </>
  )
}

/** What the reception wrote. */
function EntryItem({ item }: { readonly item: EntryOf }) {
  const { desk, shared, day, name } = useWords()
  const { entry } = item
  const who = item.own ? desk.items.you : name(item.author)
  if (entry.kind === 'acknowledged' || entry.kind === 'status') {
    const what =
      entry.kind === 'acknowledged'
        ? desk.items.acknowledged
        : fill(desk.items.status, { status: wordFor(shared.statuses, entry.status) })
    return (
      <div class="event">
        <p class="line">
          <span>
            <strong>{who}</strong> {what}
            {entry.next === null ? '' : ` · ${fill(desk.items.next, { day: day(entry.next) })}`}
          </span>
          <time>{day(item.day)}</time>
        </p>
        {entry.kind === 'status' && entry.text !== '' ? (
          <p class="as-written said">{entry.text}</p>
        ) : null}
      </div>
    )
  }
  return (
    <article class="entry" data-entry={entry.kind}>
      <h4>
        {desk.items[entry.kind]}
        <span class="who">{who}</span>
        <time>{day(item.day)}</time>
      </h4>
      <p class="as-written">{entry.text}</p>
    </article>
  )
}
