import { blankOf, type Field } from './fields.ts'
import type { Path } from './wire.ts'

/** Plain data, as it stands in a file. */
export type Group = Readonly<Record<string, unknown>>

export function isGroup(value: unknown): value is Group {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** @returns undefined if nothing is there */
export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((at, step) => {
    if (Array.isArray(at) && typeof step === 'number') return at[step]
    return isGroup(at) && typeof step === 'string' && Object.hasOwn(at, step) ? at[step] : undefined
  }, value)
}

/**
 * The same data with another value at a path; undefined takes a key out. A new key goes where `keys` has it.
 *
 * @param keys all keys of the group, in the order of the file
 */
export function withValue(
  value: unknown,
  path: Path,
  next: unknown,
  keys: readonly string[] = [],
): unknown {
  const [step, ...rest] = path
  if (step === undefined) return next
  if (Array.isArray(value)) {
    return value.map((one, i) => (i === step ? withValue(one, rest, next, keys) : one))
  }
  const group = isGroup(value) ? value : {}
  const key = String(step)
  const inside = rest.length === 0 ? next : withValue(group[key], rest, next, keys)
  const all = { ...group, [key]: inside }
  const order = keys.length > 0 && rest.length === 0 ? keys : Object.keys(all)
  const sorted = [...new Set([...order, ...Object.keys(all)])]
  return Object.fromEntries(
    sorted.flatMap((name) => {
      const one = Object.hasOwn(all, name) ? all[name as keyof typeof all] : undefined
      return one === undefined ? [] : [[name, one]]
    }),
  )
}

/** A new item of a list, with an id of its own if items have one. @param stem what its id begins with */
export function newItem(item: Field, list: readonly unknown[], stem: string): unknown {
  const blank = blankOf(item)
  if (!isGroup(blank) || !Object.hasOwn(blank, 'id')) return blank
  const taken = list.map((one) => valueAt(one, ['id']))
  let n = list.length + 1
  while (taken.includes(`${stem}-${n}`)) n++
  return { ...blank, id: `${stem}-${n}` }
}

/** The list with one item a place up (-1) or down (1). */
export function moved(list: readonly unknown[], at: number, by: -1 | 1): readonly unknown[] {
  const to = at + by
  if (to < 0 || to >= list.length) return list
  const next = [...list]
  const [item] = next.splice(at, 1)
  next.splice(to, 0, item)
  return next
}
