import sodium from 'libsodium-wrappers'
import type { Primitives } from './primitives.ts'
import { sodiumEngine } from './sodium-engine.ts'

/**
 * Load libsodium.
 *
 * @throws the browser's own error if WebAssembly is missing or forbidden
 */
export async function loadSodium(): Promise<Primitives> {
  await sodium.ready
  return sodiumEngine(sodium)
}
