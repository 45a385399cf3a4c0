import {
  encodeLongText,
  type LongText,
  mayTravel,
  textPart,
} from '../../../crypto/drop/long-text.ts'
import type { Manifest, ReporterContent } from '../../../crypto/entries/content.ts'
import { CONTENT_LIMIT, contentLength } from '../../../crypto/entries/content-length.ts'
import { encodeJson } from '../../../crypto/primitives/encode-json.ts'
import { CryptoError } from '../../../crypto/primitives/errors.ts'
import { SIZE } from '../../../crypto/primitives/labels.ts'
import type { TicketSource } from '../reception/ticket.ts'
import { VisitError } from '../session/visit-error.ts'
import { type OutgoingFile, planStream, STREAM_LIMITS, type StreamLimits } from './plan.ts'
import { type OnUpload, Upload } from './upload.ts'

/** Files that go along with a letter, their limits, and who is told of the progress. */
export interface Enclosure {
  readonly files: readonly OutgoingFile[]
  readonly limits?: StreamLimits
  readonly onProgress?: OnUpload
}

/**
 * A letter whose files travel in blocks, with the part of its text that does not fit into a body. Its manifest is known
 * once all of them are sent.
 */
export interface EnclosedLetter {
  readonly content: ReporterContent
  readonly upload: Upload
}

/** Kept free in the body: a list that is published meanwhile may add names of people who are left out. */
const SPARE = 512
/** To how many bytes names of files are cut, one after the other, until all fit; and whether types stay. */
const CUTS: readonly (readonly [bytes: number, types: boolean])[] = [
  [Number.POSITIVE_INFINITY, true],
  [120, true],
  [60, true],
  [40, true],
  [24, true],
  [24, false],
  [12, false],
]

/**
 * Decide what goes into the body and what into blocks. Nothing of the files is read.
 *
 * @throws VisitError `too-long`; StreamError `too-large`, `too-many`
 */
export async function enclose(
  source: TicketSource,
  instance: Uint8Array,
  content: ReporterContent,
  { files, limits = STREAM_LIMITS }: Enclosure,
): Promise<EnclosedLetter> {
  // Sizes and number first: files beyond them are refused by their limit, not as too long.
  planStream(files, null, limits)
  for (const [cut, types] of CUTS) {
    const named = files.map(({ name, type, source: bytes }) => {
      return { name: cutName(name, cut), type: types ? type : '', source: bytes }
    })
    const { kept, moved } = divide(content, named)
    if (!fits({ ...content, answers: kept }, named)) continue
    const text = Object.keys(moved).length === 0 ? null : encodeText(moved)
    const part = text && textPart(await source.primitives(), text)
    const upload = new Upload(source, instance, planStream(named, part, limits))
    return { content: { ...content, answers: kept }, upload }
  }
  throw new VisitError('too-long')
}

/** Moves answers out of the body, the longest first, until the rest fits. */
function divide(content: ReporterContent, files: readonly OutgoingFile[]) {
  const kept = { ...content.answers }
  const moved: Record<string, string> = {}
  const movable = Object.entries(kept)
    .filter(([name, answer]) => mayTravel(name, answer))
    .sort(([, a], [, b]) => encodeJson(b).length - encodeJson(a).length)
  for (const [name, answer] of movable) {
    if (fits({ ...content, answers: kept }, files)) break
    moved[name] = String(answer)
    delete kept[name]
  }
  return { kept, moved }
}

function fits(content: ReporterContent, files: readonly OutgoingFile[]): boolean {
  const manifest = longestManifest(files)
  return contentLength({ ...content, manifest }) <= CONTENT_LIMIT - SPARE
}

/** The manifest of these files, with numbers as long as they get. */
function longestManifest(files: readonly OutgoingFile[]): Manifest {
  const [key, offset] = [new Uint8Array(SIZE.key), 10 ** 12]
  return {
    ...{ key, blocks: 1_000_000, text: { size: SIZE.longText, offset: 0, hash: key } },
    files: files.map(({ name, type, source: { size } }) => ({
      name,
      type,
      size,
      offset,
      hash: key,
    })),
  }
}

function encodeText(texts: LongText): Uint8Array {
  try {
    return encodeLongText(texts)
  } catch (error) {
    if (error instanceof CryptoError) throw new VisitError('too-long', error)
    throw error
  }
}

/** Cuts a name that is too long in the middle: its ending says what opens it. @param bytes as JSON */
function cutName(name: string, bytes: number): string {
  const length = (text: string) => encodeJson(text).length - 2
  const short = [...name]
  if (length(name) <= bytes && name.length <= 255) return name
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(name)?.[0] ?? ''
  const stem = short.slice(0, short.length - ending.length)
  const goal = Math.min(bytes, 255)
  while (stem.length > 1 && length(stem.join('')) + ending.length + 3 > goal) stem.pop()
  return `${stem.join('')}…${ending}`
}
