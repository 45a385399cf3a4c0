import { type Change, packing } from './marked.ts'
import { indexOf, isSpace } from './parse.ts'
import { Name, nameIn, type Value, written } from './values.ts'

/** A value, and where it stands. */
interface Token {
  readonly value: Value
  readonly from: number
  readonly to: number
}

/** Keys that a picture among the words may have, and their full names (ISO 32000-1, 8.9.7). */
const KEYS: ReadonlyMap<string, string> = new Map([
  ['W', 'Width'],
  ['H', 'Height'],
  ['BPC', 'BitsPerComponent'],
  ['CS', 'ColorSpace'],
  ['D', 'Decode'],
  ['DP', 'DecodeParms'],
  ['F', 'Filter'],
  ['IM', 'ImageMask'],
  ['I', 'Interpolate'],
  ['L', 'Length'],
  ['Intent', 'Intent'],
])
const FULL = new Set(KEYS.values())

const COMPONENTS: ReadonlyMap<string, number> = new Map([
  ...['G', 'DeviceGray', 'CalGray', 'I', 'Indexed'].map((name) => [name, 1] as const),
  ...['RGB', 'DeviceRGB', 'CalRGB'].map((name) => [name, 3] as const),
  ...['CMYK', 'DeviceCMYK'].map((name) => [name, 4] as const),
])

/** Filters whose output is written, and may have `EI` in it as any other letters. */
const WRITTEN = new Set(['A85', 'ASCII85Decode', 'AHx', 'ASCIIHexDecode'])

const [E, I] = [0x45, 0x49]
const EI = [E, I]
const LEFT = 0x28

/** A picture that stands among the words: from `BI` to `ID` its keys, and pixels up to `EI`. */
export class InlinePicture {
  readonly #tokens: Token[] = []

  add(token: Token): void {
    this.#tokens.push(token)
  }

  /** The changes that take out parts of its keys and values. */
  changes(): Change[] {
    const changes: Change[] = []
    this.#read((key, value) => {
      const { from, to } = value ?? key
      if (nameOf(key) === null) changes.push({ from: key.from, to, text: '' })
      else if (value !== undefined && nameOf(key) === 'DecodeParms') {
        const text = written(packing(value.value))
        if (text !== written(value.value)) changes.push({ from, to, text })
      }
    })
    return changes
  }

  /**
   * The end of the pixels that begin behind `ID`: after as many as there have to be, else before an `EI` with words
   * behind it.
   *
   * @param from behind `ID`
   */
  end(bytes: Uint8Array, from: number): number {
    const entries = new Map<string, Value>()
    this.#read((key, value) => entries.set(nameOf(key) ?? '', value?.value ?? null))
    const size = sizeOf(entries)
    if (size !== null) {
      let at = from + 1 + size
      while (isSpace(bytes[at])) at++
      if (isEnd(bytes, at)) return at
    }
    const isWritten = namesIn(entries.get('Filter')).some((name) => WRITTEN.has(name))
    for (let at = indexOf(bytes, EI, from); at !== -1; at = indexOf(bytes, EI, at + 1)) {
      const isApart = !isWritten || isSpace(bytes[at - 1])
      if (isApart && isEnd(bytes, at) && areWords(bytes.subarray(at + 2, at + 18))) return at
    }
    return bytes.length
  }

  /** Key by key; a key that is no name has no value. */
  #read(take: (key: Token, value: Token | undefined) => void): void {
    for (let i = 0; i < this.#tokens.length; i++) {
      const key = this.#tokens[i]
      if (key === undefined) return
      if (key.value instanceof Name) take(key, this.#tokens[++i])
      else take(key, undefined)
    }
  }
}

/** The full name of a key; null if no reader knows it. */
function nameOf({ value }: Token): string | null {
  const name = nameIn(value)
  if (name === null) return null
  return KEYS.get(name) ?? (FULL.has(name) ? name : null)
}

function namesIn(value: Value | undefined): string[] {
  return (Array.isArray(value) ? value : [value]).flatMap((one) => nameIn(one) ?? [])
}

/** Bytes of the pixels; null if they are packed, or their size is not known. */
function sizeOf(entries: ReadonlyMap<string, Value>): number | null {
  const [width, height, bits] = ['Width', 'Height', 'BitsPerComponent'].map((key) => {
    const value = entries.get(key)
    return typeof value === 'number' && value > 0 ? value : null
  })
  if (!width || !height || namesIn(entries.get('Filter')).length > 0) return null
  if (entries.get('ImageMask') === true) return height * Math.ceil(width / 8)
  const components = COMPONENTS.get(namesIn(entries.get('ColorSpace'))[0] ?? '')
  if (!bits || components === undefined) return null
  return height * Math.ceil((width * bits * components) / 8)
}

function isEnd(bytes: Uint8Array, at: number): boolean {
  return (
    bytes[at] === E && bytes[at + 1] === I && (at + 2 >= bytes.length || isSpace(bytes[at + 2]))
  )
}

/** Up to where a string begins, which may be of any bytes. */
function areWords(bytes: Uint8Array): boolean {
  const string = bytes.indexOf(LEFT)
  return (string === -1 ? bytes : bytes.subarray(0, string)).every(
    (byte) => isSpace(byte) || (byte >= 0x20 && byte < 0x7f),
  )
}
