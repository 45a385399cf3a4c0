import { asKemPublicKey, asKemSeed } from '../../../crypto/keys/keys.ts'
import { SIZE } from '../../../crypto/primitives/labels.ts'
import type { Primitives } from '../../../crypto/primitives/primitives.ts'
import { BACKUP, encodeBackupKey, sealBackup } from '../../../crypto/vault/backup.ts'
import { DAY, seededRandom } from './reception.ts'

/** A backup of two pieces, whose plaintext is `7 i mod 256` at offset i; of each the hash is kept. */
export function backupVector(p: Primitives) {
  const random = seededRandom('postern vectors: backup')
  const seed = asKemSeed(random(SIZE.key))
  const sealer = sealBackup(p, random, asKemPublicKey(p.kemPublicKey(seed)), DAY)
  const plain = new Uint8Array(BACKUP.plain).map((_, i) => 7 * i)
  const pieces = [false, true].map((isLast) => p.hash(32, null, sealer.seal(plain, isLast)))
  return { ...encodeBackupKey(p, seed), day: DAY, header: sealer.header, pieces }
}
