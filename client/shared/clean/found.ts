import { type CleanTools, type Finding, FOUND, type FoundName } from './outcome.ts'

const LONGEST = 120
/** More than anybody reads; what is beyond it is taken out all the same. */
const MOST = 60
/** degrees, some ten metres: the same place is often written in two ways */
const SAME_SPOT = 1e-4

/** Tools of a reader of tags: it tells what it finds, and counts its work. */
export interface Telling {
  readonly found: Findings
  readonly tools: CleanTools
}

/** Collects what is found in one file: each thing once, in the order of `FOUND`. */
export class Findings {
  readonly #all = new Map<string, Finding>()

  /** @param value as it stands in the file; made one short line here, and left out if empty */
  add(what: FoundName, value = ''): void {
    const line = oneLine(value)
    this.#put(line === '' ? { what } : { what, value: line })
  }

  /** A place, in degrees; one that is no place on earth is told without them. */
  addPlace(latitude: number, longitude: number, value = ''): void {
    const line = oneLine(value)
    const told = line === '' ? {} : { value: line }
    const real = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180
    const at = { latitude: rounded(latitude), longitude: rounded(longitude) }
    this.#put({ what: 'place', ...told, ...(real ? { at } : {}) })
  }

  /** Text under a name of this group; a place as ISO 6709 writes it is told in degrees. */
  addNamed(what: FoundName, value: string): void {
    const place = what === 'place' ? parseIso6709(value) : null
    if (place === null) this.add(what, value)
    else this.addPlace(place.latitude, place.longitude)
  }

  addTime(date: Date): void {
    this.add('time', Number.isNaN(date.getTime()) ? '' : date.toISOString().replace('.000Z', 'Z'))
  }

  /** Nothing if `value` is empty. */
  addText(what: FoundName, value: string): void {
    if (value !== '') this.add(what, value)
  }

  addAll(findings: readonly Finding[]): void {
    for (const one of findings) this.#put(one)
  }

  /** A finding that says nothing of its own is left out if another of its group says something. */
  list(): readonly Finding[] {
    const all = [...this.#all.values()]
    return FOUND.flatMap((what) => {
      const group = all.filter((one) => one.what === what)
      const telling = group.filter((one, i) => isTelling(one) && !isToldBy(one, group, i))
      return telling.length > 0 ? telling : group.slice(0, 1)
    })
  }

  #put(finding: Finding): void {
    const { what, value, at } = finding
    const key = JSON.stringify([what, value, at?.latitude, at?.longitude])
    // however much there is, no group goes untold
    const isFirst = [...this.#all.values()].every((one) => one.what !== what)
    if (this.#all.size < MOST || isFirst) this.#all.set(key, finding)
  }
}

function isTelling(one: Finding): boolean {
  return one.value !== undefined || one.at !== undefined
}

/** Whether another of `group` tells the same spot, with a name or before. */
function isToldBy(one: Finding, group: readonly Finding[], place: number): boolean {
  const { at, value } = one
  if (at === undefined || value !== undefined) return false
  return group.some(
    (other, i) =>
      other.at !== undefined &&
      (other.value !== undefined || i < place) &&
      Math.abs(other.at.latitude - at.latitude) < SAME_SPOT &&
      Math.abs(other.at.longitude - at.longitude) < SAME_SPOT,
  )
}

/** To a tenth of a metre. */
function rounded(degrees: number): number {
  return Number(degrees.toFixed(6))
}

/** Text of a file as one line for the eyes: nothing that steers a terminal or turns text around. */
export function oneLine(text: string): string {
  const plain = text.replace(/[\p{C}\s]+/gu, ' ').trim()
  const letters = [...plain]
  return letters.length <= LONGEST ? plain : `${letters.slice(0, LONGEST - 1).join('')}…`
}

/** Words with blanks between them, as long lists of names are written. */
export function wordsOf(text: string): string[] {
  return text.trim().split(/\s+/)
}

export function setOf(words: string): ReadonlySet<string> {
  return new Set(wordsOf(words))
}

/** Rows of a table in which all of `names` lead to the same. */
export function group<T extends string | null>(what: T, names: string): [string, T][] {
  return wordsOf(names).map((name) => [name, what])
}

/** The group in which each name is told, from the names of each group. */
export function namesOf(
  groups: Partial<Readonly<Record<FoundName, string>>>,
): Map<string, FoundName> {
  const rows = Object.entries(groups) as [FoundName, string][]
  return new Map(rows.flatMap(([what, names]) => group(what, names)))
}

/** A place as ISO 6709 writes it, such as `+59.9139+010.7522+012/`; null if it is none. */
function parseIso6709(text: string): { latitude: number; longitude: number } | null {
  const [, first, second] = /([+-]\d{2,6}(?:\.\d+)?)([+-]\d{3,7}(?:\.\d+)?)/.exec(text) ?? []
  if (first === undefined || second === undefined) return null
  return { latitude: degrees(first, 2), longitude: degrees(second, 3) }
}

/** Degrees, with minutes and seconds if more than `whole` digits stand before the point. */
function degrees(text: string, whole: number): number {
  const sign = text.startsWith('-') ? -1 : 1
  const [digits = '', fraction = ''] = text.slice(1).split('.')
  const last = (from: number) => Number(`${digits.slice(from) || '0'}.${fraction || '0'}`)
  if (digits.length <= whole) return sign * last(0)
  const base = Number(digits.slice(0, whole))
  if (digits.length <= whole + 2) return sign * (base + last(whole) / 60)
  const minutes = Number(digits.slice(whole, whole + 2))
  return sign * (base + minutes / 60 + last(whole + 2) / 3600)
}
