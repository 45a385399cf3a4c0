import type { Findings } from '../found.ts'
import { CleanError, type FoundName } from '../outcome.ts'
import { viewOf } from '../reading.ts'
import { dataOf, type EbmlPart, parseParts } from './ebml.ts'
import { ID } from './webm-ids.ts'

const NAMES: readonly (readonly [RegExp, FoundName])[] = [
  [/LOCATION|COMPOSITION_LOCATION|GEO/, 'place'],
  [/DATE|TIME/, 'time'],
  [/ENCODER|SOFTWARE|APP/, 'software'],
  [/MAKE|MODEL|MANUFACTURER|DEVICE|CAMERA/, 'device'],
  [/ARTIST|AUTHOR|DIRECTOR|PRODUCER|ENCODED_BY|COPYRIGHT|COMPOSER/, 'person'],
  [/COMMENT/, 'comments'],
]

/** Values that programs compute from the film itself. */
const QUIET = /^(DURATION|BPS|NUMBER_OF_(FRAMES|BYTES)|_STATISTICS_.*)$/

/** Tell what stands in an element of a segment that goes. */
export function tellGone(id: number, data: Uint8Array, found: Findings): void {
  try {
    if (id === ID.Tags) tellTags(data, found)
    else if (id === ID.Attachments) tellAttachments(data, found)
    else if (id === ID.Chapters) found.add('description')
    else if (id !== ID.Void) found.add('other')
    else if (data.some((byte) => byte !== 0)) found.add('history')
  } catch (error) {
    if (!(error instanceof CleanError)) throw error
    found.add('other')
  }
}

function tellTags(data: Uint8Array, found: Findings): void {
  for (const tag of parseParts(data)) {
    if (tag.id !== ID.Tag) continue
    for (const simple of parseParts(tag.data)) {
      if (simple.id === ID.SimpleTag) tellTag(parseParts(simple.data), found)
    }
  }
}

function tellTag(parts: readonly EbmlPart[], found: Findings): void {
  const name = text(parts, ID.TagName).toUpperCase()
  const value = text(parts, ID.TagString)
  if (QUIET.test(name) || value === '') return
  const what = NAMES.find(([pattern]) => pattern.test(name))?.[1] ?? 'description'
  found.addNamed(what, value)
}

function text(parts: readonly EbmlPart[], id: number): string {
  const data = dataOf(parts, id)
  return data === undefined ? '' : new TextDecoder().decode(data.subarray(0, 1024))
}

function tellAttachments(data: Uint8Array, found: Findings): void {
  for (const file of parseParts(data)) {
    if (file.id === ID.AttachedFile) found.add('embedded', text(parseParts(file.data), ID.FileName))
  }
}

/** Written instead of the names of programs, since some name must stand there. */
export const PROGRAM = 'webm'

const INFO: readonly (readonly [number, FoundName])[] = [
  [ID.Title, 'description'],
  [ID.MuxingApp, 'software'],
  [ID.WritingApp, 'software'],
  [ID.SegmentFilename, 'description'],
]
/** 2001, in milliseconds since 1970. */
const EPOCH = 978_307_200_000

/** Tell what `Info` says, except the length of the film. */
export function tellInfo(parts: readonly EbmlPart[], found: Findings): void {
  for (const [id, what] of INFO) {
    const value = text(parts, id)
    if (value !== '' && value !== PROGRAM) found.add(what, value)
  }
  const date = dataOf(parts, ID.DateUTC)
  if (date?.length !== 8) return
  found.addTime(new Date(EPOCH + Number(viewOf(date).getBigInt64(0)) / 1e6))
}
