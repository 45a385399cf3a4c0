import { expect } from 'chai'
import { readXml } from '../../../client/shared/clean/packed/xml.ts'
import { Scope } from '../../../client/shared/clean/packed/xml-nesting.ts'
import { type RawXmlToken, xmlTokens } from '../../../client/shared/clean/packed/xml-tokens.ts'
import { readTree } from '../../../client/shared/clean/picture/svg/tree.ts'

const TEXT = `<?xml version="1.0"?><!-- > -->
<!DOCTYPE a [<!ENTITY b "&#98;c"><!-- ' ]> -->]>
<a xmlns:x="u" x:d="&b; >" e = '"'><![CDATA[<]]>&lt;\r\n<x:f /></a><?end?>
`

const XML = 'http://www.w3.org/XML/1998/namespace'

/** Read as a part of an office file; names in the namespace `u` begin with `u`. */
function office(text: string) {
  return [...readXml([new TextEncoder().encode(text)], new Map([['u', 'u']]), { spend() {} })]
}

/** The text of a drawing whose document type holds `declarations`; otherwise the code of the error. */
function declaring(declarations: string, text: string): unknown {
  try {
    return readTree(`<!DOCTYPE a ${declarations}><a>${text}</a>`).root.children.join('')
  } catch (error) {
    return (error as { code?: unknown }).code
  }
}

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
    const whole = [...xmlTokens(TEXT, 'declared')]
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
      expect([...xmlTokens(pieces, 'declared')], `pieces of ${length}`).to.deep.equal(whole)
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
      "XML's own namespace as the usual one": `<a><b xmlns="${XML}"/></a>`,
      "another prefix for XML's own namespace": `<a xmlns:b="${XML}"/>`,
      'the prefix of XML for another namespace': '<a xmlns:xml="u"/>',
      'a letter that no XML has': '<a>\u0001</a>',
      'spaces that XML has only in names': `<a ${'\u2003'.repeat(20_000)}/>`,
      'nothing at all': '',
    }
    for (const [name, text] of Object.entries(faults)) {
      expect(refusals(text), name).to.deep.equal(['damaged', 'damaged'])
    }
  })

  it('may name its own namespace, in which office files have attributes alone', () => {
    const text = `<a xmlns:xml="${XML}" xml:space="preserve"><xml:b/></a>`
    expect(refusals(text)).to.deep.equal([null, null])
    const starts = office(text).flatMap((token) => (token.kind === 'start' ? [token] : []))
    expect(starts.map(({ key }) => key)).to.deep.equal(['a', '?:b'])
    expect(starts[0]!.attributes).to.deep.include({ key: 'xml:space', value: 'preserve' })
  })

  it('knows an entity only by a declaration that other readers see too', () => {
    const secret = '<!ENTITY b "secret">'
    const seen = '<!ENTITY b "seen">'
    for (const hidden of [`<!--${secret}-->`, `<?x ${secret}?>`, `<!ENTITY c '${secret}'>`]) {
      expect(declaring(`[${hidden}]`, '&b;'), hidden).to.equal('damaged')
      expect(declaring(`[${hidden}${seen}]`, '&b;'), hidden).to.equal('seen')
    }
    expect(declaring(`SYSTEM '${secret}'`, '&b;')).to.equal('damaged')
    const parameter = `<!ENTITY % c '${secret}'>`
    expect(declaring(`[${parameter}${seen}]`, '&b;')).to.equal('seen')
    expect(declaring(`[${seen}${parameter}%c;<!ENTITY d "">]`, '&b;')).to.equal('seen')
    expect(declaring(`[${parameter}%c;${seen}]`, '&b;')).to.equal('damaged')
    expect(declaring(`[<!--%c;-->${seen}]`, '&b;')).to.equal('seen')
  })

  it('has letters by number in an entity as soon as it is declared', () => {
    expect(declaring('[<!ENTITY b "&#38;lt;c">]', '&b;')).to.equal('<c')
    expect(declaring('[<!ENTITY b "&#60;c/>">]', '&b;')).to.equal('damaged')
    expect(declaring('[<!ENTITY b "&#x26;">]', '&b;')).to.equal('damaged')
    expect(declaring('[<!ENTITY b "&#0;">]', '')).to.equal('damaged')
  })

  it('has instructions in a document type that open no value', () => {
    expect(declaring("[<?x '?>]", "It's seen<!--]><a>hidden</a><!-- -->")).to.equal("It's seen")
  })

  it('knows the five entities alone in an office file', () => {
    const text = `<!DOCTYPE math SYSTEM "<!ENTITY b 'secret'>"><math>&b;</math>`
    expect(() => office(text)).to.throw('an entity that is not known')
    expect([...xmlTokens('<!DOCTYPE a [<!ENTITY b "">]>', 'five')]).to.have.length(1)
    const used = '<!DOCTYPE a [<!ENTITY b "">]><a>&b;</a>'
    expect(() => [...xmlTokens(used, 'five')]).to.throw('an entity that is not known')
    expect([...xmlTokens(used, 'declared')]).to.have.length(4)
  })

  it('is one text in an office file, whatever that shows nothing stands within', () => {
    const text = '<a>1<!-- -->2<?x?>&amp;<![CDATA[3]]>4<b/>5<![CDATA[]]></a>'
    const texts = office(text).map((token) => (token.kind === 'text' ? token.text : token.kind))
    expect(texts).to.deep.equal(['start', '12&34', 'start', 'end', '5', 'end'])
    const long = `${'x'.repeat(1024 ** 2)}<!---->`
    expect(office(`<a>${long.repeat(16)}</a>`)).to.have.length(3)
    expect(() => office(`<a>${long.repeat(18)}</a>`)).to.throw('a single long text')
  })

  it('finds what a prefix stands for far outside, however deep that is', () => {
    const scopes = [new Scope(new Map([['xmlns:b', 'u']]), null)]
    for (let depth = 0; depth < 100_000; depth++) {
      scopes.push(new Scope(new Map([['xmlns', 'v']]), scopes.at(-1)!))
    }
    expect(scopes.at(-1)!.uriOf('b')).to.equal('u')
    expect(scopes.at(-1)!.uriOf('')).to.equal('v')
    expect(() => scopes.at(-1)!.uriOf('c')).to.throw('a prefix that stands for nothing')
  })

  it('ends its lines in one way, also in values and where no markup is read', () => {
    const { root } = readTree('<a b="1\r\n2\r3\n\t4"><![CDATA[1\r\n2\r3]]></a>')
    expect(root.attributes[0]!.value).to.equal('1 2 3  4')
    expect(root.children).to.deep.equal(['1\n2\n3'])
  })

  it('has no two attributes of one name in a drawing, whatever their prefixes', () => {
    const root = (attributes: string) => `<a xmlns:b="u" xmlns:c="u" xmlns:d="v" ${attributes}/>`
    expect(() => readTree(root('b:e="" d:e="" e=""'))).not.to.throw()
    expect(() => readTree(root('b:e="" c:e=""'))).to.throw('two attributes of one name')
  })
})
