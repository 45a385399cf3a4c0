import { blockId, openBlock } from '../../../crypto/drop/blocks.ts'
import { type LongText, openTextPart } from '../../../crypto/drop/long-text.ts'
import { checkManifest, contentSize, fileHash, pieceHash } from '../../../crypto/drop/manifest.ts'
import type { Manifest } from '../../../crypto/entries/content.ts'
import { concat, equal, isZero } from '../../../crypto/primitives/bytes.ts'
import { CryptoError } from '../../../crypto/primitives/errors.ts'
import { SIZE } from '../../../crypto/primitives/labels.ts'
import { type RunningHash, runningSha256 } from '../../../crypto/primitives/noble.ts'
import type { Primitives } from '../../../crypto/primitives/primitives.ts'
import { PATH } from '../../../crypto/wire/wire.ts'
import { VisitError } from '../session/visit-error.ts'
import { OfflineError, pauseAfter, type Transport } from '../transport.ts'
import { StreamError } from './stream-error.ts'

/** Tools to fetch and open blocks with. */
export interface DownloadSource {
  readonly primitives: () => Promise<Primitives>
  readonly transport: Transport
  /** Wait `ms` before repeating. */
  readonly wait: (ms: number) => Promise<void>
}

type Extent = Pick<Manifest['files'][number], 'offset' | 'size'>

const TRIES = 6
/** Blocks that are fetched before they are asked for, when a file is read from end to end. */
const AHEAD = 3

/**
 * The contents of one block stream: every block is checked before a byte of it is handed over, and the whole at its
 * end.
 */
export class Download {
  readonly #source: DownloadSource
  readonly #instance: Uint8Array
  readonly #manifest: Manifest

  /**
   * @param instance 16 bytes
   * @throws StreamError `tampered` if the manifest does not hold
   */
  constructor(source: DownloadSource, instance: Uint8Array, manifest: Manifest) {
    this.#source = source
    this.#instance = instance
    this.#manifest = manifest
    orTampered(() => checkManifest(manifest))
  }

  /**
   * File `index` from end to end, in pieces of 256 KiB at most; memory does not grow with the file. Whether
   * they are the file that was named is known after the last one: nothing is to be done with them before.
   *
   * @throws VisitError `offline`, `server`; StreamError `missing`, `tampered`, `other-file`
   */
  async *pieces(index: number): AsyncGenerator<Uint8Array, void, undefined> {
    const file = this.#manifest.files[index]
    if (file === undefined) throw new StreamError('missing')
    const p = await this.#source.primitives()
    const hashes: Uint8Array[] = []
    for await (const piece of this.#pieces(file)) {
      hashes.push(pieceHash(p, piece))
      yield piece
    }
    if (!equal(fileHash(p, hashes), file.hash)) throw new StreamError('other-file')
  }

  /** SHA-256 of file `index`, all of which is fetched. @throws as `pieces` */
  async sha256(index: number, hash: RunningHash = runningSha256()): Promise<Uint8Array> {
    for await (const piece of this.pieces(index)) hash.update(piece)
    return hash.digest()
  }

  /** The part of the text that came in blocks, as its sender wrote it; null if none did. @throws as `pieces` */
  async text(): Promise<LongText | null> {
    const { text } = this.#manifest
    if (text === undefined) return null
    const pieces: Uint8Array[] = []
    for await (const piece of this.#pieces(text)) pieces.push(piece)
    const bytes = concat(...pieces)
    const p = await this.#source.primitives()
    return orTampered(() => openTextPart(p, { bytes, hash: text.hash }))
  }

  /** An extent from end to end, a piece of each block. */
  async *#pieces({ offset, size }: Extent): AsyncGenerator<Uint8Array, void, undefined> {
    const end = offset + size
    const [first, last] = [Math.floor(offset / SIZE.blockPlain), Math.ceil(end / SIZE.blockPlain)]
    const coming: Promise<Uint8Array>[] = []
    for (let block = first; size > 0 && block < last; block++) {
      for (let next = block + coming.length; next < last && coming.length < AHEAD; next++) {
        const opened = this.#open(next)
        // it is thrown where it is awaited
        opened.catch(() => {})
        coming.push(opened)
      }
      const from = block * SIZE.blockPlain
      const plain = await coming.shift()
      yield plain?.subarray(Math.max(0, offset - from), end - from) ?? new Uint8Array(0)
    }
  }

  async #open(index: number): Promise<Uint8Array> {
    const p = await this.#source.primitives()
    const { key: streamKey, blocks: total } = this.#manifest
    const sealed = await this.#fetch(blockId(p, streamKey, index))
    const place = { instance: this.#instance, streamKey, index, total }
    const plain = orTampered(() => openBlock(p, place, sealed))
    const content = Math.max(0, contentSize(this.#manifest) - index * SIZE.blockPlain)
    if (!isZero(plain.subarray(content))) throw new StreamError('tampered')
    return plain
  }

  async #fetch(id: Uint8Array): Promise<Uint8Array> {
    const headers = { 'content-type': 'application/octet-stream' }
    for (let tries = 1; ; tries++) {
      const answer = await this.#request(headers, id)
      if (answer?.status === 200) return answer.body
      if (answer?.status === 404) throw new StreamError('missing')
      const isLost = answer === null || answer.status === 503
      if (!isLost) throw new VisitError('server')
      if (tries >= TRIES) throw new VisitError('offline')
      await this.#source.wait(pauseAfter(tries))
    }
  }

  async #request(headers: Readonly<Record<string, string>>, body: Uint8Array) {
    try {
      return await this.#source.transport.request('POST', PATH.blocksFetch, { headers, body })
    } catch (error) {
      if (error instanceof OfflineError) return null
      throw error
    }
  }
}

function orTampered<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof CryptoError) throw new StreamError('tampered', { cause: error })
    throw error
  }
}
