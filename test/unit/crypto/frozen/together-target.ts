import { openDropWithKey, openOrPart, sealDrop } from '../../../../crypto/drop/drop.ts'
import type { KeyPart } from '../../../../crypto/drop/key-parts.ts'
import { encodeSlip } from '../../../../crypto/drop/slip.ts'
import { keyFromParts, type OwnPart } from '../../../../crypto/drop/together.ts'
import type { DropContent } from '../../../../crypto/entries/content.ts'
import { asSignSeed, recipientId } from '../../../../crypto/keys/keys.ts'
import { concat, equal, type Random } from '../../../../crypto/primitives/bytes.ts'
import { LIMIT, PARTED, SIZE } from '../../../../crypto/primitives/labels.ts'
import type { Primitives } from '../../../../crypto/primitives/primitives.ts'
import { keysOf, member, reportContent, type Scene } from '../../../support/reception/sealing.ts'
import { draftOf } from '../../../vectors/generate/data.ts'
import { remembering } from './remembering.ts'
import type { Target } from './tampering.ts'

const READERS = ['kari', 'ola', 'nils'] as const
const SLIP_AT = SIZE.id + SIZE.wraps
const PARTS_AT = SLIP_AT + PARTED.slip + SIZE.aeadTag
/** Bounds of wraps, the slip, each sealed part and the body. */
const BOUNDS = [
  ...[0, SIZE.id, SIZE.id + 1168, SIZE.id + 2 * 1168, SIZE.id + 5 * 1168, SIZE.id + 6 * 1168],
  ...[SLIP_AT, PARTS_AT],
  ...Array.from({ length: LIMIT.positions }, (_, i) => PARTS_AT + (i + 1) * PARTED.keyPart),
  SIZE.sealedDrop,
]

/** Letters that two open: each part by itself, and what two parts open. */
export function togetherTargets(p: Primitives, random: Random, scene: Scene): Target[] {
  const { reception } = scene
  const { instance } = reception
  const reader = remembering(p)
  const seal = (kind: 'report' | 'follow-up', text: string, to: readonly string[]) => {
    const content: DropContent = { kind, content: reportContent(text) }
    const decoy = member(reception, 'kari').sign
    const { draft } = draftOf(scene, content, random(16), decoy)
    const seed = asSignSeed(scene.receipt.signSeed)
    const recipients = to.map((id) => {
      const { position, weeks } = member(reception, id)
      const { publicKey } = weeks[0]
      const found = reception.list.members.find((one) => one.id === id)
      if (found === undefined) throw new Error(`no member ${id}`)
      return { member: found, position, publicKey, id: recipientId(p, publicKey) }
    })
    const made = sealDrop(p, random, instance, draft, recipients, seed, random(24), 'two')
    return made.request.slice(0, SIZE.sealedDrop)
  }
  const first = seal('report', 'Rektor låser skapet', READERS)
  const second = seal('follow-up', 'Og skuffen', READERS)
  const toOthers = seal('report', 'Noe annet', ['ola', 'nils'])
  const partIn = (
    bytes: Uint8Array,
    id: string,
    keys = keysOf(reception, id),
    place = instance,
  ) => {
    const found = openOrPart(reader, place, member(reception, id).position, keys, bytes)
    if (found?.kind === 'drop') throw new Error('one opened it alone')
    return found?.own ?? null
  }
  const join = (bytes: Uint8Array, parts: readonly (KeyPart | null)[]) => {
    const held = parts.filter((one) => one !== null)
    const key = keyFromParts(p, bytes.slice(0, SIZE.id), held)
    return key === null ? null : openDropWithKey(p, instance, key, bytes).body
  }
  const held = (bytes: Uint8Array, id: string): OwnPart => {
    const own = partIn(bytes, id)
    if (own === null) throw new Error('no part')
    return own
  }
  const own = held(first, 'ola')
  const theirs = held(first, 'nils')
  const bytesOf = ({ id, part, slip }: OwnPart) => concat(id, part, encodeSlip(slip))
  const later = () => keysOf(reception, 'ola').map((one) => ({ ...one, week: one.week + 1 }))
  return [
    {
      name: "a reader's part of a letter that two open",
      originals: [first, second, toOthers],
      parts: BOUNDS,
      open: (bytes) => partIn(bytes, 'ola'),
      // The body, and the parts of others, are not this reader's to check before two open it.
      allowed: (read) => equal(bytesOf(read as OwnPart), bytesOf(own)),
      elsewhere: [
        (draw) => partIn(first, 'ola', undefined, draw(16)),
        () => partIn(first, 'ola', later()),
        () => partIn(first, 'siri'),
        () => partIn(toOthers, 'kari'),
      ],
    },
    {
      name: 'a letter that two open',
      originals: [first, second, toOthers],
      parts: BOUNDS,
      open: (bytes) => join(bytes, [partIn(bytes, 'ola'), partIn(bytes, 'nils')]),
      elsewhere: [
        // one reader alone, with as many parts of their own making as they like
        () => join(first, [own]),
        () => join(first, [own, own, { ...own, part: theirs.part }]),
        (draw) =>
          join(first, [own, ...READERS.map((_, position) => ({ position, part: draw(32) }))]),
        (draw) => join(first, [own, changed(theirs, draw)]),
        // a part at another place than its own, and parts of another letter
        () => join(first, [own, { ...theirs, position: theirs.position + 1 }]),
        () => join(first, [own, held(second, 'nils')]),
        () => join(first, [held(second, 'ola'), held(second, 'nils')]),
        () => join(first, [held(toOthers, 'ola'), held(toOthers, 'nils'), own]),
        () => join(second, [own, theirs]),
      ],
    },
  ]
}

/** The same part with one bit turned over. */
function changed(one: KeyPart, draw: Random): KeyPart {
  const [at = 0, bit = 0] = draw(2)
  const part = one.part.slice()
  part[at % part.length] = (part[at % part.length] ?? 0) ^ (1 << (bit & 7))
  return { ...one, part }
}
