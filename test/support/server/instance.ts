import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type BoardReading, readBoard } from '../../../crypto/board/board.ts'
import { pageOf, parsePage } from '../../../crypto/board/page.ts'
import {
  type SlotPart,
  sealSlot,
  slotDisposal,
  slotId,
  splitMessage,
  veilKey,
} from '../../../crypto/board/slot.ts'
import { type Day, dayOf, daysOfWeek, type Week, weekAt } from '../../../crypto/days/calendar.ts'
import {
  type DropDraft,
  type Openers,
  type SealedDrop,
  sealDrop,
} from '../../../crypto/drop/drop.ts'
import type {
  DropContent,
  ReporterKind,
  SlotContent,
  SlotKind,
} from '../../../crypto/entries/content.ts'
import {
  openBundle,
  type Recipient,
  type Role,
  recipientsOf,
} from '../../../crypto/keys/keylist.ts'
import { asSignSeed } from '../../../crypto/keys/keys.ts'
import { encodePublication } from '../../../crypto/keys/publication.ts'
import {
  deriveReceipt,
  makeCode,
  type ReceiptCode,
  type ReceiptKeys,
} from '../../../crypto/keys/receipt.ts'
import {
  concat,
  type Random,
  systemRandom,
  toBase64url,
  u32be,
} from '../../../crypto/primitives/bytes.ts'
import { decodeJson, encodeJson } from '../../../crypto/primitives/json.ts'
import { kdf } from '../../../crypto/primitives/kdf.ts'
import { LABEL, LIMIT } from '../../../crypto/primitives/labels.ts'
import type { Primitives } from '../../../crypto/primitives/primitives.ts'
import { loadSodium } from '../../../crypto/primitives/sodium.ts'
import { solvePuzzle } from '../../../crypto/wire/puzzle.ts'
import { signRequest } from '../../../crypto/wire/request.ts'
import { PATH, TICKET_HEADER, ticketAnswer } from '../../../crypto/wire/wire.ts'
import type { Config } from '../../../server/config.ts'
import { createLog } from '../../../server/log.ts'
import { type Overrides, type RunningServer, startServer } from '../../../server/main.ts'
import { PUBLICATION_FILE } from '../../../server/publication-file.ts'
import type { PageSource } from '../../../server/shown.ts'
import { echoFor } from '../reception/echoes.ts'
import {
  makeReception,
  type ReceptionOptions,
  SOME_TEXTS,
  type TestMember,
  type TestReception,
} from '../reception/reception.ts'
import { type RawAnswer, send } from '../run/http.ts'
import { postgresUrl } from '../run/postgres.ts'
import { tempFolder } from '../run/temp.ts'

/** A clock that moves only when told to. */
export interface Clock {
  /** Time that the machine's clock shows. */
  now(): number
  /** Let milliseconds pass. */
  advance(ms: number): void
  /** Time that `now` would show if nobody had set the clock; if absent, the same as `now`. */
  steady?(): number
}

/** A clock that can be set. */
export interface SettableClock extends Clock {
  steady(): number
  /** Set it on by so many milliseconds; no time passes. */
  set(ms: number): void
}

/** @param start milliseconds since 1970-01-01 UTC */
export function fakeClock(start: number): SettableClock {
  let at = start
  let off = 0
  return {
    now: () => at + off,
    steady: () => at,
    advance: (ms) => {
      at += ms
    },
    set: (ms) => {
      off += ms
    },
  }
}

/** Monday 4 January 2027, 10:00 UTC. */
export const A_MONDAY = Date.UTC(2027, 0, 4, 10)

export interface InstanceOptions
  extends Pick<Overrides, 'brotli' | 'builder' | 'csp' | 'disk' | 'random' | 'scheduled' | 'wait'> {
  /** One member for each, at positions 0, 1, ...; `head` and `reception` by default. */
  readonly roles?: readonly Role[]
  /** Weeks of sealing keys; 3 by default. */
  readonly weeks?: number
  /** With a clock nothing happens by itself: call `tick`. Without one, the system's clock is used. */
  readonly clock?: Clock
  /** Seconds between builds; 1 by default. */
  readonly period?: number
  readonly board?: { readonly slots: number; readonly echoes: number; readonly pageBits: number }
  readonly database?: 'sqlite' | 'postgres'
  readonly pages?: PageSource
  readonly config?: Partial<Config>
  /** Another reception than a new one, or null for a server without a key list. */
  readonly reception?: TestReception | null
}

/** A running server with everything that its reception knows. */
export interface Instance {
  readonly p: Primitives
  readonly reception: TestReception
  readonly config: Config
  readonly server: RunningServer
  /** Lines that the server logged so far. */
  readonly log: readonly string[]
  readonly now: () => number
  /** Stop the server and start it again on the same data, at new addresses. */
  restart(config?: Partial<Config>): Promise<Instance>
  stop(): Promise<void>
}

/** Start a server over a database of its own on free ports of 127.0.0.1. Stop it in `after`. */
export async function startInstance(options: InstanceOptions = {}): Promise<Instance> {
  const p = await loadSodium()
  const now = options.clock?.now ?? Date.now
  const reception = options.reception ?? makeReception(p, receptionOptions(options, now()))
  const dataDir = options.config?.dataDir ?? tempFolder('instance')
  const databaseUrl = options.database === 'postgres' ? await postgresUrl() : null
  const config: Config = {
    ...{ host: '127.0.0.1', port: 0, staffHost: '127.0.0.1', staffPort: 0 },
    dataDir,
    databaseUrl,
    boardPeriod: options.period ?? 1,
    ...{ tick: 0, cover: 0 },
    dropLimit: 20_000,
    ...{ recordsPerHour: 1_000_000, recordsPerDay: 1_000_000 },
    blockShare: 50,
    calmTickets: 1_000_000,
    ...{ forwardedFor: false, onionAddress: null },
    clockConfirmed: null,
    followRoot: null,
    backupDir: null,
    webcat: null,
    mail: null,
    ...options.config,
  }
  if (options.reception !== null)
    writeFileSync(join(dataDir, PUBLICATION_FILE), publicationOf(reception))
  return startOn(p, reception, config, options, now)
}

async function startOn(
  p: Primitives,
  reception: TestReception,
  config: Config,
  options: InstanceOptions,
  now: () => number,
): Promise<Instance> {
  const log: string[] = []
  const { brotli, builder, csp, disk, random, wait } = options
  const server = await startServer(config, options.pages ?? new Map(), {
    now,
    log: createLog((line) => log.push(line)),
    scheduled: options.scheduled ?? options.clock === undefined,
    ...(options.clock?.steady ? { steady: options.clock.steady } : {}),
    ...(brotli ? { brotli } : {}),
    ...(builder ? { builder } : {}),
    ...(csp ? { csp } : {}),
    ...(disk ? { disk } : {}),
    ...(random ? { random } : {}),
    ...(wait ? { wait } : {}),
  })
  return {
    p,
    reception,
    config,
    server,
    log,
    now,
    restart: async (change = {}) => {
      await server.stop()
      return startOn(p, reception, { ...config, ...change }, options, now)
    },
    stop: () => server.stop(),
  }
}

function receptionOptions(options: InstanceOptions, now: number): ReceptionOptions {
  const { roles, weeks, board } = options
  return {
    today: dayOf(now),
    ...(roles ? { roles } : {}),
    ...(weeks ? { weeks } : {}),
    ...(board ? { edit: (list) => ({ ...list, board }) } : {}),
  }
}

/** Publication that the head of reception hands to the server. */
export function publicationOf(
  reception: Pick<TestReception, 'signed' | 'content' | 'bundles'>,
): Uint8Array {
  const bundles = [...reception.bundles].map(([week, bundle]) => ({ week, bundle }))
  return encodePublication({ signed: reception.signed, content: reception.content, bundles })
}

export interface ReportOptions {
  /** A new code by default. */
  readonly code?: ReceiptCode
  readonly text?: string
  /** Week that it is sealed to; the running one by default. */
  readonly week?: Week
  /** Day that it states; today by default. */
  readonly day?: Day
  /** Instead of a report with `text`. */
  readonly drop?: DropContent
  /** Values of its body that replace the true ones. */
  readonly draft?: Partial<Omit<DropDraft, keyof DropContent>>
  /** Ids of members to whom it is not sealed. */
  readonly leftOut?: readonly string[]
  /** Recipients that it states, and is sealed to, instead of the readers. */
  readonly to?: readonly Recipient[]
  /** How many of its readers it takes to open it; one by default. */
  readonly how?: Openers
  readonly random?: Random
}

export interface SealedReport extends SealedDrop {
  readonly code: ReceiptCode
  readonly receipt: ReceiptKeys
  readonly week: Week
}

/** Seal a drop to all members of channel `main`, as a browser would; nothing is sent. */
export function sealReport(
  { p, reception, now }: Pick<Instance, 'p' | 'reception' | 'now'>,
  options: ReportOptions = {},
): SealedReport {
  const { random = systemRandom, week = weekAt(now()) } = options
  const { list } = reception
  const code = options.code ?? makeCode(random, '0000000')
  const receipt = deriveReceipt(p, list.instance, code)
  const keys = openBundle(p, list, week, reception.bundles.get(week) ?? new Uint8Array(0))
  const draft = {
    ...(options.drop ?? reportOf(options.text ?? 'Noe skjedde.')),
    messageId: random(16),
    day: options.day ?? dayOf(now()),
    week,
    reference: receipt.reference,
    address: receipt.address,
    boardKey: receipt.boardKey(week),
    ...{ signer: receipt.signer, letter: 0 },
    listHash: list.hash,
    textsHash: SOME_TEXTS,
    ...options.draft,
  }
  const to = options.to ?? recipientsOf(p, list, keys, 'main', options.leftOut)
  const echo = echoFor(p, list, receipt, draft, options.leftOut)
  const seed = asSignSeed(receipt.signSeed)
  const { how = 'one' } = options
  return { ...sealDrop(p, random, list.instance, draft, to, seed, echo, how), code, receipt, week }
}

/** The content of a report, or of another kind that a reporter sends. */
export function reportOf(text: string, kind: ReporterKind = 'report'): DropContent {
  const content = {
    channel: 'main',
    language: 'nb' as const,
    questionnaire: { id: 'general', version: 1 },
    answers: { what: text },
    about: null,
    manifest: null,
  }
  return { kind, content }
}

/** For code that uses a browser's hash elsewhere. It answers at once, so that nothing else has to wait. */
export const sha256 = (message: Uint8Array): Uint8Array =>
  new Uint8Array(createHash('sha256').update(message).digest())

/** A fresh ticket as the value of its header, its puzzle solved. */
export async function newTicket(instance: Instance): Promise<string> {
  const { body } = await send(instance.server.publicUrl, 'POST', PATH.tickets)
  const { ticket, puzzle } = decodeJson(ticketAnswer, body)
  const solution = await solvePuzzle(sha256, ticket, puzzle.bits, puzzle.target)
  return toBase64url(concat(u32be(solution ?? 0), ticket))
}

/** Post the bytes of a drop with a ticket; a fresh one by default. */
export async function postDrop(
  instance: Instance,
  request: Uint8Array,
  ticket?: string,
): Promise<RawAnswer> {
  const headers = {
    'content-type': 'application/octet-stream',
    [TICKET_HEADER]: ticket ?? (await newTicket(instance)),
  }
  return send(instance.server.publicUrl, 'POST', PATH.drops, { headers, body: request })
}

/** Seal a report and send it. @throws Error unless it is accepted */
export async function deliver(
  instance: Instance,
  options: ReportOptions = {},
): Promise<SealedReport> {
  const report = sealReport(instance, options)
  const answer = await postDrop(instance, report.request)
  if (answer.status !== 200) throw new Error(`not delivered: ${answer.status} ${answer.text}`)
  return report
}

/** A signed staff request. Bodies are JSON if `json` is given, otherwise bytes. */
export function staffFetch(
  instance: Instance,
  member: TestMember,
  method: 'GET' | 'POST' | 'PUT',
  path: string,
  content: { readonly body?: Uint8Array; readonly json?: unknown } = {},
): Promise<RawAnswer> {
  const body = content.json === undefined ? content.body : encodeJson(content.json)
  const type = content.json === undefined ? 'application/octet-stream' : 'application/json'
  const signed = signStaff(instance, member, method, path, body)
  const headers = { ...signed, ...(body ? { 'content-type': type } : {}) }
  return send(instance.server.staffUrl, method, path, { headers, ...(body ? { body } : {}) })
}

/** The headers that sign a staff request. */
export function signStaff(
  { p, reception, now }: Instance,
  member: Pick<TestMember, 'signing'>,
  method: string,
  path: string,
  body: Uint8Array = new Uint8Array(0),
): Record<string, string> {
  const [bare = '', query] = path.split('?')
  const request = { method, path: bare, query: query === undefined ? '?' : `?${query}`, body }
  return {
    ...signRequest(p, systemRandom, now(), reception.list.instance, member.signing, request),
  }
}

export interface SlotOptions {
  /** Week of the board; the running week by default. */
  readonly week?: Week
  readonly number?: number
  readonly kind?: SlotKind
  readonly content?: Partial<SlotContent>
  /** The sealed slot to overwrite. */
  readonly replaces?: Uint8Array
  /** Epoch key of the case; `epochKeyFor` by default. */
  readonly epochKey?: Uint8Array
  /** Values that replace the parts above. */
  readonly part?: Partial<SlotPart>
}

/** An epoch key for slots that belong to no case. */
export function epochKeyFor({ echoKey }: ReceiptKeys): Uint8Array {
  return echoKey
}

/** The body of `POST /api/desk/slots` for a receipt, as a desk makes it. */
export function slotPostFor(
  instance: Instance,
  member: TestMember,
  receipt: ReceiptKeys,
  options: SlotOptions = {},
) {
  const { p, reception, now } = instance
  const today = dayOf(now())
  const current = weekAt(now())
  const { week = current, number = 0, kind = 'status', epochKey = epochKeyFor(receipt) } = options
  const { signer } = receipt
  const board = receipt.board(week)
  const place = { instance: reception.list.instance, signer, board, week, number }
  const content = { day: today, text: '', status: 'received' as const, ...options.content }
  const sealed = sealSlot(p, systemRandom, place, member.signing, {
    listVersion: reception.list.version,
    kind,
    messageId: systemRandom(16),
    part: 0,
    parts: 1,
    positions: 3,
    live: 2 ** (number + 1) - 1,
    generation: 1,
    written: current,
    text: splitMessage(content)[0] ?? new Uint8Array(0),
    ...options.part,
  })
  const { pageBits } = reception.list.board
  const veil = veilKey(p, board, current, number)
  const replaced = options.replaces && {
    disposal: slotDisposal(p, epochKey, week, number),
    hash: p.hash(32, null, options.replaces),
  }
  return {
    id: slotId(p, epochKey, week, number),
    pageBits,
    page: pageOf(receipt.address, pageBits),
    sealed,
    days: daysOfWeek(current, today).map((day) => ({ day, key: kdf(p, veil, LABEL.day, day) })),
    weeks: Array.from({ length: LIMIT.slotWeeks - 1 }, (_, i) => ({
      week: current + 1 + i,
      veil: veilKey(p, board, current + 1 + i, number),
    })),
    replaced: replaced ?? null,
  }
}

/** Fetch the page of a receipt and open it. */
export async function readReceipt(instance: Instance, receipt: ReceiptKeys): Promise<BoardReading> {
  const { p, reception, server } = instance
  const page = pageOf(receipt.address, reception.list.board.pageBits)
  const { body } = await send(server.publicUrl, 'GET', `${PATH.board}${page}`)
  return readBoard(p, reception.list, receipt, parsePage(body))
}
