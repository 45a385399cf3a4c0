import { fileURLToPath } from 'node:url'
import { expect } from 'chai'
import { CATALOGUES } from '../../../client/texts/catalogue.ts'
import { IDENTICAL } from '../../../client/texts/identical.ts'
import type { Texts } from '../../../client/texts/shape.ts'
import { count, dayText, fill } from '../../../client/texts/wording.ts'
import { encodeWords } from '../../../client/texts/words.ts'
import { LANGUAGES, type Language, SLOT_KIND } from '../../../crypto/entries/content.ts'
import { codeOf, textFindings, usedByPages } from '../../../scripts/rules/text-rules.ts'
import { sampleWords } from '../../support/reception/site.ts'

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
}

type Loose = Record<string, Record<string, unknown>>

/** The catalogues with one language changed. */
function changed(language: Language, change: (texts: Loose) => void): typeof CATALOGUES {
  const copy = structuredClone(CATALOGUES)
  change(copy[language] as unknown as Loose)
  return copy
}

const findings = (catalogues: typeof CATALOGUES, code = CODE, identical = IDENTICAL) =>
  textFindings(catalogues, usedByPages(code), identical)

describe('the texts', () => {
  it('S28: are whole, used, and each in its own words in every language', () => {
    expect(findings(CATALOGUES)).to.deep.equal([])
  })

  it('S28: stop the build where a key is missing, stale, empty or not translated', () => {
    const cases: [typeof CATALOGUES, string][] = [
      [changed('nn', (t) => delete t.page?.back), 'page.back is missing in nn: write it'],
      [
        changed('en', (t) => Object.assign(t.page ?? {}, { old: 'Old' })),
        'page.old is missing in nb: write it',
      ],
      [
        changed('en', (t) => Object.assign(t.page ?? {}, { next: ' ' })),
        'page.next in en is empty or begins or ends with space: write it',
      ],
      [
        changed('nn', (t) => Object.assign(t.landing ?? {}, { lead: CATALOGUES.nb.landing.lead })),
        'landing.lead is the same in nb nn: translate it, or list it as rightly so in identical.ts',
      ],
      [
        changed('en', (t) => Object.assign(t.page ?? {}, { step: 'Step {n}' })),
        'page.step in en fills in {n}: as in the others',
      ],
    ]
    for (const [catalogues, finding] of cases) expect(findings(catalogues)).to.include(finding)
    const unused = CODE.replaceAll('landing.lead', 'landing.other')
    expect(findings(CATALOGUES, unused)).to.include('landing.lead is used nowhere: remove it')
  })

  it('that are listed as rightly the same have to be', () => {
    const identical = { 'nb nn': ['landing.lead'] }
    expect(findings(CATALOGUES, CODE, identical)).to.include(
      'landing.lead is not the same in nb nn: take it off the list',
    )
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

  it('S1: have one spelling, whose hash a report carries, and another for each change', () => {
    const words = sampleWords('nn')
    const { site } = words
    const title = { ...site.pages.talk, title: 'Another' }
    const other = { ...words, site: { ...site, pages: { ...site.pages, talk: title } } }
    expect(encodeWords(words)).to.deep.equal(encodeWords(sampleWords('nn')))
    expect(encodeWords(other)).not.to.deep.equal(encodeWords(words))
  })
})
