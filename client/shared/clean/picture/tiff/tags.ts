const BYTE = 1
const SHORT = 3
const LONG = 4
const RATIONAL = 5
const UNDEFINED = 7
const LONG8 = 16
const NUMBERS: readonly number[] = [BYTE, SHORT, LONG]
/** Signed, and with a point. */
const MEASURES = [BYTE, SHORT, LONG, RATIONAL, 6, 8, 9, 10, 11, 12]

export const TIFF = {
  newSubfileType: 254,
  subfileType: 255,
  width: 256,
  height: 257,
  bitsPerSample: 258,
  compression: 259,
  photometric: 262,
  stripOffsets: 273,
  samplesPerPixel: 277,
  rowsPerStrip: 278,
  stripSizes: 279,
  planes: 284,
  tileWidth: 322,
  tileHeight: 323,
  tileOffsets: 324,
  tileSizes: 325,
  subDirectories: 330,
  jpegTables: 347,
  profile: 34_675,
} as const

/** Most values of curves and palettes: three tables of 16 bits. */
const TABLE = 3 * 65_536
const SAMPLES = 64

interface Form {
  readonly types: readonly number[]
  /** exactly, or at most if `isMost` */
  readonly count: number
  readonly isMost?: boolean
}

const one = (types = NUMBERS): Form => ({ types, count: 1 })
const each = (form: Form, ...tags: number[]) => tags.map((tag): [number, Form] => [tag, form])
const upTo = (count: number, types = NUMBERS): Form => ({ types, count, isMost: true })

/**
 * Tags that showing a picture needs (TIFF 6.0 and its supplements), and the form of each: everything else is left out,
 * text above all.
 */
export const KEPT: ReadonlyMap<number, Form> = new Map<number, Form>([
  ...each(one(), TIFF.newSubfileType, TIFF.subfileType, TIFF.width, TIFF.height),
  ...each(one(), TIFF.compression, TIFF.photometric, TIFF.planes),
  ...each(one(), TIFF.samplesPerPixel, TIFF.rowsPerStrip, TIFF.tileWidth, TIFF.tileHeight),
  // order of bits in a byte, which way it is turned, and of fax pages
  ...each(one(), 266, 274, 292, 293),
  // dots an inch or centimetre
  ...each(one([RATIONAL]), 282, 283),
  // unit of these, predictor, inks, order of differences of colour
  ...each(one(), 296, 317, 332, 334, 531),
  // curves, palette
  ...each(upTo(TABLE, [SHORT]), 301, 320),
  // white, primaries
  [318, upTo(2, [RATIONAL])],
  [319, upTo(6, [RATIONAL])],
  // what samples mean, of which kind and range they are
  ...each(upTo(SAMPLES), TIFF.bitsPerSample, 338, 339),
  [336, upTo(2 * SAMPLES)],
  ...each(upTo(SAMPLES, MEASURES), 340, 341),
  // of brightness and two differences of colour
  [529, upTo(3, [RATIONAL])],
  [530, upTo(2)],
  [532, upTo(6, [RATIONAL, LONG])],
])

/** Tags that are rebuilt from what they hold. */
export const MADE_ANEW: ReadonlyMap<number, Form> = new Map<number, Form>([
  [TIFF.jpegTables, upTo(0x1_0000, [UNDEFINED, BYTE])],
  [TIFF.profile, upTo(8 * 1024 * 1024, [UNDEFINED, BYTE])],
])

/** Places and lengths of the parts of a picture. */
export const TIFF_TAGS: ReadonlyMap<number, Form> = new Map(
  each(
    upTo(1_000_000, [SHORT, LONG, LONG8]),
    ...[TIFF.stripOffsets, TIFF.stripSizes, TIFF.tileOffsets, TIFF.tileSizes],
  ),
)

export function fits(form: Form, type: number, count: number): boolean {
  const { types, isMost } = form
  return types.includes(type) && (isMost ? count <= form.count && count > 0 : count === form.count)
}
