import { sealBlock } from '../../crypto/drop/blocks.ts'
import { systemRandom } from '../../crypto/primitives/bytes.ts'
import { SIZE } from '../../crypto/primitives/labels.ts'
import type { Primitives } from '../../crypto/primitives/primitives.ts'
import { timeOf } from './timing.ts'

/** MB a second at which an engine seals blocks, in Node or a browser. @param time milliseconds to spend */
export async function sealingSpeed(p: Primitives, time: number): Promise<number> {
  const [instance, streamKey] = [systemRandom(SIZE.instance), systemRandom(SIZE.key)]
  const plain = new Uint8Array(SIZE.blockPlain).fill(7)
  let index = 0
  const took = await timeOf(time, () =>
    sealBlock(p, { instance, streamKey, index: index++, total: 1_000_000 }, plain),
  )
  return SIZE.blockPlain / 1000 / took
}
