import { type DropDraft, sealDrop } from '../../../crypto/drop/drop.ts'
import { keyPartOf } from '../../../crypto/drop/key-parts.ts'
import type { DropContent } from '../../../crypto/entries/content.ts'
import {
  asSignSeed,
  recipientId,
  type SignKeyPair,
  signKeyPairOf,
} from '../../../crypto/keys/keys.ts'
import type { ReceiptKeys } from '../../../crypto/keys/receipt.ts'
import { SIZE } from '../../../crypto/primitives/labels.ts'
import type { Primitives } from '../../../crypto/primitives/primitives.ts'
import {
  DAY,
  reportContent,
  seededRandom,
  staffOf,
  type VectorReception,
  WEEK,
} from './reception.ts'

interface Scene {
  readonly reception: VectorReception
  readonly receipt: Pick<ReceiptKeys, 'signSeed'>
}

/** A report that two of three open together, and the drop by which the first gives the others their part. */
export function togetherVector(
  p: Primitives,
  { reception, receipt }: Scene,
  draftOf: (content: DropContent, messageId: Uint8Array, decoy: SignKeyPair) => DropDraft,
) {
  const seed = 'postern vectors: together'
  const random = seededRandom(seed)
  const { instance, list } = reception
  const readers = ['kari', 'ola', 'nils'].flatMap((id) => {
    const { position, weeks } = staffOf(reception, id)
    const member = list.members.find((one) => one.id === id)
    const { publicKey } = weeks[0]
    return member ? [{ member, position, publicKey, id: recipientId(p, publicKey) }] : []
  })
  const content = { kind: 'report' as const, content: reportContent('Rektor låser skapet 🫐') }
  const draft = draftOf(content, random(SIZE.messageId), signKeyPairOf(p, asSignSeed(random(32))))
  const echo = random(SIZE.echo)
  const signer = asSignSeed(receipt.signSeed)
  const report = sealDrop(p, random, instance, draft, readers, signer, echo, 'two')
  const { sign } = staffOf(reception, 'kari')
  const part = keyPartOf(p, report.contentKey, staffOf(reception, 'kari').position)
  const said = {
    ...{ kind: 'key-part' as const, content: { drop: report.id, part } },
    ...{ messageId: random(SIZE.messageId), day: DAY, week: WEEK, reference: '0000000' },
    ...{ address: new Uint8Array(SIZE.address), boardKey: null, signer: sign.publicKey, letter: 0 },
    ...{ listHash: list.hash, textsHash: new Uint8Array(SIZE.key) },
  }
  const others = readers.slice(1)
  const told = sealDrop(p, random, instance, said, others, sign.seed, random(SIZE.echo))
  return {
    seed,
    instance,
    id: report.id,
    contentKey: report.contentKey,
    request: report.request,
    parts: readers.map(({ position }) => ({
      position,
      part: keyPartOf(p, report.contentKey, position),
    })),
    content: content.content,
    others: [
      { author: 'kari', positions: others.map(({ position }) => position), request: told.request },
    ],
  }
}
