import { crc32 } from '../../shared/clean/packed/crc32.ts'
import { zipEnd, zipHeaders } from '../../shared/clean/packed/zip-writer.ts'

export interface NamedFile<Body extends Uint8Array | Blob = Uint8Array> {
  /** ASCII. */
  readonly name: string
  readonly body: Body
}

/** The most bytes of a zip archive of this form. Larger ones need an extension that not every program reads. */
export const ZIP_LIMIT = 0xffff_ffff

/** Bytes that are read at once. */
const PIECE = 4 * 1024 * 1024

/**
 * A zip archive whose files are stored as they are. No time leaves the desk with a file, and a file that is a
 * `Blob` is never whole in memory.
 *
 * @throws Error if it is longer than `ZIP_LIMIT`
 */
export async function zipOf(files: readonly NamedFile<Uint8Array | Blob>[]): Promise<Blob> {
  const parts: BlobPart[] = []
  const list: Uint8Array[] = []
  let offset = 0
  for (const { name, body } of files) {
    const blob = body instanceof Blob ? body : new Blob([new Uint8Array(body)])
    const { size } = blob
    const facts = { method: 0, crc: await checksumOf(blob), size, packedSize: size }
    const { local, central } = zipHeaders({ name, ...facts }, offset)
    parts.push(new Uint8Array(local), blob)
    list.push(central)
    offset += local.length + size
    if (offset > ZIP_LIMIT) throw new Error('a zip archive beyond 4 GiB')
  }
  const ends = [...list, zipEnd(list, offset)].map((one) => new Uint8Array(one))
  return new Blob([...parts, ...ends], { type: 'application/zip' })
}

async function checksumOf(blob: Blob): Promise<number> {
  let crc = 0
  for (let at = 0; at < blob.size; at += PIECE) {
    crc = crc32(new Uint8Array(await blob.slice(at, at + PIECE).arrayBuffer()), crc)
  }
  return crc
}
