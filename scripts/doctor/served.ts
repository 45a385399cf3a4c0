import type { IncomingHttpHeaders } from 'node:http'
import { nodeTransport, proxyAddress } from '../../client/shared/node-transport.ts'
import { DAY_MS } from '../../crypto/days/calendar.ts'
import { equal, fromUtf8, toHex } from '../../crypto/primitives/bytes.ts'
import { SIZE } from '../../crypto/primitives/labels.ts'
import { PATH } from '../../crypto/wire/wire.ts'
import type { Config } from '../../server/config.ts'
import { headerTable, PAGE_HEADERS, policyOf } from '../../server/headers.ts'
import { type Asked, ask, type Certificate } from './ask.ts'
import { type Line, note, ok, red } from './line.ts'

/** Days before its end from which on a certificate should have been renewed. */
const RENEWED_DAYS = 14

/** Headers that no answer of ours has: each leaves something with a visitor, or tells somebody else of the visit. */
const FOREIGN = [
  ...['set-cookie', 'etag', 'last-modified', 'age', 'x-cache', 'x-powered-by'],
  ...['report-to', 'nel', 'reporting-endpoints', 'access-control-allow-origin'],
]

interface Outside {
  /** `HOST:PORT` of a SOCKS proxy that reaches the onion service. */
  readonly socks: string | null
  /** An authority that may vouch for the certificate, as PEM, beside those of this machine. */
  readonly ca: string | null
  /** Milliseconds. */
  readonly now: number
}

/** The answers that visitors get at an address, through everything that stands before the server. */
export async function examineServed(
  url: URL,
  { onionAddress, webcat }: Pick<Config, 'onionAddress' | 'webcat'>,
  { socks, ca, now }: Outside,
): Promise<Line[]> {
  let page: Asked
  try {
    page = await ask(new URL('/', url))
  } catch (error) {
    const text = `${url.origin} gives no answer (${String(error)}): see whether proxy and server run, and whether the name leads there`
    return [red('address', text)]
  }
  return [
    page.status === 200
      ? ok('address', `${url.origin} answers`)
      : red(
          'address',
          `${url.origin} answers ${page.status}: see whether the server runs behind the proxy`,
        ),
    judgeLine(url, await certificateOf(url, page, ca), now),
    judgeHeaders(page.headers, new Map([...headerTable(policyOf({ webcat })), ...PAGE_HEADERS])),
    await bodies(url),
    await onion(url, onionAddress, socks, page.headers),
  ]
}

/** Ask again with authorities that not every visitor has, if those of Node do not vouch for the certificate. */
async function certificateOf(
  url: URL,
  { certificate }: Asked,
  ca: string | null,
): Promise<Certificate | null> {
  if (certificate === null || certificate.fault === null) return certificate
  const again = await ask(new URL('/', url), { trust: { ca, trustsMachine: true } })
  return again.certificate && { ...again.certificate, isOwn: true }
}

const OWN_AUTHORITY =
  'if its authority is your own, put it among those of this machine (update-ca-certificates), or name it by --ca FILE'

/** The remedies for what a certificate can lack, by the code that Node gives. */
const REMEDIES: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: 'renew it, and see why that does not happen by itself',
  ERR_TLS_CERT_ALTNAME_INVALID: 'it is for another name: get one for this name',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'it is signed by itself: get one that browsers trust',
  SELF_SIGNED_CERT_IN_CHAIN: OWN_AUTHORITY,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: OWN_AUTHORITY,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: `have the proxy send the full chain, with the certificates between; ${OWN_AUTHORITY}`,
}

export function judgeLine(url: URL, certificate: Certificate | null, now: number): Line {
  if (certificate === null) {
    if (url.hostname.endsWith('.onion') || isLocal(url))
      return ok('TLS', 'not needed at this address')
    return red(
      'TLS',
      `${url.origin} is read by everybody on the way: put TLS in front, and ask for https://`,
    )
  }
  const { ends, fault, isOwn = false } = certificate
  if (ends <= now) return red('TLS', `the certificate has ended: ${REMEDIES.CERT_HAS_EXPIRED}`)
  if (fault !== null) {
    const remedy = REMEDIES[fault] ?? 'get one that browsers trust'
    return red('TLS', `this machine does not trust the certificate (${fault}): ${remedy}`)
  }
  const days = Math.floor((ends - now) / DAY_MS)
  if (days >= RENEWED_DAYS && isOwn) {
    const text = `the certificate holds for ${days} days, where its authority is known: a reporter's own phone refuses it`
    return note('TLS', text)
  }
  if (days >= RENEWED_DAYS) return ok('TLS', `the certificate holds for ${days} days`)
  return red('TLS', `the certificate ends in ${days} days: ${REMEDIES.CERT_HAS_EXPIRED}`)
}

function isLocal({ hostname }: URL): boolean {
  return /^(localhost|127\.[\d.]+|\[::1\])$/.test(hostname)
}

/** @param wanted by name in lower case */
export function judgeHeaders(
  headers: IncomingHttpHeaders,
  wanted: ReadonlyMap<string, string>,
): Line {
  const wrong = [...wanted].filter(([name, value]) => headers[name] !== value).map(([name]) => name)
  if (wrong.length > 0) {
    const text = `${wrong.join(', ')} are not as the server sends them: have the proxy pass headers on unchanged`
    return red('headers', text)
  }
  const foreign = FOREIGN.filter((name) => headers[name] !== undefined)
  if (foreign.length === 0) return ok('headers', 'as the server sends them')
  return red(
    'headers',
    `the proxy adds ${foreign.join(', ')}: take them away, as they stay with visitors`,
  )
}

/** Offer a file without a ticket: the server refuses it in its own words, and stores nothing. */
async function bodies(url: URL): Promise<Line> {
  const body = new Uint8Array(SIZE.block)
  const headers = { 'content-type': 'application/octet-stream' }
  try {
    const answer = await ask(new URL(PATH.blocks, url), { method: 'PUT', headers, body })
    if (isOurRefusal(answer)) return ok('files', 'pass the proxy')
    const text = `the proxy answers ${answer.status} to a file: let it pass the method PUT and bodies of ${SIZE.block} bytes`
    return red('files', text)
  } catch (error) {
    const text = `a file does not pass (${String(error)}): let the proxy pass the method PUT and bodies of ${SIZE.block} bytes`
    return red('files', text)
  }
}

function isOurRefusal({ status, body }: Asked): boolean {
  return status >= 400 && status < 500 && /^\{"error":"/.test(fromText(body))
}

function fromText(body: Uint8Array): string {
  try {
    return fromUtf8(body)
  } catch {
    return toHex(body)
  }
}

async function onion(
  url: URL,
  address: string | null,
  socks: string | null,
  headers: IncomingHttpHeaders,
): Promise<Line> {
  if (address === null)
    return note('onion', 'ONION_ADDRESS is not set: set it if you have an onion service')
  const offered = headers['onion-location']
  if (url.origin !== address && offered !== `${address}/`) {
    const text = `Tor Browser is not offered ${address}: start the server with this ONION_ADDRESS, and have the proxy pass Onion-Location on`
    return red('onion', text)
  }
  if (socks === null) return note('onion', `${address} was not asked: give --socks 127.0.0.1:9050`)
  const there = nodeTransport({ server: new URL(address), socks: proxyAddress(socks) })
  try {
    const answer = await there.request('GET', PATH.keyList)
    const here = await ask(new URL(PATH.keyList, url))
    if (equal(answer.body, here.body)) return ok('onion', 'the same key list as here')
    return red(
      'onion',
      `${address} answers with another key list: see where its HiddenServicePort leads`,
    )
  } catch {
    const text = `${address} gives no answer: see whether tor runs, and where its HiddenServicePort leads`
    return red('onion', text)
  }
}
