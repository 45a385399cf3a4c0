import { looksLikeFile } from '../alternative.ts'
import { group, setOf } from '../found.ts'
import type { FoundName } from '../outcome.ts'
import type { XmlAttribute, XmlStart } from '../packed/xml.ts'
import {
  attributeOf,
  dropAttribute,
  setAttribute,
  type Verdict,
  type XmlRules,
} from '../packed/xml-filter.ts'
import type { OfficeCourse } from './neutral.ts'
import { hidesInOoxml } from './office-hidden.ts'
import { SHOWN_EXTENSIONS } from './ooxml-names.ts'

/** Facts about the whole document that its parts share while they are cleaned. */
export interface Course extends OfficeCourse {
  /** `kind:number` of comments, notes and strings that something refers to */
  readonly used: Set<string>
  /** identifiers of a kind that is drawn by lot, each with the number that replaces it */
  readonly guids: Map<string, string>
}

/** Access of the rules to the part that they clean. */
export interface PartLinks {
  /** The identifier that a relationship has in the clean part; null if it is not kept. */
  use(id: string): string | null
}

/** Elements that go with all in them, and the finding for each. */
const DROPPED: ReadonlyMap<string, FoundName | null> = new Map<string, FoundName | null>([
  ...group(null, 'w:proofErr w:lastRenderedPageBreak w:placeholder w:smartTagPr w:customXmlPr'),
  ...group(null, 's:calcPr s:webPublishing s:smartTagPr s:smartTagTypes s:fileRecoveryPr'),
  ...group(null, 's:sheetProtection s:protectedRanges s:workbookProtection s:cellWatches'),
  ...group(null, 's:pivotSelection s:webPublishItems s:webPublishObjects s:functionGroups'),
  ...group(null, 'p:photoAlbum p:smartTags a14:imgProps'),
  ...group('revisions', 'w:rsids w:rsid w:nsid w:tmpl w:trackRevisions s:customWorkbookViews'),
  ...group('revisions', 's:customSheetViews s:scenarios'),
  ...group('person', 'w:permStart w:permEnd s:fileSharing o:signatureline'),
  ...group('other', 'w:alias w:tag w:dataBinding w15:dataBinding w:fldData s:customProperties'),
  ...group('other', 'p:custDataLst p:custShowLst w:docVars p:modifyVerifier p:contentPart'),
  ...group('script', 'w:control p:controls s:controls w:entryMacro w:exitMacro x:FmlaMacro'),
  ...group('script', 'x:ScriptText x:ScriptExtended x:ScriptLanguage x:ScriptLocation'),
  ...group('embedded', 'o:OLEObject s:oleObjects w:altChunk p:embeddedFontLst w:contentPart o:ink'),
  ...group('link', 's:externalReferences w:subDoc s:dataConsolidate c:pivotSource'),
  ...group('history', 's:pivotCaches'),
  ...group('software', 's:fileVersion'),
])

/** Elements that go while what is in them stays. */
const UNWRAPPED: ReadonlySet<string> = new Set(['w:smartTag', 'w:customXml'])

/** Attributes that go, and the finding for each. */
const DROPPED_ATTRIBUTES: ReadonlyMap<string, FoundName | null> = new Map<string, FoundName | null>(
  [
    ...group('revisions', 'w14:paraId w14:textId wp14:anchorId wp14:editId'),
    ...group('description', 'o:title'),
    ...group('link', 'o:href o:althref invalidUrl w:docLocation'),
    ...group('embedded', 'o:gfxdata'),
    ...group('other', 'codeName bookmarkIdSeed'),
    ...group(null, 'mc:ProcessContent mc:PreserveElements mc:PreserveAttributes mc:MustUnderstand'),
  ],
)

/** Elements that mean nothing without the relationship that they name. */
const LINKED = setOf(
  `a:hlinkClick a:hlinkHover a:hlinkMouseOver a:videoFile a:audioFile a:wavAudioFile a:quickTimeFile
  a:snd p:snd p14:media asvg:svgBlip c:chart cx:chart dgm:relIds c:externalData cx:externalData
  c:userShapes v:imagedata w:headerReference w:footerReference w:embedRegular w:embedBold
  w:embedItalic w:embedBoldItalic w:attachedTemplate p:sldId p:sldMasterId p:sldLayoutId
  p:notesMasterId p:handoutMasterId s:tablePart s:drawing s:legacyDrawing s:legacyDrawingHF s:picture
  s:drawingHF w:printerSettings w:movie`,
)

const GUID = /^\{?[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\}?$/
/** Attributes whose identifiers are drawn by lot when something is made. */
const LOTS = setOf('id modelId parTransId sibTransId srcId destId presAssocID')

/** Rules for every part; parts of a kind of their own apply further rules before. */
export class OoxmlRules implements XmlRules {
  protected readonly course: Course
  readonly #links: PartLinks
  readonly #told = new Set<FoundName>()

  constructor(course: Course, links: PartLinks) {
    this.course = course
    this.#links = links
  }

  start(element: XmlStart, path: readonly string[]): Verdict {
    const dropped = this.#dropped(element, path)
    if (dropped !== undefined) {
      if (dropped !== null) this.#tell(dropped)
      return 'drop'
    }
    if (hidesInOoxml(element, path)) this.course.stays.add('hidden')
    if (UNWRAPPED.has(element.key)) return 'unwrap'
    if (!this.#link(element)) return element.key === 'w:hyperlink' ? 'unwrap' : 'drop'
    element.attributes = element.attributes.filter((one) => this.#keeps(one))
    this.#neutral(element)
    return 'keep'
  }

  text(text: string, path: readonly string[]): string {
    return path.at(-1) === 'x14:id' ? this.#lot(text) : text
  }

  /** The finding for an element that goes: null if it tells nothing; undefined for an element that stays. */
  #dropped({ key, attributes }: XmlStart, path: readonly string[]): FoundName | null | undefined {
    if (key.startsWith('?:') || (!key.includes(':') && path.length > 0)) return 'other'
    if (!key.endsWith(':ext')) return DROPPED.get(key)
    const uri = attributes.find((one) => one.key === 'uri')?.value
    return uri === undefined || SHOWN_EXTENSIONS.has(uri.toUpperCase()) ? undefined : null
  }

  #keeps({ key, value }: XmlAttribute): boolean {
    const isRevision = key.startsWith('w:rsid')
    const what = isRevision ? 'revisions' : DROPPED_ATTRIBUTES.get(key)
    if (what !== undefined && what !== null && value !== '') this.#tell(what)
    return what === undefined
  }

  /** Once a part: some of it stands at every word. */
  #tell(what: FoundName): void {
    if (!this.#told.has(what)) this.course.findings.add(what)
    this.#told.add(what)
  }

  /** @returns whether what the element refers to stays, if it refers to anything */
  #link(element: XmlStart): boolean {
    let isWhole = true
    let hasLink = false
    for (const attribute of element.attributes) {
      if (!isRelation(attribute.key, element.key) || attribute.value === '') continue
      const id = this.#links.use(attribute.value)
      if (id === null) isWhole = false
      else hasLink = true
      attribute.value = id ?? ''
    }
    if (isWhole) return true
    element.attributes = element.attributes.filter(
      ({ key, value }) => !isRelation(key, element.key) || value !== '',
    )
    if (hasLink) return true
    if (element.key === 'w:hyperlink') return attributeOf(element, 'w:anchor') !== undefined
    if (element.key === 's:hyperlink') return attributeOf(element, 'location') !== undefined
    return !LINKED.has(element.key)
  }

  #neutral(element: XmlStart): void {
    const { key } = element
    if (key.endsWith(':cNvPr') || key === 'wp:docPr') this.#describe(element)
    if (key.startsWith('v:')) this.#describeVml(element)
    if (/^a:(theme|clrScheme|fontScheme|fmtScheme)$/.test(key)) setKnown(element, 'name', 'Theme')
    if (attributeOf(element, 'macro')) {
      this.#tell('script')
      setAttribute(element, 'macro', '')
    }
    if (key === 's:hyperlink') {
      for (const one of ['display', 'tooltip']) this.#dropFileName(element, one)
    }
    if (key === 'a:snd' || key === 'p:snd') setKnown(element, 'name', 'Sound')
    for (const attribute of [...element.attributes]) {
      if (LOTS.has(attribute.key)) attribute.value = this.#lot(attribute.value)
      if (attribute.key === 'mc:Ignorable') this.#ignorable(element)
    }
  }

  /** Names of objects are those of files, or made by the program in its language. */
  #describe(element: XmlStart): void {
    const name = attributeOf(element, 'name') ?? ''
    if (looksLikeFile(name)) this.course.findings.add('description', name)
    setKnown(element, 'name', `Object ${attributeOf(element, 'id')?.replace(/\D/g, '') ?? ''}`)
    for (const key of ['descr', 'title']) this.#dropFileName(element, key)
  }

  #describeVml(element: XmlStart): void {
    const id = attributeOf(element, 'id') ?? ''
    if (!/^_x0000_\w{1,12}$/.test(id) && element.key !== 'v:shapetype') dropAttribute(element, 'id')
    for (const key of ['alt', 'title']) this.#dropFileName(element, key)
    for (const key of ['src', 'href']) {
      const value = attributeOf(element, key)
      if (value === undefined) continue
      this.course.findings.add('link', value)
      dropAttribute(element, key)
    }
  }

  #dropFileName(element: XmlStart, key: string): void {
    const value = attributeOf(element, key)
    if (value === undefined || !looksLikeFile(value)) return
    this.course.findings.add('description', value)
    dropAttribute(element, key)
  }

  /** Keeps only those prefixes in the list of ignorable ones that are still declared. */
  #ignorable(element: XmlStart): void {
    const value = attributeOf(element, 'mc:Ignorable')
    if (value === undefined) return
    const declared = new Set(element.attributes.map(({ key }) => key))
    const known = value.split(' ').filter((short) => declared.has(`xmlns:${short}`))
    if (known.length === 0) dropAttribute(element, 'mc:Ignorable')
    else setAttribute(element, 'mc:Ignorable', known.join(' '))
  }

  /** One identifier for another, the same in all parts; any other value as it is. */
  #lot(value: string): string {
    if (!GUID.test(value)) return value
    const { guids } = this.course
    const number = (guids.size + 1).toString(16).toUpperCase().padStart(12, '0')
    const made = guids.get(value) ?? `{00000000-0000-4000-8000-${number}}`
    guids.set(value, made)
    return made
  }
}

function setKnown(element: XmlStart, key: string, value: string): void {
  if (attributeOf(element, key) !== undefined) setAttribute(element, key, value)
}

function isRelation(attribute: string, element: string): boolean {
  return (
    attribute.startsWith('r:') ||
    attribute === 'o:relid' ||
    (attribute === 'relId' && element === 'dsp:dataModelExt')
  )
}
