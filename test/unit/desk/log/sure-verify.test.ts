import { webcrypto } from 'node:crypto'
import { ed25519 } from '@noble/curves/ed25519.js'
import { expect } from 'chai'
import fc from 'fast-check'
import { openRecords, type RecordToOpen } from '../../../../client/desk/engine/opening/opening.ts'
import {
  type Platform,
  type SureVerify,
  sureVerify,
} from '../../../../client/desk/engine/opening/sure-verify.ts'
import { recordId, sealRecord } from '../../../../crypto/log/record.ts'
import {
  DAY,
  flipped,
  makeScene,
  member,
  seededRandom,
} from '../../../support/reception/sealing.ts'
import { bytes, bytesUpTo } from '../../../support/run/arbitraries.ts'
import {
  crookedSignature,
  emptySignature,
  smallPoint,
  unreduced,
} from '../../../support/run/crooked.ts'
import { sodium as p } from '../../../support/run/engines.ts'
import { scaled } from '../../../support/run/scale.ts'

type Check = (signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array) => boolean

/** A platform that decides by a function. */
function platform(check: Check): Platform {
  return {
    importKey: async (_form: unknown, publicKey: Uint8Array) => publicKey,
    verify: async (_name: unknown, key: Uint8Array, signature: Uint8Array, message: Uint8Array) =>
      check(signature, message, key),
  } as unknown as Platform
}

async function required(check: Check): Promise<SureVerify> {
  const sure = await sureVerify(platform(check))
  if (sure === null) throw new Error('the platform was not taken')
  return sure
}

describe('A verification by the platform', () => {
  const text = new Uint8Array(9).fill(7)
  const native = async () => {
    const sure = await sureVerify(webcrypto.subtle as unknown as Platform)
    if (sure === null) throw new Error('this Node has no Ed25519')
    return sure
  }

  it('is sure of honest signatures, and of none of which a bit was turned over', async () => {
    const sure = await native()
    await fc.assert(
      fc.asyncProperty(bytes(32), bytesUpTo(300), fc.nat({ max: 511 }), async (seed, any, bit) => {
        const [key, signature] = [p.signPublicKey(seed), p.sign(seed, any)]
        expect(await sure(key, any, signature)).to.equal(true)
        expect(await sure(key, any, flipped(signature, bit))).to.equal(false)
      }),
      { numRuns: scaled(400, 25) },
    )
  })

  it('is sure of no hostile signature that libsodium refuses', async () => {
    const sure = await native()
    for (let k = 0; k < 8; k++) {
      for (let c = 0; c < 8; c++) {
        const { publicKey, signature } = crookedSignature(1234567n, k, c, text)
        const isSure = await sure(publicKey, text, signature)
        if (isSure) expect(p.verify(publicKey, text, signature), `${k} ${c}`).to.equal(true)
      }
    }
  })

  it('is sure of nothing that only some platforms refuse', async () => {
    // It takes everything, but for the commitment by which platforms are tried.
    const sure = await required((signature) => signature[0] !== 0xbd)
    const honest = p.signPublicKey(new Uint8Array(32))
    const signature = p.sign(new Uint8Array(32), text)
    expect(await sure(honest, text, signature)).to.equal(true)
    expect(await sure(honest, text, unreduced(signature))).to.equal(false)
    for (let times = 0; times < 8; times++) {
      expect(await sure(smallPoint(times), text, signature), `key ${times}`).to.equal(false)
      const empty = emptySignature(1234567n, times, text)
      expect(await sure(empty.publicKey, text, empty.signature), `R ${times}`).to.equal(false)
    }
    // Numbers from 2^255 - 19 on encode a y a second time.
    for (const low of [0xed, 0xee, 0xff]) {
      const other = new Uint8Array(32).fill(255)
      other[0] = low
      other[31] = 127
      expect(await sure(other, text, signature), `key ${low}`).to.equal(false)
    }
    for (const cut of [signature.subarray(1), new Uint8Array(0)]) {
      expect(await sure(honest, text, cut)).to.equal(false)
      expect(await sure(cut, text, signature)).to.equal(false)
    }
  })

  it('is not used where the platform has none, or multiplies by the cofactor', async () => {
    expect(await sureVerify(undefined)).to.equal(null)
    const none = { importKey: () => Promise.reject(new Error('no such name')) }
    expect(await sureVerify({ ...platform(() => true), ...none })).to.equal(null)
    expect(await sureVerify(platform(() => true))).to.equal(null)
    expect(await sureVerify(platform(() => false))).to.equal(null)
    const lax: Check = (signature, message, key) =>
      ed25519.verify(signature, message, key, { zip215: true })
    expect(await sureVerify(platform(lax))).to.equal(null)
  })

  it('changes no result of opening records', async () => {
    const random = seededRandom('sure')
    const { reception } = makeScene(p)
    const { instance, list } = reception
    const { sign } = member(reception, 'ola')
    const epoch = { epoch: 0, key: random(32) }
    const rowAt = (sequence: number, author = sign): RecordToOpen => {
      const place = { instance, epoch: 0, epochKey: epoch.key, sequence }
      const entry = { kind: 'note', text: `Merk ${sequence}` } as const
      const record = { previous: new Uint8Array(32), day: DAY, entry }
      const id = recordId(p, epoch.key, sequence)
      const row = sealRecord(p, random, place, author, record)
      return { place: { sequence, epoch, generation: 0, id }, row }
    }
    const imposter = { seed: member(reception, 'kari').sign.seed, publicKey: sign.publicKey }
    const changed = rowAt(2)
    const rows = [
      rowAt(0),
      rowAt(1, imposter),
      { ...changed, row: flipped(changed.row, 8 * 2000) },
      rowAt(3),
    ]
    const signers = { instance, members: list.members }
    const alone = await openRecords(p, signers, rows)
    expect(
      alone.map(({ opened }) => (typeof opened === 'string' ? opened : 'opened')),
    ).to.deep.equal(['opened', 'forged', 'tampered', 'opened'])
    expect(await openRecords(p, signers, rows, await native())).to.deep.equal(alone)
    expect(await openRecords(p, signers, rows, async () => false)).to.deep.equal(alone)
  })
})
