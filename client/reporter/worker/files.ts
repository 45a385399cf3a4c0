import { joinSlotText } from '../../../crypto/drop/long-text.ts'
import type { Manifest } from '../../../crypto/entries/content.ts'
import { CryptoError } from '../../../crypto/primitives/errors.ts'
import { LIMIT, SIZE } from '../../../crypto/primitives/labels.ts'
import { Download, type DownloadSource } from '../../shared/blocks/download.ts'
import type { Enclosure } from '../../shared/blocks/enclose.ts'
import type { OutgoingFile as StreamFile } from '../../shared/blocks/plan.ts'
import { StreamError } from '../../shared/blocks/stream-error.ts'
import type { UploadProgress } from '../../shared/blocks/upload.ts'
import { blobSource, pieceSource } from '../../shared/clean/source.ts'
import type { OutgoingFile, Progress, Stopped, VisitCalls } from './protocol.ts'

/** Called with the progress. */
export type Tell = (progress: Progress) => void

/** No limit of bytes: the page has refused files above the organisation's limit, and cleaning may add a few bytes. */
const LIMITS = { bytes: Number.MAX_SAFE_INTEGER, files: LIMIT.files }

/** The files that go along with a letter, for the stream: slices of the chosen files, and what cleaning made. */
export function enclosureOf(files: readonly OutgoingFile[], tell: Tell): Enclosure {
  const onProgress = (progress: UploadProgress) => tell(progressOf(progress))
  return { files: files.map(streamFile), limits: LIMITS, onProgress }
}

function streamFile({ name, type, file, pieces }: OutgoingFile): StreamFile {
  const source = blobSource(file)
  return { name, type, source: pieces === null ? source : pieceSource(source, pieces) }
}

function progressOf({ blocks, total, secondsLeft, isTrying }: UploadProgress): Progress {
  return { share: blocks / total, secondsLeft, isTrying }
}

/** Send. @returns why it stopped, if a file is the reason; else null. @throws VisitError */
export async function stoppedBy(work: () => Promise<void>): Promise<Stopped | null> {
  try {
    await work()
    return null
  } catch (error) {
    if (error instanceof StreamError) return { code: error.code, file: error.file }
    throw error
  }
}

/**
 * Fetch one file, checked block by block. The browser puts it together, so that the worker never holds much
 * of it in memory.
 *
 * @throws VisitError `offline`, `server`
 */
export async function fetchFile(
  source: DownloadSource,
  instance: Uint8Array,
  { manifest, index }: VisitCalls['fetchFile']['given'],
  tell: Tell,
): Promise<VisitCalls['fetchFile']['answer']> {
  const parts: Blob[] = []
  let done = 0
  try {
    for await (const piece of new Download(source, instance, manifest).pieces(index)) {
      parts.push(new Blob([new Uint8Array(piece)]))
      done += piece.length
      tell({ share: done / sizeOf(manifest, index), secondsLeft: null, isTrying: false })
    }
    return new Blob(parts, { type: 'application/octet-stream' })
  } catch (error) {
    if (error instanceof StreamError) return error.code
    throw error
  }
}

/** Fetch the text of a message that is stored in blocks. @throws VisitError `offline`, `server` */
export async function fetchText(
  source: DownloadSource,
  instance: Uint8Array,
  manifest: Manifest,
): Promise<VisitCalls['fetchText']['answer']> {
  try {
    const texts = await new Download(source, instance, manifest).text()
    return texts === null ? 'missing' : { text: joinSlotText({ text: '' }, texts) }
  } catch (error) {
    if (error instanceof StreamError) return error.code
    if (error instanceof CryptoError) return 'tampered'
    throw error
  }
}

function sizeOf({ files }: Manifest, index: number): number {
  return files[index]?.size || SIZE.blockPlain
}
