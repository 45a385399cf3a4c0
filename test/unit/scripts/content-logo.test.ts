import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { LOGO_MOST } from '../../../client/texts/logo.ts'
import { cleanLogo, LogoError } from '../../../scripts/content/logo.ts'
import { contentProblems, readContent } from '../../../scripts/content/read.ts'
import { HOSTILE_LOGO, pngLogo, SVG_LOGO } from '../../support/files/logos.ts'
import { complaint, copySample } from '../../support/scripts/content-folder.ts'

const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

/** The mistake of a logo; null if it is good. */
async function mistakeOf(file: 'logo.svg' | 'logo.png', body: Uint8Array | string) {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body
  const outcome = await cleanLogo({ file, body: bytes }).catch((error: unknown) => error)
  return outcome instanceof LogoError ? outcome.mistake : null
}

function withLogo(name: string, body: Uint8Array): string {
  const folder = copySample()
  writeFileSync(join(folder, name), body)
  return folder
}

describe('the logo of a content folder', () => {
  it('A02: is optional, and is read as it lies there', () => {
    expect(readContent(copySample()).logo).to.equal(null)
    const { logo } = readContent(withLogo('logo.svg', SVG_LOGO))
    expect(logo && { ...logo, body: textOf(logo.body) }).to.deep.equal({
      file: 'logo.svg',
      body: textOf(SVG_LOGO),
    })
  })

  it('A02: keeps its shape, and loses every script and every way to fetch something', async () => {
    const { body, type, ratio } = await cleanLogo({ file: 'logo.svg', body: HOSTILE_LOGO })
    expect({ type, ratio }).to.deep.equal({ type: 'image/svg+xml', ratio: 2 })
    expect(textOf(body)).to.include('<rect')
    expect(textOf(body)).to.not.match(/evil|alert|script|import|iframe|onload|onclick/i)
  })

  it('A02: loses the words in a PNG', async () => {
    const { body, type, ratio } = await cleanLogo({ file: 'logo.png', body: pngLogo(120, 40) })
    expect({ type, ratio }).to.deep.equal({ type: 'image/png', ratio: 3 })
    expect(textOf(body)).to.not.include('Nordmann')
  })

  it('A02: is refused by its size before anything else, with the most that it may have', () => {
    for (const [file, most] of Object.entries(LOGO_MOST)) {
      expect(complaint(withLogo(file, new Uint8Array(most)))).to.equal(null)
      expect(complaint(withLogo(file, new Uint8Array(most + 1)))).to.equal(
        `${file}:1: ${most + 1} bytes: make it smaller, to ${most} bytes at most: everybody loads it with the first page`,
      )
    }
  })

  it('A02: is named among all mistakes of a folder, and only one may be there', () => {
    const folder = withLogo('logo.svg', SVG_LOGO)
    writeFileSync(join(folder, 'logo.png'), pngLogo(3, 1))
    expect(contentProblems(folder).map(({ message }) => message)).to.deep.equal([
      'logo.png:1: there is also logo.svg: keep one of them',
    ])
  })

  it('A02: may be no folder', () => {
    const folder = copySample()
    mkdirSync(join(folder, 'logo.svg'))
    expect(complaint(folder)).to.equal('logo.svg:1: not a file: put a text file in its place')
  })

  it('A02: is refused if it is of another kind, damaged, or without a shape that fits a band', async () => {
    const svg = (attributes: string) =>
      `<svg xmlns="http://www.w3.org/2000/svg" ${attributes}><path d="M0 0h1v1z"/></svg>`
    const cut = pngLogo(30, 10).subarray(0, 60)
    expect({
      none: await mistakeOf('logo.svg', SVG_LOGO),
      measures: await mistakeOf('logo.svg', svg('width="40px" height="20"')),
      text: await mistakeOf('logo.svg', 'a text'),
      other: await mistakeOf('logo.png', SVG_LOGO),
      cut: await mistakeOf('logo.png', cut),
      open: await mistakeOf('logo.svg', svg('viewBox="0 0 2 1"').slice(0, -6)),
      shapeless: await mistakeOf('logo.svg', svg('')),
      percent: await mistakeOf('logo.svg', svg('width="100%" height="50%"')),
      flat: await mistakeOf('logo.svg', svg('viewBox="0 0 90 10"')),
      empty: await mistakeOf('logo.svg', svg('viewBox="0 0 10 0"')),
      tall: await mistakeOf('logo.png', pngLogo(1, 5)),
    }).to.deep.equal({
      none: null,
      measures: null,
      text: 'kind',
      other: 'kind',
      cut: 'damaged',
      open: 'damaged',
      shapeless: 'shape',
      percent: 'shape',
      flat: 'shape',
      empty: 'shape',
      tall: 'shape',
    })
  })
})
