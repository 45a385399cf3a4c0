import { mkdirSync } from 'node:fs'
import { posix, win32 } from 'node:path'
import { readFingerprint } from '../../../../crypto/keys/fingerprint.ts'
import type { Machine } from '../../../shared/local-host/machine.ts'
import { proxyVariable } from '../../../shared/node-trust.ts'
import type { StartFault, StartField, StartFields, StartRequest } from '../../wire/start.ts'
import { OptionError, type OptionFault, proxyAt, requireVault, serverUrl } from '../options.ts'
import type { DeskHostOptions } from '../server.ts'
import { copiedBy, namesIn, type Places } from './places.ts'

/** Something on the start page that has to be mended. */
export class StartError extends Error {
  readonly fault: StartFault
  readonly field: StartField
  readonly detail: string

  constructor(fault: StartFault, field: StartField, detail = '') {
    super(fault)
    this.fault = fault
    this.field = field
    this.detail = detail
  }
}

/** Fields as they are remembered, and as the host takes them. */
export interface CheckedStart {
  readonly fields: StartFields
  readonly options: Pick<DeskHostOptions, 'server' | 'vault' | 'socks' | 'root'>
}

/**
 * Check what a person filled in, as the flags of the command line are checked.
 *
 * @throws StartError for the first field that has to be mended
 */
export function checkStart(asked: StartRequest, machine: Machine, places: Places): CheckedStart {
  const server = asOption('server', () => serverUrl(withScheme(asked.server.trim())))
  const root = asked.root.trim() === '' && !asked.isNew ? '' : rootOf(asked.root)
  const vault = vaultPath(asked, machine, places)
  const socks = asked.socks.trim()
  const proxy = socks === '' ? null : asOption('socks', () => proxyAt(socks))
  const set = proxy === null ? proxyVariable(machine.env, server) : null
  if (set !== null) throw new StartError('proxy-set', 'socks', set)
  return {
    fields: { server: server.origin, root, vault, socks },
    options: { server, vault, socks: proxy, ...(root === '' ? {} : { root }) },
  }
}

function rootOf(typed: string): string {
  const read = readFingerprint(typed, 'root')
  if (read.kind === 'read') return read.print
  throw new StartError(read.kind === 'slip' ? 'root-slip' : 'root', 'root')
}

/** People leave it out, as they do in a browser. */
function withScheme(address: string): string {
  return address === '' || address.includes('://') ? address : `https://${address}`
}

const FIELD_OF = {
  server: 'server',
  'server-plain': 'server',
  socks: 'socks',
  'vault-there': 'vault',
  'vault-missing': 'vault',
  'vault-folder': 'vault',
} as const satisfies Record<OptionFault, StartField>

function asOption<T>(field: StartField, work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof OptionError) throw new StartError(error.fault, FIELD_OF[error.fault])
    throw new StartError('fault', field)
  }
}

function vaultPath(
  { vault, isNew, isCopied }: StartRequest,
  machine: Machine,
  places: Places,
): string {
  const { isAbsolute, dirname, normalize } = machine.platform === 'win32' ? win32 : posix
  const given = vault.trim()
  if (given === '') throw new StartError('vault-empty', 'vault')
  if (!isAbsolute(given)) throw new StartError('vault-path', 'vault')
  const path = normalize(given)
  if (machine.platform === 'win32' && !isWindowsPath(path)) {
    throw new StartError('vault-name', 'vault')
  }
  // the folder that is ours is made; any other one could be mistyped
  if (isNew && dirname(path) === places.own) mkdirSync(places.own, { recursive: true, mode: 0o700 })
  asOption('vault', () => requireVault(path, isNew))
  const copier = copiedBy(path, machine, namesIn)
  if (copier !== null && !isCopied) throw new StartError('copied', 'vault', copier)
  return path
}

/** Names that Windows keeps for devices, whatever follows after a dot. */
const DEVICES = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i

/**
 * Whether Windows takes each part of a path for a name. A colon would put the file into a hidden stream of another
 * file, and a dot or a space at the end is dropped without a word.
 */
export function isWindowsPath(path: string): boolean {
  const { root } = win32.parse(path)
  const parts = path.slice(root.length).split(/[\\/]/)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: Windows takes none of them in a name
  const forbidden = /[<>:"|?*\u0000-\u001f]|[. ]$/
  return parts.every((part) => part !== '' && !forbidden.test(part) && !DEVICES.test(part))
}
