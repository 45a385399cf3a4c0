import sodium from 'libsodium-wrappers-sumo'
import { CryptoError } from './errors.ts'
import type { HashPassphrase, Primitives } from './primitives.ts'
import { sodiumEngine } from './sodium-engine.ts'

export interface SumoEngine {
  readonly primitives: Primitives
  readonly hashPassphrase: HashPassphrase
}

/** Load the larger build of libsodium. The desk and the ceremony use it, the reporter never does. */
export async function loadSumo(): Promise<SumoEngine> {
  await sodium.ready
  return {
    primitives: sodiumEngine(sodium),
    hashPassphrase: (passphrase, salt, cost) => {
      const bytes = cost.memory * 1024
      const algorithm = sodium.crypto_pwhash_ALG_ARGON2ID13
      try {
        return sodium.crypto_pwhash(32, passphrase, salt, cost.operations, bytes, algorithm)
      } catch {
        // With a salt and cost that were checked, only taking the memory can still fail.
        const mebibytes = Math.ceil(cost.memory / 1024)
        const remedy = 'close other programs, or use a machine with more'
        throw new CryptoError(
          'memory',
          `too little memory: the passphrase takes ${mebibytes} MiB; ${remedy}`,
        )
      }
    },
  }
}
