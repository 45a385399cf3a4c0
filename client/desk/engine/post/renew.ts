import { type Day, dayOf, type Week, weekAt } from '../../../../crypto/days/calendar.ts'
import { blockId } from '../../../../crypto/drop/blocks.ts'
import { checkManifest } from '../../../../crypto/drop/manifest.ts'
import type { Manifest } from '../../../../crypto/entries/content.ts'
import { compare, readU32, toHex } from '../../../../crypto/primitives/bytes.ts'
import { disposalKey, kdf } from '../../../../crypto/primitives/kdf.ts'
import { LABEL } from '../../../../crypto/primitives/labels.ts'
import type { Primitives } from '../../../../crypto/primitives/primitives.ts'
import { RENEWALS } from '../../../../crypto/wire/wire.ts'
import { nextTask } from '../../../shared/reception/ticket.ts'
import { isRetentionOver } from '../../model/audit/audit.ts'
import { unlessBroken } from '../../model/broken.ts'
import { manifestIn } from '../../model/case/case-files.ts'
import type { Case } from '../../model/case/fold.ts'
import { saidIn } from '../../model/log/stream.ts'
import { type HoldingStaff, type Holdings, reporterDrops } from '../holdings.ts'
import { copyLetters } from '../sync/letter-copies.ts'
import { inPace } from './pace.ts'
import { postRenewals, type Staff } from './staff.ts'
import { AT_ONCE, writeRecordsAgain } from './write-again.ts'

/** The turn of a block comes every `EVERY` weeks and lasts `LASTS` weeks: a desk that misses two can still keep it. */
const EVERY = 8
const LASTS = 3
/** After so many blocks in a row that the server does not have, the rest of a stream is not looked for. */
const MISSES = 8
/** Blocks that are checked before other work of this thread may run. */
const IN_ONE_TASK = 256

/**
 * Whether a block's turn has come: in weeks that look random to an observer and are the same at every unlock, so
 * that nothing need be remembered. Blocks are listed to nobody, so nobody knows how long one has to live; it
 * lives 27 weeks.
 *
 * @param secret the member's own: each desk draws other weeks
 */
export function isTurn(p: Primitives, secret: Uint8Array, id: Uint8Array, now: Week): boolean {
  const drawn = readU32(kdf(p, secret, LABEL.disposal, id), 0) % EVERY
  return (now + drawn) % EVERY < LASTS
}

/** A stream and how far the search through its blocks has come. */
interface Walk extends BlockStream {
  index: number
  misses: number
}

interface DueBlock {
  readonly walk: Walk
  readonly index: number
  readonly id: Uint8Array
}

/** Renews blocks; each once a week while the desk is unlocked. */
export class Renewals {
  #week: Week | null = null
  readonly #done = new Set<string>()

  /**
   * Renew the blocks whose turn has come, of every manifest that this desk has read. The cost follows from the
   * blocks on the server: a number that somebody made up keeps no desk busy.
   *
   * @throws DeskError
   */
  async renew(staff: Staff, holdings: Holdings): Promise<void> {
    const now = weekAt(staff.now())
    if (this.#week !== now) this.#done.clear()
    this.#week = now
    const nameOf = ({ key, blocks }: BlockStream) => `${toHex(key)} ${blocks}`
    const fresh = blockStreams(holdings, dayOf(staff.now())).filter(
      (one) => !this.#done.has(nameOf(one)),
    )
    let walks = fresh.map((one): Walk => ({ ...one, index: 0, misses: 0 }))
    while (walks.length > 0) {
      const due: DueBlock[] = []
      for (const walk of walks) due.push(...(await nextDue(staff, walk, now)))
      await renewAll(staff, due)
      walks = walks.filter(({ index, blocks, misses }) => index < blocks && misses < MISSES)
    }
    for (const one of fresh) this.#done.add(nameOf(one))
  }
}

/** The next few blocks of a stream whose turn has come. */
async function nextDue({ primitives: p, signer }: Staff, walk: Walk, now: Week) {
  const due: DueBlock[] = []
  for (; walk.index < walk.blocks && due.length < MISSES; walk.index++) {
    if (walk.index % IN_ONE_TASK === IN_ONE_TASK - 1) await nextTask()
    const id = blockId(p, walk.key, walk.index)
    if (isTurn(p, signer.seed, id, now)) due.push({ walk, index: walk.index, id })
  }
  return due
}

/** In the order of their ids, across all streams. */
async function renewAll(staff: Staff, due: readonly DueBlock[]): Promise<void> {
  const sorted = [...due].sort((a, b) => compare(a.id, b.id))
  const found = new Set<DueBlock>()
  for (let at = 0; at < sorted.length; at += RENEWALS) {
    const some = sorted.slice(at, at + RENEWALS)
    const disposals = some.map(({ walk, index }) => disposalKey(staff.primitives, walk.key, index))
    const there = await postRenewals(staff, disposals)
    for (const [i, one] of some.entries()) if (there[i]) found.add(one)
  }
  for (const one of due) one.walk.misses = found.has(one) ? 0 : one.walk.misses + 1
}

/** A stream of blocks that a letter names, or what colleagues wrote. */
export type BlockStream = Pick<Manifest, 'key' | 'blocks'>

/**
 * The streams of every manifest that a desk has read, as long as the log that names them lasts: each
 * once, as long as the longest that is said of it.
 */
export function blockStreams(holdings: Holdings, today: Day): readonly BlockStream[] {
  const streams = new Map<string, BlockStream>()
  for (const { key, blocks } of manifestsIn(holdings, today)) {
    const name = toHex(key)
    if (blocks > (streams.get(name)?.blocks ?? 0)) streams.set(name, { key, blocks })
  }
  return [...streams.values()]
}

function manifestsIn(holdings: Holdings, today: Day): Manifest[] {
  const fromReporters = reporterDrops(holdings).map(({ content }) => content.manifest)
  const fromStaff = [...holdings.streams.values()]
    .filter((stream) => !isRetentionOver(stream, today))
    .flatMap(saidIn)
    .map(({ entry }) => manifestIn(entry))
  return [...fromReporters, ...fromStaff].flatMap((one) => (one && holds(one) ? [one] : []))
}

function holds(manifest: Manifest): boolean {
  return unlessBroken(false, () => {
    checkManifest(manifest)
    return true
  })
}

/**
 * Keep needed data longer than it lives on the shelves: copy letters into records, write records again, and renew
 * blocks. Work that finds no room in one sync waits for the next.
 *
 * @param renewals of blocks; null to leave them
 * @throws DeskError
 */
export async function keepAlive(
  staff: HoldingStaff,
  cases: readonly Case[],
  renewals: Renewals | null,
): Promise<void> {
  const { holdings } = staff
  let room = AT_ONCE
  const works = [
    () => copyLetters(staff, cases, Math.min(room, AT_ONCE / 2)),
    () => writeRecordsAgain(staff, room),
  ]
  // In random order: the first takes the one record that the desk's pace may allow.
  if (((staff.random(1)[0] ?? 0) & 1) === 1) works.reverse()
  for (const work of works) {
    await inPace(async () => {
      room -= await work()
    })
  }
  await renewals?.renew(staff, holdings)
}
