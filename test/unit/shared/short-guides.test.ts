import { existsSync, readFileSync } from 'node:fs'
import { expect } from 'chai'
import { GUIDE_CATALOGUES } from '../../../client/texts/ceremony-guide.ts'
import { DESK_CATALOGUES } from '../../../client/texts/desk/catalogue.ts'
import { HEAD_CATALOGUES } from '../../../client/texts/desk/for-head.ts'
import { LANGUAGES, type Language } from '../../../crypto/entries/names.ts'

const FOLDER = new URL('../../../client/desk/', import.meta.url)

type Sections = Readonly<Record<string, Readonly<Record<string, unknown>>>>

/** The most words of each document, the fewest names in it, and the screens that its readers have. */
const DOCUMENTS = {
  'FIRST-DAY': { most: 1500, names: 50, screens: [DESK_CATALOGUES] },
  TRAINING: { most: 1500, names: 30, screens: [DESK_CATALOGUES] },
  'FIRST-WEEK': { most: 700, names: 8, screens: [HEAD_CATALOGUES, GUIDE_CATALOGUES] },
} satisfies Record<
  string,
  { most: number; names: number; screens: readonly Readonly<Record<Language, Sections>>[] }
>

const fileOf = (name: string, language: Language) =>
  language === 'en' ? `${name}.md` : `${name}.${language}.md`
const read = (file: string) => readFileSync(new URL(file, FOLDER), 'utf8')

/** Words in bold. A bold sentence ends in a mark of its own, and leads a paragraph. */
function namesIn(text: string): string[] {
  return [...text.matchAll(/\*\*(.+?)\*\*/gs)]
    .map(([, words = '']) => words.replaceAll(/\s+/g, ' '))
    .filter((words) => !/[^.][.:]$/.test(words))
}

/** A text as it can stand on a screen: anything may stand where it has a place to fill in. */
function patternOf(text: string): RegExp {
  const parts = text.split(/\{\w+\}/).map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${parts.join('.+')}$`)
}

/** Every text of a screen that has words of its own, with its key. */
function textsOf(screen: Sections): readonly (readonly [key: string, pattern: RegExp])[] {
  return Object.entries(screen).flatMap(([section, entries]) =>
    Object.entries(entries).flatMap(([key, entry]) =>
      (typeof entry === 'string' ? [entry] : Object.values(entry as Record<string, string>))
        .filter((text) => /\p{L}/u.test(text.replaceAll(/\{\w+\}/g, '')))
        .map((text) => [`${section}.${key}`, patternOf(text)] as const),
    ),
  )
}

/** Lines by kind, and code and words of a terminal as they are, so that languages can be laid beside each other. */
function shapeOf(text: string): string[] {
  return text.split('\n').flatMap((line) => {
    const [kind] = /^(?:#+ |\d\. |- |\|)/.exec(line) ?? []
    const code = [...line.matchAll(/`[^`]+`|(?<!\*)\*\w[^*]*\*(?!\*)/g)].map(([found]) => found)
    return [...(kind === undefined ? [] : [kind]), ...code]
  })
}

describe('the guides in three languages, which say each button as the screen does', () => {
  for (const [name, { most, names, screens }] of Object.entries(DOCUMENTS)) {
    const texts = new Map(
      LANGUAGES.map((language) => [
        language,
        screens.flatMap((screen) => textsOf(screen[language])),
      ]),
    )
    /** Keys of all texts that read so. */
    const found = (words: string, language: Language) =>
      (texts.get(language) ?? []).flatMap(([key, pattern]) => (pattern.test(words) ? [key] : []))

    for (const language of LANGUAGES) {
      it(`has in bold only names of its language, and is short: ${fileOf(name, language)}`, () => {
        const text = read(fileOf(name, language))
        const bold = namesIn(text)
        expect(bold).to.have.length.above(names)
        expect(bold.filter((words) => found(words, language).length === 0)).to.deep.equal([])
        const spoken = text.split(/\s+/).filter((word) => /[\p{L}\d]/u.test(word))
        expect(spoken).to.have.lengthOf.at.most(most)
      })

      it(`links only files that there are: ${fileOf(name, language)}`, () => {
        const links = [...read(fileOf(name, language)).matchAll(/\]\(([^)#]+)\)/g)]
        expect(links).to.have.length.above(2)
        for (const [, path = ''] of links)
          expect(existsSync(new URL(path, FOLDER)), path).to.be.true
      })
    }

    it(`is the same in three languages, step by step and button by button: ${name}`, () => {
      const english = read(fileOf(name, 'en'))
      for (const language of LANGUAGES) {
        const text = read(fileOf(name, language))
        expect(shapeOf(text), language).to.deep.equal(shapeOf(english))
        const pairs = namesIn(text).map((words, at) => [words, namesIn(english)[at] ?? ''] as const)
        const apart = pairs.filter(([words, meant]) => {
          const keys = found(meant, 'en')
          return !found(words, language).some((key) => keys.includes(key))
        })
        expect(apart, language).to.deep.equal([])
      }
    })
  }
})
