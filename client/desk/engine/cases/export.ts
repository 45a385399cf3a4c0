import { dayOf } from '../../../../crypto/days/calendar.ts'
import type { Entry } from '../../../../crypto/entries/entry.ts'
import type { Exported } from '../../../../crypto/entries/entry-export.ts'
import {
  type ExportedFile,
  type SignedManifest,
  signManifest,
} from '../../../../crypto/log/export-manifest.ts'
import { equal } from '../../../../crypto/primitives/bytes.ts'
import { hasDeclared } from '../../model/access/access.ts'
import { DeskError } from '../../model/error.ts'
import { type LogSeen, seenOf } from '../../model/log/checkpoint.ts'
import { type Stream, saidIn } from '../../model/log/stream.ts'
import { type CaseContext, loadCase, requirePower } from '../case-context.ts'

/** Files of a case that are about to leave the desk. */
export interface Leaving {
  readonly what: Exported
  /** The recipient or the reason, for the case's log. */
  readonly text: string
  readonly files: readonly ExportedFile[]
  /** The log from which they were made. */
  readonly log: LogSeen | null
  readonly sha256: (message: Uint8Array) => Promise<Uint8Array>
}

/**
 * Sign the list of files of a case, once its log says that they left the desk.
 *
 * @throws DeskError `role` if the member may not work on the case, or has not said that they are impartial;
 *   `offline`: nothing is signed that the log does not have; `stale`: the log has changed since the files were
 *   made
 */
export async function signExport(
  context: CaseContext,
  { what, text, files, log, sha256 }: Leaving,
): Promise<SignedManifest> {
  const { primitives, signer, instance, now } = context.staff
  const { c, stream, access } = await loadCase(context)
  requirePower(context, access, 'handle')
  if (!hasDeclared(access, context.own)) throw new DeskError('role')
  requireSame(stream, log)
  const { reference } = c
  const day = dayOf(now())
  const list = { instance, member: context.own, day, what, reference, files }
  const signed = signManifest(primitives, signer, list)
  const manifest = await sha256(signed.manifest)
  const entry: Entry = { kind: 'exported', what, manifest, text }
  await context.append(stream, (current) => {
    if (isSaid(saidIn(current), manifest)) return null
    requireSame(current, log)
    return entry
  })
  return signed
}

/** The files still hold entries that colleagues redacted meanwhile. @throws DeskError `stale` */
function requireSame(stream: Stream, log: LogSeen | null): void {
  const now = seenOf(stream)
  if (now?.count !== log?.count || now?.mark !== log?.mark) throw new DeskError('stale')
}

function isSaid(said: readonly { readonly entry: Entry }[], manifest: Uint8Array): boolean {
  return said.some(({ entry }) => entry.kind === 'exported' && equal(entry.manifest, manifest))
}
