import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { CEREMONY_CATALOGUES } from '../../../client/texts/ceremony.ts'
import { fill } from '../../../client/texts/wording.ts'
import { dayOf } from '../../../crypto/days/calendar.ts'
import { verifyKeyList } from '../../../crypto/keys/keylist.ts'
import {
  asSignSeed,
  fingerprint,
  newSignKeyPair,
  type SignSeed,
  signKeyPairOf,
} from '../../../crypto/keys/keys.ts'
import { decodePublication } from '../../../crypto/keys/publication.ts'
import { newRootOf } from '../../../crypto/keys/succession.ts'
import { equal, systemRandom } from '../../../crypto/primitives/bytes.ts'
import { CryptoError } from '../../../crypto/primitives/errors.ts'
import { LIMIT } from '../../../crypto/primitives/labels.ts'
import { loadSumo, type SumoEngine } from '../../../crypto/primitives/sodium-sumo.ts'
import { signDrill } from '../../../crypto/vault/drill.ts'
import { parseSheet, SHEET_LINES } from '../../../crypto/vault/sheet.ts'
import { openRoot, openVault } from '../../../crypto/vault/vault.ts'
import {
  type CeremonyTools,
  type Instance,
  makeInstance,
  makeRoot,
} from '../../../scripts/ceremony/core.ts'
import { nextInstance } from '../../../scripts/ceremony/renew.ts'
import { SAMPLE_PLAN, sampleContent } from '../../../scripts/demo/sample.ts'
import { readPdf } from '../../support/files/pdf.ts'
import { SAMPLE_ALONE } from '../../support/reception/alone.ts'
import { startNode } from '../../support/run/process.ts'
import { tempFolder } from '../../support/run/temp.ts'
import { startAtTerminal } from '../../support/run/terminal.ts'

const { en, nb } = CEREMONY_CATALOGUES

const OLD = 'six words for the old root'
const NEW = 'six words for the new root'
const NOTHING = { keys: [], added: [], removed: [] }

async function ceremony(...args: string[]) {
  const child = startNode('scripts/ceremony.ts', args)
  const { code } = await child.exit
  return { code, said: [...child.stdout, ...child.stderr].join('\n') }
}

describe('a root that is succeeded', () => {
  let engine: SumoEngine
  let tools: CeremonyTools
  let founded: Instance
  let folder: string
  const at = (name: string) => join(folder, name)
  const bytesOf = (name: string) => new Uint8Array(readFileSync(at(name)))

  before(async () => {
    engine = await loadSumo()
    const cost = { operations: 1, memory: 8 }
    tools = { engine, random: systemRandom, today: dayOf(Date.now()), cost }
    const phraseOf = (owner: 'root' | { member: string }) =>
      owner === 'root' ? OLD : `${owner.member} has a passphrase`
    founded = makeInstance(tools, SAMPLE_PLAN, sampleContent().document, phraseOf)
    folder = tempFolder('succession')
    writeFileSync(at('old.key'), founded.root)
    writeFileSync(at('publication.bin'), founded.publication)
    writeFileSync(at('secrets.json'), JSON.stringify({ root: OLD, newRoot: NEW }))
  })

  const seedOf = (file: Uint8Array, passphrase: string): SignSeed => {
    const seed = openRoot(engine.primitives, engine.hashPassphrase, passphrase, file)
    if (seed === null) throw new Error('does not open')
    return seed
  }
  const listOf = (publication: Uint8Array, root: string) =>
    verifyKeyList(engine.primitives, decodePublication(publication).signed, root)
  const printOf = (seed: SignSeed) =>
    fingerprint(engine.primitives, signKeyPairOf(engine.primitives, seed).publicKey)

  /** Succeed by files; `more` says what opens the old root. */
  const succeed = (out: string, ...more: string[]) =>
    ceremony(
      ...['succeed', '--publication', at('publication.bin'), '--out', at(out)],
      ...['--passphrases', at('secrets.json'), '--language', 'en', ...SAMPLE_ALONE, ...more],
    )

  it('leads to a new one from every root before, and none of these comes back', async () => {
    const p = engine.primitives
    const roots = [seedOf(founded.root, OLD)]
    const next = (publication: Uint8Array, seed: SignSeed, by = roots.at(-1)!) => {
      const successor = { seed, stolen: roots.length === LIMIT.successions }
      return nextInstance(tools, by, publication, NOTHING, () => null, successor).publication
    }
    let { publication } = founded
    for (let i = 0; i < LIMIT.successions; i++) {
      const { seed } = newSignKeyPair(p, systemRandom)
      publication = next(publication, seed)
      roots.push(seed)
    }
    const prints = roots.map(printOf)
    const last = prints.at(-1)!
    for (const root of prints.slice(0, -1)) {
      expect(newRootOf(p, listOf(publication, root), root)).to.deep.equal({
        ...{ root: last, stolen: true },
      })
    }
    expect(listOf(publication, last).successions).to.have.length(LIMIT.successions)
    for (const seed of [roots[0]!, newSignKeyPair(p, systemRandom).seed]) {
      expect(() => next(publication, seed)).to.throw(CryptoError, '32 successions at most')
    }
    expect(() => next(publication, roots[4]!, roots[4]!)).to.throw(
      CryptoError,
      'was signed by the root',
    )
    // A person is told before they type anything.
    writeFileSync(at('many.bin'), publication)
    const args = ['succeed', '--publication', at('many.bin'), '--root', at('old.key')]
    const asked = ['--out', at('many'), '--language', 'en', ...SAMPLE_ALONE]
    const refused = await ceremony(...args, ...asked)
    expect([refused.code, refused.said]).to.deep.equal([
      1,
      fill(en.succeed.full, { most: LIMIT.successions }),
    ])
    expect(existsSync(at('many'))).to.equal(false)
  })

  it('is not succeeded by a clock that is a year behind, or so far ahead that nobody has keys', () => {
    const seed = seedOf(founded.root, OLD)
    const to = { seed: newSignKeyPair(engine.primitives, systemRandom).seed, stolen: false }
    const on = (days: number) => () =>
      nextInstance(
        { ...tools, today: tools.today + days },
        ...([seed, founded.publication, NOTHING, () => null, to] as const),
      )
    expect(on(-365)).to.throw('correct the clock')
    expect(on(365)).to.throw('no member has keys from')
    expect(on(0)).not.to.throw()
  })

  it('does not come back after another list', () => {
    const p = engine.primitives
    const first = seedOf(founded.root, OLD)
    const { seed } = newSignKeyPair(p, systemRandom)
    const step = (publication: Uint8Array, by: SignSeed, to: SignSeed) =>
      nextInstance(tools, by, publication, NOTHING, () => null, { seed: to, stolen: false })
    const second = step(founded.publication, first, seed).publication
    expect(() => step(second, seed, first)).to.throw(CryptoError, 'named twice')
  })

  it('is split into sheets that give it back, and succeeded with them after a theft, by files', async () => {
    const split = ['split', '--root', at('old.key'), '--passphrases', at('secrets.json')]
    const made = await ceremony(...split, '--out', at('sheets'), '--language', 'en')
    expect(made.code, made.said).to.equal(0)
    expect(made.said).to.include(`any 2 of 3 sheets give back the root ${founded.fingerprint}`)
    const sheets = [1, 3].map((number) => {
      const { texts } = readPdf(bytesOf(`sheets/root-sheet-${number}-of-3.pdf`))
      expect(texts.join(' ')).to.include('The root of the reception')
      expect(texts.join(' ')).to.include('Keep root.recovery in two places.').and.not.match(/[{}]/)
      const lines = texts.filter((text) => /^(?:[0-9A-Z]{5} ?){4}$/.test(text))
      expect([lines.length, parseSheet(lines.join('\n')).kind]).to.deep.equal([
        SHEET_LINES,
        'sheet',
      ])
      writeFileSync(at(`${number}.txt`), lines.join('\n'))
      return at(`${number}.txt`)
    })
    const recovery = ['--root-recovery', at('sheets/root.recovery')]
    const all = [...recovery, ...sheets.flatMap((file) => ['--root-sheet', file])]
    const few = await ceremony('drill', ...recovery, '--root-sheet', sheets[0]!)
    expect([few.code, few.said]).to.deep.equal([1, '1 av 2 ark: Gi 2 ulike'])
    const drill = await ceremony('drill', ...all)
    expect(drill.said).to.include(fill(nb.root.drilled, { root: founded.fingerprint }))

    const other = makeRoot(tools, NEW)
    writeFileSync(at('new.key'), other.root)
    const unsaid = await succeed('taken', ...all, '--new-root', at('new.key'))
    expect([unsaid.code, unsaid.said.includes('--old-key safe or stolen')]).to.deep.equal([1, true])
    expect(existsSync(at('taken'))).to.equal(false)
    const step = ['--new-root', at('new.key'), '--old-key', 'stolen']
    const taken = await succeed('taken', ...all, ...step)
    expect(taken.code, taken.said).to.equal(0)
    expect(taken.said).to.include(`The new fingerprint: ${other.fingerprint}`)
    expect(taken.said).to.include(`the fingerprint ${founded.fingerprint} is no longer valid`)
    expect(existsSync(at('taken/root.key'))).to.equal(false)
    expect(bytesOf('taken/fingerprint.txt').length).to.equal(40)
    const list = listOf(bytesOf('taken/publication.bin'), founded.fingerprint)
    expect(newRootOf(engine.primitives, list, founded.fingerprint)).to.deep.equal({
      ...{ root: other.fingerprint, stolen: true },
    })
    expect(list.members).to.deep.equal(listOf(founded.publication, founded.fingerprint).members)

    // a drill that was made under the old root counts on under the new one
    const p = engine.primitives
    const { vault, id } = founded.members.find((one) => one.id === 'custodian')!
    const opened = openVault(p, engine.hashPassphrase, `${id} has a passphrase`, vault)
    const signer = signKeyPairOf(p, asSignSeed(opened!.vault.signing))
    const said = { root: founded.fingerprint, member: id, set: systemRandom(8) }
    const drilled = { ...said, needed: 2, total: 3, day: tools.today }
    writeFileSync(at('custodian.drill'), signDrill(p, signer, drilled))
    writeFileSync(at('next.json'), JSON.stringify({ root: NEW }))
    const renew = (root: string, out: string, secrets = 'next.json') =>
      ceremony(
        ...['renew', '--root', at(root), '--publication', at('taken/publication.bin')],
        ...['--out', at(out), '--passphrases', at(secrets), '--sheets', at('custodian.drill')],
      )
    const renewed = await renew('new.key', 'renewed')
    expect(renewed.code, renewed.said).to.equal(0)
    const old = await renew('old.key', 'forged', 'secrets.json')
    expect(old.code).to.equal(1)
    expect(old.said).to.match(
      /^this is the root \S+, and publication.bin was signed by the root \S+: give root.key of/,
    )
  })

  it('is not succeeded by itself, by a wrong passphrase, or over what is there; nothing is written', async () => {
    writeFileSync(at('wrong.json'), JSON.stringify({ root: NEW, newRoot: NEW }))
    writeFileSync(at('same.json'), JSON.stringify({ root: OLD, newRoot: OLD }))
    const other = makeRoot(tools, OLD)
    writeFileSync(at('other.key'), other.root)
    const foreign = { given: other.fingerprint, root: founded.fingerprint }
    const safe = ['--root', at('old.key'), '--old-key', 'safe']
    for (const [more, words] of [
      [[...safe, '--new-root', at('old.key'), '--passphrases', at('same.json')], 'been the root'],
      [[...safe, '--passphrases', at('wrong.json')], 'wrong passphrase of the root'],
      [['--old-key', 'safe'], 'the root is missing: give --root FILE, or --root-recovery'],
      [['--root', at('publication.bin'), '--old-key', 'safe'], 'is not a valid root.key'],
      [
        ['--root', at('gone.key'), '--old-key', 'safe'],
        fill(en.root.gone, { file: at('gone.key') }),
      ],
      [['--root', at('other.key'), '--old-key', 'safe'], fill(en.root.foreign, foreign)],
      [['--root-recovery', at('old.key'), '--old-key', 'safe'], 'no recovery file of a root'],
    ] as const) {
      const { code, said } = await succeed('refused', ...more)
      expect([code, said.includes(words)], said).to.deep.equal([1, true])
    }
    expect(existsSync(at('refused'))).to.equal(false)
    writeFileSync(at('root.key'), 'of another')
    const there = await ceremony(
      ...['succeed', '--publication', at('publication.bin'), '--out', folder],
      ...['--root', at('old.key')],
    )
    expect([there.code, there.said.includes('already exists')]).to.deep.equal([1, true])
  })

  it('is planned at a terminal, in the language of who sits there, and shows no passphrase', async () => {
    const args = ['succeed', '--publication', at('publication.bin'), '--root', at('old.key')]
    const sole = `'${SAMPLE_ALONE[1]}'`
    const child = startAtTerminal('scripts/ceremony.ts', [
      ...[...args, '--out', at('planned'), '--alone', sole, '--language', 'nb'],
    ])
    await child.answer('(ja/nei) ', 'kanskje')
    await child.answer('(ja/nei) ', 'nei')
    await child.answer('Passordet til den gamle rotnøkkelen: ', OLD)
    await child.answer('Nytt passord for den nye rotnøkkelen (minst 16 tegn): ', NEW)
    await child.answer('Det samme en gang til: ', NEW)
    expect((await child.exit).code).to.equal(0)
    const shown = child.stdout.join('\n')
    expect(shown).to.include(nb.ask.yesOrNo)
    expect([shown.includes(OLD), shown.includes(NEW)]).to.deep.equal([false, false])
    const seed = seedOf(bytesOf('planned/root.key'), NEW)
    const root = printOf(seed)
    expect(shown).to.include(founded.fingerprint).and.to.include(root)
    expect(readFileSync(at('planned/fingerprint.txt'), 'utf8').trim()).to.equal(root)
    const list = listOf(bytesOf('planned/publication.bin'), founded.fingerprint)
    expect(newRootOf(engine.primitives, list, founded.fingerprint)).to.deep.equal({
      ...{ root, stolen: false },
    })
    expect(equal(list.root, signKeyPairOf(engine.primitives, seed).publicKey)).to.equal(true)
  })
})
