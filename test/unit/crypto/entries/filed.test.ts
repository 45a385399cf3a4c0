import { expect } from 'chai'
import fc from 'fast-check'
import { type Entry, entrySchema } from '../../../../crypto/entries/entry.ts'
import { DOCUMENTS } from '../../../../crypto/entries/entry-evidence.ts'
import {
  asContentKey,
  caseKey,
  firstEpochKey,
  newSignKeyPair,
} from '../../../../crypto/keys/keys.ts'
import { openRecord, sealRecord } from '../../../../crypto/log/record.ts'
import { systemRandom } from '../../../../crypto/primitives/bytes.ts'
import { CryptoError } from '../../../../crypto/primitives/errors.ts'
import { decodeJson, encodeJson } from '../../../../crypto/primitives/json.ts'
import { SIZE } from '../../../../crypto/primitives/labels.ts'
import { bytes } from '../../../support/run/arbitraries.ts'
import { onBothEngines } from '../../../support/run/engines.ts'

type Filed = Extract<Entry, { kind: 'filed' }>

const size = fc.integer({ min: 0, max: 2 ** 31 })
const file = fc.record({
  name: fc.string({ maxLength: 255 }),
  type: fc.string({ maxLength: 127 }),
  size,
  offset: size,
  hash: bytes(32),
})
const filed: fc.Arbitrary<Filed> = fc
  .record({
    messageId: bytes(16),
    as: fc.constantFrom(...DOCUMENTS),
    received: fc.option(fc.integer({ min: 0, max: 1_000_000 })),
    text: fc.string({ maxLength: 400 }),
    key: bytes(32),
    blocks: fc.integer({ min: 1, max: 1_000_000 }),
    files: fc.array(file, { minLength: 1, maxLength: 5 }),
  })
  .map(({ received, key, blocks, files, ...said }) => ({
    ...{ kind: 'filed' as const, ...said, manifest: { key, blocks, files } },
    ...(received === null ? {} : { received }),
  }))

const read = (entry: unknown) => decodeJson(entrySchema, encodeJson(entry))

onBothEngines('an entry by which files are put into a case', (p) => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(filed, (entry) => {
        expect(read(entry)).to.deep.equal(entry)
      }),
    )
  })

  it('is refused without a file, with a text among the files, or with a member too many', () => {
    fc.assert(
      fc.property(filed, (entry) => {
        const { manifest } = entry
        const text = { size: 1, offset: 0, hash: manifest.key }
        for (const wrong of [
          { ...entry, manifest: { ...manifest, files: [] } },
          { ...entry, manifest: { ...manifest, text } },
          { ...entry, manifest: undefined },
          { ...entry, as: 'diary' },
          { ...entry, text: 'x'.repeat(401) },
          { ...entry, language: 'nb' },
        ]) {
          expect(() => read(wrong)).to.throw(CryptoError)
        }
      }),
    )
  })

  it('opens at its place only as it was sealed, whichever bit is turned', () => {
    const author = newSignKeyPair(p, systemRandom)
    const list = { members: [{ id: 'm0', signing: author.publicKey }] } as never
    const epochKey = firstEpochKey(p, caseKey(p, asContentKey(systemRandom(32))))
    const place = { instance: systemRandom(16), epoch: 0, epochKey, sequence: 3 }
    const one = { name: 'brev.pdf', type: 'application/pdf', size: 9, offset: 0 }
    const entry: Filed = {
      ...{ kind: 'filed', messageId: systemRandom(16), as: 'letter', text: 'Fra vitnet' },
      manifest: { key: systemRandom(32), blocks: 1, files: [{ ...one, hash: systemRandom(32) }] },
    }
    const record = { previous: new Uint8Array(32), day: 20_000, entry }
    const sealed = sealRecord(p, systemRandom, place, author, record)
    expect(openRecord(p, list, place, sealed).entry).to.deep.equal(entry)
    fc.assert(
      fc.property(fc.nat(SIZE.record * 8 - 1), (bit) => {
        const turned = sealed.slice()
        turned[bit >> 3] = (turned[bit >> 3] ?? 0) ^ (1 << (bit & 7))
        expect(() => openRecord(p, list, place, turned)).to.throw(CryptoError)
      }),
    )
  })
})
