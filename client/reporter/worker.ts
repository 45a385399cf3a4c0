import { encodeQR } from 'qr'
import { systemRandom } from '../../crypto/bytes.ts'
import { noble, nobleSha256 } from '../../crypto/noble.ts'
import type { Primitives } from '../../crypto/primitives.ts'
import type { Sha256 } from '../../crypto/puzzle.ts'
import { fetchTransport, type Transport } from '../shared/transport.ts'
import { type Letter, Visit } from '../shared/visit.ts'
import { VisitError } from '../shared/visit-error.ts'
import { Drafts, rememberList } from './drafts.ts'
import type { Answered, Asked, OutgoingLetter, Question, Reply, Request } from './protocol.ts'

/** Day of the release's commit; set by the build. */
declare const BUILD_DAY: number

/** A quarter may be lost; without four light points around it readers do not find it. */
const QR = { ecc: 'quartile', border: 4 } as const

let primitives: Primitives = noble
let sodiumPath = ''
let visit: Visit | null = null
let drafts: Drafts | null = null
/** By number: a retry is the same letter, also after another one. */
const letters = new Map<number, Letter>()

/** WebCrypto is missing where the context is not secure, as at an onion address in some browsers. */
const sha256: Sha256 = async (message) => {
  if (globalThis.crypto.subtle === undefined) return nobleSha256(message)
  return new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(message)))
}

function startVisit(root: string, transport: Transport): Visit {
  return new Visit({
    primitives: async () => primitives,
    transport,
    root,
    now: Date.now,
    buildDay: BUILD_DAY,
    random: systemRandom,
    sha256,
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  })
}

/** Everybody fetches the file, so that fetching it says nothing; noble goes on where it cannot run. */
async function fetchSodium(): Promise<void> {
  try {
    const { loadSodium }: { loadSodium: () => Promise<Primitives> } = await import(sodiumPath)
    primitives = await loadSodium()
  } catch {
    primitives = noble
  }
}

function theVisit(): Visit {
  if (visit === null) throw new Error('the worker was not started')
  return visit
}

function theDrafts(): Drafts {
  if (drafts === null) throw new Error('the worker was not started')
  return drafts
}

function letterOf({ number, words, ...rest }: OutgoingLetter): Letter {
  const known = letters.get(number)
  if (known !== undefined) return known
  const letter = { ...rest, textsHash: primitives.hash(32, null, words) }
  letters.set(number, letter)
  return letter
}

const HANDLERS: { readonly [Q in Question]: (given: Asked[Q]) => Promise<Answered[Q]> } = {
  start: async ({ root, sodium }) => {
    sodiumPath = sodium
    const list = rememberList(fetchTransport)
    visit = startVisit(root, list.transport)
    drafts = new Drafts({ primitives: () => primitives, random: systemRandom, root, list })
    return null
  },
  open: async () => {
    try {
      return await theVisit().open()
    } finally {
      if (primitives === noble) void fetchSodium()
    }
  },
  makeReceipt: () => theVisit().makeReceipt(),
  useReceipt: async (code) => {
    theVisit().useReceipt(code)
    return null
  },
  send: async (outgoing) => {
    await theVisit().send(letterOf(outgoing))
    return null
  },
  read: () => theVisit().read(),
  sealDraft: async ({ draft, code }) => theDrafts().seal(draft, code),
  openDraft: async ({ file, code }) => theDrafts().open(file, code),
  draw: async (text) => encodeQR(text, 'raw', QR),
}

async function reply<Q extends Question>(id: number, question: Q, given: Asked[Q]): Promise<Reply> {
  try {
    return { id, kind: 'answer', answer: await HANDLERS[question](given) }
  } catch (error) {
    return { id, kind: 'error', code: error instanceof VisitError ? error.code : 'server' }
  }
}

/** One after the other: a visit does one thing at a time. */
let queue: Promise<void> = Promise.resolve()

addEventListener('message', ({ data }: MessageEvent<Request>) => {
  const answer = async () => postMessage(await reply(data.id, data.question, data.given))
  if (data.question === 'draw') void answer()
  else queue = queue.then(answer)
})
