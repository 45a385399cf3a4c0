import { encodeChoice, openChoice, sealEcho } from '../../../crypto/board/choice.ts'
import { echoDay, echoDays, echoRow, nextEcho, splitEcho } from '../../../crypto/board/echo.ts'
import { buildEchoes, buildPage, dayKeys } from '../../../crypto/board/page.ts'
import {
  sealSlot,
  slotDisposal,
  slotId,
  splitMessage,
  veilKey,
} from '../../../crypto/board/slot.ts'
import { blockId, sealBlock } from '../../../crypto/drop/blocks.ts'
import { type DropDraft, sealDrop } from '../../../crypto/drop/drop.ts'
import { DROP_KIND, type DropContent, type DropKind } from '../../../crypto/entries/content.ts'
import { custodiansOf, type Recipient, recipientsOf } from '../../../crypto/keys/keylist.ts'
import {
  asSignSeed,
  newSignKeyPair,
  recipientId,
  type SignKeyPair,
} from '../../../crypto/keys/keys.ts'
import { encodePublication } from '../../../crypto/keys/publication.ts'
import {
  codeGroups,
  deriveReceipt,
  makeCode,
  type ReceiptCode,
  type ReceiptKeys,
} from '../../../crypto/keys/receipt.ts'
import type { Random } from '../../../crypto/primitives/bytes.ts'
import { encodeJson } from '../../../crypto/primitives/json.ts'
import { LIMIT, SIZE } from '../../../crypto/primitives/labels.ts'
import type { HashPassphrase, Primitives } from '../../../crypto/primitives/primitives.ts'
import { newVaultKey, sealVault, sealWeeks, type Vault } from '../../../crypto/vault/vault.ts'
import { listQuery } from '../../../crypto/wire/listing.ts'
import { signRequest } from '../../../crypto/wire/request.ts'
import { copyVector, draftVector } from './draft.ts'
import { enrolmentVector } from './enrolment.ts'
import { longLifeVector } from './long-life.ts'
import { memberVectors } from './members.ts'
import {
  DAY,
  reportContent,
  seededRandom,
  staffOf,
  type VectorReception,
  vectorReception,
  WEEK,
} from './reception.ts'
import { recordVectors } from './record.ts'
import { referenceVector } from './reference.ts'
import { sealedFileVector } from './sealed-file.ts'
import { togetherVector } from './together.ts'

/** One file of vectors: JSON values, and byte strings, which become base64url. */
export type VectorFile = Readonly<Record<string, unknown>>

/** All inputs of the files, the same on every run. */
export interface Scene {
  readonly reception: VectorReception
  readonly code: ReceiptCode
  readonly receipt: ReceiptKeys
}

/** Seeds of `seededRandom`; each file says which it used. */
const SEED = { reception: 'postern vectors: house', code: 'postern vectors: code' } as const

export function makeScene(p: Primitives): Scene {
  const reception = vectorReception(p, seededRandom(SEED.reception))
  const code = makeCode(seededRandom(SEED.code), '7KQ2XM9')
  return { reception, code, receipt: deriveReceipt(p, reception.instance, code) }
}

/** All files except the vault, by name. */
export function makeVectors(p: Primitives): Readonly<Record<string, VectorFile>> {
  const scene = makeScene(p)
  return {
    receipt: receiptVector(scene),
    'key-list': keyListVector(p, scene),
    drops: dropVectors(p, scene),
    echo: echoVector(p, scene),
    board: boardVector(p, scene),
    ...recordVectors(p, scene.reception),
    'long-life': longLifeVector(p, scene.reception, (random, content) =>
      sealInScene(p, random, scene, content),
    ),
    block: blockVector(p, scene),
    request: requestVector(p, scene),
    draft: draftVector(p, scene.reception.instance),
    copy: copyVector(p, scene.reception.instance, scene.code),
    reference: referenceVector(p, scene.reception.instance),
    'sealed-file': sealedFileVector(p, scene.reception.instance),
    enrolment: enrolmentVector(p),
    ...memberVectors(p, scene.reception),
    together: togetherVector(p, scene, (...of) => draftOf(scene, ...of).draft),
  }
}

/** The frozen form of a file: JSON with base64url byte strings, two spaces, a final line feed. */
export function vectorText(file: VectorFile): string {
  const compact = new TextDecoder().decode(encodeJson(file))
  return `${JSON.stringify(JSON.parse(compact), null, 2)}\n`
}

function receiptVector({ reception, code, receipt }: Scene): VectorFile {
  return {
    instance: reception.instance,
    code,
    shown: codeGroups(code).join('-'),
    reference: receipt.reference,
    address: receipt.address,
    echoKey: receipt.echoKey,
    signSeed: receipt.signSeed,
    signer: receipt.signer,
    boardKeys: [WEEK, WEEK + 1].map((week) => ({ week, key: receipt.boardKey(week) })),
  }
}

function keyListVector(p: Primitives, { reception }: Scene): VectorFile {
  const bundles = reception.bundles.map((bundle, i) => ({ week: WEEK + i, bundle }))
  const publication = encodePublication({
    signed: reception.signed,
    bundles,
    content: reception.content,
  })
  return {
    rootSeed: reception.root.seed,
    fingerprint: reception.fingerprint,
    signed: reception.signed,
    hash: reception.list.hash,
    content: reception.content,
    members: reception.staff.map((one) => ({
      id: one.id,
      position: one.position,
      signSeed: one.sign.seed,
      weeks: one.weeks.map(({ week, seed }) => ({ week, seed })),
    })),
    bundles,
    publicationHash: p.hash(32, null, publication),
  }
}

function contentOf(
  kind: Exclude<DropKind, 'checkpoint' | 'absence' | 'key-part'>,
  key: Uint8Array,
): DropContent {
  switch (kind) {
    case 'grant':
      return { kind, content: { caseKey: key, epoch: 1, epochKey: key.slice().reverse() } }
    case 'decoy':
      return { kind, content: {} }
    case 'report': {
      const hash = key.slice().reverse()
      const file = { name: 'bilde.jpg', type: 'image/jpeg', size: 70_000, offset: 0, hash }
      const manifest = { key, blocks: 1, files: [file] }
      const content = { ...reportContent('Blåbærsyltetøy på avveie 🫐'), manifest }
      return { kind, content }
    }
    default:
      return { kind, content: { ...reportContent(`Dette er: ${kind}`), about: key.slice(0, 16) } }
  }
}

/** A drop of any kind by its rules: who signs, who reads, whether an answer can come. */
export function draftOf(
  scene: Scene,
  content: DropContent,
  messageId: Uint8Array,
  decoy: SignKeyPair,
): { draft: DropDraft; signer: SignKeyPair | null } {
  const { reception, receipt } = scene
  const { kind } = content
  const ofMember =
    kind === 'grant' || kind === 'checkpoint' || kind === 'absence' || kind === 'key-part'
  const ofReporter = !ofMember && kind !== 'decoy'
  const signer = ofMember ? staffOf(reception, 'kari').sign : decoy
  const draft: DropDraft = {
    ...content,
    messageId,
    day: DAY,
    week: WEEK,
    reference: ofReporter ? receipt.reference : '0000000',
    address: ofReporter ? receipt.address : new Uint8Array(SIZE.address),
    boardKey: ofReporter && content.kind !== 'identity' ? receipt.boardKey(WEEK) : null,
    signer: ofReporter ? receipt.signer : signer.publicKey,
    letter: ofReporter ? LETTER : 0,
    listHash: reception.list.hash,
    textsHash: new Uint8Array(SIZE.key).fill(7),
  }
  return { draft, signer: ofReporter ? null : signer }
}

/** Readers of a drop of this kind in the vectors. */
export function readersOf(p: Primitives, reception: VectorReception, kind: DropKind): Recipient[] {
  if (kind === 'identity') return custodiansOf(p, reception.list, reception.keys)
  if (kind !== 'grant') return recipientsOf(p, reception.list, reception.keys, 'general')
  const { id, weeks } = staffOf(reception, 'nils')
  return reception.list.members
    .filter((member) => member.id === id)
    .map((member) => {
      const { publicKey } = weeks[0]
      return { member, position: member.position, publicKey, id: recipientId(p, publicKey) }
    })
}

/** Number of the vectors' letters among the letters of the week. */
export const LETTER = 41

/** Echo and choice of the letters of the vectors; by default they leave out one reader of the channel. */
export function echoIn(
  p: Primitives,
  { reception, receipt }: Pick<Scene, 'reception' | 'receipt'>,
  leftOut: readonly string[] = ['ola'],
): Uint8Array {
  const plain = encodeChoice(reception.list, { channel: 'general', leftOut })
  if (plain === null) throw new Error('no such channel')
  return sealEcho(p, receipt.echoKey, { week: WEEK, letter: LETTER }, plain)
}

/** Seal a drop of `content` in the scene, everything random drawn from `random`. */
export function sealInScene(p: Primitives, random: Random, scene: Scene, content: DropContent) {
  const { reception, receipt } = scene
  const messageId = random(SIZE.messageId)
  const { draft, signer } = draftOf(scene, content, messageId, newSignKeyPair(p, random))
  const seed = signer?.seed ?? asSignSeed(receipt.signSeed)
  const echo = echoIn(p, scene)
  const readers = readersOf(p, reception, content.kind)
  return { draft, ...sealDrop(p, random, reception.instance, draft, readers, seed, echo) }
}

/**
 * The report in full; for the others, the hash of the request that their seed gives. Drops for all colleagues are
 * in another file.
 */
function dropVectors(p: Primitives, scene: Scene): VectorFile {
  const kinds = (Object.keys(DROP_KIND) as DropKind[]).filter(
    (kind) => kind !== 'checkpoint' && kind !== 'absence' && kind !== 'key-part',
  )
  const drops = kinds.map((kind) => {
    const seed = `postern vectors: ${kind}`
    const random = seededRandom(seed)
    const content = contentOf(kind, random(SIZE.key))
    const sealed = sealInScene(p, random, scene, content)
    return {
      kind,
      seed,
      draft: sealed.draft,
      positions: readersOf(p, scene.reception, kind).map((reader) => reader.position),
      id: sealed.id,
      contentKey: sealed.contentKey,
      requestHash: p.hash(32, null, sealed.request),
      ...(kind === 'report' ? { request: sealed.request } : {}),
    }
  })
  return { instance: scene.reception.instance, drops }
}

function echoVector(p: Primitives, scene: Scene): VectorFile {
  const { receipt } = scene
  const nonce = seededRandom('postern vectors: echo')(SIZE.nonce)
  const sent = echoIn(p, scene)
  let echo = splitEcho(sent)
  const echoes = Array.from({ length: LIMIT.echoWeeks }, (_, i) => {
    const day = 7 * (WEEK + i) - 3
    const { key, choice } = echoDay(p, echo, day)
    const row = echoRow(p, { key, choice }, nonce)
    const one = { week: WEEK + i, ...echo, monday: day, dayKey: key, dayChoice: choice, row }
    echo = nextEcho(p, echo)
    return one
  })
  return {
    echoKey: receipt.echoKey,
    ...{ sealed: WEEK, letter: LETTER, channel: 'general', leftOut: ['ola'] },
    choice: openChoice(p, receipt.echoKey, { week: WEEK, letter: LETTER }, sent.slice(16)),
    ...{ sent, nonce, echoes },
  }
}

const SLOT_CONTENT = {
  day: DAY,
  text: 'Takk, vi har lest det du skrev.',
  status: 'received',
  channel: 'general',
  history: [['received', DAY]],
  party: 'undecided',
  language: 'nb',
} as const

const SLOT_PART = {
  listVersion: 1,
  kind: 'status',
  part: 0,
  parts: 1,
  positions: 3,
  live: 1,
  generation: 3,
  written: WEEK,
} as const

/** One slot, an older one of the same number, and a page that shows both with one echo. */
function boardVector(p: Primitives, { reception, receipt }: Scene): VectorFile {
  const seed = 'postern vectors: board'
  const random = seededRandom(seed)
  const { signer } = receipt
  const board = receipt.board(WEEK)
  const place = { instance: reception.instance, signer, board, week: WEEK, number: 0 }
  const [text = new Uint8Array(0)] = splitMessage({ ...SLOT_CONTENT, history: [['received', DAY]] })
  const part = { ...SLOT_PART, messageId: random(SIZE.messageId), text }
  const author = staffOf(reception, 'kari')
  const older = sealSlot(p, random, place, author.sign, { ...part, positions: 1, generation: 2 })
  const slot = sealSlot(p, random, place, author.sign, part)
  const epochKey = random(SIZE.key)
  const veil = veilKey(p, board, WEEK, 0)
  const [key] = dayKeys(p, veil, WEEK, DAY)
  const [echo] = echoDays(p, splitEcho(echoIn(p, { reception, receipt }, [])), WEEK, DAY)
  if (key === undefined || echo === undefined) throw new Error('the day is in the week')
  const { slots, echoes } = reception.list.board
  const tags = buildEchoes(p, random, [echo], echoes, 2)
  const shown = [older, slot].map((sealed) => ({ sealed, key: key.key }))
  return {
    seed,
    instance: reception.instance,
    ...{ boardKey: receipt.boardKey(WEEK), signer, board, epochKey },
    ...{ week: WEEK, number: 0, author: author.id, part, content: SLOT_CONTENT },
    ...{ older, slot },
    slotId: slotId(p, epochKey, WEEK, 0),
    disposal: slotDisposal(p, epochKey, WEEK, 0),
    veilKey: veil,
    dayKeys: dayKeys(p, veil, WEEK),
    day: DAY,
    page: buildPage(p, random, DAY, shown, slots, tags),
  }
}

/** The bytes of a block in the vectors: each is its index, times 7, modulo 256. */
export function blockPlain(length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, i) => (7 * i) % 256)
}

function blockVector(p: Primitives, { reception }: Scene): VectorFile {
  const streamKey = seededRandom('postern vectors: block')(SIZE.key)
  const blocks = [
    { index: 0, total: 2, length: SIZE.blockPlain },
    { index: 1, total: 2, length: 1000 },
  ].map((one) => {
    const place = { instance: reception.instance, streamKey, index: one.index, total: one.total }
    const sealed = sealBlock(p, place, blockPlain(one.length))
    const hash = p.hash(32, null, sealed)
    return { ...one, id: blockId(p, streamKey, one.index), start: sealed.slice(0, 64), hash }
  })
  return { instance: reception.instance, streamKey, blocks }
}

function requestVector(p: Primitives, { reception }: Scene): VectorFile {
  const seed = 'postern vectors: request'
  const random = seededRandom(seed)
  const now = DAY * 86_400_000 + 3_600_000
  const body = random(100)
  const signer = staffOf(reception, 'ola')
  const parts = listQuery(new Set([0, 9, 255]))
  const requests = [
    { method: 'GET', path: '/api/desk/drops', query: parts, body: new Uint8Array(0) },
    { method: 'POST', path: '/api/desk/records', query: '?', body },
  ].map((one) => ({
    ...one,
    headers: signRequest(p, random, now, reception.instance, signer.sign, one),
  }))
  return { seed, instance: reception.instance, signer: signer.id, now, requests }
}

/** Cheap on purpose: the vector is about the format. */
const COST = { operations: 1, memory: 8 }

/** @param hashPassphrase Argon2id, which not every build of the engines has */
export function vaultVector(p: Primitives, hashPassphrase: HashPassphrase): VectorFile {
  const { reception } = makeScene(p)
  const seed = 'postern vectors: vault'
  const random = seededRandom(seed)
  const passphrase = 'blåbær hylle måne 42'
  const key = newVaultKey(random, hashPassphrase, passphrase, COST)
  const { id, sign, weeks } = staffOf(reception, 'ola')
  const vault = {
    format: 'postern-vault/2',
    instance: reception.instance,
    root: reception.fingerprint,
    member: id,
    signing: sign.seed,
    listVersion: 1,
    drops: [{ id: random(SIZE.id), key: random(SIZE.key) }],
    grants: [
      {
        drop: random(SIZE.id),
        caseKey: random(SIZE.key),
        epoch: 1,
        epochKey: random(SIZE.key),
      },
    ],
    read: [random(SIZE.messageId)],
    refused: [random(SIZE.id)],
    closed: [{ case: random(16), reporter: null }],
    heads: [{ stream: random(16), sequence: 3, hash: random(SIZE.key) }],
  } satisfies Vault
  const secrets = {
    format: 'postern-weekly-keys/1',
    weeks: weeks.map((one) => ({ week: one.week, seed: one.seed })),
  } as const
  return {
    seed,
    passphrase,
    cost: COST,
    key: key.key,
    vault,
    vaultFile: sealVault(p, random, key, vault),
    weekly: secrets,
    weeklyFile: sealWeeks(p, random, key, secrets),
  }
}
