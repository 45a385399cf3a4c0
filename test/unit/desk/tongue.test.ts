import { expect } from 'chai'
import { type Tongue, tongueOf } from '../../../client/desk/model/rules/guess-language.ts'
import { LANGUAGES } from '../../../crypto/entries/names.ts'
import { sampleContent } from '../../../scripts/demo/sample.ts'

describe('what a text seems to be written in', () => {
  it('is told of every template in its own language, and never taken for the other', () => {
    const texts = (sampleContent().templates ?? []).flatMap(({ id, ...template }) =>
      [template.everybody, template.party, template['not-a-party']].flatMap((inThree) =>
        inThree === undefined
          ? []
          : LANGUAGES.map((language) => ({ id, language, text: inThree[language] })),
      ),
    )
    const wrong = texts.filter(({ language, text }) => {
      const other: Tongue = language === 'en' ? 'norwegian' : 'english'
      return tongueOf(text) === other
    })
    expect(wrong).to.deep.equal([])
    const plain = texts.filter(({ text }) => tongueOf(text) !== null)
    expect(plain.length / texts.length).to.be.above(0.8)
  })

  it('is not told of names, of few words, and where one language quotes the other', () => {
    for (const text of [
      '',
      'OK',
      'Ola Nordmann, The Body Shop, 4127',
      'Vi har lest det. I e-posten står det: "You will not be asked, and this is the end of it."',
    ]) {
      expect(tongueOf(text), text).to.equal(null)
    }
    expect(tongueOf('Vi ser på det som du har skrevet.')).to.equal('norwegian')
    expect(tongueOf('Me ser på det som du har skrive.')).to.equal('norwegian')
    expect(tongueOf('We look at what you have written.')).to.equal('english')
  })
})
