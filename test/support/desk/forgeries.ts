import { streamOfReport } from '../../../client/desk/model/log/stream.ts'
import { SLOT_TEXT_LIMIT } from '../../../crypto/board/slot.ts'
import { dayOf, weekAt } from '../../../crypto/days/calendar.ts'
import { sealDrop } from '../../../crypto/drop/drop.ts'
import { absenceContentSchema } from '../../../crypto/entries/absence.ts'
import {
  checkpointContentSchema,
  type DropContent,
  grantContentSchema,
  keyPartContentSchema,
  type ReporterContent,
  reporterContentSchema,
  slotContentSchema,
} from '../../../crypto/entries/content.ts'
import { type Entry, entrySchema } from '../../../crypto/entries/entry.ts'
import { SLOT_KIND, type SlotKind } from '../../../crypto/entries/names.ts'
import { openBundle, recipientsOf } from '../../../crypto/keys/keylist.ts'
import { caseKey, firstEpochKey } from '../../../crypto/keys/keys.ts'
import type { ReceiptKeys } from '../../../crypto/keys/receipt.ts'
import { ENTRY_LIMIT } from '../../../crypto/log/record.ts'
import { systemRandom, toHex } from '../../../crypto/primitives/bytes.ts'
import { CryptoError } from '../../../crypto/primitives/errors.ts'
import { encodeJson } from '../../../crypto/primitives/json.ts'
import { LIMIT, SIZE } from '../../../crypto/primitives/labels.ts'
import { PATH } from '../../../crypto/wire/wire.ts'
import { RawLog } from '../reception/raw-log.ts'
import type { Dice } from '../reception/together.ts'
import { Forger } from '../run/forger.ts'
import {
  deliver,
  type Instance,
  postDrop,
  type ReportOptions,
  type SealedReport,
  slotPostFor,
  staffFetch,
} from '../server/instance.ts'

const KINDS = ['report', 'follow-up', 'withdrawal', 'meeting-request', 'identity'] as const
/** Questionnaires of which a desk draws the answers in a way of their own. */
const KNOWN = ['general', 'letter-minutes', 'letter-retaliation', 'letter-identity'] as const
/** Kinds of drops between members, with their schemas. */
const BETWEEN_MEMBERS = [
  ['grant', grantContentSchema],
  ['checkpoint', checkpointContentSchema],
  ['absence', absenceContentSchema],
  ['key-part', keyPartContentSchema],
] as const
/** A member whose program writes what it likes. */
const COLLEAGUE = 1
/** Slots of one board. */
const SLOTS = 8

/**
 * All that a stranger and a colleague can seal well and no page ever would, with extremes in the fields. Each of these
 * says how many were sent: what no program could seal is left out.
 */
export class Forgeries {
  readonly #instance: Instance
  readonly #dice: Dice
  readonly forger: Forger
  /** The sealed slots that this colleague placed, by address in hex and number. */
  readonly #placed = new Map<string, Uint8Array>()

  constructor(instance: Instance, dice: Dice) {
    this.#instance = instance
    this.#dice = dice
    this.forger = new Forger(dice, dayOf(instance.now()))
  }

  /** Letters by a stranger. */
  letters(count: number): Promise<number> {
    return sent(count, () => deliver(this.#instance, this.#letter()))
  }

  /** Drops between members, signed by a colleague. */
  memberDrops(count: number): Promise<number> {
    return sent(count, async () => {
      const { p, reception, now } = this.#instance
      const { list, bundles, members } = reception
      const week = weekAt(now())
      const [kind, schema] = this.#dice.pick(BETWEEN_MEMBERS)
      const content = this.forger.value(schema, SIZE.dropPlain / 2)
      const { signing } = members[COLLEAGUE]!
      const draft = {
        ...({ kind, content } as DropContent),
        ...{ messageId: this.#bytes(16), day: this.forger.day(), week, reference: '0000000' },
        ...{ address: this.#bytes(32), boardKey: null, letter: 0, signer: signing.publicKey },
        ...{ listHash: list.hash, textsHash: this.#bytes(32) },
      }
      const keys = openBundle(p, list, week, bundles.get(week)!)
      const to = recipientsOf(p, list, keys, 'main')
      const echo = systemRandom(24)
      const { request } = sealDrop(p, systemRandom, list.instance, draft, to, signing.seed, echo)
      await accepted(postDrop(this.#instance, request))
    })
  }

  /** Records by a colleague in the log of a report that they read. */
  async records({ contentKey, id }: SealedReport, count: number): Promise<number> {
    this.forger.know(id)
    this.forger.know(contentKey)
    const log = new RawLog(this.#instance, streamOfReport(this.#instance.p, contentKey))
    return sent(count, async () => {
      const entry = this.#entry()
      const day = this.#dice.chance(80) ? undefined : this.forger.day()
      await log.write(COLLEAGUE, entry, day)
    })
  }

  /** A board by a colleague, from number 7 to number 0. */
  async board(report: SealedReport): Promise<number> {
    const { p } = this.#instance
    return this.boardOf(report.receipt, firstEpochKey(p, caseKey(p, report.contentKey)))
  }

  /** The same for any receipt. A board that was placed before is overwritten. */
  async boardOf(receipt: ReceiptKeys, epochKey: Uint8Array): Promise<number> {
    let count = 0
    for (let number = SLOTS - 1; number >= 0; number--) {
      count += await sent(1, () => this.#slot(receipt, epochKey, number))
    }
    return count
  }

  /** One slot, with any header and text. */
  async #slot(receipt: ReceiptKeys, epochKey: Uint8Array, number: number): Promise<void> {
    const dice = this.#dice
    const bytes = encodeJson(this.forger.value(slotContentSchema, SLOT_TEXT_LIMIT))
    const parts = Math.ceil(bytes.length / SLOT_TEXT_LIMIT)
    const byte = () => dice.pick([0, 1, 2, 4, 127, 128, 254, 255])
    const kind = dice.pick(Object.keys(SLOT_KIND) as SlotKind[])
    const part = {
      text: bytes.subarray(0, SLOT_TEXT_LIMIT),
      messageId: this.#bytes(16),
      ...(dice.chance(8) ? { part: byte(), parts: dice.pick([parts, byte()]) } : {}),
      ...(dice.chance(15) ? { positions: byte() } : {}),
      ...(dice.chance(10) ? { live: byte() } : { live: 255 }),
      ...(dice.chance(15) ? { generation: this.forger.u32() } : {}),
      ...(dice.chance(10) ? { listVersion: this.forger.u32() } : {}),
      ...(dice.chance(5) ? { written: this.forger.u32() } : {}),
    }
    const member = this.#instance.reception.members[COLLEAGUE]!
    const name = `${toHex(receipt.address)} ${number}`
    const before = this.#placed.get(name)
    const replaces = before === undefined ? {} : { replaces: before }
    const what = number === 0 ? 'status' : kind
    const slot = { number, kind: what, epochKey, part, ...replaces } as const
    const json = slotPostFor(this.#instance, member, receipt, slot)
    await accepted(staffFetch(this.#instance, member, 'POST', PATH.deskSlots, { json }))
    this.#placed.set(name, json.sealed)
  }

  /** Seldom the end of an epoch: after it nobody else writes, and hardly anything is drawn. */
  #entry(): Entry {
    const entry = this.forger.value(entrySchema, ENTRY_LIMIT) as Entry
    return entry?.kind === 'released' && this.#dice.chance(90) ? this.#entry() : entry
  }

  #letter(): ReportOptions {
    const dice = this.#dice
    const kind = dice.chance(50) ? 'report' : dice.pick(KINDS)
    const today = dayOf(this.#instance.now())
    const forged = this.forger.value(reporterContentSchema, SIZE.dropPlain / 2) as ReporterContent
    const plain = { channel: 'main', questionnaire: { id: dice.pick(KNOWN), version: 1 } }
    const content = dice.chance(70) ? { ...forged, ...plain } : forged
    return {
      drop: { kind, content } as DropContent,
      // A letter whose day is near is opened and drawn, whatever else it says.
      day: dice.pick([today, today, this.forger.day(), this.forger.u32()]),
      how: kind === 'identity' ? 'one' : dice.pick(['one', 'two']),
      draft: {
        ...(dice.chance(30) ? { letter: dice.pick([0, 1, LIMIT.weekLetters - 1]) } : {}),
        ...(dice.chance(30) ? { boardKey: dice.pick([null, this.#bytes(32)]) } : {}),
        ...(dice.chance(20) ? { listHash: this.#bytes(32) } : {}),
        ...(dice.chance(20) ? { textsHash: this.#bytes(32) } : {}),
        ...(dice.chance(20) ? { reference: dice.pick(['0000000', 'ZZZZZZZ']) } : {}),
        ...(dice.chance(20) ? { messageId: this.#bytes(16) } : {}),
      },
    }
  }

  #bytes(length: number): Uint8Array {
    return this.#dice.pick([new Uint8Array(length), systemRandom(length), systemRandom(length)])
  }
}

/** How many of so many could be sealed. @throws Error what the server says to one that it refuses */
async function sent(count: number, send: () => Promise<unknown>): Promise<number> {
  let done = 0
  for (let i = 0; i < count; i++) {
    try {
      await send()
      done++
    } catch (error) {
      if (!(error instanceof CryptoError || error instanceof TypeError)) throw error
    }
  }
  return done
}

async function accepted(sending: Promise<{ status: number; text: string }>): Promise<void> {
  const { status, text } = await sending
  if (status !== 200) throw new Error(`refused: ${status} ${text}`)
}
