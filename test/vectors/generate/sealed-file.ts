import { codesOf, encodeSealedFile } from '../../../crypto/drop/sealed-file.ts'
import { concat, u32be } from '../../../crypto/primitives/bytes.ts'
import { SIZE } from '../../../crypto/primitives/labels.ts'
import type { Primitives } from '../../../crypto/primitives/primitives.ts'
import { seededRandom, WEEK } from './reception.ts'

/** The file around a drop of random bytes: what is in a drop does not matter to it. */
export function sealedFileVector(p: Primitives, instance: Uint8Array) {
  const seed = 'postern vectors: sealed file'
  const random = seededRandom(seed)
  const drop = concat(random(SIZE.sealedDrop), u32be(WEEK), random(SIZE.echo))
  const file = encodeSealedFile(p, instance, drop)
  return {
    seed,
    instance,
    week: WEEK,
    mark: file.slice(0, 16),
    check: file.slice(-16),
    codes: codesOf(file).map((code) => ({
      head: code.slice(0, 10),
      length: code.length,
      hash: p.hash(32, null, code),
    })),
  }
}
