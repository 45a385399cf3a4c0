import { lineOf, type SourceFile, type Tree } from './tree.ts'

export interface Finding {
  readonly path: string
  readonly line: number
  readonly rule: string
  /** What to do about it. */
  readonly remedy: string
}

/** All that is wrong with the shape of the tree. */
export function checkTree(tree: Tree): readonly Finding[] {
  return [
    ...checkTopLevel(tree),
    ...tree.sources.flatMap((source) => [
      ...checkLength(source),
      ...checkDirections(source),
      ...checkEngines(source),
      ...checkWords(source),
    ]),
    ...checkCycles(tree.sources),
  ]
}

const TOP_LEVEL = new Set([
  ...['server', 'client', 'crypto', 'db', 'scripts', 'test', '.ci'],
  ...['README.md', 'LICENSE', 'SECURITY.md', 'CHANGELOG.md'],
  ...['package.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.base.json', 'biome.json'],
  ...['.mocharc.json', '.editorconfig', '.gitattributes', '.gitignore', '.npmrc', '.nvmrc'],
])

function checkTopLevel(tree: Tree): readonly Finding[] {
  return tree.topLevel
    .filter((name) => !TOP_LEVEL.has(name))
    .map((path) => ({
      path,
      line: 1,
      rule: 'top-level',
      remedy:
        'put it beside what it belongs to: the top level is given (scripts/rules/tree-rules.ts)',
    }))
}

/** From 400 lines on a reviewer looks whether a file is one idea. */
const LONGEST = 600

function checkLength({ path, text }: SourceFile): readonly Finding[] {
  const lines = text.split('\n').length - 1
  if (lines <= LONGEST) return []
  const remedy = `split it by idea: ${lines} lines, and ${LONGEST} are the most that one can review`
  return [{ path, line: LONGEST + 1, rule: 'length', remedy }]
}

/** The rooms of crypto/, from the ground up: each may import itself and those before it. */
const CRYPTO_ROOMS = [
  ...['primitives', 'days', 'entries', 'keys', 'drop', 'board', 'log', 'vault', 'wire'],
]

const CRYPTO_DIRECTIONS = CRYPTO_ROOMS.map((room, at): Direction => {
  const below = CRYPTO_ROOMS.slice(0, at + 1)
  return {
    from: new RegExp(`^crypto/${room}/`),
    mayImport: new RegExp(`^crypto/(?:${below.join('|')})/`),
    remedy: `crypto/${room}/ may import ${below.join(', ')} of crypto/, and nothing else of ours`,
  }
})

/** What the server may know of crypto: nothing that could open what is sealed. */
const SERVER_CRYPTO = [
  ...['bytes', 'errors', 'json', 'kdf', 'labels', 'primitives', 'sodium'].map(fileIn('primitives')),
  ...['calendar', 'working-days'].map(fileIn('days')),
  ...['choice-row', 'keylist', 'publication', 'stop', 'succession', 'suspension'].map(
    fileIn('keys'),
  ),
  ...['cover-drop'].map(fileIn('drop')),
  ...['echo', 'page'].map(fileIn('board')),
  ...['listing', 'puzzle', 'request', 'wire'].map(fileIn('wire')),
]

function fileIn(room: string) {
  return (name: string) => `${room}/${name}`
}

interface Direction {
  readonly from: RegExp
  readonly mayImport: RegExp
  readonly remedy: string
}

/** The first line that fits a file decides. */
const DIRECTIONS: readonly Direction[] = [
  ...CRYPTO_DIRECTIONS,
  {
    from: /^crypto\//,
    mayImport: /^(?!)/,
    remedy: `put it into a room of crypto/: ${CRYPTO_ROOMS.join(', ')}`,
  },
  {
    from: /^db\//,
    mayImport: /^(?:db|crypto)\//,
    remedy: 'db/ may import crypto/ alone',
  },
  {
    from: /^server\//,
    mayImport: new RegExp(`^(?:server/|db/|crypto/(?:${SERVER_CRYPTO.join('|')})\\.ts$)`),
    remedy: `server/ may import db/ and, of crypto/, only ${SERVER_CRYPTO.join(', ')}`,
  },
  {
    from: /^client\/desk\/host/,
    mayImport: /^(?:client\/(?:desk|shared)|crypto)\//,
    remedy: "the desk's host may import the desk, client/shared/ and crypto/",
  },
  {
    from: /^client\/desk\//,
    mayImport: /^(?:client\/(?:desk\/(?!host)|shared\/|texts\/)|crypto\/)/,
    remedy: 'the desk in the browser may import client/shared/, client/texts/ and crypto/, no host',
  },
  {
    from: /^client\/reporter\//,
    mayImport: /^(?:client\/(?:reporter|shared|texts)|crypto)\//,
    remedy:
      'the reporter may import client/shared/, client/texts/ and crypto/, nothing of the desk',
  },
  {
    from: /^client\//,
    mayImport: /^(?:client\/(?:shared|texts)|crypto)\//,
    remedy: 'client/shared/ and client/texts/ may import each other and crypto/',
  },
  {
    from: /^scripts\/bench/,
    mayImport: /^(?!test\/(?!support\/))/,
    remedy: 'the benchmark may import anything, but of test/ only its support',
  },
  {
    from: /^scripts\/(?:start|serve|training)/,
    mayImport: /^(?!test\/)/,
    remedy: 'nothing but tests and the benchmark may import test/',
  },
  {
    from: /^scripts\//,
    mayImport: /^(?!test\/|server\/)/,
    remedy:
      'scripts/ may import neither test/ nor, but for start, serve, training and bench, server/',
  },
]

function checkDirections({ path, imports }: SourceFile): readonly Finding[] {
  const direction = DIRECTIONS.find(({ from }) => from.test(path))
  if (direction === undefined) return []
  return imports
    .filter(({ target }) => target !== null && !direction.mayImport.test(target))
    .map(({ line, specifier }) => ({
      path,
      line,
      rule: 'import-direction',
      remedy: `${specifier}: ${direction.remedy}`,
    }))
}

const ENGINES = [
  {
    packages: /^libsodium/,
    only: /^crypto\/primitives\/sodium(?:-[a-z]+)?\.ts$/,
    owner: 'crypto/primitives/sodium*.ts',
  },
  {
    packages: /^@noble\//,
    // what locks other people's PDF files is no part of our protocol
    only: /^(?:crypto\/primitives\/noble|client\/shared\/clean\/pdf\/ciphers)\.ts$/,
    owner:
      'crypto/primitives/noble.ts and, for the locks of PDF files, client/shared/clean/pdf/ciphers.ts',
  },
  { packages: /^node:/, only: /^(?!crypto\/)/, owner: 'what runs in Node, never crypto/,' },
]

/** Tests may ask the libraries themselves: they are the second opinion. */
function checkEngines({ path, imports }: SourceFile): readonly Finding[] {
  if (path.startsWith('test/')) return []
  return imports.flatMap(({ specifier, line }) =>
    ENGINES.filter(({ packages, only }) => packages.test(specifier) && !only.test(path)).map(
      ({ owner }) => ({
        path,
        line,
        rule: 'engine',
        remedy: `only ${owner} may import ${specifier}: use the Primitives that it gives`,
      }),
    ),
  )
}

interface Forbidden {
  readonly where: RegExp
  readonly word: RegExp
  readonly remedy: string
}

const FORBIDDEN: readonly Forbidden[] = [
  {
    where: /^(?:client|crypto)\//,
    word: /\b(?:innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML|document\.write)\b/g,
    remedy: 'build nodes and set textContent: text must never become markup',
  },
  {
    where: /^(?:client|crypto)\//,
    word: /\b(?:document\.cookie|localStorage|sessionStorage|indexedDB)\b/g,
    remedy: "keep it in memory: nothing of ours stays in a reporter's browser",
  },
  {
    where: /^(?:client|crypto|server|db)\//,
    word: /\bMath\.random\b/g,
    remedy: 'draw from systemRandom of crypto/primitives/bytes.ts',
  },
  {
    where: /^(?:client|crypto|server|db)\//,
    word: /\beval\s*\(|\bnew\s+Function\b/g,
    remedy: 'write it out: the content security policy refuses code made from text',
  },
  {
    where: /^server\/(?!config\.ts$)/,
    word: /\bprocess\s*\.\s*env\b/g,
    remedy: 'read it once in server/config.ts and pass it on',
  },
  {
    where: /^test\/.*\.test\.tsx?$/,
    word: /\b(?:describe|it|context|this)\.(?:skip|only)\b/g,
    remedy: 'run it or remove it: a test that is left out proves nothing',
  },
]

function checkWords({ path, code }: SourceFile): readonly Finding[] {
  return FORBIDDEN.filter(({ where }) => where.test(path)).flatMap(({ word, remedy }) =>
    [...code.matchAll(word)].map((match) => ({
      path,
      line: lineOf(code, match.index),
      rule: 'forbidden-word',
      remedy: `${match[0]}: ${remedy}`,
    })),
  )
}

/** Each cycle is named once, at the import that closes it. */
function checkCycles(sources: readonly SourceFile[]): readonly Finding[] {
  const files = new Map(sources.map((source) => [source.path, source]))
  const findings: Finding[] = []
  const done = new Set<string>()
  const visit = (path: string, trail: readonly string[]) => {
    if (done.has(path)) return
    for (const { target, line } of files.get(path)?.imports ?? []) {
      if (target === null || !files.has(target)) continue
      const at = [...trail, path].indexOf(target)
      if (at === -1) {
        visit(target, [...trail, path])
        continue
      }
      const cycle = [...[...trail, path].slice(at), target].join(' → ')
      const remedy = `${cycle}: move what both need into a module of its own`
      findings.push({ path, line, rule: 'cycle', remedy })
    }
    done.add(path)
  }
  for (const path of files.keys()) visit(path, [])
  return findings
}
