import type { Findings } from '../found.ts'
import type { FoundName } from '../outcome.ts'
import { viewOf } from '../reading.ts'

/** The group in which a dataset of record 2 is told (IIM 4.2). */
const DATASETS: Readonly<Record<number, FoundName>> = {
  ...{ 5: 'description', 25: 'description', 40: 'description', 105: 'description' },
  ...{ 120: 'description', 118: 'person', 80: 'person', 85: 'person', 110: 'person' },
  ...{ 115: 'person', 116: 'person', 122: 'person', 55: 'time', 60: 'time', 62: 'time' },
  ...{ 26: 'place', 27: 'place', 90: 'place', 92: 'place', 95: 'place', 100: 'place' },
  ...{ 101: 'place', 65: 'software', 70: 'software', 103: 'serial', 184: 'serial' },
}

/** Tell what stands in a block of IPTC (IIM); a broken one as far as it can be read. */
export function readIptc(bytes: Uint8Array, found: Findings): void {
  const view = viewOf(bytes)
  for (let at = 0; at + 5 <= bytes.length && bytes[at] === 0x1c; ) {
    const size = view.getUint16(at + 3)
    // longer ones say their length elsewhere; nothing that is told is as long
    if (size > 0x7fff) break
    const what = bytes[at + 1] === 2 ? DATASETS[bytes[at + 2] ?? 0] : undefined
    const value = new TextDecoder().decode(bytes.subarray(at + 5, at + 5 + size))
    if (what !== undefined) found.add(what, value)
    at += 5 + size
  }
}
