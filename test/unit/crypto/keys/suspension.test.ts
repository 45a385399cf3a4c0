import { expect } from 'chai'
import fc from 'fast-check'
import { newSignKeyPair } from '../../../../crypto/keys/keys.ts'
import {
  readSuspensions,
  type SuspensionStatement,
  signSuspension,
  suspensionHolds,
} from '../../../../crypto/keys/suspension.ts'
import { keyId } from '../../../../crypto/primitives/kdf.ts'
import { DAY, makeScene, seededRandom } from '../../../support/reception/sealing.ts'
import { onBothEngines } from '../../../support/run/engines.ts'

onBothEngines('a suspension by two', (p) => {
  const { reception } = makeScene(p)
  const { instance, list, staff } = reception
  const idOf = (i: number) => keyId(p, staff[i]!.sign.publicKey)
  const say = (signer: number, suspended: number, day = DAY) =>
    signSuspension(p, instance, staff[signer]!.sign, idOf(suspended), day)
  const read = (statements: readonly SuspensionStatement[], today = DAY) => {
    const { inForce, asked } = readSuspensions(p, list, statements, today)
    return {
      out: inForce.map(({ member, until, by }) => {
        return [member.id, until, by.map(({ id }) => id).sort()]
      }),
      asked: asked.map(({ member, by, day }) => [member.id, by.id, day]),
    }
  }
  const [a, b, c] = staff.map(({ id }) => id)

  it('takes two who sign the same day; one of them, or twice the same, is a question', () => {
    expect(read([])).to.deep.equal({ out: [], asked: [] })
    expect(read([say(0, 2)])).to.deep.equal({ out: [], asked: [[c, a, DAY]] })
    expect(read([say(0, 2), say(0, 2)])).to.deep.equal({ out: [], asked: [[c, a, DAY]] })
    expect(read([say(0, 2, DAY - 1), say(1, 2)])).to.deep.equal({
      out: [],
      asked: [
        [c, b, DAY],
        [c, a, DAY - 1],
      ],
    })
    expect(read([say(1, 2), say(0, 2)]).out).to.deep.equal([[c, DAY + 6, [a, b].sort()]])
  })

  it('lasts from its day to the sixth after, and can be joined for two days', () => {
    const both = [say(0, 2), say(1, 2)]
    for (const [today, isOut] of [
      [DAY - 1, false],
      [DAY, true],
      [DAY + 6, true],
      [DAY + 7, false],
    ] as const)
      expect(read(both, today).out.length > 0, `${today - DAY}`).to.equal(isOut)
    expect(read([say(0, 2)], DAY + 2).asked).to.have.length(1)
    expect(read([say(0, 2)], DAY + 3).asked).to.have.length(0)
  })

  it('counts the later of two, and asks nothing about who is out already', () => {
    const older = [say(0, 2, DAY - 3), say(1, 2, DAY - 3)]
    expect(read([...older, say(3, 2)])).to.deep.equal({
      out: [[c, DAY + 3, [a, b].sort()]],
      asked: [],
    })
    const newer = [say(0, 2), say(3, 2)]
    expect(read([...older, ...newer]).out[0]![1]).to.equal(DAY + 6)
  })

  it('counts nothing of strangers, of oneself, or of another instance, day or person', () => {
    const stranger = newSignKeyPair(p, seededRandom('stranger'))
    const other = { ...list, instance: seededRandom('other')(16) }
    const good = say(0, 2)
    expect(suspensionHolds(p, list, good)).to.equal(true)
    for (const bad of [
      signSuspension(p, instance, stranger, idOf(2), DAY),
      signSuspension(p, instance, staff[0]!.sign, keyId(p, stranger.publicKey), DAY),
      say(0, 0),
      { ...good, day: DAY + 1 },
      { ...good, suspended: idOf(1) },
      { ...good, signer: idOf(1) },
      { ...good, signature: say(1, 2).signature },
    ]) {
      expect(suspensionHolds(p, list, bad)).to.equal(false)
      expect(read([bad]).asked).to.deep.equal([])
    }
    expect(suspensionHolds(p, other, good)).to.equal(false)
  })

  it('is in force exactly where two different ones signed one day, whatever else is there', () => {
    const some = fc.record({
      signer: fc.nat({ max: staff.length - 1 }),
      suspended: fc.nat({ max: staff.length - 1 }),
      ago: fc.nat({ max: 8 }),
      whole: fc.boolean(),
    })
    const made = new Map<string, SuspensionStatement>()
    const statementOf = (signer: number, suspended: number, ago: number, whole: boolean) => {
      const key = `${signer} ${suspended} ${ago}`
      const good = made.get(key) ?? say(signer, suspended, DAY - ago)
      made.set(key, good)
      return whole ? good : { ...good, signature: good.signature.slice().fill(1, 40) }
    }
    fc.assert(
      fc.property(fc.array(some, { maxLength: 12 }), (all) => {
        const { out } = read(
          all.map(({ signer, suspended, ago, whole }) =>
            statementOf(signer, suspended, ago, whole),
          ),
        )
        const expected = staff.flatMap(({ id }, i) => {
          const days = [0, 1, 2, 3, 4, 5, 6].filter((ago) => {
            const signers = all.filter((one) => one.whole && one.ago === ago && one.suspended === i)
            return new Set(signers.map(({ signer }) => signer).filter((one) => one !== i)).size > 1
          })
          return days.length > 0 ? [[id, DAY - days[0]! + 6]] : []
        })
        expect(out.map(([id, until]) => [id, until]).sort()).to.deep.equal(expected.sort())
      }),
      { numRuns: 300 },
    )
  })
})
