import type { SignedManifest } from '../../../crypto/log/export-manifest.ts'
import type { SecurityKeyQuery } from '../../../crypto/vault/security-key.ts'
import type { RegistrationView } from '../model/case/new-report.ts'
import type { Failure } from '../model/error.ts'
import type { DeskView } from '../model/views.ts'
import { type FileNews, isFileNews } from './file-request.ts'
import type { OverviewView } from './overview-request.ts'
import type { FromWorker, Request, ToWorker } from './protocol.ts'
import type { SearchResult, Snippets } from './search-request.ts'
import type { SyncProgress } from './sync-progress.ts'
import type { EnrolmentView, VaultState } from './vault-request.ts'
import { ViewReceiver } from './view-parts.ts'

export interface LinkEvents {
  readonly onView: (view: DeskView) => void
  readonly onProgress: (progress: SyncProgress) => void
  readonly onEnrolment: (enrolment: EnrolmentView) => void
  readonly onRegistration: (registration: RegistrationView | null) => void
  readonly onKeys: (state: VaultState) => void
  readonly onWanted: (queries: readonly SecurityKeyQuery[]) => void
  readonly onFileCode: (code: string) => void
  readonly onSigned: (signed: SignedManifest) => void
  readonly onOverview: (overview: OverviewView) => void
  readonly onFound: (found: SearchResult) => void
  readonly onSnippets: (snippets: Snippets) => void
  readonly onFile: (news: FileNews) => void
}

/** The page's end of the worker that holds everything secret. */
export class WorkerLink {
  readonly #worker: Worker
  readonly #open = new Map<number, (failure: Failure | null) => void>()
  #last = 0

  /** @param path of the worker's script */
  constructor(path: string, events: LinkEvents) {
    const { onView, onProgress, onEnrolment, onRegistration, onKeys, onWanted, onFileCode } = events
    const { onSigned, onFound, onSnippets } = events
    this.#worker = new Worker(path, { type: 'module' })
    const received = new ViewReceiver()
    this.#worker.addEventListener('message', (event: MessageEvent<FromWorker>) => {
      const message = event.data
      if (message.kind === 'cases') received.take(message.cases)
      else if (message.kind === 'view') onView(received.viewOf(message.view))
      else if (message.kind === 'progress') onProgress(message.progress)
      else if (message.kind === 'enrolment') onEnrolment(message.enrolment)
      else if (message.kind === 'registration') onRegistration(message.registration)
      else if (message.kind === 'keys') onKeys({ keys: message.keys, isCheap: message.isCheap })
      else if (message.kind === 'wanted-keys') onWanted(message.queries)
      else if (message.kind === 'file-code') onFileCode(message.code)
      else if (message.kind === 'signed') onSigned(message.signed)
      else if (message.kind === 'overview') events.onOverview(message.overview)
      else if (message.kind === 'found') onFound(message.found)
      else if (message.kind === 'snippets') onSnippets(message.snippets)
      else if (isFileNews(message)) events.onFile(message)
      else this.#settle(message.id, message.kind === 'done' ? null : message.code)
    })
    this.#worker.addEventListener('error', () => this.#settleAll('internal'))
  }

  /**
   * @param secret what is handed over so that none of it stays here
   * @returns why it failed; null where it did not
   */
  ask(request: Request, secret: Uint8Array | null = null): Promise<Failure | null> {
    const id = ++this.#last
    return new Promise((resolve) => {
      this.#open.set(id, resolve)
      const handed = secret === null ? [] : [secret.buffer]
      this.#worker.postMessage({ ...request, id } satisfies ToWorker, handed)
    })
  }

  /** End the worker, and with it everything that was unlocked. */
  end(): void {
    this.#worker.terminate()
    this.#settleAll('internal')
  }

  #settle(id: number, failure: Failure | null): void {
    this.#open.get(id)?.(failure)
    this.#open.delete(id)
  }

  #settleAll(failure: Failure): void {
    for (const id of [...this.#open.keys()]) this.#settle(id, failure)
  }
}
