import { concat, equal } from '../../../../crypto/primitives/bytes.ts'
import type { Findings } from '../found.ts'
import { CleanError, type CleanTools, damaged, type StaysName } from '../outcome.ts'
import { cleanIcc, ICC_MOST } from '../picture/icc.ts'
import { latin1 } from '../reading.ts'
import type { Piece } from '../source.ts'
import { cleanContent, hidesText } from './content.ts'
import {
  decoded,
  decodedText,
  deflated,
  type Filter,
  inflated,
  isKept,
  isReadable,
  isWholeDeflate,
} from './filters.ts'
import type { Kind } from './grammar.ts'
import { jpegPicture } from './jpeg-picture.ts'
import { cleanJpx } from './jpx.ts'
import type { PdfStream } from './values.ts'

/** Pixels (as bytes) that are inflated to see that nothing hides behind them. */
const PIXELS_LOOKED_AT = 16 * 1024 * 1024

/** Bytes by which a stream is known to be deflated. */
const SAMPLE = 1024

/** Bytes as a file has them, and the filters that they are encoded with. */
export interface Encoded {
  readonly bytes: Uint8Array
  readonly filters: readonly Filter[]
}

/** Encoded bytes of a stream that may be sent, and the filters that they are encoded with. */
export interface Stored {
  readonly data: Piece
  readonly filters: readonly Filter[]
}

/**
 * Cleans the contents of streams: pictures by the cleaners of their kind, colour profiles, and the bytes behind
 * deflated ones. For the content of a page, `cleanContent` says what goes.
 */
export class StreamCleaner {
  readonly #tools: CleanTools
  readonly #found: Findings
  readonly stays = new Set<StaysName>()
  #pixelsLeft = PIXELS_LOOKED_AT

  constructor(tools: CleanTools, found: Findings) {
    this.#tools = tools
    this.#found = found
  }

  async clean(stream: PdfStream, all: readonly Filter[], kind: Kind): Promise<Stored> {
    let filters = all.filter(({ name }) => name !== 'Crypt')
    let bytes = stream.bytes
    const { spend } = this.#tools
    for (let first = filters[0]; first !== undefined; first = filters[0]) {
      const text = decodedText(bytes, first.name)
      const isAround = first.name === 'FlateDecode' && isPicture(filters[1])
      if (text === null && !isAround) break
      spend(bytes.length)
      bytes = text ?? inflated(bytes, spend)
      filters = filters.slice(1)
    }
    const asStored = (data: Uint8Array): Piece =>
      data === stream.bytes && stream.from !== null
        ? { from: stream.from, size: data.length }
        : data
    if (mayBeProfile(stream, kind)) {
      const profile = this.#profile(bytes, filters, stream.dict.has('N'))
      if (profile !== null) return profile
    }
    const first = filters[0]?.name
    if (first === undefined && looksEncoded(bytes, spend)) {
      throw damaged('a stream without its filter')
    }
    if (isDrawn(stream, kind) && filters.length < 2 && filters.every(isReadable)) {
      const drawn = this.#drawn(bytes, filters[0])
      return drawn === null
        ? { data: asStored(bytes), filters }
        : { data: deflated(drawn), filters: PLAIN_DEFLATE }
    }
    if (first === 'FlateDecode') {
      const whole = kind === 'image' ? this.#isWholeImage(bytes) : isWholeDeflate(bytes, spend)
      return { data: asStored(whole ? bytes : deflated(inflated(bytes, spend))), filters }
    }
    if (isPicture(filters[0])) {
      const clean = await this.#picture(bytes, first === 'DCTDecode')
      return { data: asStored(clean), filters }
    }
    // nobody can decode it, so nobody shows it
    const isUnknown = filters[0] !== undefined && !isKept(filters[0])
    if (isUnknown) return { data: new Uint8Array(), filters: [] }
    return { data: asStored(bytes), filters }
  }

  /**
   * Clean the content of a page that is cut into several streams, which readers put together: each of them may end
   * within a dictionary, a list or a picture.
   *
   * @param parts each with its filters
   * @returns `whole` if each may stay; null if one is encoded in a way that is not read here
   */
  joined(parts: readonly Encoded[]): Uint8Array | 'whole' | null {
    const { spend } = this.#tools
    if (!parts.every(({ filters }) => filters.every(isReadable))) return null
    const gap = Uint8Array.of(0x0a)
    const plain = concat(
      ...parts.flatMap(({ bytes, filters }) => [decoded(bytes, filters, spend), gap]),
    )
    if (hidesText(plain)) this.stays.add('hidden')
    const clean = cleanContent(plain, spend)
    if (clean === null) return 'whole'
    this.#found.add('history')
    return clean
  }

  /** @returns the clean drawing; null if it may stay as it is stored */
  #drawn(bytes: Uint8Array, filter: Filter | undefined): Uint8Array | null {
    const { spend } = this.#tools
    const plain = filter === undefined ? bytes : decoded(bytes, [filter], spend)
    if (hidesText(plain)) this.stays.add('hidden')
    const clean = cleanContent(plain, spend)
    if (clean !== null) this.#found.add('history')
    else if (filter === undefined || isWholeDeflate(bytes, spend, plain)) return null
    return clean ?? plain
  }

  /** Scans are many pixels, and slow to inflate without gain: some are looked at, not all. */
  #isWholeImage(bytes: Uint8Array): boolean {
    if (this.#pixelsLeft <= 0) return true
    let refused = false
    const spend = (size: number) => {
      this.#tools.spend(size)
      this.#pixelsLeft -= size
      if (this.#pixelsLeft > 0) return
      refused = true
      throw new CleanError('too-large', 'enough pixels')
    }
    try {
      return isWholeDeflate(bytes, spend)
    } catch (error) {
      if (!refused) throw error
      return true
    }
  }

  async #picture(bytes: Uint8Array, isJpeg: boolean): Promise<Uint8Array> {
    this.#tools.spend(bytes.length)
    const inner = isJpeg ? await this.#tools.inner(bytes) : null
    if (inner !== null) this.#found.addAll(inner.found)
    const clean = inner?.bytes ?? (isJpeg ? jpegPicture(bytes) : cleanJpx(bytes))
    if (clean === null) this.stays.add('embedded-uncleaned')
    return clean === null || equal(clean, bytes) ? bytes : clean
  }

  /**
   * A colour profile. Viewers pass over one that cannot be read, as over an empty one.
   *
   * @param isSaid whether the dictionary says that it is one
   * @returns null if it is something else
   */
  #profile(bytes: Uint8Array, filters: readonly Filter[], isSaid: boolean): Stored | null {
    const { spend } = this.#tools
    const isRead = filters.every(isReadable)
    const plain = isRead ? decoded(bytes, filters, spend) : new Uint8Array()
    if (!isSaid && latin1(plain, 36, 40) !== 'acsp') return null
    const clean = plain.length > ICC_MOST ? null : cleanIcc(plain, this.#found)
    return { data: deflated(clean ?? new Uint8Array()), filters: PLAIN_DEFLATE }
  }
}

const PLAIN_DEFLATE: readonly Filter[] = [{ name: 'FlateDecode', parameters: null }]

/**
 * Whether bytes look encoded. Then their dictionary is damaged: no page is drawn by such bytes, and no picture begins
 * so.
 */
function looksEncoded(bytes: Uint8Array, spend: (size: number) => void): boolean {
  const [first = 0, second = 0, third = 0] = bytes
  if (first === 0xff && second === 0xd8 && third === 0xff) return true
  if (first !== 0x78 || (256 * first + second) % 31 !== 0) return false
  return inflated(bytes.subarray(0, SAMPLE), spend).length >= 16
}

function isPicture(filter: Filter | undefined): boolean {
  return filter?.name === 'DCTDecode' || filter?.name === 'JPXDecode'
}

/** Pages, forms, glyphs, and patterns that are drawn again and again. */
function isDrawn({ dict }: PdfStream, kind: Kind): boolean {
  return (
    kind === 'content' ||
    kind === 'drawing' ||
    (kind === 'graphic' && dict.get('PatternType') === 1)
  )
}

/** Whether a graphic does not say of what kind it is: then it is a colour profile, or numbered colours. */
function mayBeProfile({ dict }: PdfStream, kind: Kind): boolean {
  return kind === 'graphic' && !KINDS.some((key) => dict.has(key))
}

const KINDS = ['FunctionType', 'ShadingType', 'PatternType']
