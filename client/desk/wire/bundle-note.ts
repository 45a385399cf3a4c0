import type { Day } from '../../../crypto/days/calendar.ts'
import { concat, readU32, u32be } from '../../../crypto/primitives/bytes.ts'
import { SIZE } from '../../../crypto/primitives/labels.ts'

/** Facts about a bundle from a page's host: its instance, its day, and records that found no place. */
export interface BundleNote {
  readonly instance: Uint8Array
  readonly day: Day
  /** Records of an earlier answer, to be written again if they are not in the log. */
  readonly again: readonly Uint8Array[]
}

export function encodeNote({ instance, day, again }: BundleNote): Uint8Array {
  return concat(instance, u32be(day), ...again)
}

/** @param bytes of `encodeNote` */
export function decodeNote(bytes: Uint8Array): BundleNote {
  const at = SIZE.instance + 4
  return {
    instance: bytes.slice(0, SIZE.instance),
    day: readU32(bytes, SIZE.instance),
    again: Array.from({ length: (bytes.length - at) / SIZE.record }, (_, i) =>
      bytes.slice(at + i * SIZE.record, at + (i + 1) * SIZE.record),
    ),
  }
}
