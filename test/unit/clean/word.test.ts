import { expect } from 'chai'
import fc from 'fast-check'
import { cleanOoxml } from '../../../client/shared/clean/office/ooxml.ts'
import { types } from '../../support/corpus/office/ooxml-kit.ts'
import { zipOf } from '../../support/corpus/zip.ts'
import { cleanBytes } from '../../support/files/cleaning.ts'
import { fileOf, packageFaults } from '../../support/files/office-files.ts'
import { scaled } from '../../support/run/scale.ts'

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** The cleaned body of a text document, without the prefix of all its names. */
async function body(inner: string): Promise<string> {
  const root = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="${REL}/officeDocument" Target="d.xml"/></Relationships>`
  const main = `<w:document ${W}><w:body>${prefixed(inner)}</w:body></w:document>`
  const archive = zipOf([
    { name: '[Content_Types].xml', bytes: types([['d.xml', 'wordprocessingml.document.main']]) },
    { name: '_rels/.rels', bytes: root },
    { name: 'd.xml', bytes: main },
  ])
  const { bytes } = await cleanBytes(cleanOoxml, archive)
  expect(packageFaults(bytes)).to.deep.equal([])
  const [, text = ''] = /<w:body>(.*)<\/w:body>/s.exec(fileOf(bytes, 'word/document.xml')) ?? []
  return text.replaceAll('w:', '')
}

function prefixed(xml: string): string {
  return xml.replaceAll(/(<\/?)(\w)/g, '$1w:$2').replaceAll(/ (\w+)=/g, ' w:$1=')
}

const t = (text: string) => `<r><t>${text}</t></r>`
const p = (inner: string, properties = '') =>
  `<p>${properties === '' ? '' : `<pPr>${properties}</pPr>`}${inner}</p>`
const GONE = '<rPr><del id="1" author="x"/></rPr>'
const del = (text: string) => `<del id="1"><r><delText>${text}</delText></r></del>`
const style = (name: string) => `<pStyle val="${name}"/>`
const tr = (cell: string, properties = '') =>
  `<tr>${properties === '' ? '' : `<trPr>${properties}</trPr>`}<tc>${cell}</tc></tr>`

describe('changes that were tracked', () => {
  it('are accepted in a paragraph with more properties than a call takes arguments', async () => {
    const properties = '<b/>'.repeat(70_000)
    expect(await body(p(t('a'), properties))).to.equal(p(t('a'), properties))
    const places = '<bookmarkStart id="1" name="a"/>'.repeat(70_000)
    expect(await body(p(places + t('a')))).to.equal(p(places + t('a')))
  })

  const cases: readonly (readonly [name: string, before: string, after: string])[] = [
    ['put in', p(`<ins id="1">${t('new')}</ins>`), p(t('new'))],
    ['deleted', p(`${t('a')}${del('b')}${t('c')}`), p(`${t('a')}${t('c')}`)],
    ['put in and then deleted', p(`<ins id="1">${del('b')}</ins>${t('c')}`), p(t('c'))],
    ['deleted with its paragraph', `${p(del('b'), style('H') + GONE)}${p(t('c'))}`, p(t('c'))],
    [
      'deleted with several paragraphs',
      `${p(t('a'))}${p(del('b'), GONE)}${p('', GONE)}${p(del('c'), GONE)}${p(t('d'), style('S'))}`,
      `${p(t('a'))}${p(t('d'), style('S'))}`,
    ],
    [
      'deleted at the end of a paragraph and the beginning of the next',
      `${p(t('a') + del('b'), style('A') + GONE)}${p(del('c') + t('d'), style('D'))}${p(t('e'))}`,
      `${p(t('a') + t('d'), `${style('A')}<rPr/>`)}${p(t('e'))}`,
    ],
    [
      'deleted over three paragraphs that run into each other',
      `${p(t('a'), GONE)}${p(t('b'), GONE)}${p(t('c'))}`,
      p(t('a') + t('b') + t('c'), '<rPr/>'),
    ],
    [
      'deleted before a table, which no paragraph runs into',
      `${p(t('a'), GONE)}<tbl><tblPr/><tblGrid/>${tr(p(t('b')))}</tbl>${p('')}`,
      `${p(t('a'), '<rPr/>')}<tbl><tblPr/><tblGrid/>${tr(p(t('b')))}</tbl><p/>`,
    ],
    [
      'deleted at the end of what is unwrapped, behind which another paragraph stands',
      `<customXml element="e">${p(t('a'), GONE)}</customXml>${p(t('b'))}`,
      `${p(t('a'), '<rPr/>')}${p(t('b'))}`,
    ],
    [
      'deleted at the end of a control in a cell',
      `<tbl><tblPr/><tblGrid/>${tr(`<sdt><sdtContent>${p(t('a'), GONE)}</sdtContent></sdt>`)}</tbl>${p('')}`,
      `<tbl><tblPr/><tblGrid/>${tr(`<sdt><sdtContent>${p(t('a'), '<rPr/>')}</sdtContent></sdt>`)}</tbl><p/>`,
    ],
    ['deleted at the very end', p(t('a'), GONE), p(t('a'), '<rPr/>')],
    ['all there was', p(del('a'), GONE), '<p/>'],
    [
      'deleted with a mark of a place in it, which stays',
      `${p(`<bookmarkStart id="3" name="B"/>${del('a')}<bookmarkEnd id="3"/>`, GONE)}${p(t('c'))}`,
      `<bookmarkStart id="3" name="B"/><bookmarkEnd id="3"/>${p(t('c'))}`,
    ],
    [
      'a paragraph with a section behind it, which stays',
      `${p(del('a'), `${GONE}<sectPr/>`)}${p(t('c'))}`,
      `${p('', '<rPr/><sectPr/>')}${p(t('c'))}`,
    ],
    [
      'rows of a table',
      `<tbl><tblPr/><tblGrid/>${tr(p(t('a')))}${tr(p(t('b')), '<del id="1"/>')}${tr(p(t('c')), '<ins id="1"/>')}</tbl>${p('')}`,
      `<tbl><tblPr/><tblGrid/>${tr(p(t('a')))}<tr><trPr/><tc>${p(t('c'))}</tc></tr></tbl><p/>`,
    ],
    [
      'all rows of a table, which goes with them',
      `${p(t('a'))}<tbl><tblPr/><tblGrid/>${tr(p(t('b')), '<del id="1"/>')}</tbl>${p(t('c'))}`,
      `${p(t('a'))}${p(t('c'))}`,
    ],
    [
      'all there was in a cell, which needs a paragraph',
      `<tbl><tblPr/><tblGrid/>${tr(p(del('b'), GONE))}</tbl>${p('')}`,
      `<tbl><tblPr/><tblGrid/>${tr('<p/>')}</tbl><p/>`,
    ],
    [
      'moved',
      p(`<moveTo id="1">${t('a')}</moveTo>`) + p(`<moveFrom id="2">${t('a')}</moveFrom>`),
      `${p(t('a'))}<p/>`,
    ],
    [
      'of form alone',
      p(`<r><rPr><b/><rPrChange id="1"><rPr><i/></rPr></rPrChange></rPr><t>a</t></r>`),
      p('<r><rPr><b/></rPr><t>a</t></r>'),
    ],
    [
      'in text boxes within a paragraph',
      p(`<r><pict><txbxContent>${p(del('a'), GONE)}${p(t('b'))}</txbxContent></pict></r>`),
      p(`<r><pict><txbxContent>${p(t('b'))}</txbxContent></pict></r>`),
    ],
  ]
  for (const [name, before, after] of cases) {
    it(`are accepted where they are ${name}`, async () => {
      expect(await body(before)).to.equal(after)
    })
  }
})

interface Run {
  readonly isGone: boolean
  readonly way: 'plain' | 'ins' | 'moveTo'
}
type Block =
  | { readonly kind: 'p'; readonly runs: readonly Run[]; readonly isGone: boolean }
  | { readonly kind: 'customXml' | 'sdt'; readonly blocks: readonly Block[] }
  | { readonly kind: 'tbl'; readonly rows: readonly Row[] }
interface Row {
  readonly isGone: boolean
  readonly blocks: readonly Block[]
}

const { block } = fc.letrec<{ block: Block }>((tie) => {
  const blocks = fc.array(tie('block'), { maxLength: 3 })
  const way = fc.constantFrom('plain' as const, 'ins' as const, 'moveTo' as const)
  const run = fc.record({ isGone: fc.boolean(), way })
  const paragraph = fc.record({
    kind: fc.constant('p' as const),
    runs: fc.array(run, { maxLength: 3 }),
    isGone: fc.boolean(),
  })
  const wrap = fc.record({ kind: fc.constantFrom('customXml' as const, 'sdt' as const), blocks })
  const rows = fc.array(fc.record({ isGone: fc.boolean(), blocks }), { minLength: 1, maxLength: 3 })
  const table = fc.record({ kind: fc.constant('tbl' as const), rows })
  return {
    block: fc.oneof({ maxDepth: 4 }, { weight: 4, arbitrary: paragraph }, wrap, table),
  }
})

/** XML of blocks, and the words that are left of them, numbered in their order. */
function drawn(blocks: readonly Block[]): { xml: string; kept: string } {
  let number = 0
  const kept: string[] = []
  const runOf = ({ isGone, way }: Run, isLost: boolean) => {
    const word = `t${number++};`
    if (!isGone && !isLost) kept.push(word)
    const inner = isGone ? del(word) : t(word)
    return way === 'plain' ? inner : `<${way} id="1">${inner}</${way}>`
  }
  const xmlOf = (one: Block, isLost: boolean): string => {
    if (one.kind === 'p') {
      return p(one.runs.map((run) => runOf(run, isLost)).join(''), one.isGone ? GONE : '')
    }
    if (one.kind === 'tbl') {
      const rows = one.rows.map(({ isGone, blocks: inner }) => {
        const cell =
          inner.map((each) => xmlOf(each, isLost || isGone)).join('') +
          p('', inner.length % 2 === 1 ? GONE : '')
        return tr(cell, isGone ? '<del id="1"/>' : '')
      })
      return `<tbl><tblPr/><tblGrid/>${rows.join('')}</tbl>`
    }
    const inner = one.blocks.map((each) => xmlOf(each, isLost)).join('')
    return one.kind === 'sdt'
      ? `<sdt><sdtContent>${inner}</sdtContent></sdt>`
      : `<customXml element="e">${inner}</customXml>`
  }
  const xml = blocks.map((one) => xmlOf(one, false)).join('')
  return { xml: `${xml}${p('')}`, kept: kept.join('') }
}

describe('any changes that were tracked', () => {
  it('leave the words that were kept, in their order and nested well, and no cell without a paragraph', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(block, { maxLength: 5 }), async (blocks) => {
        const { xml, kept } = drawn(blocks)
        // cleaning it again refuses what is not nested well
        const after = await body(xml)
        expect(await body(after)).to.equal(after)
        expect(after.replaceAll(/<[^>]*>/g, '')).to.equal(kept)
        expect(after).not.to.match(/<(?:ins|del|moveTo)\b|<tc>(?:<[^p][^>]*>)*<\/tc>|<\/tbl><\/tc>/)
      }),
      { numRuns: scaled(3000, 150) },
    )
  })
})

describe('fields', () => {
  const mark = (kind: string) => `<r><fldChar fldCharType="${kind}"/></r>`
  const field = (instruction: string, result: string) =>
    `${mark('begin')}<r><instrText>${instruction}</instrText></r>${mark('separate')}${result}${mark('end')}`
  const shown = (xml: string) =>
    xml.replaceAll(/<instrText[^>]*>[^<]*<\/instrText>/g, '').replaceAll(/<[^>]*>/g, '')
  const instructions = (xml: string) =>
    [...xml.matchAll(/<instrText[^>]*>([^<]*)<\/instrText>/g)].map((one) => one[1])

  it('count and refer as before', async () => {
    for (const one of [
      ' PAGE ',
      ' TOC \\o "1-3" ',
      ' REF a ',
      ' =SUM(ABOVE) ',
      ' HYPERLINK "https://a.b/c" ',
    ]) {
      const after = await body(p(field(one.replaceAll('"', '&quot;'), t('7'))))
      expect(instructions(after)).to.deep.equal([one.replaceAll('&quot;', '"')])
      expect(shown(after)).to.equal('7')
    }
  })

  it('that name people or files show a dash, once, and do nothing more', async () => {
    for (const one of [' AUTHOR ', 'UserName \\* Upper', ' FILENAME \\p ']) {
      const after = await body(p(`${t('by ')}${field(one, t('Kari') + t('Nordmann'))}${t(' end')}`))
      expect(instructions(after)).to.deep.equal([' ADDIN '])
      expect(shown(after)).to.equal('by – end')
      const simple = await body(p(`<fldSimple instr="${one}">${t('Kari')}</fldSimple>`))
      expect(simple).to.equal(p(t('–')))
    }
  })

  it('that fetch or carry something show what they showed, and do nothing more', async () => {
    for (const one of [
      ' INCLUDEPICTURE "C:/a.png" ',
      ' ADDIN ZOTERO x ',
      ' DDE a b ',
      ' DOCPROPERTY x ',
      ' HYPERLINK "C:/a" ',
    ]) {
      const after = await body(p(field(one.replaceAll('"', '&quot;'), t('shown'))))
      expect(instructions(after)).to.deep.equal([' ADDIN '])
      expect(shown(after)).to.equal('shown')
    }
  })

  it('within fields are told apart', async () => {
    const inner = field(' AUTHOR ', t('Kari'))
    const after = await body(
      p(
        `${mark('begin')}<r><instrText> IF </instrText></r>${inner}<r><instrText> = 1 </instrText></r>${mark('separate')}${t('yes')}${mark('end')}${t('after')}`,
      ),
    )
    expect(instructions(after)).to.deep.equal([' IF ', ' ADDIN ', ' = 1 '])
    expect(shown(after)).to.equal('–yesafter')
  })
})
