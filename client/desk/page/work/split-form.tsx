import { seated } from '../../../../crypto/keys/channel.ts'
import { fill } from '../../../texts/wording.ts'
import { answerSheet, type DropOf } from '../../format/answer-lines.ts'
import type { Words } from '../../format/words.ts'
import { caseName } from '../../format/work-labels.ts'
import { tellsOfRetaliation } from '../../model/case/answers.ts'
import type { SplitRequest } from '../../model/case/new-report.ts'
import type { CaseView, DeskView, ItemView } from '../../model/views.ts'
import { AsWritten } from '../case/as-written.tsx'
import { submitBy } from '../shell/attempt.tsx'
import { useStore, useWords } from '../shell/words.ts'
import { Check, Choice, TextField, useFields } from './fields.tsx'
import { FormOutcome, useSending } from './form.tsx'
import type { WorkProps } from './props.ts'

/** Something that the reporter wrote, which can be taken along. */
interface Piece {
  readonly id: string
  /** The row that it stands in. */
  readonly item: DropOf
  readonly title: string
  readonly heading: string | null
  readonly text: string
}

/** Makes a separate case of a second matter in the report. */
export function SplitForm(props: WorkProps) {
  const { one, view } = props
  const words = useWords()
  const { desk } = words
  const pieces = piecesOf(one.items, words)
  const own = view.members.find((member) => member.own)?.channels ?? []
  // A desk writes into the new case at once, and a report that two open is no case until they have.
  const channels = own.filter((id) => view.channelPeople[id]?.together === undefined)
  const problem =
    pieces.length === 0
      ? desk.splitting.nothing
      : channels.length === 0
        ? desk.splitting.noChannel
        : null
  return (
    <>
      <h5>{desk.splitting.title}</h5>
      {problem === null ? (
        <>
          <p class="hint">{desk.splitting.lead}</p>
          <p class="notice">{desk.splitting.code}</p>
          <Fields {...props} {...{ pieces, channels }} />
        </>
      ) : (
        <p id="split-rows" class="hint" tabIndex={-1}>
          {problem}
        </p>
      )}
    </>
  )
}

interface FieldsProps extends WorkProps {
  readonly pieces: readonly Piece[]
  /** Ids of the channels that a new case can go to. */
  readonly channels: readonly string[]
}

function Fields(props: FieldsProps) {
  const { one, view, pieces, channels } = props
  const store = useStore()
  const words = useWords()
  const { desk, name } = words
  const only = channels.length === 1 ? (channels[0] ?? '') : ''
  const begun: Record<string, string | boolean> = { channel: only, text: '' }
  const { value, change, at, clear } = useFields('split', one.id, begun)
  const { outcome, save, forget } = useSending((job, split: SplitRequest) =>
    store.ask('split', { job, split }),
  )
  const [channel, text] = [String(value.channel), String(value.text)]
  const chosen = pieces.filter(({ id }) => value[id] === true)
  const quote = quoteOf(chosen, one, words)
  const out = view.members.map(({ id }) => id).filter((id) => value[`out ${id}`] === true)
  const readers = readersOf(view, channel, [...one.barred, ...out])
  const isRead = view.members.some(({ own, id }) => own && readers.includes(id))
  const send = async () => {
    const missing =
      chosen.length === 0 ? desk.splitting.rows : isRead ? null : desk.splitting.channel
    const language = chosen[0]?.item.content.language ?? 'nb'
    const retaliation = chosen.some(({ item }) => tellsOfRetaliation(item.content))
    const request = { caseId: one.id, channel, quote, language, leftOut: out, retaliation }
    const asked = { ...request, cameOn: one.since, text: text.trim() }
    if (await save(missing === null ? [asked] : { missing })) clear()
  }
  return (
    <form
      id="split"
      class="work-form"
      aria-label={desk.splitting.title}
      onInput={forget}
      onSubmit={submitBy(send)}
    >
      <Pieces {...{ pieces, value, change }} />
      <Choice
        {...at('channel')}
        label={desk.splitting.channel}
        {...(only === '' ? { none: desk.sheet.choose } : {})}
        choices={channels.map((id) => [id, name(view.channels[id]) || id])}
        value={channel}
      />
      {channel === '' ? null : (
        <LeftOut barred={one.barred} {...{ view, channel, value, change, readers, isRead }} />
      )}
      <TextField
        {...at('text')}
        label={fill(desk.sheet.optional, { label: desk.splitting.text })}
        max={1000}
        value={text}
      />
      <div class="work-wide work-foot">
        <button type="submit" id="split-save" aria-disabled={outcome === 'saving'}>
          {outcome === 'saving' ? desk.sheet.saving : desk.splitting.save}
        </button>
        <FormOutcome id="split-outcome" outcome={outcome} />
      </div>
    </form>
  )
}

interface PiecesProps {
  readonly pieces: readonly Piece[]
  readonly value: Readonly<Record<string, string | boolean>>
  readonly change: (part: Record<string, string | boolean>) => void
}

function Pieces({ pieces, value, change }: PiecesProps) {
  const { desk, day } = useWords()
  return (
    <fieldset class="work-wide split-pieces" id="split-rows" tabIndex={-1}>
      <legend>{desk.splitting.rows}</legend>
      {pieces.map(({ id, item, title, heading, text }, i) => (
        <div key={id} class="split-piece">
          <Check
            id={`split-piece-${i}`}
            label={[heading ?? title, day(item.day)].join(' · ')}
            value={value[id] === true}
            change={(on) => change({ [id]: on })}
          />
          <AsWritten text={text} lang={item.content.language} />
        </div>
      ))}
    </fieldset>
  )
}

interface LeftOutProps extends Pick<PiecesProps, 'value' | 'change'> {
  readonly view: DeskView
  readonly channel: string
  /** Ids of those who may not read it, whatever is chosen. */
  readonly barred: readonly string[]
  readonly readers: readonly string[]
  /** Whether the desk's own member reads it. */
  readonly isRead: boolean
}

function LeftOut({ view, channel, barred, value, change, readers, isRead }: LeftOutProps) {
  const { desk, name } = useWords()
  const { members = [], substitutes = [] } = view.channelPeople[channel] ?? {}
  const titleOf = (id: string) => name(view.members.find((one) => one.id === id)?.title) || id
  const isOwn = (id: string) => view.members.some((one) => one.own && one.id === id)
  const people = [...members, ...substitutes].filter((id) => !isOwn(id))
  const free = people.filter((id) => !barred.includes(id))
  return (
    <fieldset class="work-wide" id="split-without">
      <legend>{desk.splitting.without}</legend>
      <ul class="work-list">
        {people
          .filter((id) => barred.includes(id))
          .map((id) => (
            <li key={id} class="work-facts" data-barred={id}>
              {fill(desk.splitting.barred, { name: titleOf(id) })}
            </li>
          ))}
      </ul>
      {free.map((id) => (
        <Check
          key={id}
          id={`split-out-${id}`}
          label={titleOf(id)}
          value={value[`out ${id}`] === true}
          change={(on) => change({ [`out ${id}`]: on })}
        />
      ))}
      <p id="split-readers" class={isRead ? 'hint' : 'problem'} role="status">
        {isRead
          ? fill(desk.splitting.readers, { names: readers.map(titleOf).join(', ') })
          : desk.splitting.nobody}
      </p>
    </fieldset>
  )
}

function readersOf(view: DeskView, channel: string, without: readonly string[]): readonly string[] {
  const { members = [], substitutes = [] } = view.channelPeople[channel] ?? {}
  return seated(
    [...members, ...substitutes],
    { seats: members.length },
    (id) => !without.includes(id),
  )
}

/** All of the reporter's own words, one piece for each answer. */
function piecesOf(items: readonly ItemView[], { desk, language }: Words): readonly Piece[] {
  return items.flatMap((item) => {
    if (item.kind !== 'drop') return []
    const { title, lines } = answerSheet(item, desk, language)
    return lines
      .filter(({ written }) => written !== null)
      .map(({ name, heading, text }) => {
        return { id: `${item.key} ${name}`, item, title, heading, text }
      })
  })
}

/** The chosen texts as the new case quotes them: each row under its name and day, unchanged. */
function quoteOf(chosen: readonly Piece[], one: CaseView, { desk, day }: Words): string {
  const rows = [...new Set(chosen.map(({ item }) => item))]
  return rows
    .map((item) => {
      const pieces = chosen.filter((piece) => piece.item === item)
      const what = pieces[0]?.title ?? ''
      const values = { name: caseName(one, desk), what, day: day(item.day) }
      const texts = pieces.map(({ heading, text }) => (heading ? `${heading}\n${text}` : text))
      return [fill(desk.splitting.quoted, values), ...texts].join('\n\n')
    })
    .join('\n\n')
}
