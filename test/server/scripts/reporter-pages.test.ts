import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { expect } from 'chai'
import { zlibSync } from 'fflate'
import { ROLES } from '../../../client/reporter/served/built.ts'
import { CATALOGUES } from '../../../client/texts/catalogue.ts'
import { LOGO_MOST } from '../../../client/texts/logo.ts'
import { PAGE_IDS, pagePath, pathsOf } from '../../../client/texts/pages.ts'
import { dayOf, isoDate } from '../../../crypto/days/calendar.ts'
import { LANGUAGES } from '../../../crypto/entries/names.ts'
import { verifyKeyList } from '../../../crypto/keys/keylist.ts'
import { decodePublication } from '../../../crypto/keys/publication.ts'
import { systemRandom } from '../../../crypto/primitives/bytes.ts'
import { noble } from '../../../crypto/primitives/noble.ts'
import { loadSumo } from '../../../crypto/primitives/sodium-sumo.ts'
import { DIST } from '../../../scripts/build/client.ts'
import { reporterPages } from '../../../scripts/build/reporter-pages.ts'
import { buildReporterProgram } from '../../../scripts/build/reporter-program.ts'
import { makeInstance } from '../../../scripts/ceremony/core.ts'
import { readContent } from '../../../scripts/content/read.ts'
import { SAMPLE_PLAN, sampleContent } from '../../../scripts/demo/sample.ts'
import { packPages } from '../../../server/pages.ts'
import { pngLogo } from '../../support/files/logos.ts'
import { copySample, edit } from '../../support/scripts/content-folder.ts'

describe('what reporters are served', () => {
  let pages: Awaited<ReturnType<typeof reporterPages>>
  let fingerprint: string
  let publication: Uint8Array
  const content = sampleContent()

  /** The pages as a server makes them, which has verified the list that it has in use. */
  const rendered = async (bytes: Uint8Array, by = content) =>
    reporterPages(
      await buildReporterProgram(),
      verifyKeyList(noble, decodePublication(bytes).signed, fingerprint),
      by,
    )

  before(async () => {
    const engine = await loadSumo()
    const cost = { operations: 1, memory: 8 }
    const tools = { engine, random: systemRandom, today: dayOf(Date.now()), cost }
    const instance = makeInstance(
      tools,
      SAMPLE_PLAN,
      content.document,
      () => 'a passphrase of the test',
    )
    ;({ fingerprint, publication } = instance)
    pages = await rendered(publication)
  })

  const text = (path: string) => new TextDecoder().decode(pages.get(path)?.body)

  it('is every page in each language, the icon, security.txt, and what they load', () => {
    const paths = [...pages.keys()].map((path) => path.replace(/-[0-9a-f]{12}\./, '-HASH.'))
    const toRead = (['landing', ...PAGE_IDS] as const).flatMap((id) => Object.values(pathsOf(id)))
    expect(toRead).to.have.length(3 * 21)
    expect(paths.sort()).to.deep.equal(
      [
        ...toRead,
        '/.well-known/security.txt',
        '/assets/aloud-HASH.js',
        '/assets/app-HASH.js',
        '/assets/clean-HASH.js',
        '/assets/files-HASH.js',
        '/assets/hint-HASH.js',
        '/assets/listen-HASH.js',
        '/assets/page.svg',
        ...LANGUAGES.map((language) => `/assets/pages-${language}-HASH.json`),
        '/assets/reading-HASH.js',
        '/assets/script-HASH.js',
        '/assets/sodium-HASH.wasm',
        '/assets/style-HASH.css',
        ...LANGUAGES.map((language) => `/assets/words-${language}-HASH.json`),
        '/assets/worker-HASH.js',
      ].sort(),
    )
  })

  it('takes, packed, at most 53,700 bytes until there is a form to write in, in each language', async () => {
    // The way to the form may cost 60,000 bytes; the rest is left to the headers of five requests.
    const limit = 53_700
    const packed = await packPages(pages)
    for (const language of LANGUAGES) {
      const first = new RegExp(`^/assets/(style|script|app|words-${language})-`)
      const wanted = [...packed].filter(
        ([path]) => path === pathsOf('landing')[language] || first.test(path),
      )
      expect(wanted).to.have.length(5)
      const bytes = wanted.reduce((sum, [, { bodies }]) => sum + (bodies.br?.length ?? 0), 0)
      expect(bytes, language).to.be.within(40_000, limit)
    }
  })

  it('N12: takes, packed, at most 12 kB for the hint before sending and its words, in each language', async () => {
    const [path = ''] = [...pages.keys()].filter((one) => one.startsWith('/assets/hint-'))
    const packed = await packPages(new Map([[path, pages.get(path)!]]))
    const script = packed.get(path)?.bodies.br?.length ?? 0
    for (const language of LANGUAGES) {
      const { hint, hintKinds, hintWhy } = CATALOGUES[language]
      const words = brotliCompressSync(JSON.stringify({ hint, hintKinds, hintWhy })).length
      expect(script + words, language).to.be.within(5_000, 12_000)
    }
  })

  it('says what the content folder says at the start: words and colours, and no markup of its own', async () => {
    const folder = copySample()
    edit(folder, 'pages/rights.yaml', /^ {2}nn: .*$/m, `  nn: 'Fem < 6 & "sju"'`)
    edit(folder, 'theme.yaml', /^(light:\n {2}accent): .*$/m, "$1: '#7a1f3d'")
    const edited = await rendered(publication, readContent(folder))
    const decode = (path: string) => new TextDecoder().decode(edited.get(path)?.body)
    const page = decode(pagePath('nn', 'rights'))
    expect(page).to.match(/<h1[^>]*>Fem &lt; 6 &amp; (?:"|&quot;)sju(?:"|&quot;)<\/h1>/)
    expect(text(pagePath('nn', 'rights'))).to.not.include('Fem')
    const style = [...edited.keys()].find((path) => /\/style-.*\.css$/.test(path)) ?? ''
    expect(decode(style)).to.include('#7a1f3d')
    expect([...pages.keys()]).to.not.include(style)
  })

  it('W19: is a first page that can be used after at most six requests and 30 kB', async () => {
    for (const language of LANGUAGES) {
      const path = pathsOf('landing')[language]
      const named = [...text(path).matchAll(/<(?:link|script)[^>]* (?:href|src)="([^"]+)"/g)]
      const needed = named.map(([, file = '']) => file)
      expect(1 + needed.length).to.be.at.most(6)
      const usable = [path, ...needed.filter((file) => /\/(?:style|script)-/.test(file))]
      expect(usable).to.have.length(3)
      const packed = await packPages(new Map(usable.map((file) => [file, pages.get(file)!])))
      const sizes = [...packed.values()].map(({ bodies }) => bodies.gzip!.length)
      const total = sizes.reduce((sum, size) => sum + size)
      expect(total).to.be.at.most(30_000)
    }
  })

  it('A02: with a logo is one file more, which the style names, and within the same limits', async () => {
    const folder = copySample()
    const most = LOGO_MOST['logo.png']
    const [small, path] = [pngLogo(60, 20), join(folder, 'logo.png')]
    const filled = zlibSync(systemRandom(most - small.length - 40), { level: 0 })
    const picture = pngLogo(60, 20, filled)
    expect(picture.length).to.be.within(most - 60, most)
    writeFileSync(path, picture)
    const edited = await rendered(publication, readContent(folder))
    const added = [...edited.keys()].filter((one) => /^\/assets\/logo-[0-9a-f]{12}\.png$/.test(one))
    expect([...edited.keys()].length).to.equal(pages.size + 1)
    const logo = edited.get(added[0] ?? '')
    expect(logo?.type).to.equal('image/png')
    const page = new TextDecoder().decode(edited.get('/')?.body)
    const files = [...page.matchAll(/<(?:link|script)[^>]* (?:href|src)="([^"]+)"/g)]
    expect(1 + files.length + added.length).to.be.at.most(6)
    const [, style = ''] = /href="([^"]+\.css)"/.exec(page) ?? []
    const css = new TextDecoder().decode(edited.get(style)?.body)
    expect(css.match(/url\([^)]*\)/g)).to.deep.equal([`url(${added[0]})`])
    const [, script = ''] = /src="([^"]+\.js)"/.exec(page) ?? []
    const needed = ['/', style, script, added[0] ?? '']
    const packed = await packPages(new Map(needed.map((one) => [one, edited.get(one)!])))
    const sizes = [...packed.values()].map(({ bodies }) => (bodies.gzip ?? bodies.identity)!.length)
    expect(sizes.reduce((sum, size) => sum + size)).to.be.at.most(30_000)
  })

  it('A02: is not rendered with a logo that cannot be cleaned', async () => {
    const folder = copySample()
    writeFileSync(join(folder, 'logo.png'), pngLogo(60, 20).subarray(0, 70))
    const outcome = await rendered(publication, readContent(folder)).catch((error: Error) => error)
    expect(String(outcome)).to.include('logo.png:1: it cannot be cleaned')
  })

  it('names whom to tell of a weakness until the key list ends, and nobody if the folder names nobody', async () => {
    const list = verifyKeyList(noble, decodePublication(publication).signed, fingerprint)
    expect(pages.get('/.well-known/security.txt')?.type).to.equal('text/plain; charset=utf-8')
    expect(text('/.well-known/security.txt')).to.equal(
      `Contact: mailto:security@example.org\nExpires: ${isoDate(list.expires)}T00:00:00Z\nPreferred-Languages: nb, nn, en\n`,
    )
    const folder = copySample()
    rmSync(join(folder, 'security.yaml'))
    const without = await rendered(publication, readContent(folder))
    expect(without.has('/.well-known/security.txt')).to.equal(false)
  })

  it('has the fingerprint of the root that signed the publication on every page', () => {
    for (const path of ['/', '/nn/', '/en/']) expect(text(path)).to.include(fingerprint)
  })

  it('states its version, and the checksum of the program files that it serves', async () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
    const folder = join(DIST, 'reporter')
    const style = readdirSync(folder).find((file) => /^style-.*\.css$/.test(file)) ?? ''
    const bodyOf = (role: string) =>
      role === 'style'
        ? readFileSync(join(folder, style))
        : [...pages].find(([path]) => path.startsWith(`/assets/${role}-`))?.[1].body
    const lines = [...ROLES].sort().map((role) => {
      const digest = createHash('sha384').update(bodyOf(role)!).digest('base64')
      return `${role} sha384-${digest}\n`
    })
    const digest = createHash('sha256').update(lines.join('')).digest('hex')
    const sum = digest.replace(/.{8}(?!$)/g, '$&-')
    expect(sum.split('-')).to.have.length(8)
    for (const [path] of [...pages].filter(([name]) => name.startsWith('/assets/pages-'))) {
      expect(JSON.parse(text(path)).site.release, path).to.deep.equal({ version, sum })
    }
    const served = text(pagePath('nn', 'protection'))
    for (const part of [`Postern ${version}`, ...sum.split('-')]) expect(served).to.include(part)
  })

  it('has nothing of the desk: no vault, no weekly keys, no staff request', () => {
    const programs = [...pages].filter(([path]) => path.endsWith('.js')).map(([path]) => text(path))
    // the scan reads what it thinks it reads
    expect(programs.some((code) => code.includes('postern/v1/'))).to.equal(true)
    for (const code of programs) {
      expect(code).to.not.match(/postern-vault|postern-weekly-keys|postern-desk|signature-input/)
    }
  })

  it('is not rendered for a publication that its root did not sign', async () => {
    const { signed } = decodePublication(publication)
    const at = 12 + signed.length - 40
    const changed = publication.slice()
    changed[at] = (changed[at] ?? 0) ^ 1
    const outcome = await rendered(changed).catch((error: Error) => error)
    expect(outcome).to.be.instanceOf(Error)
  })
})
