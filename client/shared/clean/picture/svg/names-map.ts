import type { Findings } from '../../found.ts'
import { decodedUri } from '../../reading.ts'
import type { CssNames } from './css.ts'
import type { SvgElement } from './tree.ts'

/**
 * The names within a document: an element that nothing refers to loses its name, and the others get new ones, since
 * names are often words of the person who drew it.
 */
export class SvgNames implements CssNames {
  readonly #found: Findings
  readonly #ids = new Set<string>()
  readonly #referred = new Set<string>()
  readonly #keyframes = new Set<string>()
  readonly #renamed = new Map<string, string>()
  hasFonts = false

  constructor(root: SvgElement, found: Findings) {
    this.#found = found
    this.#collect(root)
    // bound, since it is given to `replaceAll`
    this.animation = this.animation.bind(this)
  }

  /** The new name for a reference; null if nothing has that name. */
  id(name: string): string | null {
    const real = decodedUri(name)
    return this.#ids.has(real) ? this.#new('n', real) : null
  }

  /** The new name of an element; null if nothing refers to it. */
  ownId(name: string): string | null {
    return this.#referred.has(name) ? this.#new('n', name) : null
  }

  className(name: string): string {
    return this.#new('c', name)
  }

  animation(word: string): string {
    return this.#keyframes.has(word) ? this.#new('k', word) : word
  }

  result(name: string): string {
    return this.#new('r', name)
  }

  link(target: string): void {
    if (/^\s*javascript:/i.test(target)) this.#found.add('script')
    else if (target !== '' && !target.startsWith('data:')) this.#found.add('link', target)
  }

  font(): void {
    this.hasFonts = true
  }

  #new(kind: string, name: string): string {
    const key = `${kind} ${name}`
    const known = this.#renamed.get(key)
    if (known !== undefined) return known
    const fresh = `${kind}${this.#renamed.size + 1}`
    this.#renamed.set(key, fresh)
    return fresh
  }

  #collect({ name, attributes, children }: SvgElement): void {
    for (const attribute of attributes) {
      if (attribute.name === 'id') this.#ids.add(attribute.value)
      else this.#refer(attribute.name, attribute.value)
    }
    for (const child of children) {
      if (typeof child !== 'string') this.#collect(child)
      else if (name === 'style') this.#collectSheet(child)
    }
  }

  #refer(name: string, value: string): void {
    if (name === 'href' && value.trim().startsWith('#')) {
      this.#referred.add(decodedUri(value.trim().slice(1)))
    }
    for (const [, id = ''] of value.matchAll(/url\(\s*["']?#([^"')]*)/gi)) {
      this.#referred.add(decodedUri(id.trim()))
    }
    if (name === 'begin' || name === 'end') {
      for (const [, id = ''] of value.matchAll(EVENT)) this.#referred.add(id)
    }
  }

  #collectSheet(sheet: string): void {
    this.#refer('style', sheet)
    for (const [, id = ''] of sheet.matchAll(/#(-?[A-Za-z_\u0080-\uffff][\w\u0080-\uffff-]*)/g)) {
      this.#referred.add(id)
    }
    for (const [, name = ''] of sheet.matchAll(/@(?:-webkit-)?keyframes\s+([^\s{]+)/gi)) {
      this.#keyframes.add(name)
    }
  }
}

/** In `begin` and `end` of animations: the name of an element before its event. */
export const EVENT = /([A-Za-z_][\w-]*)\.(?=[a-zA-Z])/g
