import { CleanError, damaged } from '../outcome.ts'
import type { PdfFile } from './file.ts'
import { type Dict, nameIn, Ref, type Value } from './values.ts'

/** A page with the entries that it takes from the nodes above it. */
export interface PdfPage {
  /** Its number in the file; null if it stands in its parent. */
  readonly number: number | null
  readonly dict: Dict
}

const INHERITED = ['Resources', 'MediaBox', 'CropBox', 'Rotate']
const MOST = 100_000

/**
 * All pages in their order. The tree is not kept: its nodes say nothing that the pages do not.
 *
 * @throws CleanError `damaged` if there is none, `too-large` for more than 100,000
 */
export function pdfPages(file: PdfFile, root: Value | undefined): PdfPage[] {
  const pages: PdfPage[] = []
  const seen = new Set<Dict>()
  const waiting: { value: Value | undefined; above: Dict }[] = [{ value: root, above: new Map() }]
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    const { value, above } = one
    const node = file.get(value)
    if (!(node instanceof Map)) continue
    const dict = withInherited(node, above)
    const kids = file.get(node.get('Kids'))
    if (!Array.isArray(kids) || nameIn(file.get(node.get('Type'))) === 'Page') {
      if (pages.length >= MOST) throw new CleanError('too-large', 'too many pages')
      pages.push({ number: value instanceof Ref ? file.target(value).number : null, dict })
    } else if (!seen.has(node)) {
      seen.add(node)
      for (const kid of [...kids].reverse()) waiting.push({ value: kid, above: dict })
    }
  }
  if (pages.length === 0) throw damaged('no pages')
  return pages
}

function withInherited(node: Dict, above: Dict): Dict {
  const dict = new Map(node)
  for (const key of INHERITED) {
    const value = above.get(key)
    if (!dict.has(key) && value !== undefined) dict.set(key, value)
  }
  return dict
}
