import { expect } from 'chai'
import { systemRandom } from '../../crypto/bytes.ts'
import { dayOf } from '../../crypto/calendar.ts'
import { decodePublication } from '../../crypto/publication.ts'
import { loadSumo } from '../../crypto/sodium-sumo.ts'
import { makeInstance } from '../../scripts/ceremony-core.ts'
import { reporterPages } from '../../scripts/reporter-pages.ts'
import { SAMPLE_PLAN, sampleContent } from '../../scripts/sample.ts'

describe('what reporters are served', () => {
  let pages: Awaited<ReturnType<typeof reporterPages>>
  let fingerprint: string
  let publication: Uint8Array
  const content = sampleContent()

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
    pages = await reporterPages(publication, content)
  })

  const text = (path: string) => new TextDecoder().decode(pages.get(path)?.body)

  it('is a page for each language, its icon, and four files', () => {
    const paths = [...pages.keys()].map((path) => path.replace(/-[0-9a-f]{12}\./, '-HASH.'))
    expect(paths.sort()).to.deep.equal([
      '/',
      '/assets/page.svg',
      '/assets/script-HASH.js',
      '/assets/sodium-HASH.js',
      '/assets/style-HASH.css',
      '/assets/worker-HASH.js',
      '/en/',
      '/nn/',
    ])
  })

  it('has the fingerprint of the root that signed the publication on every page', () => {
    for (const path of ['/', '/nn/', '/en/']) expect(text(path)).to.include(fingerprint)
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
    const outcome = await reporterPages(changed, content).catch((error: Error) => error)
    expect(outcome).to.be.instanceOf(Error)
  })
})
