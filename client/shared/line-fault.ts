import { OfflineError } from './transport.ts'

/**
 * Why no answer came, as far as this machine can tell.
 *
 * untrusted, wrong-name, expired, not-yet: the certificate; not-tls: what answers there speaks no TLS; no-name: the
 * name is not found; refused, reset, unreachable, late: the connection; proxy: no SOCKS proxy answers; proxy-no: the
 * proxy does not get there; onion: an onion address without a proxy; not-http: what came is no answer; other: none of
 * these.
 */
export const LINE_FAULTS = [
  'untrusted',
  'wrong-name',
  'expired',
  'not-yet',
  'not-tls',
  'no-name',
  'refused',
  'reset',
  'unreachable',
  'late',
  'proxy',
  'proxy-no',
  'onion',
  'not-http',
  'other',
] as const
export type LineFault = (typeof LINE_FAULTS)[number]

/** No answer came, and this is why. */
export class LineError extends OfflineError {
  readonly fault: LineFault

  constructor(fault: LineFault, cause?: unknown) {
    super('no answer', { cause })
    this.fault = fault
  }
}

/** Codes of Node, OpenSSL and the system. */
const FAULTS: readonly (readonly [pattern: RegExp, fault: LineFault])[] = [
  [/^CERT_HAS_EXPIRED$/, 'expired'],
  [/^CERT_NOT_YET_VALID$/, 'not-yet'],
  [/^ERR_TLS_CERT_ALTNAME_INVALID$/, 'wrong-name'],
  [
    /SELF_SIGNED_CERT|UNABLE_TO_(?:VERIFY|GET_ISSUER)|^CERT_(?:UNTRUSTED|REJECTED|CHAIN_TOO_LONG)/,
    'untrusted',
  ],
  [/^INVALID_(?:CA|PURPOSE)$/, 'untrusted'],
  [/^(?:EPROTO|ERR_SSL_)/, 'not-tls'],
  [/^(?:ENOTFOUND|EAI_)/, 'no-name'],
  [/^ECONNREFUSED$/, 'refused'],
  [/^(?:ECONNRESET|EPIPE|ECONNABORTED)$/, 'reset'],
  [/^(?:EHOSTUNREACH|ENETUNREACH|ENETDOWN|EADDRNOTAVAIL)$/, 'unreachable'],
  [/^ETIMEDOUT$/, 'late'],
  [/^HPE_/, 'not-http'],
]

/** The fault that an error of Node's own client names. */
export function lineFaultOf(error: unknown): LineFault {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return FAULTS.find(([pattern]) => pattern.test(code))?.[1] ?? 'other'
}

/** The fault behind an error, however often it was turned into another; null if no line broke. */
export function lineFaultBehind(error: unknown): LineFault | null {
  for (let one = error; one instanceof Error; one = one.cause) {
    if (one instanceof LineError) return one.fault
  }
  return null
}
