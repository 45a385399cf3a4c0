import { createHash } from 'node:crypto'
import { type Letter, Visit, type VisitSource } from '../../../client/shared/session/visit.ts'
import { VisitError, type VisitErrorCode } from '../../../client/shared/session/visit-error.ts'
import { type Answer, OfflineError, type Transport } from '../../../client/shared/transport.ts'
import { buildEchoes, buildPage } from '../../../crypto/board/page.ts'
import { dayOf, weekAt } from '../../../crypto/days/calendar.ts'
import { openDrop } from '../../../crypto/drop/drop.ts'
import type { ReporterKind } from '../../../crypto/entries/content.ts'
import { systemRandom } from '../../../crypto/primitives/bytes.ts'
import { encodeJson } from '../../../crypto/primitives/json.ts'
import { SIZE } from '../../../crypto/primitives/labels.ts'
import { noble } from '../../../crypto/primitives/noble.ts'
import { puzzleTarget } from '../../../crypto/wire/puzzle.ts'
import { PATH } from '../../../crypto/wire/wire.ts'
import { acceptedBody } from '../desk/accepted.ts'
import { SOME_TEXTS, type TestReception } from '../reception/reception.ts'
import { never } from '../run/later.ts'

export const NOW = Date.UTC(2026, 10, 25, 12)
export const DAY = dayOf(NOW)
export const WEEK = weekAt(NOW)
const sha256 = (message: Uint8Array) =>
  new Uint8Array(createHash('sha256').update(message).digest())

/** One request as the server saw it. */
export interface Seen {
  readonly line: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

/** A server of a few lines that follows a script, and keeps the requests that it saw. */
export class ScriptedServer implements Transport {
  readonly seen: Seen[] = []
  /** Answers to drops, one after the other; after these, always "accepted". */
  answers: (Answer | 'lost')[] = []
  week = WEEK
  bits = 0
  /** Seed that the server gives for references. */
  seed: Uint8Array = systemRandom(SIZE.referenceSeed)
  /** Slots on the board. */
  slots: { sealed: Uint8Array; key: Uint8Array }[] = []
  reception: TestReception

  constructor(reception: TestReception) {
    this.reception = reception
  }

  readonly request: Transport['request'] = async (method, path, options = {}) => {
    const body = options.body ?? new Uint8Array(0)
    this.seen.push({ line: `${method} ${path}`, headers: options.headers ?? {}, body })
    if (path === PATH.tickets) return this.#ticket()
    if (path === PATH.drops) return this.#drop(body)
    const found = this.#bytes(path)
    return found === null ? refusal(404, 'not-found') : { status: 200, body: found }
  }

  get drops(): Uint8Array[] {
    return this.seen.filter((one) => one.line.endsWith(PATH.drops)).map((one) => one.body)
  }

  #drop(sent: Uint8Array): Answer {
    const answer = this.answers.shift() ?? { status: 200, body: acceptedBody(sent) }
    if (answer === 'lost') throw new OfflineError('lost')
    return answer
  }

  async #ticket(): Promise<Answer> {
    const ticket = systemRandom(54)
    const target = await puzzleTarget(sha256, ticket, 2 ** this.bits - 1)
    const puzzle = { bits: this.bits, target }
    return json(200, { seed: this.seed, week: this.week, ticket, puzzle })
  }

  #bytes(path: string): Uint8Array | null {
    if (path === PATH.keyList) return this.reception.signed
    if (path === PATH.content) return this.reception.content
    if (path.startsWith(PATH.weeklyKeys)) {
      return this.reception.bundles.get(Number(path.slice(PATH.weeklyKeys.length))) ?? null
    }
    const echoes = buildEchoes(noble, systemRandom, [], 256, 0)
    return buildPage(noble, systemRandom, DAY, this.slots, 64, echoes)
  }
}

const json = (status: number, value: unknown): Answer => ({ status, body: encodeJson(value) })
/** An answer that names why a drop was not taken. */
export const refusal = (status: number, error: string) => json(status, { error })

/** A letter of any kind, to all readers who are shown. */
export function letter(kind: ReporterKind = 'report', text = 'Æ, ø og å 🐟'): Letter {
  return {
    kind,
    content: {
      channel: 'main',
      language: 'nb',
      questionnaire: { id: 'general', version: 1 },
      answers: { what: text },
      about: null,
      manifest: null,
    },
    textsHash: SOME_TEXTS,
    leftOut: [],
    circle: null,
    shown: ['m0', 'm1', 'm2'],
    listVersion: Number.POSITIVE_INFINITY,
  }
}

/** A visit to this server with a clock of its own; it waits for nothing. */
export function visitOf(server: ScriptedServer, now = NOW, buildDay = 0): Visit {
  return new Visit(sourceOf(server, now, buildDay))
}

/** Tools of a visit to this server. */
export function sourceOf(server: ScriptedServer, now = NOW, buildDay = 0): VisitSource {
  return {
    primitives: async () => noble,
    transport: server,
    root: server.reception.fingerprint,
    now: () => now,
    buildDay,
    random: systemRandom,
    sha256,
    wait: async () => {},
    later: never,
  }
}

/** Error code of refused work. @throws Error if it was not refused */
export async function refused(work: Promise<unknown>): Promise<VisitErrorCode> {
  try {
    await work
  } catch (error) {
    if (error instanceof VisitError) return error.code
    throw error
  }
  throw new Error('was not refused')
}

/** Content of a drop for the member at `position`; null if it is not for that member. */
export function openOf(reception: TestReception, request: Uint8Array, position = 0) {
  const keys = reception.members[position]?.weeks ?? []
  return openDrop(noble, reception.list.instance, position, keys, request.slice(0, 25_776))
}

/** A withdrawal of a report, or of one's identity. */
export function withdrawal(what: 'report' | 'identity'): Letter {
  const one = letter('withdrawal')
  const questionnaire = { id: 'letter-withdrawal', version: 1 }
  return { ...one, content: { ...one.content, questionnaire, answers: { what } } }
}
