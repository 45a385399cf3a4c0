/** A value of a tag: numbers of a type, text, bytes, further directories, or data elsewhere. */
export type Value =
  | { readonly short: readonly number[] }
  | { readonly long: readonly number[] }
  | { readonly rational: readonly (readonly [number, number])[] }
  | { readonly ascii: string }
  | { readonly bytes: Uint8Array; readonly type?: number }
  | { readonly directories: readonly Directory[] }
  | { readonly blobs: readonly Uint8Array[] }

/** Tag → value. */
export type Directory = Readonly<Record<number, Value>>

export interface Order {
  readonly isLittle?: boolean
  readonly isBig?: boolean
}

/** A TIFF structure of one directory after the other, in any of its four forms. */
export function tiffBlock(
  pages: readonly Directory[],
  { isLittle, isBig }: Order = {},
): Uint8Array {
  const writer = new Writer(isLittle ?? false, isBig ?? false)
  writer.header()
  let link = writer.isBig ? 8 : 4
  for (const page of pages) {
    const { at, next } = writer.directory(page)
    writer.patch(link, at)
    link = next
  }
  return writer.done()
}

class Writer {
  readonly isBig: boolean
  readonly #isLittle: boolean
  #bytes: number[] = []

  constructor(isLittle: boolean, isBig: boolean) {
    this.#isLittle = isLittle
    this.isBig = isBig
  }

  header(): void {
    this.#bytes.push(...(this.#isLittle ? [0x49, 0x49] : [0x4d, 0x4d]))
    this.#number(this.isBig ? 43 : 42, 2)
    if (this.isBig) {
      this.#number(8, 2)
      this.#number(0, 2)
    }
    this.#word(0)
  }

  patch(at: number, value: number): void {
    const bytes = this.#encoded(value, this.isBig ? 8 : 4)
    for (const [i, byte] of bytes.entries()) this.#bytes[at + i] = byte
  }

  /** Values first, so that the directory knows where they stand. */
  directory(tags: Directory): { at: number; next: number } {
    const room = this.isBig ? 8 : 4
    const entries = Object.entries(tags).map(([tag, value]) => {
      const { type, count, bytes } = this.#value(value)
      if (bytes.length <= room) return { tag, type, count, field: [...bytes] }
      return { tag, type, count, field: this.#encoded(this.#put(bytes), room) }
    })
    if (this.#bytes.length % 2 === 1) this.#bytes.push(0)
    const at = this.#bytes.length
    this.#number(entries.length, this.isBig ? 8 : 2)
    for (const { tag, type, count, field } of entries) {
      this.#number(Number(tag), 2)
      this.#number(type, 2)
      this.#word(count)
      this.#bytes.push(...field, ...new Array(room - field.length).fill(0))
    }
    const next = this.#bytes.length
    this.#word(0)
    return { at, next }
  }

  done(): Uint8Array {
    return Uint8Array.from(this.#bytes)
  }

  #value(value: Value): { type: number; count: number; bytes: readonly number[] } {
    const pointer = this.isBig ? { type: 16, size: 8 } : { type: 4, size: 4 }
    const numbers = (type: number, size: number, all: readonly number[]) => ({
      type,
      count: all.length,
      bytes: all.flatMap((one) => this.#encoded(one, size)),
    })
    if ('short' in value) return numbers(3, 2, value.short)
    if ('long' in value) return numbers(4, 4, value.long)
    if ('rational' in value) {
      return { ...numbers(5, 4, value.rational.flat()), count: value.rational.length }
    }
    if ('ascii' in value) {
      const bytes = [...Buffer.from(`${value.ascii}\0`)]
      return { type: 2, count: bytes.length, bytes }
    }
    if ('bytes' in value) {
      return { type: value.type ?? 7, count: value.bytes.length, bytes: [...value.bytes] }
    }
    const places =
      'blobs' in value
        ? value.blobs.map((blob) => this.#put([...blob]))
        : value.directories.map((one) => this.directory(one).at)
    return numbers(pointer.type, pointer.size, places)
  }

  #put(bytes: readonly number[]): number {
    if (this.#bytes.length % 2 === 1) this.#bytes.push(0)
    const at = this.#bytes.length
    this.#bytes = this.#bytes.concat(bytes)
    return at
  }

  #word(value: number): void {
    this.#number(value, this.isBig ? 8 : 4)
  }

  #number(value: number, size: number): void {
    this.#bytes.push(...this.#encoded(value, size))
  }

  #encoded(value: number, size: number): number[] {
    const big = Array.from(
      { length: size },
      (_, i) => Math.floor(value / 256 ** (size - 1 - i)) % 256,
    )
    return this.#isLittle ? big.reverse() : big
  }
}
