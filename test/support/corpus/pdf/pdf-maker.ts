import { deflateSync } from 'node:zlib'

const latin1 = (text: string) => Buffer.from(text, 'latin1')

/** Puts objects together to PDF files, in the ways that the format has for it. */
export class PdfMaker {
  readonly #objects = new Map<number, { readonly head: string; readonly data: Buffer | null }>()
  #next = 1

  /** A number for an object that is set later. */
  reserve(): number {
    return this.#next++
  }

  /** @returns a reference such as `3 0 R` */
  add(text: string, number = this.reserve()): string {
    this.#objects.set(number, { head: text, data: null })
    return `${number} 0 R`
  }

  /** @param entries of its dictionary, without the length */
  stream(entries: string, data: Uint8Array | string, number = this.reserve()): string {
    const bytes = typeof data === 'string' ? latin1(data) : Buffer.from(data)
    this.#objects.set(number, { head: `<<${entries} /Length ${bytes.length}>>`, data: bytes })
    return `${number} 0 R`
  }

  deflated(entries: string, data: Uint8Array | string, behind = ''): string {
    const bytes = typeof data === 'string' ? latin1(data) : data
    const packed = Buffer.concat([deflateSync(bytes), latin1(behind)])
    return this.stream(`${entries} /Filter /FlateDecode`, packed)
  }

  /** With a table as PDF 1.4 has it. @param between is written before each object */
  withTable(trailer: string, { before = '', between = '' } = {}): Buffer {
    const parts = [latin1(`${before}%PDF-1.7\n`)]
    const table = this.#write(parts, [...this.#objects.keys()], between)
    const start = size(parts)
    const rows = Array.from({ length: this.#next - 1 }, (_, i) => {
      const offset = table.get(i + 1)
      return offset === undefined
        ? '0000000000 65535 f \n'
        : `${String(offset).padStart(10, '0')} 00000 n \n`
    })
    parts.push(
      latin1(`xref\n0 ${this.#next}\n0000000000 65535 f \n${rows.join('')}`),
      latin1(`trailer\n<</Size ${this.#next} ${trailer}>>\nstartxref\n${start}\n%%EOF\n`),
    )
    return Buffer.concat(parts)
  }

  /** With object streams, and a table in a stream with a predictor, as PDF 1.5 has it. */
  withStreams(trailer: string, behind = ''): Buffer {
    const parts = [latin1('%PDF-1.5\n')]
    const plain = [...this.#objects].filter(([, { data }]) => data === null)
    const packed = plain.map(([number]) => number)
    let at = 0
    const head = plain.map(([number, { head }]) => {
      const pair = `${number} ${at} `
      at += head.length + 1
      return pair
    })
    const first = head.join('')
    const texts = plain.map(([, one]) => `${one.head}\n`).join('')
    const entries = `/Type /ObjStm /N ${packed.length} /First ${first.length}`
    const container = this.deflated(entries, first + texts + behind)
    const streams = [...this.#objects].filter(([, { data }]) => data !== null)
    const table = this.#write(
      parts,
      streams.map(([number]) => number),
      '',
    )
    const start = size(parts)
    const own = this.reserve()
    const rows = Array.from({ length: own + 1 }, (_, number) => {
      const row = Buffer.alloc(6)
      const offset = number === own ? start : table.get(number)
      const index = packed.indexOf(number)
      if (offset !== undefined) row.writeUInt8(1)
      else if (index !== -1) row.writeUInt8(2)
      row.writeUInt32BE(offset ?? Number.parseInt(container, 10), 1)
      row.writeUInt8(Math.max(0, index), 5)
      return row
    })
    const up = rows.map((row, i) =>
      Buffer.from([2, ...row.map((byte, x) => byte - (rows[i - 1]?.[x] ?? 0))]),
    )
    this.#objects.clear()
    this.stream(
      `/Type /XRef /W [1 4 1] /Size ${own + 1} ${trailer} /Filter /FlateDecode /DecodeParms <</Predictor 12 /Columns 6>>`,
      deflateSync(Buffer.concat(up)),
      own,
    )
    this.#write(parts, [own], '')
    parts.push(latin1(`startxref\n${start}\n%%EOF\n`))
    return Buffer.concat(parts)
  }

  #write(parts: Buffer[], numbers: readonly number[], between: string): Map<number, number> {
    const table = new Map<number, number>()
    for (const number of numbers) {
      const object = this.#objects.get(number)
      if (object === undefined) continue
      parts.push(latin1(between))
      table.set(number, size(parts))
      parts.push(latin1(`${number} 0 obj\n${object.head}\n`))
      if (object.data !== null) {
        parts.push(latin1('stream\n'), object.data, latin1('\nendstream\n'))
      }
      parts.push(latin1('endobj\n'))
    }
    return table
  }
}

/**
 * Save a file again as programs do: what changed is written behind it.
 *
 * @param objects new bodies by their numbers
 */
export function savedAgain(
  file: Uint8Array,
  objects: Readonly<Record<number, string>>,
  trailer: string,
): Buffer {
  const before = Buffer.from(file)
  const previous = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(before.toString('latin1'))?.[1]
  const parts = [before]
  const rows = Object.entries(objects).map(([number, body]) => {
    const row = `${number} 1\n${String(size(parts)).padStart(10, '0')} 00000 n \n`
    parts.push(latin1(`${number} 0 obj\n${body}\nendobj\n`))
    return row
  })
  const start = size(parts)
  parts.push(
    latin1(`xref\n${rows.join('')}trailer\n<<${trailer} /Prev ${previous}>>\n`),
    latin1(`startxref\n${start}\n%%EOF\n`),
  )
  return Buffer.concat(parts)
}

function size(parts: readonly Buffer[]): number {
  return parts.reduce((sum, part) => sum + part.length, 0)
}
