import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { dayOf } from '../../../crypto/days/calendar.ts'
import { systemRandom, toBase64url } from '../../../crypto/primitives/bytes.ts'
import { loadSumo, type SumoEngine } from '../../../crypto/primitives/sodium-sumo.ts'
import { newSecurityKey } from '../../../crypto/vault/security-key.ts'
import { encodeSheet, parseSheet } from '../../../crypto/vault/sheet.ts'
import {
  lockVault,
  newVaultKey,
  openVault,
  openWeeks,
  sealVault,
  sealWeeks,
  type VaultKey,
} from '../../../crypto/vault/vault.ts'
import { renewInstance } from '../../../scripts/ceremony/core.ts'
import { vaultOf, weeksOf } from '../../support/desk/desk-core.ts'
import { readPdf } from '../../support/files/pdf.ts'
import { makeReception, type TestReception } from '../../support/reception/reception.ts'
import { flipped } from '../../support/reception/sealing.ts'
import { startNode } from '../../support/run/process.ts'
import { tempFolder } from '../../support/run/temp.ts'
import { startAtTerminal } from '../../support/run/terminal.ts'
import { publicationOf } from '../../support/server/instance.ts'

const PASSPHRASE = 'riktig hest batteri stift'
const NEXT = 'en helt ny frase å huske'
const COST = { operations: 1, memory: 8 }
const WHERE = 'your desk shows under "Vault", "Code for recovery sheets"'
const NEEDS = `nobody to ask: m0.vault asks for a security key: give the code that ${WHERE}, as "code" in --passphrases FILE`

const bytesOf = (file: string) => new Uint8Array(readFileSync(file))

/** Run a script. @returns how it ended, and what it said */
async function run(script: string, ...args: string[]) {
  const language = script === 'recovery' ? ['--language', 'en'] : []
  const child = startNode(`scripts/${script}.ts`, [...args, ...language])
  const { code } = await child.exit
  return { code, said: child.stdout.join('\n'), failed: child.stderr.join('\n') }
}

/** The sheet of a PDF file, as a file to give to the program. */
function sheetArgs(folder: string, name: string): string[] {
  const { texts } = readPdf(bytesOf(join(folder, name)))
  const parsed = parseSheet(texts.filter((text) => /^(?:[0-9A-Z]{5} ?){4}$/.test(text)).join('\n'))
  if (parsed.kind !== 'sheet') throw new Error(parsed.kind)
  const path = join(folder, `${name}.txt`)
  writeFileSync(path, encodeSheet(parsed.sheet).join('\n'))
  return ['--sheet', path]
}

describe('a program in the terminal, of a vault with a security key', () => {
  const folder = tempFolder('locked')
  const file = join(folder, 'm0.vault')
  const passphrases = join(folder, 'passphrases.json')
  let engine: SumoEngine
  let reception: TestReception
  let key: VaultKey

  const lockedAnew = (keys: NonNullable<VaultKey['lock']>['keys']) => {
    const passphrase = newVaultKey(systemRandom, engine.hashPassphrase, PASSPHRASE, COST)
    return lockVault(engine.primitives, systemRandom, passphrase, keys)
  }
  before(async () => {
    engine = await loadSumo()
    const { primitives: p } = engine
    reception = makeReception(p, { today: dayOf(Date.now()) })
    const answer = { credential: systemRandom(20), output: systemRandom(32) }
    key = lockedAnew([newSecurityKey(p, { ...answer, salt: systemRandom(32), name: 'Blue' })])
    writeFileSync(file, sealVault(p, systemRandom, key, vaultOf(reception, 0)))
    writeFileSync(`${file}.weeks`, sealWeeks(p, systemRandom, key, weeksOf(reception, 0)))
  })

  const give = (secrets: object) => writeFileSync(passphrases, JSON.stringify(secrets))
  const given = ['--passphrases', passphrases]
  const code = () => toBase64url(key.key)
  const making = (out: string, vault = file) => ['make', '--vault', vault, '--out', out]

  it('says what to give instead of the key, and makes nothing without it', async () => {
    const out = join(folder, 'none')
    give({ vault: PASSPHRASE })
    const sheets = await run('recovery', ...making(out), ...given)
    expect([sheets.code, sheets.failed]).to.deep.equal([1, NEEDS])
    const server = ['--server', 'http://localhost:9', '--vault', file]
    const bundle = await run('bundle', 'export', ...server, '--out', out, ...given)
    expect([bundle.code, bundle.failed]).to.deep.equal([1, NEEDS])
    for (const wrong of [toBase64url(systemRandom(32)), code().slice(1), 'å']) {
      give({ code: wrong })
      const refused = await run('recovery', ...making(out), ...given)
      expect(refused.failed).to.match(/^this is not the code of this vault: /)
    }
    give({ code: code() })
    const damaged = join(folder, 'damaged.vault')
    writeFileSync(damaged, flipped(bytesOf(file), 8 * 50))
    const torn = await run('recovery', ...making(out, damaged), ...given)
    expect(torn.failed).to.match(/^the file is damaged or was changed: /)
    expect(existsSync(out)).to.equal(false)
  })

  it('makes sheets by the code, which restore a vault that asks for no key, and says so', async () => {
    const { primitives: p, hashPassphrase } = engine
    const out = join(folder, 'sheets')
    const terminal = startAtTerminal('scripts/recovery.ts', [...making(out), '--language', 'en'])
    await terminal.answer(`m0.vault asks for a security key. Code that ${WHERE}: `, code())
    expect((await terminal.exit).code).to.equal(0)
    expect(terminal.stdout.join('\n')).to.not.include(code())
    const pdfs = readdirSync(out).filter((name) => name.endsWith('.pdf'))
    const sheets = pdfs.slice(0, 2).flatMap((name) => sheetArgs(out, name))
    give({ new: NEXT })
    const restored = join(folder, 'restored.vault')
    const recovery = ['--recovery', join(out, 'm0.recovery')]
    const from = [...recovery, '--vault', file, '--out', restored]
    const done = await run('recovery', 'restore', ...from, ...sheets, ...given)
    expect([done.code, done.failed]).to.deep.equal([0, ''])
    expect(done.said).to.include(
      'The new vault asks only for its passphrase: add your security keys again at the desk.',
    )
    const opened = openVault(p, hashPassphrase, NEXT, bytesOf(restored))
    expect(opened?.vault).to.deep.equal(vaultOf(reception, 0))
    const weekly = openWeeks(p, opened!.key, bytesOf(`${restored}.weeks`))
    expect(weekly).to.deep.equal(weeksOf(reception, 0))
    // after a key was added or removed they are of a vault from before
    const moved = join(folder, 'moved.vault')
    const later = lockedAnew(key.lock!.keys)
    writeFileSync(moved, sealVault(p, systemRandom, later, vaultOf(reception, 0)))
    const refused = await run('recovery', 'drill', ...recovery, '--vault', moved, ...sheets)
    expect(refused.failed).to.match(/^the passphrase or the security keys of this vault have /)
  })

  it('sends a ceremony to the files of keys that members make at their desks', () => {
    const tools = { engine, random: systemRandom, today: dayOf(Date.now()), cost: COST }
    const files = reception.members.map(({ id }) => {
      return { id, vault: bytesOf(file), weeks: bytesOf(`${file}.weeks`) }
    })
    const publication = publicationOf(reception)
    const renew = () =>
      renewInstance(tools, reception.root.seed, publication, files, () => PASSPHRASE)
    expect(renew).to.throw(
      'the vault of m0 asks for a security key: have members make files of keys at their desks, under "Vault", and give these with --keys instead of --members',
    )
  })
})
