import { expect } from 'chai'
import fc from 'fast-check'
import {
  entryWithMarks,
  MARK,
  passagesWith,
  withMarks,
} from '../../../client/desk/model/passages.ts'

const text = 'Kari ringte Ola, og Kari gråt.'

describe('redacted passages', () => {
  it('become a mark of one length, wherever the words stand, and the rest stays', () => {
    const passages = passagesWith('Kari', { text }, [])
    expect(passages).to.deep.equal([
      { field: 'text', from: 0, to: 4 },
      { field: 'text', from: 20, to: 24 },
    ])
    expect(withMarks({ text }, passages).text).to.equal(`${MARK} ringte Ola, og ${MARK} gråt.`)
  })

  it('are found again in what is shown, at their place in what was written', () => {
    const first = passagesWith('Kari', { text }, [])
    const shown = withMarks({ text }, first)
    const all = [
      ...first,
      ...passagesWith('Ola', shown, first),
      ...passagesWith('gråt', shown, first),
    ]
    expect(withMarks({ text }, all).text).to.equal(`${MARK} ringte ${MARK}, og ${MARK} ${MARK}.`)
  })

  it('hide what any of them hides, where two members redacted overlapping words', () => {
    const whole = { field: 'text', from: 0, to: 15 }
    const within = { field: 'text', from: 0, to: 4 }
    const beyond = { field: 'text', from: 12, to: 19 }
    for (const passages of [
      [whole, within],
      [within, whole],
    ]) {
      expect(withMarks({ text }, passages).text).to.equal(`${MARK}, og Kari gråt.`)
    }
    expect(withMarks({ text }, [beyond, whole]).text).to.equal(`${MARK} Kari gråt.`)
  })

  it('leave no letter of the words, and every letter beside them, whatever is redacted in turn', () => {
    const word = fc.string({ minLength: 1, maxLength: 3, unit: fc.constantFrom('a', 'b', ' ') })
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'b', ' ') }),
        word,
        word,
        (all, one, other) => {
          const first = passagesWith(one, { all }, [])
          const shown = withMarks({ all }, first)
          expect(shown.all).to.equal(all.replaceAll(one, MARK))
          const both = [...first, ...passagesWith(other, shown, first)]
          const then = withMarks({ all }, both).all
          expect(then.replaceAll('█', '')).to.equal(
            shown.all.replaceAll(other, '').replaceAll('█', ''),
          )
        },
      ),
    )
  })

  it('touch no fact of an entry, no text that is not here, and nothing beyond its end', () => {
    const entry = { kind: 'assessment', scope: 'yes', urgent: true, text: 'Kari' }
    const passages = ['kind', 'scope', 'text'].map((field) => ({ field, from: 0, to: 900 }))
    expect(entryWithMarks(entry, passages)).to.deep.equal({ ...entry, text: MARK })
    expect(withMarks({ text: '' }, [{ field: 'text', from: 0, to: 4 }]).text).to.equal('')
    expect(withMarks({ text }, [{ field: 'text', from: 40, to: 44 }]).text).to.equal(text)
    expect(passagesWith('', { text }, [])).to.deep.equal([])
    expect(passagesWith('█', { text: MARK }, [])).to.deep.equal([])
  })
})
