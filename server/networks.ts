import type { IncomingHttpHeaders } from 'node:http'
import { BlockList, isIP } from 'node:net'
import { ConfigError } from './config-error.ts'

/** The part of a request that is read here, and nowhere else. */
interface Asker {
  readonly socket: { readonly remoteAddress?: string | undefined }
  readonly headers: IncomingHttpHeaders
}

/**
 * Read ranges of addresses in CIDR notation, IPv4 or IPv6, such as `192.0.2.0/24`.
 *
 * The reader of the content has checked them. The server may not import that reader, so it checks them again.
 *
 * @throws ConfigError naming the first that cannot be used
 */
export function readRanges(ranges: readonly string[]): BlockList {
  const list = new BlockList()
  for (const range of ranges) {
    const [, address = '', prefix] = /^([\d.]+|[\da-f.:]+)\/(\d{1,3})$/i.exec(range) ?? []
    const version = isIP(address)
    if (version === 0 || Number(prefix) > (version === 4 ? 32 : 128)) {
      throw new ConfigError(
        `"${range}" is not a range of addresses: write one such as 192.0.2.0/24 or 2001:db8::/32 in the networks to warn about`,
      )
    }
    list.addSubnet(address, Number(prefix), version === 4 ? 'ipv4' : 'ipv6')
  }
  return list
}

/**
 * Whether a request comes from one of `ranges`: this bit is all that is ever known of an address.
 *
 * @param forwardedFor a reverse proxy names the visitor, with or without a port: the last entry of
 *   X-Forwarded-For is its word, those before it are the visitor's own. Nothing there, or no
 *   address, is outside.
 */
export function isInside(
  { socket, headers }: Asker,
  ranges: BlockList,
  forwardedFor: boolean,
): boolean {
  const address = forwardedFor ? lastForwarded(headers) : (socket.remoteAddress ?? '')
  const version = isIP(address)
  // IPv4 that came by IPv6, as ::ffff:192.0.2.1, is held against ranges of IPv4 too
  return version !== 0 && ranges.check(address, version === 4 ? 'ipv4' : 'ipv6')
}

/** The last entry, without the port that some proxies add: `192.0.2.1:80`, `[2001:db8::1]:80`. */
function lastForwarded(headers: IncomingHttpHeaders): string {
  const entry = String(headers['x-forwarded-for'] ?? '')
    .split(',')
    .at(-1)
    ?.trim()
  const [, bare, bracketed] = FORWARDED.exec(entry ?? '') ?? []
  return bare ?? bracketed ?? entry ?? ''
}

/** IPv6 takes a port only if it has brackets: without them, its last group could be a port. */
const FORWARDED = /^(?:([\d.]+):\d{1,5}|\[([\da-f.]*:[\da-f.:]*)\](?::\d{1,5})?)$/i
