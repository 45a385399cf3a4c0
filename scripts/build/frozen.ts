import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * Note "Files of the tree in a bundle": a program of one file has no source tree beside it. The build puts the
 * texts of the tree that it reads under this name. In the tree itself nothing has the name.
 */
declare const FROZEN_TEXTS: Readonly<Record<string, string>> | undefined

const FROZEN = typeof FROZEN_TEXTS === 'object' ? FROZEN_TEXTS : null

/** Whether this module is in a built program. */
export const IS_BUNDLE = FROZEN !== null

const ROOT = FROZEN === null ? fileURLToPath(new URL('../..', import.meta.url)) : ''

/** A text of the tree. @param path from its root. @returns null if there is no such file */
export function treeText(path: string): string | null {
  if (FROZEN !== null) return FROZEN[path] ?? null
  const file = join(ROOT, path)
  return existsSync(file) ? readFileSync(file, 'utf8') : null
}

/** The version of the tree, such as 1.0.0. */
export function treeVersion(): string {
  const { version } = JSON.parse(treeText('package.json') ?? '{}')
  if (typeof version !== 'string') throw new Error('package.json has no version')
  return version
}

/** The files below a folder of the tree, from that folder, in no order. */
export function treeNames(folder: string): readonly string[] {
  if (FROZEN === null) return namesIn(join(ROOT, folder))
  const start = `${folder}/`
  return Object.keys(FROZEN)
    .filter((path) => path.startsWith(start))
    .map((path) => path.slice(start.length))
}

/**
 * The setting of esbuild that puts texts of the tree into a bundle.
 *
 * @param paths files, or folders with all files in them, from the root
 */
export function freezeTexts(root: string, paths: readonly string[]): { FROZEN_TEXTS: string } {
  const files = paths.flatMap((path) =>
    /\.\w+$/.test(path) ? [path] : namesIn(join(root, path)).map((name) => `${path}/${name}`),
  )
  const texts = files.sort().map((path) => [path, readFileSync(join(root, path), 'utf8')])
  return { FROZEN_TEXTS: JSON.stringify(Object.fromEntries(texts)) }
}

function namesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.\w+$/.test(name))
    .map((name) => name.replaceAll('\\', '/'))
}
