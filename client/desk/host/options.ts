import { existsSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type ProxyAddress, proxyAddress } from '../../shared/node-transport.ts'
import { readAuthority } from '../../shared/node-trust.ts'
import type { BundlePaths } from './bundle.ts'
import type { DeskHostOptions } from './server.ts'

export interface CommandOptions extends DeskHostOptions {
  /** Folder of the organisation's texts; null if none is at hand. */
  readonly content: string | null
}

/** Faults of a server, a vault or a proxy that somebody named. */
export type OptionFault =
  | 'server'
  | 'server-plain'
  | 'socks'
  | 'vault-there'
  | 'vault-missing'
  | 'vault-folder'

/** Something that somebody named cannot be used. The message is for the command line. */
export class OptionError extends Error {
  readonly fault: OptionFault

  constructor(fault: OptionFault, message: string) {
    super(message)
    this.fault = fault
  }
}

/** Options of the command line; null for help. @throws Error that says what to do */
export function readOptions(args: readonly string[]): CommandOptions | null {
  const { values } = parseArgs({
    args: [...args],
    options: {
      server: { type: 'string' },
      vault: { type: 'string' },
      new: { type: 'boolean', default: false },
      port: { type: 'string', default: '0' },
      socks: { type: 'string' },
      ca: { type: 'string' },
      bundle: { type: 'string' },
      answers: { type: 'string' },
      again: { type: 'string' },
      content: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return null
  const server = values.bundle === undefined ? values.server : NO_SERVER
  if (!server || !values.vault) {
    throw new Error('say which server and which vault: --server URL --vault FILE (or --help)')
  }
  requireVault(values.vault, values.new)
  const port = Number(values.port)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(`--port must be a number from 0 to 65535, not "${values.port}"`)
  }
  return {
    server: serverUrl(server),
    bundle: bundlePaths(values),
    vault: values.vault,
    port,
    socks: values.socks === undefined ? null : proxyAt(values.socks),
    ca: values.ca === undefined ? null : readAuthority(values.ca),
    content: values.content ?? null,
  }
}

/** Never asked: the bundle answers instead. */
const NO_SERVER = 'http://127.0.0.1/'

/** @returns null with a network. @throws Error */
function bundlePaths(
  given: Partial<Record<'server' | 'bundle' | 'answers' | 'again', string | undefined>>,
): BundlePaths | null {
  const { server, bundle, answers, again = null } = given
  if (bundle === undefined) {
    if (answers === undefined && again === null) return null
    throw new Error('--answers and --again go with --bundle FILE')
  }
  if (server !== undefined) throw new Error('--bundle replaces --server: give only one of them')
  if (!answers) throw new Error('say where to put what you write: --answers FILE')
  return { bundle, answers, again }
}

/** A new vault needs `--new`, so a mistyped path creates none. @throws OptionError */
export function requireVault(vault: string, isNew: boolean): void {
  const there = existsSync(vault)
  if (isNew && there) {
    throw new OptionError('vault-there', `there is a vault at ${vault} already: leave out --new`)
  }
  if (!isNew && !there) {
    const remedy = 'check the path, or say --new to make one there'
    throw new OptionError('vault-missing', `there is no vault at ${vault}: ${remedy}`)
  }
  const folder = dirname(resolve(vault))
  if (isNew && !existsSync(folder)) {
    throw new OptionError('vault-folder', `there is no folder ${folder}: make it first`)
  }
}

/** @throws OptionError unless it is HOST:PORT */
export function proxyAt(text: string): ProxyAddress {
  try {
    return proxyAddress(text)
  } catch (error) {
    throw new OptionError('socks', error instanceof Error ? error.message : String(error))
  }
}

/** @throws OptionError unless it is an address without a path; without TLS, only this machine and onions are accepted */
export function serverUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url === null || !['http:', 'https:'].includes(url.protocol) || url.pathname !== '/') {
    const model = 'an address like https://reports.example.org'
    throw new OptionError('server', `--server must be ${model}, not "${text}"`)
  }
  const isPrivate = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\]|[a-z2-7]{56}\.onion)$/
  if (url.protocol === 'http:' && !isPrivate.test(url.hostname)) {
    const remedy = 'http:// is only for this machine and onions'
    throw new OptionError('server-plain', `use https:// for ${url.hostname}: ${remedy}`)
  }
  return url
}
