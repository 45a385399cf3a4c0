import { expect } from 'chai'
import fc from 'fast-check'
import { newSignKeyPair } from '../../../../crypto/keys/keys.ts'
import {
  authorOfStatement,
  decodeReadingStatement,
  encodeReadingStatement,
  type ReadingStatement,
  type ReadingStatementKind,
  reporterName,
  signReadingStatement,
  standingOf,
} from '../../../../crypto/keys/reading-statement.ts'
import { keyId } from '../../../../crypto/primitives/kdf.ts'
import { SIZE } from '../../../../crypto/primitives/labels.ts'
import { flipped, makeScene, seededRandom } from '../../../support/reception/sealing.ts'
import { onBothEngines } from '../../../support/run/engines.ts'

const KINDS: readonly ReadingStatementKind[] = ['opens', 'out', 'ended']

onBothEngines('a statement on who reads the letters of a reporter', (p) => {
  const { reception } = makeScene(p)
  const { instance, list, staff } = reception
  const reporter = reporterName(p, seededRandom('reporter')(32))
  const idOf = (i: number) => keyId(p, staff[i]!.sign.publicKey)
  const say = (kind: ReadingStatementKind, signer: number, about = signer) =>
    signReadingStatement(p, instance, staff[signer]!.sign, kind, reporter, idOf(about))
  const authorOf = (one: ReadingStatement | null) =>
    one && (authorOfStatement(p, list, one)?.id ?? null)
  const ids = staff.map(({ id }) => id)
  const read = (statements: readonly ReadingStatement[]) => {
    const { out, opens } = standingOf(p, list, statements)
    return { out: [...out].sort(), opens: [...opens].sort() }
  }

  it('is its author’s after the way through its 81 bytes', () => {
    for (const kind of KINDS) {
      const bytes = encodeReadingStatement(say(kind, 1))
      expect(bytes).to.have.length(SIZE.readingStatement)
      const back = decodeReadingStatement(reporter, bytes)
      expect([back?.kind, authorOf(back)]).to.deep.equal([kind, ids[1]])
    }
    expect(decodeReadingStatement(reporter, new Uint8Array(80))).to.equal(null)
    expect(decodeReadingStatement(reporter, new Uint8Array(81).fill(9, 0, 1))).to.equal(null)
  })

  it('is nobody’s once any bit of it is another', () => {
    for (const kind of KINDS) {
      const bytes = encodeReadingStatement(say(kind, 1))
      const step = Math.ceil((8 * bytes.length) / 60)
      for (let bit = 0; bit < 8 * bytes.length; bit += bit < 8 * 17 ? 1 : step) {
        const changed = decodeReadingStatement(reporter, flipped(bytes, bit))
        expect(authorOf(changed), `${kind} ${bit}`).to.equal(null)
      }
    }
  })

  it('is nobody’s about another reporter, in another instance, by a stranger, or of another kind', () => {
    const good = say('out', 1)
    const other = { ...list, instance: seededRandom('other')(16) }
    expect(authorOfStatement(p, other, good)).to.equal(null)
    expect(authorOf({ ...good, reporter: reporterName(p, seededRandom('b')(32)) })).to.equal(null)
    for (const kind of ['opens', 'ended'] as const) {
      expect(authorOf({ ...good, kind })).to.equal(null)
      expect(authorOf(say(kind, 1, 2)), 'said for another').to.equal(null)
    }
    const stranger = newSignKeyPair(p, seededRandom('stranger'))
    expect(authorOf(signReadingStatement(p, instance, stranger, 'opens', reporter))).to.equal(null)
    expect(
      read([signReadingStatement(p, instance, stranger, 'out', reporter, idOf(1))]),
    ).to.deep.equal({ out: [], opens: [] })
  })

  it('takes two to say that a third does not read, and one to say it of themselves', () => {
    expect(read([say('out', 0, 2)]).out).to.deep.equal([])
    expect(read([say('out', 0, 2), say('out', 0, 2)]).out).to.deep.equal([])
    expect(read([say('out', 0, 2), say('out', 1, 2)]).out).to.deep.equal([ids[2]])
    expect(read([say('out', 2)]).out).to.deep.equal([ids[2]])
  })

  it('proves exactly what two, or somebody about themselves, signed; in any order, with anything beside', () => {
    const some = fc.record({
      kind: fc.constantFrom(...KINDS),
      signer: fc.nat({ max: 3 }),
      about: fc.nat({ max: 3 }),
      isWhole: fc.boolean(),
    })
    const made = new Map<string, ReadingStatement>()
    const statementOf = (kind: ReadingStatementKind, signer: number, about: number) => {
      const key = `${kind} ${signer} ${about}`
      const good = made.get(key) ?? say(kind, signer, about)
      made.set(key, good)
      return good
    }
    fc.assert(
      fc.property(fc.array(some, { maxLength: 12 }), (all) => {
        const said = all.map(({ kind, signer, about, isWhole }) => {
          const good = statementOf(kind, signer, about)
          return isWhole ? good : { ...good, signature: good.signature.slice().fill(1, 40) }
        })
        const whole = all.filter(({ isWhole }) => isWhole)
        const by = (i: number) => {
          const signers = whole.filter(({ kind, about }) => kind === 'out' && about === i)
          return new Set(signers.map(({ signer }) => signer))
        }
        const out = [0, 1, 2, 3].filter((i) => by(i).has(i) || by(i).size >= 2)
        const opens = [0, 1, 2, 3].filter((i) =>
          whole.some((one) => one.kind === 'opens' && one.signer === i && one.about === i),
        )
        const names = (some: number[]) => some.map((i) => ids[i]).sort()
        expect(read(said)).to.deep.equal({ out: names(out), opens: names(opens) })
        expect(read([...said].reverse())).to.deep.equal(read(said))
      }),
      { numRuns: 200 },
    )
  })
})
