import { fileURLToPath } from 'node:url'
import { expect } from 'chai'
import { KINDS } from '../../../client/reporter/hint/patterns.ts'
import { CATALOGUES, TEXTS } from '../../../client/texts/catalogue.ts'
import { inEach } from '../../../client/texts/entry.ts'
import type { Texts } from '../../../client/texts/shape.ts'
import { count, dayText, fill } from '../../../client/texts/wording.ts'
import {
  encodeWords,
  firstWordsOf,
  readingOf,
  wholeWordsOf,
  wordsOf,
} from '../../../client/texts/words.ts'
import {
  LANGUAGES,
  type Language,
  NAME_PURPOSES,
  SLOT_KIND,
} from '../../../crypto/entries/content.ts'
import { readSample, SAMPLES, type Sample } from '../../../scripts/content/samples.ts'
import { codeOf, textFindings, usedByPages } from '../../../scripts/rules/text-rules.ts'
import { SOME_RELEASE, sampleWords } from '../../support/reception/site.ts'

const ONCE = 'translate it, or write it once, bare or as `no`'
const CODE = codeOf(fileURLToPath(new URL('../../../client/reporter', import.meta.url)))

/** Sections whose keys are names that the board and faults use. */
const NAMES: Readonly<Partial<Record<keyof Texts, readonly string[]>>> = {
  kinds: Object.keys(SLOT_KIND),
  wishes: ['meeting', 'phone', 'video', 'written-hearing'],
  errors: [
    ...['offline', 'clock', 'expired', 'closed', 'full'],
    ...['unverified', 'too-long', 'letters', 'newer-list', 'readers-changed', 'new-root'],
    ...['random', 'server'],
  ],
  nameUses: NAME_PURPOSES,
  hintKinds: KINDS,
  hintWhy: KINDS,
}

type Loose = Record<string, Record<string, Record<string, unknown> | string>>

/** The texts with a change. */
function changed(change: (texts: Loose) => void): typeof TEXTS {
  const copy = structuredClone(TEXTS)
  change(copy as unknown as Loose)
  return copy
}

const findings = (texts = TEXTS, code = CODE) => textFindings(texts, usedByPages(code))

function wordsOfSample(sample: Sample, language: Language) {
  const { site, document } = readSample(sample)
  return wordsOf(language, CATALOGUES[language], site, document, SOME_RELEASE)
}

describe('the texts', () => {
  it('S28: are whole, used, and each in its own words in every language', () => {
    expect(findings()).to.deep.equal([])
  })

  it('S28: stop the build where a key is missing, stale, empty or not translated', () => {
    const { nb } = CATALOGUES
    const cases: [(texts: Loose) => void, string][] = [
      [
        (t) => Object.assign(t.page ?? {}, { next: { nb: 'Fortsett', en: 'Continue' } }),
        'page.next is missing in nn: write it',
      ],
      [
        (t) => Object.assign(t.page ?? {}, { back: { no: 'Tilbake' } }),
        'page.back is missing in en: write it',
      ],
      [
        (t) => Object.assign(t.page ?? {}, { old: { en: 'Old' } }),
        'page.old is missing in nb: write it',
      ],
      [
        (t) => Object.assign(t.page?.next ?? {}, { en: ' ' }),
        'page.next in en is empty or begins or ends with space: write it',
      ],
      [
        (t) => Object.assign(t.page?.step ?? {}, { en: 'Step {n}' }),
        'page.step in en fills in {n}: as in the others',
      ],
      [
        (t) => Object.assign(t.landing?.lead ?? {}, { nn: nb.landing.lead }),
        `landing.lead is the same in nb nn: ${ONCE}`,
      ],
      [
        (t) => Object.assign(t.landing?.lead ?? {}, { en: nb.landing.lead }),
        `landing.lead is the same in nb en: ${ONCE}`,
      ],
      [
        (t) => Object.assign(t.page?.back ?? {}, { en: nb.page.back }),
        `page.back is the same in no en: ${ONCE}`,
      ],
      [
        (t) => Object.assign(t.page?.back ?? {}, { nn: nb.page.back }),
        `page.back is the same in no nn: ${ONCE}`,
      ],
    ]
    for (const [change, finding] of cases) expect(findings(changed(change))).to.include(finding)
    const unused = CODE.replaceAll('landing.lead', 'landing.other')
    expect(findings(TEXTS, unused)).to.include('landing.lead is used nowhere: remove it')
  })

  for (const language of LANGUAGES) {
    it(`in ${language} use no jargon outside the part for those who want to know exactly`, () => {
      const jargon = /krypt|nøkkel|encrypt|\bkey\b|server-side|hash|token|drop\b|slot|payload/i
      const texts = Object.entries(CATALOGUES[language]).flatMap(([section, entries]) =>
        Object.entries(entries).map(([key, text]) => [`${section}.${key}`, text] as const),
      )
      const found = texts.filter(
        ([key, text]) => key !== 'protect.deep' && jargon.test(JSON.stringify(text)),
      )
      expect(found).to.deep.equal([])
    })
  }

  for (const sample of SAMPLES) {
    it(`in nynorsk use one form of each word, in the pages and in the sample of a ${sample}`, () => {
      const others =
        /\b(lat|late|lèt|gje|gjev|gjeve|blei|derfor|omtrent|igjen|henne|røyst\w*|ålment\w*)\b/iu
      const { t, site } = wordsOfSample(sample, 'nn')
      const values = JSON.stringify([t, site]).replaceAll(/"[\w-]+":/g, '')
      const texts = values.match(/"[^"]*"/g) ?? []
      expect(texts.filter((text) => others.test(text))).to.deep.equal([])
    })
  }

  it('have words for exactly the names that the board and faults use', () => {
    for (const [section, names] of Object.entries(NAMES)) {
      expect(Object.keys(CATALOGUES.nb[section as keyof Texts]).sort(), section).to.deep.equal(
        [...names].sort(),
      )
    }
  })

  it('are filled in where a value is given, and left alone where none is', () => {
    expect(fill('{a} of {b}', { a: 1 })).to.equal('1 of {b}')
  })

  it('take the form of their number', () => {
    const text = { one: '{n} day', other: '{n} days' }
    for (const language of LANGUAGES) {
      expect([0, 1, 2].map((n) => count(language, text, n))).to.deep.equal([
        '0 days',
        '1 day',
        '2 days',
      ])
    }
  })

  it('write a day as people do, in each language', () => {
    expect(LANGUAGES.map((language) => dayText(language, 20_774))).to.deep.equal([
      '17. november 2026',
      '17. november 2026',
      '17 November 2026',
    ])
  })

  it('load in two parts: what is read later is not in the first, and both together are whole', () => {
    const words = sampleWords('nn')
    const { people, promises, pages } = words.site
    const file = { path: '/pages.json', integrity: 'sha384-x' }
    const first = firstWordsOf(words, file)
    const later = [promises.kept, promises.complain, pages.talk.lead, people['not-suited'][0]?.why]
    for (const text of later) expect(JSON.stringify(first)).not.to.include(JSON.stringify(text))
    expect(wholeWordsOf(first, readingOf(words))).to.deep.equal({ ...words, reading: file })
  })

  it('S1: have one spelling, whose hash a report carries, and another for each change', () => {
    const words = sampleWords('nn')
    const { site } = words
    const title = { ...site.pages.talk, title: 'Another' }
    const other = { ...words, site: { ...site, pages: { ...site.pages, talk: title } } }
    expect(encodeWords(words)).to.deep.equal(encodeWords(sampleWords('nn')))
    expect(encodeWords(other)).not.to.deep.equal(encodeWords(words))
  })
})

describe('a thing for each language', () => {
  it('is made when it is first asked for, and once', () => {
    const made: string[] = []
    const all = inEach((language) => {
      made.push(language)
      return [language]
    })
    expect(made).to.deep.equal([])
    expect(all.nn).to.equal(all.nn)
    expect(made).to.deep.equal(['nn'])
    expect(Object.entries(all)).to.deep.equal(LANGUAGES.map((one) => [one, [one]]))
    expect(made).to.have.members(LANGUAGES).and.have.lengthOf(3)
  })
})
