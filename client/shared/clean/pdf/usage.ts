import type { CleanTools } from '../outcome.ts'
import { contentNames } from './content.ts'
import type { PdfFile } from './file.ts'
import { decoded, isKept, isReadable } from './filters.ts'
import type { PdfPage } from './pages.ts'
import { type Dict, listIn, nameIn, PdfStream, type Value } from './values.ts'

/** For each list of resources, the names of those that are used. */
export type Usage = ReadonlyMap<Dict, ReadonlySet<string>>

/** Looking at an entry is as much work as inflating this many bytes. */
const ENTRY = 16

/** Resources of which a page may name one: a resource that nobody names is not shown. */
const LISTS = ['Font', 'XObject', 'ExtGState', 'ColorSpace', 'Pattern', 'Shading', 'Properties']

/**
 * See which of their resources pages use: editors leave there what was deleted from a page. A list
 * that is not in the answer is to be kept whole.
 */
export function usageOf(file: PdfFile, pages: readonly PdfPage[], tools: CleanTools): Usage {
  const walk = new UsageWalk(file, tools)
  for (const { dict } of pages) {
    walk.add({ contents: dict.get('Contents'), resources: file.dict(dict.get('Resources')) })
    for (const one of listIn(file.get(dict.get('Annots')))) walk.addAnnotation(file.dict(one))
  }
  walk.run()
  return walk.used
}

interface Drawn {
  /** A stream, or a list of them. */
  readonly contents: Value | undefined
  readonly resources: Dict | null
}

class UsageWalk {
  readonly used = new Map<Dict, Set<string>>()
  readonly #file: PdfFile
  readonly #tools: CleanTools
  readonly #waiting: Drawn[] = []
  readonly #seen = new Map<Dict | null, Set<Value>>()
  readonly #unread = new Set<Dict>()
  readonly #names = new Map<PdfStream, Set<string>>()

  constructor(file: PdfFile, tools: CleanTools) {
    this.#file = file
    this.#tools = tools
  }

  add(drawn: Drawn): void {
    const contents = this.#file.get(drawn.contents)
    const seen = this.#seen.get(drawn.resources) ?? new Set()
    if (seen.has(contents)) return
    this.#seen.set(drawn.resources, seen.add(contents))
    this.#waiting.push({ contents, resources: drawn.resources })
  }

  /** Add the looks of an annotation in its states, and the icons of its buttons. */
  addAnnotation(dict: Dict | null): void {
    const looks = [this.#file.dict(dict?.get('AP')), this.#file.dict(dict?.get('MK'))]
    for (const look of looks) {
      for (const one of look?.values() ?? []) {
        const value = this.#file.get(one)
        const states = value instanceof Map ? [...value.values()] : [value]
        for (const state of states) this.#addForm(state, null)
      }
    }
  }

  run(): void {
    for (let one = this.#waiting.pop(); one !== undefined; one = this.#waiting.pop()) {
      this.#look(one)
    }
    for (const list of this.#unread) this.used.delete(list)
  }

  #look({ contents, resources }: Drawn): void {
    if (resources === null) return
    const streams = Array.isArray(contents) ? contents : [contents]
    const names = new Set<string>()
    let isRead = true
    for (const one of streams) {
      const found = this.#namesIn(this.#file.get(one ?? null))
      if (found === null) isRead = false
      this.#tools.spend(ENTRY * (found?.size ?? 0))
      for (const name of found ?? []) names.add(name)
    }
    for (const key of LISTS) {
      const list = this.#file.dict(resources.get(key))
      if (list === null) continue
      if (!isRead) this.#unread.add(list)
      const used = this.used.get(list) ?? new Set()
      this.used.set(list, used)
      this.#tools.spend(ENTRY * list.size)
      for (const [name, value] of list) {
        if (isRead && !names.has(name)) continue
        used.add(name)
        this.#addUsed(key, value, resources)
      }
    }
  }

  #addUsed(key: string, value: Value, resources: Dict): void {
    if (key === 'XObject' || key === 'Pattern') this.#addForm(value, resources)
    const dict = this.#file.dict(value)
    if (key === 'ExtGState') {
      this.#addForm(this.#file.dict(dict?.get('SMask'))?.get('G'), resources)
    }
    if (key !== 'Font') return
    for (const glyph of this.#file.dict(dict?.get('CharProcs'))?.values() ?? []) {
      this.add({ contents: glyph, resources: this.#resourcesOf(dict, resources) })
    }
  }

  #addForm(value: Value | undefined, resources: Dict | null): void {
    const form = this.#file.get(value)
    if (!(form instanceof PdfStream)) return
    const subtype = nameIn(this.#file.get(form.dict.get('Subtype')))
    if (subtype !== null && subtype !== 'Form') return
    this.add({ contents: form, resources: this.#resourcesOf(form.dict, resources) })
  }

  /** Old files leave them out, and take those of the page. */
  #resourcesOf(dict: Dict | null, otherwise: Dict | null): Dict | null {
    return this.#file.dict(dict?.get('Resources')) ?? otherwise
  }

  /** @returns null if it is encoded in a way that is known, and not read here */
  #namesIn(value: Value): Set<string> | null {
    if (!(value instanceof PdfStream)) return new Set()
    const known = this.#names.get(value)
    if (known !== undefined) return known
    const filters = this.#file.filters(value.dict)
    if (!filters.every(isReadable)) return filters.some(isKept) ? null : new Set()
    const names = contentNames(decoded(value.bytes, filters, this.#tools.spend))
    this.#names.set(value, names)
    return names
  }
}
