import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { dayOf } from '../../../crypto/days/calendar.ts'
import { systemRandom } from '../../../crypto/primitives/bytes.ts'
import { loadSumo, type SumoEngine } from '../../../crypto/primitives/sodium-sumo.ts'
import { readDrill } from '../../../crypto/vault/drill.ts'
import { encodeSheet, parseSheet, type Sheet, setName } from '../../../crypto/vault/sheet.ts'
import {
  newVaultKey,
  openVault,
  openWeeks,
  sealVault,
  sealWeeks,
  type Vault,
} from '../../../crypto/vault/vault.ts'
import { vaultOf, weeksOf } from '../../support/desk/desk-core.ts'
import { readPdf } from '../../support/files/pdf.ts'
import { sheetIn } from '../../support/files/sheets.ts'
import { makeReception, type TestReception } from '../../support/reception/reception.ts'
import { startNode } from '../../support/run/process.ts'
import { tempFolder } from '../../support/run/temp.ts'
import { startAtTerminal, type Terminal } from '../../support/run/terminal.ts'

const PASSPHRASE = 'riktig hest batteri stift'
const NEXT = 'en helt ny frase å huske'
/** Cheap on purpose: the cost stands in the vault, and the strength of Argon2id is not what is tested. */
const COST = { operations: 1, memory: 8 }

const bytesOf = (file: string) => new Uint8Array(readFileSync(file))

/** In English, unless a language is named. */
const english = (args: readonly string[]) =>
  args.includes('--language') ? [...args] : [...args, '--language', 'en']

async function recovery(...args: string[]) {
  const child = startNode('scripts/recovery.ts', english(args))
  const { code } = await child.exit
  return { code, said: child.stdout.join('\n'), failed: child.stderr.join('\n') }
}

/** Every file of a folder, with its bytes. */
const snapshot = (folder: string) =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((name) => join(folder, name))
      .filter((file) => statSync(file).isFile())
      .map((file) => [file, readFileSync(file).toString('hex')]),
  )

describe('recovery sheets of a vault', () => {
  let engine: SumoEngine
  let reception: TestReception
  let vault: Vault
  let folder: string
  let vaultFile: string
  let passphrases: string

  before(async () => {
    engine = await loadSumo()
    reception = makeReception(engine.primitives, { today: dayOf(Date.now()) })
  })

  beforeEach(() => {
    folder = tempFolder('recovery')
    vaultFile = join(folder, 'anna.vault')
    passphrases = join(folder, 'passphrases.json')
    const p = engine.primitives
    const key = newVaultKey(systemRandom, engine.hashPassphrase, PASSPHRASE, COST)
    const drops = [{ id: systemRandom(32), key: systemRandom(32) }]
    vault = { ...vaultOf(reception, 0), listVersion: 4, drops }
    writeFileSync(vaultFile, sealVault(p, systemRandom, key, vault))
    writeFileSync(`${vaultFile}.weeks`, sealWeeks(p, systemRandom, key, weeksOf(reception, 0)))
    writeFileSync(passphrases, JSON.stringify({ vault: PASSPHRASE, new: NEXT }))
  })

  /** Make sheets by the command. @returns the folder, and the sheets as files to read */
  async function made(name = 'sheets', ...more: string[]) {
    const out = join(folder, name)
    const args = ['make', '--vault', vaultFile, '--out', out, '--passphrases', passphrases]
    const { code, said, failed } = await recovery(...args, ...more)
    if (code !== 0) throw new Error(failed)
    const pdfs = readdirSync(out).filter((one) => one.endsWith('.pdf'))
    const sheets = pdfs.sort().map((pdf) => sheetIn(join(out, pdf)))
    const files = sheets.map((sheet) => {
      const file = join(out, `${sheet.number}.txt`)
      writeFileSync(file, encodeSheet(sheet).join('\n'))
      return file
    })
    return { out, said, sheets, files, pdfs, recovery: join(out, 'm0.recovery') }
  }

  const given = (files: readonly (string | undefined)[]) =>
    files.flatMap((file) => ['--sheet', file ?? ''])

  /** Everything of a restored vault that a passphrase opens. */
  const opened = (file: string, passphrase: string) => {
    const { primitives, hashPassphrase } = engine
    const both = openVault(primitives, hashPassphrase, passphrase, bytesOf(file))
    return both && { ...both, weeks: openWeeks(primitives, both.key, bytesOf(`${file}.weeks`)) }
  }

  it('are PDF files that only their owner reads, one a sheet, with all that a keeper must know', async () => {
    const { out, said, sheets, pdfs } = await made('nb', '--language', 'nb')
    const names = [1, 2, 3].map((number) => `m0-sheet-${number}-of-3.pdf`)
    expect(pdfs).to.deep.equal(names)
    expect(sheets.map(({ number, needed, total }) => [number, needed, total])).to.deep.equal([
      [1, 2, 3],
      [2, 2, 3],
      [3, 2, 3],
    ])
    expect(said).to.include(`Sett ${setName(sheets[0]!.set)}: 2 av de 3 arkene er nok.`)
    for (const name of [...names, 'm0.recovery']) {
      expect(statSync(join(out, name)).mode & 0o777, name).to.equal(0o600)
    }
    for (const [i, name] of names.entries()) {
      const pdf = readPdf(bytesOf(join(out, name)))
      const { pages, texts, title, tagged, language, descriptions } = pdf
      const text = texts.join(' ')
      expect(pages).to.equal(1)
      expect([tagged, language]).to.deep.equal([true, 'nb-NO'])
      expect(title).to.equal(`Gjenopprettingsark ${i + 1} av 3: Hvelvet til m0`)
      expect(text)
        .to.include(`Gjenopprettingsark ${i + 1} av 3`)
        .and.to.include('Hvelvet til m0')
      expect(text).to.include(`Sett: ${setName(sheets[i]!.set)}`)
      expect(text).to.include(`Mottakets fingeravtrykk: ${reception.fingerprint}`)
      expect(text).to.include('Dette får du ikke tilbake: Ukenøklene')
      expect(descriptions).to.deep.equal(['QR-kode med de samme fire linjene'])
      expect(pdf.codes.map(parseSheet)).to.deep.equal([{ kind: 'sheet', sheet: sheets[i] }])
    }
  })

  it('say in English what comes back and what does not', async () => {
    const { out } = await made('en', '--language', 'en', '--k', '3', '--n', '4')
    const { texts, language } = readPdf(bytesOf(join(out, 'm0-sheet-4-of-4.pdf')))
    const text = texts.join(' ')
    expect(language).to.equal('en-GB')
    expect(text).to.include('Recovery sheet 4 of 4').and.to.include('With 3 of them')
    for (const sentence of [
      'What you get back: the key that you sign with, and the cases that you have opened',
      'you cannot open what you have not opened yet',
      'A colleague who is also a recipient can read it. If you are the only recipient, it is lost.',
      'once you have made new weekly keys and the head has signed them',
      'An old backup also opens cases that were deleted since.',
    ]) {
      expect(text).to.include(sentence)
    }
  })

  it('restore no vault under a passphrase that is short or easy to guess', async () => {
    const { recovery: file, files } = await made()
    const out = join(folder, 'easy.vault')
    for (const [next, words] of [
      ['kort', 'the new passphrase needs at least 16 characters'],
      ['a'.repeat(20), 'the new passphrase is too easy to guess'],
    ] as const) {
      writeFileSync(passphrases, JSON.stringify({ new: next }))
      const { code, failed } = await recovery(
        ...['restore', '--recovery', file, '--vault', vaultFile, '--out', out],
        ...[...given(files.slice(1)), '--passphrases', passphrases, '--language', 'en'],
      )
      expect([code, existsSync(out)], next).to.deep.equal([1, false])
      expect(failed).to.include(words)
    }
  })

  it('k of them restore the vault under a new passphrase, and the weekly file beside it', async () => {
    const { recovery: file, files } = await made()
    const out = join(folder, 'restored.vault')
    const args = ['restore', '--recovery', file, '--vault', vaultFile, '--out', out]
    const { code, said } = await recovery(
      ...[...args, ...given([files[2], files[0]]), '--passphrases', passphrases],
    )
    expect(code).to.equal(0)
    expect(said).to.include('the keys of 1 opened envelopes, and 0 that were granted')
    expect(said).to.include('These sheets do not open the new vault: make new ones.')
    const again = opened(out, NEXT)
    expect(again?.vault).to.deep.equal(vault)
    expect(again?.weeks).to.deep.equal(weeksOf(reception, 0))
    expect(opened(out, PASSPHRASE)).to.equal(null)
    for (const one of [out, `${out}.weeks`]) expect(statSync(one).mode & 0o777).to.equal(0o600)
    // the sheets are of the old passphrase, and nothing is written over
    const drill = await recovery('drill', '--recovery', file, '--vault', out, ...given(files))
    expect([drill.code, drill.failed]).to.deep.equal([
      1,
      'the passphrase or the security keys of this vault have changed since the sheets were made: give the newest backup from before the change',
    ])
    const before = snapshot(folder)
    const over = await recovery(...args, ...given(files), '--passphrases', passphrases)
    expect(over.code).to.equal(1)
    expect(snapshot(folder)).to.deep.equal(before)
  })

  it('k-1 of them do not, nor k of which one is there twice', async () => {
    const { recovery: file, files } = await made('four', '--k', '3', '--n', '4')
    const out = join(folder, 'restored.vault')
    const args = ['restore', '--recovery', file, '--vault', vaultFile, '--out', out]
    for (const some of [files.slice(0, 2), [files[0], files[1], files[0]]]) {
      const { code, failed } = await recovery(...args, ...given(some), '--passphrases', passphrases)
      expect([code, failed]).to.deep.equal([1, '2 of 3 sheets: give 3 different ones'])
    }
    expect(existsSync(out)).to.equal(false)
  })

  it('give back only the signing key if every vault is lost, and say what stays closed', async () => {
    const { recovery: file, files } = await made()
    const out = join(folder, 'restored.vault')
    const { code, said } = await recovery(
      ...['restore', '--recovery', file, '--out', out, ...given(files)],
      ...['--passphrases', passphrases],
    )
    expect(code).to.equal(0)
    expect(said).to.include('restored.vault.weeks is empty')
    expect(said).to.include('Make new weekly keys')
    const again = opened(out, NEXT)
    expect(again?.vault).to.deep.equal({ ...vault, drops: [] })
    expect(again?.weeks.weeks).to.deep.equal([])
  })

  it('name the sheet and the line of a mistake, and tell sheets of another set', async () => {
    const [ours, theirs] = [await made('ours'), await made('theirs')]
    const drill = (...files: (string | undefined)[]) =>
      recovery('drill', '--recovery', ours.recovery, '--vault', vaultFile, ...given(files))
    const [first, second] = ours.files
    const lines = encodeSheet(ours.sheets[1]!)
    const wrong = join(folder, 'wrong.txt')
    const put = (line: number, text: string) =>
      writeFileSync(wrong, lines.map((one, i) => (i === line ? text : one)).join('\n'))
    const swap = (text: string) => (text[7] === '7' ? '8' : '7')
    put(2, `${lines[2]!.slice(0, 7)}${swap(lines[2]!)}${lines[2]!.slice(8)}`)
    const mistyped = await drill(first, wrong)
    expect(mistyped.code).to.equal(1)
    expect(mistyped.failed).to.match(/wrong\.txt: sheet 2, line 3: .*mistyped.* group (?:\d or )*2/)
    put(3, lines[3]!.slice(2))
    const short = await drill(first, wrong)
    expect(short.failed).to.include('sheet 2, line 4: a line has 20 symbols, and this has 18')
    const foreign = await drill(first, theirs.files[2])
    const sets = [theirs, ours].map(({ sheets }) => setName(sheets[0]!.set))
    expect(foreign.failed).to.include(
      `3.txt: sheet 3 belongs to set ${sets[0]}, but the recovery file belongs to set ${sets[1]}`,
    )
    const good = await drill(first, second)
    expect(good.code, good.said).to.equal(0)
    expect(good.said).to.include('m0.drill confirms this, signed by m0: give it to the head.')
  })

  it('are not made for a wrong passphrase, nor so that one sheet by itself would do', async () => {
    const out = join(folder, 'none')
    const args = ['make', '--vault', vaultFile, '--out', out, '--passphrases', passphrases]
    const one = await recovery(...args, '--k', '1')
    expect([one.code, one.failed]).to.deep.equal([
      1,
      '1 of 3 sheets cannot be made: at least 2 must be needed, of at most 16',
    ])
    writeFileSync(passphrases, JSON.stringify({ vault: 'another passphrase' }))
    const wrong = await recovery(...args)
    expect([wrong.code, wrong.failed]).to.deep.equal([
      1,
      `wrong passphrase of ${vaultFile}: try again`,
    ])
    expect(existsSync(out)).to.equal(false)
  })

  it('are made, tried and used in the language that is asked for, mistakes included', async () => {
    const sheets = await made('nn', '--language', 'nn')
    expect(sheets.said)
      .to.include('2 av dei 3 arka er nok')
      .and.include('npm run recovery -- drill')
    const nn = ['--recovery', sheets.recovery, '--language', 'nn']
    const drill = await recovery('drill', ...nn, '--vault', vaultFile, ...given(sheets.files))
    expect(drill.said).to.include(`Dei opnar ${vaultFile}: signeringsnøkkelen, og nøklane til 1 `)
    const few = await recovery('drill', ...nn, ...given(sheets.files.slice(0, 1)))
    expect([few.code, few.failed]).to.deep.equal([1, '1 av 2 ark: Gi 2 ulike'])
    const into = [...nn, '--out', vaultFile, ...given(sheets.files)]
    const over = await recovery('restore', ...into)
    expect([over.code, over.failed]).to.deep.equal([
      1,
      `${vaultFile} finst frå før: flytt ho, eller vel ei anna mappe`,
    ])
    writeFileSync(passphrases, JSON.stringify({ vault: 'another passphrase' }))
    const make = ['make', '--vault', vaultFile, '--out', join(folder, 'none')]
    const wrong = await recovery(...make, '--passphrases', passphrases, '--language', 'nn')
    expect([wrong.code, wrong.failed]).to.deep.equal([
      1,
      `feil passord til ${vaultFile}: prøv på nytt`,
    ])
  })

  describe('at a terminal', () => {
    const command = (...args: string[]): Terminal =>
      startAtTerminal('scripts/recovery.ts', english(args))

    it('are made with a passphrase that is not shown, and drilled by typing, which writes only that', async () => {
      const out = join(folder, 'typed')
      const making = command('make', '--vault', vaultFile, '--out', out, '--language', 'en')
      await making.answer('Passphrase of the vault anna.vault: ', PASSPHRASE)
      expect((await making.exit).code).to.equal(0)
      expect(making.stdout.join('\n')).to.not.include(PASSPHRASE)
      const sheets = [1, 2, 3].map((number) => sheetIn(join(out, `m0-sheet-${number}-of-3.pdf`)))
      const before = snapshot(folder)
      const file = join(out, 'm0.recovery')
      const drill = command('drill', '--recovery', file, '--vault', vaultFile)
      const [first, second] = [encodeSheet(sheets[2]!), encodeSheet(sheets[0]!)]
      await drill.answer('Line 1 of the sheet: ', first[0]!)
      await drill.answer('Line 2 of the sheet: ', first[2]!)
      await drill.answer('Line 2 of the sheet: ', '')
      await drill.answer('Line 2 of the sheet: ', first[1]!.toLowerCase().replaceAll(' ', '-'))
      await drill.answer('Line 3 of the sheet: ', first[2]!)
      await drill.answer('Line 4 of the sheet: ', first[3]!)
      for (const [i, line] of second.entries()) {
        await drill.answer(`Line ${i + 1} of the sheet: `, line)
      }
      expect((await drill.exit).code).to.equal(0)
      const shown = drill.stdout.join('\n')
      expect(shown).to.match(/Line 2: (?:it is not this line|something is mistyped)/)
      expect(shown).to.include('Line 2: a line has 20 symbols, and this has 0. Once more.')
      expect(shown).to.include('Sheet 3 is good. 1 of 2.')
      expect(shown).to.include(`They open ${vaultFile}: the signing key`)
      const { [join(out, 'm0.drill')]: written, ...rest } = snapshot(folder)
      const { [join(folder, 'anna.drill')]: beside, ...others } = rest
      expect(beside).to.equal(written)
      expect(others).to.deep.equal(before)
      const drilled = readDrill(
        engine.primitives,
        new Uint8Array(Buffer.from(written ?? '', 'hex')),
      )
      expect(drilled).to.include({ member: 'm0', root: reception.fingerprint, needed: 2, total: 3 })
    })

    it('of another set are put aside at once, and the new passphrase is asked for twice', async () => {
      const [ours, theirs] = [await made('ours'), await made('theirs')]
      const out = join(folder, 'restored.vault')
      const restoring = command(
        ...['restore', '--recovery', ours.recovery, '--vault', vaultFile, '--out', out],
      )
      const type = async (sheet: Sheet | undefined) => {
        for (const [i, line] of encodeSheet(sheet!).entries()) {
          await restoring.answer(`Line ${i + 1} of the sheet: `, line)
        }
      }
      await type(theirs.sheets[0])
      await type(ours.sheets[0])
      await type(ours.sheets[0])
      await type(ours.sheets[1])
      await restoring.answer('New passphrase of member m0 (at least 16 characters): ', NEXT)
      await restoring.answer('The same again: ', NEXT)
      expect((await restoring.exit).code).to.equal(0)
      const shown = restoring.stdout.join('\n')
      expect(shown).to.include(`sheet 1 belongs to set ${setName(theirs.sheets[0]!.set)}`)
      expect(shown).to.not.include(NEXT)
      expect(opened(out, NEXT)?.vault).to.deep.equal(vault)
    })
  })
})
