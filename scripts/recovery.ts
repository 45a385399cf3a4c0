import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import * as v from 'valibot'
import { dayOf } from '../crypto/days/calendar.ts'
import { LANGUAGES, type Language } from '../crypto/entries/names.ts'
import { asSignSeed, signKeyPairOf } from '../crypto/keys/keys.ts'
import { systemRandom } from '../crypto/primitives/bytes.ts'
import { PASSPHRASE_MIN } from '../crypto/primitives/labels.ts'
import { loadSumo, type SumoEngine } from '../crypto/primitives/sodium-sumo.ts'
import { signDrill } from '../crypto/vault/drill.ts'
import { setOfFile } from '../crypto/vault/recovery.ts'
import { setName } from '../crypto/vault/sheet.ts'
import { newVaultKey, securityKeysOf } from '../crypto/vault/vault.ts'
import { askNewPassphrase } from './cli/ask.ts'
import { required, runCommands, print as say, TEXT, TEXTS, type Values } from './cli/command.ts'
import { readBytes, replace, requireNew, writeNew } from './cli/files.ts'
import { writeSheets } from './print/sheet-page.ts'
import { makeSet, openWithKey, restoreFiles } from './recovery/core.ts'
import { keyOfSheets } from './recovery/sheets.ts'
import { openVaultFile } from './recovery/vault-file.ts'

const HELP = `Recovery sheets: paper that opens a member's vault when its passphrase, or the vault, is gone.

  npm run recovery -- make --vault FILE --out FOLDER [--k 2] [--n 3] [--language nb|nn|en]
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

async function make(options: Options): Promise<void> {
  const [vaultPath, out] = [required(options, 'vault'), required(options, 'out')]
  const language = languageOf(options.language)
  const [needed, total] = [Number(options.k), Number(options.n)]
  const file = readBytes(vaultPath)
  const engine = await loadSumo()
  const { vault: passphrase, code } = passphrasesOf(options)
  const opened = await openVaultFile(engine, vaultPath, file, { passphrase, code })
  const { primitives: p } = engine
  const set = await makeSet(p, systemRandom, opened, file, [needed, total])
  const { member, root } = opened.vault
  const now = new Date()
  const name = `${member}.recovery`
  const facts = { member, root, file: name, day: dayOf(now.getTime()), now }
  const recovery = join(out, name)
  const pages = await writeSheets(out, set, facts, language)
  say(`Set ${setName(setOfFile(set.file))}: any ${needed} of ${total} sheets work. Each was tried.`)
  for (const path of pages) say(path)
  say(`Print each once, and try the paper: npm run recovery -- drill --recovery ${recovery}`)
  say(`Then delete the PDF files, and give the sheets to keepers apart.`)
  say(
    `Keep ${recovery} beside every backup of the vault. Destroy sheets and recovery files of before.`,
  )
}

async function drill(options: Options): Promise<void> {
  const { primitives: p } = await loadSumo()
  const { recovery, vault, sheets } = await openBySheets(options, p)
  say(`The sheets open the recovery file of ${recovery.member}, reception ${recovery.root}.`)
  if (options.vault === undefined) say('They give back the signing key. No vault was tried.')
  else say(`They open ${options.vault}: the signing key, and ${keysIn(vault)}.`)
  const file = join(dirname(required(options, 'recovery')), `${recovery.member}.drill`)
  // The desk looks for it beside the vault.
  const beside = options.vault?.replace(/(?:\.vault)?$/, '.drill')
  const signer = signKeyPairOf(p, asSignSeed(recovery.signing))
  const { root, member } = recovery
  const { set, needed, total } = sheets
  const day = dayOf(Date.now())
  const drilled = signDrill(p, signer, { root, member, set, needed, total, day })
  for (const path of new Set([file, ...(beside === undefined ? [] : [beside])])) {
    replace(path, drilled)
  }
  say(`${file} confirms this, signed by ${member}: give it to the head. It is valid for a year.`)
}

async function restore(options: Options): Promise<void> {
  const out = required(options, 'out')
  requireNew([out, `${out}.weeks`])
  const engine = await loadSumo()
  const opened = await openBySheets(options, engine.primitives)
  const { member } = opened.recovery
  const beside = options.vault === undefined ? null : `${options.vault}.weeks`
  const weeksFile = beside !== null && existsSync(beside) ? readBytes(beside) : null
  const passphrase = passphrasesOf(options).new ?? (await askNewPassphrase(`member ${member}`))
  const restored = restoreFiles(
    engine.primitives,
    systemRandom,
    opened,
    weeksFile,
    newKey(engine, passphrase),
  )
  writeNew(`${out}.weeks`, restored.weeks)
  writeNew(out, restored.vault)
  say(`${out}: the signing key of ${member}, and ${keysIn(opened.vault)}.`)
  if (restored.weeklyKeys > 0) say(`${out}.weeks: ${restored.weeklyKeys} weekly keys.`)
  else {
    say(`${out}.weeks is empty: this vault cannot open what was sealed to ${member} and not opened`)
    say('yet. Another recipient, if there is one, can still read it. Make new weekly keys, and')
    say('have the head of reception sign the next key list with them.')
  }
  if (opened.vaultFile !== null && securityKeysOf(opened.vaultFile).length > 0) {
    say('The new vault asks only for its passphrase: add your security keys again at the desk.')
  }
  say('These sheets do not open the new vault: make new ones.')
}

const keysIn = ({ drops, grants }: { drops: readonly unknown[]; grants: readonly unknown[] }) =>
  `the keys of ${drops.length} opened envelopes, and ${grants.length} that were granted`

function newKey({ hashPassphrase }: SumoEngine, passphrase: string) {
  if ([...passphrase].length < PASSPHRASE_MIN) {
    throw new Error(`the new passphrase needs at least ${PASSPHRASE_MIN} characters`)
  }
  return newVaultKey(systemRandom, hashPassphrase, passphrase)
}

async function openBySheets(options: Options, p: SumoEngine['primitives']) {
  const recoveryFile = readBytes(required(options, 'recovery'))
  const vaultFile = options.vault === undefined ? null : readBytes(options.vault)
  const set = setOfFile(recoveryFile)
  const sheets = await keyOfSheets(p, set, options.sheet, 'Sheets of set {set} are needed.')
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

void runCommands(HELP, OPTIONS, { make, drill, restore })
