import { expect } from 'chai'
import fc from 'fast-check'
import {
  ALPHABET,
  CODE_LENGTH,
  codeGroups,
  deriveReceipt,
  GROUP_LENGTH,
  isReference,
  makeCode,
  parseCode,
  type ReceiptCode,
  SECRET_LENGTH,
} from '../../../crypto/keys/receipt.ts'
import { seededRandom } from '../../support/reception/sealing.ts'
import { bytes } from '../../support/run/arbitraries.ts'
import { onBothEngines } from '../../support/run/engines.ts'

function randomCodes(count: number, seed: string): ReceiptCode[] {
  const random = seededRandom(seed)
  return Array.from({ length: count }, () => {
    const reference = [...random(7)].map((byte) => ALPHABET[byte & 31]).join('')
    return makeCode(random, reference)
  })
}

const code = fc.integer().map((n) => randomCodes(1, `code ${n}`)[0]!)

/** The code with symbol `at` replaced. */
function withSymbol(text: string, at: number, symbol: string): string {
  return text.slice(0, at) + symbol + text.slice(at + 1)
}

function swapped(text: string, i: number, j: number): string {
  return withSymbol(withSymbol(text, i, text[j]!), j, text[i]!)
}

describe('a receipt code', () => {
  it('is read back as it was made', () => {
    for (const one of randomCodes(200, 'read back')) {
      expect(one).to.match(/^[0-9A-HJKMNP-TV-Z]{35}$/)
      expect(parseCode(one)).to.deep.equal({ kind: 'code', code: one })
      expect(codeGroups(one).map((group) => group.length)).to.deep.equal(new Array(7).fill(5))
      expect(codeGroups(one).join('')).to.equal(one)
    }
  })

  it('takes each symbol of its secret part from the random source', () => {
    const drawn: Uint8Array[] = []
    const source = seededRandom('traced')
    const one = makeCode((length) => {
      const bytes = source(length)
      drawn.push(bytes.slice())
      return bytes
    }, 'ABCDEFG')
    expect(drawn.map(({ length }) => length)).to.deep.equal([SECRET_LENGTH])
    const symbols = [...drawn[0]!].map((byte) => ALPHABET[byte & 31])
    expect(one.slice(7, 7 + SECRET_LENGTH)).to.equal(symbols.join(''))
  })

  it('shows every error in a single symbol, and names the group that it is in', () => {
    for (const one of randomCodes(1000, 'single errors')) {
      for (let at = 0; at < CODE_LENGTH; at++) {
        for (const symbol of ALPHABET) {
          if (symbol === one[at]) continue
          const parsed = parseCode(withSymbol(one, at, symbol))
          const groups = parsed.kind === 'checksum' ? parsed.groups : []
          // A million times: chai would take most of a minute.
          if (!groups.includes(Math.floor(at / GROUP_LENGTH)) || groups.length > 6) {
            throw new Error(`${one} with ${symbol} at ${at}: ${JSON.stringify(parsed)}`)
          }
        }
      }
    }
  })

  it('shows every swap of two different symbols, neighbours or not', () => {
    for (const one of randomCodes(1000, 'swaps')) {
      for (let i = 0; i < CODE_LENGTH; i++) {
        for (let j = i + 1; j < CODE_LENGTH; j++) {
          if (one[i] === one[j]) continue
          if (parseCode(swapped(one, i, j)).kind !== 'checksum') {
            throw new Error(`${one} with ${i} and ${j} swapped passed`)
          }
        }
      }
    }
  })

  it('has exactly 1 checksum in 1,024 that fits, for the same 33 symbols', () => {
    const [one] = randomCodes(1, 'one checksum')
    const fitting = [...ALPHABET].flatMap((a) =>
      [...ALPHABET].filter((b) => parseCode(one!.slice(0, 33) + a + b).kind === 'code'),
    )
    // 1,021 is less than 1,024: three values stand for two sums, and one of them can fit twice.
    expect(fitting.length).to.be.within(1, 2)
  })

  const forms: Readonly<Record<string, (text: string) => string>> = {
    'in lower case': (text) => text.toLowerCase(),
    'in groups with spaces': (text) => text.replace(/.{5}(?!$)/g, '$& '),
    'in groups with dashes of every kind': (text) =>
      text.replace(/.{5}(?!$)/g, '$&\u2010-\u2013\u2212'),
    'over several lines': (text) => `\r\n${text.replace(/.{10}/g, '$&\r\n')}\n`,
    'with no-break, thin and ideographic spaces': (text) =>
      text.replace(/.{5}/g, '$&\u00a0\u2009\u3000'),
    'with zero-width characters, soft hyphens and direction marks': (text) =>
      text.replace(/./g, '\u200b$&\u00ad\u200d\ufeff\u200f'),
    'with O for 0': (text) => text.replaceAll('0', 'O'),
    'with o for 0': (text) => text.replaceAll('0', 'o'),
    'with I for 1': (text) => text.replaceAll('1', 'I'),
    'with l for 1': (text) => text.replaceAll('1', 'l'),
    'in full-width letters': (text) =>
      text.replace(/./g, (symbol) => String.fromCodePoint(symbol.codePointAt(0)! + 0xfee0)),
    'in mathematical digits': (text) =>
      text.replace(/[0-9]/g, (digit) => String.fromCodePoint(0x1d7ce + Number(digit))),
    'with dots and underscores': (text) => text.replace(/.{7}/g, '$&._'),
  }
  for (const [how, form] of Object.entries(forms)) {
    it(`is read ${how}`, () => {
      for (const one of randomCodes(50, how)) {
        expect(parseCode(form(one)), form(one)).to.deep.equal({ kind: 'code', code: one })
      }
    })
  }

  it('points at a symbol that is none of the alphabet, counting without separators', () => {
    const [one] = randomCodes(1, 'foreign symbol')
    for (const symbol of ['U', 'u', 'Å', '!', '🐟', 'ø']) {
      const typed = `${one!.slice(0, 5)}-${one!.slice(5, 10)}-${symbol}${one!.slice(11)}`
      const expected = { kind: 'symbol', index: 10, symbol: symbol.toUpperCase() }
      expect(parseCode(typed)).to.deep.equal(expected)
    }
  })

  it('says how many symbols there are when they are too few or too many', () => {
    const [one] = randomCodes(1, 'lengths')
    for (const length of [0, 1, 34]) {
      expect(parseCode(one!.slice(0, length))).to.deep.equal({ kind: 'length', symbols: length })
    }
    expect(parseCode(`${one}0`)).to.deep.equal({ kind: 'length', symbols: 36 })
  })

  it('is never read out of any other text, and nothing makes reading fail', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        expect(parseCode(text).kind).to.be.oneOf(['length', 'symbol', 'checksum'])
      }),
      { numRuns: 2000 },
    )
    expect(parseCode('0'.repeat(100_000)).kind).to.equal('length')
  })

  it('begins with a reference of 7 symbols, and nothing else is one', () => {
    expect(isReference('7KQ2XM9')).to.equal(true)
    for (const not of ['', '7KQ2XM', '7KQ2XM99', '7kq2xm9', '7KQ2XMU', '🐟🐟🐟K']) {
      expect(isReference(not), not).to.equal(false)
    }
  })
})

onBothEngines('what follows from a receipt code', (p) => {
  it('differs in everything for another instance, reference or secret', () => {
    fc.assert(
      fc.property(code, bytes(16), fc.nat({ max: 32 }), (one, instance, at) => {
        const other = withSymbol(one, at, one[at] === '0' ? '1' : '0') as ReceiptCode
        const elsewhere = instance.slice()
        elsewhere[at % 16] = (elsewhere[at % 16] ?? 0) ^ 1
        const keys = deriveReceipt(p, instance, one)
        const changes = [deriveReceipt(p, instance, other), deriveReceipt(p, elsewhere, one)]
        for (const changed of changes) {
          expect(changed.echoKey).not.to.deep.equal(keys.echoKey)
          expect(changed.signSeed).not.to.deep.equal(keys.signSeed)
          expect(changed.boardKey(2900)).not.to.deep.equal(keys.boardKey(2900))
        }
        const all = [keys.echoKey, keys.signSeed, keys.boardKey(1), keys.boardKey(2)]
        expect(new Set(all.map(String)).size).to.equal(4)
        expect(keys.address).to.have.length(4)
        expect(keys.signer).to.deep.equal(p.signPublicKey(keys.signSeed))
      }),
      { numRuns: 40 },
    )
  })
})
