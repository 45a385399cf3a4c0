import { expect } from 'chai'
import { postGrant } from '../../../client/desk/engine/post/envelope.ts'
import {
  chainOf,
  type Epoch,
  nextSequence,
  type Stream,
} from '../../../client/desk/model/log/stream.ts'
import type { Reception } from '../../../client/shared/reception/reception.ts'
import { dayOf } from '../../../crypto/days/calendar.ts'
import type { Entry } from '../../../crypto/entries/entry.ts'
import type { ReleaseReason } from '../../../crypto/entries/entry-access.ts'
import { epochCommit } from '../../../crypto/keys/keys.ts'
import { recordHash, sealRecord } from '../../../crypto/log/record.ts'
import { systemRandom } from '../../../crypto/primitives/bytes.ts'
import { SIZE } from '../../../crypto/primitives/labels.ts'
import { PATH } from '../../../crypto/wire/wire.ts'
import { type Instance, staffFetch } from '../server/instance.ts'
import { listed, staffOf } from './force-record.ts'

/** The end of a stream, in which anybody writes what they like: all keys of it are in one hand. */
export class RawLog {
  readonly #instance: Instance
  readonly #caseKey: Uint8Array
  #epoch: Epoch
  #previous: Uint8Array
  sequence: number

  /** @param stream as it stands at the server */
  constructor(instance: Instance, stream: Stream) {
    const { running } = chainOf(instance.p, stream)
    if (running === null) throw new Error('nobody has the key of the running epoch')
    this.#instance = instance
    this.#caseKey = stream.caseKey
    this.#epoch = running
    this.sequence = nextSequence(stream)
    this.#previous = stream.records.get(this.sequence - 1)?.hash ?? new Uint8Array(32)
  }

  /** @param author index of a member @returns the place at which it stands */
  async write(author: number, entry: Entry, day = dayOf(this.#instance.now())): Promise<number> {
    const { p, reception } = this.#instance
    const { epoch, key: epochKey } = this.#epoch
    const place = { instance: reception.list.instance, sequence: this.sequence, epoch, epochKey }
    const said = { previous: this.#previous, day, entry: listed(this.#instance, entry) }
    const { signing } = reception.members[author]!
    const body = sealRecord(p, systemRandom, place, signing, said)
    // The server does not mind whose request brings it.
    const answer = await staffFetch(
      this.#instance,
      reception.members[0]!,
      'POST',
      PATH.deskRecords,
      {
        body,
      },
    )
    expect(answer.status, answer.text).to.equal(200)
    this.#previous = recordHash(p, body)
    return this.sequence++
  }

  /**
   * A record that ends the epoch; `next` is the content that follows, for members who get its key.
   *
   * @param by index of the member who writes it
   */
  releaseOf(
    by: number,
    member: string,
    why: ReleaseReason,
  ): { readonly entry: Entry; readonly next: Epoch } {
    const { p, reception } = this.#instance
    const next = { epoch: this.#epoch.epoch + 1, key: systemRandom(SIZE.key) }
    const [commit, list] = [
      epochCommit(p, next.key, reception.members[by]!.signing.publicKey),
      reception.list.hash,
    ]
    return {
      entry: { kind: 'released', member, why, text: '', epoch: next.epoch, commit, list },
      next,
    }
  }

  /** Let a member go, and give the next key to these. @param by index of who does it */
  async release(
    by: number,
    member: string,
    why: ReleaseReason,
    { to, reception }: { readonly to: readonly string[]; readonly reception: Reception },
  ): Promise<void> {
    const { entry, next } = this.releaseOf(by, member, why)
    await this.write(by, entry)
    this.#epoch = next
    await this.lend(by, to, reception)
  }

  /** Give the key of the running epoch to these, whatever the log says of them. */
  async lend(by: number, to: readonly string[], reception: Reception): Promise<void> {
    const { epoch, key: epochKey } = this.#epoch
    const content = { caseKey: this.#caseKey, epoch, epochKey }
    for (const member of to) {
      await postGrant(staffOf(this.#instance, by), async () => reception, member, content)
    }
  }
}
