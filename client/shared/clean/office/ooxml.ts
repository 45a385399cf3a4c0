import { setOf } from '../found.ts'
import { type Cleaned, type Cleaner, type CleanTools, damaged } from '../outcome.ts'
import { readXml, startOf, type XmlToken } from '../packed/xml.ts'
import { dropEmpty, filterXml } from '../packed/xml-filter.ts'
import { writeXml } from '../packed/xml-writer.ts'
import { readZip } from '../packed/zip.ts'
import { ZipWriter } from '../packed/zip-writer.ts'
import { cleanedOffice, isPublicLink, newCourse, putMedia } from './neutral.ts'
import { formatOfType } from './office.ts'
import { RULES } from './ooxml-kinds.ts'
import { OOXML_NAMESPACES } from './ooxml-names.ts'
import { OoxmlPackage, type Relation } from './ooxml-package.ts'
import {
  foundOfPart,
  foundOfRelation,
  MEDIA,
  type OoxmlFormat,
  type PartSpec,
  partOf,
} from './ooxml-parts.ts'
import { tellProperties } from './ooxml-properties.ts'
import type { Course } from './ooxml-rules.ts'
import { keepAlternatives, keepAnchors, keepFrames, keepLocalFormulas } from './ooxml-stages.ts'
import { acceptChanges } from './word-changes.ts'
import { keepFields } from './word-fields.ts'

const TYPES = '[Content_Types].xml'
const RELATIONSHIPS = 'application/vnd.openxmlformats-package.relationships+xml'

/**
 * Clean a document, workbook or presentation of Office Open XML (ECMA-376): rebuilt from the parts that are shown,
 * under names that say nothing; changes are accepted, names made `Author 1`.
 *
 * @throws CleanError
 */
export const cleanOoxml: Cleaner = async (source, tools) => {
  const pack = new OoxmlPackage(source, tools, await readZip(source, tools), lowerCase)
  const format = await formatOf(pack)
  const main = (await pack.relations('')).find(({ name }) => name === 'officeDocument')
  if (main === undefined || !('part' in main.target) || !pack.has(main.target.part)) {
    throw damaged('no main part')
  }
  const rewriter = new Rewriter(pack, tools, format)
  await rewriter.run(main)
  return rewriter.finish()
}

function lowerCase(name: string): string {
  return name.toLowerCase()
}

async function formatOf(pack: OoxmlPackage): Promise<OoxmlFormat> {
  for (const token of await pack.tokens(TYPES.toLowerCase())) {
    if (token.kind !== 'start') continue
    const type = token.attributes.find(({ key }) => key === 'ContentType')?.value ?? ''
    const format = formatOfType(type)
    if (format === 'docx' || format === 'xlsx' || format === 'pptx') return format
  }
  throw damaged('no main part')
}

/** A part that is kept: its old place, and its new one. */
interface Job {
  /** null for a sheet that becomes an empty one */
  readonly from: string | null
  readonly to: string
  readonly spec: PartSpec
}

interface Written {
  readonly id: string
  readonly type: string
  readonly target: string
  readonly isOutside: boolean
}

/** Lists that are left out if they are empty: a program would call the file damaged. */
const LISTS = setOf(
  `s:hyperlinks s:definedNames s:tableParts
  p:sldMasterIdLst p:notesMasterIdLst p:handoutMasterIdLst p:sldLayoutIdLst`,
)

/** Parts right within the main folder that may be several. */
const NUMBERED: ReadonlySet<string> = new Set(['xl/comments', 'word/header', 'word/footer'])

const EMPTY_SHEET =
  '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/></worksheet>'

class Rewriter {
  readonly #pack: OoxmlPackage
  readonly #tools: CleanTools
  readonly #format: OoxmlFormat
  readonly #zip = new ZipWriter()
  readonly #jobs = new Map<string, Job>()
  readonly #queue: Job[] = []
  readonly #late: Job[] = []
  readonly #counts = new Map<string, number>()
  readonly #types: string[] = []
  readonly #course: Course = { ...newCourse(), used: new Set(), guids: new Map() }

  constructor(pack: OoxmlPackage, tools: CleanTools, format: OoxmlFormat) {
    this.#pack = pack
    this.#tools = tools
    this.#format = format
  }

  async run(main: Relation): Promise<void> {
    await tellProperties(this.#pack, this.#course.findings)
    const to = this.#enqueue(main, '')
    this.#relationships('', [{ id: 'rId1', type: main.type, target: to ?? '', isOutside: false }])
    for (let job = this.#next(); job !== undefined; job = this.#next()) {
      if (job.spec.folder.endsWith('/media/')) await this.#media(job)
      else await this.#part(job)
    }
    for (const name of this.#pack.names) {
      const what = this.#jobs.has(name) ? null : foundOfPart(name)
      if (what !== null) this.#course.findings.add(what)
    }
  }

  finish(): Cleaned {
    const defaults = [`<Default Extension="rels" ContentType="${RELATIONSHIPS}"/>`]
    const lines = [...defaults, ...this.#types].join('')
    const uri = 'http://schemas.openxmlformats.org/package/2006/content-types'
    this.#text(TYPES, `<Types xmlns="${uri}">${lines}</Types>`)
    return cleanedOffice(this.#zip.finish(TYPES), this.#course)
  }

  #next(): Job | undefined {
    return this.#queue.shift() ?? this.#late.shift()
  }

  /** @returns the name that the target gets; null if it is not kept */
  #enqueue({ name, target }: Relation, parent: string): string | null {
    const spec = partOf(this.#format, name ?? '')
    if (spec === undefined || !('part' in target) || !this.#pack.has(target.part)) return null
    // a main part within the document would be a second one
    if (name === 'officeDocument' && parent !== '') return null
    const known = this.#jobs.get(target.part)
    if (known !== undefined) return known.spec.name === spec.name ? known.to : null
    const ending = endingOf(spec, target.part)
    return ending === null ? null : this.#push(target.part, spec, ending)
  }

  #push(from: string | null, spec: PartSpec, ending: string): string {
    const path = spec.folder + spec.name
    const number = (this.#counts.get(path) ?? 0) + 1
    this.#counts.set(path, number)
    const isOnly = number === 1 && /^\w+\/\w+$/.test(path) && !NUMBERED.has(path)
    const to = `${path}${isOnly ? '' : number}.${ending}`
    const job = { from, to, spec }
    if (from !== null) this.#jobs.set(from, job)
    const queue = spec.isLate ? this.#late : this.#queue
    queue.push(job)
    return to
  }

  async #part({ from, to, spec }: Job): Promise<void> {
    this.#types.push(`<Override PartName="/${to}" ContentType="${spec.type}"/>`)
    if (from === null) return this.#text(to, EMPTY_SHEET)
    const links = new Links(
      await this.#pack.relations(from),
      (relation) => {
        const target = this.#enqueue(relation, from)
        const isSheet = target === null && spec.kind === 'workbook' && 'part' in relation.target
        return isSheet ? this.#emptySheet() : target
      },
      this.#course,
    )
    const Rules = RULES[spec.kind]
    const pieces = await this.#pack.pieces(from)
    const tokens = this.#stages(readXml(pieces, OOXML_NAMESPACES, this.#tools), spec)
    const clean = filterXml(tokens, new Rules(this.#course, links))
    const whole = spec.kind === 'text' ? clean : dropEmpty(clean, (key) => LISTS.has(key))
    this.#zip.pack(to, writeXml(whole))
    this.#relationships(
      to,
      links.finish((name) => this.#isImplied(name, spec)),
    )
  }

  #emptySheet(): string | null {
    const spec = partOf('xlsx', 'worksheet')
    return spec === undefined ? null : this.#push(null, spec, 'xml')
  }

  #isImplied(name: string, parent: PartSpec): boolean {
    if (name === 'slide') return parent.name === 'notesSlide'
    return partOf(this.#format, name)?.isImplicit ?? false
  }

  #stages(tokens: Iterable<XmlToken>, { kind }: PartSpec): Iterable<XmlToken> {
    const { findings } = this.#course
    if (kind === 'vml' || kind === 'settings' || kind === 'strings') return tokens
    if (kind === 'text') {
      return keepFields(acceptChanges(keepAlternatives(tokens), findings), findings)
    }
    const kept = keepAlternatives(keepFrames(tokens, findings))
    const anchored = kind === 'plain' ? keepAnchors(kept) : kept
    return keepLocalFormulas(anchored, findings)
  }

  async #media({ from, to }: Job): Promise<void> {
    if (from === null) return
    await putMedia(this.#zip, to, await this.#pack.whole(from), this.#course, this.#tools)
    const ending = to.slice(to.lastIndexOf('.') + 1)
    const type = `<Default Extension="${ending}" ContentType="${MEDIA[ending]}"/>`
    if (!this.#types.includes(type)) this.#types.unshift(type)
  }

  #relationships(part: string, relations: readonly Written[]): void {
    if (relations.length === 0) return
    const folder = part.slice(0, part.lastIndexOf('/') + 1)
    const uri = 'http://schemas.openxmlformats.org/package/2006/relationships'
    const lines = relations.flatMap(({ id, type, target, isOutside }): XmlToken[] => {
      const Target = isOutside ? target : relative(folder, target)
      const mode = isOutside ? { TargetMode: 'External' } : {}
      const attributes = { Id: id, Type: type, Target, ...mode }
      return [startOf('pr:Relationship', attributes, true), { kind: 'end' }]
    })
    const root = startOf('pr:Relationships', { xmlns: uri }, true)
    const path = `${folder}_rels/${part.slice(folder.length)}.rels`
    this.#zip.pack(path, writeXml([root, ...lines, { kind: 'end' }]))
  }

  #text(name: string, xml: string): void {
    const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    this.#zip.pack(name, [new TextEncoder().encode(head + xml)])
  }
}

/** A target as programs write it: some readers know no other form. */
function relative(folder: string, target: string): string {
  const from = folder.split('/').slice(0, -1)
  const to = target.split('/')
  const differs = from.findIndex((part, i) => part !== to[i])
  const shared = differs === -1 ? from.length : differs
  return [...from.slice(shared).map(() => '..'), ...to.slice(shared)].join('/')
}

function endingOf(spec: PartSpec, part: string): string | null {
  if (spec.kind === 'vml') return 'vml'
  if (!spec.folder.endsWith('/media/')) return 'xml'
  const ending = part.slice(part.lastIndexOf('.') + 1)
  return Object.hasOwn(MEDIA, ending) ? ending : null
}

/** The relationships of a part: which are used, and by which new names. */
class Links {
  readonly #relations: ReadonlyMap<string, Relation>
  readonly #enqueue: (relation: Relation) => string | null
  readonly #course: Course
  readonly #written = new Map<string, Written | null>()
  #count = 0

  constructor(
    relations: readonly Relation[],
    enqueue: (relation: Relation) => string | null,
    course: Course,
  ) {
    this.#relations = new Map(relations.map((one) => [one.id, one]))
    this.#enqueue = enqueue
    this.#course = course
  }

  use(id: string): string | null {
    const known = this.#written.get(id)
    if (known !== undefined) return known?.id ?? null
    const relation = this.#relations.get(id)
    const written = relation === undefined ? null : this.#write(relation)
    this.#written.set(id, written)
    return written?.id ?? null
  }

  /** All that were used, and those that belong to the part without being used. */
  finish(isImplied: (name: string) => boolean): readonly Written[] {
    for (const { id, name } of this.#relations.values()) {
      if (name !== null && isImplied(name)) this.use(id)
    }
    return [...this.#written.values()].filter((one) => one !== null)
  }

  #write(relation: Relation): Written | null {
    const { name, target, type } = relation
    const { findings } = this.#course
    if ('outside' in target) {
      if (name === 'hyperlink' && isPublicLink(target.outside)) {
        return { id: this.#newId(), type, target: target.outside, isOutside: true }
      }
      findings.add('link', target.outside)
      return null
    }
    const part = this.#enqueue(relation)
    if (part !== null) {
      return { id: this.#newId(), type: typeOf(relation), target: part, isOutside: false }
    }
    const what = foundOfRelation(type)
    if (what !== null) findings.add(what)
    return null
  }

  #newId(): string {
    this.#count += 1
    return `rId${this.#count}`
  }
}

/** A sheet of another kind has become a plain one. */
function typeOf({ name, type }: Relation): string {
  const base = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
  return name === null || name === 'dialogsheet' ? `${base}worksheet` : type
}
