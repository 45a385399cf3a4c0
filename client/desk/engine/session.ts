import type { SignedManifest } from '../../../crypto/log/export-manifest.ts'
import { systemRandom } from '../../../crypto/primitives/bytes.ts'
import type { Vault, WeeklySecrets } from '../../../crypto/vault/vault.ts'
import type { OnUpload } from '../../shared/blocks/upload.ts'
import { powersOf } from '../model/access/case-access.ts'
import { requireFree } from '../model/case/case-number.ts'
import { DeskError } from '../model/error.ts'
import { FILED_LIMITS, type FileToSend, longestManifest } from '../model/files/attached.ts'
import type { AppendJob } from '../model/log/append-job.ts'
import { isLong } from '../model/rules/action.ts'
import { longestTextManifest, longTextOf } from '../model/rules/long-action.ts'
import { noticeJob } from '../model/rules/notice-policy.ts'
import { unlessOvertaken } from '../model/rules/overtaken.ts'
import type { FileState, Going, OnProgress } from '../rpc/answers.ts'
import type { DeskCalls, ExportRequest } from '../rpc/calls.ts'
import { paced } from '../rpc/view-parts.ts'
import type { BundleNote } from '../wire/bundle-note.ts'
import { sha256 } from '../wire/host-client.ts'
import { Registrar } from './cases/register.ts'
import { Splitter } from './cases/split.ts'
import { Desk } from './desk.ts'
import { failureOf, sparing } from './faults.ts'
import { FileRoom } from './files/file-room.ts'
import { Outgoing } from './files/outgoing.ts'
import { Opener } from './opening/opener.ts'
import { startOpening } from './opening/opening-worker.ts'
import { sureVerify } from './opening/sure-verify.ts'
import type { Pace } from './post/pace.ts'
import type { UnlockedVault } from './unlocked-vault.ts'

/** Data of the host beside the vault, and the pace of records. */
export interface Surroundings {
  /** The bundle that replaces a server; null with a network. */
  readonly bundle: BundleNote | null
  /** The result of trying the member's recovery sheets; null if there is none. */
  readonly drill: Uint8Array | null
  /** Null if records are posted at once. */
  readonly pace: Pace | null
}

type Act = DeskCalls['act']['given']
type TellGoing = (going: Going) => void

type FiledAction = Extract<Act['action'], { kind: 'filed' }>

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
/** Milliseconds after which the pace goes on if nothing could be posted. */
const PACE_RETRY = 60_000

/** A desk that is unlocked, whose member a key list names, and all that works beside it. */
export class Session {
  readonly desk: Desk
  readonly registrar: Registrar
  readonly splitter: Splitter
  readonly files: FileRoom
  readonly outgoing: Outgoing
  readonly #pace: Pace | null
  /** Whether what waits is kept beside the vault. */
  readonly #isKept: boolean
  /** Records that a bundle brings back, and that were not taken up yet. */
  #again: readonly Uint8Array[]
  /** Ends the running sync; null if none runs. */
  #syncing: AbortController | null = null
  /** Jobs under way, by the name of the act: the same act again repeats a request without an answer. */
  readonly #jobs = new Map<string, AppendJob>()
  #synced: number | null = null

  constructor(
    { safe, source: reception, stores }: UnlockedVault,
    { bundle, drill, pace }: Surroundings,
    onFile: (file: FileState | null) => void,
  ) {
    const source = {
      ...reception,
      // a bundle may be older than what is kept
      ...(bundle === null ? stores : { bundle: bundle.day }),
      ...(pace && { pace }),
      drill,
      random: systemRandom,
      sha256,
      opener: new Opener(reception.primitives, startOpening, sureVerify(crypto.subtle)),
      keep: (vault: Vault, weeks: WeeklySecrets) => safe.keep(vault, weeks),
    }
    this.outgoing = new Outgoing({ ...source, wait })
    this.registrar = new Registrar({ ...source, wait, later: wait }, this.outgoing)
    this.splitter = new Splitter({ ...source, wait, later: wait })
    this.files = new FileRoom({ ...source, wait }, onFile)
    this.desk = new Desk(source, safe.vault, safe.weeks)
    this.#pace = pace
    this.#isKept = bundle === null
    this.#again = bundle?.again ?? []
  }

  /** When the desk was last up to date, in milliseconds; null before that. */
  get synced(): number | null {
    return this.#synced
  }

  /** How many entries are in no log yet, and nowhere but here. */
  get coming(): number {
    const unkept = this.#isKept ? 0 : this.desk.unsentCount
    return this.registrar.waiting + this.splitter.waiting + unkept
  }

  /**
   * @param show shows the page the present state
   * @throws DeskError
   */
  async sync(tell: OnProgress, show: () => void): Promise<void> {
    const syncing = new AbortController()
    this.#syncing = syncing
    const before = this.#synced
    const onProgress = paced(tell, Date.now)
    try {
      await this.desk.sync(
        (progress) => {
          onProgress(progress)
          if (progress.stage === 'cache') show()
        },
        syncing.signal,
        () => {
          this.#synced = Date.now()
          show()
        },
      )
    } catch (error) {
      // The desk has not compared what colleagues saw, nor fetched again what it has.
      this.#synced = before
      throw error
    } finally {
      this.#syncing = null
    }
    if (this.#again.length > 0 && this.desk.isRootConfirmed) {
      await this.desk.takeUp(this.#again)
      this.#again = []
    }
    await this.registrar.settle(this.desk)
    await this.splitter.settle(this.desk)
    this.#synced = Date.now()
  }

  /** End the sync that goes on, between two batches. */
  stop(): void {
    this.#syncing?.abort()
  }

  /** Runs after a sync, and nobody waits for it. A message that cannot be sent now is sent after a later sync. */
  async afterSync(): Promise<void> {
    await failureOf(async () => {
      await this.desk.tell('heads')
      if (this.#pace === null) await this.desk.tell('fetched')
      await this.desk.keepCache()
    })
  }

  /** Post records at the desk's pace for as long as it is unlocked: locking ends this worker. */
  async keepPace(show: () => void): Promise<void> {
    while (this.#pace !== null) {
      const ms = await sparing(
        () => true,
        () => this.desk.keepPace(),
      )
      show()
      await wait(ms ?? PACE_RETRY)
    }
  }

  /** @throws DeskError */
  async act(act: Act, tell: TellGoing): Promise<null> {
    // Its files are not to be sent first.
    if (!this.desk.isRootConfirmed) throw new DeskError('new-root')
    const { action } = act
    const going = filesOf(action)
    const isInBlocks = this.#isInBlocks(action)
    const job = this.#jobs.get(act.job) ?? this.#jobOf(await this.#withFiles(act, going, tell))
    this.#jobs.set(act.job, job)
    try {
      await this.desk.write(act.caseId, job)
    } catch (error) {
      // The member decides again, by the log as it is then.
      if (error instanceof DeskError && error.code === 'overtaken') this.#jobs.delete(act.job)
      throw error
    }
    this.#jobs.delete(act.job)
    this.outgoing.done(act.job, going)
    // The next sync tries again.
    if (isInBlocks) await failureOf(() => this.desk.readTexts())
    return null
  }

  /** The act, once its files and its long text are at the server. @throws DeskError */
  async #withFiles(act: Act, going: readonly FileToSend[], tell: TellGoing): Promise<Act> {
    const { action, job } = act
    if (action.kind === 'filed') return this.#filed(act, action, tell)
    if (action.kind !== 'message') return this.#withLongText(act, tell)
    const text = this.#isInBlocks(action) ? action.text : null
    if (going.length === 0 && text === null) return act
    const short = text === null ? action : { ...action, text: '' }
    // Files of a message that the notice table refuses are not to be uploaded first.
    this.#jobOf({ ...act, action: short })
    const onUpload: OnUpload = ({ bytes, totalBytes }) => tell({ done: bytes, size: totalBytes })
    const { instance } = this.desk.vault
    const manifest = await this.outgoing.send(job, instance, going, onUpload, text)
    return { ...act, action: { ...short, manifest } }
  }

  /**
   * The act, once its text is at the server, if that is too long for its entry.
   *
   * @throws DeskError; `role` or `too-long` before anything is sent
   */
  async #withLongText(act: Act, tell: TellGoing): Promise<Act> {
    const long = longTextOf(act.action)
    if (long === null) return act
    this.#requirePower(act, act.action.kind === 'note' ? 'read' : 'handle')
    this.#jobOf({ ...act, action: long.at(longestTextManifest()) })
    const onUpload: OnUpload = ({ bytes, totalBytes }) => tell({ done: bytes, size: totalBytes })
    const { instance } = this.desk.vault
    const manifest = await this.outgoing.send(act.job, instance, [], onUpload, long.text)
    return { ...act, action: long.at(manifest) }
  }

  /** Whether the text of an action goes in blocks. */
  #isInBlocks(action: Act['action']): boolean {
    if (action.kind !== 'message') return longTextOf(action) !== null
    return isLong(action, this.outgoing.named(action.files ?? []))
  }

  /** Nothing is uploaded for an entry that would be refused. @throws DeskError `role` */
  #requirePower({ caseId }: Act, power: 'read' | 'handle'): void {
    const one = this.desk.cases.find(({ id }) => id === caseId)
    if (one === undefined || !powersOf(this.desk, one)[power]) throw new DeskError('role')
  }

  /**
   * The act of putting files into a case, once they are at the server.
   *
   * @throws DeskError; `role` or `too-long` before anything is sent
   */
  async #filed(act: Act, action: FiledAction, tell: TellGoing): Promise<Act> {
    const { files } = action
    const named = this.outgoing.named(files)
    if (files.length === 0 || named.length < files.length) throw new DeskError('gone')
    this.#requirePower(act, 'handle')
    this.#jobOf({
      ...act,
      action: { ...action, manifest: longestManifest(named, FILED_LIMITS.bytes) },
    })
    const onUpload: OnUpload = ({ bytes, totalBytes }) => tell({ done: bytes, size: totalBytes })
    const { instance } = this.desk.vault
    const manifest = await this.outgoing.send(
      act.job,
      instance,
      files,
      onUpload,
      null,
      FILED_LIMITS,
    )
    return { ...act, action: { ...action, manifest } }
  }

  /** @throws DeskError */
  #jobOf({ caseId, action, seen }: Act): AppendJob {
    const one = this.desk.cases.find(({ id }) => id === caseId) ?? null
    if (action.kind === 'named') requireFree(this.desk.cases, caseId, action.number)
    const job = noticeJob(systemRandom, action, one, this.desk.reception?.content ?? null)
    return seen === undefined ? job : unlessOvertaken(job, seen)
  }

  /** @throws DeskError */
  async signFiles({ caseId, files, ...leaving }: ExportRequest): Promise<SignedManifest> {
    const hashed = await Promise.all(
      files.map(async (one) => {
        const { name } = one
        if ('file' in one) return { name, ...this.files.leaving(caseId, one.file) }
        return { name, bytes: one.body.length, sha256: await sha256(one.body) }
      }),
    )
    const signed = await this.desk.signExport(caseId, { ...leaving, files: hashed, sha256 })
    const keys = files.flatMap((one) => ('file' in one ? [one.file] : []))
    await this.files.left(this.desk, caseId, keys)
    return signed
  }
}

/** The files that go with an action. */
function filesOf(action: Act['action']): readonly FileToSend[] {
  if (action.kind === 'filed') return action.files
  return action.kind === 'message' ? (action.files ?? []) : []
}
