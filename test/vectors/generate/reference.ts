import { makeReference } from '../../../crypto/keys/reference.ts'
import { SIZE } from '../../../crypto/primitives/labels.ts'
import type { Primitives } from '../../../crypto/primitives/primitives.ts'
import { seededRandom } from './reception.ts'

/** Inputs of the server and the browser, and the reference that they make. */
export function referenceVector(p: Primitives, instance: Uint8Array) {
  const random = seededRandom('postern vectors: reference')
  const [server, browser] = [random(SIZE.referenceSeed), random(SIZE.referenceSeed)]
  return { instance, server, browser, reference: makeReference(p, instance, server, browser) }
}
