import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { PRINT_CATALOGUES } from '../../../client/texts/print/catalogue.ts'
import { dayOf } from '../../../crypto/days/calendar.ts'
import { LANGUAGES, type Language } from '../../../crypto/entries/names.ts'
import { loadSodium } from '../../../crypto/primitives/sodium.ts'
import { CONTRAST_NEEDED, contrast } from '../../../scripts/content/contrast.ts'
import { sampleContent } from '../../../scripts/demo/sample.ts'
import { cardPdf, posterPdf } from '../../../scripts/print/handout.ts'
import { lookOf } from '../../../scripts/print/look.ts'
import { drawPdf } from '../../../scripts/print/pdf.ts'
import { readPdf } from '../../support/files/pdf.ts'
import {
  makeReception,
  slippedPrint,
  type TestReception,
} from '../../support/reception/reception.ts'
import { startNode } from '../../support/run/process.ts'
import { tempFolder } from '../../support/run/temp.ts'
import { SAMPLE_FOLDER } from '../../support/scripts/content-folder.ts'
import { type Instance, publicationOf, startInstance } from '../../support/server/instance.ts'

const ADDRESS = 'https://varsling.example.org'
const ONION = `http://${'abcdefghij234567'.repeat(4).slice(0, 56)}.onion`
const NAMES = ['card', 'poster'].flatMap((kind) =>
  ['en', 'nb', 'nn'].map((language) => `${kind}-${language}.pdf`),
)

async function print(...args: string[]) {
  const child = startNode('scripts/print.ts', ['--content', SAMPLE_FOLDER, ...args])
  const { code } = await child.exit
  return { code, said: child.stdout.join('\n'), failed: child.stderr.join('\n') }
}

const read = (folder: string, name: string) =>
  readPdf(new Uint8Array(readFileSync(join(folder, name))))

describe('cards and posters', () => {
  let reception: TestReception
  let folder: string
  let publication: string

  before(async () => {
    reception = makeReception(await loadSodium(), { today: dayOf(Date.now()) })
  })
  beforeEach(() => {
    folder = tempFolder('print')
    publication = join(folder, 'publication.bin')
    writeFileSync(publication, publicationOf(reception))
  })

  it('show name, address, code, onion and fingerprint, in three languages and two sizes', async () => {
    const out = join(folder, 'out')
    const from = ['--publication', publication, '--address', ADDRESS, '--onion', ONION]
    const { code, said } = await print(...from, '--out', out)
    expect(code).to.equal(0)
    expect(said).to.include(`The fingerprint on them: ${reception.fingerprint}`)
    expect(readdirSync(out).sort()).to.deep.equal(NAMES)
    const groups = reception.fingerprint.split('-')
    for (const name of NAMES) {
      const pdf = read(out, name)
      const language = LANGUAGES.find((one) => name.endsWith(`-${one}.pdf`)) ?? 'en'
      const texts = PRINT_CATALOGUES[language]
      const text = pdf.texts.join(' ')
      expect(pdf.pages, name).to.equal(1)
      expect(pdf.size, name).to.deep.equal(name.startsWith('card') ? [148, 105] : [210, 297])
      expect([pdf.tagged, pdf.language]).to.deep.equal([
        true,
        { nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' }[language],
      ])
      expect(text).to.include(language === 'en' ? 'Example University' : 'Eksempeluniversitetet')
      expect(text).to.include('varsling.example.org')
      expect(text.replaceAll(' ', '')).to.include(new URL(ONION).hostname)
      expect(text)
        .to.include(groups.slice(0, 4).join(' '))
        .and.to.include(groups.slice(4).join(' '))
      for (const line of [texts.card.first, texts.card.second, texts.card.third]) {
        expect(text, name).to.include(line)
      }
      expect(pdf.codes, name).to.deep.equal([`${ADDRESS}/`])
      expect(pdf.descriptions[0]).to.include(`${ADDRESS}/`)
    }
    expect(read(out, 'poster-nb.pdf').title).to.equal('Har du sett noe som ikke er greit?')
  })

  it('take the fingerprint from a server, and say that its word is not enough', async () => {
    const instance: Instance = await startInstance()
    try {
      const { fingerprint } = instance.reception
      const server = ['--server', instance.server.publicUrl]
      const trusting = await print(...server, '--out', join(folder, 'trusting'))
      expect([trusting.code, trusting.said.includes('Beware')]).to.deep.equal([0, true])
      const told = fingerprint.toLowerCase().replaceAll('-', ' ')
      const public_ = ['--address', ADDRESS, '--fingerprint', told]
      const pinned = await print(...server, ...public_, '--out', join(folder, 'pinned'))
      expect([pinned.code, pinned.said.includes('Beware')]).to.deep.equal([0, false])
      expect(read(join(folder, 'pinned'), 'card-nb.pdf').codes).to.deep.equal([`${ADDRESS}/`])
      const slip = ['--fingerprint', slippedPrint(fingerprint), '--out', join(folder, 'other')]
      expect((await print(...server, ...slip)).failed).to.include('has a slip in it')
      const other = ['--fingerprint', reception.fingerprint, '--out', join(folder, 'other')]
      const refused = await print(...server, ...other)
      expect([refused.code, refused.failed]).to.deep.equal([
        1,
        `the key list is of another reception, ${fingerprint}: nothing was written`,
      ])
      expect(existsSync(join(folder, 'other'))).to.equal(false)
    } finally {
      await instance.stop()
    }
  })

  it('refuse an address that nobody should be sent to, and never write over others', async () => {
    const out = join(folder, 'out')
    const from = ['--publication', publication, '--out', out]
    for (const [more, why] of [
      [[], 'say what is printed as the address: --address URL'],
      [['--address', 'http://drop.example.org'], 'is not an address such as https://'],
      [
        ['--address', ADDRESS, '--onion', 'http://short.onion'],
        'is not an address such as http://',
      ],
    ] as const) {
      const { code, failed } = await print(...from, ...more)
      expect(code).to.equal(1)
      expect(failed).to.include(why)
      expect(existsSync(out)).to.equal(false)
    }
    expect((await print(...from, '--address', ADDRESS)).code).to.equal(0)
    const before = readFileSync(join(out, 'card-nb.pdf'))
    const again = await print(...from, '--address', ADDRESS)
    expect([again.code, again.failed.includes('already exists')]).to.deep.equal([1, true])
    expect(readFileSync(join(out, 'card-nb.pdf'))).to.deep.equal(before)
  })

  it("are in the organisation's colours where these can be read, else black on white", () => {
    const { theme } = sampleContent().site
    const own = lookOf(theme)
    expect([own.band, own.heading]).to.deep.equal([theme.light.accent, theme.light.accent])
    for (const light of [
      { ...theme.light, accent: '#ffd700', 'on-accent': '#ffffff' },
      { ...theme.light, accent: '#ffd700', 'on-accent': '#000000' },
      { ...theme.light, accent: '#777777', 'on-accent': '#888888' },
    ]) {
      const look = lookOf({ ...theme, light })
      expect(contrast(look.band, look.onBand)).to.be.at.least(CONTRAST_NEEDED)
      expect(contrast(look.heading, '#ffffff')).to.be.at.least(CONTRAST_NEEDED)
    }
  })

  it('hold a long name and a long address, and refuse what nobody could read', async () => {
    const look = lookOf(sampleContent().site.theme)
    const name = 'Det matematisk-naturvitenskapelige fakultet ved Eksempeluniversitetet i Nord'
    const long = 'varslingsmottaket.det-lange-eksempeluniversitetet.example.org/varsling'
    const handout = {
      ...{ organisation: name, address: `https://${long}`, onion: ONION, look, now: new Date() },
      fingerprint: reception.fingerprint,
    }
    for (const make of [cardPdf, posterPdf]) {
      const { texts, codes } = readPdf(await make(handout, 'nb'))
      expect(texts.join(' ')).to.include(name)
      expect(texts.join('')).to.include(long)
      expect(codes).to.deep.equal([handout.address])
      const refused = await make(
        { ...handout, onion: null, address: `https://${long.repeat(5)}` },
        'en',
      )
        .then(() => 'printed')
        .catch((error: Error) => error.message)
      expect(refused).to.match(make === posterPdf ? /is too long for its place/ : /leaves the page/)
    }
  })

  it('say which letter the fonts lack instead of printing another', async () => {
    const place = { x: 10, y: 10, width: 100 }
    const options = { size: [210, 297], language: 'nb', title: '', author: '', now: new Date() }
    const draw = (text: string) =>
      drawPdf({ ...options, size: [210, 297], language: 'nb' }, (page) => {
        page.text(text, place, { size: 12 })
      })
    const letters = 'Blåbær på Ærø – «ja», “no” šž €'
    expect(readPdf(await draw(letters)).texts).to.deep.equal([letters])
    const refused = await draw('Davvi álbmot: č').catch((error) => error)
    expect(refused.message).to.equal(
      '"Davvi álbmot: č" has "č", which cannot be printed: write it otherwise',
    )
  })
})

describe('the texts that are printed', () => {
  it('are whole, in their own words, and fill in the same in every language', () => {
    const flat = (language: Language) =>
      Object.entries(PRINT_CATALOGUES[language]).flatMap(([section, texts]) =>
        Object.entries(texts as Readonly<Record<string, string>>).map(
          ([key, text]) => [`${section}.${key}`, text] as const,
        ),
      )
    const places = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort()
    const english = new Map(flat('en'))
    for (const language of ['nb', 'nn'] as const) {
      expect(flat(language).map(([key]) => key)).to.deep.equal([...english.keys()])
      for (const [key, text] of flat(language)) {
        const other = english.get(key) ?? ''
        expect(text.trim(), key).to.equal(text).and.to.not.equal('')
        expect(other.trim(), key).to.equal(other).and.to.not.equal('').and.to.not.equal(text)
        expect(places(text), key).to.deep.equal(places(other))
      }
    }
  })
})
