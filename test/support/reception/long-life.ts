import type { Desk } from '../../../client/desk/engine/desk.ts'
import type { StreamEntry, StreamRecord } from '../../../client/desk/model/log/stream.ts'
import type { Entry } from '../../../crypto/entries/entry.ts'
import {
  type Generation,
  openRecord,
  type RecordPlace,
  recordId,
  sealRecord,
} from '../../../crypto/log/record.ts'
import { concat, systemRandom, toHex } from '../../../crypto/primitives/bytes.ts'
import { CryptoError } from '../../../crypto/primitives/errors.ts'
import { SIZE } from '../../../crypto/primitives/labels.ts'
import { testDesk } from '../desk/desk-core.ts'
import { rowsOf } from '../server/lies.ts'
import { AccessDesks } from './access-desks.ts'

const WEEK_MS = 7 * 86_400_000

/** Desks of one case over years; `AccessDesks` says how they are made. */
export class LongLife extends AccessDesks {
  /** Let weeks go by, a few at a time, and unlock the desks of these members after each step. */
  async pass(weeks: number, ...members: readonly number[]): Promise<void> {
    for (let gone = 0; gone < weeks; gone += 3) {
      await this.goBy(Math.min(3, weeks - gone))
      for (const index of members) this.desks[index] = await this.synced(index)
    }
  }

  /** Let weeks go by in which no desk is unlocked. */
  async goBy(weeks: number): Promise<void> {
    this.clock.advance(weeks * WEEK_MS)
    await this.instance.server.tick()
  }

  /** The desk of a member who has their vault, and nothing else. */
  readonly fresh = (index: number): Desk => {
    const { vault, weeks } = this.at(index)
    return testDesk(this.instance, index, { vault, weeks })
  }

  async synced(index: number): Promise<Desk> {
    const desk = this.fresh(index)
    await desk.sync()
    return desk
  }

  /** The record of the one case that says such a thing. */
  recordWith(index: number, says: (entry: Entry) => boolean): OpenedAt {
    for (const one of this.at(index).cases[0]?.stream?.records.values() ?? []) {
      const { content } = one
      if (content.kind === 'opened' && says(content.record.entry)) return { ...one, ...content }
    }
    throw new Error('no record says so')
  }

  noteWith(index: number, text: string): OpenedAt {
    return this.recordWith(index, (entry) => entry.kind === 'note' && entry.text === text)
  }

  placeOf({ epoch, sequence }: Pick<StreamRecord, 'epoch' | 'sequence'>): RecordPlace {
    const { instance } = this.instance.reception.list
    return { instance, epoch: epoch.epoch, epochKey: epoch.key, sequence }
  }

  /** A record that a member seals at the place of another, as if they had written there. */
  inPlaceOf({ record, ...at }: OpenedAt, author: number, entry: Entry): Uint8Array {
    const { p, reception } = this.instance
    const { previous, day } = record
    const { signing } = reception.members[author]!
    return sealRecord(p, systemRandom, this.placeOf(at), signing, { previous, day, entry })
  }

  /** Bytes that no key opens, at one writing of a record. */
  noiseAt({ epoch, sequence }: Pick<StreamRecord, 'epoch' | 'sequence'>, generation: Generation) {
    const id = recordId(this.instance.p, epoch.key, sequence, generation)
    return concat(id, systemRandom(SIZE.record - SIZE.id))
  }

  /** Everything said in the authors' own rows at this place and behind it, to a reader with the key of its epoch. */
  async openedBehind({
    epoch,
    sequence,
  }: Pick<StreamRecord, 'epoch' | 'sequence'>): Promise<Entry['kind'][]> {
    const { p, reception } = this.instance
    const places = Array.from({ length: 16 }, (_, i) =>
      this.placeOf({ epoch, sequence: sequence + i }),
    )
    const ids = places.map((place) => toHex(recordId(p, place.epochKey, place.sequence)))
    const rows = await rowsOf(this.instance, ids)
    return places.flatMap((place, i) => {
      try {
        return [openRecord(p, reception.list, place, rows[i]!).entry.kind]
      } catch (error) {
        if (error instanceof CryptoError) return []
        throw error
      }
    })
  }
}

interface OpenedAt extends Omit<StreamRecord, 'content'> {
  readonly record: StreamEntry
}

/** All that letters and notes say, by case. */
export const textsIn = (desk: Desk): (string | readonly string[])[][] =>
  desk.cases.map(({ timeline }) =>
    timeline.flatMap((item): (string | readonly string[])[] => {
      if (item.kind === 'drop') return Object.values(item.drop.content.answers)
      return item.entry.kind === 'note' ? [item.entry.text] : []
    }),
  )

export const warningsIn = (desk: Desk) =>
  desk.cases.flatMap(({ warnings }) => warnings).filter(({ kind }) => kind !== 'not-checked')
