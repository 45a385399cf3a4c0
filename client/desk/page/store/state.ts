import type { SavedView } from '../../../../crypto/entries/saved-view.ts'
import type { SignedManifest } from '../../../../crypto/log/export-manifest.ts'
import type { SecurityKeyQuery } from '../../../../crypto/vault/security-key.ts'
import type { AbsenceWord } from '../../model/access/deputies.ts'
import type { NewReport, RegistrationView, SplitRequest } from '../../model/case/new-report.ts'
import { type Failure, isShutOut } from '../../model/error.ts'
import type { Action } from '../../model/rules/action.ts'
import type { DeskView } from '../../model/views.ts'
import type { AccessRequest } from '../../rpc/access-request.ts'
import type { FileState } from '../../rpc/file-request.ts'
import { FileStore } from '../../rpc/file-store.ts'
import { WorkerLink } from '../../rpc/link.ts'
import type { OverviewView } from '../../rpc/overview-request.ts'
import type { PeopleRequest, Request } from '../../rpc/protocol.ts'
import type { SyncProgress } from '../../rpc/sync-progress.ts'
import type { EnrolmentView, Joining, VaultState } from '../../rpc/vault-request.ts'
import { vaultFile } from '../../wire/host-client.ts'
import { Finder, NO_SEARCH, type Search } from './finder.ts'
import { type DelayedAction, Holds, reachesReporter } from './hold.ts'
import { SecurityKeys } from './security-keys.ts'

/** What the page shows; what the cases hold is folded in the worker. */
export interface DeskState extends VaultState {
  /** new: there is no vault yet; joining: no key list names its member yet. */
  readonly phase: 'locked' | 'new' | 'unlocking' | 'joining' | 'open'
  readonly view: DeskView | null
  readonly syncing: boolean
  /** Whether the sync that goes on has read all that is new: what it does after that, nobody waits for. */
  readonly isRead: boolean
  /** Whether it was told to stop. */
  readonly stopping: boolean
  /** What the sync is at. */
  readonly progress: SyncProgress | null
  /** Of the last unlock or sync. */
  readonly failure: Failure | null
  /** A file for the head of reception, once one is there. */
  readonly enrolment: EnrolmentView | null
  /** What goes to a reporter in a moment, and can still be called back. */
  readonly held: readonly DelayedAction[]
  /** A report that came another way, and is being put in. */
  readonly registration: RegistrationView | null
  /** Reference of the case that the member stepped back from last. */
  readonly left: string | null
  /** Whether somebody has to touch a security key now. */
  readonly touching: boolean
  /** By which programs without a page open the vault, while it is shown. */
  readonly fileCode: string | null
  /** What was counted last; null before anybody asked. */
  readonly overview: OverviewView | null
  readonly search: Search
  /** Of a case, the one that is fetched or open. */
  readonly file: FileState | null
}

type ExportRequest = Extract<Request, { kind: 'export' }>

/** Why something was not done: it failed, or was called back in time. */
export type NotDone = Failure | 'undone'

const LOCKED: DeskState = {
  phase: 'locked',
  view: null,
  ...{ syncing: false, isRead: false, stopping: false, progress: null },
  failure: null,
  enrolment: null,
  held: [],
  registration: null,
  left: null,
  ...{ keys: [], isCheap: false, touching: false, fileCode: null },
  overview: null,
  search: NO_SEARCH,
  file: null,
}

/** Milliseconds between one sync and the next, while the page is open. */
const SYNC_PERIOD = 60_000

/** The state of the page and everything that changes it. */
export class DeskStore {
  readonly #workerPath: string
  readonly #paced: boolean
  readonly #listeners = new Set<(state: DeskState) => void>()
  readonly #holds = new Holds((held) => this.#set({ held }))
  readonly #keys = new SecurityKeys((touching) => this.#set({ touching }))
  readonly #finder = new Finder(
    (request) => void this.#link?.ask(request),
    (search) => this.#set({ search }),
  )
  readonly files = new FileStore(
    (request) => this.#ask(request),
    (file) => this.#set({ file }),
  )
  #wanted: readonly SecurityKeyQuery[] = []
  #signed: SignedManifest | null = null
  #state: DeskState = LOCKED
  #link: WorkerLink | null = null
  /** The worker that opens or makes a vault; null while none does. */
  #entering: WorkerLink | null = null
  #timer: ReturnType<typeof setInterval> | null = null

  constructor(workerPath: string, paced: boolean) {
    this.#workerPath = workerPath
    this.#paced = paced
  }

  get state(): DeskState {
    return this.#state
  }

  /** @returns what ends the subscription */
  subscribe(listener: (state: DeskState) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Whether there is a vault to unlock; where there is none, the page makes one. */
  async look(token: string): Promise<void> {
    const vault = await vaultFile(token)
    if (vault === 'none' && this.#state.phase === 'locked') this.#set({ phase: 'new' })
  }

  /** Open the vault, and sync as soon as it is open. */
  async unlock(token: string, passphrase: string): Promise<void> {
    await this.#enter({ kind: 'unlock', token, passphrase, answer: null, paced: this.#paced })
  }

  /** Call off an unlock, or the making of a vault, that is under way: its worker ends. */
  cancelEntering(): void {
    this.#entering?.end()
    this.#entering = null
    this.#keys.cancel()
    this.#set(LOCKED)
  }

  /** Wait for no security key any more. */
  cancelTouch(): void {
    this.#keys.cancel()
  }

  /** Have one more security key open the vault. @returns why not; null where it does */
  async addKey(passphrase: string, name: string): Promise<Failure | null> {
    const refused = await this.#ask({ kind: 'check-passphrase', passphrase })
    if (refused !== null) return refused
    const answer = await this.#keys.register(this.#state.keys.map(({ id }) => id))
    if (typeof answer === 'string') return answer
    const added = { ...answer, name }
    return (await this.#link?.ask({ kind: 'add-key', passphrase, added }, answer.output)) ?? null
  }

  /** @param key id of one of `keys`. @returns why not; null where it was removed */
  async removeKey(passphrase: string, key: string): Promise<Failure | null> {
    return this.#ask({ kind: 'remove-key', passphrase, key })
  }

  /** What was asked for stands in `fileCode`. @returns why not; null where it does */
  async showFileCode(passphrase: string): Promise<Failure | null> {
    return this.#ask({ kind: 'file-code', passphrase })
  }

  hideFileCode(): void {
    this.#set({ fileCode: null })
  }

  /** Make a vault, and look in the key list for its member from then on. */
  async enrol(token: string, passphrase: string, joining: Joining): Promise<void> {
    await this.#enter({ kind: 'enrol', token, passphrase, joining, paced: this.#paced })
    if (this.#state.phase === 'locked') this.#set({ phase: 'new' })
  }

  /** @returns why not; null where it was changed */
  async changePassphrase(from: string, to: string): Promise<Failure | null> {
    return this.#ask({ kind: 'passphrase', from, to })
  }

  /** What was written stands in `enrolment`. @returns why not; null where it was made */
  async makeKeys(): Promise<Failure | null> {
    return this.#ask({ kind: 'make-keys' })
  }

  async #enter(request: Extract<Request, { kind: 'unlock' | 'enrol' }>): Promise<void> {
    this.#set({ ...LOCKED, phase: 'unlocking' })
    const link = new WorkerLink(this.#workerPath, {
      onView: (view) => this.#show(view),
      onProgress: (progress) => this.#set({ progress }),
      onEnrolment: (enrolment) => this.#set({ enrolment }),
      onRegistration: (registration) => this.#set({ registration }),
      onKeys: (vault) => this.#set(vault),
      onWanted: (queries) => {
        this.#wanted = queries
      },
      onFileCode: (fileCode) => this.#set({ fileCode }),
      onSigned: (signed) => {
        this.#signed = signed
      },
      onOverview: (overview) => this.#set({ overview }),
      onFound: (found) => this.#finder.onFound(found),
      onSnippets: (snippets) => this.#finder.onSnippets(snippets),
      onFile: (news) => this.files.take(news),
    })
    this.#entering = link
    const refused = await link.ask(request)
    const failure =
      refused === 'key-missing' && request.kind === 'unlock'
        ? await this.#unlockWithKey(link, request)
        : refused
    if (this.#entering !== link) return
    this.#entering = null
    if (failure !== null) {
      link.end()
      this.#set({ ...LOCKED, failure })
      return
    }
    this.#link = link
    this.#set({ phase: this.#state.enrolment === null ? 'open' : 'joining' })
    this.#timer = setInterval(() => void this.sync(), SYNC_PERIOD)
    await this.sync()
  }

  async #unlockWithKey(
    link: WorkerLink,
    request: Extract<Request, { kind: 'unlock' }>,
  ): Promise<Failure | null> {
    const answer = await this.#keys.ask(this.#wanted)
    if (typeof answer === 'string') return answer
    return link.ask({ ...request, answer }, answer.output)
  }

  async sync(): Promise<void> {
    const link = this.#link
    if (link === null || this.#state.syncing) return
    this.#set({ syncing: true, isRead: false })
    const failure = await this.#ask({ kind: 'sync' })
    if (this.#link !== link) return
    this.#set({ syncing: false, stopping: false, progress: null, failure })
    if (this.#state.view !== null && this.#state.phase === 'joining') {
      this.#set({ phase: 'open', enrolment: null })
    }
  }

  #show(view: DeskView): void {
    const { syncing, isRead, view: before } = this.#state
    this.#set({ view, isRead: isRead || (syncing && view.synced !== (before?.synced ?? null)) })
  }

  /** End the sync that goes on, as soon as a batch is done. What was opened stays. */
  stop(): void {
    if (this.#link === null || !this.#state.syncing) return
    this.#set({ stopping: true })
    void this.#link.ask({ kind: 'stop' })
  }

  /**
   * Do something in a case. What the reporter reads is held for a while first.
   *
   * @param job names this doing; the same name again repeats what had no answer
   * @returns why it was not done; null where it was
   */
  async act(job: string, caseId: string, action: Action): Promise<NotDone | null> {
    const link = this.#link
    if (reachesReporter(action) && !(await this.#holds.hold({ job, caseId, action }))) {
      return 'undone'
    }
    if (link === null || link !== this.#link) return 'internal'
    return this.#ask({ kind: 'act', job, caseId, action })
  }

  /** Call back what is held; nothing where it has gone. */
  undo(job: string): void {
    this.#holds.undo(job)
  }

  /** Do not wait for the rest of the time. */
  sendNow(job: string): void {
    this.#holds.sendNow(job)
  }

  /**
   * Change who reads a case, or how long it is kept. The same again repeats what had no answer.
   *
   * @returns why it was not done; null where it was
   */
  async changeAccess(request: AccessRequest): Promise<Failure | null> {
    const one = this.#state.view?.cases.find(({ id }) => id === request.caseId)
    const failure = await this.#ask(request)
    if (failure === null && request.kind === 'declare' && request.conflict) {
      this.#set({ left: one?.reference ?? '' })
    }
    return failure
  }

  async markRead(messageIds: readonly string[]): Promise<void> {
    const failure = await this.#ask({ kind: 'read', messageIds })
    if (failure && this.#link !== null) this.#set({ failure })
  }

  /** Look for `text` in everything that is shown; what was found stands in `search`. */
  search(text: string): void {
    this.#finder.search(text)
  }

  /** Have it stand in `search` where in a case it was found. @param id of the entry of the list */
  wantSnippet(id: string): void {
    this.#finder.want(id)
  }

  /** Keep the member's named views of the list. @returns why not; null where they are kept */
  async keepViews(views: readonly SavedView[]): Promise<Failure | null> {
    return this.#ask({ kind: 'keep-views', views })
  }

  /** What is counted stands in `overview`. @param year null for all. @returns why not; else null */
  async countCases(year: number | null): Promise<Failure | null> {
    return this.#ask({ kind: 'overview', year })
  }

  /** It stands in `overview` then. @returns why it was not made; null where it was */
  async makeAnnual(year: number, reason: string | null = null): Promise<Failure | null> {
    return this.#ask({ kind: 'make-annual', year, reason })
  }

  /** Say who the reception is, and sync by it. @returns why it was not said; null where it was */
  async sayOfPeople(request: PeopleRequest): Promise<Failure | null> {
    const failure = await this.#ask(request)
    if (failure === null && request.kind === 'confirm-root') await this.sync()
    return failure
  }

  /** Tell colleagues that somebody is away. @returns why not; null where they were told */
  async sayAbsence(word: AbsenceWord): Promise<Failure | null> {
    return this.#ask({ kind: 'say-absence', word })
  }

  /** Begin to put in a report that came another way. @returns why not; null where it was begun */
  async beginRegistration(): Promise<Failure | null> {
    return this.#ask({ kind: 'register' })
  }

  /** What became of it stands in `registration`. @returns why it could not be tried; else null */
  async register(report: NewReport): Promise<Failure | null> {
    const failure = await this.#ask({ kind: 'register-send', report })
    if (this.#state.registration?.state === 'delivered') void this.sync()
    return failure
  }

  /**
   * Make a case of its own of a second matter.
   *
   * @param job names this doing; the same name again repeats what had no answer
   * @returns why it was not done; null where it was
   */
  async split(job: string, split: SplitRequest): Promise<Failure | null> {
    return this.#ask({ kind: 'split', job, split })
  }

  /**
   * Have a list of files of a case signed; its log says then that they left the desk.
   *
   * @returns why not, or what was signed
   */
  async signFiles(request: Omit<ExportRequest, 'kind'>): Promise<Failure | SignedManifest> {
    this.#signed = null
    const failure = await this.#ask({ kind: 'export', ...request })
    return failure ?? this.#signed ?? 'internal'
  }

  /** Forget the report that is being put in, and its code. */
  async endRegistration(): Promise<void> {
    await this.#ask({ kind: 'register-end' })
  }

  /** Who is shut out of the reception sees nothing of it any more: the page locks, and says why. */
  async #ask(request: Request): Promise<Failure | null> {
    const link = this.#link
    if (link === null) return null
    const failure = await link.ask(request)
    if (this.#link === link && this.#state.phase === 'open' && isShutOut(failure)) {
      this.lock()
      this.#set({ failure })
    }
    return failure
  }

  lock(): void {
    if (this.#timer !== null) clearInterval(this.#timer)
    this.#timer = null
    this.#holds.undoAll()
    this.#keys.cancel()
    this.#finder.end()
    this.#link?.end()
    this.#link = null
    this.#set(LOCKED)
  }

  #set(change: Partial<DeskState>): void {
    this.#state = { ...this.#state, ...change }
    for (const listener of this.#listeners) listener(this.#state)
  }
}
