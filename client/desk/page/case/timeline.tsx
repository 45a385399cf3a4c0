import type { ComponentChildren } from 'preact'
import { fill } from '../../../texts/wording.ts'
import { type AnswerSheet, answerSheet, type DropOf } from '../../format/answer-lines.ts'
import { nameFacts } from '../../format/name-lines.ts'
import { type WorkEntry, workFacts, workLine } from '../../format/work-lines.ts'
import { letterOf } from '../../model/case/answers.ts'
import type { MinutesAnswers } from '../../model/case/minutes.ts'
import { shownName } from '../../model/files/endings.ts'
import type { ItemView } from '../../model/views.ts'
import { Facts } from '../shell/facts.tsx'
import { goTo } from '../shell/focus.ts'
import { useWords } from '../shell/words.ts'
import { ClosingText } from '../work/closing.tsx'
import { FormOutcome, useSaving } from '../work/form.tsx'
import { HearingFacts } from '../work/hearings.tsx'
import { OpenCaseButton } from '../work/open-case.tsx'
import { useMemberNames, type WorkProps } from '../work/props.ts'
import { Redact, Tombstone } from '../work/redact.tsx'
import { AsWritten } from './as-written.tsx'

interface ItemProps<Item extends ItemView> extends WorkProps {
  readonly item: Item
}

interface Fresh {
  /** Message ids in hex that were unread when they were first shown here. */
  readonly fresh: ReadonlySet<string>
  /** By message id in hex. */
  readonly answers: ReadonlyMap<string, MinutesAnswers>
}

interface Known extends Fresh {
  /** Letters that no longer count. */
  readonly superseded: ReadonlySet<ItemView>
}

/** One thing that happened in a case. */
export function Item({ item, fresh, answers, superseded, ...work }: ItemProps<ItemView> & Known) {
  switch (item.kind) {
    case 'drop':
      return (
        <DropItem
          {...work}
          item={item}
          fresh={fresh.has(item.messageId)}
          older={superseded.has(item)}
        />
      )
    case 'entry':
      return <Said {...work} {...{ item, fresh, answers }} />
    case 'identity':
      return <Answered one={work.one} item={item} />
    case 'redacted':
      return <Tombstone item={item} />
    default:
      return item satisfies never
  }
}

interface AnsweredProps {
  readonly one: WorkProps['one']
  readonly item: Extract<ItemView, { kind: 'identity' }>
}

/** An event: a name was requested, and the outcome. It never shows the name. */
function Answered({ one: { access }, item }: AnsweredProps) {
  const { day: on, member, as } = item
  const { desk, day, name } = useWords()
  return (
    <div class="event" data-identity={as}>
      <p class="line">
        <span>
          <strong>{desk.access.identity}</strong>{' '}
          {fill(desk.custody[as], { name: name(access.titles[member]), day: day(on) })}
        </span>
        <time>{day(on)}</time>
      </p>
      <p class="work-facts">{nameFacts(item, desk)}</p>
    </div>
  )
}

type EntryOf = Extract<ItemView, { kind: 'entry' }>

/** An entry that the reception wrote; under minutes, also the reporter's letters about them. */
function Said({ item, fresh, answers, ...work }: ItemProps<EntryOf> & Fresh) {
  const { entry } = item
  const minutes = entry.kind === 'minutes' ? (answers.get(entry.messageId) ?? null) : null
  return (
    <>
      <EntryItem {...work} {...{ item, minutes }} />
      {minutes === null || minutes.letters.length === 0 ? null : (
        <div class="minutes-letters">
          {minutes.letters.map((letter) => (
            <DropItem
              key={letter.key}
              {...work}
              item={letter}
              fresh={fresh.has(letter.messageId)}
            />
          ))}
        </div>
      )}
    </>
  )
}

interface DropItemProps extends ItemProps<DropOf> {
  readonly fresh: boolean
  /** Whether a newer letter counts instead. */
  readonly older?: boolean
}

/** A drop of the reporter, under the headings under which it was written. */
function DropItem({ item, fresh, older = false, ...work }: DropItemProps) {
  const { desk, day, language, counted } = useWords()
  const { drop, content, files } = item
  const sheet = answerSheet(item, desk, language)
  return (
    <article class="drop" data-drop={drop} data-questionnaire={content.questionnaire.id}>
      <h4>
        {sheet.title}
        {fresh ? <span class="badge">{desk.items.unread}</span> : null}
        <time>{day(item.day)}</time>
      </h4>
      {sheet.waits ? <p class="notice">{desk.items.textWaits}</p> : null}
      {sheet.gone ? <p class="notice">{desk.items.headingsGone}</p> : null}
      <Answers sheet={sheet} />
      {older ? <p class="hint">{desk.handling.older}</p> : null}
      {files > 0 ? (
        <p class="row with-files">
          <span>{counted(desk.items.files, files)}</span>
          <button type="button" class="quiet small" onClick={() => goTo('evidence-title')}>
            {desk.items.toFiles}
          </button>
        </p>
      ) : null}
      {content.language === language ? null : (
        <p class="hint">
          {fill(desk.items.language, { language: desk.languages[content.language] })}
        </p>
      )}
      <OwnCase {...work} item={item} />
      <Redact {...work} row={item.key} what={sheet.title} written={item.day} />
    </article>
  )
}

/** The text first: it is what a person came to read. */
export function Answers({ sheet: { facts, lines } }: { readonly sheet: AnswerSheet }) {
  return (
    <>
      {lines.map(({ name, heading, text, written }) => (
        <div key={name} class="answer">
          {heading === null ? null : <h5>{heading}</h5>}
          <AsWritten text={text} lang={written} kind={written === null ? '' : 'as-written'} />
        </div>
      ))}
      {facts.length === 0 ? null : (
        <Facts
          facts={facts.map(({ term, values }) => [
            term,
            <AsWritten key={term} text={values.join(', ')} kind="" />,
          ])}
        />
      )}
    </>
  )
}

interface EntryItemProps extends ItemProps<EntryOf> {
  /** Null if the entry is not minutes. */
  readonly minutes: MinutesAnswers | null
}

function EntryItem({ item, minutes, ...work }: EntryItemProps) {
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
        {entry.kind === 'status' ? <Beyond reason={entry.override} /> : null}
        <Untold item={item} />
        <ApproveTold {...work} item={item} />
      </div>
    )
  }
  if (!('language' in entry)) return <WorkItem {...work} item={item} entry={entry} />
  return (
    <article class="entry" data-entry={entry.kind}>
      <h4>
        {desk.items[entry.kind]}
        <span class="who">{who}</span>
        {minutes ? <MinutesStanding answers={minutes} /> : null}
        <time>{day(item.day)}</time>
      </h4>
      {'waits' in entry ? <p class="notice">{desk.noticing.textWaits}</p> : null}
      {item.waits ? <p class="notice">{desk.items.textWaits}</p> : null}
      {'mentions' in entry ? <Mentioned {...{ view: work.view, entry }} /> : null}
      <p class="as-written" lang={entry.language ?? undefined}>
        {entry.text}
      </p>
      {'override' in entry ? <Beyond reason={entry.override} /> : null}
      <Untold item={item} />
      <ApproveTold {...work} item={item} />
      <Redact {...work} row={item.key} what={desk.items[entry.kind]} written={item.day} />
    </article>
  )
}

/** The members whom a note asks to look. */
function Mentioned({ view, entry }: Pick<WorkProps, 'view'> & { readonly entry: NoteView }) {
  const { desk } = useWords()
  const nameOf = useMemberNames(view)
  const { mentions = [] } = entry
  if (mentions.length === 0) return null
  return (
    <p class="mentioned">
      <span>{desk.mentions.to}</span>{' '}
      {mentions.map((id) => (
        <span key={id} class="mark label">
          {nameOf(id)}
        </span>
      ))}
    </p>
  )
}

type NoteView = Extract<EntryOf['entry'], { kind: 'note' }>

/** Why the reporter cannot read what was written to them. */
function Untold({ item: { untold } }: { readonly item: EntryOf }) {
  const { desk } = useWords()
  return untold === undefined ? null : <p class="hint not-arrived">{desk.untold[untold]}</p>
}

/** Why somebody was told more than the notice table has for them. */
function Beyond({ reason }: { readonly reason: string | null }) {
  const { desk } = useWords()
  if (reason === null) return null
  return <p class="notice beyond">{fill(desk.noticing.beyond, { reason })}</p>
}

/** Whether the reporter has approved or corrected minutes, and when. */
export function MinutesStanding({ answers }: { readonly answers: MinutesAnswers }) {
  const { desk, day } = useWords()
  const { verdict, day: answered } = answers
  return (
    <span class="verdict" data-verdict={verdict}>
      {fill(desk.minutes[verdict], { day: answered === null ? '' : day(answered) })}
    </span>
  )
}

interface WorkItemProps extends WorkProps {
  readonly item: Extract<ItemView, { kind: 'entry' }>
  readonly entry: WorkEntry
}

/** Casework in the timeline: a line if one line says it all, otherwise a block. */
function WorkItem(props: WorkItemProps) {
  const { item, entry, one, view } = props
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
          <Redact {...{ one, view }} row={item.key} what={title} written={item.day} />
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
      <EntryFacts entry={entry} />
      {item.waits ? <p class="notice">{desk.items.textWaits}</p> : null}
      {'text' in entry && entry.text !== '' ? <p class="as-written">{entry.text}</p> : null}
      {entry.kind === 'filed' ? (
        <p class="hint">{entry.attachments.map(({ name: file }) => shownName(file)).join(', ')}</p>
      ) : null}
      {isWritten(entry) ? (
        <Redact {...{ one, view }} row={item.key} what={title} written={item.day} />
      ) : null}
    </article>
  )
}

const WRITTEN: readonly WorkEntry['kind'][] = [
  ...(['registered', 'assessment', 'labels', 'task', 'care', 'hearing'] as const),
  ...(['accused', 'memo', 'linked', 'closing', 'exported', 'filed', 'named'] as const),
  ...(['involved', 'dismissed'] as const),
]

/** Whether it has a person's words in it, which may turn out not to belong there. */
function isWritten({ kind }: WorkEntry): boolean {
  return WRITTEN.includes(kind)
}

/** The choices of an entry, which stand before its text. */
function EntryFacts({ entry }: { readonly entry: WorkEntry }): ComponentChildren {
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

interface ApproveProps extends WorkProps {
  readonly item: Extract<ItemView, { kind: 'entry' }>
}

/** The members who can approve a message that waits to be told, and a button if the desk's own member can. */
function ApproveTold({ one, view, item: { key, approvers } }: ApproveProps) {
  const { desk } = useWords()
  const nameOf = useMemberNames(view)
  const { outcome, save } = useSaving(one.id)
  if (approvers === undefined) return null
  const isOurs = view.members.some(({ own, id }) => own && approvers.includes(id))
  return (
    <div class="work-foot" data-approvers={approvers.join(' ')}>
      <p class="hint">
        {approvers.length === 0
          ? desk.noticing.approveNobody
          : fill(desk.noticing.approveBy, { names: approvers.map(nameOf).join(', ') })}
      </p>
      {isOurs ? (
        <button
          type="button"
          id={`approve-${key}`}
          class="primary"
          aria-disabled={outcome === 'saving'}
          onClick={() => void save([{ kind: 'approved', closing: key }])}
        >
          {outcome === 'saving' ? desk.noticing.approving : desk.noticing.approve}
        </button>
      ) : null}
      <FormOutcome id={`approve-outcome-${key}`} outcome={outcome} />
    </div>
  )
}

/** A notice that retaliation is a matter of its own, with a way to the case that handles it. Requirement S23 */
function OwnCase({ view, item }: Pick<WorkProps, 'view'> & { readonly item: DropOf }) {
  const { desk } = useWords()
  if (letterOf(item.content) !== 'letter-retaliation' || item.drop === 'report') return null
  const made = view.cases.find(({ id }) => id === item.became)
  return (
    <p class="notice" id={`own-case-${item.key}`}>
      {made === undefined ? desk.splitting.ownSoon : desk.splitting.own}{' '}
      {made === undefined ? null : <OpenCaseButton one={made} />}
    </p>
  )
}
