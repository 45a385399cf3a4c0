import type { Action } from './core/action.ts'
import type { NewReport } from './core/new-report.ts'
import type { RegistrationView } from './core/register.ts'
import type { Progress } from './core/sync.ts'
import { type Held, Holds, reachesReporter } from './hold.ts'
import { type Failure, WorkerLink } from './link.ts'
import type { DeskView } from './protocol.ts'

/** What the page shows; what the cases hold is folded in the worker. */
export interface DeskState {
  readonly phase: 'locked' | 'unlocking' | 'open'
  readonly view: DeskView | null
  readonly syncing: boolean
  /** What the sync is at. */
  readonly progress: Progress | null
  /** Of the last unlock or sync. */
  readonly failure: Failure | null
  /** What goes to a reporter in a moment, and can still be called back. */
  readonly held: readonly Held[]
  /** A report that came another way, and is being put in. */
  readonly registration: RegistrationView | null
}

/** Why something was not done: it failed, or was called back in time. */
export type NotDone = Failure | 'undone'

const LOCKED: DeskState = {
  phase: 'locked',
  view: null,
  syncing: false,
  progress: null,
  failure: null,
  held: [],
  registration: null,
}

/** Milliseconds between one sync and the next, while the page is open. */
const SYNC_PERIOD = 60_000

/** The state of the page and everything that changes it. */
export class DeskStore {
  readonly #workerPath: string
  readonly #listeners = new Set<(state: DeskState) => void>()
  readonly #holds = new Holds((held) => this.#set({ held }))
  #state: DeskState = LOCKED
  #link: WorkerLink | null = null
  #timer: ReturnType<typeof setInterval> | null = null

  constructor(workerPath: string) {
    this.#workerPath = workerPath
  }

  get state(): DeskState {
    return this.#state
  }

  /** @returns what ends the subscription */
  subscribe(listener: (state: DeskState) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Open the vault, and sync as soon as it is open. */
  async unlock(token: string, passphrase: string): Promise<void> {
    this.#set({ ...LOCKED, phase: 'unlocking' })
    const link = new WorkerLink(this.#workerPath, {
      onView: (view) => this.#set({ view }),
      onProgress: (progress) => this.#set({ progress }),
      onRegistration: (registration) => this.#set({ registration }),
    })
    const failure = await link.ask({ kind: 'unlock', token, passphrase })
    if (failure !== null) {
      link.end()
      this.#set({ ...LOCKED, failure })
      return
    }
    this.#link = link
    this.#set({ phase: 'open' })
    this.#timer = setInterval(() => void this.sync(), SYNC_PERIOD)
    await this.sync()
  }

  async sync(): Promise<void> {
    const link = this.#link
    if (link === null || this.#state.syncing) return
    this.#set({ syncing: true })
    const failure = await link.ask({ kind: 'sync' })
    if (this.#link !== link) return
    this.#set({ syncing: false, progress: null, failure })
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
    return link?.ask({ kind: 'act', job, caseId, action }) ?? 'internal'
  }

  /** Call back what is held; nothing where it has gone. */
  undo(job: string): void {
    this.#holds.undo(job)
  }

  /** Do not wait for the rest of the time. */
  sendNow(job: string): void {
    this.#holds.sendNow(job)
  }

  async markRead(messageIds: readonly string[]): Promise<void> {
    const failure = await this.#link?.ask({ kind: 'read', messageIds })
    if (failure) this.#set({ failure })
  }

  /** Begin to put in a report that came another way. @returns why not; null where it was begun */
  async beginRegistration(): Promise<Failure | null> {
    return (await this.#link?.ask({ kind: 'register' })) ?? null
  }

  /** What became of it stands in `registration`. @returns why it could not be tried; else null */
  async register(report: NewReport): Promise<Failure | null> {
    return (await this.#link?.ask({ kind: 'register-send', report })) ?? null
  }

  /** Forget the report that is being put in, and its code. */
  async endRegistration(): Promise<void> {
    await this.#link?.ask({ kind: 'register-end' })
  }

  lock(): void {
    if (this.#timer !== null) clearInterval(this.#timer)
    this.#timer = null
    this.#holds.undoAll()
    this.#link?.end()
    this.#link = null
    this.#set(LOCKED)
  }

  #set(change: Partial<DeskState>): void {
    this.#state = { ...this.#state, ...change }
    for (const listener of this.#listeners) listener(this.#state)
  }
}
