import sodium from 'libsodium-wrappers-sumo'
import type { Primitives } from './primitives.ts'
import { sodiumEngine } from './sodium-engine.ts'
import type { HashPassphrase } from './vault.ts'

export interface SumoEngine {
  readonly primitives: Primitives
  readonly hashPassphrase: HashPassphrase
}

/** Load the larger build of libsodium: what the desk and the ceremony use, never the reporter. */
export async function loadSumo(): Promise<SumoEngine> {
  await sodium.ready
  return {
    primitives: sodiumEngine(sodium),
    hashPassphrase: (passphrase, salt, cost) =>
      sodium.crypto_pwhash(
        32,
        passphrase,
        salt,
        cost.operations,
        cost.memory * 1024,
        sodium.crypto_pwhash_ALG_ARGON2ID13,
      ),
  }
}
