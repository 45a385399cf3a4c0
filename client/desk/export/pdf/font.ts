/** A font file that goes into each document, as far as its letters need it. */
export interface PdfFont {
  readonly bytes: Uint8Array
  /** Code points that it can draw. */
  readonly letters: ReadonlySet<number>
}

/**
 * A font of `fonts/`, with the letters that it names.
 *
 * @throws Error if its table of letters is not as `scripts/print/fonts.ts` makes it
 */
export function fontOf(bytes: Uint8Array): PdfFont {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const tables = view.getUint16(4)
  for (let row = 12; row < 12 + tables * 16; row += 16) {
    if (view.getUint32(row) === CMAP)
      return { bytes, letters: namedIn(view, view.getUint32(row + 8)) }
  }
  throw new Error('a font without a table of letters')
}

/** `cmap` */
const CMAP = 0x636d6170

/** Groups of format 12: first letter, last letter, first glyph. */
function namedIn(view: DataView, cmap: number): ReadonlySet<number> {
  const table = cmap + view.getUint32(cmap + 8)
  if (view.getUint16(table) !== 12) throw new Error('a table of letters of another format')
  const letters = new Set<number>()
  const groups = view.getUint32(table + 12)
  for (let at = table + 16; at < table + 16 + groups * 12; at += 12) {
    for (let point = view.getUint32(at); point <= view.getUint32(at + 4); point++)
      letters.add(point)
  }
  return letters
}
