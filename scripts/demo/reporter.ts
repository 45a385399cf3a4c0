import { nodeTransport } from '../../client/shared/node-transport.ts'
import { haveOpened, lettersGoTo } from '../../client/shared/reception/readers.ts'
import type { ReceptionView } from '../../client/shared/reception/reception.ts'
import type { Circle } from '../../client/shared/session/letter.ts'
import { Visit } from '../../client/shared/session/visit.ts'
import type { BoardReading } from '../../crypto/board/board.ts'
import { DAY_MS } from '../../crypto/days/calendar.ts'
import type {
  ContentDocument,
  ReporterContent,
  ReporterKind,
} from '../../crypto/entries/content.ts'
import { isForCustodians } from '../../crypto/entries/custody.ts'
import type { LetterName } from '../../crypto/entries/names.ts'
import { newestQuestionnaire } from '../../crypto/entries/questionnaire.ts'
import { REFERENCE_LENGTH, type ReceiptCode } from '../../crypto/keys/receipt.ts'
import { SIZE } from '../../crypto/primitives/labels.ts'
import type { Primitives } from '../../crypto/primitives/primitives.ts'
import { later, MACHINE } from '../cli/command.ts'

type Answers = ReporterContent['answers']

/** A letter of a made-up reporter after the report. */
export interface MadeUpLetter {
  readonly name: LetterName
  readonly answers: Answers
  /** Id of the message that it answers; absent if it answers nothing. */
  readonly about?: Uint8Array
}

/** A made-up report, and the letters that its reporter sends after it, if any. */
export interface MadeUp extends Pick<ReporterContent, 'channel' | 'language' | 'answers'> {
  readonly letters?: readonly MadeUpLetter[]
  /** Member ids who must not read. */
  readonly leftOut?: readonly string[]
  /** How many days before today it was written, by its reporter's clock. */
  readonly daysAgo?: number
}

/** The reception to which made-up reporters report. */
export interface ReporterPlace {
  readonly primitives: Primitives
  /** Address of the reporters' pages. */
  readonly server: string
  /** Fingerprint of the root. */
  readonly root: string
  /** Ids of all members; every reader is among them. */
  readonly members: readonly string[]
}

/** Whether the channel is still there and asks something. */
export function isAsked({ channel }: MadeUp, document: ContentDocument): boolean {
  return questionnaireFor(channel, document) !== null
}

function questionnaireFor(id: string, document: ContentDocument) {
  const channel = document.channels.find((one) => one.id === id)
  return (channel && newestQuestionnaire(document, channel.questionnaire)) ?? null
}

/** A made-up person, who sends and reads like anybody's browser; the code stays in memory. */
export class DemoReporter {
  readonly madeUp: MadeUp
  readonly #place: ReporterPlace
  readonly #document: ContentDocument
  readonly #visit: Visit
  #view: ReceptionView | null = null
  /** Null before the report is sent, unless it came with a code. */
  #code: ReceiptCode | null

  /** @param code of a report that somebody else has put in */
  constructor(
    place: ReporterPlace,
    document: ContentDocument,
    madeUp: MadeUp,
    code: ReceiptCode | null = null,
  ) {
    this.#place = place
    this.#document = document
    this.madeUp = madeUp
    this.#code = code
    this.#visit = visitOf(place, madeUp.daysAgo ?? 0)
    if (code !== null) this.#visit.useReceipt(code)
  }

  /** The first part of the receipt code, by which the desk names the case; empty before there is a code. */
  get reference(): string {
    return this.#code?.slice(0, REFERENCE_LENGTH) ?? ''
  }

  /** Send the report, and the letters that come with it. @throws VisitError */
  async report(): Promise<void> {
    const { channel, answers, letters = [] } = this.madeUp
    const asked = questionnaireFor(channel, this.#document)
    if (asked === null) throw new Error(`channel ${channel} is not there`)
    await this.#open()
    this.#code = await this.#visit.makeReceipt()
    const questionnaire = { id: asked.id, version: asked.version }
    await this.#send('report', { answers, questionnaire, about: null }, null)
    for (const letter of letters) await this.write(letter)
  }

  async #open(): Promise<ReceptionView> {
    this.#view ??= await this.#visit.open()
    return this.#view
  }

  /** By what the board tells; null before the reception has written there. */
  async #circleOf(reading: BoardReading | null): Promise<Circle | null> {
    if (!reading?.positions) return null
    const { positions, standing } = reading
    const { channels } = await this.#open()
    const channel = channels.find(({ id }) => id === this.madeUp.channel)
    if (channel === undefined) return null
    const readers = lettersGoTo(channel, { ...reading, positions }).map(({ id }) => id)
    return readers.length === 0 ? null : { readers, opened: haveOpened(standing) }
  }

  /** Read what the reception has put up. @throws VisitError */
  read(): Promise<BoardReading> {
    return this.#visit.read(true)
  }

  /**
   * Write to those who read the report, or to the custodians if only they may read it.
   *
   * @param reading what the board tells of its readers; nothing if it was not read
   * @throws VisitError
   */
  async write(letter: MadeUpLetter, reading: BoardReading | null = null): Promise<void> {
    const { name, answers, about = null } = letter
    const isForKeepers = name === 'letter-identity' || name === 'letter-consent'
    const kind = isForKeepers ? 'identity' : 'follow-up'
    await this.#send(kind, { answers, questionnaire: { id: name, version: 1 }, about }, reading)
  }

  async #send(
    kind: ReporterKind,
    said: Pick<ReporterContent, 'answers' | 'questionnaire' | 'about'>,
    reading: BoardReading | null,
  ): Promise<void> {
    const { channel, language, leftOut = [] } = this.madeUp
    const content = { channel, language, manifest: null, ...said }
    const toCustodians = isForCustodians(kind, content)
    await this.#visit.send({
      kind,
      content,
      // nobody read anything on a screen
      textsHash: new Uint8Array(SIZE.key),
      leftOut: toCustodians ? [] : leftOut,
      choice: { channel, leftOut },
      circle: toCustodians ? null : await this.#circleOf(reading),
      shown: this.#place.members,
      listVersion: Number.POSITIVE_INFINITY,
    })
  }
}

function visitOf({ primitives, server, root }: ReporterPlace, daysAgo: number): Visit {
  return new Visit({
    ...{ ...MACHINE, later, root },
    primitives: async () => primitives,
    transport: nodeTransport({ server: new URL(server) }),
    now: () => Date.now() - daysAgo * DAY_MS,
  })
}
