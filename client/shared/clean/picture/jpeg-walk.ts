import { viewOf } from '../reading.ts'
import { type Codes, codesOf, JpegBits } from './jpeg-bits.ts'

interface Component {
  readonly id: number
  readonly across: number
  readonly down: number
  /** squares of 8 by 8 in a scan of its own */
  readonly columns: number
  readonly rows: number
  /** the same with those that fill up the last ones of a scan of several */
  readonly stride: number
  /** two numbers a square: a bit for each of its 64 values that is not zero; only if they count */
  readonly nonZero: Uint32Array
}

/** Most squares of a progressive picture: the data kept for each would fill the memory. */
const SQUARES_MOST = 4 * 1024 * 1024
/** Milliseconds for all scans of a picture: if scripts are slow, a large one is not followed. */
const TIME_MOST = 1000
/** Units between two looks at the clock. */
const UNITS = 1024
const SEQUENTIAL = [0xc0, 0xc1]
const PROGRESSIVE = 0xc2

/**
 * Follows the codes of a JPEG picture (ITU T.81, annexes F and G) without decoding it, to know where each scan ends: no
 * program shows bytes that stand behind it. It must see every table and scan.
 */
export class JpegWalk {
  readonly #isProgressive: boolean
  readonly #components: Component[] = []
  readonly #codes = new Map<number, Codes | null>()
  #widest = 1
  #highest = 1
  #width = 0
  #height = 0
  /** false if it has no size, or is coded in a way that no browser shows */
  readonly isValid: boolean
  readonly isTooLarge: boolean
  #timeLeft = TIME_MOST

  constructor(marker: number, frame: Uint8Array) {
    this.#isProgressive = marker === PROGRESSIVE
    const view = viewOf(frame)
    this.#height = view.getUint16(1)
    this.#width = view.getUint16(3)
    const parts = Array.from({ length: frame[5] ?? 0 }, (_, i) => {
      const factors = frame[7 + 3 * i] ?? 0
      return { id: frame[6 + 3 * i] ?? 0, across: factors >> 4, down: factors & 15 }
    })
    this.#widest = Math.max(1, ...parts.map(({ across }) => across))
    this.#highest = Math.max(1, ...parts.map(({ down }) => down))
    const squares = parts.reduce((sum, part) => sum + this.#squares(part.across, part.down), 0)
    const isFactor = (factor: number) => factor >= 1 && factor <= 4
    this.isValid =
      (SEQUENTIAL.includes(marker) || this.#isProgressive) &&
      this.#width > 0 &&
      this.#height > 0 &&
      parts.every(({ across, down }) => isFactor(across) && isFactor(down))
    this.isTooLarge = this.#isProgressive && squares > SQUARES_MOST
    if (this.isValid && !this.isTooLarge)
      this.#components.push(...parts.map((part) => this.#component(part)))
  }

  /** Whether following the picture did not take too long so far. */
  get isPossible(): boolean {
    return this.#timeLeft > 0
  }

  /** The tables of a DHT segment; one whose codes do not fit has no codes. */
  takeTables(body: Uint8Array): void {
    for (let at = 0; at + 17 <= body.length; ) {
      const counts = body.subarray(at + 1, at + 17)
      const size = counts.reduce((sum, count) => sum + count, 0)
      const symbols = body.subarray(at + 17, at + 17 + size)
      this.#codes.set(body[at] ?? 0, codesOf(counts, symbols))
      at += 17 + size
    }
  }

  /**
   * Follow a scan.
   *
   * @param head of the scan, without its length
   * @param data all coded data in it, with its restarts
   * @param interval squares between restarts, 0 if there are none
   * @returns how many bytes of `data` belong to it, all if following takes too long; null if it breaks off, or a code
   *   has no meaning
   */
  scan(head: Uint8Array, data: Uint8Array, interval: number): number | null {
    const count = head[0] ?? 0
    const parts: { component: Component; dc: Codes | null; ac: Codes | null }[] = []
    for (let i = 0; i < count; i++) {
      const component = this.#components.find(({ id }) => id === head[1 + 2 * i])
      const tables = head[2 + 2 * i] ?? 0
      if (component === undefined) return null
      const table = (number: number) => this.#codes.get(number) ?? null
      parts.push({ component, dc: table(tables >> 4), ac: table(0x10 + (tables & 15)) })
    }
    const [first = 0, last = 0, bits = 0] = head.subarray(1 + 2 * count)
    const bitsOf = new JpegBits(data)
    const squares = parts.map(({ component, dc, ac }) =>
      this.#isProgressive
        ? progressive(bitsOf, component, { dc, ac, first, last, isRefined: bits >> 4 !== 0 })
        : sequential(bitsOf, dc, ac),
    )
    const places =
      parts.length === 1
        ? alone(parts[0]?.component)
        : this.#together(parts.map((part) => part.component))
    const begun = performance.now()
    const isLate = () => performance.now() - begun > this.#timeLeft
    const used = followed(bitsOf, squares, places, { interval, isLate })
    this.#timeLeft -= performance.now() - begun
    return used === 'late' ? data.length : used
  }

  #squares(across: number, down: number): number {
    const columns = Math.ceil(this.#width / (8 * this.#widest)) * across
    return columns * Math.ceil(this.#height / (8 * this.#highest)) * down
  }

  #component({ id, across, down }: { id: number; across: number; down: number }): Component {
    const columns = Math.ceil(Math.ceil((this.#width * across) / this.#widest) / 8)
    const rows = Math.ceil(Math.ceil((this.#height * down) / this.#highest) / 8)
    const stride = Math.ceil(this.#width / (8 * this.#widest)) * across
    const size = this.#isProgressive ? 2 * this.#squares(across, down) : 0
    return { id, across, down, columns, rows, stride, nonZero: new Uint32Array(size) }
  }

  /** The order of squares of several components at once: some squares of each, then the next of each. */
  #together(components: readonly Component[]): Places {
    const columns = Math.ceil(this.#width / (8 * this.#widest))
    const rows = Math.ceil(this.#height / (8 * this.#highest))
    const each = components.flatMap(({ across, down }, part) =>
      Array.from({ length: across * down }, (_, i) => ({
        part,
        x: i % across,
        y: Math.floor(i / across),
      })),
    )
    return {
      count: columns * rows,
      each: each.map(({ part }) => part),
      square: (unit, i) => {
        const { part = 0, x = 0, y = 0 } = each[i] ?? {}
        const { across = 1, down = 1, stride = 0 } = components[part] ?? {}
        const column = (unit % columns) * across + x
        return (Math.floor(unit / columns) * down + y) * stride + column
      },
    }
  }
}

/** The order in which squares come: units, each of one or more of them. */
interface Places {
  readonly count: number
  /** of each square of a unit, the part of the scan that it belongs to */
  readonly each: readonly number[]
  square(unit: number, i: number): number
}

function alone(component: Component | undefined): Places {
  const { columns = 0, rows = 0, stride = 0 } = component ?? {}
  return {
    count: columns * rows,
    each: [0],
    square: (unit) => Math.floor(unit / columns) * stride + (unit % columns),
  }
}

interface Follower {
  /** @returns false if a code has no meaning */
  square(at: number): boolean
  restart(): void
}

interface Course {
  /** units between restarts, 0 if there are none */
  readonly interval: number
  isLate(): boolean
}

/** Go through all units. The last byte may hold bits of it and others that fill it up. */
function followed(
  bits: JpegBits,
  followers: readonly Follower[],
  { count, each, square }: Places,
  { interval, isLate }: Course,
): number | null | 'late' {
  for (let unit = 0; unit < count; unit++) {
    if (interval > 0 && unit > 0 && unit % interval === 0) {
      if (bits.isBeyond || !bits.restart()) return null
      for (const follower of followers) follower.restart()
    }
    for (let i = 0; i < each.length; i++) {
      if (followers[each[i] ?? 0]?.square(square(unit, i)) !== true) return null
    }
    // a scan that breaks off is not followed through all that it lacks
    if (bits.isBeyond) return null
    if (unit % UNITS === 0 && isLate()) return 'late'
  }
  return bits.end()
}

function sequential(bits: JpegBits, dc: Codes | null, ac: Codes | null): Follower {
  return {
    restart: () => {},
    square: () => {
      if (dc === null || ac === null) return false
      const size = bits.symbol(dc)
      if (size < 0 || size > 16) return false
      bits.take(size)
      for (let k = 1; k < 64; k++) {
        const symbol = bits.symbol(ac)
        if (symbol < 0) return false
        const size = symbol & 15
        const run = symbol >> 4
        if (size === 0 && run < 15) break
        k += run
        if (k > 63) return size === 0
        bits.take(size)
      }
      return true
    },
  }
}

interface Band {
  readonly dc: Codes | null
  readonly ac: Codes | null
  readonly first: number
  readonly last: number
  readonly isRefined: boolean
}

function progressive(bits: JpegBits, component: Component, band: Band): Follower {
  if (band.first > 0) return new ProgressiveBand(bits, component, band)
  const { dc, isRefined } = band
  return {
    restart: () => {},
    square: () => {
      const size = isRefined ? 1 : dc === null ? -1 : bits.symbol(dc)
      if (size < 0 || size > 16) return false
      bits.take(size)
      return true
    },
  }
}

/** Values of a progressive picture except the first: they come in bands, many of which are not there at all. */
class ProgressiveBand implements Follower {
  readonly #bits: JpegBits
  readonly #nonZero: Uint32Array
  readonly #band: Band
  /** squares, from this one on, in which nothing new comes */
  #empty = 0

  constructor(bits: JpegBits, { nonZero }: Component, band: Band) {
    this.#bits = bits
    this.#nonZero = nonZero
    this.#band = band
  }

  restart(): void {
    this.#empty = 0
  }

  square(at: number): boolean {
    const { ac, last, isRefined } = this.#band
    if (ac === null || last > 63) return false
    if (isRefined) return this.#refined(at, ac)
    if (this.#empty > 0) {
      this.#empty--
      return true
    }
    for (let k = this.#band.first; k <= last; k++) {
      const symbol = this.#bits.symbol(ac)
      if (symbol < 0) return false
      const run = symbol >> 4
      const size = symbol & 15
      if (size === 0 && run < 15) {
        this.#empty = 2 ** run - 1 + this.#bits.take(run)
        return true
      }
      k += run
      if (k > last) return size === 0
      if (size > 0) this.#set(at, k)
      this.#bits.take(size)
    }
    return true
  }

  /** One more bit of each value that is there, and new values between them. */
  #refined(at: number, ac: Codes): boolean {
    const { last } = this.#band
    let k = this.#band.first
    while (this.#empty === 0 && k <= last) {
      const symbol = this.#bits.symbol(ac)
      if (symbol < 0) return false
      let run = symbol >> 4
      const size = symbol & 15
      if (size > 1) return false
      if (size === 0 && run < 15) {
        this.#empty = 2 ** run + this.#bits.take(run)
        break
      }
      this.#bits.take(size)
      for (; k <= last; k++) {
        if (this.#isSet(at, k)) this.#bits.take(1)
        else if (run-- === 0) break
      }
      if (size === 1) {
        if (k > last) return false
        this.#set(at, k)
      }
      k++
    }
    if (this.#empty > 0) {
      for (; k <= last; k++) if (this.#isSet(at, k)) this.#bits.take(1)
      this.#empty--
    }
    return true
  }

  #isSet(at: number, k: number): boolean {
    return (((this.#nonZero[2 * at + (k >> 5)] ?? 0) >>> (k & 31)) & 1) === 1
  }

  #set(at: number, k: number): void {
    const index = 2 * at + (k >> 5)
    this.#nonZero[index] = (this.#nonZero[index] ?? 0) | (1 << (k & 31))
  }
}
