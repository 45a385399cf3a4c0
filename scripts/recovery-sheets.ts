import { createInterface, type Interface } from 'node:readline/promises'
import { equal } from '../crypto/bytes.ts'
import type { Primitives } from '../crypto/primitives.ts'
import { joinSheets, type RecoveryKey } from '../crypto/recovery.ts'
import {
  type LineFault,
  type ParsedSheet,
  parseLine,
  parseSheet,
  SHEET_LINES,
  type Sheet,
  setName,
  sheetOf,
} from '../crypto/sheet.ts'

/** A recovery key, and the set of sheets that gave it. */
export interface SheetsKey extends Pick<Sheet, 'set' | 'needed' | 'total'> {
  readonly key: RecoveryKey
}

/**
 * Get the key back from sheets in files, each with its four lines.
 *
 * @param texts by name of the file
 * @throws Error that names the sheet and the line
 */
export async function keyOfTexts(
  p: Primitives,
  set: Uint8Array,
  texts: ReadonlyMap<string, string>,
): Promise<SheetsKey> {
  const sheets = [...texts].map(([name, text]) => {
    const parsed = parseSheet(text)
    if (parsed.kind !== 'sheet') throw new Error(`${name}: ${sheetSentence(parsed)}`)
    const foreign = foreignSentence(parsed.sheet, set)
    if (foreign !== null) throw new Error(`${name}: ${foreign}`)
    return parsed.sheet
  })
  const joined = await joinSheets(p, sheets)
  const [first] = sheets
  if (joined.kind === 'key' && first !== undefined) return { ...first, key: joined.key }
  if (joined.kind !== 'few') throw new Error(UNFIT)
  throw new Error(`${joined.have} of ${joined.needed} sheets: give ${joined.needed} different ones`)
}

/**
 * Ask for sheets on the terminal, line by line, until there are enough. What is mistyped is said at
 * once and asked again.
 *
 * @throws Error where no person is there, or the sheets do not fit together
 */
export async function askKey(p: Primitives, set: Uint8Array): Promise<SheetsKey> {
  if (!process.stdin.isTTY) throw new Error('nobody to ask: give the sheets as files, by --sheet')
  const lines = createInterface({
    ...{ input: process.stdin, output: process.stderr, terminal: true },
    // what was typed is a secret: no arrow key brings it back
    historySize: 0,
  })
  const stopped = new Promise<never>((_, reject) => {
    lines.once('close', () => reject(new Error('stopped before enough sheets were typed')))
  })
  // it is awaited beside each question; closing in the end is no failure
  stopped.catch(() => {})
  try {
    const sheets: Sheet[] = []
    for (;;) {
      const sheet = await askSheet(lines, stopped)
      const foreign = sheet === null ? UNKNOWN : foreignSentence(sheet, set)
      if (sheet === null || foreign !== null) {
        tell(`${foreign}. Take another.`)
        continue
      }
      sheets.push(sheet)
      const joined = await joinSheets(p, sheets)
      if (joined.kind === 'key') return { ...sheet, key: joined.key }
      if (joined.kind !== 'few') throw new Error(UNFIT)
      tell(`Sheet ${sheet.number} is good. ${joined.have} of ${joined.needed}.`)
    }
  } finally {
    lines.close()
  }
}

/** @returns null where it is no sheet that this version knows */
async function askSheet(lines: Interface, stopped: Promise<never>): Promise<Sheet | null> {
  const data: number[] = []
  for (let line = 1; line <= SHEET_LINES; ) {
    const typed = await Promise.race([lines.question(`Line ${line} of the sheet: `), stopped])
    const parsed = parseLine(typed, line, data)
    if (parsed.kind === 'line') {
      data.push(...parsed.data)
      line++
    } else tell(`Line ${line}: ${faultSentence(parsed)}. Once more.`)
  }
  return sheetOf(data)
}

const UNKNOWN = 'this is no recovery sheet that this program knows'
const UNFIT =
  'the sheets are named alike and do not fit together: one of them was altered, or is of a copy made another time'

function foreignSentence({ number, set: own }: Sheet, set: Uint8Array): string | null {
  if (equal(own, set)) return null
  return `sheet ${number} is of set ${setName(own)}, and the recovery file of set ${setName(set)}`
}

function sheetSentence(parsed: Exclude<ParsedSheet, { readonly kind: 'sheet' }>): string {
  switch (parsed.kind) {
    case 'lines':
      return `a sheet has ${SHEET_LINES} lines, and this has ${parsed.lines}`
    case 'unknown':
      return UNKNOWN
    case 'line': {
      const sheet = parsed.number === null ? '' : `sheet ${parsed.number}, `
      return `${sheet}line ${parsed.line}: ${faultSentence(parsed.fault)}`
    }
  }
}

function faultSentence(fault: LineFault): string {
  switch (fault.kind) {
    case 'length':
      return `a line has 20 symbols, and this has ${fault.symbols}`
    case 'symbol':
      return `no sheet has the symbol "${fault.symbol}"; it is symbol ${fault.index + 1} of the line`
    case 'checksum': {
      const groups = fault.groups.map((group) => group + 1).join(' or ')
      return groups === ''
        ? 'it is not this line of this sheet'
        : `something is mistyped, most likely in group ${groups}; or it is another sheet's line`
    }
  }
}

function tell(line: string): void {
  process.stderr.write(`${line}\n`)
}
