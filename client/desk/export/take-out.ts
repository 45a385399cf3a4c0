import { dayOf } from '../../../crypto/days/calendar.ts'
import type { Exported } from '../../../crypto/entries/entry-export.ts'
import type { SignedManifest } from '../../../crypto/log/export-manifest.ts'
import { type Random, systemRandom, toHex } from '../../../crypto/primitives/bytes.ts'
import { fieldOfDay } from '../format/words.ts'
import type { Failure } from '../model/error.ts'
import type { CaseView } from '../model/views.ts'
import { type AccessPack, accessDocument } from './access-document.ts'
import { type ArchivePack, archiveDocuments } from './archive-pack.ts'
import { caseDocument } from './case-document.ts'
import { caseJson } from './case-json.ts'
import { filesAlong, type NamedAlong } from './files-along.ts'
import { noarkStructure, type WrittenDocument } from './noark.ts'
import type { PdfDocument } from './pdf/document.ts'
import { makePdf, makePdfs } from './pdf/make-pdf.ts'
import type { ExportSource } from './source.ts'
import { type NamedFile, zipOf } from './zip.ts'

/** The material that is taken out of a case. */
export type Taken =
  | { readonly what: 'case' }
  | { readonly what: 'access-pack'; readonly pack: AccessPack }
  | { readonly what: 'archive'; readonly pack: ArchivePack }

/** A file that was made, or a file of the case that the desk has fetched, by its key. */
export type FileToSign = NamedFile | { readonly name: string; readonly file: string }

/** Files of a case whose list is to be signed. */
export interface FilesToSign {
  readonly caseId: string
  readonly what: Exported
  /** The people they are for, and the reason. */
  readonly text: string
  readonly files: readonly FileToSign[]
  /** The log of the case as the page showed it when they were made. */
  readonly log: CaseView['log']
}

/** Signs the list of files, and writes into the log of their case that they left the desk. */
export interface FileSigner {
  signFiles(files: FilesToSign): Promise<SignedManifest | Failure>
}

/**
 * Make the files of a case, sign their list, and write into the case's log that they left the desk. Then
 * put all of it into one archive.
 *
 * @param text the text for the log: the people the files are for, and the reason
 * @returns the archive, or why there is none: files leave the desk only if the log says so
 * @throws Error if a file cannot be made
 */
export async function takeOut(
  signer: FileSigner,
  source: ExportSource,
  taken: Taken,
  text: string,
): Promise<NamedFile<Blob> | Failure> {
  const made = await filesOf(source, taken)
  const along = alongWith(source, taken)
  const files = [...made, ...along.map(({ name, file }) => ({ name, file }))]
  const what: Exported = taken.what
  const { one } = source
  const signed = await signer.signFiles({ caseId: one.id, what, text, files, log: one.log })
  if (typeof signed === 'string') return signed
  const body = await zipOf([
    ...made,
    ...along,
    { name: 'SHA256SUMS', body: signed.manifest },
    { name: 'SHA256SUMS.sig', body: signed.signature },
    { name: 'signer.pem', body: new TextEncoder().encode(signed.signer) },
  ])
  return { name: nameOf(source, taken), body }
}

function nameOf({ one, made }: ExportSource, taken: Taken): string {
  if (taken.what === 'archive') return `noark5-${taken.pack.number.replace('/', '-')}.zip`
  return `postern-${one.reference ?? 'case'}-${fieldOfDay(dayOf(made))}.zip`
}

/** Files of the case that go along. One person's access holds none: they are the reception's and the reporter's. */
function alongWith(source: ExportSource, taken: Taken): readonly NamedAlong[] {
  switch (taken.what) {
    case 'case':
      return filesAlong(source)
    case 'access-pack':
      return []
    case 'archive':
      return archiveDocuments(source, taken.pack).flatMap(({ attached }) => attached)
    default:
      return taken satisfies never
  }
}

async function filesOf(source: ExportSource, taken: Taken): Promise<NamedFile[]> {
  switch (taken.what) {
    case 'case':
      return [
        { name: 'case.pdf', body: await makePdf(caseDocument(source)) },
        { name: 'case.json', body: caseJson(source) },
      ]
    case 'access-pack':
      return [{ name: 'access.pdf', body: await makePdf(accessDocument(source, taken.pack)) }]
    case 'archive':
      return archiveFiles(source, taken.pack, { write: makePdfs, sha256, random: systemRandom })
    default:
      return taken satisfies never
  }
}

/** The host serves the page on this machine: the context is secure, so WebCrypto is available. */
async function sha256(bytes: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(bytes)))
}

/** The tools that make the files of a package. */
export interface ArchiveTools {
  /** A PDF file of each document, in their order. */
  readonly write: (documents: readonly PdfDocument[]) => Promise<readonly Uint8Array[]>
  readonly sha256: (bytes: Uint8Array) => Promise<Uint8Array>
  readonly random: Random
}

/**
 * `arkivstruktur.xml` and the documents that it names.
 *
 * @throws Error if a document cannot be made, or as `noarkStructure` throws it
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
