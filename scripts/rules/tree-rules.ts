import { checkDirections, checkShownCrypto } from './directions.ts'
import type { Finding } from './finding.ts'
import { checkPlainWords } from './plain-words.ts'
import { checkFolders, checkNames, checkShort, checkSwitches } from './shape.ts'
import { lineOf, type SourceFile, type Tree } from './tree.ts'

/** All that is wrong with the shape of the tree. */
export function checkTree(tree: Tree): readonly Finding[] {
  return [
    ...checkTopLevel(tree),
    ...tree.sources.flatMap((source) => [
      ...checkLength(source),
      ...checkDirections(source),
      ...checkShownCrypto(source),
      ...checkSwitches(source),
      ...checkEngines(source),
      ...checkWords(source),
      ...checkPlainWords(source),
    ]),
    ...checkFolders(tree),
    ...checkShort(tree),
    ...checkNames(tree),
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
