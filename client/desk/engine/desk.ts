import type { CaseRole, ReleaseReason } from '../../../crypto/entries/entry-access.ts'
import type { NamePurpose } from '../../../crypto/entries/names.ts'
import type { Member } from '../../../crypto/keys/keylist.ts'
import type { Vault, WeeklySecrets } from '../../../crypto/vault/vault.ts'
import type { Reception } from '../../shared/reception/reception.ts'
import { barredBySplits } from '../model/access/case-access.ts'
import type { Absence, AbsenceWord } from '../model/access/deputies.ts'
import { type PurgedCase, type ShutCase, shownOf, shutOf } from '../model/access/shut.ts'
import type { AuditCase } from '../model/audit/audit.ts'
import { type Arrivals, arrivalsOf, type Looks } from '../model/board/arrival.ts'
import type { BoardWaiting } from '../model/board/board.ts'
import type { Case } from '../model/case/fold.ts'
import { DeskError, isShutOut } from '../model/error.ts'
import type { AppendJob } from '../model/log/append-job.ts'
import { type LookedTo, placeOfNewest, streamsIn } from '../model/log/changes.ts'
import type { Notice } from '../model/notice.ts'
import type { OnProgress } from '../rpc/answers.ts'
import { DeskBoards } from './board/desk-boards.ts'
import { type CaseContext, despite } from './case-context.ts'
import { CaseStore } from './case-store.ts'
import { DueChanges } from './cases/due.ts'
import { type Leaving, signExport } from './cases/export.ts'
import { grantAccess } from './cases/grant-access.ts'
import { answerIdentity, askFirst, askIdentity, type Beyond } from './cases/identity.ts'
import {
  confirmRelease,
  declare,
  endCase,
  purge,
  refusePurge,
  reinstate,
  releaseMember,
  setHold,
} from './cases/rights.ts'
import type { DeskSource } from './desk-source.ts'
import { unlessShutOut } from './faults.ts'
import { absencesOf } from './monitor/absence.ts'
import { stopOwnKeys, suspendMember } from './monitor/people.ts'
import { takeUp } from './offline/take-up.ts'
import { Outbox, type UnsentEntry } from './outbox.ts'
import { goRound, keepPace, type Round } from './post/round.ts'
import { sayAbsence } from './post/to-colleagues.ts'
import { UnsentKeeper } from './post/unsent.ts'
import { untilStopped } from './sync/sync.ts'
import { confirmRoot, isRootConfirmed } from './vault/new-root.ts'
import { withLooked, withRead } from './vault/remember.ts'

/**
 * One unlocked desk: its state, and everything it does, one thing at a time. Once something fails as `unsigned`
 * or `suspended` it has no cases: its member is shut out of the reception.
 */
export class Desk {
  readonly #caseStore: CaseStore
  readonly #boards: DeskBoards
  readonly #outbox = new Outbox()
  readonly #unsent: UnsentKeeper
  readonly #own: Uint8Array
  readonly #due = new DueChanges()
  #queue: Promise<unknown> = Promise.resolve()
  readonly #appendTo = (id: string, job: AppendJob) => this.#caseStore.append(id, job, 'person')

  constructor(source: DeskSource, vault: Vault, weeks: WeeklySecrets) {
    this.#caseStore = new CaseStore(source, vault, weeks)
    this.#boards = new DeskBoards(this.#caseStore)
    this.#unsent = new UnsentKeeper(source.unsent ?? null)
    this.#caseStore.beforePurge = (c) => endCase(this.#context(c.id), () => this.#boards.clear(c))
    this.#own = this.#caseStore.staff().signer.publicKey
  }

  get vault(): Vault {
    return this.#caseStore.vault
  }

  get weeks(): WeeklySecrets {
    return this.#caseStore.weeks
  }

  /** All cases that are shown: those that are not `shut`. */
  get cases(): readonly Case[] {
    return shownOf(this.#caseStore.cases, this.vault.member)
  }

  /** Cases whose content is not shown, and whose keys are kept. */
  get shut(): readonly ShutCase[] {
    const members = this.reception?.list.members ?? []
    return this.#caseStore.cases.flatMap((one) => shutOf(one, this.vault.member, members) ?? [])
  }

  /** Wait for a sync that goes on before one has read everything: until then most cases may rest. */
  async whole(): Promise<void> {
    if (!this.#caseStore.monitor.isWhole) await this.#inTurn(async () => {})
  }

  /** Null before the first sync. */
  get reception(): Reception | null {
    return this.#caseStore.reception
  }

  /** The member whose desk this is; null before the first sync. */
  get member(): Member | null {
    return this.#caseStore.own
  }

  /** Members of the key list and of those before it, the newest first; none before the first sync. */
  get everybody(): readonly Member[] {
    return this.#caseStore.everybody
  }

  /** The reason why a board is not complete, by case id. */
  get waiting(): ReadonlyMap<string, BoardWaiting> {
    return this.#boards.waiting
  }

  /** Which messages of a case have reached its reporter. */
  arrivalsIn(c: Case): Arrivals {
    return arrivalsOf(c, this.looks.get(c.id))
  }

  /**
   * The same for counts: a message that was not looked for counts as the log has it, unless the board gave no
   * answer.
   */
  presumedIn(c: Case): Arrivals {
    return arrivalsOf(c, this.looks.get(c.id), !this.waiting.has(c.id))
  }

  /**
   * Which records that tell something stand on the board, by case id; none for a case whose board was not looked
   * at.
   */
  get looks(): ReadonlyMap<string, Looks> {
    return this.#boards.looks
  }

  /** Cases whose keys were destroyed since the desk was unlocked, because a colleague purged them. */
  get purged(): readonly PurgedCase[] {
    return this.#caseStore.purged
  }

  /**
   * Entries about cases, without their content: all for an auditor, those of purged cases for members who may
   * purge.
   */
  get audit(): readonly AuditCase[] {
    return this.#caseStore.audit
  }

  /** How many entries were written and are in no log yet. */
  get unsentCount(): number {
    return this.#outbox.waiting.length
  }

  /** Entries that were written in a case and are not in its log yet, oldest first. */
  unsentIn({ id, stream }: Case): readonly UnsentEntry[] {
    return stream === null ? [] : this.#outbox.preview(id, stream, this.#own)
  }

  /**
   * Let go of an entry that is refused for good.
   *
   * @param key of one in `unsentIn`
   * @throws DeskError `gone`
   */
  takeBack(key: string): Promise<void> {
    return this.#inTurn(async () => this.#outbox.takeBack(key))
  }

  /** Letters that wait until two open them. */
  get sealed() {
    return this.#caseStore.sealed
  }

  /**
   * Say whether this member opens a letter together with a colleague; then bring everything up to date.
   *
   * @param id of its drop, in hex
   * @throws DeskError as `sync`; `gone`
   */
  answerSealed(id: string, yes: boolean): Promise<void> {
    return this.#inTurn(async () => {
      await this.#caseStore.answerSealed(id, yes)
      await goRound(this.#round)
    })
  }

  get notices(): Notice[] {
    const broken = this.#unsent.isBroken ? [{ kind: 'unsent-broken' } as const] : []
    return [...broken, ...this.#caseStore.notices]
  }

  /** Cases that cannot be shown, by id; each with its reference. */
  get unreadable(): ReadonlyMap<string, string | null> {
    return this.#caseStore.unreadable
  }

  /** Absent members and their deputies, as far as colleagues said; none before the first sync. */
  get absences(): readonly Absence[] {
    return this.#caseStore.reception === null ? [] : absencesOf(this.#caseStore.peers())
  }

  /**
   * Bring everything up to date: shelves, log, board, renewals; and destroy weekly keys that have had their time.
   *
   * @param signal ends it between two batches; no key is destroyed then
   * @param onRead called once all new rows were read: after that come writing and checking
   * @throws DeskError `stopped` by `signal`; work that is done stays done, call it again
   */
  sync(onProgress: OnProgress = () => {}, signal: AbortSignal | null = null, onRead = () => {}) {
    return this.#inTurn(() => goRound(this.#round, untilStopped(onProgress, signal), onRead))
  }

  /**
   * Tell colleagues of the heads of logs, or a reporter that a desk opened their letter.
   *
   * @throws DeskError as `CaseStore.tell`
   */
  readonly tell = (what: 'heads' | 'fetched'): Promise<void> =>
    this.#inTurn(() => this.#caseStore.tell(what))

  /**
   * Post by the desk's pace.
   *
   * @returns milliseconds until more is due; null if nothing is
   * @throws DeskError
   */
  readonly keepPace = (): Promise<number | null> => this.#inTurn(() => keepPace(this.#round))

  /** Keep what was opened for the next unlocking, after a sync. @throws DeskError `files` */
  keepCache(): Promise<void> {
    return this.#inTurn(() => this.#caseStore.keepCache())
  }

  /**
   * Write an entry into a case's log, and the board after it; an entry beyond the desk's share waits. A board
   * that accepts nothing now is not an error: see `waiting`.
   *
   * @throws DeskError `offline` (give the same job again), `gone`, `withheld`, `too-long`
   */
  append(caseId: string, job: AppendJob): Promise<void> {
    return this.#writing(async () => {
      await this.#outbox.sendInShare(caseId, job, this.#appendTo)
      await this.#tell(new Set([caseId]))
    })
  }

  /** Write entries that no board shows into several cases. @throws DeskError as `append`, at the first that fails */
  appendEach(ids: readonly string[], make: () => AppendJob): Promise<void> {
    return this.#writing(async () => {
      try {
        for (const id of ids) await this.#caseStore.append(id, make(), 'at-once')
      } finally {
        await this.#caseStore.remember()
      }
    })
  }

  /**
   * Write an entry like `append`, or keep it until the server answers: then it is written at the next sync, after
   * the entries before it.
   *
   * @throws DeskError if the server answered and it cannot be written; then it is not kept
   */
  write(caseId: string, job: AppendJob): Promise<void> {
    return this.#writing(async () => {
      await this.#tell(await this.#outbox.sendLast(caseId, job, this.#appendTo))
    })
  }

  /** Fetch texts, which lie in blocks, of entries that are at hand. */
  readTexts(): Promise<void> {
    return this.#inTurn(() => this.#caseStore.readTexts())
  }

  /**
   * Write again the records that this member wrote without network and those that found no place in the log.
   *
   * @param records in the order in which they were written; a refused one stays in `unsentIn`
   * @throws DeskError if the fault concerns more than one case
   */
  takeUp(records: readonly Uint8Array[]): Promise<void> {
    return this.#writing(async () => {
      takeUp(this.#caseStore, this.#outbox, records)
      await this.#tell(await this.#outbox.send(this.#appendTo))
    })
  }

  /**
   * An entry that is written stands, even if later steps fail now: the next sync makes up for them, or says why
   * not.
   */
  async #tell(written: ReadonlySet<string>): Promise<void> {
    await unlessShutOut(() => this.#caseStore.remember())
    for (const id of written)
      await unlessShutOut(() => this.#boards.bring(this.#caseStore.case(id)))
  }

  /** @param messageIds in hex, of drops that the member has seen */
  markRead(messageIds: readonly string[]): Promise<void> {
    return this.#inTurn(async () => {
      const { vault, weeks } = this.#caseStore
      const read = withRead(vault, messageIds)
      if (read !== vault) await this.#caseStore.keep(read, weeks)
    })
  }

  /** How far the member looked in a stream; null if they never did. */
  readonly lookedTo: LookedTo = (stream) => this.#caseStore.lookedTo(stream)

  /** The member looked at these records of a case, by their ids in hex. It stays in the vault: nobody is told. */
  look(caseId: string, keys: readonly string[]): Promise<void> {
    return this.#inTurn(async () => {
      const { vault, weeks } = this.#caseStore
      const wanted = new Set(keys)
      const marks = streamsIn(this.#caseStore.case(caseId)).flatMap((stream) => {
        const sequence = placeOfNewest(stream, wanted)
        return sequence === null ? [] : [{ stream: this.#caseStore.nameOf(stream), sequence }]
      })
      const looked = withLooked(vault, marks)
      if (looked !== vault) await this.#caseStore.keep(looked, weeks)
    })
  }

  /** Change what the vault keeps beside cases and keys. */
  keepInVault(change: (vault: Vault) => Vault): Promise<void> {
    return this.#inTurn(() =>
      this.#caseStore.keep(change(this.#caseStore.vault), this.#caseStore.weeks),
    )
  }

  /** Add weekly secrets for a list to come. @param more adds the new secrets to those at hand */
  addWeeks(more: (held: WeeklySecrets) => WeeklySecrets): Promise<void> {
    return this.#inTurn(() =>
      this.#caseStore.keep(this.#caseStore.vault, more(this.#caseStore.weeks)),
    )
  }

  /** Whether this member has confirmed the root of the key list. Until then the desk only reads. */
  get isRootConfirmed(): boolean {
    return isRootConfirmed(this.#caseStore)
  }

  /** Settle which root is the reception's; sync after it. @throws DeskError as `confirmRoot` of its file */
  confirmRoot(told: string): Promise<void> {
    return this.#inTurn(async () => {
      const { vault, weeks } = this.#caseStore
      await this.#caseStore.keep(await confirmRoot(this.#caseStore.staff(), vault, told), weeks)
    })
  }

  /** Suspend a colleague, as one of two members who have to. @throws DeskError `gone` if there is no such member */
  suspend(memberId: string): Promise<void> {
    return this.#inTurn(async () => {
      const { list } = this.#caseStore.required()
      this.#caseStore.suspensions = await suspendMember(this.#caseStore.staff(), list, memberId)
    })
  }

  /** Tell colleagues that somebody is away. @throws DeskError as `sayAbsence` of its file */
  sayAbsence(word: AbsenceWord): Promise<void> {
    return this.#writing(async () => {
      const vault = await sayAbsence(this.#caseStore.staff(), this.#caseStore.peers(), word)
      await this.#caseStore.keep(vault, this.#caseStore.weeks)
    })
  }

  /**
   * Stop this member's weekly keys, so that nothing further is sealed to them, and check that it is so.
   *
   * @throws DeskError
   */
  stopKeys(): Promise<void> {
    return this.#inTurn(async () => {
      await stopOwnKeys(this.#caseStore.staff(), this.#caseStore.required().list)
      await goRound(this.#round)
    })
  }

  /**
   * Say whether the member is impartial in a case; before they have, nothing of it is shown. With a conflict this
   * desk destroys its keys of the case, and opens nothing of it again.
   *
   * Like all methods below, it can be called again after `offline`: nothing is said twice.
   *
   * @throws DeskError `offline`, `gone`, `epoch` (sync, then again), `conflict`
   */
  declare(caseId: string, conflict: boolean, text: string, anyway = false): Promise<void> {
    if (anyway) this.#caseStore.settled.add(caseId)
    return this.#change(caseId, async (context) => {
      const isSaid = await declare(context, conflict, text, anyway)
      if (isSaid && conflict) await this.#due.give(context)
    })
  }

  /**
   * Agree with a colleague who says that the member is not impartial: this desk destroys its keys.
   *
   * @throws DeskError `held` while a hold is on; `gone`
   */
  agree(caseId: string): Promise<void> {
    return this.#writing(() => this.#caseStore.agree(caseId))
  }

  /** Say that a member is to read again who was excluded against their word. @throws DeskError as `declare` */
  reinstate(caseId: string, memberId: string, text: string): Promise<void> {
    return this.#change(caseId, (context) => reinstate(context, memberId, text))
  }

  /** Confirm that a member whom a colleague released does not read any more. @throws DeskError as `declare` */
  confirmRelease(caseId: string, memberId: string, text: string): Promise<void> {
    return this.#change(caseId, (context) => confirmRelease(context, memberId, text))
  }

  /**
   * Grant a case to a member, from its beginning; to a member who reads already, send the keys once more. A
   * member who may not read the case from which it was split may not read it either.
   *
   * @throws DeskError as `declare`; `left-out`, `refused-case`, `no-key`
   */
  grant(caseId: string, memberId: string, as: CaseRole, text: string): Promise<void> {
    return this.#change(caseId, (context) => grantAccess(context, memberId, as, text))
  }

  /** Exclude a member: they read nothing that is written after. @throws DeskError as `declare` */
  release(caseId: string, memberId: string, why: ReleaseReason, text: string, anyway = false) {
    return this.#change(caseId, (context) =>
      releaseMember(despite(context, anyway), memberId, why, text),
    )
  }

  /** While a hold is on nobody purges the case. @throws DeskError as `declare` */
  setHold(caseId: string, on: boolean, text: string): Promise<void> {
    return this.#change(caseId, (context) => setHold(context, on, text))
  }

  /** Say that this member is against a purge to which somebody agreed. @throws DeskError as `declare` */
  refusePurge(caseId: string, text: string): Promise<void> {
    return this.#change(caseId, (context) => refusePurge(context, text))
  }

  /**
   * Have every desk destroy its keys of a case, this one at once; or agree to that, as long as nobody else agrees
   * who could.
   *
   * @throws DeskError as `declare`; `held` while a hold is on; `no-second`
   */
  purge(caseId: string, text: string, anyway = false): Promise<void> {
    if (anyway) this.#caseStore.settled.add(caseId)
    return this.#change(caseId, (context) => purge(despite(context, anyway), text, anyway))
  }

  /**
   * Ask the custodians who the reporter is.
   *
   * @param reason in words for the reporter; may be empty
   * @throws DeskError as `declare`; `no-key`
   */
  askIdentity(
    caseId: string,
    text: string,
    reason = '',
    purpose: NamePurpose = 'other',
  ): Promise<void> {
    return this.#change(caseId, (context) => askIdentity(context, text, reason, purpose))
  }

  /**
   * Answer as a custodian; if the name is given, `text` says it.
   *
   * @param requestId hex: `access.requests` of the case
   * @param beyond needed if the name is given although the reporter did not agree
   * @throws DeskError as `declare`; `gone` if it is not asked any more; `no-consent`
   */
  answerIdentity(
    caseId: string,
    requestId: string,
    given: boolean,
    text: string,
    beyond: Beyond | null = null,
  ): Promise<void> {
    return this.#asCustodian(caseId, (c, append) =>
      answerIdentity(c, append, requestId, { given, text, beyond }),
    )
  }

  /**
   * Say as a custodian that the reporter is to be asked first.
   *
   * @throws DeskError as `declare`; `gone` if it is not asked any more
   */
  askFirst(caseId: string, requestId: string, text: string): Promise<void> {
    return this.#asCustodian(caseId, (c, append) => askFirst(c, append, requestId, text))
  }

  #asCustodian(
    caseId: string,
    act: (c: Case, append: CaseContext['append']) => Promise<void>,
  ): Promise<void> {
    return this.#change(caseId, async (context) => {
      if (this.member?.role !== 'custodian') throw new DeskError('gone')
      await act(await context.refresh(), context.append)
    })
  }

  /** Sign a list of files of a case, once its log says that they left the desk. @throws DeskError */
  signExport(caseId: string, leaving: Leaving): ReturnType<typeof signExport> {
    return this.#change(caseId, (context) => signExport(context, leaving))
  }

  /** Nothing is written under a root that is not confirmed. */
  #writing<T>(work: () => Promise<T>): Promise<T> {
    return this.#inTurn(async () => {
      if (!this.isRootConfirmed) throw new DeskError('new-root')
      return work()
    })
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const kept = async () => {
      try {
        return await work()
      } finally {
        await this.#unsent.keep(this.#caseStore, this.#outbox)
      }
    }
    const turn = this.#queue.then(kept, kept).catch(async (error: unknown) => {
      const isOut = error instanceof DeskError && isShutOut(error.code)
      if (isOut) await this.#caseStore.putAway().catch(() => {}) // what is told here weighs more
      throw error
    })
    this.#queue = turn.catch(() => {})
    return turn
  }

  get #round(): Round {
    const parts = { caseStore: this.#caseStore, boards: this.#boards, outbox: this.#outbox }
    const hands = {
      unsent: this.#unsent,
      due: this.#due,
      context: (id: string) => this.#context(id),
      append: this.#appendTo,
    }
    return { ...parts, ...hands }
  }

  #context(caseId: string): CaseContext {
    const barred = () => barredBySplits(this.#caseStore.cases, this.#caseStore.case(caseId))
    const moveBoard = () => this.#boards.bring(this.#caseStore.case(caseId))
    return { ...this.#caseStore.context(caseId), barred, moveBoard }
  }

  /** Change who reads, then give up cases that this requires and update the reporter's board. */
  #change<T>(caseId: string, work: (context: CaseContext) => Promise<T>): Promise<T> {
    return this.#writing(async () => {
      const done = await work(this.#context(caseId))
      await this.#caseStore.forget()
      await this.#caseStore.remember()
      const still = this.cases.find(({ id }) => id === caseId)
      if (still) await this.#boards.bring(still)
      return done
    })
  }
}
