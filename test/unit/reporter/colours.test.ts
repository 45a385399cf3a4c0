import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync } from 'node:zlib'
import { expect } from 'chai'
import { buildClient, TARGETS } from '../../../scripts/build/client.ts'
import { CONTRAST_NEEDED, contrast } from '../../../scripts/content/contrast.ts'
import { removeFolder, tempFolder } from '../../support/run/temp.ts'

const CLIENT = fileURLToPath(new URL('../../../client/', import.meta.url))
const BASE = readFileSync(join(CLIENT, 'shared/base.css'), 'utf8')

type Colours = Readonly<Record<string, string>>

/** Custom properties of the block that follows `head`. */
function declared(head: string): Colours {
  const [, block = ''] = BASE.split(head)
  const [body = ''] = block.split('}')
  const found = [...body.matchAll(/--([a-z-]+): (#[0-9a-f]{6});/g)]
  return Object.fromEntries(found.map(([, name, colour]) => [name, colour]))
}

const LIGHT = declared('\n:root {')
const DARK = declared('@media (prefers-color-scheme: dark) {\n  :root {')
const MORE = '@media (prefers-contrast: more)'
const SCHEMES: Readonly<Record<string, Colours>> = {
  light: LIGHT,
  dark: DARK,
  'light, more contrast': { ...LIGHT, ...declared(`${MORE} {\n  html:root {`) },
  'dark, more contrast': {
    ...DARK,
    ...declared(`${MORE} and (prefers-color-scheme: dark) {\n  html:root {`),
  },
}

/** Text, and what it stands on. */
const TEXT: Readonly<Record<string, readonly string[]>> = {
  ink: ['ground', 'sheet', 'calm', 'good', 'care', 'bad'],
  soft: ['ground', 'sheet', 'calm'],
  accent: ['ground', 'sheet', 'calm', 'good', 'care'],
  'accent-deep': ['ground', 'sheet', 'calm', 'good', 'care'],
  'on-accent': ['accent', 'accent-deep'],
  'bad-ink': ['sheet', 'bad'],
  // the way out, and the sign before a notice
  sheet: ['ink', 'calm-edge', 'good-edge', 'care-edge', 'bad-edge'],
}

/** Edges of fields, boxes and what has the focus. WCAG 2.2, success criterion 1.4.11 */
const EDGES: Readonly<Record<string, readonly string[]>> = {
  edge: ['ground', 'sheet'],
  focus: ['ground', 'sheet', 'calm', 'good', 'care', 'bad'],
  'calm-edge': ['ground', 'sheet', 'calm'],
  'good-edge': ['ground', 'sheet', 'good'],
  'care-edge': ['ground', 'sheet', 'care'],
  'bad-edge': ['ground', 'sheet', 'bad'],
}
const EDGES_NEED = 3
/** The contrast that level AAA asks of text. Success criterion 1.4.6 */
const MORE_NEEDS = 7

/** The pairs below what is needed, as "soft on calm: 4.21". */
function weak(colours: Colours, pairs: typeof TEXT, needed: number): string[] {
  return Object.entries(pairs).flatMap(([front, backs]) =>
    backs.flatMap((back) => {
      const reached = contrast(colours[front] ?? '', colours[back] ?? '')
      return reached >= needed ? [] : [`${front} on ${back}: ${reached.toFixed(2)}`]
    }),
  )
}

describe('the colours of the pages', () => {
  for (const [name, colours] of Object.entries(SCHEMES)) {
    it(`are all there, and text and edges can be told from what they stand on: ${name}`, () => {
      expect(Object.keys(colours)).to.have.members(Object.keys(LIGHT)).and.to.have.length(19)
      expect(weak(colours, TEXT, CONTRAST_NEEDED)).to.deep.equal([])
      expect(weak(colours, EDGES, EDGES_NEED)).to.deep.equal([])
    })
  }

  it('are stronger for those who ask for more contrast', () => {
    const { ink = [], soft = [], accent = [] } = TEXT
    for (const name of ['light, more contrast', 'dark, more contrast']) {
      expect(weak(SCHEMES[name] ?? {}, { ink, soft, accent }, MORE_NEEDS), name).to.deep.equal([])
    }
  })

  it('are found wanting where they are', () => {
    const pale = { ...LIGHT, soft: '#949494', edge: '#c0c0c0' }
    expect(weak(pale, { soft: ['sheet'] }, CONTRAST_NEEDED)).to.have.length(1)
    expect(weak(pale, { edge: ['sheet'] }, EDGES_NEED)).to.have.length(1)
  })
})

describe('the style of the reporter’s pages', () => {
  const outDir = tempFolder('style')
  let css = ''

  before(async () => {
    const { style } = TARGETS.reporter.entries
    const [built] = await buildClient({
      outDir,
      targets: [{ folder: 'style', entries: { style } }],
    })
    css = readFileSync(join(outDir, 'style', built?.style?.file ?? ''), 'utf8')
  })
  after(() => removeFolder(outDir))

  it('fetches nothing, and does not show where somebody has been', () => {
    expect(css)
      .to.include('.notice')
      .and.not.match(/url\(|image-set\(|@import|@font-face|:visited/)
  })

  it('moves nothing, unless one has no objection', () => {
    const still = css
      .replace(/@keyframes \w+\{(?:[^{}]*\{[^{}]*\})*\}/g, '')
      .replace(/@media ?\(prefers-reduced-motion: ?no-preference\)\{(?:[^{}]*\{[^{}]*\})*\}/g, '')
    expect(still.length).to.be.above(0.9 * css.length)
    expect(still).to.not.match(/animation|transition|scroll-behavior/)
  })

  it('names faces that a phone with Android has before those that its maker chose', () => {
    const facesOf = (selector: RegExp) => {
      const [, rule = ''] = selector.exec(css) ?? []
      const [, faces = ''] = /font-family:([^;}]+)/.exec(rule) ?? []
      return faces.split(',').map((face) => face.replaceAll('"', '').trim())
    }
    expect(facesOf(/[}]html\{([^}]*font-family[^}]*)\}/).slice(0, 2)).to.deep.equal([
      'Roboto',
      'system-ui',
    ])
    const headings = facesOf(/[}]h1,h2(?:,[.a-z]+)*\{(font-family[^}]*)\}/)
    expect(headings).to.include('Noto Serif').and.not.to.include('ui-serif')
  })

  it('is small', () => {
    expect(brotliCompressSync(css).length).to.be.at.most(5 * 1024)
  })

  it('has no rule for a class that no view has', () => {
    const sources = ['reporter', 'shared'].flatMap((folder) =>
      readdirSync(join(CLIENT, folder), { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.ts'))
        .map((name) => readFileSync(join(CLIENT, folder, name), 'utf8')),
    )
    const words = new Set(sources.join('\n').match(/[\w-]+/g))
    const classes = new Set([...css.matchAll(/\.([a-z][\w-]*)/g)].map(([, name]) => name ?? ''))
    expect(classes).to.include('notice')
    expect([...classes].filter((name) => !words.has(name))).to.deep.equal([])
  })
})
