import { type Child, h } from '../../../shared/dom.ts'
import { count } from '../../../texts/wording.ts'
import { apartOf, channelsOf, peopleIn, type Reader, readersOf } from '../../form/form.ts'
import {
  asksAgain,
  choiceOf,
  letterChannel,
  receptionOf,
  stayOut,
  toldReaders,
} from '../../form/letter.ts'
import { actions, button, notice, paragraph } from '../../parts.ts'
import { codeOf, type ListChanged, loadReception } from '../../reception.ts'
import {
  type Again,
  type App,
  type FieldError,
  letterKey,
  type Posting,
  type State,
} from '../../state.ts'
import { boxes, named, newPrint, readerList, readersErrors, saySo } from '../readers.ts'
import { chooseChannel } from '../tell.ts'
import type { Form } from './form.ts'

/** The element that says who reads. */
const WHO_READS = 'who-reads'

/** Everybody who will be able to open the letter, by name: it is sealed to nobody else. */
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
    // The code tells whom the reporter left out of all.
    if (choiceOf(app.state) !== null) return [lead, readerList(keepers)]
    return [lead, ...asked(app, keepers, 'keepers', (out) => without(keepers, out))]
  }
  if (!asksAgain(app)) return [paragraph(t.answer.same), readerList(toldReaders(app))]
  return [paragraph(t.answer.ask), ...whoShallRead(app)]
}

function keepersOf({ state, language }: App): Reader[] {
  const all = receptionOf(state)?.custodians ?? []
  return all.map(({ id, title }) => ({ id, title: title[language] }))
}

function without(some: readonly Reader[], out: readonly string[]): Reader[] {
  return some.filter(({ id }) => !out.includes(id))
}

/** Asked where the board does not say who could read the report. */
function whoShallRead(app: App): Child[] {
  const choose = (channel: string | null) => {
    // What was said of others says nothing of these.
    change(app, { channel, leftOut: null })
    app.redraw()
  }
  const channels = channelsOf(app)
  const channel = letterChannel(app)
  const shown =
    channels.length > 1 ? chooseChannel(app, channels, channel?.id ?? null, choose) : null
  if (channel === null) return [shown]
  const { id } = channel
  const stays = stayOut(app.state)
  // Also who has no key now: they may have one again before the next letter.
  const row = peopleIn(app, id, ({ people, keyless }) => [...people, ...keyless])
  const people = without([...row, ...apartOf(app)], stays)
  const readers = (left: readonly string[]) => readersOf(app, id, [...stays, ...left])
  return [shown, ...asked(app, people, 'leftOut', readers)]
}

function change(app: App, part: Partial<Again>): void {
  app.state.again = { ...app.state.again, ...part }
}

/** The box that says that nobody is left out. No member has this id. */
const NOBODY = ''

/** Whom of these it leaves out, or that it leaves out nobody: silence is no answer, and nothing is chosen before. */
function asked(
  app: App,
  people: readonly Reader[],
  which: 'leftOut' | 'keepers',
  readersWithout: (leftOut: readonly string[]) => readonly Reader[],
): Child[] {
  const said = app.state.again[which]
  const everybody = { value: NOBODY, label: app.t.readers.everybody }
  const chosen = said?.length === 0 ? [NOBODY] : (said ?? [])
  const onChange = (now: readonly string[]) => {
    const leftOut = saidBy(said, now)
    change(app, { [which]: leftOut })
    saySo(app, readersWithout(leftOut ?? []))
  }
  // A name goes only to its keepers: no reader of the matter opens it for others.
  const hint = which === 'leftOut' ? app.t.answer.askHint : app.t.readers.leaveOutHint
  return [
    ...named(app, readersWithout(said ?? [])),
    boxes(app, people, [everybody], chosen, onChange, hint),
  ]
}

/** Whoever ticks somebody after "nobody", or the other way round, means the last. */
function saidBy(before: Again['leftOut'], now: readonly string[]): Again['leftOut'] {
  if (now.includes(NOBODY) && before?.length !== 0) return []
  const out = now.filter((id) => id !== NOBODY)
  return out.length > 0 ? out : null
}

/** While it is not known who reads. */
export function notKnown(app: App): Child[] {
  const { t, state } = app
  if (state.reception.kind !== 'failed') return [h('p', { class: 'busy' }, t.page.working)]
  const retry = button(t.page.retry, () => void loadReception(app), { id: 'retry' })
  return [notice('bad', null, paragraph(t.errors[state.reception.code]), actions(retry))]
}

/** What stands against sending in the choice of who reads. */
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
  return [{ field: 'leave-out', sentence: (t) => t.readers.unsaid }]
}

/**
 * Show the letter again with those who would read it by the list as it is now: it was not sent, and
 * what was written stands there.
 *
 * @returns false for who has gone elsewhere meanwhile
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
 * Have the choice of the matter judged by the list as it is now. Where it does not hold any more, it is asked
 * for, and whoever was left out so far is marked already.
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
  // That everybody may read was said of another list.
  const still = (said: Again['leftOut'], known: readonly string[]) => {
    const out = [...new Set([...(said ?? []), ...known])]
    return out.length === 0 ? null : out
  }
  const { leftOut, keepers } = state.again
  const known = choiceOf(state) === null ? before : []
  const isKeeper = (id: string) => keepersOf(app).some((one) => one.id === id)
  change(app, { leftOut: still(leftOut, known), keepers: still(keepers, known.filter(isKeeper)) })
}

/** One that was sent before, and is not there by the board, is a letter to write on again. */
export function takeBack(state: State, posting: Posting): void {
  const aside = state.unseen.find((one) => one.posting === posting)
  if (aside === undefined) return
  const key = letterKey(aside.letter)
  state.unseen = state.unseen.filter((one) => one !== aside)
  state.letters = { [key]: aside.letter, ...state.letters }
  state.files = { ...state.files, [key]: [...aside.files, ...(state.files[key] ?? [])] }
}
