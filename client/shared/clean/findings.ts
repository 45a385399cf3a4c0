import { type Finding, FOUND, type FoundName } from './outcome.ts'

/** Letters of a value that are told. */
const LONGEST = 120

/** Collects what was found: each thing once, one line each, in the order of `FOUND`. */
export class Findings {
  readonly #byKey = new Map<string, Finding>()

  /** @param value what stood there; nothing is kept of one without a visible letter */
  add(what: FoundName, value?: string): void {
    const line = value === undefined ? '' : oneLine(value)
    this.#keep(line === '' ? { what } : { what, value: line })
  }

  /** @param latitude, longitude degrees, north and east positive; anything else is no place */
  addPlace(latitude: number, longitude: number): void {
    const isPlace = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180
    this.#keep(isPlace ? { what: 'place', at: { latitude, longitude } } : { what: 'place' })
  }

  /** Those of a file inside. */
  addAll(found: readonly Finding[]): void {
    for (const one of found) this.#keep(one)
  }

  /** A group is told without a value only where it has none with one. */
  list(): readonly Finding[] {
    const all = [...this.#byKey.values()]
    const told = new Set(all.filter((one) => !isBare(one)).map((one) => one.what))
    return FOUND.flatMap((what) =>
      all.filter((one) => one.what === what && !(isBare(one) && told.has(what))),
    )
  }

  #keep(one: Finding): void {
    this.#byKey.set(JSON.stringify([one.what, one.value, one.at]), one)
  }
}

function isBare(one: Finding): boolean {
  return one.value === undefined && one.at === undefined
}

/** Blanks in the place of what is no visible letter; cut between letters, never within one. */
function oneLine(value: string): string {
  const line = value
    .slice(0, 8 * LONGEST)
    .replace(/[\p{C}\p{Z}]+/gu, ' ')
    .trim()
  const letters = [...line]
  return letters.length <= LONGEST ? line : `${letters.slice(0, LONGEST - 1).join('')}…`
}
