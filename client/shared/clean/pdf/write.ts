import { concat } from '../../../../crypto/primitives/bytes.ts'
import { fromLatin1 } from '../reading.ts'
import type { Piece } from '../source.ts'
import { deflated } from './filters.ts'
import { type Dict, Name, Ref, type Value, written } from './values.ts'

/** Objects that are packed and deflated together. */
const PACK = 200
/** Parts that are joined to one piece. */
const TOGETHER = 1000
/** Bytes of a row of the table: kind, offset or container, index. */
const ROW = 8

type Place =
  | { readonly kind: 'at'; readonly offset: number }
  | { readonly kind: 'packed'; readonly container: number; readonly index: number }

/**
 * Writes a PDF file with one revision: objects, those without a stream in object streams, and one
 * table (ISO 32000-1, 7.5.7 and 7.5.8). It has no /ID and no date: the same objects give the same
 * bytes.
 */
export class PdfWriter {
  readonly #pieces: Piece[] = []
  readonly #places: (Place | undefined)[] = []
  #pending: Uint8Array[] = []
  #size = 0
  #waiting: { readonly number: number; readonly text: string }[] = []

  constructor() {
    // four bytes beyond ASCII, which tell programs that move files that they are not text
    this.#put(fromLatin1('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n'))
  }

  /** A number for an object that is added later. */
  reserve(): number {
    this.#places.push(undefined)
    return this.#places.length
  }

  add(number: number, value: Value): void {
    this.#waiting.push({ number, text: written(value) })
    if (this.#waiting.length === PACK) this.#pack()
  }

  /** @param data as it is stored, encoded by the filters in `dict` */
  addStream(number: number, dict: Dict, data: Piece): void {
    const size = data instanceof Uint8Array ? data.length : data.size
    const whole = new Map(dict).set('Length', size)
    this.#places[number - 1] = { kind: 'at', offset: this.#size }
    this.#put(fromLatin1(`${number} 0 obj\n${written(whole)}\nstream\n`))
    this.#put(data)
    this.#put(fromLatin1('\nendstream\nendobj\n'))
  }

  /** @returns the file, whose catalogue is the object `root` */
  finish(root: number): readonly Piece[] {
    this.#pack()
    const table = this.reserve()
    const start = this.#size
    this.#places[table - 1] = { kind: 'at', offset: start }
    const dict: Dict = new Map<string, Value>([
      ['Type', new Name('XRef')],
      ['Size', this.#places.length + 1],
      ['W', [1, 5, 2]],
      ['Root', new Ref(root)],
      ['Filter', new Name('FlateDecode')],
    ])
    this.addStream(table, dict, deflated(this.#table()))
    this.#put(fromLatin1(`startxref\n${start}\n%%EOF\n`))
    this.#flush()
    return this.#pieces
  }

  #pack(): void {
    if (this.#waiting.length === 0) return
    const container = this.reserve()
    const packed = this.#waiting
    this.#waiting = []
    let at = 0
    const head = packed.map(({ number, text }, index) => {
      this.#places[number - 1] = { kind: 'packed', container, index }
      const pair = `${number} ${at}`
      at += text.length + 1
      return pair
    })
    const first = `${head.join(' ')}\n`
    const dict: Dict = new Map<string, Value>([
      ['Type', new Name('ObjStm')],
      ['N', packed.length],
      ['First', first.length],
      ['Filter', new Name('FlateDecode')],
    ])
    const texts = packed.map(({ text }) => `${text}\n`)
    this.addStream(container, dict, deflated(fromLatin1(first + texts.join(''))))
  }

  #table(): Uint8Array {
    const table = new Uint8Array(ROW * (this.#places.length + 1))
    // the first row is the head of the list of free numbers, which is empty
    table.fill(0xff, 6, ROW)
    for (const [i, place] of this.#places.entries()) table.set(rowOf(place), ROW * (i + 1))
    return table
  }

  #put(piece: Piece): void {
    this.#size += piece instanceof Uint8Array ? piece.length : piece.size
    if (piece instanceof Uint8Array) {
      this.#pending.push(piece)
      if (this.#pending.length >= TOGETHER) this.#flush()
      return
    }
    this.#flush()
    this.#pieces.push(piece)
  }

  #flush(): void {
    if (this.#pending.length > 0) this.#pieces.push(concat(...this.#pending))
    this.#pending = []
  }
}

function rowOf(place: Place | undefined): Uint8Array {
  const row = new Uint8Array(ROW)
  const view = new DataView(row.buffer)
  if (place === undefined) return row
  row[0] = place.kind === 'at' ? 1 : 2
  const value = place.kind === 'at' ? place.offset : place.container
  row[1] = Math.floor(value / 2 ** 32)
  view.setUint32(2, value >>> 0)
  view.setUint16(6, place.kind === 'at' ? 0 : place.index)
  return row
}
