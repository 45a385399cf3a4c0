import { createHash } from 'node:crypto'
import type { Desk } from '../../../client/desk/engine/desk.ts'
import { FileRoom } from '../../../client/desk/engine/files/file-room.ts'
import { DeskError } from '../../../client/desk/model/error.ts'
import type { FileState } from '../../../client/desk/rpc/answers.ts'
import { planStream } from '../../../client/shared/blocks/plan.ts'
import { Upload } from '../../../client/shared/blocks/upload.ts'
import { bytesSource } from '../../../client/shared/clean/source.ts'
import { Visit, type VisitSource } from '../../../client/shared/session/visit.ts'
import type { Transport } from '../../../client/shared/transport.ts'
import { encodeLongText, textPart } from '../../../crypto/drop/long-text.ts'
import type { Manifest } from '../../../crypto/entries/content.ts'
import type { ReceiptCode } from '../../../crypto/keys/receipt.ts'
import { systemRandom } from '../../../crypto/primitives/bytes.ts'
import { staffTransport } from '../desk/desk-core.ts'
import { send } from '../run/http.ts'
import { never } from '../run/later.ts'
import { deliver, type Instance, reportOf, type SealedReport } from './instance.ts'

export interface SentFile {
  readonly name: string
  readonly bytes: Uint8Array
  /** Empty by default. */
  readonly type?: string
}

export const sha256 = (bytes: Uint8Array): Uint8Array =>
  new Uint8Array(createHash('sha256').update(bytes).digest())

/** The public listener of a running server, as a reporter's page reaches it. */
export function publicTransport(instance: Instance): Transport {
  return {
    request: async (method, path, { headers, body } = {}) => {
      const answer = await send(instance.server.publicUrl, method, path, {
        ...(headers ? { headers: { ...headers } } : {}),
        ...(body ? { body } : {}),
      })
      return { status: answer.status, body: answer.body }
    },
  }
}

/** A reporter's browser on a running server. @param more what is not as usual, such as its line */
export function visitOn(instance: Instance, more: Partial<VisitSource> = {}): Visit {
  return new Visit({
    primitives: async () => instance.p,
    transport: publicTransport(instance),
    root: instance.reception.fingerprint,
    now: instance.now,
    buildDay: 0,
    random: systemRandom,
    sha256: async (message) => sha256(message),
    wait: async () => {},
    later: never,
    ...more,
  })
}

/** Seal these files and send their blocks. */
export async function sendFiles(
  instance: Instance,
  files: readonly SentFile[],
  text: Uint8Array | null = null,
): Promise<Manifest> {
  const source = {
    primitives: async () => instance.p,
    transport: publicTransport(instance),
    random: systemRandom,
    sha256,
    now: Date.now,
    wait: async () => {},
  }
  const outgoing = files.map(({ name, bytes, type = '' }) => {
    return { name, type, source: bytesSource(bytes) }
  })
  const upload = new Upload(
    source,
    instance.reception.list.instance,
    planStream(outgoing, text && textPart(instance.p, text)),
  )
  await upload.run()
  return upload.manifest
}

/** Letters that fit into a drop, whatever else is in it. */
const SHORT = 8000

/** Send a report, or a follow-up of `code`, with files; a long text travels beside them. */
export async function deliverFiles(
  instance: Instance,
  files: readonly SentFile[],
  { text = 'Se vedlegg', code }: { readonly text?: string; readonly code?: ReceiptCode } = {},
): Promise<SealedReport & { readonly manifest: Manifest }> {
  const long = text.length > SHORT ? encodeLongText({ what: text }) : null
  const manifest = await sendFiles(instance, files, long)
  const drop = reportOf(text, code ? 'follow-up' : 'report')
  const content = { ...(drop.content as object), manifest, ...(long ? { answers: {} } : {}) }
  const sealed = await deliver(instance, {
    drop: { ...drop, content } as typeof drop,
    ...(code ? { code } : {}),
  })
  return { ...sealed, manifest }
}

/** A desk's room for files, with the part that its page knows. */
export class TestRoom {
  readonly room: FileRoom
  /** Files that were handed over to be saved. */
  readonly blobs: Blob[] = []
  /** The file that is fetched or open, as the page knows it. */
  file: FileState | null = null
  /** File that was handed over last to be viewed. */
  bytes: Uint8Array | null = null
  readonly #desk: Desk

  constructor(instance: Instance, desk: Desk, transport: Transport = staffTransport(instance)) {
    const { p: primitives, now } = instance
    this.#desk = desk
    this.room = new FileRoom({ primitives, transport, now, wait: async () => {} }, (file) => {
      this.file = file
    })
  }

  /** @returns the code of the error; null if there was none. `view` and `save` do the same. */
  open(caseId: string, file: string): Promise<string | null> {
    return codeOf(this.room.open(this.#desk, caseId, file))
  }

  view(): Promise<string | null> {
    return codeOf(
      this.room.view(this.#desk).then((bytes) => {
        this.bytes = bytes
      }),
    )
  }

  save(): Promise<string | null> {
    return codeOf(this.room.save(this.#desk).then((blob) => void this.blobs.push(blob)))
  }

  /** File that was saved last; null before that. */
  async saved(): Promise<Uint8Array | null> {
    const last = this.blobs.at(-1)
    return last === undefined ? null : new Uint8Array(await last.arrayBuffer())
  }
}

function codeOf(work: Promise<void>): Promise<string | null> {
  return work.then(
    () => null,
    (error: unknown) => {
      if (error instanceof DeskError) return error.code
      throw error
    },
  )
}
