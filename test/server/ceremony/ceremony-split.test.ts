import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { en } from '../../../client/texts/ceremony.ts'
import { fill } from '../../../client/texts/wording.ts'
import { fingerprint, newSignKeyPair } from '../../../crypto/keys/keys.ts'
import { ALPHABET } from '../../../crypto/keys/receipt.ts'
import { systemRandom } from '../../../crypto/primitives/bytes.ts'
import { loadSodium } from '../../../crypto/primitives/sodium.ts'
import { encodeSheet, type Sheet, setName } from '../../../crypto/vault/sheet.ts'
import { makeRootSet } from '../../../scripts/recovery/core.ts'
import { startNode } from '../../support/run/process.ts'
import { tempFolder } from '../../support/run/temp.ts'
import { startAtTerminal, type Terminal } from '../../support/run/terminal.ts'

const p = await loadSodium()
const root = newSignKeyPair(p, systemRandom)
const PRINT = fingerprint(p, root.publicKey)
const t = en.sheets

describe('a root that is split among five, three of whom come together', () => {
  let folder: string
  let ours: Awaited<ReturnType<typeof makeRootSet>>
  let others: Awaited<ReturnType<typeof makeRootSet>>
  const at = (name: string) => join(folder, name)

  before(async () => {
    folder = tempFolder('split')
    ours = await makeRootSet(p, systemRandom, root.seed, [3, 5])
    others = await makeRootSet(p, systemRandom, root.seed, [3, 5])
    writeFileSync(at('root.recovery'), ours.file)
  })

  const args = () => ['drill', '--root-recovery', at('root.recovery'), '--language', 'en']
  const linesOf = (sheet: Sheet | undefined) => encodeSheet(sheet!)

  async function type(terminal: Terminal, lines: readonly string[], from = 1): Promise<void> {
    for (const [i, line] of lines.entries()) {
      if (i + 1 >= from) await terminal.answer(fill(t.line, { line: i + 1 }), line)
    }
  }

  /** As people read paper: another symbol instead of the right one. */
  function misread(line: string, at: number): string {
    const symbol = line[at] ?? ''
    const other = ALPHABET[(ALPHABET.indexOf(symbol) + 1) % ALPHABET.length] ?? ''
    return line.slice(0, at) + other + line.slice(at + 1)
  }

  async function drill(sheets: readonly (readonly string[])[]) {
    const files = sheets.map((lines, i) => {
      writeFileSync(at(`${i}.txt`), lines.join('\n'))
      return ['--root-sheet', at(`${i}.txt`)]
    })
    const child = startNode('scripts/ceremony.ts', [...args(), ...files.flat()])
    const { code } = await child.exit
    return { code, said: [...child.stdout, ...child.stderr].join('\n') }
  }

  it('comes back from three sheets as people type them, and each mistake is named at once', async () => {
    const terminal = startAtTerminal('scripts/ceremony.ts', args())
    const [first, second, third] = [1, 3, 4].map((i) => linesOf(ours.sheets[i]))
    // Small letters, no spaces, o for 0: paper is read in many ways.
    const sloppy = first!.map((line) => line.toLowerCase().replace(/ /g, '').replace(/0/g, 'o'))
    await terminal.answer(fill(t.line, { line: 1 }), sloppy[0]!)
    // A symbol of the second group.
    await terminal.answer(fill(t.line, { line: 2 }), misread(first![1]!, 7))
    await type(terminal, sloppy, 2)
    // The same sheet twice is one sheet; another split's sheet is put aside.
    await type(terminal, first!)
    await type(terminal, linesOf(others.sheets[2]))
    await type(terminal, second!)
    await type(terminal, third!)
    expect((await terminal.exit).code).to.equal(0)
    const shown = terminal.stdout.join('\n')
    expect(shown).to.match(/Line 2: something is mistyped, most likely in group (?:\d or )*2/)
    expect(shown.split('1 of 3.').length - 1).to.equal(2)
    expect(shown).to.include('2 of 3.').and.to.include(PRINT)
    const name = setName(others.sheets[2]!.set)
    expect(shown).to.include(`sheet 3 belongs to set ${name}`)
  })

  it('does not come back from two, nor from one of them twice', async () => {
    const [first, second] = ours.sheets.map(linesOf)
    const two = await drill([first!, second!])
    expect(two).to.deep.equal({ code: 1, said: fill(t.few, { have: 2, needed: 3 }) })
    const twice = await drill([first!, second!, first!])
    expect(twice).to.deep.equal({ code: 1, said: fill(t.few, { have: 2, needed: 3 }) })
  })

  it('does not come back with a sheet of another split of the same root, which is named', async () => {
    const mixed = [ours.sheets[0], ours.sheets[1], others.sheets[4]].map(linesOf)
    const { code, said } = await drill(mixed)
    expect([code, said.includes('2.txt: sheet 5 belongs to set')], said).to.deep.equal([1, true])
  })

  it('does not come back with a share that somebody made up, though its lines are whole', async () => {
    const share = ours.sheets[2]!.share.slice()
    share[4]! ^= 1
    const made = [ours.sheets[0]!, ours.sheets[1]!, { ...ours.sheets[2]!, share }].map(linesOf)
    expect(await drill(made)).to.deep.equal({ code: 1, said: t.unfit })
  })

  it('names the sheet and the line of a symbol that was misread on paper', async () => {
    const [first, second, third] = ours.sheets.map(linesOf)
    const misreadThird = third!.map((line, i) => (i === 2 ? misread(line, 13) : line))
    const { code, said } = await drill([first!, second!, misreadThird])
    expect([code, said.includes('sheet 3, line 3: something is mistyped')], said).to.deep.equal([
      1,
      true,
    ])
    expect(said).to.match(/most likely in group (?:\d or )*3/)
  })
})
