import * as v from 'valibot'
import { equal } from '../primitives/bytes.ts'
import { CryptoError } from '../primitives/errors.ts'
import { bytesOf } from '../primitives/json.ts'
import { ctx } from '../primitives/kdf.ts'
import { LABEL, SIZE } from '../primitives/labels.ts'
import type { Primitives } from '../primitives/primitives.ts'
import { asSignPublicKey, fingerprint, type SignKeyPair, type SignPublicKey } from './keys.ts'

const root = v.pipe(bytesOf(SIZE.key), v.transform(asSignPublicKey))

export const successionSchema = v.strictObject({
  from: root,
  to: root,
  stolen: v.boolean(),
  byFrom: bytesOf(SIZE.signature),
  byTo: bytesOf(SIZE.signature),
})

/** One root names another. KEY-LISTS.md section 7.5 */
export type Succession = v.InferOutput<typeof successionSchema>

/** The roots that a key list names. */
interface Roots {
  readonly instance: Uint8Array
  readonly root: SignPublicKey
  readonly successions: readonly Succession[]
}

/** Both sign it: the old root names its successor, and the successor's holder agrees. */
function statementOf(instance: Uint8Array, { from, to, stolen }: Statement): Uint8Array {
  return ctx(LABEL.succession, instance, from, to, stolen ? 1 : 0)
}
type Statement = Pick<Succession, 'from' | 'to' | 'stolen'>

/** @param stolen whether somebody else has the old root's key, or may have it */
export function signSuccession(
  p: Primitives,
  instance: Uint8Array,
  from: SignKeyPair,
  to: SignKeyPair,
  stolen: boolean,
): Succession {
  const said = { from: from.publicKey, to: to.publicKey, stolen }
  const statement = statementOf(instance, said)
  return { ...said, byFrom: p.sign(from.seed, statement), byTo: p.sign(to.seed, statement) }
}

/**
 * The steps that lead from a trusted root to the root of a list.
 *
 * @param trusted a fingerprint
 * @returns none if that is the list's own root
 * @throws CryptoError `forged` if both roots of a step did not sign it, `foreign` if no steps lead to the
 *   list's root
 */
export function stepsFrom(p: Primitives, list: Roots, trusted: string): Succession[] {
  let current = trusted
  const steps = list.successions.filter((step) => {
    if (fingerprint(p, step.from) !== current) return false
    const statement = statementOf(list.instance, step)
    if (!p.verify(step.from, statement, step.byFrom) || !p.verify(step.to, statement, step.byTo)) {
      throw new CryptoError('forged', 'a root succession is not signed by both roots')
    }
    current = fingerprint(p, step.to)
    return true
  })
  if (fingerprint(p, list.root) !== current) {
    throw new CryptoError('foreign', 'the key list belongs to another root')
  }
  return steps
}

/**
 * Whether a list names every step that the list before it names, in the same order: a root that was
 * forgotten could come back.
 */
export function keepsSteps(
  before: Pick<Roots, 'successions'>,
  after: Pick<Roots, 'successions'>,
): boolean {
  return before.successions.every(({ from, to, stolen }, i) => {
    const step = after.successions[i]
    return (
      step !== undefined && equal(step.from, from) && equal(step.to, to) && step.stolen === stolen
    )
  })
}

/** The root in use, if it is not the one that somebody trusts. */
export interface NewRoot {
  /** Fingerprint of the root in use. */
  readonly root: string
  /** Whether a key on the way to it was stolen: its thief can name a successor as well. */
  readonly stolen: boolean
}

/**
 * Whether another root is in use than the one that somebody trusts.
 *
 * @param trusted a fingerprint, from which the list was verified
 * @returns null if it is the same
 */
export function newRootOf(p: Primitives, list: Roots, trusted: string): NewRoot | null {
  const steps = stepsFrom(p, list, trusted)
  if (steps.length === 0) return null
  return { root: fingerprint(p, list.root), stolen: steps.some(({ stolen }) => stolen) }
}
