import { dayOf, type Week, weekAt, weekOf } from '../../../crypto/days/calendar.ts'
import type { Entry } from '../../../crypto/entries/entry.ts'
import type { Member, VerifiedKeyList } from '../../../crypto/keys/keylist.ts'
import { asSignSeed, type SignKeyPair, signKeyPairOf } from '../../../crypto/keys/keys.ts'
import { toHex } from '../../../crypto/primitives/bytes.ts'
import type { Vault, WeeklySecrets } from '../../../crypto/vault/vault.ts'
import type { Reception } from '../../shared/reception/reception.ts'
import { isHeldFor, reasonToShut } from '../model/access/access.ts'
import { standingIn } from '../model/access/case-access.ts'
import { mayWrite } from '../model/access/powers.ts'
import type { PurgedCase } from '../model/access/shut.ts'
import type { AuditCase } from '../model/audit/audit.ts'
import { accessIn, type Case, FoldMemo, foldCases, linesOf } from '../model/case/fold.ts'
import { DeskError } from '../model/error.ts'
import { type AppendJob, job } from '../model/log/append-job.ts'
import { streamName } from '../model/log/checkpoint.ts'
import type { DropKeys } from '../model/log/drops.ts'
import { type Authors, addEpoch, type Epoch, type Stream } from '../model/log/stream.ts'
import { requireVerifiable } from '../model/log/verifiable.ts'
import type { Notice } from '../model/notice.ts'
import type { OnProgress } from '../rpc/answers.ts'
import { type CaseContext, logOf } from './case-context.ts'
import { auditCases, heldGrants, keepsAudit } from './cases/audit-keep.ts'
import type { DeskSource } from './desk-source.ts'
import {
  type HoldingStaff,
  Holdings,
  recheckAuthors,
  reporterDrops,
  type ShelfStaff,
} from './holdings.ts'
import { withHeard } from './monitor/absence.ts'
import { authorsOf, type ListHistory, loadHistory, withLists } from './monitor/lists.ts'
import { loadSuspensions, NO_SUSPENSIONS, type Suspensions } from './monitor/people.ts'
import { loadDeskReception, ownMember } from './monitor/reception.ts'
import { ServerMonitor } from './monitor/server-monitor.ts'
import type { PeerContext } from './monitor/silence.ts'
import { deskNotices } from './notices.ts'
import { appendEntry, requireWhole } from './post/append.ts'
import type { Hurry } from './post/pace.ts'
import { keepAlive, Renewals } from './post/renew.ts'
import { fetchSureWeek, type Staff } from './post/staff.ts'
import { type Announcement, tell } from './post/tell.ts'
import { tellEnded, tellParts } from './post/tell-parts.ts'
import { logLetters, sayOfLetters, sortLetters } from './sync/letters.ts'
import { readMessageTexts } from './sync/long-texts.ts'
import { withSilentOpeners } from './sync/openers.ts'
import { readAll } from './sync/reading.ts'
import { postRandomRecord } from './sync/sent-rows.ts'
import { takenGrants } from './sync/signed-by.ts'
import { hasNews, refreshCase, takingIn } from './sync/sync.ts'
import { agreeing, ownParts, refusing, withoutEnded, withParts } from './sync/together.ts'
import { withoutCache } from './vault/cache.ts'
import { CacheKeeper } from './vault/cache-keeper.ts'
import { forgetCase, forgetDue, letGoOf, purgedAs, rememberRefused } from './vault/forget.ts'
import { destroyWeeks, dropKeysOf, holdFor, type KeysKept } from './vault/keys.ts'
import { isRootConfirmed, loadConfirmed } from './vault/new-root.ts'
import { lookingFromNow, remember } from './vault/remember.ts'
import { type SealedLetter, sealedLetters } from './view/sealed-letters.ts'

/** State of an unlocked desk: both files, the key list, the shelves as far as they open. */
export class CaseStore {
  readonly #source: DeskSource
  readonly #signer: SignKeyPair
  readonly #holdings: Holdings
  readonly monitor = new ServerMonitor()
  suspensions: Suspensions = NO_SUSPENSIONS
  /** Tells others of a purge and takes the case off the board, before its keys are destroyed. */
  beforePurge: (c: Case) => Promise<void> = async () => {}
  /** Ids of cases that are given up even if their logs may hide something: a person decided so. */
  readonly settled = new Set<string>()
  /** Whether the last read of the shelves was broken off. */
  #isCut = false
  #vault: Vault
  #weeks: WeeklySecrets
  #reception: Reception | null = null
  #history: ListHistory | null = null
  #cases: readonly Case[] = []
  #byId: ReadonlyMap<string, Case> = new Map()
  readonly #folded = new FoldMemo()
  readonly #renewals = new Renewals()
  readonly #cache = new CacheKeeper()
  #purged: readonly PurgedCase[] = []
  /** `looked` of the vault, by name in hex. */
  #looked: { readonly of: Vault['looked']; readonly places: ReadonlyMap<string, number> } = {
    of: undefined,
    places: new Map(),
  }
  /** Absent until the keys were looked through, once since unlocking. */
  #keysKept?: KeysKept

  constructor(source: DeskSource, vault: Vault, weeks: WeeklySecrets) {
    this.#source = source
    this.#holdings = new Holdings(source.rows)
    this.#vault = lookingFromNow(vault)
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

  /** Whether it reaches a server: with a bundle, nothing can be sent to colleagues. */
  get hasNetwork(): boolean {
    return this.#source.bundle === undefined
  }

  /** Members of the list and of those before it, the newest first; none before the first sync. */
  get everybody(): readonly Member[] {
    return this.#reception === null ? [] : this.#lists().flatMap(({ members }) => members)
  }

  /** Cases that were given up since unlocking, because a colleague purged them. */
  get purged(): readonly PurgedCase[] {
    return this.#purged
  }

  /** Entries about cases without their content, as far as this member reads them. */
  get audit(): AuditCase[] {
    const p = this.#source.primitives
    const seen = this.monitor.isWhole ? this.monitor.forFold(p, this.vault, this.#holdings) : null
    return this.#reception ? auditCases(p, this.#holdings, this.#self.role, seen) : []
  }

  /** The member whose desk it is; null before the first sync. */
  get own(): Member | null {
    return this.#reception && this.#self
  }

  get #self(): Member {
    return ownMember(this.required(), this.vault, this.#signer.publicKey)
  }

  get notices(): Notice[] {
    const { vault, weeks, monitor, suspensions, cases } = this
    return deskNotices({
      ...{ vault, weeks, monitor, suspensions, cases, keysKept: this.#keysKept ?? null },
      ...{ source: this.#source, holdings: this.#holdings, history: this.#history },
      ...{ signer: this.#signer.publicKey, peers: this.#reception && this.peers() },
    })
  }

  /** Keys and connection with which requests are signed and sent. */
  staff(): Staff {
    return { ...this.#source, instance: this.vault.instance, signer: this.#signer }
  }

  /** @throws DeskError `gone` before the first sync */
  required(): Reception {
    if (this.#reception === null) throw new DeskError('gone')
    return this.#reception
  }

  /** @throws DeskError `gone` if there is no such case */
  case(id: string): Case {
    const found = this.#byId.get(id)
    if (found === undefined) throw new DeskError('gone')
    return found
  }

  /**
   * Fetch and open new rows, give up cases that are not ours any more, keep the keys of the rest.
   *
   * @throws DeskError as `readAll`
   */
  async sync(onProgress: OnProgress, onRead: () => void): Promise<void> {
    const reception = await loadDeskReception(this.#source, this.vault)
    ownMember(reception, this.vault, this.#signer.publicKey)
    this.#reception = reception
    const staff = this.staff()
    staff.pace?.follow(reception.list)
    await this.#learnLists(reception.list)
    this.suspensions = await loadSuspensions(staff, reception.list)
    this.monitor.begin()
    this.#isCut = true
    const by = this.#shelfStaff
    const { authors, holdings } = by
    const { monitor, vault } = this
    try {
      const isCalm = this.suspensions.inForce.length === 0
      const of = { source: this.#source, vault, staff: by, authors, holdings, monitor, isCalm }
      const grants = () => heldGrants(staff.primitives, holdings, vault, this.#self.role, authors)
      const fold = () => this.fold()
      await readAll({ ...of, cache: this.#cache, grants, fold }, onProgress, onRead)
      await this.monitor.board.look({ ...staff, list: reception.list })
      this.monitor.compare(staff, this.#authors(), this.#holdings)
      this.#isCut = false
    } finally {
      this.#source.opener?.rest()
      this.fold()
      await this.forget().finally(() => this.remember())
    }
    const heard = withHeard(this.peers(), this.weeks, this.#holdings)
    if (heard !== this.vault) await this.keep(heard, this.weeks)
  }

  /** Keep what is held for the next unlocking, once everything was read. @throws DeskError as `keep` */
  async keepCache(): Promise<void> {
    if (!this.monitor.isWhole) return
    const held = [this.#holdings, this.cases, this.required().list.hash] as const
    const vault = await this.#cache.keep(this.#source, this.vault, ...held)
    if (vault !== this.vault) await this.keep(vault, this.weeks)
  }

  /** The keys and lists by which statements of colleagues are read. @throws DeskError `gone` before the first sync */
  peers(): PeerContext {
    const { primitives, bundle, now } = this.#source
    const week = bundle === undefined ? weekAt(now()) : weekOf(bundle)
    const { vault, hasNetwork } = this
    const heard = { vault, reception: this.required(), lists: this.#lists(), out: this.#out() }
    return { primitives, ...heard, hasNetwork, week, receptionOf: (one) => this.#receptionOf(one) }
  }

  /** Letters that wait until two open them. */
  get sealed(): readonly SealedLetter[] {
    if (this.#reception === null) return []
    const { primitives } = this.#source
    const tools = { holdings: this.#holdings, authors: this.#authors(), lists: this.#lists() }
    return sealedLetters({ ...tools, primitives, vault: this.vault })
  }

  /**
   * Say whether this member opens a reporter's letters together with another. With `no` their part is destroyed.
   *
   * @param id of the drop, in hex
   * @throws DeskError `gone`
   */
  async answerSealed(id: string, yes: boolean): Promise<void> {
    const own = ownParts(this.#holdings).find((one) => toHex(one.id) === id)
    if (own === undefined) throw new DeskError('gone')
    const { primitives: p } = this.#source
    const held = withParts(this.vault, this.#holdings)
    const vault = yes ? agreeing(held, own) : refusing(p, held, this.#holdings, own)
    await this.keep(vault, this.weeks)
  }

  /** Say to those who hold parts of letters of a case that it was purged. @throws DeskError as `tellEnded` */
  async #tellEnded({ timeline, standing }: Case): Promise<void> {
    const letters = timeline.flatMap((one) => (one.kind === 'drop' ? [one.drop] : []))
    const letter = letters.find(({ isParted }) => isParted)
    if (letter === undefined) return
    const receptionOf = (week: Week) => this.#receptionOf(week)
    const about = { lists: this.#lists(), own: this.vault.member }
    await tellEnded(this.staff(), receptionOf, about, letter, standing.proof)
  }

  /** Send parts of keys to colleagues, if the member said yes. @throws DeskError as `tellParts` */
  async tellParts(): Promise<void> {
    const keep = (vault: Vault) => this.keep(vault, this.weeks)
    const receptionOf = (week: Week) => this.#receptionOf(week)
    const staff = { ...this.#holdingStaff, authors: this.#authors() }
    await tellParts(staff, receptionOf, this.#lists(), this.vault, keep)
  }

  readonly tell = (what: Announcement): Promise<void> => tell(this, this.#holdings, what)

  /** A new list may make records and claims believed that were not before. */
  async #learnLists(list: VerifiedKeyList): Promise<void> {
    const history = await loadHistory(this.staff(), list, this.vault, this.#history)
    const { primitives: p } = this.#source
    const vault = withLists(p, this.vault, history)
    if (history === this.#history && vault === this.vault) return
    await this.keep(vault, this.weeks)
    this.#history = history
    recheckAuthors(p, this.#authors(), this.#holdings)
  }

  get #readingSource() {
    const { primitives } = this.#source
    const known = { authors: this.#authors(), lists: this.#lists() }
    return { primitives, holdings: this.#holdings, ...known }
  }

  get #shelfStaff(): ShelfStaff {
    const keys = this.#dropKeys(this.required())
    const { opener } = this.#source
    return { ...this.#holdingStaff, authors: this.#authors(), keys, ...(opener && { opener }) }
  }

  get #holdingStaff(): HoldingStaff {
    return { ...this.staff(), holdings: this.#holdings }
  }

  #dropKeys(reception: Reception): DropKeys {
    const { position } = ownMember(reception, this.vault, this.#signer.publicKey)
    return dropKeysOf(this.#source, this.vault, this.weeks, position, this.#lists())
  }

  #authors(): Authors {
    const areAsked = this.#self.role === 'custodian'
    return { ...authorsOf(this.#lists(), this.#out()), areAsked }
  }

  /** Ids of members whom two colleagues keep out. */
  readonly #out = (): string[] => this.suspensions.inForce.map(({ member }) => member.id)

  /**
   * Remove all cases from memory, as nothing of them is for a member who is shut out; the next sync brings them
   * back.
   */
  async putAway(): Promise<void> {
    this.#show([])
    await this.keep(withoutCache(this.vault), this.weeks)
  }

  /** Make the cases again from what is held. */
  fold(): readonly Case[] {
    const { primitives: p, bundle, now } = this.#source
    sortLetters(p, this.#holdings, this.vault, this.#lists(), bundle ?? dayOf(now()))
    const input = {
      drops: reporterDrops(this.#holdings),
      streams: [...this.#holdings.streams.values()],
      missing: this.#holdings.missing,
      asked: this.#holdings.asked,
      list: this.required().list,
      pastLists: this.#lists().slice(1),
      history: this.#history?.state ?? 'whole',
      ...this.monitor.forFold(p, this.vault, this.#holdings),
    }
    const cases = this.monitor.checked(foldCases(p, input, this.#folded))
    return this.#show(withSilentOpeners(this.#readingSource, cases, this.vault.member))
  }

  /** Cases that cannot be folded: see `FoldMemo`. */
  get unreadable(): ReadonlyMap<string, string | null> {
    return this.#folded.unreadable
  }

  #show(cases: readonly Case[]): readonly Case[] {
    this.#byId = new Map(cases.map((one) => [one.id, one]))
    this.#cases = cases
    return cases
  }

  /** Fetch texts, which lie in blocks, of entries that are at hand: a person sees at once what they wrote. */
  async readTexts(): Promise<void> {
    await readMessageTexts(this.staff(), this.#holdings)
    this.fold()
  }

  /** Name every drop in its case's log, and mark letters. @throws DeskError as `append` */
  logDrops(): Promise<void> {
    return logLetters(this, this.#holdings, (id, job) => this.append(id, job, 'desk'))
  }

  /** The name by which the vault knows a stream. */
  nameOf({ caseKey }: Pick<Stream, 'caseKey'>): Uint8Array {
    return streamName(this.#source.primitives, caseKey)
  }

  /** The place up to which the member looked in a stream; null if they never did. */
  lookedTo(stream: Pick<Stream, 'caseKey'>): number | null {
    const { looked = [] } = this.#vault
    if (this.#looked.of !== looked) {
      const places = new Map(looked.map((one) => [toHex(one.stream), one.sequence]))
      this.#looked = { of: looked, places }
    }
    return this.#looked.places.get(toHex(this.nameOf(stream))) ?? null
  }

  /** Keep facts that were learned before the keys that showed them go. */
  async remember(): Promise<void> {
    const p = this.#source.primitives
    const heads = this.monitor.heads(p, this.vault, this.#holdings, this.cases)
    const found = withParts(rememberRefused(this.vault, this.#holdings), this.#holdings)
    const before = withoutEnded(this.#readingSource, found, this.#holdings)
    const granted = takenGrants(p, this.#holdings, this.vault, this.#authors())
    const vault = remember(p, before, this.#holdings, granted, this.required().list.version, heads)
    if (vault !== this.vault) await this.keep(vault, this.weeks)
  }

  /** Keep this state of both files. */
  async keep(vault: Vault, weeks: WeeklySecrets): Promise<void> {
    await this.#source.keep(vault, weeks)
    this.#vault = vault
    this.#weeks = weeks
  }

  /** Records that the server accepted and never listed: each is given once. */
  readonly takeLost = () => this.#holdings.lost.splice(0).map(({ row }) => row)

  /** Write into the log of a case. @throws DeskError as `appendEntry`; `gone` */
  async append(caseId: string, job: AppendJob, hurry: Hurry): Promise<void> {
    await this.#appendTo(logOf(this.case(caseId)), job, hurry)
  }

  async #appendTo(stream: Stream, job: AppendJob, hurry: Hurry = 'at-once'): Promise<void> {
    const staff = { ...this.#holdingStaff, authors: this.#authors(), hurry }
    const log = () => this.#holdings.streams.get(toHex(stream.caseKey)) ?? stream
    try {
      await requireWhole(staff, this.fold(), log(), job)
      const cases = () => requireVerifiable(this.fold(), stream)
      const may = (entry: Entry) => mayWrite(standingIn(cases(), stream, this.#self), entry)
      const take = takingIn(this.#shelfStaff)
      await this.monitor.writing(log, () => appendEntry(staff, log(), job, may, take))
    } finally {
      this.fold()
    }
  }

  /** Whether logs are to be brought up to date. @throws DeskError */
  readonly hasNews = () => hasNews(this.#holdingStaff)

  /** Bring one log up to date, and the drops that it names. */
  refresh(stream: Stream): Promise<Stream> {
    return refreshCase(this.#shelfStaff, stream)
  }

  /** A case for functions that change who reads it. */
  context(caseId: string): Omit<CaseContext, 'barred' | 'moveBoard'> {
    return {
      ...{ staff: this.staff(), own: this.vault.member, list: this.required().list },
      ...{ suspensions: this.suspensions.inForce, holdings: this.#holdings },
      ...{ authors: this.#authors(), isHistoryWhole: this.#history?.state === 'whole' },
      ...{ suspended: new Set(this.#out()), receptionOf: (week) => this.#receptionOf(week) },
      ...{ known: () => this.case(caseId), refresh: () => this.#refreshAll(caseId) },
      accessOf: (stream) => accessIn(this.case(caseId), stream, this.#lists()),
      sayOfLetters: (conflict) => sayOfLetters(this, this.#holdings, caseId, conflict),
      append: (stream, entry, { hurry, ...how } = {}) =>
        this.#appendTo(stream, { ...job(entry), ...how }, hurry),
      keepEpoch: this.#keepEpoch.bind(this),
    }
  }

  /** The running key list, then those before it. @throws DeskError `gone` before the first sync */
  get lists(): readonly [VerifiedKeyList, ...VerifiedKeyList[]] {
    return this.#lists()
  }

  #lists(): readonly [VerifiedKeyList, ...VerifiedKeyList[]] {
    return this.#history?.lists ?? [this.required().list]
  }

  /** The log of a case and its identity streams, as they are now. */
  async #refreshAll(caseId: string): Promise<Case> {
    const { stream, identity } = this.case(caseId)
    const [log] = stream === null ? identity : [stream]
    if (log !== undefined) await this.refresh(log)
    if (stream !== null) requireVerifiable(this.fold(), stream)
    return this.case(caseId)
  }

  async #receptionOf(week: Week): Promise<Reception> {
    const known = this.required()
    return known.week === week ? known : loadConfirmed(this.#source, this.vault, week)
  }

  async #keepEpoch({ caseKey }: Stream, epoch: Epoch): Promise<void> {
    const grant = { drop: null, caseKey, epoch: epoch.epoch, epochKey: epoch.key }
    await this.keep({ ...this.vault, grants: [...this.vault.grants, grant] }, this.weeks)
    const stream = this.#holdings.streams.get(toHex(caseKey))
    if (stream) this.#holdings.streams.set(toHex(caseKey), addEpoch(stream, epoch))
  }

  /** Give up cases that were purged, or that this member may not read. @throws DeskError after all are tried */
  async forget(): Promise<void> {
    if (!isRootConfirmed(this)) return
    const { vault, hasNetwork, settled } = this
    const beforePurge = async (c: Case) => {
      await this.#tellEnded(c)
      await this.beforePurge(c)
    }
    const [forget, caseOf] = [this.#forget.bind(this), (id: string) => this.case(id)]
    const by = { ids: this.#cases.map(({ id }) => id), caseOf, beforePurge, forget }
    const how = { own: vault.member, hasNetwork, isCut: this.#isCut, settled }
    const fault = await forgetDue(by, how)
    this.fold()
    if (fault !== null) throw fault
  }

  /**
   * Give up a case because a colleague says that this member is not impartial, and this member agrees.
   *
   * @throws DeskError `gone` if nobody says so; `held`
   */
  async agree(caseId: string): Promise<void> {
    const c = this.case(caseId)
    if (reasonToShut(c.access, this.vault.member)?.why !== 'conflict') throw new DeskError('gone')
    const isHeld = isHeldFor(this.vault.member, c.access, c.identity.flatMap(linesOf))
    if (isHeld) throw new DeskError('held')
    await this.#forget(c, 'conflict')
    this.fold()
  }

  async #forget(c: Case, why: 'conflict' | 'purged'): Promise<void> {
    const keeps = why === 'purged' && keepsAudit(this.#self.role, c)
    const p = this.#source.primitives
    const { vault, drops } = forgetCase(p, this.vault, this.#holdings, c, why, keeps)
    await this.keep(vault, this.weeks)
    letGoOf(this.#holdings, c, drops, keeps)
    if (why === 'purged') this.#purged = [...this.#purged, purgedAs(c)]
  }

  /** Keep data that is to outlive its rows; blocks only if `what` is `all`. */
  async renew(what: 'all' | 'records' = 'all'): Promise<void> {
    const renewals = what === 'all' ? this.#renewals : null
    await keepAlive(this.#holdingStaff, this.cases, renewals)
  }

  /** Post a record that says nothing. @throws DeskError */
  readonly pad = () => postRandomRecord(this.staff(), this.#holdings)

  /** Destroy the keys of past weeks, except those that may open drops that are listed and were not handed over. */
  async destroy(): Promise<void> {
    // A bundle may be older than envelopes that need the key.
    if (this.#keysKept === null || !this.hasNetwork) return
    const now = this.#source.now()
    const askSure = () => fetchSureWeek(this.staff())
    const keep = (left: WeeklySecrets) => this.keep(this.vault, left)
    const hold = holdFor(this.weeks, this.#holdings, now)
    this.#keysKept = await destroyWeeks(this.weeks, now, askSure, keep, hold)
  }
}
