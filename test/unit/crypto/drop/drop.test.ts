import { expect } from 'chai'
import fc from 'fast-check'
import { wasMeantFor } from '../../../../crypto/drop/body.ts'
import {
  type DropDraft,
  openDrop,
  openDropWithKey,
  sealDrop,
} from '../../../../crypto/drop/drop.ts'
import type { DropContent, ReporterContent } from '../../../../crypto/entries/content.ts'
import { CONTENT_LIMIT, contentLength } from '../../../../crypto/entries/content-length.ts'
import { recipientsOf } from '../../../../crypto/keys/keylist.ts'
import {
  asContentKey,
  asKemPublicKey,
  asKemSeed,
  asSignSeed,
  recipientId,
  weekKeyPairOf,
} from '../../../../crypto/keys/keys.ts'
import { concat, readU32 } from '../../../../crypto/primitives/bytes.ts'
import { ctx, kdf, ZERO_NONCE } from '../../../../crypto/primitives/kdf.ts'
import { LIMIT, SIZE } from '../../../../crypto/primitives/labels.ts'
import {
  flipped,
  keysOf,
  lyingAboutId,
  makeScene,
  member,
  reportContent,
  seededRandom,
  storedDrop,
  WEEK,
} from '../../../support/reception/sealing.ts'
import { dropContent } from '../../../support/run/arbitraries.ts'
import { onBothEngines } from '../../../support/run/engines.ts'
import { outcome, refusal } from '../../../support/run/refusal.ts'

/** A report whose content is exactly `length` bytes as JSON. */
function contentOf(length: number): ReporterContent {
  const empty = contentLength({ ...reportContent(''), answers: { what: '' } })
  return { ...reportContent(''), answers: { what: 'x'.repeat(length - empty) } }
}

onBothEngines('a drop', (p) => {
  const random = seededRandom('drops')
  const scene = makeScene(p)
  const { reception, receipt } = scene
  const { instance } = reception
  const [kari, ola] = [member(reception, 'kari'), member(reception, 'ola')]
  const open = (bytes: Uint8Array, id = 'ola') =>
    openDrop(p, instance, member(reception, id).position, keysOf(reception, id), bytes)
  const sealAgain = (
    draft: DropDraft,
    recipients = recipientsOf(p, reception.list, reception.keys, 'general'),
  ) =>
    sealDrop(
      p,
      random,
      instance,
      draft,
      recipients,
      asSignSeed(receipt.signSeed),
      new Uint8Array(16),
    )

  it('opens to what was sealed, of every kind, for each reader and with K alone', () => {
    fc.assert(
      fc.property(dropContent, (content) => {
        const drop = storedDrop(p, random, scene, content)
        const reader = { identity: 'siri', grant: 'nils' }[content.kind as string] ?? 'kari'
        const opened = open(drop.stored, reader)!
        expect(opened.body.kind).to.equal(content.kind)
        expect(opened.body.content).to.deep.equal(content.content)
        expect(opened.id).to.deep.equal(drop.id)
        const { draft } = drop
        expect(opened.body).to.deep.include({ day: draft.day, week: WEEK, signer: draft.signer })
        expect(opened.body.boardKey).to.deep.equal(draft.boardKey)
        const again = openDropWithKey(p, instance, drop.contentKey, drop.stored)
        expect(again).to.deep.equal(opened)
      }),
      { numRuns: 25 },
    )
  })

  it('is always the same length, with the week and the echo behind the envelope', () => {
    for (const content of [reportContent(''), contentOf(CONTENT_LIMIT)]) {
      const { request } = storedDrop(p, random, scene, { kind: 'report', content })
      expect(request).to.have.length(SIZE.drop)
      expect(readU32(request, SIZE.sealedDrop)).to.equal(WEEK)
    }
  })

  it('holds 15,402 bytes of content and refuses one more', () => {
    expect(CONTENT_LIMIT).to.equal(15_402)
    const full: DropContent = { kind: 'report', content: contentOf(CONTENT_LIMIT) }
    expect(open(storedDrop(p, random, scene, full).stored)?.body.content).to.deep.equal(
      full.content,
    )
    const over: DropContent = { kind: 'report', content: contentOf(CONTENT_LIMIT + 1) }
    expect(refusal(() => storedDrop(p, random, scene, over))).to.equal('refused')
  })

  it('opens for nobody whom it was not sealed to, at no other position', () => {
    const { stored } = storedDrop(p, random, scene)
    for (const id of ['siri', 'nils']) expect(open(stored, id)).to.equal(null)
    for (const position of [0, 2, 3, 4, 5, 6, 7]) {
      expect(openDrop(p, instance, position, keysOf(reception, 'ola'), stored)).to.equal(null)
    }
    expect(openDrop(p, instance, 1, [], stored)).to.equal(null)
    expect(openDrop(p, instance, 1, [ola.weeks[1]], stored)).to.equal(null)
  })

  it('is refused, or is nobody’s, once any bit is turned over', () => {
    const { stored } = storedDrop(p, random, scene)
    fc.assert(
      fc.property(fc.nat({ max: 8 * stored.length - 1 }), (bit) => {
        expect(outcome(() => open(flipped(stored, bit)))).to.be.oneOf([null, 'tampered'])
      }),
      { numRuns: 150 },
    )
  })

  it('is refused at every other length', () => {
    const { request, stored } = storedDrop(p, random, scene)
    for (const length of [0, 1, 32, 9376, SIZE.sealedDrop - 1]) {
      expect(refusal(() => open(stored.slice(0, length)))).to.equal('malformed')
    }
    expect(refusal(() => open(request))).to.equal('malformed')
    expect(refusal(() => openDropWithKey(p, instance, asContentKey(random(32)), request))).to.equal(
      'malformed',
    )
  })

  it('goes to nobody: refused; to two at one position: refused; to a broken key: refused', () => {
    const { draft } = storedDrop(p, random, scene)
    const [one] = recipientsOf(p, reception.list, reception.keys, 'general')
    expect(refusal(() => sealAgain(draft, []))).to.equal('refused')
    expect(refusal(() => sealAgain(draft, [one!, one!]))).to.equal('refused')
    const broken = { ...one!, publicKey: asKemPublicKey(new Uint8Array(1216).fill(255)) }
    expect(refusal(() => sealAgain(draft, [broken]))).to.equal('bad-key')
  })

  it('opens with nothing that its receipt code gives, as K or as a weekly key', () => {
    const { stored } = storedDrop(p, random, scene)
    const { echoKey, signSeed, signer, boardKey, board } = receipt
    for (const bytes of [echoKey, signSeed, signer, boardKey(WEEK), board(WEEK)]) {
      expect(refusal(() => openDropWithKey(p, instance, asContentKey(bytes), stored))).to.equal(
        'tampered',
      )
      const keys = [weekKeyPairOf(p, asKemSeed(bytes), WEEK)]
      for (let position = 0; position < LIMIT.positions; position++) {
        expect(openDrop(p, instance, position, keys, stored)).to.equal(null)
      }
    }
  })

  it('leaves out whom the reporter leaves out', () => {
    const { draft } = storedDrop(p, random, scene)
    const recipients = recipientsOf(p, reception.list, reception.keys, 'general', ['kari'])
    const stored = sealAgain(draft, recipients).request.slice(0, SIZE.sealedDrop)
    expect(open(stored, 'kari')).to.equal(null)
    const body = open(stored, 'ola')!.body
    expect(body.recipients.map((id) => id !== null)).to.deep.equal([
      ...[false, true, false, false, false, false, false, false],
    ])
  })

  it('shows a reader to whom a recipient has forwarded it that it was not meant for them', () => {
    const { draft, contentKey, stored } = storedDrop(p, random, scene)
    const { body } = openDropWithKey(p, instance, contentKey, stored)
    expect(wasMeantFor(body, 0, recipientId(p, kari.weeks[0].publicKey))).to.equal(true)
    expect(
      wasMeantFor(body, 2, recipientId(p, member(reception, 'siri').weeks[0].publicKey)),
    ).to.equal(false)
    expect(wasMeantFor(body, 1, recipientId(p, kari.weeks[0].publicKey))).to.equal(false)
    expect(wasMeantFor(body, 9, recipientId(p, kari.weeks[0].publicKey))).to.equal(false)
    // The recipients are under the reporter's signature: a reader cannot name another.
    const forged = { ...draft, recipients: [] }
    const signedBySelf = sealDrop(
      p,
      random,
      instance,
      forged,
      recipientsOf(p, reception.list, reception.keys, 'general'),
      kari.sign.seed,
      new Uint8Array(16),
    )
    expect(refusal(() => open(signedBySelf.request.slice(0, SIZE.sealedDrop)))).to.equal('forged')
  })

  it('is refused when its body names another week than the key that opened it', () => {
    const { draft } = storedDrop(p, random, scene)
    const recipients = recipientsOf(p, reception.list, reception.keys, 'general')
    const { request, id, contentKey } = sealAgain({ ...draft, week: WEEK + 1 }, recipients)
    // Next week's body, and K wrapped with this week's key in its place: a recipient could do it.
    const { publicKey } = ola.weeks[0]
    const { ciphertext, sharedSecret } = p.kemEncapsulate(publicKey, random(64))
    const key = kdf(p, sharedSecret, 'wrap', instance, WEEK, 1, publicKey, ciphertext, 1)
    const wrap = concat(ciphertext, p.aeadSeal(key, ZERO_NONCE, id, contentKey))
    const head = request.slice(0, 9376)
    const body = request.slice(9376, SIZE.sealedDrop)
    const plain = p.aeadOpen(contentKey, ZERO_NONCE, ctx('drop', instance, head), body)!
    head.set(wrap, 32 + 1168)
    const sealed = p.aeadSeal(contentKey, ZERO_NONCE, ctx('drop', instance, head), plain)
    expect(refusal(() => open(concat(head, sealed)))).to.equal('forged')
    expect(openDropWithKey(p, instance, contentKey, concat(head, sealed)).body.week).to.equal(
      WEEK + 1,
    )
  })

  it('commits to its key: an envelope whose id is not of its key opens for nobody', () => {
    const lying = lyingAboutId(p, random(32))
    const { stored, contentKey } = storedDrop(lying, random, scene)
    expect(refusal(() => open(stored))).to.equal('tampered')
    expect(refusal(() => open(stored, 'kari'))).to.equal('tampered')
    expect(refusal(() => openDropWithKey(p, instance, contentKey, stored))).to.equal('tampered')
    expect(openDropWithKey(lying, instance, contentKey, stored).body.kind).to.equal('report')
    const other = asContentKey(random(32))
    expect(refusal(() => openDropWithKey(p, instance, other, stored))).to.equal('tampered')
  })

  it('is refused where its inside is not padded with zeros, or says an impossible length', () => {
    const { stored, contentKey } = storedDrop(p, random, scene)
    const ad = ctx('drop', instance, stored.slice(0, 9376))
    const plain = p.aeadOpen(contentKey, ZERO_NONCE, ad, stored.slice(9376))!
    const spoil = (at: number, value: Uint8Array) => {
      const copy = plain.slice()
      copy.set(value, at)
      const sealed = p.aeadSeal(contentKey, ZERO_NONCE, ad, copy)
      return concat(stored.slice(0, 9376), sealed)
    }
    expect(open(spoil(0, plain.slice(0, 4)))?.body.kind).to.equal('report')
    const wrongs: [number, number[]][] = [
      [SIZE.dropPlain - 1, [1]],
      [readU32(plain, 0) + 4, [1]],
      [0, [0, 0, 0, 0]],
      [0, [0, 0, 1, 99]],
      [0, [0, 0, 64, 0]],
      [0, [255, 255, 255, 255]],
    ]
    for (const [at, value] of wrongs) {
      const act = () => open(spoil(at, Uint8Array.from(value)))
      expect(refusal(act), `${value} at ${at}`).to.equal('malformed')
    }
  })
})
