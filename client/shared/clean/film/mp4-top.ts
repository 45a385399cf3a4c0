import type { Findings } from '../found.ts'
import { damaged } from '../outcome.ts'
import type { Window } from '../window.ts'
import type { TopBox } from './bmff.ts'
import { findTags } from './mp4-tags.ts'

/** Boxes that players build again, or read in another way: they tell nothing. */
const QUIET = ['ftyp', 'moov', 'mdat', 'moof', 'styp', 'sidx', 'ssix', 'mfra', 'pdin', 'wide']
const TAGS = ['udta', 'meta', 'uuid', 'XMP_']
/** All boxes that may stand between fragments. */
const KNOWN = [...QUIET, ...TAGS, 'prft', 'emsg', 'free', 'skip']

/**
 * The boxes of a recording in fragments, up to one that was cut off.
 *
 * @throws CleanError `damaged` if something else stands among them: then a size is wrong
 */
export function wholeFragments(tops: readonly TopBox[]): readonly TopBox[] {
  if (tops.some(({ type }) => !KNOWN.includes(type))) {
    throw damaged('something else stands among the fragments')
  }
  const end = tops.findIndex(({ cut }) => cut)
  if (end === -1) return tops
  // the tables of a fragment stand before its samples
  return tops.slice(0, tops[end]?.type === 'mdat' ? lastFragment(tops, end) : end)
}

function lastFragment(tops: readonly TopBox[], end: number): number {
  return tops.reduce((found, { type }, i) => (i < end && type === 'moof' ? i : found), end)
}

const MOST_READ = 4 * 1024 * 1024

/** Tell a box at the top level of a file, if it is one of those that go. */
export async function tellTop(window: Window, box: TopBox, found: Findings): Promise<void> {
  if (QUIET.includes(box.type)) return
  const size = Math.min(box.size - box.head, MOST_READ)
  const body = await window.bytes(box.at + box.head, size)
  if (body.every((byte) => byte === 0)) return
  if (box.type === 'prft') found.add('time')
  else if (TAGS.includes(box.type)) findTags([{ type: box.type, body }], found)
  else if (['', 'free', 'skip'].includes(box.type)) found.add('history')
  else found.add(box.type === 'emsg' ? 'other' : 'maker-note')
}
