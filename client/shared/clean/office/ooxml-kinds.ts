import { wordsOf } from '../found.ts'
import type { XmlStart } from '../packed/xml.ts'
import { attributeOf, dropAttribute, setAttribute, type Verdict } from '../packed/xml-filter.ts'
import type { PartKind } from './ooxml-parts.ts'
import { OoxmlRules } from './ooxml-rules.ts'

/** Settings of a text document that change how it looks; all others go. */
const SETTINGS: ReadonlySet<string> = new Set(
  wordsOf(
    `zoom displayBackgroundShape mirrorMargins alignBordersAndEdges bordersDoNotSurroundHeader
    bordersDoNotSurroundFooter gutterAtTop defaultTabStop autoHyphenation consecutiveHyphenLimit
    hyphenationZone doNotHyphenateCaps evenAndOddHeaders bookFoldRevPrinting bookFoldPrinting
    characterSpacingControl noLineBreaksAfter noLineBreaksBefore footnotePr endnotePr compat
    themeFontLang clrSchemeMapping decimalSymbol listSeparator drawingGridHorizontalSpacing
    drawingGridVerticalSpacing displayHorizontalDrawingGridEvery displayVerticalDrawingGridEvery
    doNotUseMarginsForDrawingGridOrigin doNotShadeFormData printTwoOnOne strictFirstAndLastChars
    hdrShapeDefaults shapeDefaults noPunctuationKerning`,
  ).map((name) => `w:${name}`),
)

class SettingsRules extends OoxmlRules {
  override start(element: XmlStart, path: readonly string[]): Verdict {
    const { key } = element
    const stays = path.length !== 1 || SETTINGS.has(key) || key === 'm:mathPr'
    if (stays) return super.start(element, path)
    const isTelling = /docVars|mailMerge|writeProtection|documentProtection|attachedSchema/.test(
      key,
    )
    if (key === 'w:rsids') this.course.findings.add('revisions')
    if (key === 'w:attachedTemplate') super.start(element, path)
    if (isTelling) this.course.findings.add('other')
    return 'drop'
  }
}

/** The note that each reference names. */
const REFERENCES: ReadonlyMap<string, string> = new Map([
  ['w:commentReference', 'w:comment'],
  ['w:footnoteReference', 'w:footnote'],
  ['w:endnoteReference', 'w:endnote'],
])
const NOTES: ReadonlySet<string> = new Set(REFERENCES.values())

class TextRules extends OoxmlRules {
  /** Numbers of marks of the last place that was worked on. */
  readonly #lastPlaces = new Set<string>()

  override start(element: XmlStart, path: readonly string[]): Verdict {
    const { key } = element
    const id = attributeOf(element, 'w:id') ?? ''
    const target = REFERENCES.get(key)
    if (target !== undefined) this.course.used.add(`${target}:${id}`)
    if (key === 'w:bookmarkStart' && attributeOf(element, 'w:name') === '_GoBack') {
      this.#lastPlaces.add(id)
      return 'drop'
    }
    if (key === 'w:bookmarkEnd' && this.#lastPlaces.has(id)) return 'drop'
    if (NOTES.has(key) && !this.#isReferredTo(element, id)) {
      this.course.findings.add('revisions')
      return 'drop'
    }
    if (key === 'w:comment') this.#neutralComment(element)
    return super.start(element, path)
  }

  #isReferredTo(element: XmlStart, id: string): boolean {
    // lines that part notes from the text
    const isLine = /eparator|continuationNotice/.test(attributeOf(element, 'w:type') ?? '')
    return isLine || this.course.used.has(`${element.key}:${id}`)
  }

  #neutralComment(element: XmlStart): void {
    const { findings, names, stays } = this.course
    const author = attributeOf(element, 'w:author') ?? ''
    const date = attributeOf(element, 'w:date')
    stays.add('comment-text')
    findings.add('comments', author)
    if (date !== undefined) findings.add('time', date)
    setAttribute(element, 'w:author', names.of(author))
    dropAttribute(element, 'w:date')
    if (attributeOf(element, 'w:initials') !== undefined) {
      setAttribute(element, 'w:initials', names.initialsOf(author))
    }
  }
}

/** Attributes of these elements of a workbook that say how it looks; the others go. */
const WORKBOOK_ATTRIBUTES: ReadonlyMap<string, readonly string[]> = new Map([
  ['s:workbookPr', ['date1904', 'showObjects', 'hidePivotFieldList']],
  ['s:workbookView', ['activeTab', 'firstSheet', 'showSheetTabs', 'showHorizontalScroll']],
])

class WorkbookRules extends OoxmlRules {
  override start(element: XmlStart, path: readonly string[]): Verdict {
    const kept = WORKBOOK_ATTRIBUTES.get(element.key)
    if (kept !== undefined) {
      element.attributes = element.attributes.filter(({ key }) => kept.includes(key))
    }
    // the folder that the file lay in stands only in alternatives of the workbook
    if (element.key === 'mc:AlternateContent') return 'drop'
    if (element.key === 's:definedName') dropAttribute(element, 'comment')
    return super.start(element, path)
  }
}

class SheetRules extends OoxmlRules {
  #isString = false

  override start(element: XmlStart, path: readonly string[]): Verdict {
    if (element.key === 's:c') {
      this.#isString = attributeOf(element, 't') === 's'
      // they refer to a part that is left out
      for (const key of ['cm', 'vm']) dropAttribute(element, key)
    }
    return super.start(element, path)
  }

  override text(text: string, path: readonly string[]): string {
    const isIndex = this.#isString && path.at(-1) === 's:v'
    if (isIndex) this.course.used.add(`string:${Number(text)}`)
    return super.text(text, path)
  }
}

/** Some files keep strings of cells that are gone: strings that no cell shows become empty. */
class StringRules extends OoxmlRules {
  #index = -1

  override start(element: XmlStart, path: readonly string[]): Verdict {
    if (element.key === 's:si') this.#index += 1
    if (element.key === 's:sst') {
      for (const key of ['count', 'uniqueCount']) dropAttribute(element, key)
    }
    return super.start(element, path)
  }

  override text(text: string, path: readonly string[]): string {
    if (path.length < 2 || this.course.used.has(`string:${this.#index}`)) return text
    if (text.trim() !== '') this.course.findings.add('history', text)
    return ''
  }
}

/** Parts with rules of no kind of their own: comments of sheets and slides, tables, and the rest. */
class PlainRules extends OoxmlRules {
  readonly #authors: string[] = []

  override start(element: XmlStart, path: readonly string[]): Verdict {
    const { key } = element
    if (key === 'p:cmAuthor') this.#neutralAuthor(element)
    if (key === 'p:cm') {
      const date = attributeOf(element, 'dt')
      if (date !== undefined) this.course.findings.add('time', date)
      dropAttribute(element, 'dt')
      this.course.stays.add('comment-text')
    }
    if (key === 's:comment' || key === 'p:notes') this.course.stays.add('comment-text')
    if (key === 's:xmlColumnPr') return 'drop'
    if (key.startsWith('s:table')) {
      for (const one of ['connectionId', 'queryTableFieldId', 'tableType'])
        dropAttribute(element, one)
    }
    return super.start(element, path)
  }

  override text(text: string, path: readonly string[]): string {
    if (path.at(-1) === 's:author') {
      this.#authors.push(text)
      this.course.findings.add('comments', text)
      return this.course.names.of(text)
    }
    const isNote = path.at(-1) === 's:t' && path.includes('s:comment')
    // a note begins with the name of its author
    const author = isNote ? this.#authors.find((one) => text.startsWith(`${one}:`)) : undefined
    if (author === undefined) return super.text(text, path)
    return `${this.course.names.of(author)}${text.slice(author.length)}`
  }

  #neutralAuthor(element: XmlStart): void {
    const name = attributeOf(element, 'name') ?? ''
    this.course.findings.add('comments', name)
    setAttribute(element, 'name', this.course.names.of(name))
    setAttribute(element, 'initials', this.course.names.initialsOf(name))
  }
}

/** Rules by the kind of part. */
export const RULES: Readonly<Record<PartKind, typeof OoxmlRules>> = {
  plain: PlainRules,
  vml: PlainRules,
  text: TextRules,
  settings: SettingsRules,
  workbook: WorkbookRules,
  sheet: SheetRules,
  strings: StringRules,
}
