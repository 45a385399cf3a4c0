import sodium from 'libsodium-wrappers-sumo'
import type { Primitives } from './primitives.ts'
import { sodiumEngine } from './sodium.ts'

/** Cost of the passphrase hash. Kept in each vault file, so that it can rise later. */
export interface PassphraseCost {
  readonly operations: number
  /** KiB */
  readonly memory: number
}

export const PASSPHRASE_COST: PassphraseCost = { operations: 3, memory: 65_536 }

/** Argon2id, version 1.3: 32 bytes from a passphrase and a 16-byte salt. RFC 9106 */
export type HashPassphrase = (
  passphrase: Uint8Array,
  salt: Uint8Array,
  cost: PassphraseCost,
) => Uint8Array

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
