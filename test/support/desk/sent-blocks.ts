import { randomInt } from 'node:crypto'
import { expect } from 'chai'
import { scaled } from '../run/scale.ts'

/** Blocks of an upload that went over the line, as one end of the line sees them. */
export class SentBlocks {
  /** Ids of the blocks that arrived, and whose arrival the sender knows. */
  readonly accepted = new Set<string>()
  /** Number of sendings; `lost` counts those without an answer of acceptance. */
  sendings = 0
  lost = 0
  /** Blocks that went out after the sender was told that they had arrived. */
  again = 0
  /** Called after each block that is accepted. */
  arrived: (count: number) => void = () => {}
  #underWay = 0
  #waiting: (() => void)[] = []
  #ending: (() => void)[] = []

  begin(id: string): void {
    if (this.accepted.has(id)) this.again++
    this.sendings++
    this.#underWay++
    for (const resolve of this.#waiting.splice(0)) resolve()
  }

  accept(id: string): void {
    this.accepted.add(id)
    this.arrived(this.accepted.size)
    this.#end()
  }

  lose(): void {
    this.lost++
    this.#end()
  }

  #end(): void {
    this.#underWay--
    for (const resolve of this.#ending.splice(0)) resolve()
  }

  /** Wait until more than `count` are lost, or nothing is under way. @returns whether they are lost */
  async lostMoreThan(count: number): Promise<boolean> {
    while (this.lost <= count && this.#underWay > 0) {
      await new Promise<void>((resolve) => this.#ending.push(resolve))
    }
    return this.lost > count
  }

  /** Wait until a block is under way. Its answer may have come already, so that it is not lost any more. */
  async underWay(): Promise<void> {
    if (this.#underWay === 0) await this.begun()
  }

  /** Wait until another block begins. Its answer has not come yet. */
  async begun(): Promise<void> {
    await new Promise<void>((resolve) => this.#waiting.push(resolve))
  }
}

/** Blocks that come after the last disturbance, so that there is still something to disturb. */
const AT_LEAST_LEFT = 8

/** Disturbances that come while blocks arrive. */
export interface Disturbances {
  /** Wait until all disturbances have happened. */
  ended(): Promise<void>
}

/** Call `disturb` so many times, each after another block; the blocks are drawn by lot. */
export function disturbed(
  sent: SentBlocks,
  blocks: number,
  times: number,
  disturb: () => Promise<void>,
): Disturbances {
  const due = new Set<number>()
  while (due.size < times) due.add(randomInt(1, blocks - AT_LEAST_LEFT))
  const all: Promise<void>[] = []
  sent.arrived = (count) => {
    if (due.delete(count)) all.push(disturb())
  }
  return {
    ended: async () => {
      await Promise.all(all)
      expect(due.size).to.equal(0)
    },
  }
}

/** Bytes of a file that is sent while it is disturbed: 200 MiB in the long runs. */
export const SENT_FILE = scaled(200, 12) * 1024 * 1024 + 1
export const CUTS = 20
export const KILLS = scaled(20, 3)

/** Run `work` at each call, but only after the run before is over. */
export function inTurn(work: () => Promise<void>): () => Promise<void> {
  let last: Promise<void> = Promise.resolve()
  return () => {
    last = last.then(work)
    return last
  }
}

/**
 * Cut a line while a block is under way, and mend it once the block is lost. If all that is under way arrives in spite
 * of the cut, nothing is lost while the line is cut: tickets do not come either. So it is mended, and cut again.
 */
export async function cutOnce(
  sent: SentBlocks,
  line: { cut(): void; mend(): void },
): Promise<void> {
  const { lost } = sent
  for (await sent.underWay(); ; await sent.begun()) {
    line.cut()
    const isLost = await sent.lostMoreThan(lost)
    line.mend()
    if (isLost) return
  }
}

/** All blocks arrived, and went over the line once, except those that were lost under way. */
export function requireOnce(sent: SentBlocks, blocks: number): void {
  expect(sent.accepted.size).to.equal(blocks)
  expect(sent.again, 'sent again after it was accepted').to.equal(0)
  expect(sent.sendings).to.equal(blocks + sent.lost)
  console.log(`      ${blocks} blocks, ${sent.lost} sendings without an answer`)
}
