import { readFileSync } from 'node:fs'
import { createInterface, type Interface } from 'node:readline/promises'
import { type CeremonyTexts, en } from '../../client/texts/ceremony.ts'
import { fill } from '../../client/texts/wording.ts'
import { equal } from '../../crypto/primitives/bytes.ts'
import type { TypedFault } from '../../crypto/primitives/checksum.ts'
import type { Primitives } from '../../crypto/primitives/primitives.ts'
import { joinSheets, type RecoveryKey } from '../../crypto/vault/recovery.ts'
import {
  type ParsedSheet,
  parseLine,
  parseSheet,
  SHEET_LINES,
  type Sheet,
  setName,
  sheetOf,
} from '../../crypto/vault/sheet.ts'
import { print, say } from '../cli/command.ts'

/** A recovery key, and the set of sheets that gave it. */
export interface SheetsKey extends Pick<Sheet, 'set' | 'needed' | 'total'> {
  readonly key: RecoveryKey
}

/** Texts about sheets, in a person's language. */
export type SheetTexts = CeremonyTexts['sheets']

/**
 * Get the key back from sheets: from those in files, or from a person if none are given.
 *
 * @param files each with the four lines of a sheet
 * @param option that gives sheets as files
 * @param wanted asks for the sheets of this set
 * @throws Error that names the sheet and the line
 */
export function keyOfSheets(
  p: Primitives,
  set: Uint8Array,
  files: readonly string[],
  wanted: string,
  t: SheetTexts = en.sheets,
  option = '--sheet',
): Promise<SheetsKey> {
  if (files.length > 0) return keyOfFiles(p, set, files, t)
  print(fill(wanted, { set: setName(set) }))
  return askKey(p, set, t, option)
}

async function keyOfFiles(
  p: Primitives,
  set: Uint8Array,
  files: readonly string[],
  t: SheetTexts,
): Promise<SheetsKey> {
  const sheets = [...new Set(files)].map((name) => {
    const parsed = parseSheet(readFileSync(name, 'utf8'))
    if (parsed.kind !== 'sheet') throw new Error(`${name}: ${sheetSentence(parsed, t)}`)
    const foreign = foreignSentence(parsed.sheet, set, t)
    if (foreign !== null) throw new Error(`${name}: ${foreign}`)
    return parsed.sheet
  })
  const joined = await joinSheets(p, sheets)
  const [first] = sheets
  if (joined.kind === 'key' && first !== undefined) return { ...first, key: joined.key }
  if (joined.kind !== 'few') throw new Error(t.unfit)
  throw new Error(fill(t.few, { have: joined.have, needed: joined.needed }))
}

/**
 * Ask for sheets on the terminal, line by line, until there are enough. A mistyped line is reported at once and
 * asked again.
 *
 * @param option the option that gives sheets as files
 * @throws Error if no person is there, or the sheets do not fit together
 */
async function askKey(
  p: Primitives,
  set: Uint8Array,
  t: SheetTexts,
  option: string,
): Promise<SheetsKey> {
  if (!process.stdin.isTTY) throw new Error(fill(t.nobody, { option }))
  const lines = createInterface({
    ...{ input: process.stdin, output: process.stderr, terminal: true },
    // what was typed is a secret: no arrow key brings it back
    historySize: 0,
  })
  const stopped = new Promise<never>((_, reject) => {
    lines.once('close', () => reject(new Error(t.stopped)))
  })
  // it is awaited beside each question; closing in the end is no failure
  stopped.catch(() => {})
  try {
    const sheets: Sheet[] = []
    for (;;) {
      const sheet = await askSheet(lines, stopped, t)
      const fault = sheet === null ? t.unknown : foreignSentence(sheet, set, t)
      if (sheet === null || fault !== null) {
        say(fill(t.another, { fault: fault ?? '' }))
        continue
      }
      sheets.push(sheet)
      const joined = await joinSheets(p, sheets)
      if (joined.kind === 'key') return { ...sheet, key: joined.key }
      if (joined.kind !== 'few') throw new Error(t.unfit)
      const { have, needed } = joined
      say(fill(t.good, { number: sheet.number, have, needed }))
    }
  } finally {
    lines.close()
  }
}

/** @returns null if this version does not know such a sheet */
async function askSheet(
  lines: Interface,
  stopped: Promise<never>,
  t: SheetTexts,
): Promise<Sheet | null> {
  const data: number[] = []
  for (let line = 1; line <= SHEET_LINES; ) {
    const typed = await Promise.race([lines.question(fill(t.line, { line })), stopped])
    const parsed = parseLine(typed, line, data)
    if (parsed.kind === 'line') {
      data.push(...parsed.data)
      line++
    } else say(fill(t.mistake, { line, fault: faultSentence(parsed, t) }))
  }
  return sheetOf(data)
}

function foreignSentence({ number, set: own }: Sheet, set: Uint8Array, t: SheetTexts) {
  if (equal(own, set)) return null
  return fill(t.foreign, { number, own: setName(own), set: setName(set) })
}

function sheetSentence(
  parsed: Exclude<ParsedSheet, { readonly kind: 'sheet' }>,
  t: SheetTexts,
): string {
  switch (parsed.kind) {
    case 'lines':
      return fill(t.lines, { most: SHEET_LINES, lines: parsed.lines })
    case 'unknown':
      return t.unknown
    case 'line': {
      const { number, line } = parsed
      const fault = faultSentence(parsed.fault, t)
      if (number === null) return fill(t.ofLine, { line, fault })
      return fill(t.ofSheet, { number, line, fault })
    }
    default:
      return parsed satisfies never
  }
}

function faultSentence(fault: TypedFault, t: SheetTexts): string {
  switch (fault.kind) {
    case 'length':
      return fill(t.length, { symbols: fault.symbols })
    case 'symbol':
      return fill(t.symbol, { symbol: fault.symbol, place: fault.index + 1 })
    case 'checksum': {
      const groups = fault.groups.map((group) => group + 1).join(` ${t.or} `)
      return groups === '' ? t.notThis : fill(t.checksum, { groups })
    }
    default:
      return fault satisfies never
  }
}
