import { type Child, h } from '../../../shared/dom.ts'
import { count, fill } from '../../../texts/wording.ts'
import { choices } from '../../fields.ts'
import { apartOf, channelsOf, peopleIn, type Reader, readerIn, readersOf } from '../../form/form.ts'
import {
  asksAgain,
  choiceOf,
  doubtedReaders,
  letterChannel,
  mayLeaveDoubted,
  receptionOf,
  stayOut,
  toldReaders,
} from '../../form/letter.ts'
import { paragraph, receptionFailed } from '../../parts.ts'
import { codeOf, type ListChanged, loadReception } from '../../reception.ts'
import {
  type Again,
  type App,
  type FieldError,
  letterKey,
  type Posting,
  type State,
} from '../../state.ts'
import {
  boxes,
  newPrint,
  nobodyReads,
  readerList,
  readersErrors,
  saySo,
  whoIsWho,
} from '../readers.ts'
import { chooseChannel, optionOf } from '../tell.ts'
import type { Form } from './form.ts'

/** id of the element that says who reads. */
const WHO_READS = 'who-reads'

/** Everybody who will be able to open the letter, by name; it is sealed only to them. */
export function whoReads(app: App, { readers }: Form): Child {
  const group = { id: WHO_READS, tabindex: -1, role: 'group', 'aria-label': app.t.readers.heading }
  return h('div', group, ...newPrint(app), ...readersOfLetter(app, readers))
}

function readersOfLetter(app: App, readers: Form['readers']): Child[] {
  const { t, state, language } = app
  const reception = receptionOf(state)
  if (reception === null) return notKnown(app)
  if (readers === 'custodians') {
    const keepers = without(keepersOf(app), stayOut(app.state))
    const lead = paragraph(count(language, t.identity.keepers, keepers.length))
    // The code tells everybody whom the reporter left out, so there is nothing to ask.
    if (choiceOf(app.state) !== null) return [lead, readerList(keepers)]
    return [lead, ...asked(app, keepers, 'keepers', (out) => without(keepers, out))]
  }
  if (!asksAgain(app))
    return [paragraph(t.answer.same), readerList(toldReaders(app)), ...doubts(app)]
  return [paragraph(t.answer.ask), ...whoShallRead(app)]
}

const FEWER = 'fewer'

/** Says who does not read any more as one member says. They get the letter, unless the reporter ticks that they do not. */
function doubts(app: App): Child[] {
  const { t, state } = app
  const doubted = doubtedReaders(app)
  if (doubted.length === 0) return []
  const names = doubted.map(({ title }) => title).join(', ')
  const said = h('p', { class: 'notice', id: 'doubted' }, fill(t.answer.doubted, { names }))
  if (!mayLeaveDoubted(app)) return [said]
  const group = choices(app, {
    ...{ id: FEWER, type: 'checkbox', legend: t.answer.fewerLegend, hint: t.answer.fewerHint },
    options: [{ value: FEWER, label: fill(t.answer.fewer, { names }) }],
    chosen: state.again.fewer ? [FEWER] : [],
    onChange: (now) => {
      change(app, { fewer: now.includes(FEWER) })
      saySo(app, toldReaders(app))
    },
  })
  return [said, group]
}

function keepersOf({ state, language }: App): Reader[] {
  const all = receptionOf(state)?.custodians ?? []
  return all.map((one) => readerIn(one, language))
}

function without(some: readonly Reader[], out: readonly string[]): Reader[] {
  return some.filter(({ id }) => !out.includes(id))
}

/** The question who may read, if the board does not say who could read the report. */
function whoShallRead(app: App): Child[] {
  const choose = (channel: string | null) => {
    // A choice about other people says nothing about these.
    change(app, { channel, leftOut: null })
    app.redraw()
  }
  const channels = channelsOf(app)
  const channel = letterChannel(app)
  const shown =
    channels.length > 1
      ? chooseChannel(app, {
          legend: app.t.answer.channel,
          options: channels.map(optionOf),
          chosen: channel?.id ?? null,
          choose,
        })
      : null
  if (channel === null) return [shown]
  const { id } = channel
  const stays = stayOut(app.state)
  // Members without a key are asked about as well: they may have one again before the next letter.
  const row = peopleIn(app, id, ({ people, keyless }) => [...people, ...keyless])
  const people = without([...row, ...apartOf(app)], stays)
  const readers = (left: readonly string[]) => readersOf(app, id, [...stays, ...left])
  return [shown, ...asked(app, people, 'leftOut', readers)]
}

function change(app: App, part: Partial<Again>): void {
  app.state.again = { ...app.state.again, ...part }
}

/** Value of the box that says that nobody is left out. No member has this id. */
const NOBODY = ''

/**
 * Ask whom of these the letter leaves out, or that it leaves out nobody. Silence is no answer, and nothing is
 * chosen beforehand.
 */
function asked(
  app: App,
  people: readonly Reader[],
  which: 'leftOut' | 'keepers',
  readersWithout: (leftOut: readonly string[]) => readonly Reader[],
): Child[] {
  const said = app.state.again[which]
  const everybody = { value: NOBODY, label: app.t.answer.everybody }
  const chosen = said?.length === 0 ? [NOBODY] : (said ?? [])
  const onChange = (now: readonly string[]) => {
    const leftOut = saidBy(said, now)
    change(app, { [which]: leftOut })
    saySo(app, readersWithout(leftOut ?? []))
  }
  // A name goes only to its keepers: no reader of the matter opens it for others.
  const isCase = which === 'leftOut'
  const hint = isCase ? app.t.answer.askHint : app.t.readers.leaveOutHint
  const readers = readersWithout(said ?? [])
  const lead = isCase ? paragraph(app.t.readers.lead) : readerList(readers)
  return [
    readers.length > 0 ? lead : nobodyReads(app),
    boxes(app, { people, readers, chosen, more: [everybody], hint }, onChange),
    ...whoIsWho(app, people),
  ]
}

/** If the reporter ticks somebody after "nobody", or the other way round, the last tick counts. */
function saidBy(before: Again['leftOut'], now: readonly string[]): Again['leftOut'] {
  if (now.includes(NOBODY) && before?.length !== 0) return []
  const out = now.filter((id) => id !== NOBODY)
  return out.length > 0 ? out : null
}

/** Shown while the readers are not known. */
export function notKnown(app: App): Child[] {
  const { t, state } = app
  if (state.reception.kind !== 'failed') return [h('p', { class: 'busy' }, t.page.working)]
  return [receptionFailed(app, state.reception.code, () => void loadReception(app))]
}

/** Errors in the choice of readers that prevent sending. */
export function audienceErrors(app: App, { readers }: Form): readonly FieldError[] {
  const { leftOut, keepers } = app.state.again
  if (readers === 'custodians') {
    const all = without(keepersOf(app), stayOut(app.state))
    if (keepersOf(app).length === 0) return []
    return choiceOf(app.state) !== null
      ? readersErrors(all)
      : saidErrors(keepers, (out) => without(all, out))
  }
  if (!asksAgain(app)) return []
  const channel = letterChannel(app)
  const stays = stayOut(app.state)
  const reading = (out: readonly string[]) => readersOf(app, channel?.id ?? '', [...stays, ...out])
  if (channel !== null) return saidErrors(leftOut, reading)
  const unchosen: FieldError = { field: 'channel', sentence: (t) => t.tell.channelMissing }
  return channelsOf(app).length > 1 ? [unchosen] : []
}

function saidErrors(
  said: Again['leftOut'],
  readersWithout: (leftOut: readonly string[]) => readonly Reader[],
): FieldError[] {
  if (said !== null) return readersErrors(readersWithout(said))
  return [{ field: 'leave-out', sentence: (t) => t.answer.unsaid }]
}

/**
 * Show the letter again with its readers by the list as it is now. It was not sent, and its text stays.
 *
 * @returns false if the reporter has gone elsewhere meanwhile
 */
export async function showReadersAnew(
  app: App,
  posting: Posting,
  why: ListChanged,
): Promise<boolean> {
  const { state } = app
  await loadReception(app)
  await chooseAnew(app)
  if (app.state !== state || state.posting !== posting || state.step !== 'letter') return false
  takeBack(state, posting)
  state.posting = { sealed: null, sending: { kind: 'none' } }
  if (state.writing) state.writing.posting = state.posting
  app.go('letter')
  app.refuse([{ field: WHO_READS, sentence: (t) => t.errors[why] }])
  return true
}

/**
 * Check the choice of the matter against the list as it is now. If it no longer holds, the reporter is asked
 * again, and everybody who was left out so far is ticked already.
 */
async function chooseAnew(app: App): Promise<void> {
  const { state, office } = app
  const before = stayOut(state)
  if (state.reading.kind === 'ready') {
    try {
      state.reading = { kind: 'ready', value: await office.ask('read', false) }
    } catch (error) {
      state.reading = { kind: 'failed', code: codeOf(error) }
    }
  }
  const { sent } = state.again
  const channel = sent?.channel ?? state.again.channel
  change(app, { channel, sent: null })
  // The answer that everybody may read was about another list.
  const still = (said: Again['leftOut'], known: readonly string[]) => {
    const out = [...new Set([...(said ?? []), ...known])]
    return out.length === 0 ? null : out
  }
  const { leftOut, keepers } = state.again
  const known = choiceOf(state) === null ? before : []
  const isKeeper = (id: string) => keepersOf(app).some((one) => one.id === id)
  change(app, { leftOut: still(leftOut, known), keepers: still(keepers, known.filter(isKeeper)) })
}

/** Make a letter that was set aside editable again: the board does not show it. */
export function takeBack(state: State, posting: Posting): void {
  const aside = state.unseen.find((one) => one.posting === posting)
  if (aside === undefined) return
  const key = letterKey(aside.letter)
  state.unseen = state.unseen.filter((one) => one !== aside)
  state.letters = { [key]: aside.letter, ...state.letters }
  state.files = { ...state.files, [key]: [...aside.files, ...(state.files[key] ?? [])] }
}
