import type { Action } from './core/action.ts'
import type { Progress } from './core/sync.ts'
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
}

const LOCKED: DeskState = {
  phase: 'locked',
  view: null,
  syncing: false,
  progress: null,
  failure: null,
}

/** Milliseconds between one sync and the next, while the page is open. */
const SYNC_PERIOD = 60_000

/** The state of the page and everything that changes it. */
export class DeskStore {
  readonly #workerPath: string
  readonly #listeners = new Set<(state: DeskState) => void>()
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
   * @param job names this doing; the same name again repeats what had no answer
   * @returns why it failed; null where it did not
   */
  act(job: string, caseId: string, action: Action): Promise<Failure | null> {
    return this.#link?.ask({ kind: 'act', job, caseId, action }) ?? Promise.resolve('internal')
  }

  async markRead(messageIds: readonly string[]): Promise<void> {
    const failure = await this.#link?.ask({ kind: 'read', messageIds })
    if (failure) this.#set({ failure })
  }

  lock(): void {
    if (this.#timer !== null) clearInterval(this.#timer)
    this.#timer = null
    this.#link?.end()
    this.#link = null
    this.#set(LOCKED)
  }

  #set(change: Partial<DeskState>): void {
    this.#state = { ...this.#state, ...change }
    for (const listener of this.#listeners) listener(this.#state)
  }
}
