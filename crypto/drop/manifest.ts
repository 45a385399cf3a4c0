import type { Manifest } from '../entries/content.ts'
import { concat } from '../primitives/bytes.ts'
import { CryptoError } from '../primitives/errors.ts'
import { ctx } from '../primitives/kdf.ts'
import { LABEL, SIZE } from '../primitives/labels.ts'
import { paddedBlockCount } from '../primitives/padding.ts'
import type { Primitives } from '../primitives/primitives.ts'

/** How many blocks a stream of `size` bytes has, padding included; an empty one has one. */
export function blocksFor(size: number): number {
  return paddedBlockCount(Math.max(1, Math.ceil(size / SIZE.blockPlain)))
}

/** Bytes of a stream that are content; zeros follow. @param manifest one that `checkManifest` took */
export function contentSize({ text, files }: Pick<Manifest, 'text' | 'files'>): number {
  const last = files.at(-1) ?? text
  return last === undefined ? 0 : last.offset + last.size
}

/**
 * Refuse a manifest that no sender makes: text, then files, lie back to back from the start, and the number
 * of blocks is the padded one. So every byte belongs to exactly one of them.
 *
 * @throws CryptoError `malformed`. PROTOCOL.md section 9.4
 */
export function checkManifest({ blocks, text, files }: Manifest): void {
  if (text !== undefined && (text.size < 1 || text.size > SIZE.longText)) {
    throw new CryptoError('malformed', `a text of ${text.size} bytes`)
  }
  let end = 0
  for (const { offset, size } of text === undefined ? files : [text, ...files]) {
    if (offset !== end) throw new CryptoError('malformed', 'file extents are not contiguous')
    end += size
    if (end > blocks * SIZE.blockPlain) {
      throw new CryptoError('malformed', 'file extends beyond its stream')
    }
  }
  if (blocks !== blocksFor(end)) {
    throw new CryptoError('malformed', `${blocks} blocks for ${end} bytes`)
  }
}

/** Hash of the part of a file that lies in one block, for `fileHash`. @returns 32 bytes */
export function pieceHash(p: Primitives, piece: Uint8Array): Uint8Array {
  return p.hash(32, null, piece)
}

/**
 * The hash by which a manifest names a file, so that all who have the manifest read the same file or none:
 * anybody who knows the stream key can seal other blocks. Pieces can be hashed in any order, as they are
 * sealed.
 *
 * @param pieces `pieceHash` of each part of the file, block by block; none if the file is empty
 * @returns 32 bytes. PROTOCOL.md section 9.4
 */
export function fileHash(p: Primitives, pieces: readonly Uint8Array[]): Uint8Array {
  return p.hash(32, null, ctx(LABEL.file, concat(...pieces)))
}
