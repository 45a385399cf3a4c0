import type { Finding } from './finding.ts'
import { lineOf, type SourceFile, type Tree } from './tree.ts'

/** Most sources in one folder; more of them make a folder hard to read. */
const MOST_SOURCES = 25

/** Folders with more sources than anybody can look over. */
export function checkFolders({ sources }: Tree): readonly Finding[] {
  const counts = new Map<string, number>()
  for (const { path } of sources) {
    const folder = folderOf(path)
    counts.set(folder, (counts.get(folder) ?? 0) + 1)
  }
  return [...counts]
    .filter(([, count]) => count > MOST_SOURCES)
    .map(([path, count]) => ({
      path,
      line: 1,
      rule: 'folder',
      remedy: `find the folder that hides in it: ${count} sources, and ${MOST_SOURCES} are the most`,
    }))
}

/** Lines from which a file may have only one neighbour that imports it. */
const LEAST_LINES = 40

/** Short files that stay by themselves, each with its reason. */
const SHORT: readonly RegExp[] = [
  // The first file of a worker or a page is a file of its own.
  /^client\/(?:desk\/export\/pdf\/pdf-worker|reporter\/app)\.ts$/,
  // The build puts a call of it into libsodium.
  /^client\/reporter\/worker\/sodium-wasm\.ts$/,
  // A migration never changes once it has run.
  /^db\/migrations\//,
  // Each route has its file.
  /^server\/routes\//,
  // Tests and their parts are named for what they test.
  /^test\//,
  /\.(?:css|d\.ts)$/,
]

/** Short files that one neighbour imports, and that belong into it. */
export function checkShort({ sources }: Tree): readonly Finding[] {
  const importers = new Map<string, Set<string>>()
  for (const { path, imports } of sources) {
    if (path.startsWith('test/')) continue
    for (const { target } of imports) {
      if (target !== null) importers.set(target, (importers.get(target) ?? new Set()).add(path))
    }
  }
  return sources.flatMap(({ path, text }) => {
    const [only, ...others] = importers.get(path) ?? []
    const isShort = text.split('\n').length - 1 < LEAST_LINES
    if (!isShort || only === undefined || others.length > 0) return []
    if (folderOf(only) !== folderOf(path) || SHORT.some((one) => one.test(path))) return []
    const remedy = `put it into ${only}, which alone imports it, or say why not in scripts/rules/shape.ts`
    return [{ path, line: 1, rule: 'short', remedy }]
  })
}

/** A switch that could silently skip a new kind: it has no default that names the other kinds. */
export function checkSwitches({ path, code }: SourceFile): readonly Finding[] {
  if (path.startsWith('test/')) return []
  return [...code.matchAll(/^( *)switch \(.*\) \{$/gm)].flatMap((found) => {
    const [line, indent = ''] = found
    const end = code.indexOf(`\n${indent}}`, found.index + line.length)
    const body = code.slice(found.index, end)
    if (body.includes(`\n${indent}  default:`)) return []
    const remedy =
      'end it in "default: return x satisfies never", so that a new kind does not compile'
    return [{ path, line: lineOf(code, found.index), rule: 'switch', remedy }]
  })
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')))
}

/** Programs in which an exported name means only one thing. Texts use one name for each language on purpose. */
const PROGRAMS = /^(?:client\/(?:desk|editor|reporter|shared)|crypto|server|scripts)(?=\/)/

const EXPORTED = /^export (?:async )?(?:function\*?|class|const|interface|type) (\w+)/gm

/** Names that two files of one program export: a search for one finds the other. */
export function checkNames({ sources }: Tree): readonly Finding[] {
  const first = new Map<string, string>()
  return sources.flatMap(({ path, code }) => {
    const program = PROGRAMS.exec(path)?.[0]
    if (program === undefined) return []
    return [...code.matchAll(EXPORTED)].flatMap((found) => {
      const name = found[1] ?? ''
      const other = first.get(`${program} ${name}`)
      first.set(`${program} ${name}`, other ?? path)
      if (other === undefined || other === path) return []
      const remedy = `${name}: ${other} exports that name too; say what this one is`
      return [{ path, line: lineOf(code, found.index), rule: 'name', remedy }]
    })
  })
}
