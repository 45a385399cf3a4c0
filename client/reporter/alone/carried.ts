import { fromBase64url } from '../../../crypto/primitives/bytes.ts'
import type { Carried } from '../../shared/session/carried-line.ts'
import type { Release } from '../../texts/words.ts'

/** Everything in a form that is not program: what its organisation has signed, and the release that it is of. */
export interface FormData {
  /** Fingerprint of the root. */
  readonly root: string
  readonly demo: boolean
  readonly release: Release
  /** The signed key list, base64url. */
  readonly listB64: string
  /** The content document, as text. */
  readonly content: string
  /** The words of the content folder, as `publicWords` gives them. */
  readonly words: string
  readonly firstWeek: number
  /** Bundles from that week on, base64url. */
  readonly bundlesB64: readonly string[]
}

/** Ids of the elements that hold what a form carries; the browser runs none of them. */
export const FORM_ID = { data: 'data', worker: 'worker' } as const

/** The documents as a line answers with them. @throws CryptoError `malformed` */
export function carriedOf({ listB64, content, firstWeek, bundlesB64 }: FormData): Carried {
  const bundles = bundlesB64.map((one, i) => ({ week: firstWeek + i, bundle: fromBase64url(one) }))
  return { list: fromBase64url(listB64), content: new TextEncoder().encode(content), bundles }
}
