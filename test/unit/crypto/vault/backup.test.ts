import { expect } from 'chai'
import fc from 'fast-check'
import { asKemPublicKey, asKemSeed } from '../../../../crypto/keys/keys.ts'
import { concat } from '../../../../crypto/primitives/bytes.ts'
import {
  BACKUP,
  backupPieces,
  decodeBackupPublic,
  decodeBackupSecret,
  encodeBackupKey,
  openBackup,
  readBackupHeader,
  sealBackup,
} from '../../../../crypto/vault/backup.ts'
import { flipped, seededRandom } from '../../../support/reception/sealing.ts'
import { onBothEngines } from '../../../support/run/engines.ts'
import { expectRefusal } from '../../../support/run/refusal.ts'

const random = seededRandom('backups')
const DAY = 20_500

onBothEngines('a sealed backup', (p) => {
  const seed = asKemSeed(random(32))
  const to = asKemPublicKey(p.kemPublicKey(seed))
  const plain = [1, 2, 3].map(() => random(BACKUP.plain))

  function sealed(day = DAY) {
    const sealer = sealBackup(p, random, to, day)
    const pieces = plain.map((one, i) => sealer.seal(one, i === plain.length - 1))
    return { header: sealer.header, pieces }
  }
  const { header, pieces } = sealed()
  const [first = pieces[1]!, second = first, third = first] = pieces

  it('comes back piece by piece, with its day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000 }), (day) => {
        const one = sealed(day)
        const opener = openBackup(p, seed, one.header)
        expect(opener.day).to.equal(day)
        expect(readBackupHeader(one.header)).to.deep.equal({ day, keyId: opener.keyId })
        const opened = one.pieces.map((piece, i) => opener.open(piece, i === 2))
        expect(concat(...opened)).to.deep.equal(concat(...plain))
      }),
      { numRuns: 3 },
    )
  })

  it('is refused with any bit of its header flipped', () => {
    for (let bit = 0; bit < 8 * header.length; bit += 149) {
      const act = () => openBackup(p, seed, flipped(header, bit)).open(first, false)
      expectRefusal(act, 'malformed', 'foreign', 'tampered')
    }
  })

  it('is refused with a bit of a piece flipped, or a piece of another length', () => {
    for (const bit of [0, 7, 999_983, 8 * BACKUP.piece - 1]) {
      const act = () => openBackup(p, seed, header).open(flipped(first, bit), false)
      expectRefusal(act, 'tampered')
    }
    for (const piece of [first.slice(1), concat(first, new Uint8Array(1)), new Uint8Array(0)])
      expectRefusal(() => openBackup(p, seed, header).open(piece, false), 'malformed')
  })

  it('is refused if pieces change places, end early, go on after the last, or are of another backup', () => {
    const opener = () => openBackup(p, seed, header)
    expectRefusal(() => opener().open(second, false), 'tampered')
    expectRefusal(() => opener().open(first, true), 'tampered')
    const late = opener()
    late.open(first, false)
    late.open(second, false)
    expectRefusal(() => late.open(third, false), 'tampered')
    expectRefusal(() => opener().open(sealed().pieces[0]!, false), 'tampered')
  })

  it('is foreign to every other key', () => {
    const other = asKemSeed(random(32))
    expectRefusal(() => openBackup(p, other, header), 'foreign')
  })

  it('has keys that come back from their files, and from nothing else', () => {
    const files = encodeBackupKey(p, seed)
    expect(decodeBackupSecret(p, files.secret)).to.deep.equal(seed)
    expect(decodeBackupPublic(p, `\n${files.public}`)).to.deep.equal(to)
    const mistyped = files.secret.replace(/(.)(.)\n$/, '$2$1\n')
    expectRefusal(() => decodeBackupSecret(p, mistyped), 'malformed')
    expectRefusal(() => decodeBackupSecret(p, files.public), 'malformed')
    expectRefusal(() => decodeBackupPublic(p, files.secret), 'malformed')
    expectRefusal(() => decodeBackupPublic(p, ''), 'malformed')
  })
})

describe('the size of a backup', () => {
  it('is a power of two in pieces, and the smallest holds a small house', () => {
    expect([0, 1, 64, 65, 128, 129, 5000].map(backupPieces)).to.deep.equal([
      ...[64, 64, 64, 128, 128, 256, 8192],
    ])
  })
})
