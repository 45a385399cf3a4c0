import type { FoundName } from '../outcome.ts'

export const TAG = { orientation: 274, xmp: 700, iptc: 33_723, gps: 34_853 } as const

/** Tags of the GPS directory that are told. */
export const GPS = {
  latitudeRef: 1,
  latitude: 2,
  longitudeRef: 3,
  longitude: 4,
  area: 28,
  day: 29,
} as const

/** Their values are places of further directories: SubIFDs, Exif, Interoperability. */
export const DIRECTORIES: readonly number[] = [330, 34_665, 40_965]

/** The group in which a tag is told (EXIF 3.0, TIFF 6.0, and Windows' own). */
export const EXIF_TAGS: ReadonlyMap<number, FoundName> = new Map<number, FoundName>([
  ...group('device', [271, 272, 316, 50_708, 0xa433, 0xa434]),
  ...group('serial', [0xa420, 0xa431, 0xa435, 50_735, 50_781]),
  ...group('time', [306, 0x9003, 0x9004]),
  ...group('person', [315, 33_432, 0x9c9d, 0xa430, 0xa437, 0xa438]),
  ...group('software', [305, 11, 0xa439, 0xa43a, 0xa43b, 0xa43c]),
  ...group('description', [269, 270, 285, 0x9286, 0x9c9b, 0x9c9c, 0x9c9e, 0x9c9f, 0xa436]),
  ...group('maker-note', [0x927c]),
  ...group('thumbnail', [513, 514, 34_377]),
])

function group(what: FoundName, tags: readonly number[]): [number, FoundName][] {
  return tags.map((tag) => [tag, what])
}

/** How a picture is stored; these say nothing of who made it. */
const STRUCTURE: readonly number[] = [
  ...[254, 255, 256, 257, 258, 259, 262, 266, 273, 274, 277, 278, 279, 282, 283, 284, 292, 293],
  ...[296, 297, 301, 317, 318, 319, 320, 322, 323, 324, 325, 332, 334, 336, 338, 339, 340, 341],
  ...[347, 529, 530, 531, 532, 34_675],
  // versions, colours and sizes of EXIF; and of interoperability
  ...[1, 2, 4096, 4097, 4098, 0x9000, 0x9101, 0xa000, 0xa001, 0xa002, 0xa003],
]

export function isStructure(tag: number): boolean {
  return STRUCTURE.includes(tag)
}
