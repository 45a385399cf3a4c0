import { endingOf } from '../model/files/endings.ts'
import { type EvidenceRow, evidenceOf } from '../model/files/evidence.ts'
import type { ExportSource, FileAlong } from './source.ts'
import type { NamedFile } from './zip.ts'

/** A file under its name in an archive; `file` is its key in the case. */
export interface NamedAlong extends NamedFile<Blob> {
  readonly file: string
}

/** Its ending in an archive. No double click opens a dangerous file, as none does that is saved by itself. */
export function endingAlong({ name }: Pick<EvidenceRow, 'name'>, along: FileAlong): string {
  const ending = endingOf(name)
  return along.isDangerous || !/^[a-z0-9]{1,8}$/.test(ending) ? 'file' : ending
}

/** Hashes of a file as the log has them, and as it was fetched to leave. */
export function sumsOf(
  { sums }: Pick<EvidenceRow, 'sums'>,
  along: FileAlong | undefined,
): readonly string[] {
  return along === undefined ? sums : [...new Set([...sums, along.sha256])]
}

/** Path of a file beside the document about a whole case. Its own name can hold anything, and stands in the document. */
export function pathAlong(row: EvidenceRow, along: FileAlong): string {
  return `files/file-${row.number}.${endingAlong(row, along)}`
}

/** The files of a case that leave with it, in the order of its register. */
export function filesAlong({ one, files }: ExportSource): NamedAlong[] {
  return evidenceOf(one).flatMap((row) => {
    const along = files?.get(row.key)
    return along === undefined
      ? []
      : [{ name: pathAlong(row, along), body: along.blob, file: row.key }]
  })
}
