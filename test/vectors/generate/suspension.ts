import { memberByKeyId } from '../../../crypto/keys/keylist.ts'
import {
  encodeReadingStatement,
  type ReadingStatementKind,
  reporterName,
  signReadingStatement,
  standingOf,
} from '../../../crypto/keys/reading-statement.ts'
import { signStop } from '../../../crypto/keys/stop.ts'
import { readSuspensions, signSuspension } from '../../../crypto/keys/suspension.ts'
import { keyId } from '../../../crypto/primitives/kdf.ts'
import type { Primitives } from '../../../crypto/primitives/primitives.ts'
import { DAY, seededRandom, type VectorReception } from './reception.ts'

/** Two members suspend a third, and one of the two wants a fourth suspended. */
export function suspensionVector(p: Primitives, { instance, list, staff }: VectorReception) {
  const [first, second, third] = staff
  if (!first || !second || !third) throw new Error('a reception of three at least')
  const of = (signer: typeof first, suspended: typeof first, day: number) =>
    signSuspension(p, instance, signer.sign, keyId(p, suspended.sign.publicKey), day)
  const statements = [of(first, third, DAY), of(second, third, DAY), of(first, second, DAY - 1)]
  const { inForce, asked } = readSuspensions(p, list, statements, DAY)
  return {
    instance,
    day: DAY,
    statements: statements.map((one) => ({
      ...one,
      of: memberByKeyId(p, list, one.suspended)?.id,
      by: memberByKeyId(p, list, one.signer)?.id,
    })),
    inForce: inForce.map(({ member, until, by }) => ({
      ...{ member: member.id, until, by: by.map(({ id }) => id) },
    })),
    asked: asked.map(({ member, day, by }) => ({ member: member.id, day, by: by.id })),
  }
}

/** One member has stopped the weekly keys of the list in `key-list`. */
export function stopVector(p: Primitives, { instance, list, staff }: VectorReception) {
  const member = staff[1]
  if (!member) throw new Error('a reception of two at least')
  const { id, sign } = member
  return {
    instance,
    list: list.hash,
    member: id,
    signer: keyId(p, sign.publicKey),
    signature: signStop(p, sign, list),
  }
}

/** Two members open the letters of a reporter together, two let a third go, and one steps back. */
export function readingVector(p: Primitives, { instance, list, staff }: VectorReception) {
  const [first, second, third, fourth] = staff
  if (!first || !second || !third || !fourth) throw new Error('a reception of four at least')
  const reporter = reporterName(p, seededRandom('postern vectors: reading')(32))
  const of = (kind: ReadingStatementKind, signer: typeof first, about = signer) =>
    signReadingStatement(p, instance, signer.sign, kind, reporter, keyId(p, about.sign.publicKey))
  const statements = [
    ...[of('opens', first), of('opens', second)],
    ...[of('out', first, third), of('out', second, third)],
    ...[of('out', fourth), of('out', third, first), of('ended', first)],
  ]
  return {
    ...{ instance, reporter },
    statements: statements.map(encodeReadingStatement),
    ...standingOf(p, list, statements),
  }
}
