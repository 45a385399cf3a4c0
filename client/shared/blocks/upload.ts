import { sealBlock } from '../../../crypto/drop/blocks.ts'
import { fileHash, pieceHash } from '../../../crypto/drop/manifest.ts'
import type { Manifest } from '../../../crypto/entries/content.ts'
import { SIZE } from '../../../crypto/primitives/labels.ts'
import type { Primitives } from '../../../crypto/primitives/primitives.ts'
import { PATH, TICKET_HEADER } from '../../../crypto/wire/wire.ts'
import type { TicketSource } from '../reception/ticket.ts'
import { errorCodeOf, isAccepted } from '../server-answers.ts'
import { VisitError } from '../session/visit-error.ts'
import { type Answer, OfflineError, pauseAfter } from '../transport.ts'
import { filePieces, readBlock, type StreamPlan } from './plan.ts'
import { StreamError } from './stream-error.ts'
import { BlockTickets } from './tickets.ts'

/** How far it is. */
export interface UploadProgress {
  /** Blocks that the server holds for good, of how many; padding included. */
  readonly blocks: number
  readonly total: number
  /** The same in bytes, as they are sent. */
  readonly bytes: number
  readonly totalBytes: number
  /** As measured over the last half minute; null before there is anything to measure by. */
  readonly bytesPerSecond: number | null
  /** At that speed; null if it is not known. */
  readonly secondsLeft: number | null
  /** Whether something was lost, and is being tried again just now. */
  readonly isTrying: boolean
}
export type OnUpload = (progress: UploadProgress) => void

/** Blocks on their way at once: one is sealed while others travel, and few are in memory. */
const AT_ONCE = 3
/** Losses one after the other until it counts as offline: about a minute and a half. */
const TRIES = 14

/** One call of `run`; a later one goes on without it. */
interface Run {
  readonly tell: OnUpload
  readonly end: (error?: unknown) => void
  isOver: boolean
  /** Blocks that wait to be tried again. */
  losses: number
}

/**
 * Seals one stream and sends it block by block. Each block is sealed once: until it is acknowledged,
 * the same bytes go out again. PROTOCOL.md section 14
 */
export class Upload {
  readonly #key: Uint8Array
  readonly #source: TicketSource
  readonly #instance: Uint8Array
  readonly #plan: StreamPlan
  readonly #tickets: BlockTickets
  readonly #pace = new Pace()
  readonly #acknowledged = new Set<number>()
  /** Blocks that were sealed and are not acknowledged yet: as many as are on their way at once. */
  readonly #sealed = new Map<number, Uint8Array>()
  /** For each file, the hash of its piece in each block that was sealed, by the block's index. */
  readonly #pieces: readonly Map<number, Uint8Array>[]
  #primitives: Primitives | null = null
  /** The run by which a block is being read, sealed or sent. */
  readonly #taken = new Map<number, Run>()
  /** Blocks that an earlier run gave back. */
  readonly #returned: number[] = []
  #next = 0
  #run: Run | null = null
  #cancelled = false

  /** @param instance 16 bytes. The stream's key is drawn here, and is used once. */
  constructor(source: TicketSource, instance: Uint8Array, plan: StreamPlan) {
    this.#source = source
    this.#instance = instance
    this.#plan = plan
    this.#tickets = new BlockTickets(source.transport, source.sha256)
    this.#key = source.random(SIZE.key)
    this.#pieces = plan.files.map(() => new Map())
  }

  /** The files as the manifest lists them, without their hashes: known before they are read. */
  get files(): StreamPlan['files'] {
    return this.#plan.files
  }

  /** Padding included. */
  get blocks(): number {
    return this.#plan.blocks
  }

  /** Says where everything lies, and the hash of each part. @throws Error before all of it is sent */
  get manifest(): Manifest {
    const p = this.#primitives
    if (!this.isDone || p === null) throw new Error('not all of it is sent')
    const { blocks, text, files } = this.#plan
    const hashed = files.map((file, i) => {
      const pieces = [...(this.#pieces[i] ?? [])].sort(([a], [b]) => a - b)
      return {
        ...file,
        hash: fileHash(
          p,
          pieces.map(([, hash]) => hash),
        ),
      }
    })
    return { key: this.#key, blocks, ...(text === undefined ? {} : { text }), files: hashed }
  }

  get isDone(): boolean {
    return this.#acknowledged.size === this.#plan.blocks
  }

  /**
   * Send what the server does not hold yet, until it holds everything. A further call after a failure goes on where it
   * was: acknowledged blocks are never sent again.
   *
   * @throws VisitError `offline` (nothing is lost), `full`, `server`; StreamError `paused`,
   *   `cancelled`, `unreadable`, `changed`
   */
  async run(tell: OnUpload = () => {}): Promise<void> {
    if (this.#cancelled) throw new StreamError('cancelled')
    this.#run?.end(new StreamError('paused'))
    if (this.isDone) return
    this.#pace.begin(this.#source.now())
    await new Promise<void>((resolve, reject) => {
      const run: Run = {
        ...{ tell, isOver: false, losses: 0 },
        end: (error) => {
          if (run.isOver) return
          run.isOver = true
          this.#run = null
          if (error === undefined) resolve()
          else reject(error)
        },
      }
      this.#run = run
      tell(this.progress)
      for (let lane = 0; lane < AT_ONCE; lane++) this.#lane(run).catch(run.end)
    })
  }

  /** End the run with `paused`: blocks on their way arrive, and nothing more is sent. */
  pause(): void {
    this.#run?.end(new StreamError('paused'))
  }

  /** End for good, and let go of sealed blocks: nobody can open those that the server holds. */
  cancel(): void {
    this.#cancelled = true
    this.#sealed.clear()
    this.#run?.end(new StreamError('cancelled'))
  }

  get progress(): UploadProgress {
    const { blocks: total } = this.#plan
    const blocks = this.#acknowledged.size
    const pace = this.#pace.perSecond(this.#source.now())
    return {
      ...{ blocks, total, bytes: blocks * SIZE.block, totalBytes: total * SIZE.block },
      bytesPerSecond: pace === null ? null : pace * SIZE.block,
      secondsLeft: pace === null ? null : (total - blocks) / pace,
      isTrying: (this.#run?.losses ?? 0) > 0,
    }
  }

  async #lane(run: Run): Promise<void> {
    while (!run.isOver) {
      const index = this.#take(run)
      if (index === null) return
      try {
        await this.#send(run, index)
      } finally {
        this.#giveBack(run, index)
      }
    }
  }

  /**
   * Blocks that were given back come first. Blocks that an earlier run still has on their way come last: they may
   * arrive.
   */
  #take(run: Run): number | null {
    const index = this.#returned.shift() ?? (this.#next < this.#plan.blocks ? this.#next++ : null)
    const left = index ?? [...this.#taken].find(([, by]) => by !== run)?.[0] ?? null
    if (left !== null) this.#taken.set(left, run)
    return left
  }

  #giveBack(run: Run, index: number): void {
    if (this.#taken.get(index) !== run) return
    this.#taken.delete(index)
    if (!this.#acknowledged.has(index)) this.#returned.push(index)
  }

  async #send(run: Run, index: number): Promise<void> {
    const bytes = await this.#seal(index)
    if (bytes === null) return
    for (let losses = 0; !run.isOver && !this.#acknowledged.has(index); ) {
      const outcome = await this.#put(bytes)
      if (outcome === 'accepted') return this.#acknowledge(run, index, losses > 0)
      if (outcome === 'full') throw new VisitError('full')
      if (outcome === 'refused') throw new VisitError('server')
      if (losses++ === 0) run.losses++
      if (losses >= TRIES) throw new VisitError(outcome === 'lost' ? 'offline' : 'server')
      if (run.isOver) return
      run.tell(this.progress)
      await this.#source.wait(pauseAfter(losses))
    }
  }

  #acknowledge(run: Run, index: number, wasLost: boolean): void {
    this.#sealed.delete(index)
    this.#acknowledged.add(index)
    passBlock()
    if (wasLost) run.losses--
    const now = this.#run
    if (now === null) return
    this.#pace.note(this.#source.now())
    now.tell(this.progress)
    if (this.isDone) now.end()
  }

  /** @returns the bytes that stand for this block for good; null if the server has them */
  async #seal(index: number): Promise<Uint8Array | null> {
    const known = this.#sealed.get(index)
    if (known !== undefined) return known
    const plain = await readBlock(this.#plan, index)
    const p = await this.#source.primitives()
    // An earlier run may have been quicker.
    if (this.#acknowledged.has(index)) return null
    const sealed = this.#sealed.get(index)
    if (sealed !== undefined) return sealed
    const place = { instance: this.#instance, streamKey: this.#key, index }
    const bytes = sealBlock(p, { ...place, total: this.#plan.blocks }, plain)
    this.#sealed.set(index, bytes)
    this.#primitives = p
    for (const piece of filePieces(this.#plan, index, plain)) {
      this.#pieces[piece.file]?.set(index, pieceHash(p, piece.bytes))
    }
    return bytes
  }

  async #put(body: Uint8Array): Promise<PutOutcome> {
    try {
      const ticket = await this.#tickets.take()
      const headers = { 'content-type': 'application/octet-stream', [TICKET_HEADER]: ticket }
      const { transport, sha256 } = this.#source
      const answer = await transport.request('PUT', PATH.blocks, { headers, body })
      const outcome = (await isAccepted(sha256, body, answer)) ? 'accepted' : outcomeOf(answer)
      if (outcome === 'ticket') this.#tickets.refused(ticket)
      return outcome
    } catch (error) {
      // A server that is starting gives no ticket, or none that can be read.
      if (error instanceof OfflineError) return 'lost'
      if (error instanceof VisitError) return 'ticket'
      throw error
    }
  }
}

/**
 * lost: no answer, or nothing of ours is there to give one; wrong: an answer that is not the server's, or
 * a fault of it that may pass; refused: the server's own word, which it would say again.
 */
type PutOutcome = 'accepted' | 'full' | 'ticket' | 'lost' | 'wrong' | 'refused'

function outcomeOf(answer: Answer): PutOutcome {
  const { status } = answer
  if (status === 200) return 'wrong'
  const code = errorCodeOf(answer)
  // a proxy before a server that restarts, or before one that it guards from too many requests
  if (code === null) return status >= 502 && status <= 504 ? 'lost' : 'wrong'
  if (code === 'full' || code === 'ticket') return code
  if (code === 'unavailable') return 'lost'
  return code === 'internal' ? 'wrong' : 'refused'
}

/** Bytes that are asked for and never written to: no memory is taken for them. */
const ASKED = 8 * 1024 * 1024

/**
 * Have the browser collect garbage soon. A block that has passed leaves a megabyte behind, part of it
 * copies for the network that no browser counts before it collects: on a quick line Chromium and
 * Firefox come to hundreds of megabytes until then. Both count what is asked for here.
 */
export function passBlock(): void {
  try {
    void new ArrayBuffer(ASKED)
  } catch {
    // with so little memory left, it is collected anyway
  }
}

/** Milliseconds over which speed is measured; long enough for an engine that seals one block a second. */
const WINDOW = 30_000

/** Blocks that are looked at whatever the time. */
const LEAST = 8

/** How fast blocks go, by those of the last half minute. */
export class Pace {
  /** When blocks were acknowledged, after the time at which they began to be sent. */
  #marks: number[] = []

  /** @param now milliseconds */
  begin(now: number): void {
    this.#marks = [now]
  }

  note(now: number): void {
    this.#marks.push(now)
    while (this.#marks.length > LEAST && (this.#marks[0] ?? now) < now - WINDOW) this.#marks.shift()
  }

  /** @returns blocks a second, all that they wait for included; null before two went */
  perSecond(now: number): number | null {
    const [first = now] = this.#marks
    if (this.#marks.length < 3 || now <= first) return null
    return ((this.#marks.length - 1) * 1000) / (now - first)
  }
}
