const BYTE = 1
const SHORT = 3
const LONG = 4
const RATIONAL = 5
const UNDEFINED = 7
const LONG8 = 16
const NUMBERS = [BYTE, SHORT, LONG]
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

const one = (types: readonly number[] = NUMBERS): Form => ({ types, count: 1 })
const upTo = (count: number, types: readonly number[] = NUMBERS): Form => ({
  types,
  count,
  isMost: true,
})

/**
 * Tags that showing a picture needs (TIFF 6.0 and its supplements), and the form of each: everything else is left out,
 * text above all.
 */
export const KEPT: ReadonlyMap<number, Form> = new Map<number, Form>([
  [TIFF.newSubfileType, one()],
  [TIFF.subfileType, one()],
  [TIFF.width, one()],
  [TIFF.height, one()],
  [TIFF.bitsPerSample, upTo(SAMPLES)],
  [TIFF.compression, one()],
  [TIFF.photometric, one()],
  // order of bits in a byte
  [266, one()],
  // which way it is turned
  [274, one()],
  [TIFF.samplesPerPixel, one()],
  [TIFF.rowsPerStrip, one()],
  // dots an inch or centimetre
  [282, one([RATIONAL])],
  [283, one([RATIONAL])],
  [296, one()],
  [TIFF.planes, one()],
  // of fax pages
  [292, one()],
  [293, one()],
  // curves, predictor, white, primaries, palette
  [301, upTo(TABLE, [SHORT])],
  [317, one()],
  [318, upTo(2, [RATIONAL])],
  [319, upTo(6, [RATIONAL])],
  [320, upTo(TABLE, [SHORT])],
  [TIFF.tileWidth, one()],
  [TIFF.tileHeight, one()],
  // inks, what further samples mean, of which kind and range they are
  [332, one()],
  [334, one()],
  [336, upTo(2 * SAMPLES)],
  [338, upTo(SAMPLES)],
  [339, upTo(SAMPLES)],
  [340, upTo(SAMPLES, MEASURES)],
  [341, upTo(SAMPLES, MEASURES)],
  // of brightness and two differences of colour
  [529, upTo(3, [RATIONAL])],
  [530, upTo(2)],
  [531, one()],
  [532, upTo(6, [RATIONAL, LONG])],
])

/** Tags that are rebuilt from what they hold. */
export const MADE_ANEW: ReadonlyMap<number, Form> = new Map<number, Form>([
  [TIFF.jpegTables, upTo(0x1_0000, [UNDEFINED, BYTE])],
  [TIFF.profile, upTo(8 * 1024 * 1024, [UNDEFINED, BYTE])],
])

/** Places and lengths of the parts of a picture. */
export const TIFF_TAGS: ReadonlyMap<number, Form> = new Map<number, Form>(
  [TIFF.stripOffsets, TIFF.stripSizes, TIFF.tileOffsets, TIFF.tileSizes].map((tag) => [
    tag,
    upTo(1_000_000, [SHORT, LONG, LONG8]),
  ]),
)

export function fits(form: Form, type: number, count: number): boolean {
  const { types, isMost } = form
  return types.includes(type) && (isMost ? count <= form.count && count > 0 : count === form.count)
}
