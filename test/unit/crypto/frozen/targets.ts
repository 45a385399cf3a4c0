import { type BoardReading, readBoard } from '../../../../crypto/board/board.ts'
import { parsePage } from '../../../../crypto/board/page.ts'
import { openSlot, sealSlot, splitMessage } from '../../../../crypto/board/slot.ts'
import { openBlock, sealBlock } from '../../../../crypto/drop/blocks.ts'
import { openDrop, openDropWithKey } from '../../../../crypto/drop/drop.ts'
import {
  contentHash,
  openBundle,
  signKeyList,
  verifyKeyList,
} from '../../../../crypto/keys/keylist.ts'
import { decodePublication, encodePublication } from '../../../../crypto/keys/publication.ts'
import { deriveReceipt, makeCode } from '../../../../crypto/keys/receipt.ts'
import { openRecord, sealRecord } from '../../../../crypto/log/record.ts'
import { equal, type Random, utf8 } from '../../../../crypto/primitives/bytes.ts'
import { CryptoError } from '../../../../crypto/primitives/errors.ts'
import { SIZE } from '../../../../crypto/primitives/labels.ts'
import type { Primitives } from '../../../../crypto/primitives/primitives.ts'
import {
  boardPage,
  DAY,
  keysOf,
  makeScene,
  member,
  reportContent,
  type Scene,
  seededRandom,
  slotPart,
  slotPlace,
  storedDrop,
  vectorReception,
  WEEK,
} from '../../../support/reception/sealing.ts'
import { cacheTarget, unsentTarget } from './cache-target.ts'
import { checkpointTarget } from './checkpoint-target.ts'
import { draftTarget } from './draft-target.ts'
import { bundleFileTarget, enrolmentTarget, vaultTarget, weeklyTarget } from './file-targets.ts'
import { remembering } from './remembering.ts'
import { requestTarget } from './request-target.ts'
import { rootRecoveryTarget, successionTarget } from './root-targets.ts'
import { lockedVaultTarget } from './security-key-target.ts'
import { stopTarget } from './stop-target.ts'
import { suspensionTarget } from './suspension-target.ts'
import type { Target } from './tampering.ts'
import { togetherTargets } from './together-target.ts'

// No Node and no chai here: the same campaigns run in browsers.

/** Offsets every `size` bytes from `from` to `to`, both included. */
function steps(from: number, to: number, size: number): number[] {
  return Array.from({ length: Math.floor((to - from) / size) + 1 }, (_, i) => from + i * size)
}

/** Everything that is sealed or signed, each with its reader, for one engine. */
export function makeTargets(p: Primitives): readonly Target[] {
  const random = seededRandom('tampering')
  const scene = makeScene(p)
  return [
    dropTarget(p, random, scene),
    slotTarget(p, random, scene),
    pageTarget(p, random, scene),
    recordTarget(p, random, scene),
    keyListTarget(p, random, scene),
    bundleTarget(p, random, scene),
    publicationTarget(p, scene),
    requestTarget(p, random, scene),
    blockTarget(p, random, scene),
    vaultTarget(p, random, scene),
    cacheTarget(p, random),
    unsentTarget(p, seededRandom('what waits')),
    weeklyTarget(p, random, scene),
    lockedVaultTarget(p, seededRandom('locked vaults'), scene),
    draftTarget(p, random, scene),
    suspensionTarget(p, scene),
    stopTarget(p, scene),
    checkpointTarget(p, random, scene),
    enrolmentTarget(p, random),
    bundleFileTarget(p, random),
    successionTarget(p, seededRandom('successions'), scene),
    rootRecoveryTarget(p, seededRandom('root recovery')),
    ...togetherTargets(p, seededRandom('letters that two open'), scene),
  ]
}

function dropTarget(p: Primitives, random: Random, scene: Scene): Target {
  const { reception } = scene
  const reader = remembering(p)
  const first = storedDrop(p, random, scene)
  const second = storedDrop(p, random, scene, {
    kind: 'follow-up',
    content: reportContent('Noe annet'),
  })
  const toOthers = storedDrop(p, random, scene, {
    kind: 'identity',
    content: reportContent('Kari Nordmann'),
  })
  const keys = keysOf(reception, 'ola')
  const read = (instance: Uint8Array, position: number, using: typeof keys, bytes: Uint8Array) =>
    openDrop(reader, instance, position, using, bytes)?.body ?? null
  const { instance } = reception
  return {
    name: 'a drop',
    originals: [first.stored, second.stored, toOthers.stored],
    parts: [0, ...steps(32, 9376, 1168), 25_776],
    open: (bytes) => read(instance, 1, keys, bytes),
    elsewhere: [
      (draw) => read(draw(16), 1, keys, first.stored),
      (draw) =>
        read(instance, [0, 2, 3, 4, 5, 6, 7][(draw(1)[0] ?? 0) % 7] ?? 0, keys, first.stored),
      () =>
        read(
          instance,
          1,
          keys.map((one) => ({ ...one, week: one.week + 1 })),
          first.stored,
        ),
      (draw) => openDropWithKey(p, draw(16), first.contentKey, first.stored).body,
      () => openDropWithKey(p, instance, second.contentKey, first.stored).body,
    ],
  }
}

function slotTarget(p: Primitives, random: Random, scene: Scene): Target {
  const { reception } = scene
  const seal = (number: number, text: string) =>
    sealSlot(
      p,
      random,
      slotPlace(scene, number),
      member(reception, 'kari').sign,
      slotPart(random(16), splitMessage({ day: DAY, text })[0] ?? new Uint8Array(0)),
    )
  const originals = [seal(0, 'mottatt'), seal(1, 'et spørsmål'), seal(2, 'noe helt annet')] as const
  const place = slotPlace(scene, 0)
  const { list } = reception
  const moved = (change: object) => openSlot(p, list, { ...place, ...change }, originals[0])
  return {
    name: 'a slot',
    originals: [...originals],
    parts: [0, 24, 28, 36, 37, 53, 57, 61, 63, 944, 1008, 1024],
    open: (bytes) => openSlot(p, list, place, bytes),
    elsewhere: [
      (draw) => moved({ instance: draw(16) }),
      (draw) => moved({ number: 1 + ((draw(1)[0] ?? 0) % 7) }),
      (draw) => moved({ week: WEEK + 1 + (draw(1)[0] ?? 0) }),
      (draw) => moved({ signer: draw(32) }),
      () => moved({ board: scene.receipt.board(WEEK + 1) }),
      () => openSlot(p, { ...list, members: list.members.slice(1) }, place, originals[0]),
    ],
  }
}

/** A reader's reading of a page, without the parts that every page has. */
function told(reading: BoardReading) {
  const { status, messages, sent, positions, newerList } = reading
  const all = [...(status ? [status] : []), ...messages]
  return {
    texts: all.map(({ content }) => content.text),
    sentWeeks: sent.map(({ week }) => week),
    positions,
    newerList,
  }
}

function pageTarget(p: Primitives, random: Random, scene: Scene): Target {
  const text = (content: string) => splitMessage({ day: DAY, text: content })
  const long = text('lang '.repeat(200))
  const messageId = random(16)
  const slots = [
    ...long.map((piece, part) => ({
      number: 1 + part,
      part: slotPart(messageId, piece, { kind: 'message', part, parts: long.length }),
    })),
    { number: 0, part: slotPart(random(16), text('mottatt')[0]!, { live: 7 }) },
  ]
  const stranger = deriveReceipt(p, scene.reception.instance, makeCode(random, '0000000'))
  const { list } = scene.reception
  const first = boardPage(p, random, scene, slots)
  const again = boardPage(p, random, scene, slots)
  const foreign = boardPage(p, random, scene, slots, stranger)
  const reader = remembering(p)
  const read = (bytes: Uint8Array, receipt = scene.receipt, known = list) =>
    readBoard(reader, known, receipt, parsePage(bytes))
  const whole = told(read(first))
  const allowed = (value: unknown) => {
    const reading = value as BoardReading
    const now = told(reading)
    const lost = now.texts.length < whole.texts.length && reading.status !== null
    return (
      now.texts.every((one) => whole.texts.includes(one)) &&
      new Set(now.texts).size === now.texts.length &&
      now.sentWeeks.every((week) => whole.sentWeeks.includes(week)) &&
      // a number 0 that does not open names nobody
      [null, 0, whole.positions].includes(now.positions) &&
      !now.newerList &&
      (reading.day === DAY || now.texts.length + now.sentWeeks.length === 0) &&
      (!lost || reading.incomplete)
    )
  }
  const nothing = (reading: BoardReading) => {
    const { texts, sentWeeks } = told(reading)
    return texts.length + sentWeeks.length === 0 ? null : reading
  }
  return {
    name: 'a page',
    originals: [first, again, foreign],
    parts: [0, 24, 48, 52, 54, ...steps(56, 56 + 16 * 1056, 1056), first.length],
    open: (bytes) => read(bytes),
    allowed,
    elsewhere: [
      () => nothing(read(first, stranger)),
      (draw) => nothing(read(first, deriveReceipt(p, draw(16), makeCode(draw, '0000000')))),
      () => told(read(first, scene.receipt, { ...list, members: [] })).texts[0] ?? null,
    ],
  }
}

function recordTarget(p: Primitives, random: Random, scene: Scene): Target {
  const { instance, list } = scene.reception
  const [epochKey, otherKey] = [random(32), random(32)]
  const { sign } = member(scene.reception, 'ola')
  const seal = (sequence: number, key: Uint8Array, text: string) =>
    sealRecord(p, random, { instance, epoch: 0, epochKey: key, sequence }, sign, {
      previous: new Uint8Array(32),
      day: DAY,
      entry: { kind: 'note', text },
    })
  const originals = [
    seal(4, epochKey, 'fire'),
    seal(5, epochKey, 'fem'),
    seal(4, otherKey, 'andre'),
  ] as const
  const place = { instance, epoch: 0, epochKey, sequence: 4 }
  const moved = (change: object) => openRecord(p, list, { ...place, ...change }, originals[0])
  return {
    name: 'a record',
    originals: [...originals],
    parts: [0, 32, 56, 64, 68, 72, 104, 108, 110, 4016, 4080, 4096],
    open: (bytes) => openRecord(p, list, place, bytes),
    elsewhere: [
      (draw) => moved({ instance: draw(16) }),
      (draw) => moved({ sequence: 5 + (draw(1)[0] ?? 0) }),
      (draw) => moved({ epoch: 1 + (draw(1)[0] ?? 0) }),
      (draw) => moved({ epochKey: draw(32) }),
      () => openRecord(p, { members: list.members.slice(2) }, place, originals[0]),
    ],
  }
}

function keyListTarget(p: Primitives, random: Random, { reception }: Scene): Target {
  const { signed, draft, fingerprint } = reception
  const newer = signKeyList(p, reception.root.seed, {
    ...draft,
    version: 2,
    previous: reception.list.hash,
  })
  const foreign = vectorReception(p, random)
  const json = utf8(',"').length
  const commas = [...signed.keys()].filter((i) => i > 64 && signed[i] === 44)
  return {
    name: 'a key list',
    originals: [signed, newer, foreign.signed],
    parts: [0, 32, 64, ...commas.map((at) => at + json - 1), signed.length],
    open: (bytes) => verifyKeyList(p, bytes, fingerprint),
    elsewhere: [() => verifyKeyList(p, signed, foreign.fingerprint)],
  }
}

function bundleTarget(p: Primitives, random: Random, { reception }: Scene): Target {
  const [first, second] = reception.bundles
  const foreign = vectorReception(p, random)
  const { list } = reception
  return {
    name: 'a weekly bundle',
    originals: [first, second, foreign.bundles[0]],
    parts: steps(0, first.length, SIZE.kemPublicKey),
    open: (bytes) => openBundle(p, list, WEEK, bytes),
    elsewhere: [
      () => openBundle(p, list, WEEK + 1, first),
      () => openBundle(p, list, WEEK - 1, first),
      () => openBundle(p, foreign.list, WEEK, first),
    ],
  }
}

function publicationTarget(p: Primitives, { reception }: Scene): Target {
  const bundles = reception.bundles.map((bundle, i) => ({ week: WEEK + i, bundle }))
  const { signed, content } = reception
  const first = encodePublication({ signed, content, bundles })
  const second = encodePublication({ signed, content, bundles: [...bundles].reverse() })
  const take = (bytes: Uint8Array, root = reception.fingerprint) => {
    const publication = decodePublication(bytes)
    const list = verifyKeyList(p, publication.signed, root)
    if (!equal(contentHash(p, list.instance, publication.content), list.content)) {
      throw new CryptoError('forged', 'another content document')
    }
    for (const { week, bundle } of publication.bundles) openBundle(p, list, week, bundle)
    if (publication.bundles.length !== list.weeks.bundles.length) {
      throw new CryptoError('malformed', 'a bundle is missing')
    }
    return publication
  }
  const contentAt = 12 + signed.length
  const bundlesAt = contentAt + 4 + content.length
  return {
    name: 'a publication',
    originals: [first, second],
    parts: [0, 4, 8, 12, 76, contentAt, contentAt + 4, ...steps(bundlesAt, first.length, 4868)],
    open: (bytes) => take(bytes),
    elsewhere: [() => take(first, vectorReception(p, seededRandom('elsewhere')).fingerprint)],
  }
}

function blockTarget(p: Primitives, random: Random, { reception }: Scene): Target {
  const streamKey = random(32)
  const place = { instance: reception.instance, streamKey, index: 1, total: 4 }
  const plain = random(1000)
  const first = sealBlock(p, place, plain)
  const moved = (change: object) => openBlock(p, { ...place, ...change }, first)
  return {
    name: 'a block',
    originals: [
      first,
      sealBlock(p, { ...place, index: 2 }, plain),
      sealBlock(p, { ...place, streamKey: random(32) }, plain),
    ],
    parts: [0, 32, ...steps(65_536, 4 * 65_536 - 48, 65_536), SIZE.block - 16, SIZE.block],
    open: (bytes) => openBlock(p, place, bytes).length,
    elsewhere: [
      (draw) => moved({ instance: draw(16) }).length,
      (draw) => moved({ index: 2 + (draw(1)[0] ?? 0) }).length,
      (draw) => moved({ total: 5 + (draw(1)[0] ?? 0) }).length,
      (draw) => moved({ streamKey: draw(32) }).length,
    ],
  }
}
