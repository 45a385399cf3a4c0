import type { Page } from 'puppeteer-core'

/** A piece of a picture: what of its height is shown, in pixels of the sheet. */
export interface Piece {
  readonly picture: Picture
  readonly from: number
  readonly height: number
  /** Number of the column on the sheet, from 0. */
  readonly column: number
}

/** A picture of a whole page. */
export interface Picture {
  readonly name: string
  readonly png: string
  readonly width: number
  readonly height: number
}

/** Pixels of the side of a sheet: as much as a screen shows, or a viewer that makes larger pictures smaller. */
export const SHEET = 1560
/** Pixels that a name has above its piece. */
const NAME = 18
const GAP = 8
/** No piece is shorter, unless the picture ends. */
const LEAST = 120

/** Lays pictures into the columns of sheets. A picture that is too high goes on in the next column. */
export class Sheets {
  readonly #columns: number
  #pieces: Piece[] = []
  #column = 0
  #filled = 0

  /** @param width of every picture, in pixels of the sheet */
  constructor(width: number) {
    this.#columns = Math.max(1, Math.floor((SHEET + GAP) / (width + GAP)))
  }

  /** @returns the sheets that this picture has filled, each as its pieces */
  add(picture: Picture): Piece[][] {
    const full: Piece[][] = []
    for (let from = 0; from < picture.height; ) {
      const left = picture.height - from
      const room = SHEET - this.#filled - NAME
      if (room < Math.min(LEAST, left)) {
        full.push(...this.#nextColumn())
        continue
      }
      const height = Math.min(left, room)
      this.#pieces.push({ picture, from, height, column: this.#column })
      this.#filled += NAME + height + GAP
      from += height
    }
    return full
  }

  /** @returns the last sheet, or none if nothing is on it */
  finish(): Piece[][] {
    const last = this.#pieces
    this.#pieces = []
    this.#column = 0
    this.#filled = 0
    return last.length === 0 ? [] : [last]
  }

  #nextColumn(): Piece[][] {
    if (this.#column + 1 >= this.#columns) return this.finish()
    this.#column += 1
    this.#filled = 0
    return []
  }
}

/** A page that shows one sheet. */
export function sheetHtml(pieces: readonly Piece[]): string {
  const last = Math.max(...pieces.map(({ column }) => column))
  const columns = Array.from({ length: last + 1 }, (_, i) => {
    const all = pieces.filter(({ column }) => column === i)
    return `<section>${all.map(pieceHtml).join('')}</section>`
  })
  return `<!doctype html><style>
    body { margin: 0; display: flex; gap: ${GAP}px; background: #888; font: 12px/${NAME}px sans-serif }
    p { margin: 0; background: #ff0; white-space: nowrap; overflow: hidden }
    div { overflow: hidden; margin-bottom: ${GAP}px }
    img { display: block }
  </style>${columns.join('')}`
}

function pieceHtml({ picture, from, height }: Piece): string {
  const { name, png, width } = picture
  const goesOn = from === 0 ? '' : ' (goes on)'
  return `<p style="width: ${width}px">${name}${goesOn}</p>
    <div style="width: ${width}px; height: ${height}px">
      <img style="margin-top: ${-from}px" src="data:image/png;base64,${png}">
    </div>`
}

/** A picture of all that a page shows. */
export async function pictureOf(page: Page, name: string): Promise<Picture> {
  const bytes = await page.screenshot({ fullPage: true, optimizeForSpeed: true })
  // the header of a PNG file has its size
  const size = new DataView(bytes.buffer, bytes.byteOffset + 16, 8)
  const png = Buffer.from(bytes).toString('base64')
  return { name, png, width: size.getUint32(0), height: size.getUint32(4) }
}
