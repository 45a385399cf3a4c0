import { mkdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import * as v from 'valibot'
import { readAuthority } from '../../../shared/node-trust.ts'
import { START_FIELDS, type StartField, type StartFields } from '../../wire/start.ts'
import { codeOf, replaceFile, SYSTEM_DISK } from '../files.ts'
import type { Places } from './places.ts'

const FORMAT = 'postern-desk/1'

/** Bytes of a file of settings: five lines. */
const MOST_BYTES = 16 * 1024

/** The file of settings, for the person's own and for those that are given. */
const schema = v.strictObject({
  format: v.literal(FORMAT),
  server: v.optional(v.string()),
  root: v.optional(v.string()),
  vault: v.optional(v.string()),
  socks: v.optional(v.string()),
  ca: v.optional(v.string()),
})

export interface KnownSettings {
  readonly fields: StartFields
  /** Fields that IT has filled in. Nobody else changes them. */
  readonly fixed: readonly StartField[]
  /** An authority, as PEM, that IT says may vouch for the server too; null if it says nothing. */
  readonly ca: string | null
}

/** A file of settings that is none. */
export class SettingsError extends Error {
  readonly file: string

  constructor(file: string, options: ErrorOptions) {
    super(`${file} is no file of settings: mend or remove it`, options)
    this.file = file
  }
}

/** @throws SettingsError */
export function knownSettings(places: Places, vault: string): KnownSettings {
  const { ca, ...given } = readSettings(places.given)
  const { ca: _ca, ...own } = readSettings(places.settings)
  const empty: StartFields = { server: '', root: '', vault, socks: '' }
  return {
    fields: { ...empty, ...own, ...given },
    fixed: START_FIELDS.filter((name) => given[name] !== undefined),
    ca: ca === undefined ? null : authorityAt(ca),
  }
}

/** @throws SettingsError */
function authorityAt(file: string): string {
  try {
    return readAuthority(file)
  } catch (cause) {
    throw new SettingsError(file, { cause })
  }
}

function readSettings(path: string): Partial<StartFields & { readonly ca: string }> {
  let bytes: Uint8Array
  try {
    bytes = readFileSync(path)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return {}
    throw error
  }
  try {
    if (bytes.length > MOST_BYTES) throw new Error('too long')
    // this also takes off the mark with which editors of Windows begin a file
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    const { format: _format, ...fields } = v.parse(schema, JSON.parse(text))
    return Object.fromEntries(Object.entries(fields))
  } catch (cause) {
    throw new SettingsError(path, { cause })
  }
}

/** Remember what the person chose, except the fields that IT has filled in. */
export async function saveSettings(
  { settings }: Places,
  { fields, fixed }: Pick<KnownSettings, 'fields' | 'fixed'>,
): Promise<void> {
  const own = START_FIELDS.filter((name) => !fixed.includes(name) && fields[name] !== '')
  const file = { format: FORMAT, ...Object.fromEntries(own.map((name) => [name, fields[name]])) }
  mkdirSync(dirname(settings), { recursive: true, mode: 0o700 })
  await replaceFile(SYSTEM_DISK, settings, async (fresh) => {
    await fresh.writeFile(`${JSON.stringify(file, null, 2)}\n`)
    await fresh.sync()
  })
}
