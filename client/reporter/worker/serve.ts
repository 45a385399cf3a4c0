import { encodeQR } from 'qr'
import { systemRandom } from '../../../crypto/primitives/bytes.ts'
import { noble, nobleSha256 } from '../../../crypto/primitives/noble.ts'
import type { Primitives } from '../../../crypto/primitives/primitives.ts'
import type { Sha256 } from '../../../crypto/wire/puzzle.ts'
import type { enclose } from '../../shared/blocks/enclose.ts'
import { handIn } from '../../shared/session/hand-in.ts'
import { type Letter, Visit } from '../../shared/session/visit.ts'
import { VisitError, type VisitErrorCode } from '../../shared/session/visit-error.ts'
import { boardPath } from '../../shared/session/visit-pages.ts'
import { watchedRandom } from '../../shared/session/visit-tickets.ts'
import { OfflineError, type Transport } from '../../shared/transport.ts'
import { type Handlers, type Question, replyTo } from '../../shared/worker-rpc.ts'
import { Drafts, instanceOf, rememberList } from './drafts.ts'
import { enclosureOf, fetchFile, fetchText, stoppedBy, type Tell } from './files.ts'
import type {
  HeldFile,
  LatePage,
  OutgoingLetter,
  VisitCalls,
  VisitQuestion,
  VisitReply,
} from './protocol.ts'
import { setWasm } from './sodium-wasm.ts'

/** Day of the release's commit; set by the build. */
declare const BUILD_DAY: number

/** A quarter of the points may be lost; QR readers need a light border of four points. */
const QR = { ecc: 'quartile', border: 4 } as const

/** The server that is asked, and what goes with it. */
export interface Office {
  readonly line: Transport
  /** Absent if nothing but a letter itself can be sent. */
  readonly enclose?: () => Promise<typeof enclose>
  /** The letter that was sealed last, if there is no server that takes it; absent if there is one. */
  readonly held?: (p: Primitives, instance: Uint8Array) => HeldFile | null
}

let office: Office | null = null
let primitives: Primitives = noble
/** The visit and the drafts that `start` makes. */
let running: { readonly visit: Visit; readonly drafts: Drafts; instance(): Uint8Array } | null =
  null
/** Letters by number: a retry is the same letter, even if another was sent in between. */
const letters = new Map<number, Letter>()
/** Callbacks for the progress of a letter, by its number; the last request to send the letter counts. */
const tells = new Map<number, Tell>()

/** WebCrypto is missing if the context is not secure, as at an onion address in some browsers. */
export const sha256: Sha256 = async (message) => {
  if (globalThis.crypto.subtle === undefined) return nobleSha256(message)
  return new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(message)))
}

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

function startVisit(root: string, transport: Transport): Visit {
  const { enclose: seal } = asked()
  return new Visit({
    primitives: async () => primitives,
    transport,
    root,
    now: Date.now,
    buildDay: BUILD_DAY,
    random: systemRandom,
    sha256,
    wait,
    later: wait,
    due: (page, ms) => post({ kind: 'news', news: { page, ms } }),
    ...(seal ? { enclose: seal } : {}),
  })
}

/** Use libsodium from now on; noble stays if it cannot run. */
async function useSodium(wasm: ArrayBuffer): Promise<void> {
  try {
    setWasm(new Uint8Array(wasm))
    const { loadSodium } = await import('../../../crypto/primitives/sodium.ts')
    primitives = await loadSodium()
  } catch {
    primitives = noble
  }
}

/** Fetch a page that an earlier visit still had to fetch when its page was emptied. Nobody reads it. */
async function fetchLate({ page, ms }: LatePage): Promise<void> {
  await wait(ms)
  try {
    await asked().line.request('GET', boardPath(page))
  } catch (error) {
    if (!(error instanceof OfflineError)) throw error
  }
}

function asked(): Office {
  if (office === null) throw new Error('the worker serves nobody yet')
  return office
}

function started(): NonNullable<typeof running> {
  if (running === null) throw new Error('the worker was not started')
  return running
}

function letterOf({ number, words, files: _files, ...rest }: OutgoingLetter): Letter {
  const known = letters.get(number)
  if (known !== undefined) return known
  const letter = { ...rest, textsHash: primitives.hash(32, null, words) }
  letters.set(number, letter)
  return letter
}

const HANDLERS: Handlers<VisitCalls> = {
  start: async ({ root, late }) => {
    for (const one of late) void fetchLate(one)
    const list = rememberList(asked().line)
    const signed = { primitives: () => primitives, root, list }
    running = {
      visit: startVisit(root, list.transport),
      drafts: new Drafts({ ...signed, random: watchedRandom(systemRandom) }),
      instance: () => instanceOf(signed),
    }
    return null
  },
  open: () => started().visit.open(),
  quicken: async (wasm) => {
    await useSodium(wasm)
    return null
  },
  makeReceipt: () => started().visit.makeReceipt(),
  useReceipt: async (code) => {
    started().visit.useReceipt(code)
    return null
  },
  send: (outgoing, tell) => {
    const { number, files } = outgoing
    tells.set(number, tell)
    const enclosure = enclosureOf(files, (progress) => tells.get(number)?.(progress))
    return stoppedBy(() => started().visit.send(letterOf(outgoing), enclosure))
  },
  pause: async (number) => {
    const letter = letters.get(number)
    if (letter !== undefined) started().visit.pause(letter)
    return null
  },
  giveUp: async (number) => {
    const letter = letters.get(number)
    if (letter !== undefined) started().visit.giveUp(letter)
    letters.delete(number)
    return null
  },
  arrival: async (number) => {
    const letter = letters.get(number)
    if (letter === undefined) throw new Error('no such letter')
    return started().visit.arrival(letter)
  },
  read: (again) => started().visit.read(again),
  see: async () => {
    await started().visit.see()
    return null
  },
  sealDraft: async ({ draft, code }) => started().drafts.seal(draft, code),
  openDraft: async ({ file, code }) => started().drafts.open(file, code),
  fetchFile: async (wanted, tell) => fetchFile(blockSource(), started().instance(), wanted, tell),
  fetchText: async (manifest) => fetchText(blockSource(), started().instance(), manifest),
  draw: async (text) => encodeQR(text, 'raw', QR),
  handIn: async (file) => {
    // a form has nobody to hand it in to
    if (asked().held !== undefined) throw new VisitError('offline')
    return handIn(started().visit, primitives, file)
  },
  held: async () => asked().held?.(primitives, started().instance()) ?? null,
}

function post(reply: VisitReply): void {
  postMessage(reply)
}

function codeOf(error: unknown): VisitErrorCode {
  return error instanceof VisitError ? error.code : 'server'
}

function blockSource() {
  return { primitives: async () => primitives, transport: asked().line, wait }
}

/** Questions that do not wait for a letter that is being sent: they are no part of the visit, or end the sending. */
const BESIDE: readonly VisitQuestion[] = [
  ...(['quicken', 'draw', 'pause', 'giveUp', 'arrival', 'fetchFile', 'fetchText'] as const),
]

/** Questions are answered one after the other: a visit does one thing at a time. */
let queue: Promise<void> = Promise.resolve()

/** Answer the questions of the page from now on. */
export function serveVisit(by: Office): void {
  office = by
  addEventListener('message', ({ data }: MessageEvent<Question<VisitCalls>>) => {
    const answer = async () => post(await replyTo(HANDLERS, data, post, codeOf))
    if (BESIDE.includes(data.question)) void answer()
    else queue = queue.then(answer)
  })
}
