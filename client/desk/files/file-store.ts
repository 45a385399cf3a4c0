import type { Failure } from '../link.ts'
import type { FileNews, FileRequest, FileState } from './file-request.ts'

/** The page's end of the one file that the worker has open. */
export class FileStore {
  readonly #ask: (request: FileRequest) => Promise<Failure | null>
  readonly #show: (file: FileState | null) => void
  #bytes: Uint8Array | null = null
  #blob: Blob | null = null

  constructor(
    ask: (request: FileRequest) => Promise<Failure | null>,
    show: (file: FileState | null) => void,
  ) {
    this.#ask = ask
    this.#show = show
  }

  take(news: FileNews): void {
    if (news.kind === 'file') this.#show(news.file)
    else if (news.kind === 'file-bytes') this.#bytes = news.bytes
    else this.#blob = news.blob
  }

  /** What becomes of it stands in the state of the page. */
  async open(caseId: string, file: string): Promise<void> {
    await this.#ask({ kind: 'file-open', caseId, file })
  }

  /** End the fetching, or let go of what is open. */
  async close(): Promise<void> {
    await this.#ask({ kind: 'file-close' })
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
