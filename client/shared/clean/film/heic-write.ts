import { concat, u16be, u32be } from '../../../../crypto/primitives/bytes.ts'
import type { Findings } from '../found.ts'
import { cleanIcc } from '../picture/icc.ts'
import { fromLatin1, latin1, untilZero } from '../reading.ts'
import { type Box, firstOf, makeBox, makeHandler, versionFlags } from './bmff.ts'
import { ALPHA, type Association, type Item, type Reference } from './heic-items.ts'
import { cleanAv1, cleanAvc, cleanHevc } from './mp4-config.ts'

/** A property of pictures, cut to what showing needs; null if it goes. */
export function cleanProperty({ type, body }: Box, found: Findings): Uint8Array | null {
  if (type === 'colr') return cleanColour(body, found)
  const clean = PROPERTIES[type]
  return clean === undefined ? null : makeBox(type, clean(body))
}

const exactly = (size: number) => (body: Uint8Array) => firstOf(body, size)

const PROPERTIES: Readonly<Record<string, (body: Uint8Array) => Uint8Array>> = {
  ...{ hvcC: cleanHevc, avcC: cleanAvc, av1C: cleanAv1, auxC: cleanAuxiliary },
  ...{ ispe: exactly(12), irot: exactly(1), imir: exactly(1), clap: exactly(32) },
  ...{ pasp: exactly(8), clli: exactly(4), mdcv: exactly(20), rloc: exactly(12) },
  ...{ lsel: exactly(2), a1op: exactly(1) },
  pixi: (body) => firstOf(body, 5 + (body[4] ?? 0)),
}

function cleanAuxiliary(body: Uint8Array): Uint8Array {
  const name = untilZero(latin1(body, 4))
  return concat(new Uint8Array(4), fromLatin1(ALPHA.includes(name) ? name : ''), Uint8Array.of(0))
}

function cleanColour(body: Uint8Array, found: Findings): Uint8Array | null {
  const kind = latin1(body, 0, 4)
  if (kind === 'nclx') return makeBox('colr', firstOf(body, 11))
  if (kind !== 'prof' && kind !== 'rICC') return null
  const profile = cleanIcc(body.subarray(4), found)
  return profile === null ? null : makeBox('colr', body.slice(0, 4), profile)
}

/** A picture that stays, with its new number and the place of its bytes. */
export interface Placed {
  readonly item: Item
  readonly id: number
  /** bytes before its own, of all that are kept */
  readonly at: number
  readonly size: number
  /** of the properties that stay, from 0 */
  readonly associations: readonly Association[]
}

/**
 * `meta` for the pictures that stay.
 *
 * @param begin where their bytes begin in the file
 */
export function writeMeta(
  placed: readonly Placed[],
  properties: readonly Uint8Array[],
  references: readonly Reference[],
  primary: number,
  begin: number,
): Uint8Array {
  const infos = placed.map(({ item, id }) => {
    const head = [versionFlags(2, item.hidden ? 1 : 0), u16be(id), u16be(0)]
    return makeBox('infe', ...head, fromLatin1(item.type), Uint8Array.of(0))
  })
  const parts = [
    makeBox('pitm', u32be(0), u16be(primary)),
    makeBox('iinf', u32be(0), u16be(placed.length), ...infos),
    ...(references.length === 0
      ? []
      : [makeBox('iref', u32be(0), ...references.map(writeReference))]),
    makeBox('iprp', makeBox('ipco', ...properties), writeAssociations(placed)),
    writeLocations(placed, begin),
  ]
  return makeBox('meta', u32be(0), makeHandler('pict'), ...parts)
}

function writeReference({ type, from, to }: Reference): Uint8Array {
  return makeBox(type, u16be(from), u16be(to.length), ...to.map(u16be))
}

function writeAssociations(placed: readonly Placed[]): Uint8Array {
  const rows = placed.map(({ id, associations }) =>
    concat(
      u16be(id),
      Uint8Array.of(associations.length),
      ...associations.map(({ index, essential }) => u16be(index + 1 + (essential ? 0x8000 : 0))),
    ),
  )
  return makeBox('ipma', versionFlags(0, 1), u32be(placed.length), ...rows)
}

/** Offsets and sizes of four bytes, one extent for each. */
function writeLocations(placed: readonly Placed[], begin: number): Uint8Array {
  const rows = placed.map(({ id, at, size }) =>
    concat(u16be(id), u16be(0), u16be(1), u32be(begin + at), u32be(size)),
  )
  return makeBox('iloc', u32be(0), Uint8Array.of(0x44, 0), u16be(placed.length), ...rows)
}
