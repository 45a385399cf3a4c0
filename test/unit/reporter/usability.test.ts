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

describe('the kit to try the way with people', () => {
  for (const [language, file] of Object.entries(KITS)) {
    it(`names only buttons and words that the pages and the desk have: ${file}`, () => {
      const key = language as keyof typeof KITS
      const shown = [...textsIn(CATALOGUES[key]), ...textsIn(DESK_CATALOGUES[key])]
      const named = [...read(file).matchAll(/\*\*(.+?)\*\*/gs)].map(([, words]) => words ?? '')
      expect(named).to.have.length.above(7)
      const strange = named.filter(
        (words) => !shown.some((text) => text === words || text.startsWith(`${words}.`)),
      )
      expect(strange).to.deep.equal([])
    })

    it(`names only commands and files that there are: ${file}`, () => {
      const { scripts } = JSON.parse(readFileSync(PACKAGE, 'utf8')) as { scripts: object }
      const commands = [...read(file).matchAll(/npm (?:run )?([a-z]+)/g)].map(([, name]) => name)
      expect(commands).to.have.length.above(2)
      for (const name of commands) expect(scripts).to.have.property(name ?? '')
      const links = [...read(file).matchAll(/\]\(([^)#]+)\)/g)].map(([, path]) => path ?? '')
      expect(links.filter((path) => !existsSync(new URL(path, FOLDER)))).to.deep.equal([])
    })
  }

  it('is the same in both languages: headings, steps, tables, stories', () => {
    expect(shapeOf(read(KITS.nb))).to.deep.equal(shapeOf(read(KITS.en)))
  })
})
