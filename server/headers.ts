import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import type { RequestHandler } from 'express'
import helmet, { type HelmetOptions } from 'helmet'
import type { Config } from './config.ts'

/** The permissions of our pages. Each source is needed by something that runs; the rest is `'none'`. */
export const CSP = {
  'default-src': ["'none'"],
  'script-src': ["'self'", "'wasm-unsafe-eval'"],
  // Workers start from bytes whose hash was checked. NoScript, in Tor Browser, reads them once more to add its own.
  'worker-src': ['blob:'],
  'connect-src': ["'self'", 'blob:'],
  'style-src': ["'self'"],
  'img-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'self'"],
  'frame-ancestors': ["'none'"],
  'require-trusted-types-for': ["'script'"],
  'trusted-types': ['postern'],
} as const satisfies Readonly<Record<string, readonly string[]>>

export type Csp = Readonly<Record<string, readonly string[]>>

/** WEBCAT takes workers by their address only: its extension checks each answer itself. See VERIFY.md, 4 */
export const WEBCAT_CSP = {
  ...CSP,
  'worker-src': ["'self'"],
  // the extension hands on addresses as text
  'trusted-types': ['postern', 'default'],
} as const satisfies Csp

/** The one policy on all answers of an instance. */
export function policyOf({ webcat }: Pick<Config, 'webcat'>): Csp {
  return webcat === null ? CSP : WEBCAT_CSP
}

const FEATURES = [
  'accelerometer',
  'autoplay',
  'browsing-topics',
  'camera',
  'clipboard-read',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'gamepad',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'local-fonts',
  'magnetometer',
  'midi',
  'payment',
  'picture-in-picture',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'storage-access',
  'usb',
  'web-share',
  'xr-spatial-tracking',
] as const

/** The headers that helmet knows; those that are not named here are off. */
function helmetOptions(csp: Csp): HelmetOptions {
  return {
    contentSecurityPolicy: { useDefaults: false, directives: { ...csp } },
    crossOriginEmbedderPolicy: { policy: 'require-corp' },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    originAgentCluster: true,
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: { maxAge: 31_536_000, includeSubDomains: false },
    xContentTypeOptions: true,
    xDnsPrefetchControl: { allow: false },
    xDownloadOptions: false,
    xFrameOptions: { action: 'deny' },
    xPermittedCrossDomainPolicies: false,
    xXssProtection: false,
  }
}

/** The headers that helmet does not know. Nothing may stay in a cache: it would show a visit. */
const OWN_HEADERS = {
  // A voice is recorded in the page, if somebody presses for it; nothing else is ever asked for.
  'permissions-policy': [...FEATURES.map((name) => `${name}=()`), 'microphone=(self)'].join(', '),
  'cache-control': 'no-store',
} as const

/** Headers that a browser uses only in pages. Elsewhere they would be a third of a short answer. */
const OF_PAGES: ReadonlySet<string> = new Set([
  'permissions-policy',
  'cross-origin-opener-policy',
  'origin-agent-cluster',
  'x-dns-prefetch-control',
])

/** Names, in lower case, and values. */
type Headers = ReadonlyMap<string, string>

function allHeaders(csp: Csp): Headers {
  const response = new ServerResponse(new IncomingMessage(new Socket()))
  helmet(helmetOptions(csp))(response.req, response, (error) => {
    if (error) throw error
  })
  const table = { ...response.getHeaders(), ...OWN_HEADERS }
  return new Map(Object.entries(table).map(([name, value]) => [name, String(value)]))
}

/**
 * The headers of every answer, whatever it is: pages, bytes, errors, and answers before there is a request.
 */
export function headerTable(csp: Csp = CSP): Headers {
  return new Map([...allHeaders(csp)].filter(([name]) => !OF_PAGES.has(name)))
}

/** The headers that pages have beside those of every answer. */
export const PAGE_HEADERS: Headers = new Map(
  [...allHeaders(CSP)].filter(([name]) => OF_PAGES.has(name)),
)

/** Puts the table on an answer. There is no Date: a clock's drift tells which machine it is. */
export function setHeaders(table: Headers): RequestHandler {
  return (_request, response, next) => {
    response.sendDate = false
    response.setHeaders(table as Map<string, string>)
    next()
  }
}
