import { expect } from 'chai'
import fc from 'fast-check'
import { cleanFile } from '../../../client/shared/clean/clean.ts'
import { CleanError, type Cleaner, type CleanTools } from '../../../client/shared/clean/outcome.ts'
import { cleanSvg } from '../../../client/shared/clean/picture/svg/svg.ts'
import { bytesSource, pieceSource } from '../../../client/shared/clean/source.ts'
import { utf8 } from '../../../crypto/primitives/bytes.ts'
import { exiftoolLeft } from '../../support/corpus/exiftool.ts'
import { Marks } from '../../support/corpus/marks.ts'
import { markedElements, samples, svg } from '../../support/corpus/picture/svg.ts'
import { markersLeft } from '../../support/corpus/search.ts'
import {
  cleanBytes,
  countingCleaning,
  cutEverywhere,
  spoilAtRandom,
} from '../../support/files/cleaning.ts'
import { scaled } from '../../support/run/scale.ts'

const inner: CleanTools['inner'] = async (bytes) => {
  const source = bytesSource(bytes)
  const outcome = await cleanFile(source, '')
  if (outcome.kind !== 'clean') return null
  const whole = pieceSource(source, outcome.pieces)
  return { bytes: await whole.read(0, whole.size), found: outcome.found }
}

const cleaner: Cleaner = (source, tools) => cleanSvg(source, { ...tools, inner })

/** The drawing with what stands in its pictures. */
function withPictures(text: string): Uint8Array {
  const pictures = [...text.matchAll(/data:[^"]*?base64,([^"]*)/g)]
  return new Uint8Array(
    Buffer.concat([Buffer.from(text), ...pictures.map(([, data]) => Buffer.from(data!, 'base64'))]),
  )
}

const cleaned = async (text: string) => {
  const { bytes, found, stays } = await cleanBytes(cleaner, new Uint8Array(Buffer.from(text)))
  return { text: Buffer.from(bytes).toString(), found, stays }
}

async function refusal(text: string): Promise<string> {
  const error = await cleaned(text).catch((e: unknown) => e)
  return error instanceof CleanError ? error.code : 'taken'
}

/** One element in a drawing, and what becomes of it. */
async function becomes(element: string): Promise<string> {
  const { text } = await cleaned(`<svg xmlns="http://www.w3.org/2000/svg">${element}</svg>`)
  return text
    .replace(/^<svg [^>]*?xlink"\/?>/, '')
    .replace(/<\/svg>\n$/, '')
    .trim()
}

describe('cleaning SVG', () => {
  for (const sample of samples()) {
    it(`leaves no marker in ${sample.name}, nor in its pictures, and every word that is shown`, async () => {
      // the search does not see what base64 in letters of two bytes says, nor what is packed in base64
      const planted = Object.keys(sample.markers).filter((name) => !/Jpeg|Png|BPgf/.test(name))
      expect(markersLeft(sample.bytes, sample.markers)).to.include.members(planted)
      const { bytes } = await cleanBytes(cleaner, sample.bytes)
      const text = Buffer.from(bytes).toString()
      expect(markersLeft(withPictures(text), sample.markers)).to.deep.equal([])
      for (const shown of sample.shown) expect(text).to.include(shown)
      expect((await cleaned(text)).text).to.equal(text)
      const left = exiftoolLeft(bytes, 'svg', 'svg')
      expect(left).to.deep.equal([])
    })

    it(`refuses ${sample.name} cut or spoilt anywhere, or cleans it`, async () => {
      expect(await cutEverywhere(cleaner, sample)).to.be.greaterThan(50)
      expect(await spoilAtRandom(cleaner, sample, 150)).to.be.greaterThan(5)
    })
  }

  it('gives new names to what is referred to, and none to anything else', async () => {
    const colours =
      '<linearGradient id="Anna"/><g id="Bo"/><rect fill="url(#Anna)"/><use href="#Anna"/>'
    expect(await becomes(colours)).to.equal(
      '<linearGradient id="n1"/><g/><rect fill="url(#n1)"/><use href="#n1"/>',
    )
    const sheet =
      '<style>.anna, #bo:hover{fill:red} #nobody{fill:blue}</style><g id="bo" class="anna"/>'
    expect(await becomes(sheet)).to.equal(
      '<style>.c1, #n2:hover{fill:red}#none{fill:blue}</style><g id="n2" class="c1"/>',
    )
    const moves =
      '<style>@keyframes anna{from{x:1px}to{x:2px}} g{animation:anna 2s}</style><set id="a"/><set begin="a.end+1s"/>'
    expect(await becomes(moves)).to.equal(
      '<style>@keyframes k1{from{x:1px}to{x:2px}}g{animation:k1 2s}</style><set id="n2"/><set begin="n2.end+1s"/>',
    )
    const filter =
      '<filter id="f"><feFlood result="anna"/><feBlend in="SourceGraphic" in2="anna"/></filter>'
    expect(await becomes(filter)).to.equal(
      '<filter><feFlood result="r1"/><feBlend in="SourceGraphic" in2="r1"/></filter>',
    )
  })

  it('leaves nothing that runs, and nothing that would be fetched', async () => {
    for (const [before, after] of [
      ['<script href="x.js"/>', ''],
      ['<g onload="x()"/>', '<g/>'],
      ['<a href="javascript:x()"/>', '<a/>'],
      ['<image href="http://a.example/x.png"/>', '<image/>'],
      ['<use href="other.svg#a"/>', '<use/>'],
      ['<g style="fill:red;mask:url(http://a.example)"/>', '<g style="fill:red"/>'],
      ['<g fill="url(//a.example/x)"/>', '<g/>'],
      ['<style>@import "http://a.example";g{fill:red}</style>', '<style>g{fill:red}</style>'],
      [
        '<style>@font-face{font-family:A;src:url(http://a.example)}</style>',
        '<style>@font-face{font-family:A}</style>',
      ],
      ['<set attributeName="href" to="http://a.example"/>', '<set/>'],
      [
        '<foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="x"/></foreignObject>',
        '<foreignObject/>',
      ],
    ] as const) {
      expect(await becomes(before), before).to.equal(after)
    }
  })

  it('shows what other readers show, whatever quotes an instruction holds', async () => {
    const root = '<svg xmlns="http://www.w3.org/2000/svg">'
    const behind = `<?y ]>${root}<text>hidden</text></svg><?z ?>`
    const seen = `${root}<text>It's seen</text></svg>`
    const { text } = await cleaned(`<!DOCTYPE svg [<?x '?>]>${seen}${behind}`)
    expect(text).to.include('<text>It').and.not.include('hidden')
  })

  it('keeps a font that stands in the drawing, and says that it was not cleaned', async () => {
    const font =
      '<style>@font-face{font-family:A;src:url(data:font/woff2;base64,AAAA) format("woff2")}</style>'
    const { text, stays } = await cleaned(`<svg xmlns="http://www.w3.org/2000/svg">${font}</svg>`)
    expect(text).to.include('url(data:font/woff2;base64,AAAA) format("woff2")')
    expect(stays).to.deep.equal(['embedded-uncleaned'])
  })

  it('tells what was found', async () => {
    const { markers, bytes } = samples()[1]!
    const { found } = await cleanBytes(cleaner, bytes)
    const values = (what: string) =>
      found.filter((one) => one.what === what).map((one) => one.value)
    expect(values('person')).to.include.members([markers.svgBCreator, markers.svgBXmpCreator])
    expect(values('time')).to.deep.equal(['2026-11-03'])
    expect(values('description')).to.include.members([markers.svgBTitle, markers.svgBLayer])
    expect(values('script')).to.have.length(1)
    expect(values('link').join()).to.include(markers.svgBImport)
    const pictures = (await cleanBytes(cleaner, samples()[0]!.bytes)).found
    expect(pictures.some((one) => one.at !== undefined)).to.equal(true)
  })

  it('takes everything out in whatever order it comes', async () => {
    const all = markedElements(new Marks('svgO')).map((_, i) => i)
    const property = fc.asyncProperty(
      fc.shuffledSubarray(all),
      fc.nat(20),
      async (order, place) => {
        const marks = new Marks('svgO')
        const elements = markedElements(marks)
        const parts = order.map((one) => elements[one]!)
        parts.splice(place, 0, '<text>Words</text>')
        const { text } = await cleaned(svg(...parts))
        expect(markersLeft(withPictures(text), marks.all)).to.deep.equal([])
        expect(text).to.include('<text>Words</text>')
      },
    )
    await fc.assert(property, { numRuns: scaled(1000, 40) })
  })

  it('refuses what its structure does not bear out', async () => {
    const root = '<svg xmlns="http://www.w3.org/2000/svg">'
    const bomb = Array.from(
      { length: 12 },
      (_, i) => `<!ENTITY e${i + 1} "${`&e${i};`.repeat(10)}">`,
    )
    const damaged = {
      'no end': `${root}<g></g>`,
      'ends in another order': `${root}<g><a></g></a></svg>`,
      'two documents': `${root}</svg>${root}</svg>`,
      'an attribute without a value': `${root}<g id></g></svg>`,
      'a prefix that stands for nothing': `${root}<x:g/></svg>`,
      'an entity that nobody declared': `${root}<text>&anna;</text></svg>`,
      'another document': '<html xmlns="http://www.w3.org/1999/xhtml"/>',
      'elements too deep': `${root}${'<g>'.repeat(1000)}${'</g>'.repeat(1000)}</svg>`,
      'two attributes of one name by two prefixes': `${root}<g xmlns:a="u" xmlns:b="u" a:c="" b:c=""/></svg>`,
      'a letter that no XML has': `${root}<text>a\0b</text></svg>`,
      'an entity that only a comment declares': `<!DOCTYPE svg [<!--<!ENTITY anna "A">-->]>${root}<text>&anna;</text></svg>`,
      "drawings in XML's own namespace": `${root}<g xmlns="http://www.w3.org/XML/1998/namespace"/></svg>`,
      'a picture that cannot be cleaned': `${root}<image href="data:image/jpeg;base64,/9j/4AAQ"/></svg>`,
      'a style sheet that breaks off': `${root}<style>g{fill:red</style></svg>`,
    }
    for (const [name, text] of Object.entries(damaged)) {
      expect(await refusal(text), name).to.equal('damaged')
    }
    const laugh = `<!DOCTYPE svg [<!ENTITY e0 "ha">${bomb.join('')}]>${root}<text>&e12;</text></svg>`
    expect(await refusal(laugh)).to.equal('too-large')
  })

  it('looks at each letter a few times, however often something is begun and not ended', async () => {
    const root = '<svg xmlns="http://www.w3.org/2000/svg">'
    const many = 20_000
    const texts: string[] = []
    for (const one of [
      '<a "',
      '<!--',
      '<g a="',
      '<![CDATA[',
      '&#',
      '<style>a{b:"',
      '<style>a{b:(;',
      '<style>/*',
    ]) {
      expect(await refusal(root + one.repeat(10 * many)), one).to.equal('damaged')
      texts.push(root + one.repeat(many))
    }
    texts.push(`${root}<style>${'a{b:c}'.repeat(many)}${'a{'.repeat(many)}</style></svg>`)
    await countingCleaning(async (work) => {
      for (const text of texts) {
        const did = await work(utf8(text), 'a.svg')
        expect(did.result, text.slice(0, 60)).to.equal('damaged')
        expect(did.work / text.length, text.slice(0, 60)).to.be.below(100)
      }
    })
  })
})
