import { PASSPHRASE_MIN } from '../../crypto/primitives/labels.ts'

type Strength = 'empty' | 'short' | 'poor' | 'fair' | 'good'

/** Fewer different characters than this are a pattern on the keyboard, however long. */
const DIFFERENT = 8
const LONG = 24
const WORDS = 5

/** How hard a new passphrase is to guess, as far as its form tells; `fair` and `good` are accepted. */
export function strengthOf(passphrase: string): Strength {
  const symbols = [...passphrase.normalize('NFKC')]
  if (symbols.length === 0) return 'empty'
  if (symbols.length < PASSPHRASE_MIN) return 'short'
  if (new Set(symbols).size < DIFFERENT) return 'poor'
  const words = new Set(passphrase.split(/\s+/).filter((word) => word.length > 1))
  return symbols.length >= LONG || words.size >= WORDS ? 'good' : 'fair'
}
