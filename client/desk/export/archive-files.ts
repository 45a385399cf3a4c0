import { type Random, toHex } from '../../../crypto/primitives/bytes.ts'
import { type ArchivePack, archiveDocuments } from './archive-pack.ts'
import { noarkStructure, type WrittenDocument } from './noark.ts'
import type { PdfDocument } from './pdf/document.ts'
import type { ExportSource } from './source.ts'
import type { NamedFile } from './zip.ts'

/** What the files of a package are made with. */
export interface ArchiveTools {
  /** A PDF file of each document, in their order. */
  readonly write: (documents: readonly PdfDocument[]) => Promise<readonly Uint8Array[]>
  readonly sha256: (bytes: Uint8Array) => Promise<Uint8Array>
  readonly random: Random
}

/**
 * `arkivstruktur.xml` and the documents that it names.
 *
 * @throws Error where a document cannot be made, or as `noarkStructure` does
 */
export async function archiveFiles(
  source: ExportSource,
  pack: ArchivePack,
  { write, sha256, random }: ArchiveTools,
): Promise<NamedFile[]> {
  const documents = archiveDocuments(source, pack)
  const bodies = await write(documents.map(({ pdf }) => pdf))
  const files: NamedFile[] = []
  const written: WrittenDocument[] = []
  for (const [at, one] of documents.entries()) {
    const body = bodies[at]
    if (body === undefined) throw new Error('a document without a file')
    files.push({ name: one.file, body })
    written.push({ ...one, bytes: body.length, sha256: toHex(await sha256(body)) })
  }
  const structure = noarkStructure(source, pack, written, random)
  return [{ name: 'arkivstruktur.xml', body: structure }, ...files]
}
