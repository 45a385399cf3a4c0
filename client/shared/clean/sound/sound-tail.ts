import type { Findings } from '../found.ts'
import { latin1 } from '../reading.ts'
import type { Window } from '../window.ts'
import {
  APE_HEADER_SIZE,
  apeSize,
  findApe,
  findId3,
  findId3v1,
  ID3V1_ENHANCED_SIZE,
  ID3V1_SIZE,
  MOST_TEXT,
} from './id3.ts'
import { id3Size } from './id3-size.ts'

/**
 * The end of a file of sound without the tags at its end, which are told: ID3v1, its enhanced form, APE, Lyrics3, ID3v2
 * with a footer, in any number.
 */
export async function withoutTail(window: Window, found: Findings): Promise<number> {
  let end = window.size
  for (;;) {
    const size = await tailSize(window, end, found)
    if (size === null || size <= 0 || size > end) return end
    end -= size
  }
}

async function tailSize(window: Window, end: number, found: Findings): Promise<number | null> {
  const back = async (size: number) =>
    size > end ? new Uint8Array(0) : await window.bytes(end - size, size)
  const v1 = await back(ID3V1_SIZE)
  if (latin1(v1, 0, 3) === 'TAG') {
    findId3v1(v1, found)
    return ID3V1_SIZE
  }
  const enhanced = await back(ID3V1_ENHANCED_SIZE)
  if (latin1(enhanced, 0, 4) === 'TAG+') {
    findId3v1(enhanced, found)
    return ID3V1_ENHANCED_SIZE
  }
  const ape = apeSize(await back(APE_HEADER_SIZE))
  if (ape !== null && !ape.isHeader && ape.size <= end) {
    findApe(await window.bytes(end - ape.size, Math.min(ape.size, MOST_TEXT)), found)
    return ape.size + (ape.hasHeader ? APE_HEADER_SIZE : 0)
  }
  const lyrics = latin1(await back(15))
  const [, digits] = /^(\d{6})LYRICS200$/.exec(lyrics) ?? []
  if (digits !== undefined) {
    found.add('description')
    return Number(digits) + 15
  }
  const footer = await back(10)
  if (latin1(footer, 0, 3) !== '3DI') return null
  const size = id3Size(Uint8Array.of(0x49, 0x44, 0x33, ...footer.subarray(3)))
  if (size === null || size > end) return null
  findId3(await window.bytes(end - size, Math.min(size, MOST_TEXT)), found)
  return size
}
