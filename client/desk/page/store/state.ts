import type { NewReport, RegistrationView } from '../../model/case/new-report.ts'
import { type Failure, isShutOut } from '../../model/error.ts'
import type { Action } from '../../model/rules/action.ts'
import type { DeskView } from '../../model/views.ts'
import type {
  EnrolmentView,
  FileState,
  Going,
  Joining,
  OverviewView,
  SyncProgress,
  VaultState,
} from '../../rpc/answers.ts'
import type { AccessRequest, DeskCalls, DeskQuestion, KeysWanted, Opened } from '../../rpc/calls.ts'
import { WorkerLink } from '../../rpc/link.ts'
import { vaultFile } from '../../wire/host-client.ts'
import { Finder, NO_SEARCH, type Search, type SearchWorker } from './finder.ts'
import { type DelayedAction, Holds, reachesReporter } from './hold.ts'
import { SecurityKeys } from './security-keys.ts'

/** The state that the page shows. The worker folds the content of the cases. */
export interface DeskState extends VaultState {
  /** new: there is no vault yet; joining: no key list names its member yet. */
  readonly phase: 'locked' | 'new' | 'unlocking' | 'joining' | 'open'
  readonly view: DeskView | null
  readonly syncing: boolean
  /** Whether the running sync has read everything new. Nobody waits for the rest of the sync. */
  readonly isRead: boolean
  /** Whether the sync was told to stop. */
  readonly stopping: boolean
  /** Progress of the sync. */
  readonly progress: SyncProgress | null
  /** Failure of the last unlock or sync. */
  readonly failure: Failure | null
  /** A file for the head of reception, once one is there. */
  readonly enrolment: EnrolmentView | null
  /** Messages that go to a reporter in a moment, and can still be called back. */
  readonly held: readonly DelayedAction[]
  /** A report that came another way, and is being put in. */
  readonly registration: RegistrationView | null
  /** Reference of the case that the member stepped back from last. */
  readonly left: string | null
  /** Ids of cases that the member has just opened, and is asked about again once they have read. */
  readonly toAskAgain: readonly string[]
  /** Whether somebody has to touch a security key now. */
  readonly touching: boolean
  /** The code with which programs without a page open the vault, while it is shown. */
  readonly fileCode: string | null
  /** The last count; null before anybody asked. */
  readonly overview: OverviewView | null
  readonly search: Search
  /** The file of a case that is fetched or open. */
  readonly file: FileState | null
  /** Whether the desk locked because nobody used it. */
  readonly wasIdle: boolean
}

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
  toAskAgain: [],
  ...{ keys: [], isCheap: false, touching: false, fileCode: null },
  overview: null,
  search: NO_SEARCH,
  file: null,
  wasIdle: false,
}

/** Questions whose answers the page shows from then on, and what it shows. */
type ShownAnswers = {
  readonly [Q in
    | ('add-key' | 'remove-key' | 'change-passphrase' | 'file-code' | 'make-keys')
    | ('overview' | 'make-annual' | 'register')]: (
    answer: DeskCalls[Q]['answer'],
  ) => Partial<DeskState>
}

const SHOWN_ANSWERS: ShownAnswers = {
  'add-key': (vault) => vault,
  'remove-key': (vault) => vault,
  'change-passphrase': (vault) => vault,
  'file-code': ({ code }) => ({ fileCode: code }),
  'make-keys': (enrolment) => ({ enrolment }),
  overview: (overview) => ({ overview }),
  'make-annual': (overview) => ({ overview }),
  register: (registration) => ({ registration }),
}

/** Milliseconds between one sync and the next, while the page is open. */
const SYNC_PERIOD = 60_000

/** The state of the page and everything that changes it. */
export class PageStore {
  readonly #workerPath: string
  readonly #paced: boolean
  readonly #listeners = new Set<(state: DeskState) => void>()
  /** Messages that go to a reporter in a moment. */
  readonly holds = new Holds((held) => this.#set({ held }))
  readonly keys = new SecurityKeys((touching) => this.#set({ touching }))
  /** The search; its result stands in `search`. */
  readonly finder: Finder
  /** Called with the progress of the files that go to a reporter; null once none do. */
  readonly #goingWatchers = new Set<(going: Going | null) => void>()
  #state: DeskState = LOCKED
  #link: WorkerLink | null = null
  /** A worker that starts while the passphrase is typed; null if there is none. */
  #ready: WorkerLink | null = null
  /** The worker that opens or makes a vault; null while none does. */
  #entering: WorkerLink | null = null
  #timer: ReturnType<typeof setInterval> | null = null

  constructor(workerPath: string, paced: boolean) {
    this.#workerPath = workerPath
    this.#paced = paced
    const worker: SearchWorker = {
      search: (text) => void this.ask('search', { text }),
      snippets: async (text, ids) => {
        const found = await this.ask('snippets', { text, ids })
        return isFailure(found) ? null : found
      },
    }
    this.finder = new Finder(worker, (search) => this.#set({ search }))
  }

  get state(): DeskState {
    return this.#state
  }

  /** @returns a function that ends the subscription */
  subscribe(listener: (state: DeskState) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /**
   * Ask the worker. For a member whom the reception has shut out, the page locks and says why.
   *
   * @param handed buffers that move to the worker, so that none of them stays here
   * @returns the answer, or why there is none
   */
  async ask<Q extends DeskQuestion>(
    question: Q,
    given: DeskCalls[Q]['given'],
    tell?: (told: DeskCalls[Q]['told']) => void,
    handed?: readonly Transferable[],
  ): Promise<Failure | DeskCalls[Q]['answer']> {
    const link = this.#link
    if (link === null) return 'internal'
    const answer = await link.ask(question, given, tell, handed)
    if (
      this.#link === link &&
      this.#state.phase === 'open' &&
      isFailure(answer) &&
      isShutOut(answer)
    ) {
      this.lock()
      this.#set({ failure: answer })
    }
    return answer
  }

  /** Ask the worker, and show its answer from then on. @returns why it did not answer; null if it did */
  async show<Q extends keyof ShownAnswers>(
    question: Q,
    given: DeskCalls[Q]['given'],
    handed?: readonly Transferable[],
  ): Promise<Failure | null> {
    const answer = await this.ask(question, given, undefined, handed)
    if (isFailure(answer)) return answer
    this.#set(SHOWN_ANSWERS[question](answer))
    return null
  }

  /** Look whether there is a vault to unlock; if there is none, the page makes one. */
  async look(token: string): Promise<void> {
    const vault = await vaultFile(token)
    if (this.#state.phase !== 'locked') return
    if (vault === 'none') this.#set({ phase: 'new' })
    else this.#ready ??= this.#newLink()
  }

  #newLink(): WorkerLink {
    return new WorkerLink(this.#workerPath, {
      onView: (view) => this.#showView(view),
      onFound: (found) => this.finder.onFound(found),
      onFile: (file) => this.#set({ file }),
    })
  }

  /** Open the vault, and sync as soon as it is open. */
  async unlock(token: string, passphrase: string): Promise<void> {
    const given = { token, passphrase, paced: this.#paced }
    await this.#enter(async (link) => {
      const opened = await link.ask('unlock', { ...given, answer: null })
      if (isFailure(opened) || !('queries' in opened)) return opened
      const answer = await this.keys.ask(opened.queries)
      if (typeof answer === 'string') return answer
      return link.ask('unlock', { ...given, answer }, undefined, [answer.output.buffer])
    })
  }

  /** Make a vault, and look in the key list for its member from then on. */
  async enrol(token: string, passphrase: string, joining: Joining): Promise<void> {
    const given = { token, passphrase, joining, paced: this.#paced }
    await this.#enter((link) => link.ask('enrol', given))
    if (this.#state.phase === 'locked') this.#set({ phase: 'new' })
  }

  async #enter(ask: (link: WorkerLink) => Promise<Failure | Opened | KeysWanted>): Promise<void> {
    this.#set({ ...LOCKED, phase: 'unlocking' })
    const link = this.#ready ?? this.#newLink()
    this.#ready = null
    this.#entering = link
    const opened = await ask(link)
    if (this.#entering !== link) return
    this.#entering = null
    if (isFailure(opened) || 'queries' in opened) {
      link.end()
      this.#set({ ...LOCKED, failure: isFailure(opened) ? opened : 'key-missing' })
      return
    }
    const { vault, enrolment } = opened
    this.#link = link
    this.#set({ ...vault, enrolment, phase: enrolment === null ? 'open' : 'joining' })
    this.#timer = setInterval(() => void this.sync(), SYNC_PERIOD)
    await this.sync()
  }

  /** Call off an unlock, or the making of a vault, that is under way: its worker ends. */
  cancelEntering(): void {
    this.#entering?.end()
    this.#entering = null
    this.keys.cancel()
    this.#set(LOCKED)
  }

  /** Have one more security key open the vault. @returns why not; null if it does */
  async addKey(passphrase: string, name: string): Promise<Failure | null> {
    const refused = await this.ask('check-passphrase', { passphrase })
    if (refused !== null) return refused
    const answer = await this.keys.register(this.#state.keys.map(({ id }) => id))
    if (typeof answer === 'string') return answer
    const added = { ...answer, name }
    return this.show('add-key', { passphrase, added }, [answer.output.buffer])
  }

  hideFileCode(): void {
    this.#set({ fileCode: null })
  }

  async sync(): Promise<void> {
    const link = this.#link
    if (link === null || this.#state.syncing) return
    this.#set({ syncing: true, isRead: false })
    const failure = await this.ask('sync', null, (progress) => this.#set({ progress }))
    if (this.#link !== link) return
    this.#set({ syncing: false, stopping: false, progress: null, failure })
    if (this.#state.view !== null && this.#state.phase === 'joining') {
      this.#set({ phase: 'open', enrolment: null })
    }
  }

  #showView(view: DeskView): void {
    const { syncing, isRead, view: before } = this.#state
    this.#set({ view, isRead: isRead || (syncing && view.synced !== (before?.synced ?? null)) })
  }

  /** End the sync that goes on, as soon as a batch is done. Everything opened so far stays. */
  stop(): void {
    if (this.#link === null || !this.#state.syncing) return
    this.#set({ stopping: true })
    void this.ask('stop', null)
  }

  /**
   * Do something in a case. An action that the reporter reads is held for a while first. Then the desk syncs: it
   * does not go if a colleague has written to the reporter meanwhile.
   *
   * @param job id of this action; the same id again repeats an action that had no answer
   * @returns why it was not done; null if it was
   */
  async act(job: string, caseId: string, action: Action): Promise<NotDone | null> {
    const link = this.#link
    const isTold = reachesReporter(action)
    const one = this.#state.view?.cases.find(({ id }) => id === caseId)
    const seen = isTold && one?.log ? { seen: one.log.count } : {}
    if (isTold) {
      if (!(await this.holds.hold({ job, caseId, action }))) return 'undone'
      await this.sync()
    }
    if (link === null || link !== this.#link) return 'internal'
    let isSending = false
    const failure = await this.ask('act', { job, caseId, action, ...seen }, (going) => {
      isSending = true
      this.#tellGoing(going)
    })
    if (isSending) this.#tellGoing(null)
    return failure
  }

  /** @returns a function that ends it */
  watchGoing(watcher: (going: Going | null) => void): () => void {
    this.#goingWatchers.add(watcher)
    return () => void this.#goingWatchers.delete(watcher)
  }

  #tellGoing(going: Going | null): void {
    for (const watcher of this.#goingWatchers) watcher(going)
  }

  /**
   * Change who reads a case, or how long it is kept. The same request again repeats one that had no answer.
   *
   * @returns why it was not done; null if it was
   */
  async changeAccess(request: AccessRequest): Promise<Failure | null> {
    const one = this.#state.view?.cases.find(({ id }) => id === request.caseId)
    const failure = await this.ask('access', request)
    if (failure === null && request.kind === 'declare' && request.conflict) {
      this.#set({ left: one?.reference ?? '' })
    }
    if (failure === null && request.kind === 'declare' && !request.conflict) {
      this.#set({ toAskAgain: [...this.#state.toAskAgain, request.caseId] })
    }
    return failure
  }

  /** The member has read the case, and has no part in it. */
  askedAgain(caseId: string): void {
    this.#set({ toAskAgain: this.#state.toAskAgain.filter((id) => id !== caseId) })
  }

  async markRead(messageIds: readonly string[]): Promise<void> {
    const failure = await this.ask('read', { messageIds })
    if (failure && this.#link !== null) this.#set({ failure })
  }

  /** The member looked at these records of a case. */
  async markLooked(caseId: string, keys: readonly string[]): Promise<void> {
    const failure = await this.ask('look', { caseId, keys })
    if (failure && this.#link !== null) this.#set({ failure })
  }

  /** Confirm the reception's root, and sync by it. @returns why not; null if it was confirmed */
  async confirmRoot(told: string): Promise<Failure | null> {
    const failure = await this.ask('confirm-root', { told })
    if (failure === null) await this.sync()
    return failure
  }

  /** Send a report; the outcome stands in `registration`. @returns why it could not be tried; else null */
  async register(report: NewReport): Promise<Failure | null> {
    const show = (registration: RegistrationView | null) => this.#set({ registration })
    const registration = await this.ask('register-send', { report }, show)
    if (isFailure(registration)) return registration
    show(registration)
    if (registration?.state === 'delivered') void this.sync()
    return null
  }

  /** Forget the report that is being put in, and its code. */
  async endRegistration(): Promise<void> {
    await this.ask('register-end', null)
    this.#set({ registration: null })
  }

  /** @param wasIdle whether nobody used the desk */
  lock(wasIdle = false): void {
    if (this.#timer !== null) clearInterval(this.#timer)
    this.#timer = null
    this.holds.undoAll()
    this.keys.cancel()
    this.finder.end()
    this.#link?.end()
    this.#link = null
    this.#set({ ...LOCKED, wasIdle })
  }

  #set(change: Partial<DeskState>): void {
    this.#state = { ...this.#state, ...change }
    for (const listener of this.#listeners) listener(this.#state)
  }
}

/** Whether the worker refused. No other answer of the worker is a string. */
export function isFailure(answer: object | string | null): answer is Failure {
  return typeof answer === 'string'
}
