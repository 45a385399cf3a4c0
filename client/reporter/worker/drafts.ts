import {
  type DraftContent,
  makeDraftCode,
  openDraft,
  sealDraft,
} from '../../../crypto/drop/draft.ts'
import { verifyKeyList } from '../../../crypto/keys/keylist.ts'
import type { ReceiptCode } from '../../../crypto/keys/receipt.ts'
import type { Random } from '../../../crypto/primitives/bytes.ts'
import { CryptoError } from '../../../crypto/primitives/errors.ts'
import type { Primitives } from '../../../crypto/primitives/primitives.ts'
import { PATH } from '../../../crypto/wire/wire.ts'
import { VisitError } from '../../shared/session/visit-error.ts'
import type { Transport } from '../../shared/transport.ts'
import type { KeptDraft } from './protocol.ts'

/** The newest signed key list that went through a transport. */
export interface RememberedList {
  readonly transport: Transport
  /** null if none has come yet */
  signed(): Uint8Array | null
}

/**
 * Remember the key list that a visit fetches anyway. A draft is sealed for its instance, and a separate
 * request would reveal that somebody keeps one.
 */
export function rememberList(transport: Transport): RememberedList {
  let signed: Uint8Array | null = null
  return {
    transport: {
      request: async (method, path, options) => {
        const answer = await transport.request(method, path, options)
        if (path === PATH.keyList && answer.status === 200) signed = answer.body
        return answer
      },
    },
    signed: () => signed,
  }
}

export interface DraftsSource {
  readonly primitives: () => Primitives
  readonly random: Random
  /** The root's fingerprint, as the page carries it. */
  readonly root: string
  readonly list: Pick<RememberedList, 'signed'>
}

/** Seals and opens the files that drafts are kept in, without a request. */
export class Drafts {
  readonly #source: DraftsSource

  constructor(source: DraftsSource) {
    this.#source = source
  }

  /**
   * @param code the code of the previous file, which opens this one too; null for a new one
   * @throws VisitError `too-long`; `offline`, `unverified` if the instance is not known
   */
  seal(draft: DraftContent, code: ReceiptCode | null): KeptDraft {
    const { primitives, random } = this.#source
    const used = code ?? makeDraftCode(random)
    const instance = instanceOf(this.#source)
    try {
      return { file: sealDraft(primitives(), random, instance, used, draft), code: used }
    } catch (error) {
      if (error instanceof CryptoError && error.code === 'refused') {
        throw new VisitError('too-long', error)
      }
      throw error
    }
  }

  /**
   * @returns null if it is no draft, was changed, or does not belong to this code at this instance
   * @throws VisitError `offline`, `unverified` if the instance is not known
   */
  open(file: Uint8Array, code: ReceiptCode): DraftContent | null {
    const instance = instanceOf(this.#source)
    try {
      return openDraft(this.#source.primitives(), instance, code, file)
    } catch (error) {
      if (error instanceof CryptoError) return null
      throw error
    }
  }
}

/**
 * The instance, by the signed list.
 *
 * @returns 16 bytes
 * @throws VisitError `offline` if no list has come yet, `unverified`
 */
export function instanceOf({ primitives, root, list }: Omit<DraftsSource, 'random'>): Uint8Array {
  const signed = list.signed()
  if (signed === null) throw new VisitError('offline')
  try {
    return verifyKeyList(primitives(), signed, root).instance
  } catch (error) {
    if (error instanceof CryptoError) throw new VisitError('unverified', error)
    throw error
  }
}
