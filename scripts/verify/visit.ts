import {
  exchange,
  type ProxyAddress,
  type WholeAnswer,
} from '../../client/shared/node-transport.ts'
import { verifyKeyList } from '../../crypto/keys/keylist.ts'
import type { Random } from '../../crypto/primitives/bytes.ts'
import { toHex } from '../../crypto/primitives/bytes.ts'
import { CryptoError } from '../../crypto/primitives/errors.ts'
import type { Primitives } from '../../crypto/primitives/primitives.ts'
import { PATH } from '../../crypto/wire/wire.ts'
import type { ReporterProgram } from '../build/reporter-pages.ts'
import { WORDS_PATH } from '../content/public-words.ts'
import { differenceIn } from './compare.ts'
import {
  type ExpectedFiles,
  expectedFiles,
  FIRST_PAGE,
  type Said,
  saysDemo,
  wordsFault,
} from './expected.ts'
import { isWorker, kindOf, type Way } from './ways.ts'

/** The server, and what it is compared with. */
export interface Subject {
  readonly p: Primitives
  readonly server: URL
  readonly socks: ProxyAddress | null
  /** An authority, as PEM, that may vouch for the server too. */
  readonly ca: string | null
  /** Fingerprint of the reception's root. */
  readonly root: string
  readonly program: ReporterProgram
  /** Whether the instance is enrolled with WEBCAT. */
  readonly webcat: boolean
  /** Words of a content folder at hand; null without one. */
  readonly own: Uint8Array | null
  readonly now: () => number
  readonly random: Random
}

/** Something that is not as it should be; the message says what, in one sentence. */
export class Difference extends Error {}

type Ask = (path: string, headers: Readonly<Record<string, string>>) => Promise<WholeAnswer>

/** Requests of one visitor: over Tor, on a circuit of its own. */
function visitor({ server, socks, ca, random }: Subject): Ask {
  const name = () => toHex(random(8))
  const proxy = socks && { ...socks, userId: name(), password: name() }
  return (path, headers) =>
    exchange(
      { server, socks: proxy, ca },
      { method: 'GET', path, headers: { host: server.host, ...headers, connection: 'close' } },
      undefined,
    )
}

/**
 * All that a server should answer with, by the release and by what its root has signed.
 *
 * @throws Difference if the list or the words are not those of the root; Error if no answer came
 */
export async function rightFiles(
  subject: Subject,
): Promise<{ readonly said: Said; readonly files: ExpectedFiles }> {
  const ask = visitor(subject)
  const bytesAt = async (path: string) => {
    const { status, body } = await ask(path, { accept: '*/*' })
    if (status !== 200) throw new Difference(`${path} is answered with status ${status}`)
    return body
  }
  const said: Said = {
    list: listOf(subject, await bytesAt(PATH.keyList)),
    document: await bytesAt(PATH.content),
    words: await bytesAt(WORDS_PATH),
  }
  const fault = wordsFault(subject.p, said, subject.own)
  if (fault !== null) throw new Difference(fault)
  const isDemo = saysDemo(await bytesAt(FIRST_PAGE))
  return { said, files: await drawn(subject, said, isDemo) }
}

function listOf({ p, root }: Subject, signed: Uint8Array): Said['list'] {
  try {
    return verifyKeyList(p, signed, root)
  } catch (error) {
    if (!(error instanceof CryptoError)) throw error
    throw new Difference(`the key list is not one of the root ${root}: ${error.message}`)
  }
}

async function drawn({ program, webcat, now }: Subject, said: Said, isDemo: boolean) {
  try {
    return await expectedFiles(program, said, now(), { isDemo, webcat })
  } catch (error) {
    throw new Difference(`no pages can be drawn from ${WORDS_PATH}: ${String(error)}`)
  }
}

/** Requests of one visitor that are on their way at once, as browsers have them. */
const AT_ONCE = 6

/**
 * Fetch everything as one visitor does: a worker once more, at the end, if pages start it by its address.
 *
 * @throws Difference for the first answer that differs; Error if no answer came
 */
export async function visit(subject: Subject, files: ExpectedFiles, way: Way): Promise<void> {
  const { webcat, random } = subject
  const ask = visitor(subject)
  const paths = shuffled([...files.keys()], random)
  const loads = paths.map((path) => [path, kindOf(path, files.get(path)?.type ?? '')] as const)
  const starts = webcat ? paths.filter(isWorker).map((path) => [path, 'worker'] as const) : []
  const left = [...starts, ...loads]
  const next = async (): Promise<void> => {
    for (let one = left.pop(); one !== undefined; one = left.pop()) {
      const [path, kind] = one
      const expected = files.get(path)
      if (expected === undefined) continue
      const difference = differenceIn(path, expected, await ask(path, way.headers(kind)), webcat)
      if (difference !== null) {
        left.length = 0
        throw new Difference(`${path} (${way.name}) ${difference}`)
      }
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, next))
}

/** In an order that no server can expect. */
function shuffled<T>(list: readonly T[], random: Random): T[] {
  const keyed = list.map((one) => [toHex(random(8)), one] as const)
  return keyed.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one)
}
