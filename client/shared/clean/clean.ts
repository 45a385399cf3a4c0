import { cleanHeic } from './film/heic.ts'
import { cleanMp4 } from './film/mp4.ts'
import { cleanWebm } from './film/webm.ts'
import { cleanOdf } from './office/odf.ts'
import { officeFormat } from './office/office.ts'
import { cleanOoxml } from './office/ooxml.ts'
import { CleanError, type Cleaned, type Cleaner, type CleanTools, type Format } from './outcome.ts'
import { cleanPdf } from './pdf.ts'
import { cleanGif } from './picture/gif.ts'
import { cleanJpeg } from './picture/jpeg.ts'
import { cleanPng } from './picture/png.ts'
import { cleanSvg } from './picture/svg/svg.ts'
import { cleanTiff } from './picture/tiff/tiff.ts'
import { cleanWebp } from './picture/webp.ts'
import { endingFits, sniff } from './sniff.ts'
import { cleanFlac } from './sound/flac.ts'
import { cleanMp3 } from './sound/mp3.ts'
import { cleanOgg } from './sound/ogg.ts'
import { cleanWav } from './sound/wav.ts'
import { type ByteSource, bytesSource, readPieces } from './source.ts'
import { cleanText } from './text.ts'

/** The cleaner of each format. */
const CLEANERS: Readonly<Record<Format, Cleaner>> = {
  ...{ jpeg: cleanJpeg, png: cleanPng, gif: cleanGif, webp: cleanWebp, heic: cleanHeic },
  ...{ tiff: cleanTiff, svg: cleanSvg, pdf: cleanPdf, text: cleanText },
  ...{ docx: cleanOoxml, xlsx: cleanOoxml, pptx: cleanOoxml },
  ...{ odt: cleanOdf, ods: cleanOdf, odp: cleanOdf },
  ...{ mp3: cleanMp3, wav: cleanWav, ogg: cleanOgg, flac: cleanFlac, webm: cleanWebm },
  ...{ mp4: cleanMp4, mov: cleanMp4, m4a: cleanMp4 },
}

export interface CleanLimits {
  /** bytes of a file */
  readonly size: number
  /** bytes that may be inflated, scanned or held for any file, and for each of its own bytes */
  readonly work: number
  readonly workPerByte: number
  /** files inside of files */
  readonly depth: number
}

export const CLEAN_LIMITS: CleanLimits = {
  size: 2 * 1024 ** 3,
  work: 128 * 1024 ** 2,
  workPerByte: 8,
  depth: 3,
}

/** The outcome of cleaning; only `clean` may be sent without asking. */
export type CleanOutcome =
  | (Cleaned & {
      readonly kind: 'clean'
      /** by its bytes, whatever its name says */
      readonly format: Format
      /** whether its name ends as that format does */
      readonly endingFits: boolean
    })
  /** of no kind that we can clean */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'damaged'; readonly format: Format }
  /** by a password; null if it does not say what is behind it */
  | { readonly kind: 'locked'; readonly format: Format | null }
  /** `most` bytes: of the file, or of the work that cleaning it asks for */
  | { readonly kind: 'too-large'; readonly limit: 'size' | 'work'; readonly most: number }

/**
 * Clean one file, of whatever kind and in whatever state. Bytes never make it throw.
 *
 * @param name as chosen; it tells little (see sniff.ts) and is in no outcome
 * @param working is called while it goes on, often and at no certain pace
 * @throws what reading the source throws, and nothing else
 */
export async function cleanFile(
  source: ByteSource,
  name: string,
  limits: CleanLimits = CLEAN_LIMITS,
  working: () => void = () => {},
): Promise<CleanOutcome> {
  if (source.size > limits.size) return { kind: 'too-large', limit: 'size', most: limits.size }
  const budget = new Budget(limits.work + limits.workPerByte * source.size, working)
  return cleanOne(source, name, { budget, depth: limits.depth })
}

/** Work that is left, shared by a file and those inside of it. */
class Budget {
  readonly most: number
  #left: number
  readonly #working: () => void

  constructor(most: number, working: () => void) {
    this.most = most
    this.#working = working
    this.#left = most
  }

  spend(bytes: number): void {
    this.#working()
    this.#left -= bytes
    if (!(this.#left >= 0)) throw new CleanError('too-large', 'too much work')
  }
}

interface Course {
  readonly budget: Budget
  /** files inside of files that may still come */
  readonly depth: number
}

async function cleanOne(source: ByteSource, name: string, course: Course): Promise<CleanOutcome> {
  const watched = new WatchedSource(source)
  let format: Format | 'locked' | null = null
  try {
    format = await sniff(watched, name, officeFormat)
    if (format === 'locked') return { kind: 'locked', format: null }
    if (format === null) return { kind: 'unknown' }
    const cleaned = await CLEANERS[format](watched, toolsOf(course))
    return { kind: 'clean', format, endingFits: endingFits(name, format), ...cleaned }
  } catch (error) {
    if (watched.failed) throw error
    const code = error instanceof CleanError ? error.code : 'damaged'
    if (code === 'too-large') return { kind: code, limit: 'work', most: course.budget.most }
    if (code === 'locked') return { kind: code, format: format === 'locked' ? null : format }
    return format === null || format === 'locked' ? { kind: 'unknown' } : { kind: code, format }
  }
}

/** Tells a file that cannot be read from a cleaner that stumbled over its bytes. */
class WatchedSource implements ByteSource {
  readonly size: number
  readonly #source: ByteSource
  failed = false

  constructor(source: ByteSource) {
    this.#source = source
    this.size = source.size
  }

  async read(offset: number, length: number): Promise<Uint8Array> {
    try {
      return await this.#source.read(offset, length)
    } catch (error) {
      this.failed = true
      throw error
    }
  }
}

function toolsOf({ budget, depth }: Course): CleanTools {
  return {
    spend: (bytes) => budget.spend(bytes),
    inner: async (bytes) => {
      if (depth === 0) return null
      budget.spend(bytes.length)
      const source = bytesSource(bytes)
      const outcome = await cleanOne(source, '', { budget, depth: depth - 1 })
      if (outcome.kind === 'too-large') throw new CleanError('too-large', 'too much work inside')
      if (outcome.kind !== 'clean') return null
      return { bytes: await readPieces(source, outcome.pieces), found: outcome.found }
    },
  }
}
