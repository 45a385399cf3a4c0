import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import type { WholeAnswer } from '../../client/shared/node-transport.ts'
import { ANSWER_LIMIT } from '../../client/shared/transport.ts'
import { equal } from '../../crypto/primitives/bytes.ts'
import { CSP, headerTable, PAGE_HEADERS, WEBCAT_CSP } from '../../server/headers.ts'
import { type Expected, firstDifference } from './expected.ts'

/** Headers that are about the connection, or that a proxy adds and browsers do nothing with. */
const OF_THE_LINE: ReadonlySet<string> = new Set([
  ...['connection', 'keep-alive', 'transfer-encoding', 'content-length', 'content-encoding'],
  ...['date', 'server', 'via'],
])

/**
 * Compare an answer with what the release gives.
 *
 * @param webcat whether the instance is enrolled with WEBCAT, whose policy is another one
 * @returns what differs, in one sentence; null if nothing does
 */
export function differenceIn(
  path: string,
  { type, bodies }: Expected,
  answer: WholeAnswer,
  webcat: boolean,
): string | null {
  if (answer.status !== 200) return `is answered with status ${answer.status}`
  return headerDifference(path, type, answer, webcat) ?? bodyDifference(bodies, answer)
}

function headerDifference(
  path: string,
  type: string,
  { headers }: WholeAnswer,
  webcat: boolean,
): string | null {
  const isPage = type.startsWith('text/html')
  const table = headerTable(webcat ? WEBCAT_CSP : CSP)
  const right = new Map([...table, ...(isPage ? PAGE_HEADERS : []), ['content-type', type]])
  const seen = new Set<string>()
  for (const [written, value] of headers) {
    const name = written.toLowerCase()
    if (OF_THE_LINE.has(name)) continue
    if (seen.has(name)) return `has the header ${name} twice`
    seen.add(name)
    if (name === 'vary' && value === 'accept-encoding') continue
    if (name === 'onion-location' && isPage && isOnion(value, path)) continue
    const wanted = right.get(name)
    if (wanted === undefined)
      return `has a header that the release does not send: ${name}: ${value}`
    if (wanted !== value) return `has ${name}: ${value}, and the release sends ${wanted}`
  }
  const missing = [...right.keys()].find((name) => !seen.has(name))
  return missing === undefined ? null : `lacks the header ${missing}`
}

function isOnion(value: string, path: string): boolean {
  return /^http:\/\/[a-z2-7]{56}\.onion$/.test(value.slice(0, -path.length)) && value.endsWith(path)
}

function bodyDifference(bodies: readonly Uint8Array[], answer: WholeAnswer): string | null {
  const body = unpacked(answer)
  if (body === null) return 'is packed in a way that cannot be unpacked'
  if (bodies.some((one) => equal(one, body))) return null
  const places = bodies.map((one) => ({ ...firstDifference(body, one), right: one }))
  const [nearest] = places.sort((a, b) => b.at - a.at)
  if (nearest === undefined) return 'should not be there'
  return `differs at byte ${nearest.at}: ${nearest.text}${otherRelease(body, nearest.right)}`
}

function unpacked({ headers, body }: WholeAnswer): Uint8Array | null {
  const [, how = 'identity'] =
    headers.find(([name]) => name.toLowerCase() === 'content-encoding') ?? []
  const most = { maxOutputLength: ANSWER_LIMIT }
  try {
    if (how === 'br') return new Uint8Array(brotliDecompressSync(body, most))
    if (how === 'gzip') return new Uint8Array(gunzipSync(body, most))
  } catch {
    return null
  }
  return how === 'identity' ? body : null
}

/** A page of another release names another first script. */
function otherRelease(served: Uint8Array, right: Uint8Array): string {
  const [there, here] = [served, right].map(
    (file) =>
      /\/assets\/script-[0-9a-f]{12}\.js/.exec(
        // some files are no text, and what is cut may end within a letter
        Buffer.from(file.subarray(0, 4096)).toString('latin1'),
      )?.[0],
  )
  if (here === undefined || there === here) return ''
  return `. The page is of another release: its first script is ${there ?? 'none'}, and that of this release ${here}`
}
