import type { Week } from '../days/calendar.ts'
import { asContentKey } from '../keys/keys.ts'
import type { Random } from '../primitives/bytes.ts'
import { LIMIT, SIZE } from '../primitives/labels.ts'
import type { Primitives } from '../primitives/primitives.ts'
import { sealEnvelope } from './envelope.ts'

/**
 * A drop for nobody, made like every other, 25,776 bytes. Its keys are forgotten when this returns, so nobody
 * can open it or tell it from another drop. The server makes it. It can make no drop that opens. PROTOCOL.md
 * section 16.2
 */
export function makeCoverDrop(
  p: Primitives,
  random: Random,
  instance: Uint8Array,
  week: Week,
): Uint8Array {
  const contentKey = asContentKey(random(SIZE.key))
  const nobody = Array.from({ length: LIMIT.positions }, () => null)
  return sealEnvelope(p, { instance, week }, contentKey, nobody, new Uint8Array(SIZE.dropPlain))
}
