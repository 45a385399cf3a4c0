import { looksLikeFile } from '../alternative.ts'
import { setOf } from '../found.ts'
import { type Dict, Name, textIn, type Value, written } from './values.ts'

/** Bytes that go, and the text that replaces them. */
export interface Change {
  readonly from: number
  readonly to: number
  readonly text: string
}

type Check = (value: Value) => boolean

const isNumber: Check = (value) => typeof value === 'number'
const isText: Check = (value) => value instanceof Uint8Array
const isWords: Check = (value) => isText(value) && !looksLikeFile(textIn(value) ?? '')
const isName: Check = (value) => value instanceof Name

/** Properties of marked content that readers use (ISO 32000-1, 14.6 and 14.9). */
const PROPERTIES: ReadonlyMap<string, Check> = new Map<string, Check>([
  ['MCID', isNumber],
  ...['ActualText', 'Alt', 'E'].map((key) => [key, isWords] as const),
  ['Lang', isText],
  ...['Type', 'Subtype'].map((key) => [key, isName] as const),
  ['BBox', (value: Value) => Array.isArray(value) && value.every(isNumber)],
  ['Attached', (value: Value) => Array.isArray(value) && value.every(isName)],
])

/** How the pixels of a picture are packed (7.4). */
const PACKING = setOf(
  `K Columns Rows EndOfLine EncodedByteAlign EndOfBlock BlackIs1 DamagedRowsBeforeError Predictor
  Colors BitsPerComponent EarlyChange ColorTransform`,
)

/**
 * The change that removes unused entries from a dictionary, if there are such.
 *
 * @param hasStrays beside its entries
 */
export function markedChange(dict: Dict, from: number, to: number, hasStrays: boolean): Change[] {
  const kept = new Map([...dict].filter(([key, value]) => PROPERTIES.get(key)?.(value)))
  return kept.size === dict.size && !hasStrays ? [] : [{ from, to, text: written(kept) }]
}

/** The same of how a picture is packed; an array of such, one for each filter, and anything else. */
export function packing(value: Value): Value {
  if (Array.isArray(value)) return value.map(packing)
  if (!(value instanceof Map)) return null
  const isPlain = (one: Value) => typeof one === 'number' || typeof one === 'boolean'
  return new Map([...value].filter(([key, one]) => PACKING.has(key) && isPlain(one)))
}
