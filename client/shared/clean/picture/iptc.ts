import { type Findings, namesOf } from '../found.ts'
import { viewOf } from '../reading.ts'

/** The group in which a dataset of record 2 is told (IIM 4.2). */
const DATASETS = namesOf({
  ...{ place: '26 27 90 92 95 100 101', time: '55 60 62', serial: '103 184', software: '65 70' },
  ...{ person: '80 85 110 115 116 118 122', description: '5 25 40 105 120' },
})

/** Tell what stands in a block of IPTC (IIM); a broken one as far as it can be read. */
export function readIptc(bytes: Uint8Array, found: Findings): void {
  const view = viewOf(bytes)
  for (let at = 0; at + 5 <= bytes.length && bytes[at] === 0x1c; ) {
    const size = view.getUint16(at + 3)
    // longer ones say their length elsewhere; nothing that is told is as long
    if (size > 0x7fff) break
    const what = bytes[at + 1] === 2 ? DATASETS.get(`${bytes[at + 2]}`) : undefined
    const value = new TextDecoder().decode(bytes.subarray(at + 5, at + 5 + size))
    if (what !== undefined) found.add(what, value)
    at += 5 + size
  }
}
