import { existsSync, readFileSync } from 'node:fs'
import { expect } from 'chai'
import { CATALOGUES } from '../../../client/texts/catalogue.ts'
import { DESK_CATALOGUES } from '../../../client/texts/desk/catalogue.ts'

const FOLDER = new URL('../../../client/reporter/', import.meta.url)
const PACKAGE = new URL('../../../package.json', import.meta.url)
const KITS = { en: 'USABILITY.md', nb: 'USABILITY.nb.md' } as const

const read = (name: string) => readFileSync(new URL(name, FOLDER), 'utf8')

/** Every text in a catalogue. */
function textsIn(part: unknown): string[] {
  if (typeof part === 'string') return [part]
  return Object.values(part as object).flatMap(textsIn)
}

/** Lines by kind, so that two languages can be laid beside each other. */
function shapeOf(text: string): string[] {
  return text.split('\n').flatMap((line) => {
    const [, kind] = /^(#+ |\d\. |- |\||```|> \*)/.exec(line.trim()) ?? []
    return kind === undefined ? [] : [kind]
  })
}

/** Words in bold, which have to be words on the pages or the desk. */
function namedIn(file: string): string[] {
  return [...read(file).matchAll(/\*\*(.+?)\*\*/gs)].map(([, words]) => words ?? '')
}

/** Words in bold that neither the pages nor the desk begin a text with. */
function strangeIn(file: string, language: keyof typeof KITS): string[] {
  const shown = [...textsIn(CATALOGUES[language]), ...textsIn(DESK_CATALOGUES[language])]
  return namedIn(file).filter(
    (words) => !shown.some((text) => text === words || text.startsWith(`${words}.`)),
  )
}

/** Links to files that do not exist. */
function brokenLinksIn(file: string): string[] {
  const links = [...read(file).matchAll(/\]\(([^)#]+)\)/g)].map(([, path]) => path ?? '')
  return links.filter((path) => !existsSync(new URL(path, FOLDER)))
}

describe('the kit to try the way with people', () => {
  for (const [language, file] of Object.entries(KITS)) {
    it(`names only buttons and words that the pages and the desk have: ${file}`, () => {
      expect(namedIn(file)).to.have.length.above(7)
      expect(strangeIn(file, language as keyof typeof KITS)).to.deep.equal([])
    })

    it(`names only commands and files that there are: ${file}`, () => {
      const { scripts } = JSON.parse(readFileSync(PACKAGE, 'utf8')) as { scripts: object }
      const commands = [...read(file).matchAll(/npm (?:run )?([a-z]+)/g)].map(([, name]) => name)
      expect(commands).to.have.length.above(2)
      for (const name of commands) expect(scripts).to.have.property(name ?? '')
      expect(brokenLinksIn(file)).to.deep.equal([])
    })
  }

  it('is the same in both languages: headings, steps, tables, stories', () => {
    expect(shapeOf(read(KITS.nb))).to.deep.equal(shapeOf(read(KITS.en)))
  })
})

describe('the record of the walks', () => {
  it('names in bold only words that the pages have today, and links only files that there are', () => {
    expect(namedIn('WALKS.md')).to.have.length.above(30)
    expect(strangeIn('WALKS.md', 'en')).to.deep.equal([])
    expect(brokenLinksIn('WALKS.md')).to.deep.equal([])
  })
})
