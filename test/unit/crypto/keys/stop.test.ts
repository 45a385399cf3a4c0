import { expect } from 'chai'
import { openBundle } from '../../../../crypto/keys/keylist.ts'
import { newSignKeyPair } from '../../../../crypto/keys/keys.ts'
import { readServedKeys, signStop, stopHolds } from '../../../../crypto/keys/stop.ts'
import { concat } from '../../../../crypto/primitives/bytes.ts'
import { keyId } from '../../../../crypto/primitives/kdf.ts'
import { flipped, makeScene, seededRandom, WEEK } from '../../../support/reception/sealing.ts'
import { onBothEngines } from '../../../support/run/engines.ts'
import { refusal } from '../../../support/run/refusal.ts'

onBothEngines('a stop of weekly keys', (p) => {
  const { reception } = makeScene(p)
  const { list, staff } = reception
  const [bundle] = reception.bundles
  const stopOf = (i: number, of = list) => {
    const { sign } = staff[i]!
    return concat(keyId(p, sign.publicKey), signStop(p, sign, of))
  }
  const read = (...stops: readonly Uint8Array[]) =>
    readServedKeys(p, list, concat(bundle, ...stops)).stopped

  it('follows the bundle, which is what it was', () => {
    const served = readServedKeys(p, list, concat(bundle, stopOf(1), stopOf(0)))
    expect(served.stopped).to.deep.equal([staff[1]!.id, staff[0]!.id].sort())
    expect(served.bundle).to.deep.equal(bundle)
    expect(openBundle(p, list, WEEK, served.bundle).size).to.equal(staff.length)
    expect(read()).to.deep.equal([])
    expect(read(stopOf(2), stopOf(2))).to.deep.equal([staff[2]!.id])
  })

  it('counts for nothing of a stranger, of another list, or with a byte changed', () => {
    const stranger = newSignKeyPair(p, seededRandom('stranger'))
    const { sign } = staff[0]!
    const other = { ...list, hash: seededRandom('other')(32) }
    for (const bad of [
      concat(keyId(p, stranger.publicKey), signStop(p, stranger, list)),
      concat(keyId(p, sign.publicKey), signStop(p, stranger, list)),
      concat(keyId(p, staff[1]!.sign.publicKey), signStop(p, sign, list)),
      stopOf(0, other),
      stopOf(0, { ...list, instance: seededRandom('elsewhere')(16) }),
    ])
      expect(read(bad)).to.deep.equal([])
    const good = stopOf(0)
    for (let bit = 0; bit < 8 * good.length; bit += 7)
      expect(read(flipped(good, bit)), `${bit}`).to.deep.equal([])
    expect(stopHolds(p, list, good.slice(0, 8), good.slice(8))).to.equal(true)
  })

  it('is refused by halves, and never taken for a part of the bundle', () => {
    for (const length of [1, 36, 71])
      expect(refusal(() => read(stopOf(0), stopOf(1).slice(0, length)))).to.equal('malformed')
    for (const length of [0, 1216, bundle.length - 1]) {
      const { bundle: part } = readServedKeys(p, list, bundle.slice(0, length))
      expect(refusal(() => openBundle(p, list, WEEK, part))).to.equal('forged')
    }
  })
})
