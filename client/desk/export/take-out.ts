import { dayOf } from '../../../crypto/calendar.ts'
import type { Exported } from '../../../crypto/entry-export.ts'
import { makePdf } from '../pdf/make-pdf.ts'
import type { DeskStore } from '../state.ts'
import { fieldOfDay } from '../views/words.ts'
import { type AccessPack, accessDocument } from './access-document.ts'
import { caseDocument } from './case-document.ts'
import { caseJson } from './case-json.ts'
import type { ExportSource } from './source.ts'
import { type NamedFile, zipOf } from './zip.ts'

/**
 * Make the files of a case, have their list signed and the case's log say that they left the desk,
 * and put all of it into one archive.
 *
 * @param pack null for the whole case
 * @returns the archive, or why there is none: nothing leaves that the log does not have
 * @throws Error where a file cannot be made
 */
export async function takeOut(
  store: Pick<DeskStore, 'signFiles'>,
  source: ExportSource,
  pack: AccessPack | null,
): Promise<NamedFile | Exclude<Awaited<ReturnType<DeskStore['signFiles']>>, object>> {
  const files = await filesOf(source, pack)
  const what: Exported = pack === null ? 'case' : 'access-pack'
  const { one, to, made } = source
  const signed = await store.signFiles({ caseId: one.id, what, text: to, files, log: one.log })
  if (typeof signed === 'string') return signed
  const name = `postern-${one.reference ?? 'case'}-${fieldOfDay(dayOf(made))}.zip`
  const body = zipOf([
    ...files,
    { name: 'SHA256SUMS', body: signed.manifest },
    { name: 'SHA256SUMS.sig', body: signed.signature },
    { name: 'signer.pem', body: new TextEncoder().encode(signed.signer) },
  ])
  return { name, body }
}

async function filesOf(source: ExportSource, pack: AccessPack | null): Promise<NamedFile[]> {
  if (pack !== null) {
    return [{ name: 'access.pdf', body: await makePdf(accessDocument(source, pack)) }]
  }
  return [
    { name: 'case.pdf', body: await makePdf(caseDocument(source)) },
    { name: 'case.json', body: caseJson(source) },
  ]
}
