import { PRINT_CATALOGUES } from '../../client/texts/print/catalogue.ts'
import { fill } from '../../client/texts/wording.ts'
import type { Language } from '../../crypto/entries/names.ts'
import type { Look } from './look.ts'
import { A4, A6_WIDE, drawPdf, type PdfPage, type Place, type TextStyle } from './pdf.ts'

/** Facts about a reception on a card or a poster. */
export interface Handout {
  readonly organisation: string
  /** The address for reports; it goes into the QR code. */
  readonly address: string
  /** The same pages in Tor; null if there is no such address. */
  readonly onion: string | null
  /** Fingerprint of the root, in groups joined by dashes. */
  readonly fingerprint: string
  readonly look: Look
  readonly now: Date
}

/** Groups of a fingerprint in rows. */
function rowsOf(fingerprint: string, groups: number): readonly string[] {
  const all = fingerprint.split('-')
  return Array.from({ length: Math.ceil(all.length / groups) }, (_, i) =>
    all.slice(groups * i, groups * (i + 1)).join(' '),
  )
}

/** Write lines of the same kind below each other. @returns the end of the last one, with `after` added */
function stack(
  page: PdfPage,
  { x, y, width }: Place,
  lines: readonly string[],
  style: TextStyle,
  after = 0,
): number {
  return lines.reduce((top, line) => page.text(line, { x, y: top, width }, style) + after, y)
}

/** A card of A6, to be folded once: the way in on one half, the fingerprint on the other. */
export function cardPdf(handout: Handout, language: Language): Promise<Uint8Array> {
  const { card: t } = PRINT_CATALOGUES[language]
  const { organisation, now } = handout
  const options = { size: A6_WIDE, language, title: t.title, author: organisation, now }
  return drawPdf(options, (page) => {
    drawWayIn(page, handout, t)
    const [width, height] = A6_WIDE
    page.line([width / 2, 0], [width / 2, height], true)
    drawFingerprint(page, handout, t)
  })
}

type CardTexts = (typeof PRINT_CATALOGUES)[Language]['card']

function drawWayIn(page: PdfPage, handout: Handout, t: CardTexts): void {
  const { organisation, address, onion, look } = handout
  const half = A6_WIDE[0] / 2
  const place = (y: number) => ({ x: 6, y, width: half - 12 })
  page.band({ x: 0, y: 0, width: half }, 14, look.band)
  drawName(page, organisation, place(0), [14, 12], look)
  const title = { role: 'H1', font: 'bold', size: 12.5, colour: look.heading } as const
  const y = page.text(t.title, place(19), title)
  const side = 54
  page.code(address, fill(t.qr, { address }), { x: (half - side) / 2, y, width: side })
  const below = drawAddress(page, bare(address), place(y + side - 1))
  if (onion === null) return
  const label = page.text(t.onion, place(below + 1.2), { size: 7, align: 'center' })
  page.text(inTwo(bare(onion)), place(label), { size: 7, align: 'center' })
}

/** Write the name in the middle of a band of `high` millimetres; smaller if it does not fit into one line. */
function drawName(
  page: PdfPage,
  name: string,
  { x, y, width }: Place,
  [high, size]: readonly [number, number],
  { onBand }: Look,
): void {
  const large = { font: 'bold', size, colour: onBand } as const
  const fits = page.height(name, width, large) <= page.height('X', width, large)
  const style = fits ? large : { ...large, size: 0.6 * size }
  page.text(name, { x, y: y + (high - page.height(name, width, style)) / 2, width }, style)
}

/** @returns the end of the address, in millimetres from the top */
function drawAddress(page: PdfPage, address: string, place: Place): number {
  const style = { font: 'bold', align: 'center' } as const
  if (address.length <= 34) return page.text(address, place, { ...style, size: 12, oneLine: true })
  return page.text(inTwo(address), place, { ...style, size: 8 })
}

function drawFingerprint(page: PdfPage, { fingerprint, look }: Handout, t: CardTexts): void {
  const half = A6_WIDE[0] / 2
  const place = (y: number) => ({ x: half + 6, y, width: half - 12 })
  const small = { size: 10, gap: 0.5 } as const
  const y = stack(page, place(7), [t.first, t.second, t.third, t.network], small, 2.2)
  const title = { role: 'H2', font: 'bold', size: 11.5, colour: look.heading } as const
  const below = page.text(t.fingerprintTitle, place(y + 4), title) + 1.5
  const fixed = { font: 'fixed', size: 14 } as const
  const rows = stack(page, place(below), rowsOf(fingerprint, 4), fixed, 0.8)
  page.text(t.fingerprint, place(rows + 1.5), { size: 8.5, gap: 0.4 })
}

/** A poster of A4. */
export function posterPdf(handout: Handout, language: Language): Promise<Uint8Array> {
  const { card: t, poster } = PRINT_CATALOGUES[language]
  const { organisation, address, onion, fingerprint, look, now } = handout
  const title = poster.title
  return drawPdf({ size: A4, language, title, author: organisation, now }, (page) => {
    const left = 22
    const width = A4[0] - 2 * left
    const place = (y: number) => ({ x: left, y, width })
    page.band({ x: 0, y: 0, width: A4[0] }, 34, look.band)
    drawName(page, organisation, place(0), [34, 24], look)
    const big = { role: 'H1', font: 'bold', size: 36, colour: look.heading } as const
    let y = page.text(title, place(47), big)
    y = page.text(poster.lead, place(y + 4), { size: 21 }) + 9
    const said = { size: 14, gap: 1.2 } as const
    const side = 80
    const beside = { x: left, y, width: width - side - 4 }
    const lines = stack(page, beside, [t.first, t.second, t.third, t.network], said, 4)
    const code = { x: left + width - side + 8, y: y - 8, width: side }
    page.code(address, fill(t.qr, { address }), code)
    y = Math.max(lines, code.y + side) + 4
    y = page.text(t.address, place(y), { size: 12 })
    y = page.text(bare(address), place(y + 0.5), { font: 'bold', size: 30, oneLine: true }) + 4
    if (onion !== null) {
      y = page.text(t.onion, place(y), { size: 12 })
      y = page.text(bare(onion), place(y + 0.5), { font: 'bold', size: 14, oneLine: true }) + 4
    }
    page.line([left, y + 3], [left + width, y + 3])
    const heading = { role: 'H2', font: 'bold', size: 15, colour: look.heading } as const
    y = page.text(t.fingerprintTitle, place(y + 10), heading) + 1.5
    y = stack(page, place(y), rowsOf(fingerprint, 4), { font: 'fixed', size: 24 }, 1.5) + 2
    page.text(t.fingerprint, place(y), { size: 12, gap: 0.8 })
  })
}

/** An address as people type it: without what the browser adds. */
function bare(address: string): string {
  return address.replace(/^https?:\/\//, '').replace(/\/$/, '')
}

/** Break one long word into two lines, after a dot or a slash near its middle if there is one. */
function inTwo(word: string): string {
  const middle = Math.ceil(word.length / 2)
  const near = [...word.matchAll(/[./]/g)]
    .map(({ index }) => index + 1)
    .filter((at) => Math.abs(at - middle) < word.length / 6)
    .sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle))
  const at = near[0] ?? middle
  return `${word.slice(0, at)}\n${word.slice(at)}`
}
