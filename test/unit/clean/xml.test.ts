import { expect } from 'chai'
import { readXml } from '../../../client/shared/clean/packed/xml.ts'
import { type RawXmlToken, xmlTokens } from '../../../client/shared/clean/packed/xml-tokens.ts'
import { readTree } from '../../../client/shared/clean/picture/svg/tree.ts'

const TEXT = `<?xml version="1.0"?><!-- > -->
<!DOCTYPE a [<!ENTITY b "&#98;c"><!-- ' ]> -->]>
<a xmlns:x="u" x:d="&b; >" e = '"'><![CDATA[<]]>&lt;\r\n<x:f /></a><?end?>
`

/** Either read as a drawing or a part of an office file. */
function refusals(text: string): unknown[] {
  const bytes = new TextEncoder().encode(text)
  const readings = [() => readTree(text), () => [...readXml([bytes], new Map(), { spend() {} })]]
  return readings.map((read) => {
    try {
      read()
      return null
    } catch (error) {
      return (error as { code?: unknown }).code
    }
  })
}

describe('XML', () => {
  it('is the same tokens, however it is cut into pieces', () => {
    const whole = [...xmlTokens(TEXT)]
    const open = whole.filter((token): token is RawXmlToken & { kind: 'open' } => {
      return token.kind === 'open'
    })
    expect(open.map(({ name, isEmpty }) => [name, isEmpty])).to.deep.equal([
      ['a', false],
      ['x:f', true],
    ])
    expect(Object.fromEntries(open[0]!.attributes)).to.deep.equal({
      'xmlns:x': 'u',
      'x:d': 'bc >',
      e: '"',
    })
    const texts = whole.flatMap((token) => (token.kind === 'text' ? [token.text] : []))
    expect(texts).to.deep.equal(['\n', '\n', '<', '<\n', '\n'])
    for (let length = 1; length < TEXT.length; length++) {
      const pieces = TEXT.match(new RegExp(`[^]{1,${length}}`, 'g'))!
      expect([...xmlTokens(pieces)], `pieces of ${length}`).to.deep.equal(whole)
    }
  })

  it('is refused by each reader if it is not well-formed', () => {
    expect(refusals('<a xmlns:b="u" b:c="&#x41;"> &amp; </a>')).to.deep.equal([null, null])
    const faults = {
      'a reference to a letter that no XML has': '<a>&#0;</a>',
      'a reference to half a letter': '<a>&#xd800;</a>',
      'a reference to a word of the language of the program': '<a>&toString;</a>',
      'a reference without an end': '<a>&amp</a>',
      'a name that begins with a figure': '<a><1/></a>',
      'a name with two prefixes': '<a xmlns:b="u"><b:b:c/></a>',
      'two attributes of one name': '<a b="" b=""/>',
      'a prefix that is taken back': '<a xmlns:b=""><b:c/></a>',
      'text behind the end': '<a/>b',
      'spaces that XML has only in names': `<a ${'\u2003'.repeat(20_000)}/>`,
      'nothing at all': '',
    }
    for (const [name, text] of Object.entries(faults)) {
      expect(refusals(text), name).to.deep.equal(['damaged', 'damaged'])
    }
  })
})
