import { expect } from 'chai'
import fc from 'fast-check'
import {
  GOES_ON,
  LINE_LETTERS,
  PORTION_LETTERS,
  Portions,
} from '../../../client/desk/model/portions.ts'
import { scaled } from '../../support/run/scale.ts'
import { counting } from '../../support/run/work.ts'

const all = (text: string, cutsLines = true) => {
  const portions = new Portions(text, cutsLines)
  return Array.from({ length: portions.count }, (_, i) => portions.shown(i + 1))
}
/** The text again, from what was shown of it. */
const joined = (shown: readonly string[]) =>
  shown.join('\n').replaceAll(`\n${GOES_ON}`, '').replace(/\n+$/, '')
const plain = (text: string) =>
  text.replace(/\r\n|[\r\u0085\u2028\u2029]/g, '\n').replace(/\n+$/, '')

describe('a text of a stranger, portion by portion', () => {
  it('is shown whole where it is short, just as it is', () => {
    const text = `Møtet var klokka to.\n\n${'Et avsnitt med mange ord. '.repeat(30)}\nSlutt`
    expect(all(text)).to.deep.equal([text])
    expect(all('')).to.deep.equal([''])
  })

  it('has no long line and no long portion, and nothing of it is lost', () => {
    const letters = fc.constantFrom('x', ' ', '\n', '\r\n', '\u2028', '🐟', '\u0301', '\u202e', 'ש')
    const runs = fc.array(fc.tuple(letters, fc.nat({ max: 3000 })), { maxLength: 30 })
    const property = fc.property(runs, (parts) => {
      const text = parts.map(([letter, times]) => letter.repeat(times)).join('')
      const shown = all(text)
      expect(joined(shown)).to.equal(plain(text))
      for (const portion of shown) {
        expect(portion.length).to.be.at.most(PORTION_LETTERS * 1.1)
        const lengths = portion.split('\n').map((line) => line.length)
        expect(Math.max(...lengths)).to.be.at.most(LINE_LETTERS + GOES_ON.length)
        expect(lengths.length).to.be.at.most(500)
        expect(portion).not.to.match(/\p{Surrogate}/u)
      }
    })
    fc.assert(property, { numRuns: scaled(1000, 100) })
  })

  it('keeps the lines of a letter where they have spaces, and cuts a word without an end', () => {
    const paragraph = 'Sjefen sier at det ikke skal meldes. '.repeat(100)
    expect(all(paragraph, false)).to.deep.equal([paragraph])
    expect(all(paragraph)[0]!.split('\n').length).to.equal(4)
    const [portion = ''] = all('x'.repeat(2500), false)
    expect(portion.split('\n').map((line) => line.length)).to.deep.equal([1000, 1002, 502])
  })

  it('takes a few steps for each letter, whatever it is made of', async () => {
    await counting<typeof import('../../../client/desk/model/portions.ts')>(
      'client/desk/model/portions.ts',
      async (module, count) => {
        for (const part of ['x', 'a\n', '\r\n', ' ', '( ', 'a\u0301', '\u200b', '\u202ea', '🐟']) {
          const text = part.repeat(200_000)
          const made = await count(() => new module.Portions(text, true))
          expect(made.work / text.length, part).to.be.below(20)
          const last = made.result.count
          expect((await count(() => made.result.shown(last))).work, part).to.be.below(200_000)
        }
      },
    )
  })
})
