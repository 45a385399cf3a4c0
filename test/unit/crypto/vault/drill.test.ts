import { expect } from 'chai'
import fc from 'fast-check'
import { fingerprint, newSignKeyPair } from '../../../../crypto/keys/keys.ts'
import { concat, utf8 } from '../../../../crypto/primitives/bytes.ts'
import { encodeJson } from '../../../../crypto/primitives/json.ts'
import { ctx } from '../../../../crypto/primitives/kdf.ts'
import { DRILL_DAYS, isRecent, readDrill, signDrill } from '../../../../crypto/vault/drill.ts'
import { flipped, seededRandom } from '../../../support/reception/sealing.ts'
import { onBothEngines } from '../../../support/run/engines.ts'
import { expectRefusal } from '../../../support/run/refusal.ts'

const random = seededRandom('drills')

onBothEngines('the statement that sheets were tried', (p) => {
  const signer = newSignKeyPair(p, random)
  const said = {
    root: fingerprint(p, newSignKeyPair(p, random).publicKey),
    member: 'anna',
    set: random(8),
    needed: 2,
    total: 3,
    day: 20_000,
  }
  const file = signDrill(p, signer, said)

  it('comes back as its member signed it', () => {
    const plan = fc.tuple(fc.integer({ min: 2, max: 16 }), fc.integer({ min: 2, max: 16 }))
    fc.assert(
      fc.property(plan, fc.integer({ min: 0, max: 100_000 }), ([needed, total], day) => {
        const one = { ...said, needed, total, day }
        const read = readDrill(p, signDrill(p, signer, one))
        expect(read).to.deep.equal({ ...one, signing: signer.publicKey })
      }),
      { numRuns: 30 },
    )
  })

  it('is refused with any bit flipped, cut short, or by another key than it names', () => {
    for (let bit = 0; bit < file.length * 8; bit += 5) {
      expect(() => readDrill(p, flipped(file, bit)), `bit ${bit}`).to.throw()
    }
    expectRefusal(() => readDrill(p, file.slice(0, 80)), 'malformed')
    expectRefusal(() => readDrill(p, concat(file, new Uint8Array(4096))), 'malformed')
    const json = encodeJson({ format: 'postern-drill/1', ...said, signing: signer.publicKey })
    const other = newSignKeyPair(p, random)
    const forged = p.sign(other.seed, ctx('drill', json))
    expectRefusal(() => readDrill(p, concat(utf8('postern-drill-1\n'), forged, json)), 'forged')
  })

  it('counts for a year, and not before its day', () => {
    const days = [19_998, 19_999, 20_000, 20_000 + DRILL_DAYS, 20_001 + DRILL_DAYS]
    expect(days.map((today) => isRecent(said, today))).to.deep.equal([
      ...[false, true, true, true, false],
    ])
  })
})
