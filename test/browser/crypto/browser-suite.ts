import { sureVerify } from '../../../client/desk/engine/opening/sure-verify.ts'
import { readBoard } from '../../../crypto/board/board.ts'
import { parsePage } from '../../../crypto/board/page.ts'
import { splitMessage } from '../../../crypto/board/slot.ts'
import { openBlock, sealBlock } from '../../../crypto/drop/blocks.ts'
import { wasMeantFor } from '../../../crypto/drop/body.ts'
import { makeDraftCode, openDraft, sealDraft } from '../../../crypto/drop/draft.ts'
import { openDrop } from '../../../crypto/drop/drop.ts'
import { DROP_KIND, type DropContent, type DropKind } from '../../../crypto/entries/content.ts'
import { recipientId } from '../../../crypto/keys/keys.ts'
import { deriveReceipt, makeCode, parseCode } from '../../../crypto/keys/receipt.ts'
import { openRecord, sealRecord } from '../../../crypto/log/record.ts'
import { systemRandom } from '../../../crypto/primitives/bytes.ts'
import { SIZE } from '../../../crypto/primitives/labels.ts'
import { noble } from '../../../crypto/primitives/noble.ts'
import type { Primitives } from '../../../crypto/primitives/primitives.ts'
import { weeksOf } from '../../support/reception/echoes.ts'
import {
  boardPage,
  DAY,
  member,
  reportContent,
  seededRandom,
  slotPart,
  storedDrop,
  vectorReception,
  WEEK,
} from '../../support/reception/sealing.ts'
import { crookedSignature } from '../../support/run/crooked.ts'
import { mustEqual } from '../../unit/crypto/frozen/must-equal.ts'
import { openFrozen } from '../../unit/crypto/frozen/opening.ts'
import { attack, type Tally } from '../../unit/crypto/frozen/tampering.ts'
import { makeTargets } from '../../unit/crypto/frozen/targets.ts'
import { makeVectors, type Scene, vectorText } from '../../vectors/generate/data.ts'
import { draftContent } from '../../vectors/generate/draft.ts'

export type EngineName = 'libsodium' | 'noble'

/** Frozen files by name, each as its JSON text. */
export type VectorTexts = Readonly<Record<string, string>>

export interface SuiteReport {
  readonly engine: EngineName
  readonly vectors: number
  readonly roundTrips: number
  readonly mutations: number
  readonly refused: number
  readonly milliseconds: number
}

/** The work of the suite beside the vectors. */
export interface SuiteSize {
  readonly roundTrips: boolean
  /** How many bytes are changed, over everything that is sealed. */
  readonly mutations: number
}

/**
 * The crypto suite for any runtime: frozen vectors made again and opened, round trips with the
 * platform's randomness, and mutations spread over everything that is sealed.
 *
 * @throws Error with the first thing that is wrong; where WebAssembly is off, for `libsodium`,
 *   whatever its loader throws
 */
export async function runSuite(
  engine: EngineName,
  size: SuiteSize,
  texts: VectorTexts,
): Promise<SuiteReport> {
  const start = Date.now()
  const p = await loadEngine(engine)
  mustEqual(p.name, engine, 'name of the engine')
  const vectors = checkVectors(p, texts)
  const roundTrips = size.roundTrips ? checkRoundTrips(p) : 0
  if (size.roundTrips) await checkPlatform(p)
  const targets = size.mutations > 0 ? makeTargets(p) : []
  const tallies: Tally[] = targets.map((target, i) => {
    const share = Math.floor((size.mutations + i) / targets.length)
    return attack(seededRandom(`browser: ${target.name}`), target, share)
  })
  const sum = (of: (tally: Tally) => number) => tallies.reduce((all, one) => all + of(one), 0)
  return {
    engine,
    vectors,
    roundTrips,
    mutations: sum((one) => one.refused + one.absent + one.harmless),
    refused: sum((one) => one.refused),
    milliseconds: Date.now() - start,
  }
}

/** libsodium only when it is asked for: where WebAssembly is off, loading it fails. */
async function loadEngine(engine: EngineName): Promise<Primitives> {
  if (engine === 'noble') return noble
  const { loadSodium } = await import('../../../crypto/primitives/sodium.ts')
  return loadSodium()
}

function checkVectors(p: Primitives, texts: VectorTexts): number {
  openFrozen(p, (name) => JSON.parse(texts[name] ?? ''), null)
  const made = Object.entries(makeVectors(p))
  for (const [name, file] of made) {
    if (vectorText(file) !== texts[name]) throw new Error(`vectors of ${name} come out differently`)
  }
  return made.length
}

function checkRoundTrips(p: Primitives): number {
  const random = systemRandom
  const reception = vectorReception(p, random)
  const code = makeCode(random, '7KQ2XM9')
  mustEqual(parseCode(code.toLowerCase()), { kind: 'code', code }, 'code')
  const scene: Scene = { reception, code, receipt: deriveReceipt(p, reception.instance, code) }
  const kinds = Object.keys(DROP_KIND) as DropKind[]
  for (const kind of kinds) dropRoundTrip(p, scene, kind)
  boardRoundTrip(p, scene)
  recordRoundTrip(p, scene)
  blockRoundTrip(p, scene)
  draftRoundTrip(p, scene)
  return kinds.length + 4
}

/** The browser's own verification is used, and is sure of nothing that the engine refuses. */
async function checkPlatform(p: Primitives): Promise<void> {
  const sure = await sureVerify(crypto.subtle)
  if (sure === null) throw new Error('the desk does not use the verification of this browser')
  const text = new TextEncoder().encode('blåbær')
  for (let k = 0; k < 8; k++) {
    for (let c = 0; c < 8; c++) {
      const { publicKey, signature } = crookedSignature(1234567n, k, c, text)
      const isSure = await sure(publicKey, text, signature)
      if (isSure && !p.verify(publicKey, text, signature)) throw new Error(`sure of ${k}, ${c}`)
      if (k + c === 0) mustEqual(isSure, true, 'an honest signature')
    }
  }
}

function contentOf(kind: DropKind): DropContent {
  if (kind === 'decoy') return { kind, content: {} }
  if (kind === 'checkpoint') return { kind, content: { entries: systemRandom(SIZE.checkpoint) } }
  if (kind === 'absence') {
    const days = { from: 20_600, until: 20_610 }
    const said = { id: systemRandom(8), change: 0, member: 'kari', deputy: 'ola', ...days }
    return { kind, content: said }
  }
  if (kind === 'key-part') {
    return { kind, content: { drop: systemRandom(32), part: systemRandom(32) } }
  }
  if (kind !== 'grant') return { kind, content: reportContent(`${kind}: blåbær 🫐 ÆØÅ`) }
  return { kind, content: { caseKey: systemRandom(32), epoch: 0, epochKey: systemRandom(32) } }
}

function dropRoundTrip(p: Primitives, scene: Scene, kind: DropKind): void {
  const content = contentOf(kind)
  const { stored } = storedDrop(p, systemRandom, scene, content)
  const reader = kind === 'identity' ? 'siri' : kind === 'grant' ? 'nils' : 'ola'
  const { position, weeks } = member(scene.reception, reader)
  const opened = openDrop(p, scene.reception.instance, position, weeks, stored)
  mustEqual(opened?.body.content, content.content, `content of a ${kind}`)
  const own = recipientId(p, weeks[0].publicKey)
  const meant = opened !== null && wasMeantFor(opened.body, position, own)
  mustEqual(meant, true, `reader of a ${kind}`)
  const stranger = member(scene.reception, reader === 'siri' ? 'ola' : 'siri')
  const other = openDrop(p, scene.reception.instance, stranger.position, stranger.weeks, stored)
  mustEqual(other, null, `a ${kind} for a stranger`)
}

function boardRoundTrip(p: Primitives, scene: Scene): void {
  const content = { day: DAY, text: 'Hei! '.repeat(300), status: 'received' as const }
  const parts = splitMessage(content)
  const messageId = systemRandom(16)
  const live = 2 ** parts.length - 1
  const slots = parts.map((text, part) => ({
    number: part,
    part: slotPart(messageId, text, { part, parts: parts.length, live }),
  }))
  const page = parsePage(boardPage(p, systemRandom, scene, slots))
  const reading = readBoard(p, scene.reception.list, scene.receipt, page)
  mustEqual(reading.status?.content, content, 'message on a page')
  mustEqual([weeksOf(reading), reading.incomplete], [[WEEK], false], 'echo on a page')
}

function recordRoundTrip(p: Primitives, { reception }: Scene): void {
  const place = { instance: reception.instance, epoch: 0, epochKey: systemRandom(32), sequence: 3 }
  const entry = { kind: 'note', text: 'Ærlig talt' } as const
  const previous = systemRandom(32)
  const { sign } = member(reception, 'kari')
  const sealed = sealRecord(p, systemRandom, place, sign, { previous, day: DAY, entry })
  const opened = openRecord(p, reception.list, place, sealed)
  mustEqual([opened.entry, opened.previous], [entry, previous], 'record')
}

function blockRoundTrip(p: Primitives, { reception }: Scene): void {
  const place = { instance: reception.instance, streamKey: systemRandom(32), index: 0, total: 1 }
  const plain = systemRandom(262_144)
  mustEqual(openBlock(p, place, sealBlock(p, place, plain)), plain, 'block')
}

function draftRoundTrip(p: Primitives, { reception }: Scene): void {
  const { instance } = reception
  const [code, other] = [makeDraftCode(systemRandom), makeDraftCode(systemRandom)]
  const content = draftContent('Ikkje sendt enno 🫐')
  const file = sealDraft(p, systemRandom, instance, code, content)
  mustEqual(openDraft(p, instance, code, file), content, 'draft')
  mustEqual(openDraft(p, instance, other, file), null, 'a draft under another code')
}
