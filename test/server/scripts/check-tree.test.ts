import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect } from 'chai'
import { readTree } from '../../../scripts/rules/tree.ts'
import { checkTree } from '../../../scripts/rules/tree-rules.ts'
import { startNode } from '../../support/run/process.ts'
import { tempFolder } from '../../support/run/temp.ts'

/** A tree in which every import is one that is allowed. */
const GOOD: Readonly<Record<string, string>> = {
  'README.md': 'localStorage',
  'node_modules/a/index.ts': 'eval(1)',
  'crypto/primitives/bytes.ts':
    'export const a = 1\n// Math.random is not for us; nor is localStorage.\n',
  'crypto/drop/drop.ts':
    "import { a } from '../primitives/bytes.ts'\nimport * as v from 'valibot'\n",
  'crypto/primitives/sodium.ts': "import sodium from 'libsodium-wrappers'\n",
  'crypto/primitives/noble.ts': "import { ed25519 } from '@noble/curves/ed25519.js'\n",
  'db/open.ts': "import { a } from '../crypto/primitives/bytes.ts'\nimport knex from 'knex'\n",
  'server/config.ts': 'export const port = process.env.PORT\n',
  'server/app.ts':
    "import { a } from '../crypto/primitives/bytes.ts'\nimport { d } from '../db/open.ts'\n",
  'client/shared/dom.ts': "import type { a } from '../../crypto/drop/drop.ts'\n",
  'client/shared/choice.tsx': 'export const choice = 1\n',
  'client/reporter/main.ts': "import { d } from '../shared/dom.ts'\n",
  'client/desk/page/main.tsx':
    "import { d } from '../../shared/dom.ts'\nimport type { a } from '../../../crypto/drop/drop.ts'\n",
  'client/desk/model/log.ts': "import { a } from '../../../crypto/drop/drop.ts'\n",
  'client/desk/engine/sync.ts': "import { l } from '../model/log.ts'\n",
  'client/editor/model/a.ts': 'export const m = 1\n',
  'client/editor/page/main.tsx': "import { m } from '../model/a.ts'\n",
  'client/desk/host/server.ts': "import { createServer } from 'node:http'\n",
  'scripts/start.ts': "import { app } from '../server/app.ts'\n",
  'scripts/bench.ts': "import { p } from '../test/support/process.ts'\n",
  'test/support/process.ts': 'export const p = 1\n',
  'test/server/app.test.ts': "import { app } from '../../server/app.ts'\n",
}

/** As many lines as a file needs to stand by itself. */
const LONG = 'export const a = 1\n'.repeat(40)

function findings(changes: Readonly<Record<string, string>> = {}): readonly string[] {
  const root = tempFolder('tree')
  for (const [path, text] of Object.entries({ ...GOOD, ...changes })) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return checkTree(readTree(root)).map(({ path, line, rule }) => `${path}:${line} ${rule}`)
}

describe('the check of the tree', () => {
  it('finds nothing in a tree that keeps the rules', () => {
    expect(findings()).to.deep.equal([])
  })

  const wrongWays: Readonly<Record<string, readonly [path: string, imported: string]>> = {
    'crypto to db': ['crypto/wire/a.ts', '../../db/open.ts'],
    'a room of crypto to one above it': ['crypto/days/a.ts', '../drop/drop.ts'],
    'crypto, outside its rooms, to one': ['crypto/a.ts', './drop/drop.ts'],
    'db to server': ['db/a.ts', '../server/app.ts'],
    'db to client': ['db/a.ts', '../client/shared/dom.ts'],
    'server to client': ['server/a.ts', '../client/shared/dom.ts'],
    'server to the part of crypto that opens': ['server/routes/a.ts', '../../crypto/drop/drop.ts'],
    'client to server': ['client/shared/a.ts', '../../server/app.ts'],
    'client to db': ['client/desk/model/a.ts', '../../../db/open.ts'],
    'reporter to a part drawn with a framework': ['client/reporter/a.ts', '../shared/choice.tsx'],
    'reporter to desk': ['client/reporter/a.ts', '../desk/page/main.tsx'],
    'the engine of the desk to its host': ['client/desk/engine/a.ts', '../host/server.ts'],
    'the model to the engine': ['client/desk/model/a.ts', '../engine/sync.ts'],
    'the page to the engine': ['client/desk/page/a.ts', '../engine/sync.ts'],
    'the engine to the page': ['client/desk/engine/a.ts', '../page/main.tsx'],
    'an export to the page': ['client/desk/export/a.ts', '../page/main.tsx'],
    'the desk, outside its rooms, to one': ['client/desk/a.ts', './model/log.ts'],
    'the model of the editor to its page': ['client/editor/model/b.ts', '../page/main.tsx'],
    'the page of the editor to the desk': ['client/editor/page/a.ts', '../../desk/page/main.tsx'],
    'the page of the editor to the reporter': ['client/editor/page/a.ts', '../../reporter/main.ts'],
    'the editor, outside its rooms, to one': ['client/editor/a.ts', './model/a.ts'],
    'reporter to the editor': ['client/reporter/a.ts', '../editor/model/a.ts'],
    'shared to reporter': ['client/shared/a.ts', '../reporter/main.ts'],
    'a command that edits content to the desk': [
      'scripts/content/edit/a.ts',
      '../../../client/desk/host/server.ts',
    ],
    'a script to server': ['scripts/report.ts', '../server/app.ts'],
    'start to test': ['scripts/start.ts', '../test/support/process.ts'],
    'the benchmark to a test': ['scripts/bench.ts', '../test/server/app.test.ts'],
  }
  for (const [way, [path, imported]] of Object.entries(wrongWays)) {
    it(`refuses an import from ${way}`, () => {
      const text = `const b = 1\n\nexport {\n  a,\n} from '${imported}'\n`
      expect(findings({ [path]: text })).to.deep.equal([`${path}:5 import-direction`])
    })
  }

  it('refuses what opens, for more than its types, where a case is shown', () => {
    const open = "import { type B, open } from '../../../crypto/drop/drop.ts'\n"
    for (const room of ['page', 'format', 'export', 'viewer']) {
      const path = `client/desk/${room}/a.ts`
      expect(findings({ [path]: open })).to.deep.equal([`${path}:1 shown-crypto`])
      expect(findings({ [path]: open.replace('open }', 'type C }') })).to.deep.equal([])
    }
  })

  it('sees each form of an import', () => {
    const target = '../server/app.ts'
    for (const text of [
      `import { a } from '${target}'`,
      `import a, { type b } from "${target}"`,
      `import type { a } from '${target}'`,
      `import * as a from '${target}'`,
      `import '${target}'`,
      `export * from '${target}'`,
      `export type { a } from '${target}'`,
      `const a = await import('${target}')`,
      `type A = import('${target}').A`,
      `const glob = '/*'; import { a } from '${target}' // */`,
    ]) {
      expect(findings({ 'db/a.ts': text }), text).to.deep.equal(['db/a.ts:1 import-direction'])
    }
    expect(findings({ 'db/a.ts': `// import { a } from '${target}'\n` })).to.deep.equal([])
  })

  it('refuses a cycle and names it once', () => {
    const files = {
      'db/a.ts': `import { b } from './b.ts'\n${LONG}`,
      'db/b.ts': `\nimport { c } from './c.ts'\n${LONG}`,
      'db/c.ts': `import type { a } from './a.ts'\n${LONG}`,
    }
    expect(findings(files)).to.deep.equal(['db/c.ts:1 cycle'])
    expect(findings({ 'db/a.ts': `import { a } from './a.ts'\n${LONG}` })).to.deep.equal([
      'db/a.ts:1 cycle',
    ])
  })

  it('refuses the 601st line', () => {
    expect(findings({ 'db/a.ts': '\n'.repeat(600) })).to.deep.equal([])
    expect(findings({ 'db/a.ts': '\n'.repeat(601) })).to.deep.equal(['db/a.ts:601 length'])
  })

  it('refuses the 26th source of a folder', () => {
    const many = (count: number) =>
      Object.fromEntries(
        Array.from({ length: count }, (_, i) => [`db/many/a${i}.ts`, 'export const a = 1\n']),
      )
    expect(findings(many(25))).to.deep.equal([])
    expect(findings(many(26))).to.deep.equal(['db/many:1 folder'])
  })

  it('refuses a short file that one neighbour alone imports', () => {
    const user = { 'db/many/user.ts': "import { b } from './b.ts'\n" }
    const short = { ...user, 'db/many/b.ts': 'export const b = 1\n' }
    expect(findings(short)).to.deep.equal(['db/many/b.ts:1 short'])
    expect(findings({ ...short, 'db/many/b.ts': LONG })).to.deep.equal([])
    const second = { 'db/many/second.ts': "import { b } from './b.ts'\n" }
    expect(findings({ ...short, ...second })).to.deep.equal([])
    const elsewhere = { 'db/a.ts': "import { b } from './many/b.ts'\n" }
    expect(findings({ ...elsewhere, 'db/many/b.ts': 'export const b = 1\n' })).to.deep.equal([])
    const test = { 'test/b.test.ts': "import { b } from '../db/many/b.ts'\n" }
    expect(findings({ ...short, ...test })).to.deep.equal(['db/many/b.ts:1 short'])
  })

  it('refuses sentences that hide their subject, and words of a dialect, in comments', () => {
    const lines = [
      '/** Slots that a page shows. What a page shows is built at a tick. */',
      '/**',
      ' * A slot.',
      ' *',
      ' * @returns null where there is none',
      ' */',
      "const a = 'Whoever reads this anew' // Of all slots the newest is read anew",
      '// It is read again,',
      '// and only by',
      '// whoever has the code.',
    ]
    const path = 'crypto/board/a.ts'
    expect(findings({ [path]: `${lines.join('\n')}\n` })).to.deep.equal([
      `${path}:1 plain-words`,
      `${path}:2 plain-words`,
      ...[`${path}:7 plain-words`, `${path}:7 plain-words`],
      `${path}:8 plain-words`,
    ])
    const titles = ['reads it anew', 'reads it again'].map((title) => `it('${title}', () => {})\n`)
    expect(findings({ 'test/unit/a.test.ts': titles.join('') })).to.deep.equal([
      'test/unit/a.test.ts:1 plain-words',
    ])
  })

  it('refuses a switch that a new kind would pass by in silence', () => {
    const open = "function f(a: 'b') {\n  switch (a) {\n    case 'b':\n      return 1\n"
    const none = `${open}  }\n}\n`
    expect(findings({ 'db/a.ts': none })).to.deep.equal(['db/a.ts:2 switch'])
    const ended = `${open}    default:\n      return a satisfies never\n  }\n}\n`
    expect(findings({ 'db/a.ts': ended })).to.deep.equal([])
  })

  it('refuses a name that two files of one program export', () => {
    const one = { 'server/one.ts': `export function same() {}\n${LONG}` }
    expect(findings(one)).to.deep.equal([])
    const two = { ...one, 'server/two.ts': 'export interface same {}\n' }
    expect(findings(two)).to.deep.equal(['server/two.ts:1 name'])
    expect(findings({ ...one, 'scripts/two.ts': 'export const same = 1\n' })).to.deep.equal([])
  })

  it('refuses a crypto library outside its engine, and Node in crypto', () => {
    const sodium = "import sodium from 'libsodium-wrappers'\n"
    const noble = "import { blake2b } from '@noble/hashes/blake2.js'\n"
    expect(findings({ 'crypto/a.ts': sodium })).to.deep.equal(['crypto/a.ts:1 engine'])
    expect(findings({ 'crypto/primitives/sodium.ts': noble })).to.deep.equal([
      'crypto/primitives/sodium.ts:1 engine',
    ])
    expect(findings({ 'client/desk/model/a.ts': noble })).to.deep.equal([
      'client/desk/model/a.ts:1 engine',
    ])
    expect(findings({ 'server/a.ts': sodium })).to.deep.equal(['server/a.ts:1 engine'])
    expect(findings({ 'crypto/a.ts': "import 'node:crypto'\n" })).to.deep.equal([
      'crypto/a.ts:1 engine',
    ])
  })

  const words: readonly (readonly [path: string, code: string])[] = [
    ['client/a.ts', 'node.innerHTML = text'],
    ['client/desk/a.tsx', 'const a = <p dangerouslySetInnerHTML={text} />'],
    ['client/a.ts', "document.cookie = 'a=1'"],
    ['client/a.ts', 'localStorage.a = 1'],
    ['client/a.ts', 'window.sessionStorage.a = 1'],
    ['client/a.ts', "indexedDB.open('a')"],
    ['crypto/a.ts', 'const a = Math.random()'],
    ['crypto/a.ts', "eval('1')"],
    ['client/a.ts', "const a = new Function('return 1')"],
    ['server/a.ts', 'const a = process.env.PORT'],
    ['server/routes/config.ts', 'const a = process.env.PORT'],
    ['test/a.test.ts', `${['it', 'skip'].join('.')}('works', () => undefined)`],
    ['test/a.test.ts', `${['describe', 'only'].join('.')}('it', () => undefined)`],
  ]
  for (const [path, code] of words) {
    it(`refuses "${code}" in ${path}`, () => {
      expect(findings({ [path]: `const b = 1\n${code}\n` })).to.deep.equal([
        `${path}:2 forbidden-word`,
      ])
    })
  }

  it('refuses what does not belong at the top level', () => {
    expect(findings({ 'lib/a.md': '' })).to.deep.equal(['lib:1 top-level'])
    expect(findings({ 'notes.md': '' })).to.deep.equal(['notes.md:1 top-level'])
  })

  it('as a command names file, line, rule and remedy, and fails', async () => {
    const root = tempFolder('tree')
    mkdirSync(join(root, 'crypto'))
    writeFileSync(join(root, 'crypto/a.ts'), 'export const a = Math.random()\n')
    const child = startNode('scripts/check-tree.ts', ['--root', root])
    expect(await child.exit).to.deep.equal({ code: 1, signal: null })
    expect(child.stderr).to.deep.equal([
      'crypto/a.ts:1 forbidden-word: Math.random: draw from systemRandom of crypto/primitives/bytes.ts',
    ])
  })
})
