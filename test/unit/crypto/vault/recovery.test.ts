import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import fc from 'fast-check'
import { combine } from 'shamir-secret-sharing'
import {
  equal,
  fromBase64url,
  systemRandom,
  toBase64url,
  toHex,
} from '../../../../crypto/primitives/bytes.ts'
import { ALPHABET } from '../../../../crypto/primitives/checksum.ts'
import { CryptoError } from '../../../../crypto/primitives/errors.ts'
import type { Primitives } from '../../../../crypto/primitives/primitives.ts'
import { loadSodium } from '../../../../crypto/primitives/sodium.ts'
import {
  asRecoveryKey,
  joinSheets,
  openRecovery,
  type Recovery,
  type RecoveryKey,
  sealRecovery,
  setOfFile,
  splitKey,
} from '../../../../crypto/vault/recovery.ts'
import {
  encodeSheet,
  LINE_LENGTH,
  parseSheet,
  SHEET_LINES,
  SHEETS_MAX,
  type Sheet,
  setName,
} from '../../../../crypto/vault/sheet.ts'
import { seededRandom } from '../../../support/reception/sealing.ts'
import { bytes } from '../../../support/run/arbitraries.ts'
import { onBothEngines } from '../../../support/run/engines.ts'
import { vectorText } from '../../../vectors/generate/data.ts'
import { VECTORS } from '../../../vectors/generate/vectors.ts'

const newKey = () => asRecoveryKey(systemRandom(32))

/** All ways to take `size` of a list. */
function choices<T>(list: readonly T[], size: number): T[][] {
  if (size === 0) return [[]]
  return list.flatMap((one, i) =>
    choices(list.slice(i + 1), size - 1).map((rest) => [one, ...rest]),
  )
}

const recovery = (random = systemRandom): Recovery => ({
  format: 'postern-recovery/1',
  instance: random(16),
  root: 'AAAA-BBBB-CCCC-DDDD-EEEE-FFFF-GGGG-HH4P',
  member: 'anna',
  signing: random(32),
  listVersion: 7,
  header: random(40),
  key: random(32),
})

const plan = fc
  .integer({ min: 2, max: 6 })
  .chain((total) => fc.tuple(fc.integer({ min: 2, max: total }), fc.constant(total)))

describe('recovery sheets', () => {
  let p: Primitives

  before(async () => {
    p = await loadSodium()
  })

  it('give the key back: any k of them, in any order, and more too', async () => {
    const picked = fc.tuple(plan, bytes(32), fc.infiniteStream(fc.nat()))
    await fc.assert(
      fc.asyncProperty(picked, async ([[needed, total], key, order]) => {
        const sheets = await splitKey(p, asRecoveryKey(key), needed, total)
        for (const size of [needed, total]) {
          for (const some of choices(sheets, size)) {
            const weights = new Map(some.map((sheet) => [sheet, order.next().value ?? 0]))
            const mixed = [...some].sort((a, b) => weights.get(a)! - weights.get(b)!)
            expect(await joinSheets(p, mixed)).to.deep.equal({ kind: 'key', key })
          }
        }
      }),
      { numRuns: 25 },
    )
  })

  it('give nothing back where one is missing, also where one is there twice', async () => {
    await fc.assert(
      fc.asyncProperty(plan, bytes(32), async ([needed, total], key) => {
        const sheets = await splitKey(p, asRecoveryKey(key), needed, total)
        const few = { kind: 'few', have: needed - 1, needed }
        for (const some of choices(sheets, needed - 1)) {
          expect(await joinSheets(p, some)).to.deep.equal(few)
          expect(await joinSheets(p, [...some, some[0]!])).to.deep.equal(few)
        }
      }),
      { numRuns: 25 },
    )
  })

  it('fit every key alike while one is missing: for each, a last sheet could exist', async () => {
    for (const [needed, total] of [
      [2, 3],
      [3, 5],
    ] as const) {
      const sheets = await splitKey(p, newKey(), needed, total)
      const held = sheets.slice(0, needed - 1).map(({ share }) => share)
      const place = sheets.at(-1)?.share.at(-1) ?? 0
      // what each value of the missing share would make of each byte
      const made: Set<number>[] = Array.from({ length: 32 }, () => new Set())
      for (let value = 0; value < 256; value++) {
        const last = new Uint8Array(33).fill(value)
        last[32] = place
        for (const [i, byte] of (await combine([...held, last])).entries()) made[i]?.add(byte)
      }
      expect(made.map(({ size }) => size)).to.deep.equal(new Array(32).fill(256))
    }
  })

  it('look like chance, whatever the key: no byte of a share is more frequent than another', async () => {
    for (const fill of [0, 255]) {
      const counts = new Array<number>(256).fill(0)
      const rounds = 500
      for (let i = 0; i < rounds; i++) {
        const key = asRecoveryKey(new Uint8Array(32).fill(fill))
        const [sheet] = await splitKey(p, key, 2, 2)
        for (const byte of sheet!.share.slice(0, 32)) counts[byte] = (counts[byte] ?? 0) + 1
      }
      const mean = (rounds * 32) / 256
      const chi = counts.reduce((sum, count) => sum + (count - mean) ** 2 / mean, 0)
      // 255 degrees of freedom: above 390 once in ten million runs
      expect(chi).to.be.below(390)
    }
  })

  it('are not made so that one alone would do, nor more than there is room for', async () => {
    for (const [needed, total] of [
      [1, 1],
      [1, 3],
      [3, 2],
      [2, SHEETS_MAX + 1],
      [2.5, 4],
    ] as const) {
      const refused = await splitKey(p, newKey(), needed, total).catch((error) => error)
      expect(refused, `${needed} of ${total}`).to.be.instanceOf(CryptoError)
      expect(refused.code).to.equal('refused')
    }
    expect(await splitKey(p, newKey(), SHEETS_MAX, SHEETS_MAX)).to.have.length(SHEETS_MAX)
  })

  it('of another set are told apart, and so are altered ones', async () => {
    const key = newKey()
    const ours = await splitKey(p, key, 2, 3)
    const theirs = await splitKey(p, newKey(), 2, 3)
    const mixed = await joinSheets(p, [ours[0]!, theirs[1]!])
    expect(mixed).to.deep.equal({ kind: 'foreign', sheets: [theirs[1]] })
    expect(setName(ours[0]!.set)).to.match(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/)
    expect(setName(ours[0]!.set)).to.not.equal(setName(theirs[0]!.set))
    // the same key shared out again, by another polynomial
    const again = await splitKey(p, key, 2, 3)
    expect(await joinSheets(p, [ours[0]!, again[1]!])).to.deep.equal({ kind: 'altered' })
    const share = ours[1]!.share.slice()
    share[5]! ^= 1
    const altered = await joinSheets(p, [ours[0]!, { ...ours[1]!, share }])
    expect(altered).to.deep.equal({ kind: 'altered' })
    const twice = { ...ours[0]!, share: ours[0]!.share.slice() }
    twice.share[0]! ^= 1
    expect(await joinSheets(p, [ours[0]!, twice])).to.deep.equal({ kind: 'altered' })
  })
})

/** A sheet of made-up bytes. */
const someSheet = fc
  .record({ plan, set: bytes(8), share: bytes(32), place: fc.integer({ min: 1, max: 255 }) })
  .chain(({ plan: [needed, total], set, share, place }) =>
    fc.integer({ min: 1, max: total }).map(
      (number): Sheet => ({
        ...{ number, needed, total, set },
        share: Uint8Array.of(...share, place),
      }),
    ),
  )

const sheetOfSeed = (seed: string, number = 2): Sheet => {
  const random = seededRandom(seed)
  const share = Uint8Array.of(...random(32), 77)
  return { number, needed: 2, total: 3, set: random(8), share }
}

describe('a sheet on paper', () => {
  it('is read back as it was made: by line, in one piece, in small letters', () => {
    fc.assert(
      fc.property(someSheet, (sheet) => {
        const lines = encodeSheet(sheet)
        expect(lines).to.have.length(SHEET_LINES)
        for (const line of lines) expect(line).to.match(/^([0-9A-HJKMNP-TV-Z]{5} ?){4}$/)
        for (const typed of [
          lines.join('\n'),
          `\r\n${lines.join('\r\n')}\r\n`,
          lines.join(' '),
          lines.join('\n').toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l'),
        ]) {
          expect(parseSheet(typed)).to.deep.equal({ kind: 'sheet', sheet })
        }
      }),
    )
  })

  it('shows every error in a single symbol, and names the sheet, the line and the group', () => {
    for (let i = 0; i < 20; i++) {
      const lines = encodeSheet(sheetOfSeed(`single ${i}`)).map((line) => line.replaceAll(' ', ''))
      for (let at = 0; at < SHEET_LINES * LINE_LENGTH; at++) {
        const [line, place] = [Math.floor(at / LINE_LENGTH), at % LINE_LENGTH]
        const right = lines[line]!
        for (const symbol of ALPHABET) {
          if (symbol === right[place]) continue
          const wrong = right.slice(0, place) + symbol + right.slice(place + 1)
          const parsed = parseSheet(lines.map((one, j) => (j === line ? wrong : one)).join('\n'))
          const groups =
            parsed.kind === 'line' && parsed.fault.kind === 'checksum' ? parsed.fault.groups : []
          const named =
            parsed.kind === 'line' &&
            parsed.line === line + 1 &&
            parsed.number === (line === 0 ? null : 2) &&
            groups.includes(Math.floor(place / 5))
          // fifty thousand times: chai would take seconds
          if (!named)
            throw new Error(`line ${line + 1}, symbol ${place}: ${JSON.stringify(parsed)}`)
        }
      }
    }
  })

  it('shows two swapped symbols, and two swapped lines', () => {
    const lines = encodeSheet(sheetOfSeed('swaps')).map((line) => line.replaceAll(' ', ''))
    const typed = (changed: readonly string[]) => parseSheet(changed.join('\n'))
    for (const [i, line] of lines.entries()) {
      for (let at = 0; at + 1 < LINE_LENGTH; at++) {
        if (line[at] === line[at + 1]) continue
        const wrong = line.slice(0, at) + line[at + 1] + line[at] + line.slice(at + 2)
        const parsed = typed(lines.map((one, j) => (j === i ? wrong : one)))
        expect(parsed.kind === 'line' && parsed.line).to.equal(i + 1)
      }
    }
    for (const [a, b] of choices([0, 1, 2, 3], 2) as [number, number][]) {
      const parsed = typed(lines.map((one, i) => (i === a ? lines[b]! : i === b ? lines[a]! : one)))
      expect(parsed.kind === 'line' && parsed.line).to.equal(a + 1)
    }
  })

  it('shows a line of another sheet of its set', () => {
    const sheet = sheetOfSeed('mixed', 1)
    const lines = encodeSheet(sheet)
    for (const number of [2, 3]) {
      const others = encodeSheet({ ...sheet, number })
      for (const line of [1, 2, 3]) {
        const parsed = parseSheet(lines.map((one, i) => (i === line ? others[i]! : one)).join('\n'))
        expect(parsed).to.deep.include({ kind: 'line', number: 1, line: line + 1 })
      }
    }
  })

  it('says what is too short, foreign, or of a kind that is not known', () => {
    const lines = encodeSheet(sheetOfSeed('faults'))
    const typed = (line: number, text: string) =>
      parseSheet(lines.map((one, i) => (i === line ? text : one)).join('\n'))
    const short = typed(1, lines[1]!.slice(1))
    const fault = (line: number, what: object) => ({
      ...{ kind: 'line', number: line === 1 ? null : 2, line },
      fault: what,
    })
    expect(short).to.deep.equal(fault(2, { kind: 'length', symbols: 19 }))
    const foreign = typed(0, `U${lines[0]!.slice(1)}`)
    expect(foreign).to.deep.equal(fault(1, { kind: 'symbol', index: 0, symbol: 'U' }))
    expect(parseSheet(lines.slice(1).join('\n'))).to.deep.equal({ kind: 'lines', lines: 3 })
    expect(parseSheet('')).to.deep.equal({ kind: 'lines', lines: 0 })
    const sheet = sheetOfSeed('faults')
    for (const change of [
      { number: 0 },
      { number: 4 },
      { needed: 1 },
      { needed: 4 },
      { total: 200 },
      { share: new Uint8Array(33) },
    ]) {
      const text = encodeSheet({ ...sheet, ...change }).join('\n')
      expect(parseSheet(text), JSON.stringify(change)).to.deep.equal({ kind: 'unknown' })
    }
  })

  it('is never read out of any other text, and nothing makes reading fail', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (typed) => {
        expect(parseSheet(typed).kind).to.not.equal('sheet')
      }),
    )
  })
})

onBothEngines('a recovery file', (p) => {
  const random = seededRandom('recovery file')
  const key = asRecoveryKey(random(32))

  it('opens with the key of its set', () => {
    const content = recovery(random)
    const file = sealRecovery(p, random, key, content)
    expect(openRecovery(p, key, file)).to.deep.equal(content)
  })

  it('opens from the frozen sheets alone, any two of the three, with what they say', async () => {
    const frozen = JSON.parse(readFileSync(join(VECTORS, 'recovery.json'), 'utf8'))
    const sheets = (frozen.sheets as { lines: string[]; number: number }[]).map((one) => {
      const parsed = parseSheet(one.lines.join('\n'))
      if (parsed.kind !== 'sheet') throw new Error(`sheet ${one.number}: ${parsed.kind}`)
      return parsed.sheet
    })
    for (const pair of choices(sheets, 2)) {
      const joined = await joinSheets(p, pair)
      if (joined.kind !== 'key') throw new Error(joined.kind)
      expect(toBase64url(joined.key)).to.equal(frozen.key)
      const opened = openRecovery(p, joined.key, fromBase64url(frozen.file))
      expect(JSON.parse(vectorText({ ...opened }))).to.deep.equal(frozen.recovery)
    }
  })

  it('names its set, and does not open with the sheets of another', async () => {
    const file = sealRecovery(p, random, key, recovery(random))
    const [sheet] = await splitKey(p, key, 2, 3)
    expect(setOfFile(file)).to.deep.equal(sheet?.set)
    const other = asRecoveryKey(random(32)) as RecoveryKey
    expect(openRecovery(p, other, file)).to.equal(null)
    const [foreign] = await splitKey(p, other, 2, 3)
    expect(equal(setOfFile(file), foreign!.set)).to.equal(false)
  })

  it('does not open once any bit has changed', () => {
    const file = sealRecovery(p, random, key, recovery(random))
    for (let at = 0; at < file.length; at += 7) {
      const changed = file.slice()
      changed[at]! ^= 1 << (at % 8)
      let opened: unknown = null
      try {
        opened = openRecovery(p, key, changed)
      } catch (error) {
        if (!(error instanceof CryptoError)) throw error
      }
      expect(opened, `byte ${at}`).to.equal(null)
    }
    for (const length of [0, 15, 47]) {
      expect(() => openRecovery(p, key, file.slice(0, length))).to.throw(CryptoError)
    }
  })

  it('holds neither key in the clear', () => {
    const content = recovery(random)
    const file = toHex(sealRecovery(p, random, key, content))
    for (const secret of [key, content.key, content.signing]) {
      expect(file).to.not.include(toHex(secret).slice(0, 16))
    }
  })
})
