import { dayOf } from '../../../../crypto/days/calendar.ts'
import type { FileAction } from '../../../../crypto/entries/entry-evidence.ts'
import { toHex } from '../../../../crypto/primitives/bytes.ts'
import { Download } from '../../../shared/blocks/download.ts'
import { StreamError, type StreamErrorCode } from '../../../shared/blocks/stream-error.ts'
import { VisitError } from '../../../shared/session/visit-error.ts'
import { isOpen, isReader, powersOf } from '../../model/access/case-access.ts'
import { type CaseFile, caseFile, evidenceJob } from '../../model/case/case-files.ts'
import { DeskError, type DeskErrorCode } from '../../model/error.ts'
import type { FileKind } from '../../model/files/kinds.ts'
import { isUnverifiable } from '../../model/log/verifiable.ts'
import type { FileState, TakenOut } from '../../rpc/answers.ts'
import type { RegisterSource } from '../cases/register.ts'
import type { Desk } from '../desk.ts'
import { fileKind } from './file-kind.ts'
import { HeldFile } from './held-file.ts'

export type FileRoomSource = Pick<RegisterSource, 'primitives' | 'transport' | 'now' | 'wait'>

interface CheckedFile {
  readonly caseId: string
  readonly file: CaseFile
  readonly sha256: Uint8Array
  readonly kind: FileKind
}

interface OpenedFile extends CheckedFile {
  readonly held: HeldFile
}

/** The most bytes of a text that are shown. */
const TEXT_LIMIT = 1024 * 1024

/** Milliseconds between two reports of progress. */
const PACE = 200

/** Opens one file of a case at a time, in memory. Nothing of it leaves before the log of the case says so. */
export class FileRoom {
  readonly #source: FileRoomSource
  readonly #show: (file: FileState | null) => void
  #opened: OpenedFile | null = null
  #fetching: AbortController | null = null
  /** Files that were fetched to leave with others, by case and key. */
  readonly #leaving = new Map<string, CheckedFile & { readonly bytes: number }>()
  /** The file that is being fetched, or is open. */
  #shown: { readonly caseId: string; readonly key: string } | null = null

  /** @param show is told of the file that is fetched or open, whenever that has changed */
  constructor(source: FileRoomSource, show: (file: FileState | null) => void) {
    this.#source = source
    this.#show = show
  }

  /**
   * Close a file that the member may not see any more: the case was purged, the entry with the file was redacted,
   * or the member was excluded.
   */
  follow(desk: Desk): void {
    if (this.#shown === null) return
    try {
      fileIn(desk, this.#shown.caseId, this.#shown.key, 'read')
    } catch (error) {
      if (!(error instanceof DeskError)) throw error
      this.close()
    }
  }

  close(): void {
    this.#fetching?.abort()
    this.#fetching = null
    this.#opened = null
    this.#shown = null
    this.#show(null)
  }

  /**
   * Fetch a file, check it, and keep it until another is opened.
   *
   * @throws DeskError as `Desk.append`; `file-missing`, `file-changed`, `stopped`, `gone`, `role` (the member
   *   does not read the case now, or has not said that they are impartial)
   */
  async open(desk: Desk, caseId: string, key: string): Promise<void> {
    this.close()
    const fetching = new AbortController()
    const file = fileIn(desk, caseId, key, 'read')
    this.#fetching = fetching
    this.#shown = { caseId, key }
    const size = file.manifest.files[file.index]?.size ?? 0
    const state = { caseId, file: key, size, sha256: null, kind: null, failure: null }
    const show = (part: Partial<FileState>) => {
      if (this.#fetching === fetching) {
        this.#show({ ...state, done: 0, ...part })
      }
    }
    try {
      show({})
      const held = await this.#fetch(desk, file, fetching.signal, (done) => show({ done }))
      const sha256 = held.end()
      const kind = await fileKind(held, file.manifest.files[file.index]?.name ?? '')
      const opened = { caseId, file, held, sha256, kind }
      await this.#log(desk, opened, 'opened')
      if (fetching.signal.aborted) throw new DeskError('stopped')
      this.#opened = opened
      show({ done: size, sha256: toHex(sha256), kind })
    } catch (error) {
      show({ failure: error instanceof DeskError ? error.code : 'server' })
      throw error
    } finally {
      if (this.#fetching === fetching) this.#fetching = null
    }
  }

  async #fetch(
    { vault }: Desk,
    { manifest, index }: CaseFile,
    signal: AbortSignal,
    onDone: (bytes: number) => void,
    held = new HeldFile(manifest.files[index]?.size ?? 0),
  ): Promise<HeldFile> {
    const { primitives, now } = this.#source
    let told = now()
    await streamAsDesk(async () => {
      const source = { ...this.#source, primitives: async () => primitives }
      const download = new Download(source, vault.instance, manifest)
      for await (const piece of download.pieces(index)) {
        if (signal.aborted) throw new DeskError('stopped')
        held.append(piece)
        if (now() - told < PACE) continue
        told = now()
        onDone(held.size)
      }
    })
    return held
  }

  /** Hand over the open file, to be looked at; for a text only the beginning. @throws DeskError as `open` */
  async view(desk: Desk): Promise<Uint8Array> {
    const opened = this.#required(this.#opened)
    const { view } = opened.kind
    if (view === null) throw new DeskError('gone')
    await this.#log(desk, opened, 'viewed')
    const { held } = opened
    return held.read(0, view === 'text' ? TEXT_LIMIT : held.size)
  }

  /** Hand it over, to be saved. @throws DeskError as `open`; `role` if the member may not take files out */
  async save(desk: Desk): Promise<Blob> {
    const opened = this.#required(this.#opened)
    await this.#log(desk, opened, 'saved')
    return opened.held.toBlob()
  }

  /**
   * Fetch and check a file that is to leave the desk with others. Nobody gets it before `signExport` has written
   * into the log that they leave.
   *
   * @throws DeskError as `open`
   */
  async takeOut(
    desk: Desk,
    caseId: string,
    key: string,
    onDone: (done: number, size: number) => void = () => {},
  ): Promise<TakenOut> {
    const file = fileIn(desk, caseId, key, 'handle')
    const { name = '', size = 0 } = file.manifest.files[file.index] ?? {}
    const { signal } = new AbortController()
    // Many files can leave at once: the browser may put all of them on its disk.
    const blobs = new HeldFile(Number.POSITIVE_INFINITY)
    const held = await this.#fetch(desk, file, signal, (done) => onDone(done, size), blobs)
    const sha256 = held.end()
    const kind = await fileKind(held, name)
    this.#leaving.set(`${caseId} ${key}`, { caseId, file, sha256, kind, bytes: held.size })
    return { blob: held.toBlob(), sha256: toHex(sha256), kind }
  }

  /** Size and hash of a file that is to leave, for the list that is signed. @throws DeskError `gone` */
  leaving(caseId: string, key: string): { readonly bytes: number; readonly sha256: Uint8Array } {
    const { bytes, sha256 } = this.#required(this.#leaving.get(`${caseId} ${key}`))
    return { bytes, sha256 }
  }

  /** Write into the log that these files left: their list is signed. @throws DeskError */
  async left(desk: Desk, caseId: string, keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      const name = `${caseId} ${key}`
      await this.#log(desk, this.#required(this.#leaving.get(name)), 'saved')
      this.#leaving.delete(name)
    }
  }

  #required<File>(file: File | null | undefined): File {
    if (file === null || file === undefined) throw new DeskError('gone')
    return file
  }

  /** A member who was excluded meanwhile, or has not said that they are impartial, is refused here. */
  #log(desk: Desk, opened: CheckedFile, action: FileAction): Promise<void> {
    const { caseId, file, sha256, kind } = opened
    fileIn(desk, caseId, file.key, action === 'saved' ? 'handle' : 'read')
    const day = dayOf(this.#source.now())
    return desk.append(caseId, evidenceJob(file, { action, sha256, as: kind.as, day }))
  }
}

/**
 * Repeated actions on one day are not logged again, so the log cannot enforce permission; it is checked here.
 *
 * @throws DeskError `gone`; `role` if the member does not read the case, has not said that they are impartial, or
 *   may not do that in it; `epoch`, `unverifiable`
 */
function fileIn(desk: Desk, caseId: string, key: string, power: 'read' | 'handle'): CaseFile {
  const c = desk.cases.find(({ id }) => id === caseId)
  if (c === undefined || c.stream === null) throw new DeskError('gone')
  if (!isOpen(desk.member, c) || !isReader(c, desk.member?.id)) throw new DeskError('role')
  if (c.waitsForKey) throw new DeskError('epoch')
  if (isUnverifiable(c)) throw new DeskError('unverifiable')
  if (!powersOf(desk, c)[power]) throw new DeskError('role')
  return caseFile(c, key)
}

/**
 * @throws DeskError `offline`, `server`, `full`, `stopped`, `too-large`, `file-missing`, `file-changed`,
 *   `file-unreadable`, `other-file` for what a stream throws
 */
export async function streamAsDesk<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const code = codeOf(error)
    if (code === null) throw error
    throw new DeskError(code, error)
  }
}

const OF_STREAM: Readonly<Record<StreamErrorCode, DeskErrorCode>> = {
  'too-large': 'too-large',
  'too-many': 'too-large',
  unreadable: 'file-unreadable',
  changed: 'file-unreadable',
  paused: 'stopped',
  cancelled: 'stopped',
  missing: 'file-missing',
  tampered: 'file-changed',
  'other-file': 'other-file',
}

function codeOf(error: unknown): DeskErrorCode | null {
  if (error instanceof StreamError) return OF_STREAM[error.code]
  if (!(error instanceof VisitError)) return null
  return error.code === 'offline' || error.code === 'full' ? error.code : 'server'
}
