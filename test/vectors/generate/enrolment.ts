import { ENROLMENT_WEEKS, readEnrolment, signEnrolment } from '../../../crypto/keys/enrolment.ts'
import { fingerprint, newSignKeyPair, newWeekKeyPair } from '../../../crypto/keys/keys.ts'
import { SIZE } from '../../../crypto/primitives/labels.ts'
import type { Primitives } from '../../../crypto/primitives/primitives.ts'
import { seededRandom, WEEK } from './reception.ts'

/** The file of a member who has not seen a key list yet. */
export function enrolmentVector(p: Primitives) {
  const seed = 'postern vectors: enrolment'
  const random = seededRandom(seed)
  const signer = newSignKeyPair(p, random)
  const weeks = Array.from({ length: ENROLMENT_WEEKS }, (_, i) =>
    newWeekKeyPair(p, random, WEEK + i),
  )
  const asked = {
    root: fingerprint(p, newSignKeyPair(p, seededRandom(`${seed}, its root`)).publicKey),
    instance: new Uint8Array(SIZE.instance),
    id: 'kari',
    title: { nb: 'Rådgiver', nn: 'Rådgjevar', en: 'Adviser' },
    first: WEEK,
  }
  const file = signEnrolment(p, signer, { ...asked, keys: weeks.map((one) => one.publicKey) })
  return {
    seed,
    ...asked,
    signing: signer.seed,
    weekly: weeks.map((one) => one.seed),
    head: file.slice(0, 112),
    length: file.length,
    hash: p.hash(32, null, file),
    print: readEnrolment(p, file).print,
  }
}
