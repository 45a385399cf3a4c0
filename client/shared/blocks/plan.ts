import type { TextPart } from '../../../crypto/drop/long-text.ts'
import { blocksFor } from '../../../crypto/drop/manifest.ts'
import type { Manifest } from '../../../crypto/entries/content.ts'
import { LIMIT, SIZE } from '../../../crypto/primitives/labels.ts'
import { type ByteSource, bytesSource } from '../clean/source.ts'
import { StreamError } from './stream-error.ts'

/** A file as it is to be sent: cleaned, and under the name that its reader sees. */
export interface OutgoingFile {
  /** 255 characters at most */
  readonly name: string
  /** media type, 127 characters at most; empty if it is not known */
  readonly type: string
  readonly source: ByteSource
}

export interface StreamLimits {
  /** bytes of all files of one letter */
  readonly bytes: number
  readonly files: number
}

export const STREAM_LIMITS: StreamLimits = { bytes: 2 * 1024 ** 3, files: LIMIT.files }

interface Part {
  readonly source: ByteSource
  readonly offset: number
  readonly size: number
  /** Place among the files; null for the text. */
  readonly file: number | null
}

/** The layout of one block stream. The hashes of files are known once they are read. */
export interface StreamPlan extends Pick<Manifest, 'blocks' | 'text'> {
  readonly files: readonly Omit<Manifest['files'][number], 'hash'>[]
  /** bytes of text and files together */
  readonly size: number
  readonly parts: readonly Part[]
}

/**
 * Lay text and files back to back. Nothing is read: sizes are what the sources say.
 *
 * @param text what does not fit beside the manifest, 1 MiB at most
 * @throws StreamError `too-large`, `too-many`, with the limit
 */
export function planStream(
  files: readonly OutgoingFile[],
  text: TextPart | null = null,
  limits: StreamLimits = STREAM_LIMITS,
): StreamPlan {
  if (files.length > limits.files) throw new StreamError('too-many', { limit: limits.files })
  const bytes = files.reduce((sum, { source }) => sum + source.size, 0)
  if (bytes > limits.bytes) throw new StreamError('too-large', { limit: limits.bytes })
  let size = text?.bytes.length ?? 0
  const first =
    text === null ? [] : [{ source: bytesSource(text.bytes), offset: 0, size, file: null }]
  const parts = files.map(({ source }, file): Part => {
    const offset = size
    size += source.size
    return { source, offset, size: source.size, file }
  })
  return {
    blocks: blocksFor(size),
    ...(text === null ? {} : { text: { size: text.bytes.length, offset: 0, hash: text.hash } }),
    files: files.map(({ name, type }, i) => {
      const { offset = 0, size = 0 } = parts[i] ?? {}
      return { name, type, size, offset }
    }),
    size,
    parts: [...first, ...parts],
  }
}

/**
 * The content of block `index`, read from the sources.
 *
 * @returns 256 KiB at most; fewer, or nothing, if the content ends before
 * @throws StreamError `unreadable`, `changed`, with the file's place
 */
export async function readBlock({ parts, size }: StreamPlan, index: number): Promise<Uint8Array> {
  const from = index * SIZE.blockPlain
  const to = Math.min(from + SIZE.blockPlain, size)
  // most blocks lie in one file, and need no copy
  const whole = parts.find(({ offset, size }) => offset <= from && to <= offset + size && from < to)
  if (whole !== undefined) return readPart(whole, from - whole.offset, to - from)
  const block = new Uint8Array(Math.max(0, to - from))
  for (const part of parts) {
    const start = Math.max(from, part.offset)
    const end = Math.min(to, part.offset + part.size)
    if (start < end) block.set(await readPart(part, start - part.offset, end - start), start - from)
  }
  return block
}

async function readPart(
  { source, size, file }: Part,
  offset: number,
  length: number,
): Promise<Uint8Array> {
  const place = file === null ? {} : { file }
  let bytes: Uint8Array
  try {
    bytes = await source.read(offset, length)
  } catch (cause) {
    throw new StreamError('unreadable', { ...place, cause })
  }
  if (source.size !== size || bytes.length !== length) throw new StreamError('changed', place)
  return bytes
}

/** The pieces of files in block `index`. @param block as `readBlock` gives it */
export function filePieces(
  { files }: StreamPlan,
  index: number,
  block: Uint8Array,
): { readonly file: number; readonly bytes: Uint8Array }[] {
  const from = index * SIZE.blockPlain
  return files.flatMap(({ offset, size }, file) => {
    const start = Math.max(from, offset)
    const end = Math.min(from + block.length, offset + size)
    return start < end ? [{ file, bytes: block.subarray(start - from, end - from) }] : []
  })
}
