import { decodeSealedFile } from '../../../crypto/drop/sealed-file.ts'
import { CryptoError } from '../../../crypto/primitives/errors.ts'
import type { Primitives } from '../../../crypto/primitives/primitives.ts'
import type { Visit } from './visit.ts'

/**
 * The end of handing in a sealed file.
 *
 * accepted: the server has it, now or from before; other: it is no sealed report, or was cut; changed: a byte of it
 * was; foreign: it is for another reception; ended: its keys have ended, so that nobody can open it any more; ahead: it
 * is sealed to a week that has not begun.
 */
export type HandedIn = 'accepted' | 'other' | 'changed' | 'foreign' | 'ended' | 'ahead'

/**
 * Hand in the sealed file of a form.
 *
 * @param visit an opened one @throws VisitError: after `offline` and `server` it may have arrived
 */
export async function handIn(visit: Visit, p: Primitives, file: Uint8Array): Promise<HandedIn> {
  const instance = await visit.instance()
  try {
    return await visit.handIn(decodeSealedFile(p, instance, file))
  } catch (error) {
    if (!(error instanceof CryptoError)) throw error
    if (error.code === 'foreign') return 'foreign'
    return error.code === 'tampered' ? 'changed' : 'other'
  }
}
