import { encodeSlotText, type TextPart, textPart } from '../../../../crypto/drop/long-text.ts'
import type { Manifest } from '../../../../crypto/entries/content.ts'
import {
  type OutgoingFile,
  planStream,
  type StreamLimits,
  type StreamPlan,
} from '../../../shared/blocks/plan.ts'
import { type OnUpload, Upload } from '../../../shared/blocks/upload.ts'
import { type CleanOutcome, cleanFile } from '../../../shared/clean/clean.ts'
import { FORMATS } from '../../../shared/clean/outcome.ts'
import { type ByteSource, blobSource, pieceSource } from '../../../shared/clean/source.ts'
import { textLength } from '../../model/board/board.ts'
import { brokenAs } from '../../model/broken.ts'
import { DeskError } from '../../model/error.ts'
import {
  ATTACHED_LIMITS,
  type AttachedFile,
  FILED_LIMITS,
  type FileToSend,
  type TakenFile,
} from '../../model/files/attached.ts'
import type { RegisterSource } from '../cases/register.ts'
import { type FileRoomSource, streamAsDesk } from './file-room.ts'

export type OutgoingSource = FileRoomSource & Pick<RegisterSource, 'random' | 'sha256'>

interface Attached {
  readonly name: string
  readonly type: string
  readonly original: ByteSource
  /** Null if it could not be cleaned. */
  readonly clean: ByteSource | null
}

/** Files that a person attached to a message to a reporter, cleaned here, or puts into a case: sealed and sent. */
export class Outgoing {
  readonly #source: OutgoingSource
  readonly #attached = new Map<string, Attached>()
  /** By the name of the job, so that a repeated call goes on from its last state. */
  readonly #uploads = new Map<string, Upload>()

  constructor(source: OutgoingSource) {
    this.#source = source
  }

  /** Clean a file, and keep both versions. @throws DeskError `file-unreadable`, `too-large` */
  async attach(id: string, file: File): Promise<AttachedFile> {
    const original = blobSource(file)
    const name = attachedName(file.name)
    if (original.size > ATTACHED_LIMITS.bytes) throw new DeskError('too-large')
    let outcome: CleanOutcome
    try {
      outcome = await cleanFile(original, file.name)
    } catch (error) {
      throw new DeskError('file-unreadable', error)
    }
    const clean = outcome.kind === 'clean' ? pieceSource(original, outcome.pieces) : null
    const type = outcome.kind === 'clean' ? FORMATS[outcome.format].type : ''
    this.#attached.set(id, { name, type, original, clean })
    return {
      ...{ id, name, type },
      size: (clean ?? original).size,
      state: outcome.kind,
      found: outcome.kind === 'clean' ? [...new Set(outcome.found.map(({ what }) => what))] : [],
      asIs: false,
    }
  }

  /**
   * Take up a file that is to be put into a case as it is.
   *
   * @throws DeskError `file-unreadable` (a folder is no file), `too-large`
   */
  async take(id: string, file: File): Promise<TakenFile> {
    const original = blobSource(file)
    if (original.size > FILED_LIMITS.bytes) throw new DeskError('too-large')
    try {
      await original.read(0, 1)
    } catch (error) {
      throw new DeskError('file-unreadable', error)
    }
    const taken = { name: attachedName(file.name), type: file.type.slice(0, 127) }
    this.#attached.set(id, { ...taken, original, clean: null })
    return { id, ...taken, size: original.size }
  }

  /** Names and types of files, as far as they are attached. */
  named(files: readonly FileToSend[]): Pick<AttachedFile, 'name' | 'type'>[] {
    return files.flatMap(({ id }) => this.#attached.get(id) ?? [])
  }

  forget(ids: readonly string[]): void {
    for (const id of ids) this.#attached.delete(id)
  }

  /**
   * Seal these files, and a text that is too long for its entry, and send their blocks, until the server holds
   * all of them for good.
   *
   * @param job names the job; the same name again sends nothing twice
   * @param tell gets the progress
   * @param text null if the text stands in the entry itself
   * @param limits of the files
   * @throws DeskError `too-long`, `gone` (no such file is attached), `offline`, `full`, `server`, `too-large`,
   *   `file-unreadable`
   */
  async send(
    job: string,
    instance: Uint8Array,
    files: readonly FileToSend[],
    tell: OnUpload = () => {},
    text: string | null = null,
    limits: StreamLimits = ATTACHED_LIMITS,
  ): Promise<Manifest> {
    const upload = this.#uploads.get(job) ?? this.#begin(instance, files, text, limits)
    this.#uploads.set(job, upload)
    await streamAsDesk(() => upload.run(tell))
    return upload.manifest
  }

  /**
   * Hold these files for a job that puts them into a case later, whatever is forgotten meanwhile.
   *
   * @throws DeskError `gone` (no such file is attached), `too-large`
   */
  hold(job: string, instance: Uint8Array, files: readonly FileToSend[]): void {
    if (this.#uploads.has(job)) return
    this.#uploads.set(job, this.#begin(instance, files, null, FILED_LIMITS))
  }

  /** The message is in the log: its upload and its files are not needed any more. */
  done(job: string, files: readonly FileToSend[]): void {
    this.#uploads.delete(job)
    this.forget(files.map(({ id }) => id))
  }

  #begin(
    instance: Uint8Array,
    files: readonly FileToSend[],
    text: string | null,
    limits: StreamLimits,
  ): Upload {
    const { primitives, ...source } = this.#source
    const plan = planOf(
      files.map((file) => this.#outgoing(file)),
      text === null ? null : textPart(primitives, encodedText(text)),
      limits,
    )
    return new Upload({ ...source, primitives: async () => primitives }, instance, plan)
  }

  #outgoing({ id, asIs }: FileToSend): OutgoingFile {
    const file = this.#attached.get(id)
    const source = asIs ? file?.original : file?.clean
    if (file === undefined || !source) throw new DeskError('gone')
    return { name: file.name, type: file.type, source }
  }
}

/** @throws DeskError `too-long` */
function encodedText(text: string): Uint8Array {
  return brokenAs('too-long', () => encodeSlotText(text))
}

function planOf(
  files: readonly OutgoingFile[],
  text: TextPart | null,
  limits: StreamLimits,
): StreamPlan {
  try {
    return planStream(files, text, limits)
  } catch (error) {
    throw new DeskError('too-large', error)
  }
}

/** Bytes of the longest name: with five of them the list of the files' places still fits on the board, and in an entry. */
const NAME_BYTES = 140

/** One line, without folders; of 80 characters and `NAME_BYTES` at most, with its ending. */
function attachedName(name: string): string {
  const plain = name
    .replace(/[\p{C}\p{Z}]+/gu, ' ')
    .replace(/[/\\:*?"<>|]/g, '-')
    .trim()
  const letters = [...plain]
  if (letters.length <= 80 && textLength(plain) <= NAME_BYTES) return plain === '' ? 'fil' : plain
  const end = `_${letters.slice(-19).join('')}`
  const start = letters.slice(0, Math.min(60, letters.length - 19))
  while (textLength(start.join('') + end) > NAME_BYTES) start.pop()
  return start.join('') + end
}
