import { systemRandom } from '../../crypto/primitives/bytes.ts'
import { SIZE } from '../../crypto/primitives/labels.ts'
import { noble } from '../../crypto/primitives/noble.ts'
import type { Primitives } from '../../crypto/primitives/primitives.ts'
import { loadSodium } from '../../crypto/primitives/sodium.ts'
import { type Effort, type Row, row, type Section } from './table.ts'
import { timeOf } from './timing.ts'
import { makeWorkload } from './workload.ts'

/** Sealing, opening and checking one report on each engine, against the bare X-Wing operations inside. */
export async function benchNodeCrypto({ time }: Effort): Promise<Section> {
  const rows: Row[] = []
  for (const p of [await loadSodium(), noble]) rows.push(...(await rowsOf(p, time)))
  return {
    title: 'Seal, open and check one report, Node',
    rows,
    peers: ['GlobaLeaks seals on the server: 1.75 s of server time a submission'],
  }
}

async function rowsOf(p: Primitives, time: number): Promise<Row[]> {
  const load = makeWorkload(p)
  const sealed = load.seal().request
  const opened = load.open(sealed)
  if (opened === null) throw new Error('the report does not open')
  if (!load.agrees(opened, sealed)) throw new Error('the report does not agree')
  const seed = systemRandom(SIZE.key)
  const publicKey = p.kemPublicKey(seed)
  const coins = systemRandom(SIZE.kemSeed)
  const { ciphertext } = p.kemEncapsulate(publicKey, coins)
  const encapsulate = await timeOf(time, () => p.kemEncapsulate(publicKey, coins))
  const decapsulate = await timeOf(time, () => p.kemDecapsulate(seed, ciphertext))
  const eight = ['8 bare encapsulations', 8 * encapsulate] as const
  const seal = await timeOf(time, () => load.seal())
  const open = await timeOf(time, () => load.open(sealed))
  const check = await timeOf(time, () => load.agrees(opened, sealed))
  return [
    row(`seal, ${p.name}`, seal, 'ms', eight),
    row(`open, ${p.name}`, open, 'ms', ['1 bare decapsulation', decapsulate]),
    row(`check who can read it, ${p.name}`, check, 'ms', eight, 'once a report'),
  ]
}
