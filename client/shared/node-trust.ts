import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import tls from 'node:tls'

/**
 * The certificate of an authority, for this connection only.
 *
 * @throws Error if the file holds none
 */
export function readAuthority(file: string): string {
  const text = readFileSync(file, 'utf8')
  try {
    if (new X509Certificate(text).ca) return text
  } catch {
    // said below
  }
  throw new Error(
    `${file} holds no certificate of an authority: give one as PEM, which begins with -----BEGIN CERTIFICATE-----`,
  )
}

/** The authorities in Node, and those of the system, which Node gives since 22.15. */
interface KnownAuthorities {
  readonly rootCertificates: readonly string[]
  readonly getCACertificates?: (kind: 'system') => string[]
}

/** Those who may vouch for a server. */
export interface Trust {
  /** An authority, as PEM, beside those that Node knows. */
  readonly ca?: string | null
  /**
   * The authorities of this machine too, with Node 22.15 or later. Not for reporters: an employer adds its own there,
   * to read what passes.
   */
  readonly trustsMachine?: boolean
}

/** Options of TLS. */
export function trustOf({ ca, trustsMachine = false }: Trust): { ca?: string[] } {
  const { rootCertificates, getCACertificates }: KnownAuthorities = tls
  const ofMachine = trustsMachine ? (getCACertificates?.('system') ?? []) : []
  const more = [...(ca ? [ca] : []), ...ofMachine]
  return more.length === 0 ? {} : { ca: [...rootCertificates, ...more] }
}

const PROXY_VARIABLES = ['HTTPS_PROXY', 'HTTP_PROXY', 'ALL_PROXY'] as const

/**
 * The variable of the environment that names a proxy on the way to a server, or null. Such a proxy is mostly an
 * employer's, sees who connects and when, and can end TLS. To go past it in silence would be seen as well, so the
 * person decides.
 */
export function proxyVariable(
  environment: Readonly<Record<string, string | undefined>>,
  server: URL,
): string | null {
  if (/^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(server.hostname)) return null
  const names = PROXY_VARIABLES.flatMap((name) => [name, name.toLowerCase()])
  return names.find((name) => environment[name]) ?? null
}

/** @throws Error naming the variable, if there is one */
export function refuseProxyVariables(
  environment: Readonly<Record<string, string | undefined>>,
  server: URL,
): void {
  const found = proxyVariable(environment, server)
  if (found === null) return
  throw new Error(
    `${found} is set, and this command goes through no such proxy: whoever runs it would see who connects, and when. Unset ${found} to connect without it, or give --socks HOST:PORT.`,
  )
}
