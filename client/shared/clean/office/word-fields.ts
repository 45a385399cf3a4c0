import { type Findings, setOf } from '../found.ts'
import { startOf, type XmlStart, type XmlToken } from '../packed/xml.ts'
import { attributeOf, passThrough } from '../packed/xml-filter.ts'
import { isPublicLink } from './neutral.ts'

/** Fields that count, number, refer within the document, or are filled in by hand. */
const KEPT = setOf(
  `PAGE NUMPAGES SECTION SECTIONPAGES PAGEREF REF NOTEREF STYLEREF SEQ TOC TC TOA TA INDEX XE
  HYPERLINK FORMTEXT FORMCHECKBOX FORMDROPDOWN EQ SYMBOL = IF ADVANCE LISTNUM AUTONUM
  AUTONUMLGL AUTONUMOUT DATE TIME QUOTE NUMWORDS NUMCHARS BIBLIOGRAPHY`,
)
/** Fields that show who wrote the document or where it lies: the text that they show goes too. */
const NAMING = setOf('AUTHOR LASTSAVEDBY USERNAME USERINITIALS USERADDRESS FILENAME TEMPLATE')
/** A field of Word's that does nothing, and shows what it showed last. */
const INERT = ' ADDIN '
/** Written instead of a name, once a field. */
const BLANK = '–'

interface Field {
  /** The instruction, as far as it is read and not written. */
  instruction: string
  name: string | null
  isResult: boolean
  isBlank: boolean
}

/**
 * Make fields inert that would tell or fetch something: those that name people and files show a dash, the others show
 * what they showed before.
 */
export function keepFields(tokens: Iterable<XmlToken>, findings: Findings): Generator<XmlToken> {
  return passThrough(tokens, new Fields(findings))
}

class Fields {
  readonly #findings: Findings
  readonly #path: string[] = []
  /** Simple fields that are open: the number of elements around each, and whether it names. */
  readonly #simple: { readonly depth: number; readonly field: Field; readonly isKept: boolean }[] =
    []
  readonly #fields: Field[] = []
  #out: XmlToken[] = []

  constructor(findings: Findings) {
    this.#findings = findings
  }

  take(token: XmlToken): readonly XmlToken[] {
    this.#out = []
    this.#put(token)
    return this.#out
  }

  #put(token: XmlToken): void {
    if (token.kind === 'start') this.#start(token)
    else if (token.kind === 'end') this.#end(token)
    else this.#text(token.text)
  }

  #start(token: XmlStart): void {
    this.#path.push(token.key)
    if (token.key === 'w:instrText') return
    if (token.key === 'w:fldChar') this.#mark(attributeOf(token, 'w:fldCharType') ?? '')
    if (token.key !== 'w:fldSimple') {
      this.#out.push(token)
      return
    }
    const field = newField()
    field.isResult = true
    const instruction = attributeOf(token, 'w:instr') ?? ''
    const isKept = this.#written(field, instruction) === instruction
    this.#simple.push({ depth: this.#path.length, field, isKept })
    if (isKept) this.#out.push(token)
  }

  #end(token: XmlToken): void {
    const depth = this.#path.length
    const key = this.#path.pop()
    const simple = this.#simple.at(-1)
    if (simple?.depth === depth) this.#simple.pop()
    if (key === 'w:instrText' || (simple?.depth === depth && !simple.isKept)) return
    this.#out.push(token)
  }

  #text(text: string): void {
    const field = this.#simple.at(-1)?.field ?? this.#fields.at(-1)
    if (this.#path.at(-1) === 'w:instrText') {
      const open = this.#fields.at(-1)
      if (open !== undefined && !open.isResult) open.instruction += text
      return
    }
    const isNamed = this.#path.at(-1) === 'w:t' && field?.isResult && NAMING.has(field.name ?? '')
    if (!isNamed) this.#out.push({ kind: 'text', text })
    else if (!field.isBlank) this.#out.push({ kind: 'text', text: BLANK })
    if (isNamed) field.isBlank = true
  }

  /** Writes the instruction that was read before the mark that ends it. */
  #mark(kind: string): void {
    const field = this.#fields.at(-1)
    if (field !== undefined && !field.isResult && field.instruction !== '') {
      const text = this.#written(field, field.instruction)
      field.instruction = ''
      const start = startOf('w:instrText', { 'xml:space': 'preserve' })
      this.#out.push(start, { kind: 'text', text }, { kind: 'end' })
    }
    if (kind === 'begin') this.#fields.push(newField())
    if (kind === 'separate' && field !== undefined) field.isResult = true
    if (kind === 'end') this.#fields.pop()
  }

  /** The instruction as it stays. */
  #written(field: Field, instruction: string): string {
    field.name ??= /^\s*(\S+)/.exec(instruction)?.[1]?.toUpperCase() ?? ''
    const [, target = '#'] = /^\s*HYPERLINK\s+"?([^"\s]+)/i.exec(instruction) ?? []
    const isLocal = target.startsWith('#') || target.startsWith('\\') || isPublicLink(target)
    const name = field.name.startsWith('=') ? '=' : field.name
    if (KEPT.has(name) && isLocal) return instruction
    if (instruction.trim() === INERT.trim()) return instruction
    this.#findings.add(NAMING.has(name) ? 'person' : isLocal ? 'other' : 'link', instruction)
    return field.isBlank ? '' : INERT
  }
}

function newField(): Field {
  return { instruction: '', name: null, isResult: false, isBlank: false }
}
