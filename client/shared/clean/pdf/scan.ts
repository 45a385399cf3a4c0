import { damaged, type Spend } from '../outcome.ts'
import { indexOf, isDigit, isSpace, type Numbered, Parser, parseNumbered } from './parse.ts'
import { type Dict, dictIn, nameIn, numberIn, Ref } from './values.ts'
import { HIGHEST, OBJ, type Tables } from './xref.ts'

const TRAILER = [...'trailer'].map((letter) => letter.charCodeAt(0))

/**
 * Search a file whose tables are broken for its objects.
 *
 * @throws CleanError `damaged` if one number has two objects: without tables nobody knows which of them was replaced,
 *   and the replaced one must not come back
 */
export function scan(bytes: Uint8Array, spend: Spend): Tables {
  spend(bytes.length)
  const entries: Tables['entries'] = new Map()
  const trailer: Dict = new Map()
  const containers: number[] = []
  for (const { numbered, offset } of objectsIn(bytes, spend)) {
    const { number } = numbered
    if (entries.has(number)) throw damaged('more than one revision')
    entries.set(number, { kind: 'at', offset })
    const dict = dictIn(numbered.value)
    const type = nameIn(dict?.get('Type'))
    if (dict === null) continue
    if (type === 'ObjStm') containers.push(number)
    if (type === 'Catalog') trailer.set('Root', new Ref(number))
    if (type === 'XRef') addTrailer(trailer, dict)
    if (dict.has('O') && dict.has('U') && nameIn(dict.get('Filter')) === 'Standard') {
      trailer.set('Encrypt', new Ref(number))
    }
  }
  for (const dict of trailersIn(bytes, spend)) addTrailer(trailer, dict)
  return { entries, trailer, base: 0, revisions: 1, containers }
}

function addTrailer(trailer: Dict, dict: Dict): void {
  for (const key of ['Root', 'Info', 'Encrypt', 'ID']) {
    const value = dict.get(key)
    if (value !== undefined) trailer.set(key, value)
  }
}

interface Found {
  readonly numbered: Numbered
  readonly offset: number
}

function* objectsIn(bytes: Uint8Array, spend: Spend): Generator<Found> {
  let from = 0
  for (let at = indexOf(bytes, OBJ, 0); at !== -1; at = indexOf(bytes, OBJ, from)) {
    from = at + OBJ.length
    const offset = numbersBefore(bytes, at)
    const numbered = offset === null ? null : parseNumbered(bytes, offset, numberIn)
    if (offset === null || numbered === null || numbered.number > HIGHEST) continue
    spend(numbered.end - offset)
    yield { numbered, offset }
    // bytes in a stream are no object of this file; an object that is left open ends before the next one
    if (numbered.isStream) from = numbered.end
  }
}

/** The place before `at` at which `12 0 ` begins; null if it does not stand there. */
function numbersBefore(bytes: Uint8Array, at: number): number | null {
  let start = at
  for (let numbers = 0; numbers < 2; numbers++) {
    const before = start
    while (isSpace(bytes[start - 1])) start--
    if (numbers === 1 && start === before) return null
    const end = start
    while (isDigit(bytes[start - 1]) && end - start < 10) start--
    if (start === end) return null
  }
  return start
}

function* trailersIn(bytes: Uint8Array, spend: Spend): Generator<Dict> {
  for (let at = indexOf(bytes, TRAILER, 0); at !== -1; at = indexOf(bytes, TRAILER, at + 1)) {
    const parser = new Parser(bytes, at + TRAILER.length)
    const dict = parser.value()
    spend(Math.max(0, parser.at - at))
    if (dict instanceof Map) yield dict
  }
}
