import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import * as v from 'valibot'
import { strengthOf } from '../client/shared/passphrase-strength.ts'
import { CEREMONY_CATALOGUES } from '../client/texts/ceremony.ts'
import { RECOVERY_CATALOGUES } from '../client/texts/recovery.ts'
import { fill } from '../client/texts/wording.ts'
import { dayOf } from '../crypto/days/calendar.ts'
import { LANGUAGES, type Language } from '../crypto/entries/names.ts'
import { asSignSeed, signKeyPairOf } from '../crypto/keys/keys.ts'
import { systemRandom } from '../crypto/primitives/bytes.ts'
import { PASSPHRASE_MIN } from '../crypto/primitives/labels.ts'
import { loadSumo, type SumoEngine } from '../crypto/primitives/sodium-sumo.ts'
import { signDrill } from '../crypto/vault/drill.ts'
import { setOfFile } from '../crypto/vault/recovery.ts'
import { setName } from '../crypto/vault/sheet.ts'
import { newVaultKey, securityKeysOf, type Vault } from '../crypto/vault/vault.ts'
import { askNewPassphrase } from './cli/ask.ts'
import { required, runCommands, print as say, TEXT, TEXTS, type Values } from './cli/command.ts'
import { Fault, saidIn } from './cli/fault.ts'
import { readBytes, replace, writeNew } from './cli/files.ts'
import { writeSheets } from './print/sheet-page.ts'
import { makeSet, openWithKey, restoreFiles } from './recovery/core.ts'
import { keyOfSheets } from './recovery/sheets.ts'
import { openVaultFile } from './recovery/vault-file.ts'

const HELP = `Recovery sheets: paper that opens a member's vault when its passphrase, or the vault, is gone.

  npm run recovery -- make --vault FILE --out FOLDER [--k 2] [--n 3]
      write n sheets as PDF files, any k of which suffice, and <member>.recovery, which they open.
      Print each sheet once, delete the PDF files, and keep the sheets apart. Keep <member>.recovery
      beside every backup of the vault: without sheets it opens nothing.

  npm run recovery -- drill --recovery FILE [--vault FILE]
      type k sheets, and see that they open the vault. Writes <member>.drill beside the recovery file,
      and beside the vault, where the desk looks for it. It says that the sheets worked, and when,
      signed by the member; nothing in it is secret. The ceremony asks for it if only one person reads
      a channel, or keeps names. Do it once a year.

  npm run recovery -- restore --recovery FILE [--vault FILE] --out FILE
      type k sheets, and get a vault under a new passphrase. --vault is the vault or the newest backup
      of it; without it you get back only the signing key. The weekly file is restored too, if it lies
      beside the vault. If it is lost, the new vault opens old cases and signs, but cannot open what was
      sealed to it and is not opened yet: make new weekly keys, and have the head sign the next list.

Each command takes --language nb, nn or en, for what it says and for the sheets; nb without it.
Sheets are typed on the terminal. --sheet FILE, once for each, reads four lines from a file instead.
Passphrases are asked for. Without a terminal, --passphrases names a JSON file:
  {"vault": "...", "new": "..."}

For a vault with security keys, make takes the code that the desk shows under "Vault", "Code for
recovery sheets" ("code" in the JSON file), instead of the passphrase. Sheets open the vault without any
security key, and the restored vault asks for none: add yours again at the desk.

New sheets are needed when the passphrase changes or a security key is added or removed, and when one is
lost: then destroy the old sheets and every copy of the old recovery file, without which they open
nothing.`

const OPTIONS = {
  ...{ vault: TEXT, recovery: TEXT, out: TEXT, language: TEXT, passphrases: TEXT },
  ...{ k: { ...TEXT, default: '2' }, n: { ...TEXT, default: '3' } },
  sheet: { ...TEXTS, default: [] as string[] },
}
type Options = Values<typeof OPTIONS>

async function make(options: Options, language: Language): Promise<void> {
  const [vaultPath, out] = [required(options, 'vault'), required(options, 'out')]
  const { owner, make: t } = RECOVERY_CATALOGUES[language]
  const [needed, total] = [Number(options.k), Number(options.n)]
  const file = readBytes(vaultPath)
  const engine = await loadSumo()
  const { vault: passphrase, code } = passphrasesOf(options)
  const texts = { owner: owner.vault, ask: CEREMONY_CATALOGUES[language].ask }
  const opened = await openVaultFile(engine, vaultPath, file, { passphrase, code }, texts)
  const { primitives: p } = engine
  const set = await makeSet(p, systemRandom, opened, file, [needed, total])
  const { member, root } = opened.vault
  const now = new Date()
  const name = `${member}.recovery`
  const facts = { member, root, file: name, day: dayOf(now.getTime()), now }
  const pages = await writeSheets(out, set, facts, language)
  say(fill(t.made, { set: setName(setOfFile(set.file)), needed, total }))
  for (const path of pages) say(path)
  for (const line of [t.printed, t.keepers, t.keep]) say(fill(line, { file: join(out, name) }))
}

async function drill(options: Options, language: Language): Promise<void> {
  const { primitives: p } = await loadSumo()
  const { recovery, vault, sheets } = await openBySheets(options, language, p)
  const { root, member } = recovery
  const { drill: t } = RECOVERY_CATALOGUES[language]
  say(fill(t.opened, { member, root }))
  if (options.vault === undefined) say(t.noVault)
  else say(fill(t.vault, { file: options.vault, keys: keysIn(vault, language) }))
  const file = join(dirname(required(options, 'recovery')), `${member}.drill`)
  // The desk looks for it beside the vault.
  const beside = options.vault?.replace(/(?:\.vault)?$/, '.drill')
  const signer = signKeyPairOf(p, asSignSeed(recovery.signing))
  const { set, needed, total } = sheets
  const day = dayOf(Date.now())
  const drilled = signDrill(p, signer, { root, member, set, needed, total, day })
  for (const path of new Set([file, ...(beside === undefined ? [] : [beside])])) {
    replace(path, drilled)
  }
  say(fill(t.confirms, { file, member }))
}

async function restore(options: Options, language: Language): Promise<void> {
  const out = required(options, 'out')
  const weeks = `${out}.weeks`
  requireFree([out, weeks])
  const engine = await loadSumo()
  const opened = await openBySheets(options, language, engine.primitives)
  const { member } = opened.recovery
  const { owner, restore: t } = RECOVERY_CATALOGUES[language]
  const beside = options.vault === undefined ? null : `${options.vault}.weeks`
  const weeksFile = beside !== null && existsSync(beside) ? readBytes(beside) : null
  const { ask } = CEREMONY_CATALOGUES[language]
  const passphrase =
    passphrasesOf(options).new ?? (await askNewPassphrase(fill(owner.member, { member }), ask))
  const restored = restoreFiles(
    engine.primitives,
    systemRandom,
    opened,
    weeksFile,
    newKey(engine, passphrase),
  )
  writeNew(weeks, restored.weeks)
  writeNew(out, restored.vault)
  say(fill(t.made, { file: out, member, keys: keysIn(opened.vault, language) }))
  if (restored.weeklyKeys > 0) say(fill(t.weeks, { file: weeks, n: restored.weeklyKeys }))
  else say(fill(t.noWeeks, { file: weeks, member }))
  if (opened.vaultFile !== null && securityKeysOf(opened.vaultFile).length > 0) {
    say(t.noSecurityKeys)
  }
  say(t.newSheets)
}

function requireFree(files: readonly string[]): void {
  const there = files.find((file) => existsSync(file))
  if (there !== undefined) throw new Fault('file-there', { file: there })
}

type Keys = Pick<Vault, 'drops' | 'grants'>

function keysIn({ drops, grants }: Keys, language: Language): string {
  const { keys } = RECOVERY_CATALOGUES[language].restore
  return fill(keys, { drops: drops.length, grants: grants.length })
}

function newKey({ hashPassphrase }: SumoEngine, passphrase: string) {
  const strength = strengthOf(passphrase)
  if (strength === 'empty' || strength === 'short') {
    throw new Fault('short-passphrase', { least: PASSPHRASE_MIN })
  }
  if (strength === 'poor') throw new Fault('easy-passphrase')
  return newVaultKey(systemRandom, hashPassphrase, passphrase)
}

async function openBySheets(options: Options, language: Language, p: SumoEngine['primitives']) {
  const recoveryFile = readBytes(required(options, 'recovery'))
  const vaultFile = options.vault === undefined ? null : readBytes(options.vault)
  const set = setOfFile(recoveryFile)
  const { sheets: t } = CEREMONY_CATALOGUES[language]
  const sheets = await keyOfSheets(p, set, options.sheet, t.wanted, t)
  return { ...openWithKey(p, sheets.key, recoveryFile, vaultFile), vaultFile, sheets }
}

const fileSchema = v.strictObject({
  vault: v.optional(v.string()),
  code: v.optional(v.string()),
  new: v.optional(v.string()),
})

/** The passphrases of --passphrases FILE; none without the option. */
function passphrasesOf({ passphrases }: Options): v.InferOutput<typeof fileSchema> {
  if (passphrases === undefined) return {}
  return v.parse(fileSchema, JSON.parse(readFileSync(passphrases, 'utf8')))
}

function languageOf(language = 'nb'): Language {
  const known = LANGUAGES.find((one) => one === language)
  if (known === undefined) throw new Error(`--language is ${LANGUAGES.join(', ')}`)
  return known
}

type Work = (options: Options, language: Language) => Promise<void>

/** A command that speaks the language of --language, in its errors too. */
const spoken = (work: Work) => (options: Options) => {
  const language = languageOf(options.language)
  return saidIn(language, () => work(options, language))
}

void runCommands(HELP, OPTIONS, {
  make: spoken(make),
  drill: spoken(drill),
  restore: spoken(restore),
})
