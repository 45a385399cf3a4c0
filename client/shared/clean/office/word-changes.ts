import type { Findings } from '../found.ts'
import { startOf, type XmlAttribute, type XmlStart, type XmlToken } from '../packed/xml.ts'
import { attributeOf, declare, isDeclaration, passThrough } from '../packed/xml-filter.ts'

/** Marks of changes of form, and of where moved text begins and ends. */
const MARKS =
  /^w:(?:\w+PrChange|tblGridChange|numberingChange|cellIns|cellDel|cellMerge|(?:move(?:From|To)|customXml(?:Ins|Del|MoveFrom|MoveTo))Range(?:Start|End))$/
const INSERTED: ReadonlySet<string> = new Set(['w:ins', 'w:moveTo'])
const DELETED: ReadonlySet<string> = new Set(['w:del', 'w:moveFrom', 'w:delText', 'w:delInstrText'])
/** In these, `w:ins` and `w:del` have nothing within: they say it of a paragraph, a row or a number. */
const PROPERTIES: ReadonlySet<string> = new Set(['w:rPr', 'w:trPr', 'w:numPr', 'm:ctrlPr'])
/** Elements that stand between paragraphs and mark a place in the text. */
const PLACES = /^w:(?:bookmark|commentRange|perm)(?:Start|End)$/
/** Elements that need a paragraph at least; others may hold some too. */
const HOLDERS = /^w:(?:body|tc|txbxContent|hdr|ftr|footnote|endnote|comment)$/

interface Frame {
  readonly key: string
  /** gone while what is in it stays; with the namespaces that it declared */
  readonly unwrapped: readonly XmlAttribute[] | null
  /** Tokens that wait until it is known whether it stays; null once that is so. */
  pending: XmlToken[] | null
  /** of a row: deleted; of a paragraph: its end is, so that it runs into the next one */
  isDeleted: boolean
  /** of a paragraph: goes on where the one before was left open */
  goesOn: boolean
  /** of a holder of paragraphs: whether the last one was left open */
  isOpen: boolean
  /** of a holder of paragraphs: the last thing in it */
  last: 'paragraph' | 'table' | null
}

const WAITING: ReadonlySet<string> = new Set(['w:p', 'w:tr', 'w:tbl'])
const HEADS: ReadonlySet<string> = new Set(['w:pPr', 'w:trPr', 'w:tblPr', 'w:tblGrid', 'w:tblPrEx'])
const PARAGRAPH: readonly XmlToken[] = [startOf('w:p'), { kind: 'end' }]

/**
 * Accept all changes that were tracked: insertions stay; deleted text, paragraphs and rows go, and so do the marks of
 * both.
 */
export function acceptChanges(tokens: Iterable<XmlToken>, findings: Findings): Generator<XmlToken> {
  return passThrough(tokens, new Acceptor(findings))
}

class Acceptor {
  readonly #findings: Findings
  readonly #frames: Frame[] = []
  readonly #told = new Set<string>()
  #out: XmlToken[] = []
  #dropped = 0
  /** frames that wait */
  #waiting = 0

  constructor(findings: Findings) {
    this.#findings = findings
  }

  take(token: XmlToken): readonly XmlToken[] {
    this.#out = []
    this.#put(token)
    return this.#out
  }

  #put(token: XmlToken): void {
    if (this.#dropped > 0) {
      this.#dropped += token.kind === 'start' ? 1 : token.kind === 'end' ? -1 : 0
    } else if (token.kind === 'start') {
      this.#start(token)
    } else if (token.kind === 'end') {
      this.#end()
    } else if (!this.#isLayout(token.text)) {
      this.#write([token], null)
    }
  }

  /** Blanks between paragraphs and rows are no text. */
  #isLayout(text: string): boolean {
    const key = this.#frames.at(-1)?.key ?? ''
    const isBetween = WAITING.has(key) || HEADS.has(key) || HOLDERS.test(key)
    return isBetween && text.trim() === ''
  }

  #start(token: XmlStart): void {
    const { key } = token
    const around = this.#frames.at(-1)
    const inProperties = around !== undefined && PROPERTIES.has(around.key)
    const isDeleted = DELETED.has(key)
    if (isDeleted && inProperties) this.#deleteHolder()
    if (MARKS.test(key) || isDeleted || (INSERTED.has(key) && inProperties)) {
      this.#tell(token)
      this.#dropped = 1
    } else if (INSERTED.has(key)) {
      this.#tell(token)
      this.#open(key, token.attributes.filter(isDeclaration))
    } else if (this.#isInDeletedRow(key)) {
      this.#dropped = 1
    } else {
      this.#keep(token, around)
    }
  }

  #keep(token: XmlStart, around: Frame | undefined): void {
    const { key } = token
    if (around?.unwrapped) declare(token, around.unwrapped)
    this.#closeBefore(key)
    const waits = WAITING.has(key)
    if (!waits) this.#write([token], key)
    const frame = this.#open(key, null)
    if (waits) this.#wait(frame, token)
    if (key === 'w:p') frame.goesOn = this.#holder()?.isOpen ?? false
  }

  #wait(frame: Frame, token: XmlStart): void {
    frame.pending = [token]
    this.#waiting++
  }

  #forget(frame: Frame): void {
    frame.pending = null
    this.#waiting--
  }

  #tell(token: XmlStart): void {
    const author = attributeOf(token, 'w:author') ?? ''
    if (!this.#told.has(author)) this.#findings.add('revisions', author)
    this.#told.add(author)
  }

  #open(key: string, unwrapped: readonly XmlAttribute[] | null): Frame {
    const frame: Frame = {
      ...{ key, unwrapped, pending: null, last: null },
      ...{ isDeleted: false, goesOn: false, isOpen: false },
    }
    this.#frames.push(frame)
    return frame
  }

  #deleteHolder(): void {
    const [around, head, properties] = this.#frames.slice(-3)
    if (around?.key === 'w:p' && head?.key === 'w:pPr') around.isDeleted = true
    if (head?.key === 'w:tr' && properties?.key === 'w:trPr') head.isDeleted = true
  }

  #isInDeletedRow(key: string): boolean {
    const around = this.#frames.at(-1)
    return around?.key === 'w:tr' && around.isDeleted && around.pending !== null && !HEADS.has(key)
  }

  /** The frame right around the element that has just begun, or is about to end. */
  #holder(): Frame | undefined {
    return this.#within(this.#frames.length - 2)
  }

  #within(from: number): Frame | undefined {
    let at = from
    while (at >= 0 && this.#frames[at]?.unwrapped) at--
    return this.#frames[at]
  }

  /** A paragraph that was left open ends before anything but the next one. */
  #closeBefore(key: string): void {
    const around = this.#within(this.#frames.length - 1)
    if (!around?.isOpen || key === 'w:p' || PLACES.test(key)) return
    this.#out.push({ kind: 'end' })
    around.isOpen = false
  }

  /** @param key of an element that begins, which is not among the frames yet */
  #write(tokens: readonly XmlToken[], key: string | null): void {
    if (this.#waiting === 0) {
      append(this.#out, tokens)
      return
    }
    const at = lastIndex(this.#frames, ({ pending }) => pending !== null)
    const within = this.#frames[at + 1]?.key ?? key ?? ''
    const waiting = this.#frames[at]?.pending
    if (waiting && (HEADS.has(within) || PLACES.test(within))) {
      append(waiting, tokens)
    } else {
      this.#flush()
      append(this.#out, tokens)
    }
  }

  /** Write all that has waited, from the outside in. */
  #flush(): void {
    if (this.#waiting === 0) return
    for (const frame of this.#frames) {
      if (frame.pending === null) continue
      append(this.#out, frame.goesOn ? withoutHead(frame.pending) : frame.pending)
      frame.pending = null
    }
    this.#waiting = 0
  }

  #end(): void {
    const frame = this.#frames.at(-1)
    if (frame === undefined) return
    if (frame.key === 'w:p') this.#endParagraph(frame)
    else if (WAITING.has(frame.key)) this.#endWaiting(frame)
    else if (frame.unwrapped === null) this.#endOther(frame)
    this.#frames.pop()
  }

  #endParagraph(frame: Frame): void {
    const pending = frame.pending ?? []
    const hasSection = pending.some((one) => one.kind === 'start' && one.key === 'w:sectPr')
    const isOpen = frame.isDeleted && !hasSection
    if (frame.pending !== null && isOpen) {
      // nothing of it is left but places in the text, which go where it stood
      this.#forget(frame)
      const places = withoutHead(pending)
      if (places.length > 0) this.#write(places, null)
      return
    }
    this.#flush()
    const holder = this.#holder()
    if (holder !== undefined) {
      holder.isOpen = isOpen
      holder.last = 'paragraph'
    }
    if (!isOpen) this.#out.push({ kind: 'end' })
  }

  /** A deleted row leaves nothing, and neither does a table without any row left. */
  #endWaiting(frame: Frame): void {
    const isGone = frame.pending !== null && (frame.isDeleted || frame.key === 'w:tbl')
    if (isGone) {
      this.#forget(frame)
      return
    }
    this.#flush()
    this.#out.push({ kind: 'end' })
    const holder = this.#holder()
    if (frame.key === 'w:tbl' && holder !== undefined) holder.last = 'table'
  }

  #endOther(frame: Frame): void {
    if (frame.isOpen) this.#out.push({ kind: 'end' })
    if (HOLDERS.test(frame.key)) {
      const lacks = frame.key === 'w:tc' ? frame.last !== 'paragraph' : frame.last === null
      if (lacks) this.#write(PARAGRAPH, 'w:p')
    }
    this.#write([{ kind: 'end' }], null)
    const holder = this.#holder()
    if (holder !== undefined && frame.last !== null) holder.last = frame.last
  }
}

/** A paragraph may hold more tokens than a call takes arguments. */
function append(to: XmlToken[], tokens: readonly XmlToken[]): void {
  for (const token of tokens) to.push(token)
}

function lastIndex(frames: readonly Frame[], fits: (frame: Frame) => boolean): number {
  let at = frames.length - 1
  for (; at >= 0; at--) {
    const frame = frames[at]
    if (frame !== undefined && fits(frame)) break
  }
  return at
}

/** The tokens that have waited, without the paragraph itself and its properties. */
function withoutHead(pending: readonly XmlToken[]): XmlToken[] {
  const rest: XmlToken[] = []
  let skipped = 0
  for (const token of pending.slice(1)) {
    if (skipped > 0 || (token.kind === 'start' && token.key === 'w:pPr')) {
      skipped += token.kind === 'start' ? 1 : token.kind === 'end' ? -1 : 0
    } else {
      rest.push(token)
    }
  }
  return rest
}
