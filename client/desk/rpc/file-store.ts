import type { Failure } from '../model/error.ts'
import type { AttachedFile } from '../model/files/attached.ts'
import type { FileNews, FileRequest, FileState, Going } from './file-request.ts'

/** The page's end of the one file that the worker has open. */
export class FileStore {
  readonly #ask: (request: FileRequest) => Promise<Failure | null>
  readonly #show: (file: FileState | null) => void
  #bytes: Uint8Array | null = null
  #blob: Blob | null = null
  readonly #attached = new Map<string, AttachedFile>()
  readonly #watchers = new Set<(going: Going | null) => void>()

  constructor(
    ask: (request: FileRequest) => Promise<Failure | null>,
    show: (file: FileState | null) => void,
  ) {
    this.#ask = ask
    this.#show = show
  }

  take(news: FileNews): void {
    if (news.kind === 'file') this.#show(news.file)
    else if (news.kind === 'file-going') for (const told of this.#watchers) told(news.going)
    else if (news.kind === 'file-bytes') this.#bytes = news.bytes
    else if (news.kind === 'file-blob') this.#blob = news.blob
    else this.#attached.set(news.attached.id, news.attached)
  }

  /** What becomes of it stands in the state of the page. */
  async open(caseId: string, file: string): Promise<void> {
    await this.#ask({ kind: 'file-open', caseId, file })
  }

  /** @returns what ends it */
  watchGoing(told: (going: Going | null) => void): () => void {
    this.#watchers.add(told)
    return () => void this.#watchers.delete(told)
  }

  /** End the fetching, or let go of what is open. */
  async close(): Promise<void> {
    await this.#ask({ kind: 'file-close' })
  }

  /** Have a file cleaned that is to go to a reporter. @returns why not, or what came of it */
  async attach(attached: File): Promise<Failure | AttachedFile> {
    const id = crypto.randomUUID()
    const failure = await this.#ask({ kind: 'file-attach', file: id, attached })
    const made = this.#attached.get(id)
    this.#attached.delete(id)
    return failure ?? made ?? 'internal'
  }

  async detach(id: string): Promise<void> {
    await this.#ask({ kind: 'file-detach', file: id })
  }

  /** What is to be looked at, once the log says so. @returns why not, or the bytes */
  async view(): Promise<Failure | Uint8Array> {
    this.#bytes = null
    const failure = await this.#ask({ kind: 'file-view' })
    const bytes = this.#bytes
    this.#bytes = null
    return failure ?? bytes ?? 'internal'
  }

  /** What is to be saved, once the log says so. @returns why not, or the file */
  async save(): Promise<Failure | Blob> {
    this.#blob = null
    const failure = await this.#ask({ kind: 'file-save' })
    const blob = this.#blob
    this.#blob = null
    return failure ?? blob ?? 'internal'
  }
}
