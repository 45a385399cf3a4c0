import { decodeBundle, encodeBundle } from '../../../../client/desk/wire/bundle-file.ts'
import { readBoard } from '../../../../crypto/board/board.ts'
import { parsePage } from '../../../../crypto/board/page.ts'
import { joinMessage, openSlot, slotId } from '../../../../crypto/board/slot.ts'
import { openBlock, sealBlock } from '../../../../crypto/drop/blocks.ts'
import { openDraft } from '../../../../crypto/drop/draft.ts'
import { openDrop } from '../../../../crypto/drop/drop.ts'
import { decodeContentDocument } from '../../../../crypto/entries/content.ts'
import { auditKey, auditName } from '../../../../crypto/entries/entry-audit.ts'
import { readEnrolment, signEnrolment } from '../../../../crypto/keys/enrolment.ts'
import {
  contentHash,
  memberByKeyId,
  openBundle,
  recipientsOf,
  verifyKeyList,
} from '../../../../crypto/keys/keylist.ts'
import {
  asContentKey,
  asKemSeed,
  asSignSeed,
  firstEpochKey,
  signKeyPairOf,
  weekKeyPairOf,
} from '../../../../crypto/keys/keys.ts'
import { decodeReadingStatement, standingOf } from '../../../../crypto/keys/reading-statement.ts'
import { boardOf, deriveReceipt, parseCode } from '../../../../crypto/keys/receipt.ts'
import { readServedKeys } from '../../../../crypto/keys/stop.ts'
import { readSuspensions } from '../../../../crypto/keys/suspension.ts'
import { findHead, readCheckpoint, statesHash } from '../../../../crypto/log/checkpoint.ts'
import { openRecord } from '../../../../crypto/log/record.ts'
import { concat, equal, fromBase64url, toBase64url } from '../../../../crypto/primitives/bytes.ts'
import { encodeJson } from '../../../../crypto/primitives/json.ts'
import { SIZE } from '../../../../crypto/primitives/labels.ts'
import type { HashPassphrase, Primitives } from '../../../../crypto/primitives/primitives.ts'
import { verifyRequest } from '../../../../crypto/wire/request.ts'
import { weeksOf } from '../../../support/reception/echoes.ts'
import { keysWithout } from '../../../vectors/generate/channel.ts'
import { blockPlain } from '../../../vectors/generate/data.ts'
import { seededRandom } from '../../../vectors/generate/reception.ts'
import { mustEqual } from './must-equal.ts'
import { openFrozenCache, openFrozenUnsent } from './opening-cache.ts'
import { openFrozenEchoes } from './opening-echo.ts'
import { openFrozenLongLife } from './opening-long-life.ts'
import { openFrozenManifest } from './opening-manifest.ts'
import { openTogetherFile } from './opening-together.ts'
import { openFrozenBackup, openFrozenVaults } from './opening-vault.ts'
import { frozenOthers } from './opening-wraps.ts'

// No Node and no chai here: the same checks run in browsers.

// biome-ignore lint/suspicious/noExplicitAny: a frozen file is what JSON.parse gives
type Frozen = any
/** A frozen file by its name. */
export type FrozenFiles = (name: string) => Frozen

type Opener = (p: Primitives, files: FrozenFiles, reception: Reception) => void

/** Opens a file of records, each linked to the one before. */
const openFrozenRecords =
  (name: string): Opener =>
  (p, files, { list }) => {
    const file = files(name)
    const [instance, epochKey] = [fromBase64url(file.instance), fromBase64url(file.epochKey)]
    let previous = new Uint8Array(32)
    for (const { sequence, entry, sealed } of file.records) {
      const bytes = fromBase64url(sealed)
      const place = { instance, epoch: 0, epochKey, sequence }
      const record = openRecord(p, list, place, bytes)
      // In a file, bytes are text.
      const written = JSON.parse(new TextDecoder().decode(encodeJson(record.entry)))
      mustEqual(written, entry, `record ${sequence}`)
      mustEqual(record.author.id, file.author, 'author of the record')
      if (!equal(record.previous, previous)) throw new Error(`record ${sequence} is not linked`)
      previous = p.hash(32, null, bytes).slice()
    }
  }

/** File → how it is opened. The key list is opened before each of them. */
const OPENERS: Readonly<Record<string, Opener>> = {
  'key-list': () => {},
  receipt: openFrozenReceipt,
  drops: openFrozenDrops,
  echo: (p, files, { list }) => openFrozenEchoes(p, files('echo'), list),
  board: openFrozenBoard,
  record: openFrozenRecords('record'),
  'record-mention': openFrozenRecords('record-mention'),
  'record-consent': openFrozenRecords('record-consent'),
  block: openFrozenBlocks,
  request: openFrozenRequests,
  draft: openFrozenDraft('draft'),
  copy: openFrozenDraft('copy'),
  enrolment: openFrozenEnrolment,
  'reading-statement': openFrozenReading,
  suspension: openFrozenSuspension,
  stop: openFrozenStop,
  checkpoint: openFrozenCheckpoint,
  absence: openFrozenAbsence,
  together: openFrozenTogether,
  audit: openFrozenAudit,
  bundle: openFrozenBundle,
  channel: openFrozenChannel,
  'member-name': openFrozenNames,
  cache: (p, files) => openFrozenCache(p, files('cache')),
  unsent: (p, files) => openFrozenUnsent(p, files('unsent')),
  backup: (p, files) => openFrozenBackup(p, files('backup')),
  manifest: (p, files) => openFrozenManifest(p, files('manifest')),
  'long-life': (p, files) => openFrozenLongLife(p, files('long-life')),
}

const VAULTS = ['vault-2', 'vault-views', 'vault-looked', 'vault-3']

/**
 * Open all frozen vectors with nothing but what stands in their files.
 *
 * @param argon null if Argon2id is not at hand: the vault stays closed
 * @throws Error if something opens to other than what the files say, or not at all
 */
export function openFrozen(p: Primitives, files: FrozenFiles, argon: HashPassphrase | null): void {
  const reception = openReception(p, files)
  for (const open of Object.values(OPENERS)) open(p, files, reception)
  if (argon !== null) for (const name of VAULTS) openFrozenVaults(p, files(name), argon)
}

/** Open one of the files, and the key list. @throws Error as `openFrozen` does */
export function openFrozenFile(
  p: Primitives,
  files: FrozenFiles,
  name: string,
  argon: HashPassphrase,
): void {
  const open = OPENERS[name]
  if (open !== undefined) open(p, files, openReception(p, files))
  else if (VAULTS.includes(name)) openFrozenVaults(p, files(name), argon)
  else throw new TypeError(`nothing opens ${name}`)
}

function openReception(p: Primitives, files: FrozenFiles) {
  const file = files('key-list')
  const list = verifyKeyList(p, fromBase64url(file.signed), file.fingerprint)
  mustEqual(list.hash, fromBase64url(file.hash), 'hash of the key list')
  const content = fromBase64url(file.content)
  mustEqual(contentHash(p, list.instance, content), list.content, 'hash of the content')
  mustEqual(encodeJson(decodeContentDocument(content)), content, 'content document')
  for (const { week, bundle } of file.bundles) {
    const keys = openBundle(p, list, week, fromBase64url(bundle))
    for (const member of file.members) {
      const { seed } = member.weeks.find((one: { week: number }) => one.week === week)
      const publicKey = p.kemPublicKey(fromBase64url(seed))
      mustEqual(keys.get(member.id), publicKey, `key of ${member.id} in ${week}`)
    }
  }
  return { list, members: file.members as readonly Frozen[] }
}

type Reception = ReturnType<typeof openReception>

function openFrozenReceipt(p: Primitives, files: FrozenFiles): void {
  const file = files('receipt')
  const parsed = parseCode(file.shown)
  if (parsed.kind !== 'code') throw new Error('the code does not parse')
  mustEqual(parsed.code, file.code, 'code')
  const receipt = deriveReceipt(p, fromBase64url(file.instance), parsed.code)
  for (const name of ['address', 'echoKey', 'signSeed', 'signer'] as const) {
    mustEqual(receipt[name], fromBase64url(file[name]), name)
  }
  for (const { week, key } of file.boardKeys) {
    mustEqual(receipt.boardKey(week), fromBase64url(key), `board key of ${week}`)
  }
}

function openFrozenDrops(p: Primitives, files: FrozenFiles, { members }: Reception): void {
  const file = files('drops')
  const instance = fromBase64url(file.instance)
  const [report] = file.drops
  const stored = fromBase64url(report.request).slice(0, SIZE.sealedDrop)
  const expected = { ...report.draft, recipients: undefined }
  for (const member of members) {
    const keys = member.weeks.map((one: Frozen) =>
      weekKeyPairOf(p, asKemSeed(fromBase64url(one.seed)), one.week),
    )
    const opened = openDrop(p, instance, member.position, keys, stored)
    const meant = report.positions.includes(member.position)
    if ((opened !== null) !== meant) throw new Error(`drop for ${member.id}`)
    if (opened === null) continue
    mustEqual(opened.contentKey, fromBase64url(report.contentKey), 'K')
    mustEqual(opened.body.kind, 'report', 'kind')
    mustEqual(opened.body.day, expected.day, 'day')
    mustEqual(opened.body.signer, fromBase64url(expected.signer), 'signer')
    mustEqual(
      'answers' in opened.body.content && opened.body.content.answers,
      expected.content.answers,
      'answers',
    )
  }
  const contentKey = asContentKey(fromBase64url(report.contentKey))
  mustEqual(frozenOthers(p, instance, contentKey, stored, report, members), [], 'other wraps')
}

function openFrozenBoard(p: Primitives, files: FrozenFiles, { list }: Reception): void {
  const file = files('board')
  const place = {
    instance: fromBase64url(file.instance),
    signer: fromBase64url(file.signer),
    board: fromBase64url(file.board),
    week: file.week,
    number: file.number,
  }
  const slot = openSlot(p, list, place, fromBase64url(file.slot))
  mustEqual(slot.author.id, file.author, 'author')
  const board = boardOf(p, fromBase64url(file.boardKey), place.signer)
  mustEqual(board, place.board, 'board key of the signer')
  const id = slotId(p, fromBase64url(file.epochKey), file.week, file.number)
  mustEqual(id, fromBase64url(file.slotId), 'id of the slot')
  mustEqual(joinMessage([slot.text]), file.content, 'content of the slot')
  const { code } = files('receipt')
  const receipt = deriveReceipt(p, place.instance, code)
  const reading = readBoard(p, list, receipt, parsePage(fromBase64url(file.page)))
  mustEqual(reading.status?.content, file.content, 'status on the page')
  mustEqual(weeksOf(reading), [file.week], 'echo on the page')
  mustEqual(reading.choice, { channel: 'general', leftOut: [] }, 'choice on the page')
  mustEqual([reading.incomplete, reading.newerList], [false, false], 'the page is whole')
}

function openFrozenBlocks(p: Primitives, files: FrozenFiles): void {
  const file = files('block')
  for (const { index, total, length, start, hash } of file.blocks) {
    const place = {
      instance: fromBase64url(file.instance),
      streamKey: fromBase64url(file.streamKey),
      index,
      total,
    }
    const sealed = sealBlock(p, place, blockPlain(length))
    mustEqual(sealed.slice(0, 64), fromBase64url(start), `start of block ${index}`)
    mustEqual(p.hash(32, null, sealed), fromBase64url(hash), `hash of block ${index}`)
    const opened = openBlock(p, place, sealed)
    if (!equal(opened.subarray(0, length), blockPlain(length))) throw new Error(`block ${index}`)
  }
}

function openFrozenRequests(p: Primitives, files: FrozenFiles, { list }: Reception): void {
  const file = files('request')
  for (const { method, path, query, body, headers } of file.requests) {
    const request = { method, path, query, body: fromBase64url(body) }
    const signerOf = (id: Uint8Array) => memberByKeyId(p, list, id)?.signing ?? null
    verifyRequest(p, file.now, fromBase64url(file.instance), signerOf, request, headers)
  }
}

function openFrozenStop(p: Primitives, files: FrozenFiles, { list }: Reception): void {
  const file = files('stop')
  const bundle = fromBase64url(files('key-list').bundles[0].bundle)
  const served = concat(bundle, fromBase64url(file.signer), fromBase64url(file.signature))
  mustEqual(readServedKeys(p, list, served), { bundle, stopped: [file.member] }, 'stop')
}

function openFrozenChannel(p: Primitives, files: FrozenFiles): void {
  const { signed, hash, channel, cases } = files('channel')
  const list = verifyKeyList(p, fromBase64url(signed), files('key-list').fingerprint)
  mustEqual(list.hash, fromBase64url(hash), 'hash of the list with substitutes')
  for (const { absent, leftOut, sealedTo } of cases) {
    const to = recipientsOf(p, list, keysWithout(list, absent), channel, leftOut)
    const what = `to whom it is sealed without ${absent} and ${leftOut}`
    mustEqual(
      to.map(({ member }) => member.id),
      sealedTo,
      what,
    )
  }
}

function openFrozenNames(p: Primitives, files: FrozenFiles): void {
  const { signed, hash, names } = files('member-name')
  const list = verifyKeyList(p, fromBase64url(signed), files('key-list').fingerprint)
  mustEqual(list.hash, fromBase64url(hash), 'hash of the list with names')
  const named = list.members.flatMap(({ id, name }) => (name === undefined ? [] : [[id, name]]))
  mustEqual(Object.fromEntries(named), names, 'names of the members')
}

function openFrozenReading(p: Primitives, files: FrozenFiles, { list }: Reception): void {
  const file = files('reading-statement')
  const reporter = fromBase64url(file.reporter)
  const statements = file.statements.flatMap(
    (one: string) => decodeReadingStatement(reporter, fromBase64url(one)) ?? [],
  )
  const { out, opens } = standingOf(p, list, statements)
  mustEqual(out, file.out, 'members who do not read')
  mustEqual(opens, file.opens, 'members who open')
}

function openFrozenSuspension(p: Primitives, files: FrozenFiles, { list }: Reception): void {
  const file = files('suspension')
  const statements = file.statements.map((one: Frozen) => ({
    suspended: fromBase64url(one.suspended),
    day: one.day,
    signer: fromBase64url(one.signer),
    signature: fromBase64url(one.signature),
  }))
  const { inForce, asked } = readSuspensions(p, list, statements, file.day)
  const out = inForce.map(({ member, until, by }) => ({
    ...{ member: member.id, until, by: by.map(({ id }) => id) },
  }))
  mustEqual(out, file.inForce, 'suspensions in force')
  const halves = asked.map(({ member, day, by }) => ({ member: member.id, day, by: by.id }))
  mustEqual(halves, file.asked, 'suspensions asked for')
}

function openFrozenCheckpoint(p: Primitives, files: FrozenFiles, { members }: Reception): void {
  const file = files('checkpoint')
  const stored = fromBase64url(file.request).slice(0, SIZE.sealedDrop)
  for (const { id, position, weeks } of members) {
    const keys = weeks.map((one: Frozen) =>
      weekKeyPairOf(p, asKemSeed(fromBase64url(one.seed)), one.week),
    )
    const opened = openDrop(p, fromBase64url(file.instance), position, keys, stored)
    mustEqual(opened !== null, file.positions.includes(position), `checkpoint for ${id}`)
    if (opened === null) continue
    const { body } = opened
    if (body.kind !== 'checkpoint') throw new Error('no checkpoint')
    mustEqual(body.content.entries, fromBase64url(file.entries), 'entries of the checkpoint')
    const checkpoint = readCheckpoint(body.content.entries)
    for (const { epochKey, sequence, hash } of file.heads) {
      const stated = findHead(p, body, checkpoint, fromBase64url(epochKey))
      mustEqual(stated?.sequence, sequence, 'sequence in the checkpoint')
      const states = stated !== null && statesHash(p, stated, fromBase64url(hash))
      mustEqual(states, true, `head at ${sequence}`)
    }
  }
}

function openFrozenAbsence(p: Primitives, files: FrozenFiles, { members }: Reception): void {
  const file = files('absence')
  for (const { request, content, messageId } of file.envelopes) {
    const stored = fromBase64url(request).slice(0, SIZE.sealedDrop)
    for (const { id, position, weeks } of members) {
      const keys = weeks.map((one: Frozen) =>
        weekKeyPairOf(p, asKemSeed(fromBase64url(one.seed)), one.week),
      )
      const opened = openDrop(p, fromBase64url(file.instance), position, keys, stored)
      mustEqual(opened !== null, file.positions.includes(position), `absence for ${id}`)
      if (opened === null) continue
      if (opened.body.kind !== 'absence') throw new Error('no absence')
      mustEqual(opened.body.messageId, fromBase64url(messageId), 'message id of the absence')
      const json = JSON.parse(new TextDecoder().decode(encodeJson(opened.body.content)))
      mustEqual(json, content, 'what is said of the absence')
    }
  }
}

function openFrozenTogether(p: Primitives, files: FrozenFiles, { members }: Reception): void {
  openTogetherFile(p, files('together'), members)
}

function openFrozenAudit(p: Primitives, files: FrozenFiles, { list }: Reception): void {
  const file = files('audit')
  const epochKey = fromBase64url(file.epochKey)
  const stream = firstEpochKey(p, auditKey(p, epochKey))
  const names = [fromBase64url(file.mirrored), null].map((id) => auditName(p, epochKey, id))
  for (const { sequence, entry, sealed } of file.records) {
    const place = { instance: fromBase64url(file.instance), epoch: 0, epochKey: stream, sequence }
    const opened = openRecord(p, list, place, fromBase64url(sealed)).entry
    const json = JSON.parse(new TextDecoder().decode(encodeJson(opened)))
    mustEqual(json, entry, `record ${sequence} for auditors`)
    if (opened.kind !== 'logged') throw new Error('no mirror')
    mustEqual(opened.record, names[sequence], `what record ${sequence} mirrors`)
  }
}

function openFrozenBundle(p: Primitives, files: FrozenFiles): void {
  const file = files('bundle')
  const random = seededRandom(file.seed)
  const bundle = {
    instance: fromBase64url(file.instance),
    day: file.day,
    answers: new Map<string, Uint8Array>(
      file.answers.map((one: Frozen) => [one.path, fromBase64url(one.body)]),
    ),
    drops: [random(SIZE.sealedDrop), random(SIZE.sealedDrop)],
    records: [random(SIZE.record)],
  }
  const whole = encodeBundle(p, bundle)
  mustEqual(whole.length, file.length, 'length of the bundle')
  mustEqual(p.hash(32, null, whole), fromBase64url(file.hash), 'hash of the bundle')
  const listed = ({ answers, ...rest }: typeof bundle | ReturnType<typeof decodeBundle>) => {
    const bodies = [...answers].map(([path, body]) => [path, toBase64url(body)])
    return [bodies, [...rest.drops, ...rest.records].map(toBase64url), rest.day]
  }
  mustEqual(listed(decodeBundle(p, whole)), listed(bundle), 'content of the bundle')
}

function openFrozenDraft(name: string): Opener {
  return (p, files) => {
    const file = files(name)
    const parsed = parseCode(file.code)
    if (parsed.kind !== 'code') throw new Error(`the code of the ${name} does not parse`)
    const instance = fromBase64url(file.instance)
    mustEqual(openDraft(p, instance, parsed.code, fromBase64url(file.file)), file.draft, name)
  }
}

function openFrozenEnrolment(p: Primitives, files: FrozenFiles): void {
  const file = files('enrolment')
  const signer = signKeyPairOf(p, asSignSeed(fromBase64url(file.signing)))
  const keys = file.weekly.map((seed: string, i: number) => {
    return weekKeyPairOf(p, asKemSeed(fromBase64url(seed)), file.first + i).publicKey
  })
  const { root, id, title, first } = file
  const instance = fromBase64url(file.instance)
  const made = signEnrolment(p, signer, { root, instance, id, title, first, keys })
  mustEqual(made.slice(0, 112), fromBase64url(file.head), 'mark, checksum and signature')
  mustEqual(p.hash(32, null, made), fromBase64url(file.hash), 'hash of the enrolment')
  mustEqual(readEnrolment(p, made).print, file.print, 'fingerprint of the enrolment')
}
