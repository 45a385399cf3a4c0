import { readFileSync } from 'node:fs'
import { PRINT_CATALOGUES } from '../../client/texts/fingerprint.ts'
import type { Language } from '../../crypto/entries/names.ts'
import { type PrintKind, readFingerprint } from '../../crypto/keys/fingerprint.ts'

/** A fingerprint that somebody typed. @throws Error with the sentence that says what is wrong with it */
export function typedFingerprint(
  typed: string,
  kind: PrintKind,
  language: Language = 'en',
): string {
  const read = readFingerprint(typed, kind)
  if (read.kind === 'read') return read.print
  throw new Error(PRINT_CATALOGUES[language][kind][read.kind])
}

/** The fingerprint of a root in a file, such as fingerprint.txt. @throws Error */
export function fingerprintIn(file: string, language: Language = 'en'): string {
  try {
    return typedFingerprint(readFileSync(file, 'utf8'), 'root', language)
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : error}`, { cause: error })
  }
}
