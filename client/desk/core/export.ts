import { equal } from '../../../crypto/bytes.ts'
import { dayOf } from '../../../crypto/calendar.ts'
import type { Entry } from '../../../crypto/entry.ts'
import type { Exported } from '../../../crypto/entry-export.ts'
import {
  type ExportedFile,
  type SignedManifest,
  signManifest,
} from '../../../crypto/export-manifest.ts'
import { hasDeclared } from './access.ts'
import { type CaseHand, job, lookAt, requirePower } from './case-hand.ts'
import { DeskError } from './error.ts'
import { saidIn } from './stream.ts'

/** Files of a case that are about to leave the desk. */
export interface Leaving {
  readonly what: Exported
  /** Whom they are for, or why: for the case's log. */
  readonly text: string
  readonly files: readonly ExportedFile[]
  readonly sha256: (message: Uint8Array) => Promise<Uint8Array>
}

/**
 * Sign the list of files of a case, once its log says that they left the desk.
 *
 * @throws DeskError `role` for who may not work on the case, or has not said that they are impartial;
 *   `offline`: nothing is signed that the log does not have
 */
export async function signExport(
  hand: CaseHand,
  { what, text, files, sha256 }: Leaving,
): Promise<SignedManifest> {
  const { primitives, signer, instance, now } = hand.staff
  const { c, stream, access } = await lookAt(hand)
  requirePower(hand, access, 'handle')
  if (!hasDeclared(access, hand.own)) throw new DeskError('role')
  const { reference } = c
  const day = dayOf(now())
  const list = { instance, member: hand.own, day, what, reference, files }
  const signed = signManifest(primitives, signer, list)
  const manifest = await sha256(signed.manifest)
  const entry: Entry = { kind: 'exported', what, manifest, text }
  await hand.append(
    stream,
    job((current) => (isSaid(saidIn(current), manifest) ? null : entry)),
  )
  return signed
}

function isSaid(said: readonly { readonly entry: Entry }[], manifest: Uint8Array): boolean {
  return said.some(({ entry }) => entry.kind === 'exported' && equal(entry.manifest, manifest))
}
