import { expect } from 'chai'
import { seededRandom } from '../../support/reception/sealing.ts'
import { onBothEngines } from '../../support/run/engines.ts'
import { scaled } from '../../support/run/scale.ts'
import { attack } from '../../unit/crypto/frozen/tampering.ts'
import { makeTargets } from '../../unit/crypto/frozen/targets.ts'

/**
 * Mutants of each target. The same code decides about them on both engines. The slower engine only has to agree, so
 * it gets fewer of the same mutants in everyday runs.
 */
const MUTANTS = { libsodium: scaled(50_000, 1000), noble: scaled(50_000, 200) } as const

onBothEngines('an attacker who changes, cuts, mixes, moves or replays', (p) => {
  for (const target of makeTargets(p)) {
    it(`${target.name} gets a refusal, and nothing that was not sealed is ever read`, () => {
      expect(target.open(target.originals[0])).not.to.equal(null)
      const count = MUTANTS[p.name]
      const tally = attack(seededRandom(target.name), target, count)
      expect(tally.refused + tally.absent + tally.harmless).to.equal(count)
      expect(tally.refused).to.be.above(count / 20)
      if (target.allowed === undefined) expect(tally.harmless).to.equal(0)
    }).timeout(1_800_000)
  }
})
