import { noble } from '../../crypto/primitives/noble.ts'
import type { Primitives } from '../../crypto/primitives/primitives.ts'
import { BOARD } from '../ceremony/core.ts'
import { timeOf } from './timing.ts'
import { makePage, makeWorkload } from './workload.ts'

/** Milliseconds of one operation each. */
export interface BrowserTimes {
  readonly seal: number
  readonly open: number
  /** Reading the page of a small reception. */
  readonly read: number
}

/** Times of each engine that runs here; libsodium is null if WebAssembly is missing or refused. */
export interface BrowserResult {
  readonly noble: BrowserTimes
  readonly libsodium: BrowserTimes | null
}

export type RunInBrowser = (time: number) => Promise<BrowserResult>

async function timesOf(p: Primitives, time: number): Promise<BrowserTimes> {
  const load = makeWorkload(p)
  const sealed = load.seal().request
  const page = makePage(p, load, BOARD.small, 20, 40)
  if (load.open(sealed) === null || load.read(page).status === null) {
    throw new Error('what was sealed does not open')
  }
  return {
    seal: await timeOf(time, () => load.seal()),
    open: await timeOf(time, () => load.open(sealed)),
    read: await timeOf(time, () => load.read(page)),
  }
}

async function sodiumOrNull(): Promise<Primitives | null> {
  if (typeof WebAssembly === 'undefined') return null
  const { loadSodium } = await import('../../crypto/primitives/sodium.ts')
  return loadSodium()
}

const run: RunInBrowser = async (time) => {
  const sodium = await sodiumOrNull()
  return {
    noble: await timesOf(noble, time),
    libsodium: sodium === null ? null : await timesOf(sodium, time),
  }
}

Object.assign(globalThis, { posternBench: run })
