import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { splitMessage } from '../../../../crypto/board/slot.ts'
import { makeDraftCode, sealDraft } from '../../../../crypto/drop/draft.ts'
import { DROP_KIND, type DropKind } from '../../../../crypto/entries/content.ts'
import { caseKey, firstEpochKey } from '../../../../crypto/keys/keys.ts'
import { recordHash, sealRecord } from '../../../../crypto/log/record.ts'
import { fromBase64url, toBase64url } from '../../../../crypto/primitives/bytes.ts'
import { encodeJson } from '../../../../crypto/primitives/json.ts'
import { SIZE } from '../../../../crypto/primitives/labels.ts'
import {
  decodeAuditKey,
  decodeAuditName,
  decodeBoard,
  decodeDraft,
  decodeDrop,
  decodeEpochKey,
  decodeMessage,
  decodePage,
  decodeRecord,
  decodeSlot,
  decodeSlotDisposal,
  recordName,
  Unreadable,
} from '../../../support/decoder/decoder.ts'
import { encodeWraps } from '../../../support/decoder/decoder-wraps.ts'
import {
  boardPage,
  DAY,
  flipped,
  LETTER,
  makeScene,
  member,
  reportContent,
  seededRandom,
  slotPart,
  storedDrop,
  WEEK,
} from '../../../support/reception/sealing.ts'
import { onBothEngines } from '../../../support/run/engines.ts'
import { draftContent } from '../../../vectors/generate/draft.ts'
import { VECTORS } from '../../../vectors/generate/vectors.ts'

function frozen(name: string) {
  return JSON.parse(readFileSync(join(VECTORS, `${name}.json`), 'utf8'))
}

const bytes = (text: string) => fromBase64url(text)

/** Secrets of the frozen members, by id. */
function frozenMember(id: string) {
  const found = frozen('key-list').members.find((one: { id: string }) => one.id === id)
  const weeks = found.weeks.map((one: { week: number; seed: string }) => ({
    week: one.week,
    seed: bytes(one.seed),
  }))
  return { position: found.position, weeks }
}

/** Signing keys of the members, from the frozen key list's JSON. */
function frozenAuthors(): Uint8Array[] {
  const list = JSON.parse(Buffer.from(bytes(frozen('key-list').signed).subarray(64)).toString())
  return list.members.map((one: { signing: string }) => bytes(one.signing))
}

describe('the decoder written from the specification alone', () => {
  it('imports nothing of the code that it checks', () => {
    const read = (name: string) =>
      readFileSync(new URL(`../../../support/decoder/${name}`, import.meta.url), 'utf8')
    const sources = [
      'decoder.ts',
      'decoder-echo.ts',
      'decoder-notation.ts',
      'decoder-wraps.ts',
    ].map(read)
    const imports = sources.flatMap((source) =>
      [...source.matchAll(/from '([^']+)'/g)].map((match) => match[1]),
    )
    expect(imports).to.have.length.above(4)
    for (const specifier of imports) {
      expect(specifier).to.match(/^(node:|@noble\/|\.\/decoder-(echo|notation)\.ts$)/)
    }
  })

  it('opens the frozen drop for those it names, and for nobody else', () => {
    const file = frozen('drops')
    const [report] = file.drops
    const stored = bytes(report.request).slice(0, 25_776)
    for (const id of ['kari', 'ola']) {
      const { position, weeks } = frozenMember(id)
      const opened = decodeDrop(bytes(file.instance), position, weeks, stored)!
      expect(opened.kind).to.equal('report')
      expect(opened.meantForMe).to.equal(true)
      expect(opened.content).to.deep.equal(report.draft.content)
      expect(toBase64url(opened.contentKey)).to.equal(report.contentKey)
      expect(toBase64url(opened.boardKey)).to.equal(report.draft.boardKey)
    }
    const { position, weeks } = frozenMember('siri')
    expect(decodeDrop(bytes(file.instance), position, weeks, stored)).to.equal(null)
  })

  it('makes the wraps of the frozen drops again, byte for byte, from K and the keys named', () => {
    const file = frozen('drops')
    const instance = bytes(file.instance)
    const [{ week, bundle }] = frozen('key-list').bundles
    const list = JSON.parse(Buffer.from(bytes(frozen('key-list').signed).subarray(64)).toString())
    const keys = new Map<number, Uint8Array>(
      list.members.map(({ position }: { position: number }, i: number) => [
        position,
        bytes(bundle).slice(1216 * i, 1216 * (i + 1)),
      ]),
    )
    expect(file.drops[0].draft.week).to.equal(week)
    const { positions, id, contentKey, request } = file.drops[0]
    const named = Array.from({ length: 8 }, (_, i) =>
      positions.includes(i) ? (keys.get(i) ?? null) : null,
    )
    const of = { instance, week, id: bytes(id), contentKey: bytes(contentKey) }
    const made = encodeWraps(of, named)
    const wraps = bytes(request).slice(32, 9376)
    const differing = [...wraps].flatMap((byte, at) => (byte === made[at] ? [] : [at]))
    expect([made.length, differing.length]).to.deep.equal([9344, 0])
  })

  it('reads the frozen page with its slot and its echo', () => {
    const file = frozen('board')
    const instance = bytes(file.instance)
    const authors = frozenAuthors()
    const page = decodePage(instance, frozen('receipt').code, authors, bytes(file.page))
    const choice = { channel: 0, leftOut: 0, version: 1 }
    const sent = [{ week: WEEK, letter: LETTER, choice }]
    expect([page.day, page.sent, page.broken]).to.deep.equal([file.day, sent, 0])
    expect(decodeMessage(page.slots)).to.deep.equal(file.content)
    const place = { instance, signer: bytes(file.signer), week: file.week, number: 0 }
    const board = decodeBoard(bytes(file.boardKey), place.signer)
    const slot = decodeSlot(board, place, authors, bytes(file.slot))
    expect(slot).to.deep.equal(page.slots[0])
    const disposal = decodeSlotDisposal(bytes(file.epochKey), file.week, 0)
    expect(toBase64url(disposal)).to.equal(file.disposal)
  })

  for (const name of [
    ...['record', 'record-mention', 'record-access', 'record-filed', 'record-casework'],
    ...['record-dismissed', 'record-passage', 'record-consent'],
  ]) {
    it(`reads the frozen records, each linked to the one before: ${name}`, () => {
      const file = frozen(name)
      const epochKey = decodeEpochKey(bytes(file.contentKey))
      expect(toBase64url(epochKey)).to.equal(file.epochKey)
      let previous = new Uint8Array(32)
      for (const { sequence, entry, sealed } of file.records) {
        const record = bytes(sealed)
        const authors = frozenAuthors()
        const opened = decodeRecord(bytes(file.instance), 0, epochKey, sequence, authors, record)
        expect(opened.entry).to.deep.equal(entry)
        expect(opened.previous).to.deep.equal(previous)
        previous = Uint8Array.from(recordName(record))
      }
    })
  }

  it('reads the frozen log for auditors with its own key, which follows from the epoch alone', () => {
    const file = frozen('audit')
    const key = decodeAuditKey(bytes(file.epochKey))
    expect(toBase64url(key)).to.equal(file.streamKey)
    for (const { sequence, entry, sealed } of file.records) {
      const authors = frozenAuthors()
      const args = [0, key, sequence, authors, bytes(sealed)] as const
      expect(decodeRecord(bytes(file.instance), ...args).entry).to.deep.equal(entry)
    }
    const [granted, purged] = file.records
    const name = (id: Uint8Array) => toBase64url(decodeAuditName(bytes(file.epochKey), id))
    expect(granted.entry.record).to.equal(name(bytes(file.mirrored)))
    expect(purged.entry.record).to.equal(name(new Uint8Array(0)))
  })

  it('opens the frozen draft with its code, and with no other', () => {
    const file = frozen('draft')
    const read = (code: string) => decodeDraft(bytes(file.instance), code, bytes(file.file))
    expect(read(file.code)).to.deep.equal(file.draft)
    expect(read(frozen('receipt').code)).to.equal(null)
  })

  it('opens the frozen copy of a report with the receipt code, and not with the code of a draft', () => {
    const file = frozen('copy')
    const read = (code: string) => decodeDraft(bytes(file.instance), code, bytes(file.file))
    expect(read(frozen('receipt').code)).to.deep.equal(file.draft)
    expect(read(frozen('draft').code)).to.equal(null)
  })
})

onBothEngines('the decoder written from the specification alone, of fresh envelopes', (p) => {
  const random = seededRandom('fresh envelopes')
  const scene = makeScene(p)
  const { reception } = scene
  const authors = reception.staff.map((one) => one.sign.publicKey)

  for (const kind of Object.keys(DROP_KIND) as DropKind[]) {
    it(`opens a ${kind}`, () => {
      const about = random(16)
      const content =
        kind === 'grant'
          ? ({ kind, content: { caseKey: random(32), epoch: 3, epochKey: random(32) } } as const)
          : kind === 'decoy'
            ? ({ kind, content: {} } as const)
            : kind === 'checkpoint'
              ? ({ kind, content: { entries: random(SIZE.checkpoint) } } as const)
              : kind === 'absence'
                ? ({
                    kind,
                    content: {
                      ...{ id: random(8), change: 2, member: 'kari', deputy: null },
                      ...{ from: 20_600, until: 20_610 },
                    },
                  } as const)
                : kind === 'key-part'
                  ? ({ kind, content: { drop: random(32), part: random(32) } } as const)
                  : ({ kind, content: { ...reportContent('æøå 🐟'), about } } as const)
      const drop = storedDrop(p, random, scene, content)
      const reader = kind === 'identity' ? 'siri' : kind === 'grant' ? 'nils' : 'kari'
      const { position, weeks } = member(reception, reader)
      const opened = decodeDrop(reception.instance, position, weeks, drop.stored)!
      expect(opened.kind).to.equal(kind)
      expect(opened.meantForMe).to.equal(true)
      const expected = JSON.parse(Buffer.from(encodeJson(content.content)).toString())
      expect(opened.content).to.deep.equal(expected)
      for (let bit = 0; bit < 8 * drop.stored.length; bit += 9001) {
        const act = () =>
          decodeDrop(reception.instance, position, weeks, flipped(drop.stored, bit)) === null
        expect(refusedOrAbsent(act), `bit ${bit}`).to.equal(true)
      }
    })
  }

  it('reads a page with messages in one and in four parts', () => {
    const text = 'Et langt svar. '.repeat(200)
    const long = splitMessage({ day: DAY, text })
    const messageId = random(16)
    const slots = long.map((piece, part) => ({
      number: part,
      part: slotPart(messageId, piece, { part, parts: long.length, kind: 'message', live: 15 }),
    }))
    const page = boardPage(p, random, scene, slots)
    const read = decodePage(reception.instance, scene.code, authors, page)
    expect(long).to.have.length(4)
    expect(read.slots.map((slot) => slot.number)).to.deep.equal([0, 1, 2, 3])
    expect(decodeMessage(read.slots)).to.deep.equal({ day: DAY, text })
    expect(read.sent.map(({ week, letter }) => [week, letter])).to.deep.equal([[WEEK, LETTER]])
    expect(decodePage(reception.instance, scene.code, [], page).broken).to.equal(1)
  })

  it('reads a record that continues a case', () => {
    const drop = storedDrop(p, random, scene)
    const epochKey = firstEpochKey(p, caseKey(p, drop.contentKey))
    expect(decodeEpochKey(drop.contentKey)).to.deep.equal(epochKey)
    const place = { instance: reception.instance, epoch: 0, epochKey, sequence: 7 }
    const previous = recordHash(p, random(4096))
    const entry = { kind: 'note', text: 'En merknad 🫐' } as const
    const { sign } = member(reception, 'ola')
    const record = sealRecord(p, random, place, sign, { previous, day: DAY, entry })
    const read = (bytes: Uint8Array, sequence = 7) =>
      decodeRecord(reception.instance, 0, epochKey, sequence, authors, bytes)
    expect(read(record)).to.deep.equal({ author: sign.publicKey, previous, day: DAY, entry })
    expect(() => read(record, 8)).to.throw(Unreadable)
    for (let bit = 0; bit < 8 * 4096; bit += 997) {
      expect(() => read(flipped(record, bit)), `bit ${bit}`).to.throw(Unreadable)
    }
  })

  it('opens a draft of either size', () => {
    for (const what of ['kort', 'lenge '.repeat(5000)]) {
      const code = makeDraftCode(random)
      const file = sealDraft(p, random, reception.instance, code, draftContent(what))
      const read = (one: Uint8Array) => decodeDraft(reception.instance, code, one)
      expect(read(file)).to.deep.equal(draftContent(what))
      for (let bit = 0; bit < 8 * file.length; bit += 20_011) {
        expect(read(flipped(file, bit)), `bit ${bit}`).to.equal(null)
      }
      expect(() => read(file.slice(1))).to.throw(Unreadable)
    }
  })
})

function refusedOrAbsent(act: () => boolean): boolean {
  try {
    return act()
  } catch (error) {
    return error instanceof Unreadable
  }
}
