import { statSync } from 'node:fs'
import { join } from 'node:path'
import { FORMATS } from '../../client/shared/clean/outcome.ts'
import { bytesSource, readPieces } from '../../client/shared/clean/source.ts'
import { LOGO_FILES, LOGO_MOST, type LogoFile, type LogoMistake } from '../../client/texts/logo.ts'
import { ContentError } from './error.ts'
import { hasFile, readContentFile } from './folder.ts'

/** The organisation's logo, as it lies in the content folder. */
export interface Logo {
  readonly file: LogoFile
  readonly body: Uint8Array
}

/** A logo as it is served: without script, and without a reference to anything outside of it. */
export interface CleanLogo extends Logo {
  readonly type: string
  /** Its width, where its height is 1. */
  readonly ratio: number
}

/** A logo that cannot be shown. */
export class LogoError extends ContentError {
  readonly mistake: LogoMistake

  constructor(file: string, mistake: LogoMistake, problem: string, remedy: string) {
    super(file, 1, problem, remedy)
    this.mistake = mistake
  }
}

/**
 * The logo of a content folder; its size is checked before it is read.
 *
 * @returns null if the folder has none
 * @throws LogoError if there are two, or it is too large
 */
export function readLogo(folder: string): Logo | null {
  const [file, other] = LOGO_FILES.filter((name) => hasFile(folder, name))
  if (file === undefined) return null
  if (other !== undefined) {
    throw new LogoError(other, 'two', `there is also ${file}`, 'keep one of them')
  }
  requireSmall(file, statSync(join(folder, file)).size)
  return { file, body: readContentFile(folder, file) }
}

/** @throws LogoError */
function requireSmall(file: LogoFile, size: number): void {
  const most = LOGO_MOST[file]
  if (size <= most) return
  const remedy = `make it smaller, to ${most} bytes at most: everybody loads it with the first page`
  throw new LogoError(file, 'large', `${size} bytes`, remedy)
}

/**
 * Rebuild a logo by the cleaners that files of reporters go through: nothing in it runs, and it fetches nothing.
 *
 * @throws LogoError if it is another kind of file than its name says, cannot be cleaned, or has no shape
 */
export async function cleanLogo({ file, body }: Logo): Promise<CleanLogo> {
  requireSmall(file, body.length)
  const source = bytesSource(body)
  // large, and needed only for a logo
  const { cleanFile } = await import('../../client/shared/clean/clean.ts')
  const outcome = await cleanFile(source, file)
  const format = formatOf(file)
  const found = 'format' in outcome ? outcome.format : null
  if (found !== format) {
    throw new LogoError(file, 'kind', `not ${format.toUpperCase()}`, 'put an SVG or a PNG there')
  }
  if (outcome.kind !== 'clean' || outcome.stays.length > 0) {
    const remedy = 'export it again, as plain SVG or PNG without fonts in it'
    throw new LogoError(file, 'damaged', 'it cannot be cleaned', remedy)
  }
  const cleaned: Logo = { file, body: await readPieces(source, outcome.pieces) }
  const ratio = logoRatio(cleaned)
  if (ratio === null) {
    const remedy = 'give it a viewBox, and a shape between 1:4 and 8:1'
    throw new LogoError(file, 'shape', 'it does not say how wide and high it is', remedy)
  }
  return { ...cleaned, type: FORMATS[format].type, ratio }
}

/** The format that the name of a logo says. */
export function formatOf(file: LogoFile): 'svg' | 'png' {
  return file === 'logo.svg' ? 'svg' : 'png'
}

/** A picture under the name that its bytes ask for; of a picture of another kind, cleaning says so. */
export function logoOf(body: Uint8Array): Logo {
  const isPng = body[0] === PNG_START
  return { file: isPng ? 'logo.png' : 'logo.svg', body }
}

/** No text begins with this byte. */
const PNG_START = 0x89

/** Width by height; null if the file does not say, or no top band has room for it. */
export function logoRatio({ file, body }: Logo): number | null {
  const ratio = file === 'logo.svg' ? svgRatio(body) : pngRatio(body)
  return ratio !== null && ratio >= 1 / 4 && ratio <= 8 ? ratio : null
}

function svgRatio(body: Uint8Array): number | null {
  const [root = ''] = /<svg\b[^>]*>/.exec(new TextDecoder().decode(body)) ?? []
  const [, box = ''] = /\sviewBox=["']([^"']*)["']/.exec(root) ?? []
  const [, , width, height] = box
    .trim()
    .split(/[\s,]+/)
    .map(Number)
  if (width !== undefined && height !== undefined) return width / height
  const measure = (name: string) =>
    Number(new RegExp(`\\s${name}=["']([\\d.]+)(?:px)?["']`).exec(root)?.[1])
  const ratio = measure('width') / measure('height')
  return Number.isNaN(ratio) ? null : ratio
}

/** The header stands first in every PNG. */
function pngRatio(body: Uint8Array): number | null {
  if (body.length < 24) return null
  const view = new DataView(body.buffer, body.byteOffset)
  return view.getUint32(16) / view.getUint32(20)
}
