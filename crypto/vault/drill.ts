import * as v from 'valibot'
import type { Day } from '../days/calendar.ts'
import { rootPrint } from '../keys/fingerprint.ts'
import { asSignPublicKey, type SignKeyPair } from '../keys/keys.ts'
import { concat, equal, utf8 } from '../primitives/bytes.ts'
import { CryptoError } from '../primitives/errors.ts'
import { bytesOf, day, decodeJson, encodeJson, integer, name } from '../primitives/json.ts'
import { ctx } from '../primitives/kdf.ts'
import { LABEL, SIZE } from '../primitives/labels.ts'
import type { Primitives } from '../primitives/primitives.ts'
import { SHEETS_MAX } from './sheet.ts'

const count = integer(2, SHEETS_MAX)

const drillSchema = v.strictObject({
  format: v.literal('postern-drill/1'),
  /** Fingerprint of the root. */
  root: rootPrint,
  member: name,
  signing: v.pipe(bytesOf(SIZE.key), v.transform(asSignPublicKey)),
  set: bytesOf(SIZE.recoverySet),
  needed: count,
  total: count,
  day,
})

/** The statement of a member who has just opened a recovery file by sheets. Nothing in it is secret. */
export type Drill = Omit<v.InferOutput<typeof drillSchema>, 'format'>

/** Days for which a drill counts: a year, and a week's grace. */
export const DRILL_DAYS = 371

const MAGIC = utf8('postern-drill-1\n')
const HEAD = MAGIC.length + SIZE.signature
const LONGEST = 4096

/** @returns `magic 16 ‖ signature 64 ‖ JSON`. KEPT-FILES.md section 17.4 */
export function signDrill(
  p: Primitives,
  signer: SignKeyPair,
  drill: Omit<Drill, 'signing'>,
): Uint8Array {
  const { root, member, set, needed, total, day } = drill
  const signing = signer.publicKey
  const format = 'postern-drill/1'
  const json = encodeJson({ format, root, member, signing, set, needed, total, day })
  return concat(MAGIC, p.sign(signer.seed, ctx(LABEL.drill, json)), json)
}

/**
 * @throws CryptoError `malformed` if it is no such file, `forged` if the key that it names did not sign it
 */
export function readDrill(p: Primitives, file: Uint8Array): Drill {
  if (file.length <= HEAD || file.length > LONGEST || !equal(file.subarray(0, 16), MAGIC)) {
    throw new CryptoError('malformed', 'this is not a drill file')
  }
  const json = file.subarray(HEAD)
  const { format: _, ...drill } = decodeJson(drillSchema, json)
  if (!p.verify(drill.signing, ctx(LABEL.drill, json), file.subarray(MAGIC.length, HEAD))) {
    throw new CryptoError('forged', 'the statement is not signed by the member whom it names')
  }
  return drill
}

/** Whether a drill counts on `today`: its day is not in the future, and not too long ago. */
export function isRecent({ day }: Pick<Drill, 'day'>, today: Day): boolean {
  // Clocks of two machines may stand on two sides of midnight.
  return day <= today + 1 && today - day <= DRILL_DAYS
}
