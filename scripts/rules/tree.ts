import { readdirSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'

/** One file of the tree, as the rules see it. */
export interface SourceFile {
  /** From the root, with slashes. */
  readonly path: string
  readonly text: string
  /** The text with comments blanked, so that a word in prose is no finding. */
  readonly code: string
  readonly imports: readonly Import[]
  /** Comments as prose; lines of `//` that follow one another are one. */
  readonly comments: readonly Prose[]
  /** Titles of tests, if it is a file of tests. */
  readonly titles: readonly Prose[]
}

/** Words for people, and the line on which they begin. */
export interface Prose {
  readonly line: number
  readonly text: string
}

export interface Import {
  /** As written. */
  readonly specifier: string
  /** Path from the root if it names a file of ours; null for packages. */
  readonly target: string | null
  readonly line: number
  /** Whether only types come with it. */
  readonly isType: boolean
}

export interface Tree {
  /** Names at the top level, without what git ignores. */
  readonly topLevel: readonly string[]
  readonly sources: readonly SourceFile[]
}

const IGNORED = new Set(['node_modules', 'dist', '.git', '.data', '.cache'])
const SOURCE = /\.(?:ts|tsx|mjs|css)$/

/** Read every source file below `root`. */
export function readTree(root: string): Tree {
  const topLevel = readdirSync(root).filter((name) => !IGNORED.has(name))
  const sources = sourcePaths(root, '').map((path) =>
    parseSource(path, readFileSync(posix.join(root, path), 'utf8')),
  )
  return { topLevel, sources }
}

function sourcePaths(root: string, folder: string): readonly string[] {
  return readdirSync(posix.join(root, folder), { withFileTypes: true })
    .filter(({ name }) => !IGNORED.has(name))
    .flatMap((entry) => {
      const path = posix.join(folder, entry.name)
      if (entry.isDirectory()) return sourcePaths(root, path)
      return SOURCE.test(entry.name) ? [path] : []
    })
}

const STRING_OR_COMMENT =
  /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`|\/\/[^\n]*|\/\*[\s\S]*?\*\//g

const IMPORT =
  /\b(?:import|export)\b[^'"`;=(]*?\bfrom\s*(['"])(.+?)\1|\bimport\s*\(?\s*(['"])(.+?)\3/g

/** An import, or an export from elsewhere, that takes nothing but types. */
const TYPES_ALONE = /^(?:import|export)\s+(?:type\b|\{(?:\s*type\s+[^,}]+,?)+\s*\})/

/** Find what a file imports, by the words of the language and without a compiler. */
export function parseSource(path: string, text: string): SourceFile {
  const code = text.replace(STRING_OR_COMMENT, (token) =>
    token.startsWith('/') ? token.replace(/[^\n]/g, ' ') : token,
  )
  const imports = [...code.matchAll(IMPORT)].map((match) => {
    const specifier = match[2] ?? match[4] ?? ''
    const line = lineOf(code, match.index + match[0].length)
    return {
      specifier,
      target: targetOf(path, specifier),
      line,
      isType: TYPES_ALONE.test(match[0]),
    }
  })
  return { path, text, code, imports, comments: commentsOf(text), titles: titlesOf(path, code) }
}

function commentsOf(text: string): readonly Prose[] {
  const comments: { line: number; text: string; end: number; isAlone: boolean }[] = []
  for (const { 0: token, index } of text.matchAll(STRING_OR_COMMENT)) {
    if (!token.startsWith('/')) continue
    const end = index + token.length
    const before = comments.at(-1)
    const isAlone = text.slice(text.lastIndexOf('\n', index) + 1, index).trim() === ''
    const goesOn = before?.isAlone && /^\n[ \t]*$/.test(text.slice(before.end, index))
    if (token.startsWith('//') && goesOn) {
      comments.splice(-1, 1, { ...before, text: `${before.text} ${token.slice(2).trim()}`, end })
    } else comments.push({ line: lineOf(text, index), text: proseOf(token), end, isAlone })
  }
  return comments
}

function proseOf(comment: string): string {
  if (comment.startsWith('//')) return comment.slice(2).trim()
  return comment
    .slice(2, -2)
    .replaceAll(/\n[ \t]*\* ?/g, '\n')
    .replace(/^[*\s]+/, '')
}

const TITLE = /\b(?:describe|it)\(\s*('(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`)/g

function titlesOf(path: string, code: string): readonly Prose[] {
  if (!path.endsWith('.test.ts')) return []
  return [...code.matchAll(TITLE)].map(({ 1: title = '', index }) => {
    return { line: lineOf(code, index), text: title.slice(1, -1) }
  })
}

/** Line number, from 1, of a place in the text. */
export function lineOf(text: string, index: number): number {
  return text.slice(0, index).split('\n').length
}

function targetOf(path: string, specifier: string): string | null {
  return specifier.startsWith('.') ? posix.join(posix.dirname(path), specifier) : null
}
