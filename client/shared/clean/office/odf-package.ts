import { type Findings, namesOf } from '../found.ts'
import { CleanError, type FoundName } from '../outcome.ts'
import { readXml } from '../packed/xml.ts'
import { attributeOf } from '../packed/xml-filter.ts'
import { ZipFiles } from '../packed/zip-files.ts'
import { MANIFEST_NAMESPACES, ODF_NAMESPACES } from './odf-names.ts'

const MANIFEST = 'META-INF/manifest.xml'

/** The files of an ODF document, and what their list says of each. */
export class OdfPackage extends ZipFiles {
  readonly #types = new Map<string, string>()

  /** Type of a file, or of the document in a folder such as `Object 1/`; '' if none is told. */
  typeOf(name: string): string {
    return this.#types.get(name) ?? ''
  }

  /** @throws CleanError `locked` if a file in the list is encrypted */
  async readManifest(): Promise<void> {
    if (!this.has(MANIFEST)) return
    for (const token of readXml(await this.pieces(MANIFEST), MANIFEST_NAMESPACES, this.tools)) {
      if (token.kind !== 'start') continue
      if (token.key === 'manifest:encryption-data') {
        throw new CleanError('locked', 'a document with a password')
      }
      const name = attributeOf(token, 'manifest:full-path')
      const type = attributeOf(token, 'manifest:media-type')
      if (name !== undefined && type !== undefined) this.#types.set(name, type)
    }
  }

  /** Tell what stands in the properties of the document. They go as a whole. */
  async tellProperties(findings: Findings): Promise<void> {
    if (!this.has('meta.xml')) return
    try {
      const path: string[] = []
      for (const token of readXml(await this.pieces('meta.xml'), ODF_NAMESPACES, this.tools)) {
        if (token.kind === 'end') path.pop()
        if (token.kind === 'start') path.push(token.key)
        if (token.kind !== 'text' || token.text.trim() === '') continue
        const what = PROPERTIES.get(path.at(-1) ?? '')
        if (what !== undefined) findings.add(what, token.text)
      }
    } catch (error) {
      if (!(error instanceof CleanError) || error.code !== 'damaged') throw error
      findings.add('other')
    }
  }
}

const PROPERTIES = namesOf({
  time: 'meta:creation-date dc:date meta:print-date',
  person: 'meta:initial-creator dc:creator meta:printed-by',
  software: 'meta:generator',
  description: 'dc:title dc:subject dc:description meta:keyword',
  other: 'meta:user-defined',
})

/** The finding for a file that is left out, by its name; null if it tells nothing. */
const LEFT_OUT: readonly (readonly [RegExp, FoundName | null])[] = [
  [/^(?:mimetype|meta\.xml|layout-cache|META-INF\/manifest\.xml|Configurations2\/.*)$/, null],
  [/^manifest\.rdf$|(?:^|\/)(?:meta|settings|styles|content)\.xml$/, null],
  [/^Thumbnails\//, 'thumbnail'],
  [/^(?:Basic|Dialogs|Scripts)\//, 'script'],
  [/^META-INF\/.*signatures/, 'person'],
  [/^Version(?:s\/|List\.xml)/, 'history'],
  [/^(?:Pictures|Media)\//, 'history'],
  [/^Obj|^Fonts\//, 'embedded'],
]

export function foundOfFile(name: string): FoundName | null {
  const rule = LEFT_OUT.find(([pattern]) => pattern.test(name))
  return rule === undefined ? 'other' : rule[1]
}
