import { shownFiles } from './files.ts'
import type { Values } from './references.ts'
import { isGroup } from './values.ts'
import type { Path } from './wire.ts'

/** A field that still says what a sample says. */
export interface Leftover {
  readonly file: string
  readonly path: Path
  /** Words of a sample alone: a made-up name, number or address. */
  readonly word: string
}

/**
 * All fields that still say what a sample says, in the order in which they are shown.
 *
 * @param words that only samples have
 */
export function leftoversIn(values: Values, words: readonly string[]): readonly Leftover[] {
  const files = [...values.keys()].map((file) => ({ file }))
  return shownFiles(files).flatMap(({ file }) =>
    leftoversAt(values.get(file), [], words).map((one) => ({ file, ...one })),
  )
}

function leftoversAt(
  value: unknown,
  path: Path,
  words: readonly string[],
): readonly Omit<Leftover, 'file'>[] {
  if (typeof value === 'string') {
    const word = words.find((one) => value.includes(one))
    return word === undefined ? [] : [{ path, word }]
  }
  if (Array.isArray(value)) {
    return value.flatMap((one, i) => leftoversAt(one, [...path, i], words))
  }
  if (!isGroup(value)) return []
  return Object.entries(value).flatMap(([key, one]) => leftoversAt(one, [...path, key], words))
}

/** Whether a place is at a path or inside it. */
export function isInside(place: Path, path: Path): boolean {
  return path.every((step, i) => place[i] === step)
}
