import { looksLikeFile } from '../alternative.ts'
import { type Findings, group } from '../found.ts'
import type { FoundName } from '../outcome.ts'
import type { XmlStart, XmlToken } from '../packed/xml.ts'
import {
  attributeOf,
  dropAttribute,
  eachWhole,
  setAttribute,
  type Verdict,
  type XmlRules,
} from '../packed/xml-filter.ts'
import { isPublicLink, type OfficeCourse } from './neutral.ts'
import { hidesInOdf } from './office-hidden.ts'

/** Access of the rules to the document that they clean. */
export interface OdfLinks {
  /** The new name of a file in the package; null if it is not kept, undefined if there is none. */
  use(href: string, element: string): string | null | undefined
}

/** Elements that go with all in them, and the finding for each. */
const DROPPED: ReadonlyMap<string, FoundName | null> = new Map<string, FoundName | null>([
  ...group(null, 'office:meta office:settings text:change text:change-start text:change-end'),
  ...group(null, 'form:properties loext:theme text:database-next text:database-row-select'),
  ...group('script', 'office:event-listeners script:event-listener text:script'),
  ...group('script', 'draw:applet table:error-macro'),
  ...group('time', 'dc:date meta:date-string'),
  ...group('link', 'text:section-source table:table-source table:cell-range-source'),
  ...group('link', 'table:dde-links text:dde-connection-decls office:dde-source'),
  ...group('link', 'table:database-source-sql table:database-source-table'),
  ...group('link', 'table:database-source-query text:alphabetical-index-auto-mark-file'),
  ...group('link', 'form:connection-resource draw:floating-frame'),
  ...group('embedded', 'office:binary-data svg:font-face-src draw:object-ole'),
  ...group('history', 'table:data-pilot-tables'),
  ...group('other', 'table:scenario'),
])

/** Fields that show who wrote the document, who prints it, or where it lies. */
const NAMING =
  /^text:(?:author-name|author-initials|creator|initial-creator|printed-by|file-name|template-name|sender-[a-z-]+)$/
/** Fields whose words stay as they are, but which are no longer filled in. */
const FILLED =
  /^text:(?:title|subject|keywords|description|user-defined|(?:creation|modification|print)-(?:date|time)|editing-(?:cycles|duration)|database-(?:display|name|row-number)|dde-connection|execute-macro|meta|meta-field)$/
/** Written instead of a name, once a field. */
const BLANK = '–'

const DROPPED_ATTRIBUTES: ReadonlyMap<string, FoundName | null> = new Map<string, FoundName | null>(
  [
    ...group('revisions', 'officeooo:rsid officeooo:paragraph-rsid'),
    ...group(null, 'table:protection-key table:protection-key-digest-algorithm'),
    ...group(null, 'text:protection-key text:protection-key-digest-algorithm loext:external-data'),
    ...group('link', 'form:datasource form:command'),
    ...group('other', 'loext:alias loext:tag loext:data-binding-xpath'),
    ...group('other', 'loext:data-binding-store-item-id loext:data-binding-prefix-mappings'),
  ],
)
const INITIALS: ReadonlySet<string> = new Set(['loext:sender-initials', 'meta:creator-initials'])
/** Names that programs for references write whole records into, with the number of an account. */
const RECORD = /ZOTERO|MENDELEY|CSL_|[{}]/
/** A range in another file, as ODF writes it. */
const OUTSIDE = /'[a-z][a-z0-9+.]*:\/\//i

export class OdfRules implements XmlRules {
  readonly #course: OfficeCourse
  readonly #links: OdfLinks
  readonly #told = new Set<FoundName>()
  #isBlank = false
  #author = ''

  constructor(course: OfficeCourse, links: OdfLinks) {
    this.#course = course
    this.#links = links
  }

  start(element: XmlStart): Verdict {
    const { key } = element
    const dropped = this.#dropped(element)
    if (dropped !== undefined) {
      if (dropped !== null) this.#tell(dropped)
      return 'drop'
    }
    if (NAMING.test(key)) {
      this.#isBlank = false
      return 'unwrap'
    }
    if (FILLED.test(key)) {
      this.#tell('other')
      return 'unwrap'
    }
    if (hidesInOdf(element)) this.#course.stays.add('hidden')
    if (key === 'office:annotation') this.#course.stays.add('comment-text')
    const verdict = this.#link(element)
    if (verdict === 'keep') this.#neutral(element)
    return verdict
  }

  text(text: string, path: readonly string[]): string {
    const key = path.at(-1) ?? ''
    if (NAMING.test(key)) return this.#blanked(text)
    if (key === 'dc:creator') {
      this.#course.findings.add('comments', text)
      this.#author = text
      return this.#course.names.of(text)
    }
    if (INITIALS.has(key)) return this.#course.names.initialsOf(this.#author)
    if ((key === 'svg:desc' || key === 'svg:title') && looksLikeFile(text)) {
      this.#course.findings.add('description', text)
      return ''
    }
    if (path.includes('presentation:notes') && text.trim() !== '') {
      this.#course.stays.add('comment-text')
    }
    return text
  }

  #tell(what: FoundName): void {
    if (!this.#told.has(what)) this.#course.findings.add(what)
    this.#told.add(what)
  }

  #blanked(text: string): string {
    this.#course.findings.add('person', text)
    if (this.#isBlank) return ''
    this.#isBlank = true
    return BLANK
  }

  /** The finding for an element that goes: null if it tells nothing; undefined for an element that stays. */
  #dropped(element: XmlStart): FoundName | null | undefined {
    const { key } = element
    if (key.startsWith('?:') || !key.includes(':')) return 'other'
    const known = DROPPED.get(key)
    if (known !== undefined) return known
    const mark = /^text:(?:reference-mark|bookmark|section)/.test(key)
      ? 'text:name'
      : 'text:ref-name'
    if (RECORD.test(attributeOf(element, mark) ?? '')) {
      if (key !== 'text:section') return 'other'
      dropAttribute(element, 'text:name')
    }
    // hidden tables, named after other files, keep the values that these files had when they were last asked
    const name = key.startsWith('table:') ? attributeOf(element, 'table:name') : undefined
    if (key === 'table:table' && name !== undefined && OUTSIDE.test(name)) return 'link'
    const isRange = key === 'table:named-expression' || key === 'table:named-range'
    const isOutside = isRange && element.attributes.some(({ value }) => OUTSIDE.test(value))
    return isOutside ? 'link' : undefined
  }

  #link(element: XmlStart): Verdict {
    const href = attributeOf(element, 'xlink:href')
    if (href === undefined || href === '' || href.startsWith('#')) return 'keep'
    const isAnchor = element.key === 'text:a' || element.key === 'draw:a'
    if (isAnchor && isPublicLink(href)) return 'keep'
    const target = isAnchor ? undefined : this.#links.use(href, element.key)
    if (typeof target === 'string') {
      setAttribute(element, 'xlink:href', target)
      return 'keep'
    }
    // a name of a file in the package tells nothing: a file that is dropped is told itself
    if (target === undefined) this.#course.findings.add('link', href)
    if (isAnchor) return 'unwrap'
    if (!element.key.startsWith('form:')) return 'drop'
    dropAttribute(element, 'xlink:href')
    return 'keep'
  }

  #neutral(element: XmlStart): void {
    element.attributes = element.attributes.filter(({ key, value }) => {
      const what = DROPPED_ATTRIBUTES.get(key)
      if (what !== undefined && what !== null) this.#tell(what)
      const isOutside = what === undefined && OUTSIDE.test(value)
      if (isOutside) this.#course.findings.add('link', value)
      return what === undefined && !isOutside
    })
    for (const key of ['draw:name', 'draw:display-name', 'xlink:title', 'office:title']) {
      const value = attributeOf(element, key)
      if (value === undefined || !looksLikeFile(value)) continue
      this.#course.findings.add('description', value)
      dropAttribute(element, key)
    }
  }
}

const WHOLE: ReadonlyMap<string, FoundName> = new Map([
  ['text:tracked-changes', 'revisions'],
  ['table:tracked-changes', 'revisions'],
  ['office:scripts', 'script'],
])

/**
 * Accept all changes: the elements that store them hold what was deleted, who did it and when. Scripts go too. Most
 * files have empty lists of both.
 */
export function acceptOdfChanges(
  tokens: Iterable<XmlToken>,
  findings: Findings,
): Generator<XmlToken> {
  return eachWhole(
    tokens,
    (key) => WHOLE.has(key),
    (whole) => {
      const [start, ...inner] = whole
      const what = start?.kind === 'start' ? WHOLE.get(start.key) : undefined
      if (what !== undefined && inner.some(({ kind }) => kind === 'start')) findings.add(what)
      for (const [i, token] of inner.entries()) {
        const author = inner[i + 1]
        const isAuthor = token.kind === 'start' && token.key === 'dc:creator'
        if (isAuthor && author?.kind === 'text') findings.add('revisions', author.text)
      }
      return []
    },
  )
}

/** Settings: those stay that are on or off and change how it looks; the places where it was printed and read go. */
export class OdfSettings implements XmlRules {
  readonly #findings: Findings

  constructor(findings: Findings) {
    this.#findings = findings
  }

  start(element: XmlStart, path: readonly string[]): Verdict {
    const name = attributeOf(element, 'config:name') ?? ''
    const isSet = element.key === 'config:config-item-set' && name === 'ooo:configuration-settings'
    const isItem = element.key === 'config:config-item' && path.length === 3
    const isSwitch = isItem && attributeOf(element, 'config:type') === 'boolean'
    const isFrame = ['office:document-settings', 'office:settings'][path.length] === element.key
    if (isFrame || isSet || isSwitch) return 'keep'
    if (/^Rsid/.test(name)) this.#findings.add('revisions')
    return isItem && name === 'PrinterName' ? 'unwrap' : 'drop'
  }

  text(text: string, path: readonly string[]): string {
    if (path.length < 4) return ''
    if (text === 'true' || text === 'false') return text
    this.#findings.add('device', text)
    return ''
  }
}
