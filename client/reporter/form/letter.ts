import type { Choice } from '../../../crypto/board/choice.ts'
import type { LetterName, ReporterContent, ReporterKind } from '../../../crypto/entries/content.ts'
import { isForCustodians } from '../../../crypto/entries/custody.ts'
import { equal } from '../../../crypto/primitives/bytes.ts'
import { encodeJson } from '../../../crypto/primitives/encode-json.ts'
import { SIZE } from '../../../crypto/primitives/labels.ts'
import { doubtedIn, haveOpened, lettersGoTo, mayBeFewer } from '../../shared/reception/readers.ts'
import type { ChannelView, ReaderView, ReceptionView } from '../../shared/reception/reception.ts'
import type { Chosen } from '../../shared/session/asked.ts'
import { REPORT } from '../files/chosen-file.ts'
import { consentPart, outgoingFiles } from '../files/lazy.ts'
import { type App, type Draft, letterKey, type Room, type State } from '../state.ts'
import type { OutgoingLetter } from '../worker/protocol.ts'
import { type Channel, channelsOf, isAsked, peopleIn, type Reader, readersOf } from './form.ts'

/** The reception; null while it has not loaded. */
export function receptionOf(state: State): ReceptionView | null {
  return state.reception.kind === 'ready' ? state.reception.value : null
}

/** The channel that is chosen, or the only one there is. */
export function channelOf(app: App): Channel | null {
  const channels = channelsOf(app)
  const chosen = channels.find(({ id }) => id === app.state.draft.channel)
  return chosen ?? (channels.length === 1 ? (channels[0] ?? null) : null)
}

/** The choices that decide which questions are asked. The relation may be answered by the channel. */
export function chosenOf(app: App): Chosen {
  const { party, relation, categories } = app.state.draft
  const channel = channelOf(app)
  if (channel === null) return { party, relation, categories }
  const { questionnaire, relation: only } = channel
  return { party, relation: listedIn(questionnaire.relations, only ?? relation), categories }
}

/** @returns null if it is not in the list */
function listedIn(list: readonly { readonly id: string }[], chosen: string | null): string | null {
  return list.some(({ id }) => id === chosen) ? chosen : null
}

/**
 * The parts of the draft that the channel asks for, in its order. The rest stays in memory, so that it is
 * there if it is asked for again.
 */
export function askedDraft(app: App): Draft {
  const { draft } = app.state
  const { answers, party, categories } = draft
  const asked = channelOf(app)?.questionnaire
  if (asked === undefined) return draft
  const chosen = chosenOf(app)
  const texts = [...asked.questions, ...asked.recall]
    .filter((one) => isAsked(one, chosen))
    .map(({ id }) => [id, answers[id] ?? ''] as const)
  return {
    ...draft,
    answers: Object.fromEntries(texts),
    party: listedIn(asked.parties, party),
    relation: chosen.relation,
    categories: asked.categories.map(({ id }) => id).filter((id) => categories.includes(id)),
  }
}

/** The report as it would be sent; what was not answered is left out. */
export function reportContent(app: App): ReporterContent {
  const { answers, party, relation, categories, wish, wishText } = askedDraft(app)
  const channel = channelOf(app)
  const texts = Object.entries(answers).filter(([, text]) => text.trim() !== '')
  const { id = 'none', version = 1 } = channel?.questionnaire ?? {}
  return {
    ...frame(app, channel),
    questionnaire: { id, version },
    answers: {
      ...Object.fromEntries(texts),
      ...(party ? { party } : {}),
      ...(relation ? { relation } : {}),
      ...(categories.length > 0 ? { categories } : {}),
      ...(wish.length > 0 ? { wish } : {}),
      ...(wishText.trim() === '' ? {} : { 'wish-text': wishText }),
    },
    about: null,
  }
}

/**
 * The channel of the matter: as its code or its status tells, or as it was sent or chosen again. It is never
 * the channel of a draft, which may be about something else.
 */
export function letterChannel(app: App): Channel | null {
  const { reading, again } = app.state
  const status = reading.kind === 'ready' ? reading.value.status?.content.channel : undefined
  const told = choiceOf(app.state)?.channel ?? status
  const wanted = (asksAgain(app) ? again.channel : null) ?? told
  const channels = channelsOf(app)
  const found = channels.find(({ id }) => id === wanted)
  return found ?? (channels.length === 1 ? (channels[0] ?? null) : null)
}

/**
 * The people whom the reporter left out of the matter: as the code tells, or as in the report that was sent
 * from here.
 */
export function choiceOf({ reading, again }: State): Choice | null {
  return reading.kind === 'ready' ? reading.value.choice : again.sent
}

/** Ids of those who stay left out, whatever is chosen now. */
export function stayOut(state: State): readonly string[] {
  const { reading } = state
  return reading.kind === 'ready' ? reading.value.leftOut : (choiceOf(state)?.leftOut ?? [])
}

/**
 * Readers of the first report, without those whom the code leaves out. Before any answer they are the readers of its
 * channel, then those of `lettersGoTo`. Nobody if that is not known, or if a desk that cannot open the report wrote
 * that it was sealed to nobody.
 */
export function toldReaders(app: App): readonly Reader[] {
  const choice = choiceOf(app.state)
  if (choice === null) return []
  if (!isAnswered(app.state)) return readersOf(app, choice.channel, choice.leftOut)
  return ofBoard(app, (one, told) => lettersGoTo(one, told, app.state.again.fewer))
}

/** Those of the readers who do not read any more, as one member says and nobody confirms. */
export function doubtedReaders(app: App): readonly Reader[] {
  return isAnswered(app.state) && !asksAgain(app) ? ofBoard(app, doubtedIn) : []
}

/** Whether the reporter can leave those out. */
export function mayLeaveDoubted(app: App): boolean {
  return ofBoard(app, (one, told) => (mayBeFewer(one, told) ? one.people : [])).length > 0
}

/** Whether the board has a number 0, whatever it says. */
function isAnswered({ reading }: State): boolean {
  return reading.kind === 'ready' && reading.value.positions !== null
}

type OnBoard = Parameters<typeof doubtedIn>[1]

/** Some people of the matter's channel by the board; nobody if it tells nothing that holds. */
function ofBoard(
  app: App,
  choose: (channel: ChannelView, told: OnBoard) => readonly ReaderView[],
): readonly Reader[] {
  const { reading } = app.state
  const choice = choiceOf(app.state)
  if (reading.kind !== 'ready' || choice === null) return []
  const { positions, status, ...told } = reading.value
  if (!positions || status?.content.channel !== choice.channel) return []
  return peopleIn(app, choice.channel, (one) => choose(one, { ...told, positions }))
}

/** Whether nothing tells who could read the report, so that the reporter has to. */
export function asksAgain(app: App): boolean {
  return toldReaders(app).length === 0
}

/** The letter as it would be sent; null if none is being written. */
export function letterContent(app: App): ReporterContent | null {
  const { writing } = app.state
  if (writing === null) return null
  const filled = Object.entries(writing.values).filter(([, value]) => `${value}`.trim() !== '')
  return {
    ...frame(app, letterChannel(app)),
    questionnaire: { id: writing.name, version: 1 },
    answers: { ...Object.fromEntries(filled), ...consentPart(app)?.answers(writing) },
    about: writing.about?.messageId ?? null,
  }
}

function frame({ language }: App, channel: Channel | null) {
  return { channel: channel?.id ?? 'none', language, manifest: null }
}

/** The room of a page that is served: a text that does not fit into a body travels in blocks, all of it if necessary. */
export const servedRoom: Room = ({ answers }) => SIZE.longText - encodeJson(answers).length

/** The room that is left in the report. */
export function reportRoom(app: App): number {
  return app.room(reportContent(app), app.state.draft.leftOut)
}

const KINDS: Readonly<Record<LetterName, ReporterKind>> = {
  letter: 'follow-up',
  'letter-retaliation': 'follow-up',
  'letter-minutes': 'follow-up',
  'letter-feedback': 'follow-up',
  'letter-identity': 'identity',
  'letter-consent': 'identity',
  'letter-withdrawal': 'withdrawal',
  'letter-meeting': 'meeting-request',
}

/** Fix the report that is sent, so that a retry sends the same. */
export function sealReport(app: App): OutgoingLetter {
  const { leftOut } = app.state.draft
  const content = reportContent(app)
  return {
    ...outgoing(app),
    kind: 'report',
    content,
    leftOut,
    circle: null,
    shown: idsOf(readersOf(app, content.channel, leftOut)),
    files: outgoingFiles(app, REPORT),
  }
}

function idsOf(people: readonly { readonly id: string }[]): string[] {
  return people.map(({ id }) => id)
}

/** Whether two letters say the same, with the same files, to the same people: then the second repeats the first. */
export function isSameLetter(a: OutgoingLetter, b: OutgoingLetter): boolean {
  const said = ({ number: _, words: __, files: ___, ...rest }: OutgoingLetter) => encodeJson(rest)
  const isSameFile = (i: number) => {
    const [one, other] = [a.files[i], b.files[i]]
    return one?.file === other?.file && one?.name === other?.name && one?.pieces === other?.pieces
  }
  return (
    equal(said(a), said(b)) &&
    equal(a.words, b.words) &&
    a.files.length === b.files.length &&
    a.files.every((_, i) => isSameFile(i))
  )
}

/** Fix the letter that is sent. @throws Error if none is being written */
export function sealLetter(app: App): OutgoingLetter {
  const { writing } = app.state
  const content = letterContent(app)
  if (writing === null || content === null) throw new Error('no letter is being written')
  const kind = KINDS[writing.name]
  const files = outgoingFiles(app, letterKey(writing))
  return { ...outgoing(app), kind, content, files, ...addressees(app, kind, content) }
}

/** The addressees of a letter: only people who are on the screen. */
function addressees(
  app: App,
  kind: ReporterKind,
  content: ReporterContent,
): Pick<OutgoingLetter, 'leftOut' | 'circle' | 'shown' | 'choice'> {
  const { again, reading } = app.state
  const known = choiceOf(app.state)
  if (isForCustodians(kind, content)) {
    const leftOut = [...stayOut(app.state), ...(again.keepers ?? [])]
    const shown = idsOf(receptionOf(app.state)?.custodians ?? [])
    const choice = known && { ...known, leftOut }
    const readers = shown.filter((id) => !leftOut.includes(id))
    return { leftOut, circle: null, shown: readers, choice }
  }
  const told = toldReaders(app)
  if (known !== null && told.length > 0) {
    const shown = idsOf(told)
    const isOpen = reading.kind === 'ready' && haveOpened(reading.value.standing)
    const circle = isAnswered(app.state) ? { readers: shown, opened: isOpen } : null
    return { leftOut: known.leftOut, circle, shown, choice: known }
  }
  const leftOut = [...stayOut(app.state), ...(again.leftOut ?? [])]
  const choice = { channel: content.channel, leftOut }
  return {
    leftOut,
    circle: null,
    shown: idsOf(readersOf(app, content.channel, leftOut)),
    choice,
  }
}

function outgoing({ state, words }: App) {
  state.lastNumber += 1
  const { newRoot = null, version = 0 } = receptionOf(state) ?? {}
  const seen = { number: state.lastNumber, words, listVersion: version }
  return { ...seen, ...(newRoot ? { newRoot: newRoot.root } : {}) }
}
