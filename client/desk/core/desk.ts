import { equal, fromHex, type Random, toHex } from '../../../crypto/bytes.ts'
import { type Day, dayOf, type Week, weekAt, weekOf } from '../../../crypto/calendar.ts'
import type { Member } from '../../../crypto/keylist.ts'
import { asContentKey, asSignSeed, type SignKeyPair, signKeyPairOf } from '../../../crypto/keys.ts'
import { LIMIT } from '../../../crypto/labels.ts'
import type { Vault, WeeklySecrets } from '../../../crypto/vault.ts'
import { BOARD_ROLES } from '../../../crypto/wire.ts'
import type { Reception } from '../../shared/reception.ts'
import { dropJob } from './action.ts'
import { type AppendJob, appendEntry } from './append.ts'
import { desiredBoard } from './board.ts'
import type { DropKeys } from './drops.ts'
import { concernsOneCase, DeskError } from './error.ts'
import { type Case, foldCases } from './fold.ts'
import { emptyHoldings, type Holdings, renewableRows, reporterDrops } from './holdings.ts'
import { openingKeys, weeksToDestroy, withoutWeeks } from './keys.ts'
import { Outbox, type UnsentEntry } from './outbox.ts'
import {
  loadSuspensions,
  NO_SUSPENSIONS,
  type PeopleNotice,
  suspendMember,
  suspensionNotices,
} from './people.ts'
import { loadDeskReception, ownMember, type ReceptionSource } from './reception.ts'
import { type BoardOutcome, reconcileBoard } from './reconcile.ts'
import { remember } from './remember.ts'
import { renewRows } from './renew.ts'
import { Sight, type SightNotice } from './sight.ts'
import type { Staff } from './staff.ts'
import type { Stream } from './stream.ts'
import { type OnProgress, refreshCase, syncDrops, syncStreams } from './sync.ts'

export interface DeskSource extends ReceptionSource {
  readonly random: Random
  /** Make the vault and the weekly secrets durable before going on. */
  readonly keep: (vault: Vault, weeks: WeeklySecrets) => Promise<void>
}

/** What a person should know about the desk as a whole. */
export type Notice =
  /** Envelopes that a key of ours opens and that are not whole. */
  | { readonly kind: 'broken-drops'; readonly ids: readonly string[] }
  /** Envelopes that the server lists and does not hand over. */
  | { readonly kind: 'withheld-drops'; readonly ids: readonly string[] }
  /** Somebody outside the key list granted access to a case. */
  | { readonly kind: 'foreign-grant'; readonly ids: readonly string[] }
  /** The key list ends soon: after it nobody can report. */
  | { readonly kind: 'list-expires'; readonly day: Day }
  | SightNotice
  | PeopleNotice
  /** We have no key for the running week: what is sealed in it will stay closed to us. */
  | { readonly kind: 'no-weekly-key' }

/** One unlocked desk: what it holds, and everything it does, one thing at a time. */
export class Desk {
  readonly #source: DeskSource
  readonly #signer: SignKeyPair
  readonly #holdings: Holdings = emptyHoldings()
  /** What each case's board was brought to, so that it is not read again for nothing. */
  readonly #settled = new Map<string, string>()
  readonly #board = new Map<string, Exclude<BoardOutcome, 'settled'> | 'offline'>()
  readonly #outbox = new Outbox()
  readonly #sight = new Sight()
  #vault: Vault
  #weeks: WeeklySecrets
  #reception: Reception | null = null
  #suspensions = NO_SUSPENSIONS
  #cases: readonly Case[] = []
  #queue: Promise<unknown> = Promise.resolve()
  #destroyed = false

  constructor(source: DeskSource, vault: Vault, weeks: WeeklySecrets) {
    this.#source = source
    this.#vault = vault
    this.#weeks = weeks
    this.#signer = signKeyPairOf(source.primitives, asSignSeed(vault.signing))
  }

  get vault(): Vault {
    return this.#vault
  }

  get weeks(): WeeklySecrets {
    return this.#weeks
  }

  get cases(): readonly Case[] {
    return this.#cases
  }

  /** Null before the first sync. */
  get reception(): Reception | null {
    return this.#reception
  }

  /** The member whose desk this is; null before the first sync. */
  get member(): Member | null {
    const reception = this.#reception
    return reception && ownMember(reception, this.#vault, this.#signer.publicKey)
  }

  /** What the board still waits for, by case id. */
  get waiting(): ReadonlyMap<string, Exclude<BoardOutcome, 'settled'> | 'offline'> {
    return this.#board
  }

  /** What was written in a case and is not in its log yet, oldest first. */
  unsentIn({ id, stream }: Case): readonly UnsentEntry[] {
    return stream === null ? [] : this.#outbox.preview(id, stream, this.#signer.publicKey)
  }

  get notices(): Notice[] {
    const { drops, withheld } = this.#holdings
    const broken = [...drops].flatMap(([id, one]) => (one.kind === 'broken' ? [id] : []))
    const foreign = this.#grants(false)
    const list = this.#reception?.list
    const today = dayOf(this.#source.now())
    const hasKey = this.#weeks.weeks.some(({ week }) => week === weekAt(this.#source.now()))
    return [
      ...(broken.length > 0 ? [{ kind: 'broken-drops', ids: broken } as const] : []),
      ...(withheld.size > 0 ? [{ kind: 'withheld-drops', ids: [...withheld] } as const] : []),
      ...(foreign.length > 0
        ? [{ kind: 'foreign-grant', ids: foreign.map(({ id }) => toHex(id)) } as const]
        : []),
      ...(list && list.expires - today < WARN_DAYS
        ? [{ kind: 'list-expires', day: list.expires } as const]
        : []),
      ...(list ? this.#sight.notices(this.#vault) : []),
      ...suspensionNotices(this.#suspensions, this.#vault.member),
      ...(hasKey ? [] : [{ kind: 'no-weekly-key' } as const]),
    ]
  }

  /**
   * Bring everything up to date: shelves, log, board, renewals; and destroy weekly keys that have
   * had their time, once after unlocking.
   *
   * @throws DeskError; what was done stays done, call it again
   */
  sync(onProgress: OnProgress = () => {}): Promise<void> {
    return this.#inTurn(() => this.#sync(onProgress))
  }

  /**
   * Write an entry into a case's log, and the board after it. A board that takes nothing now is not
   * an error: see `waiting`.
   *
   * @throws DeskError `offline` (give the same job again), `gone`, `withheld`, `too-long`
   */
  append(caseId: string, job: AppendJob): Promise<void> {
    return this.#inTurn(async () => {
      await this.#append(caseId, job)
      await this.#remember()
      await this.#reconcile(this.#case(caseId))
    })
  }

  /**
   * Write an entry like `append`, or keep it until the server answers: then it is written at the
   * next sync, after what was written before it.
   *
   * @throws DeskError where the server answered and it cannot be written; then it is not kept
   */
  write(caseId: string, job: AppendJob): Promise<void> {
    return this.#inTurn(async () => {
      const written = await this.#outbox.sendLast(caseId, job, (id, one) => this.#append(id, one))
      await this.#remember()
      for (const id of written) await this.#reconcile(this.#case(id))
    })
  }

  /** @param messageIds in hex, of drops that the member has seen */
  markRead(messageIds: readonly string[]): Promise<void> {
    return this.#inTurn(async () => {
      const known = new Set(this.#vault.read.map(toHex))
      const fresh = messageIds.filter((id) => !known.has(id)).map(fromHex)
      if (fresh.length === 0) return
      await this.#keep({ ...this.#vault, read: [...this.#vault.read, ...fresh] }, this.#weeks)
    })
  }

  /** Have a colleague kept out, as one of two. @throws DeskError `gone` where there is none such */
  suspend(memberId: string): Promise<void> {
    return this.#inTurn(async () => {
      const { list } = this.#required()
      this.#suspensions = await suspendMember(this.#staff(), list, memberId)
    })
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#queue.then(work, work)
    this.#queue = turn.catch(() => {})
    return turn
  }

  #staff(): Staff {
    return { ...this.#source, instance: this.#vault.instance, signer: this.#signer }
  }

  #required(): Reception {
    if (this.#reception === null) throw new DeskError('gone')
    return this.#reception
  }

  #case(id: string): Case {
    const found = this.#cases.find((one) => one.id === id)
    if (found === undefined) throw new DeskError('gone')
    return found
  }

  async #sync(onProgress: OnProgress): Promise<void> {
    const reception = await loadDeskReception(this.#source, this.#vault)
    ownMember(reception, this.#vault, this.#signer.publicKey)
    this.#reception = reception
    const staff = this.#staff()
    this.#suspensions = await loadSuspensions(staff, reception.list)
    const keys = this.#dropKeys(reception)
    try {
      await syncDrops(staff, this.#holdings, keys, onProgress)
      const grants = [...this.#vault.grants, ...this.#grants(true).map(({ grant }) => grant)]
      await syncStreams(staff, reception.list, this.#holdings, keys, grants, onProgress)
    } finally {
      this.#fold()
      await this.#remember()
    }
    await this.#logDrops()
    await this.#outbox.send((id, job) => this.#append(id, job))
    await this.#remember()
    for (const [done, one] of this.#cases.entries()) {
      onProgress({ stage: 'board', done, total: this.#cases.length })
      await this.#reconcile(one)
    }
    await this.#lookAtBoard()
    await this.#renew()
    await this.#destroy()
  }

  #dropKeys(reception: Reception): DropKeys {
    const { primitives, now } = this.#source
    return {
      instance: this.#vault.instance,
      position: ownMember(reception, this.#vault, this.#signer.publicKey).position,
      weekly: openingKeys(primitives, this.#weeks, now()),
      known: new Map(this.#vault.drops.map(({ id, key }) => [toHex(id), asContentKey(key)])),
    }
  }

  /** Grants among the drops: those that a member signed, or the others. */
  #grants(byMember: boolean) {
    const members = this.#reception?.list.members ?? []
    return [...this.#holdings.drops.values()].flatMap((one) => {
      if (one.kind !== 'grant') return []
      const known = members.some(({ signing }) => equal(signing, one.signer))
      return known === byMember ? [one] : []
    })
  }

  #fold(): void {
    this.#cases = foldCases(this.#source.primitives, {
      drops: reporterDrops(this.#holdings),
      streams: [...this.#holdings.streams.values()],
      missing: this.#holdings.missing,
      list: this.#required().list,
      ...this.#sight.forFold(this.#source.primitives, this.#vault, this.#holdings),
    })
  }

  async #lookAtBoard(): Promise<void> {
    const settled = this.#cases.filter(({ id }) => this.#settled.has(id))
    await this.#sight.look(this.#staff(), this.#required().list, settled)
    this.#fold()
  }

  async #remember(): Promise<void> {
    const { version } = this.#required().list
    const grants = this.#grants(true).map(({ id, grant }) => ({ drop: id, ...grant }))
    const heads = this.#sight.heads(this.#source.primitives, this.#vault, this.#holdings)
    const vault = remember(this.#vault, this.#holdings, grants, version, heads)
    if (vault !== this.#vault) await this.#keep(vault, this.#weeks)
  }

  async #keep(vault: Vault, weeks: WeeklySecrets): Promise<void> {
    await this.#source.keep(vault, weeks)
    this.#vault = vault
    this.#weeks = weeks
  }

  /** Name every drop in its case's log, so that colleagues without a wrap can read it. */
  async #logDrops(): Promise<void> {
    for (const { id, unlogged, stream } of this.#cases) {
      if (stream === null) continue
      await this.#logDropsOf(id, unlogged)
    }
  }

  /** A case whose log is held back keeps back none of the others. */
  async #logDropsOf(id: string, drops: Case['unlogged']): Promise<void> {
    try {
      for (const drop of drops) await this.#append(id, dropJob(drop))
    } catch (error) {
      if (!(error instanceof DeskError) || !concernsOneCase(error)) throw error
    }
  }

  async #append(caseId: string, job: AppendJob): Promise<void> {
    const { stream } = this.#case(caseId)
    if (stream === null) throw new DeskError('gone')
    try {
      await appendEntry(this.#staff(), stream, job, (one) => this.#refresh(one))
    } catch (error) {
      if (error instanceof DeskError && error.code === 'withheld') this.#noteHidden(caseId)
      throw error
    } finally {
      this.#fold()
    }
  }

  #noteHidden(caseId: string): void {
    const { stream } = this.#case(caseId)
    const held = stream && this.#holdings.streams.get(toHex(stream.caseKey))
    if (held) this.#sight.noteHidden(held)
  }

  #refresh(stream: Stream): Promise<Stream> {
    const reception = this.#required()
    const keys = this.#dropKeys(reception)
    return refreshCase(this.#staff(), reception.list, this.#holdings, keys, stream)
  }

  /** Bring a case's board up to date where its log or the key list has changed since, or a week begun. */
  async #reconcile(known: Case): Promise<void> {
    const { primitives, now } = this.#source
    const fingerprint = (c: Case) =>
      JSON.stringify([desiredBoard(primitives, c), weekAt(now()), this.#required().list.version])
    if (this.#settled.get(known.id) === fingerprint(known) || isLongClosed(known, weekAt(now())))
      return
    // a colleague's desk does it: the server would refuse ours
    if (this.member && !BOARD_ROLES.includes(this.member.role)) return
    const refresh = async () => {
      const current = this.#case(known.id)
      if (current.stream !== null) await this.#refresh(current.stream)
      this.#fold()
      return this.#case(known.id)
    }
    const outcome = await this.#boardOutcome(known, refresh)
    if (outcome !== 'settled') {
      this.#board.set(known.id, outcome)
      this.#settled.delete(known.id)
      return
    }
    this.#board.delete(known.id)
    this.#settled.set(known.id, fingerprint(this.#case(known.id)))
  }

  async #boardOutcome(known: Case, refresh: () => Promise<Case>) {
    try {
      return await reconcileBoard(this.#staff(), this.#required().list, known, refresh)
    } catch (error) {
      if (error instanceof DeskError && error.code === 'offline') return 'offline'
      throw error
    }
  }

  async #renew(): Promise<void> {
    const { now } = this.#source
    const rows = renewableRows(this.#holdings)
    const renewed = new Set(await renewRows(this.#staff(), rows))
    for (const { shelf, id } of rows) {
      const span = shelf === 'drops' ? LIMIT.dropWeeks : LIMIT.recordWeeks
      if (renewed.has(id)) this.#holdings.expires[shelf].set(id, weekAt(now()) + span)
    }
  }

  /** Nothing listed may be left unopened and unskipped, or its key is kept and the notice says why. */
  async #destroy(): Promise<void> {
    if (this.#destroyed || this.#holdings.withheld.size > 0) return
    const weeks = weeksToDestroy(this.#weeks, this.#source.now())
    const going = this.#weeks.weeks.filter(({ week }) => weeks.includes(week))
    if (weeks.length > 0) await this.#keep(this.#vault, withoutWeeks(this.#weeks, weeks))
    for (const { seed } of going) seed.fill(0)
    this.#destroyed = true
  }
}

const WARN_DAYS = 56

/** Its slots have had their time and are not posted again. */
function isLongClosed({ status, progress }: Case, now: Week): boolean {
  const day = progress.history.at(-1)?.[1] ?? 0
  return status === 'closed' && now > weekOf(day) + LIMIT.slotWeeks - 1
}
