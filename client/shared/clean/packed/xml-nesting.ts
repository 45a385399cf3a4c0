import { damaged } from '../outcome.ts'
import type { RawXmlStart, RawXmlToken } from './xml-tokens.ts'

export const XML = 'http://www.w3.org/XML/1998/namespace'
const DEPTH_MOST = 512

/** Whether an attribute of this name declares a namespace. */
export function declaresNamespace(name: string): boolean {
  return name === 'xmlns' || name.startsWith('xmlns:')
}

/** Namespaces of the prefixes in an element: its own, and those of the elements around it. */
export class Scope {
  readonly #declared: ReadonlyMap<string, string>
  readonly #around: Scope | null
  readonly #uris = new Map<string, string>()
  /** for a reader to keep what it makes of the names in it */
  readonly keys = new Map<string, string>()

  constructor(declared: ReadonlyMap<string, string>, around: Scope | null) {
    this.#declared = declared
    this.#around = around
  }

  /**
   * @returns '' for no namespace
   * @throws CleanError `damaged` if the prefix stands for nothing
   */
  uriOf(prefix: string): string {
    const known = this.#uris.get(prefix)
    if (known !== undefined) return known
    const uri = this.#declaredAs(prefix === '' ? 'xmlns' : `xmlns:${prefix}`)
    if (uri === '' && prefix !== '') throw damaged('a prefix that stands for nothing')
    this.#uris.set(prefix, uri)
    return uri
  }

  /** Scopes around it keep nothing of the answer: there may be many of them, and many prefixes. */
  #declaredAs(name: string): string {
    for (let scope: Scope | null = this; scope !== null; scope = scope.#around) {
      const uri = scope.#declared.get(name)
      if (uri !== undefined) return uri
    }
    return ''
  }
}

/** XML's own namespace and its prefix belong together (Namespaces in XML, 3). */
function checkDeclaration(name: string, uri: string): void {
  if ((name === 'xmlns:xml') !== (uri === XML)) throw damaged('a namespace of XML itself')
}

/** Checks that tokens are one document: each element that begins also ends, and one is around all others. */
export class Nesting {
  readonly #open: { readonly name: string; readonly around: Scope }[] = []
  #scope = new Scope(new Map([['xmlns:xml', XML]]), null)
  #isRooted = false

  get isInside(): boolean {
    return this.#open.length > 0
  }

  /** Whether a document has begun and ended. */
  get isWhole(): boolean {
    return this.#isRooted && !this.isInside
  }

  /**
   * @returns the namespaces in the element that begins, or else in the one around
   * @throws CleanError `damaged` if the token does not belong there, or nests too deep
   */
  take(token: RawXmlToken): Scope {
    if (token.kind === 'open') return this.#start(token)
    if (token.kind === 'close') {
      const last = this.#open.pop()
      if (last?.name !== token.name) throw damaged('an end without its start')
      this.#scope = last.around
    } else if (token.kind === 'text' && !this.isInside && token.text.trim() !== '') {
      throw damaged('text outside of the document')
    } else if (token.kind === 'doctype' && this.#isRooted) {
      throw damaged('a document type within the document')
    }
    return this.#scope
  }

  #start({ name, attributes, isEmpty }: RawXmlStart): Scope {
    if (this.isWhole) throw damaged('a second document')
    if (this.#open.length >= DEPTH_MOST) throw damaged('elements too deep')
    this.#isRooted = true
    const around = this.#scope
    const declared = [...attributes].filter(([key]) => declaresNamespace(key))
    for (const [key, uri] of declared) checkDeclaration(key, uri)
    const scope = declared.length > 0 ? new Scope(new Map(declared), around) : around
    if (!isEmpty) {
      this.#open.push({ name, around })
      this.#scope = scope
    }
    return scope
  }
}
