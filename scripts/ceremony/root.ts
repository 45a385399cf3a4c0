import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { strengthOf } from '../../client/shared/passphrase-strength.ts'
import { CEREMONY_CATALOGUES, type CeremonyTexts, en } from '../../client/texts/ceremony.ts'
import { fill } from '../../client/texts/wording.ts'
import { LANGUAGES, type Language } from '../../crypto/entries/names.ts'
import { fingerprint, type SignSeed, signKeyPairOf } from '../../crypto/keys/keys.ts'
import { CryptoError } from '../../crypto/primitives/errors.ts'
import { PASSPHRASE_MIN } from '../../crypto/primitives/labels.ts'
import type { Primitives } from '../../crypto/primitives/primitives.ts'
import { setOfRootFile } from '../../crypto/vault/recovery.ts'
import { setName } from '../../crypto/vault/sheet.ts'
import { openRoot, sealRoot } from '../../crypto/vault/vault.ts'
import { type AskTexts, askNewPassphrase, askPassphrase } from '../cli/ask.ts'
import { required, print as say } from '../cli/command.ts'
import { Fault } from '../cli/fault.ts'
import { readBytes, requireNew, writeNew } from '../cli/files.ts'
import { writeSheets } from '../print/sheet-page.ts'
import { makeRootSet, openRootWithKey } from '../recovery/core.ts'
import { keyOfSheets } from '../recovery/sheets.ts'
import { type CeremonyTools, lock } from './core.ts'

/** The root that the command line names, and the way to open it. */
export interface RootOptions {
  /** root.key */
  readonly root?: string
  /** The recovery file of sheets of the root. */
  readonly 'root-recovery'?: string
  /** Sheets in files; without any they are asked for. */
  readonly 'root-sheet'?: readonly string[]
  readonly passphrases?: string
  readonly language?: string
}

/** Output of a command on a root: sheets, or the root again. */
interface MakeOptions extends RootOptions {
  readonly out?: string
  readonly k?: string
  readonly n?: string
}

const secretsSchema = v.strictObject({
  root: v.optional(v.string()),
  newRoot: v.optional(v.string()),
  members: v.optional(v.record(v.string(), v.string())),
})

/** The passphrase that is asked for: of the root that is there, of a new root, or of a member. */
export type Owner = 'root' | 'newRoot' | { readonly member: string }

/** Gives an empty string for a passphrase that was not asked for. */
type Passphrases = (owner: Owner) => string

/** How the passphrases of a ceremony are asked for. */
interface Asking {
  /** Whether it is given to something that is made now. */
  readonly isNew: (owner: Owner) => boolean
  /** How a person is asked for it; in English by default. */
  readonly nameOf?: (owner: Owner) => string
  readonly texts?: AskTexts
}

/**
 * Passphrases, from a file or a person, before anything is made. Nobody is asked if there is a file.
 *
 * @throws Error if one is too short, or if a new one is easy to guess
 */
export async function passphrases(
  file: string | undefined,
  owners: readonly Owner[],
  { isNew, nameOf = ownerName, texts = en.ask }: Asking,
): Promise<Passphrases> {
  const given =
    file === undefined ? null : v.parse(secretsSchema, JSON.parse(readFileSync(file, 'utf8')))
  const known = new Map<string, string>()
  for (const owner of owners) {
    const ask = isNew(owner) ? askNewPassphrase : askPassphrase
    const typed = given === null ? await ask(nameOf(owner), texts) : (secretIn(given, owner) ?? '')
    known.set(keyOf(owner), typed)
  }
  for (const owner of owners) {
    const passphrase = known.get(keyOf(owner)) ?? ''
    const what = `the passphrase of ${keyOf(owner).trim()}`
    if ([...passphrase].length < PASSPHRASE_MIN) {
      throw new Error(`${what} needs at least ${PASSPHRASE_MIN} characters`)
    }
    if (isNew(owner) && strengthOf(passphrase) === 'poor') {
      throw new Error(
        `${what} is too easy to guess: use more different characters, or six random words`,
      )
    }
  }
  return (owner) => known.get(keyOf(owner)) ?? ''
}

function secretIn(given: v.InferOutput<typeof secretsSchema>, owner: Owner): string | undefined {
  return typeof owner === 'string' ? given[owner] : given.members?.[owner.member]
}

/** A member may be called root, so keys of roots begin with a space. */
function keyOf(owner: Owner): string {
  return typeof owner === 'string' ? ` ${owner}` : owner.member
}

/** How a person is asked for a passphrase, in English. */
function ownerName(owner: Owner): string {
  if (typeof owner === 'string') return owner === 'root' ? en.ask.root : en.ask.newRoot
  return `member ${owner.member}`
}

/** A root that is open. */
export interface OpenRoot {
  readonly seed: SignSeed
  readonly fingerprint: string
}

/**
 * Open the root: by its file and passphrase, or by sheets.
 *
 * @param owner how a person is asked for its passphrase
 * @param known the passphrases, if they were asked for already
 * @throws Error with the remedy
 */
export async function rootIn(
  using: CeremonyTools,
  options: RootOptions,
  t: CeremonyTexts = en,
  owner = t.ask.root,
  known: Passphrases | null = null,
): Promise<OpenRoot> {
  const p = using.engine.primitives
  if (options['root-recovery'] !== undefined) {
    if (options.root === undefined) return opened(p, await rootOfSheets(p, options, t))
    throw new Error('give --root FILE or --root-recovery FILE, not both')
  }
  if (options.root === undefined) throw new Error(t.root.missing)
  if (!existsSync(options.root)) throw new Error(fill(t.root.gone, { file: options.root }))
  const asking = { isNew: () => false, nameOf: () => owner, texts: t.ask }
  const passphraseOf = known ?? (await passphrases(options.passphrases, ['root'], asking))
  return opened(p, rootOfFile(using, options.root, passphraseOf('root'), t.ask.root))
}

function opened(p: Primitives, seed: SignSeed): OpenRoot {
  return { seed, fingerprint: fingerprint(p, signKeyPairOf(p, seed).publicKey) }
}

/** @throws Error if the passphrase is wrong, or the file damaged */
export function rootOfFile(
  { engine: { primitives, hashPassphrase } }: CeremonyTools,
  file: string,
  passphrase: string,
  name: string,
): SignSeed {
  try {
    const seed = openRoot(primitives, hashPassphrase, passphrase, readBytes(file))
    if (seed === null) throw new Fault('root-passphrase', { name })
    return seed
  } catch (error) {
    if (!(error instanceof CryptoError)) throw error
    throw new Fault('root-file', { file }, { cause: error })
  }
}

async function rootOfSheets(
  p: Primitives,
  options: RootOptions,
  t: CeremonyTexts,
): Promise<SignSeed> {
  const file = required(options, 'root-recovery')
  try {
    const recovery = readBytes(file)
    const set = setOfRootFile(recovery)
    const given = options['root-sheet'] ?? []
    const { wanted } = t.sheets
    const sheets = await keyOfSheets(p, set, given, wanted, t.sheets, '--root-sheet')
    return openRootWithKey(p, sheets.key, recovery)
  } catch (error) {
    if (!(error instanceof CryptoError)) throw error
    throw new Fault('root-recovery', { file }, { cause: error })
  }
}

interface Asked {
  readonly language?: string
}

/** The texts of the language that is asked for. @throws Error */
export function textsOf(options: Asked): CeremonyTexts {
  return CEREMONY_CATALOGUES[spokenLanguage(options)]
}

/** The language that is asked for. @throws Error */
export function spokenLanguage({ language = 'nb' }: Asked): Language {
  const known = LANGUAGES.find((one) => one === language)
  if (known === undefined) throw new Error(`--language is ${LANGUAGES.join(', ')}`)
  return known
}

/** Make sheets of the root. */
export async function splitRoot(using: CeremonyTools, options: MakeOptions): Promise<void> {
  const out = required(options, 'out')
  const t = textsOf(options)
  const [needed, total] = [Number(options.k ?? 2), Number(options.n ?? 3)]
  const name = 'root.recovery'
  const recovery = join(out, name)
  requireNew([recovery])
  const { engine, random, today } = using
  const root = await rootIn(using, options, t)
  const set = await makeRootSet(engine.primitives, random, root.seed, [needed, total])
  const facts = { member: null, root: root.fingerprint, file: name, day: today, now: new Date() }
  const pages = await writeSheets(out, set, facts, spokenLanguage(options))
  const said = { set: setName(setOfRootFile(set.file)), needed, total, root: root.fingerprint }
  say(fill(t.root.split, said))
  for (const path of pages) say(path)
  for (const line of [t.root.printed, t.root.keep, t.root.only]) {
    say(fill(line, { file: recovery, needed }))
  }
}

/** Try sheets of the root. */
export async function drillRoot(using: CeremonyTools, options: RootOptions): Promise<void> {
  const t = textsOf(options)
  const seed = await rootOfSheets(using.engine.primitives, options, t)
  const root = opened(using.engine.primitives, seed).fingerprint
  say(fill(t.root.drilled, { root }))
  say(t.root.drilledDo)
}

/** Get root.key back, under another passphrase. */
export async function restoreRoot(using: CeremonyTools, options: MakeOptions): Promise<void> {
  const out = required(options, 'out')
  const t = textsOf(options)
  requireNew([out])
  const p = using.engine.primitives
  const seed = await rootOfSheets(p, options, t)
  const asking = { isNew: () => true, nameOf: () => t.ask.root, texts: t.ask }
  const passphraseOf = await passphrases(options.passphrases, ['newRoot'], asking)
  writeNew(out, sealRoot(p, using.random, lock(using, passphraseOf('newRoot')), seed))
  say(fill(t.root.restored, { file: out, root: opened(p, seed).fingerprint }))
}
