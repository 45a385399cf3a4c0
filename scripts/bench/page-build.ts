import { buildEchoes, buildPage, pageTag } from '../../crypto/board/page.ts'
import { systemRandom } from '../../crypto/primitives/bytes.ts'
import { SIZE } from '../../crypto/primitives/labels.ts'
import type { Primitives } from '../../crypto/primitives/primitives.ts'
import { loadSodium } from '../../crypto/primitives/sodium.ts'
import { BOARD } from '../ceremony/core.ts'
import { type Effort, type Row, row, type Section } from './table.ts'
import { timeOf } from './timing.ts'
import { type Board, DAY } from './workload.ts'

/** Building a page, half full, against nothing but the hashes and ciphers that it is made of. */
export async function benchPageBuild({ time }: Effort): Promise<Section> {
  const p = await loadSodium()
  const rows: Row[] = []
  for (const [name, board] of Object.entries(BOARD)) rows.push(await rowOf(p, name, board, time))
  return { title: 'Build one board page', rows }
}

async function rowOf(p: Primitives, name: string, board: Board, time: number): Promise<Row> {
  const slots = Array.from({ length: board.slots / 2 }, () => ({
    sealed: systemRandom(SIZE.slot),
    key: systemRandom(SIZE.key),
  }))
  const shown = Array.from({ length: board.echoes / 2 }, () => ({
    key: systemRandom(SIZE.key),
    choice: systemRandom(SIZE.choice),
  }))
  const build = () => {
    const echoes = buildEchoes(p, systemRandom, shown, board.echoes, board.echoes / 8)
    return buildPage(p, systemRandom, DAY, slots, board.slots, echoes)
  }
  const bare = () => {
    const [key, nonce, slot] = [shown[0]?.key, systemRandom(SIZE.nonce), slots[0]?.sealed]
    if (key === undefined || slot === undefined) return
    for (let i = 0; i < board.slots; i++) p.aeadSeal(key, nonce, new Uint8Array(0), slot)
    for (let i = 0; i < board.slots + board.echoes; i++) pageTag(p, key, nonce)
  }
  const what = `${name}: ${board.slots} slots, ${board.echoes} echoes`
  const value = await timeOf(time, build)
  const against = ['bare ciphers and hashes', await timeOf(time, bare)] as const
  return row(what, value, 'ms', against, `${build().length} bytes`)
}
