import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect } from 'chai'
import {
  CATALOGUES,
  canonicalTexts,
  fill,
  type Texts,
  wordFor,
} from '../../client/texts/catalogue.ts'
import { LANGUAGES, SLOT_KIND, STATUSES } from '../../crypto/content.ts'
import { noble } from '../../crypto/noble.ts'
import { UNIVERSITY_CONTENT } from '../../scripts/sample.ts'

const REPORTER = fileURLToPath(new URL('../../client/reporter', import.meta.url))

/** What the sample that comes with the program asks: the catalogues have words for just that. */
const [ASKED] = UNIVERSITY_CONTENT.questionnaires

/** Sections whose keys are names that other documents use. */
const NAMES: Readonly<Partial<Record<keyof Texts, readonly string[]>>> = {
  statuses: STATUSES,
  statusTexts: STATUSES,
  kinds: Object.keys(SLOT_KIND),
  questions: ASKED?.questions ?? [],
  questionHints: ASKED?.questions ?? [],
  parties: ASKED?.parties ?? [],
  relations: ASKED?.relations ?? [],
  categories: ASKED?.categories ?? [],
  errors: [
    'offline',
    'clock',
    'expired',
    'closed',
    'full',
    'unverified',
    'too-long',
    'newer-list',
    'server',
  ],
}

type Flat = ReadonlyMap<string, string>

function flatten(texts: Texts): Flat {
  return new Map(
    Object.entries(texts).flatMap(([section, entries]) =>
      Object.entries(entries).map(([key, text]) => [`${section}.${key}`, text] as const),
    ),
  )
}

const placeholders = (text = '') => [...text.matchAll(/\{\w+\}/g)].map(([found]) => found).sort()

describe('the texts', () => {
  const flat = new Map(LANGUAGES.map((language) => [language, flatten(CATALOGUES[language])]))
  const nb = flat.get('nb')!

  for (const language of LANGUAGES) {
    const texts = flat.get(language)!

    it(`in ${language} have every key and no other`, () => {
      expect([...texts.keys()].sort()).to.deep.equal([...nb.keys()].sort())
    })

    it(`in ${language} are nowhere empty, and nowhere begin or end with space`, () => {
      const bad = [...texts].filter(([, text]) => text === '' || text !== text.trim())
      expect(bad).to.deep.equal([])
    })

    it(`in ${language} have the same places to fill in`, () => {
      const wrong = [...texts.keys()].filter(
        (key) => String(placeholders(texts.get(key))) !== String(placeholders(nb.get(key))),
      )
      expect(wrong).to.deep.equal([])
    })

    it(`in ${language} name twelve months`, () => {
      expect(CATALOGUES[language].page.months.split(' ')).to.have.length(12)
    })

    it(`in ${language} use no jargon outside the part for those who want to know exactly`, () => {
      const jargon = /krypt|nøkkel|encrypt|\bkey\b|server-side|hash|token|drop\b|slot|payload/i
      const found = [...texts].filter(([key, text]) => key !== 'protect.deep' && jargon.test(text))
      expect(found).to.deep.equal([])
    })
  }

  it('have words for exactly the names that the content document, the board and faults use', () => {
    for (const [section, names] of Object.entries(NAMES)) {
      expect(Object.keys(CATALOGUES.nb[section as keyof Texts]).sort(), section).to.deep.equal(
        [...names].sort(),
      )
    }
  })

  it('are all used by the pages', () => {
    const code = readdirSync(REPORTER, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => readFileSync(join(REPORTER, file), 'utf8'))
      .join('\n')
    const unused = [...nb.keys()].filter((key) => {
      const [section = ''] = key.split('.')
      return !(section in NAMES) && !new RegExp(`\\b${key.replace('.', '\\.')}\\b`).test(code)
    })
    expect(unused).to.deep.equal([])
  })

  it('are filled in where a value is given, and left alone where none is', () => {
    expect(fill('{a} of {b}', { a: 1 })).to.equal('1 of {b}')
  })

  it('give a name itself where there is no word for it', () => {
    expect(wordFor({ one: 'One' }, 'one')).to.equal('One')
    expect(wordFor({ one: 'One' }, 'constructor')).to.equal('constructor')
  })

  it('have one spelling for their hash, whatever the order of the keys, and another for each change', () => {
    const { en } = CATALOGUES
    const reversed = Object.fromEntries(Object.entries(en).reverse()) as unknown as Texts
    const changed = { ...en, page: { ...en.page, next: 'Go on' } }
    expect(canonicalTexts(reversed)).to.equal(canonicalTexts(en))
    expect(canonicalTexts(changed)).not.to.equal(canonicalTexts(en))
    const hash = (texts: Texts) =>
      noble.hash(32, null, new TextEncoder().encode(canonicalTexts(texts)))
    expect(hash(changed)).not.to.deep.equal(hash(en))
  })
})
