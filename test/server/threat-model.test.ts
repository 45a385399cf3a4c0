import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect } from 'chai'

const root = new URL('../../', import.meta.url)
const text = readFileSync(new URL('server/THREAT-MODEL.md', root), 'utf8')

describe('the threat model', () => {
  it('names files that are there, and every test of the server', () => {
    const named = [...text.matchAll(/`((?:test|server|db|crypto)\/[\w./-]+\.\w+)`/g)].map(
      ([, file]) => file!,
    )
    expect(named.length).to.be.greaterThan(20)
    expect(named.filter((file) => !existsSync(new URL(file, root)))).to.deep.equal([])
    const tests = readdirSync(new URL('test/server/', root)).filter((name) =>
      name.endsWith('.test.ts'),
    )
    // these say nothing of an adversary
    const plain = ['config', 'flow', 'pages', 'threat-model'].map((name) => `${name}.test.ts`)
    const missing = tests.filter((name) => !named.includes(`test/server/${name}`))
    expect(missing.sort()).to.deep.equal(plain)
  })

  it('cites in its table only tests that its list has', () => {
    const table = text.slice(text.indexOf('## Who learns what'), text.indexOf('## Tests'))
    const list = text.slice(text.indexOf('## Tests'), text.indexOf('## Abuse'))
    const cited = [...table.matchAll(/\[([\d, ]+)\]/g)].flatMap(([, numbers]) =>
      numbers!.split(', '),
    )
    const listed = [...list.matchAll(/^(\d+)\. /gm)].map(([, number]) => number!)
    expect(listed).to.deep.equal(listed.map((_, i) => String(i + 1)))
    expect([...new Set(cited)].filter((number) => !listed.includes(number))).to.deep.equal([])
    const everywhere = text.slice(0, text.indexOf('## Tests'))
    for (const number of listed)
      expect(everywhere).to.match(new RegExp(`\\[[^\\]]*\\b${number}\\b`))
  })
})
