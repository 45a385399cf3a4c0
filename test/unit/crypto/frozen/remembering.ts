import type { Primitives } from '../../../../crypto/primitives/primitives.ts'

/** Bytes as a string of as many characters. */
function nameOf(...parts: readonly Uint8Array[]): string {
  return parts.map((part) => String.fromCharCode(...part)).join('|')
}

/**
 * The same engine, which works out only once what it was asked before: both are functions, and a
 * thousand mutants ask for the same shared secret and the same board keys.
 */
export function remembering(p: Primitives): Primitives {
  const secrets = new Map<string, Uint8Array | null>()
  const hashes = new Map<string, Uint8Array>()
  const verdicts = new Map<string, boolean>()
  return {
    ...p,
    kemDecapsulate: (seed, ciphertext) => {
      const name = nameOf(seed, ciphertext)
      const secret = secrets.get(name) ?? p.kemDecapsulate(seed, ciphertext)
      if (secrets.size < 1000) secrets.set(name, secret)
      return secret
    },
    hash: (length, key, message) => {
      if (message.length > 100) return p.hash(length, key, message)
      const name = nameOf(Uint8Array.of(length), key ?? new Uint8Array(0), message)
      const hash = hashes.get(name) ?? p.hash(length, key, message)
      if (hashes.size < 4000) hashes.set(name, hash)
      return hash
    },
    verify: (publicKey, message, signature) => {
      if (message.length > 1200) return p.verify(publicKey, message, signature)
      const name = nameOf(publicKey, message, signature)
      const verdict = verdicts.get(name) ?? p.verify(publicKey, message, signature)
      if (verdicts.size < 1000) verdicts.set(name, verdict)
      return verdict
    },
  }
}
