import { createHash } from 'node:crypto'
import { fromUtf8, utf8 } from '../../../crypto/primitives/bytes.ts'
import type { PageFile, PageFiles } from '../../../server/pages.ts'

/**
 * The pages with some files changed, as if they had been built so: the first script carries the hashes of all later
 * files, and every page that of the first script, so these are set again.
 *
 * @param change gives the new body of a file; that of the file itself to leave it
 */
export function changedPages(
  pages: PageFiles,
  change: (path: string, file: PageFile) => Uint8Array,
): PageFiles {
  const hashes = new Map<string, string>()
  const changed = new Map<string, PageFile>()
  const inOrder = [...pages].sort(([a, one], [b, other]) => rankOf(a, one) - rankOf(b, other))
  for (const [path, file] of inOrder) {
    const body = rankOf(path, file) === 0 ? file.body : withHashes(file.body, hashes)
    const after = change(path, { ...file, body })
    if (after !== file.body) hashes.set(integrityOf(file.body), integrityOf(after))
    changed.set(path, { ...file, body: after })
  }
  return changed
}

/** A file carries the hashes of files of lower ranks only. */
function rankOf(path: string, { type }: PageFile): number {
  if (type.startsWith('text/html')) return 2
  return path.startsWith('/assets/script-') ? 1 : 0
}

function withHashes(body: Uint8Array, hashes: ReadonlyMap<string, string>): Uint8Array {
  if (hashes.size === 0) return body
  let text = fromUtf8(body)
  for (const [before, after] of hashes) text = text.replaceAll(before, after)
  return utf8(text)
}

function integrityOf(body: Uint8Array): string {
  return `sha384-${createHash('sha384').update(body).digest('base64')}`
}
