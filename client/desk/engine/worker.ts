import type { SignedManifest } from '../../../crypto/log/export-manifest.ts'
import { equal, fromHex, systemRandom } from '../../../crypto/primitives/bytes.ts'
import { loadSumo } from '../../../crypto/primitives/sodium-sumo.ts'
import type { Vault, WeeklySecrets } from '../../../crypto/vault/vault.ts'
import type { OnUpload } from '../../shared/blocks/upload.ts'
import { Memo } from '../model/case/made-before.ts'
import { DeskError } from '../model/error.ts'
import type { FileToSend } from '../model/files/attached.ts'
import type { AppendJob } from '../model/log/append-job.ts'
import { isLong } from '../model/rules/action.ts'
import { noticeJob } from '../model/rules/told.ts'
import type { CaseView } from '../model/views.ts'
import { type AccessRequest, isAccessRequest } from '../rpc/access-request.ts'
import { type FileRequest, isFileRequest } from '../rpc/file-request.ts'
import { isOverviewRequest, type OverviewRequest } from '../rpc/overview-request.ts'
import type { FromWorker, Request, ToWorker } from '../rpc/protocol.ts'
import type { SearchRequest } from '../rpc/search-request.ts'
import { isVaultRequest, type VaultNews, type VaultRequest } from '../rpc/vault-request.ts'
import { paced, ViewSender } from '../rpc/view-parts.ts'
import type { BundleNote } from '../wire/bundle-note.ts'
import { hostRelay } from '../wire/host-client.ts'
import { Registrar } from './cases/register.ts'
import { Splitter } from './cases/split.ts'
import { Desk } from './desk.ts'
import { Entrance } from './entrance.ts'
import { overviewOf } from './figures/overview-view.ts'
import { makeAnnual } from './figures/tell-year.ts'
import { FileRoom } from './files/file-room.ts'
import { Outgoing } from './files/outgoing.ts'
import { Pace } from './post/pace.ts'
import { LiveSearch } from './search/live-search.ts'
import { viewDesk } from './view/desk-view.ts'

declare const BUILD_DAY: number

/**
 * The worker holds everything secret: the key of the vault, the weekly secrets, what was opened. The
 * page locks by ending it.
 */
let entrance: Entrance | null = null
/** Null while no key list names the member. */
let desk: Desk | null = null
let registrar: Registrar | null = null
let splitter: Splitter | null = null
let files: FileRoom | null = null
let outgoing: Outgoing | null = null
/** What stands in the place of a server; null with a network. */
let bundle: BundleNote | null = null
/** That the member's recovery sheets were tried, as it lies beside the vault; null where nothing does. */
let drill: Uint8Array | null = null
let synced: number | null = null
/** Null where records go as they come. */
let pace: Pace | null = null
/** Of the sync that goes on; null while none does. */
let syncing: AbortController | null = null
const jobs = new Map<string, AppendJob>()
/** Over all that the page is shown, and nothing else. */
const search = new LiveSearch(
  (found) => tell({ kind: 'found', found }),
  (work) => setTimeout(work),
)

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
/** Milliseconds after which the pace goes on where nothing could be posted. */
const PACE_RETRY = 60_000

function tell(message: FromWorker): void {
  postMessage(message)
}

/** What the page was shown of each case: nothing of it crosses again, or is made again, for nothing. */
const sender = new ViewSender(tell)
const viewed = new Memo<CaseView>()

function showView(): void {
  if (desk === null) return
  const coming = (registrar?.waiting ?? 0) + (splitter?.waiting ?? 0)
  const view = viewDesk(desk, Date.now(), synced, viewed, coming)
  files?.follow(desk)
  // Before the page sees the rest: what was deleted is not found a moment longer.
  search.follow(view.cases)
  sender.send(view)
}

addEventListener('message', (event: MessageEvent<ToWorker>) => {
  void serve(event.data)
})

/** What there is to see is told before the answer: who gets that looks at what it led to. */
async function serve(request: ToWorker): Promise<void> {
  // With every key that is pressed: the cases are not folded anew for it.
  if (request.kind === 'search' || request.kind === 'snippets') return find(request)
  const answer = await answerTo(request)
  showView()
  tell(answer)
  if (request.kind === 'sync' && answer.kind === 'done') await afterSync()
}

function find(request: Extract<ToWorker, SearchRequest>): void {
  const { id, text } = request
  if (request.kind === 'search') search.ask(text)
  else tell({ kind: 'snippets', snippets: search.snippets(request.text, request.ids) })
  tell({ kind: 'done', id })
}

/** Nobody waits for it. What cannot be sent now is after a later sync, or colleagues hear the silence. */
async function afterSync(): Promise<void> {
  try {
    await desk?.tell('heads')
    if (pace === null) await desk?.tell('fetched')
    await desk?.keepCache()
  } catch (error) {
    if (!(error instanceof DeskError)) throw error
  }
}

/** For as long as the desk is unlocked: locking ends this worker. */
async function keepPace(of: Desk): Promise<never> {
  for (;;) {
    const ms = await of.keepPace().catch((error: unknown) => {
      if (error instanceof DeskError) return null
      throw error
    })
    showView()
    await wait(ms ?? PACE_RETRY)
  }
}

async function answerTo(request: Exclude<ToWorker, SearchRequest>): Promise<FromWorker> {
  const { id } = request
  try {
    await perform(request)
    return { kind: 'done', id }
  } catch (error) {
    return { kind: 'failed', id, code: error instanceof DeskError ? error.code : 'internal' }
  }
}

async function perform(request: Exclude<Request, SearchRequest>): Promise<void> {
  if (request.kind === 'stop') return syncing?.abort()
  if (request.kind === 'unlock' || request.kind === 'enrol') {
    entrance = await enter(request)
    tell({ kind: 'keys', ...entrance.vaultState })
    if (entrance.joined) openDesk(entrance)
    else tell({ kind: 'enrolment', enrolment: await entrance.enrolment() })
    return
  }
  if (entrance === null) throw new DeskError('passphrase')
  if (isVaultRequest(request)) return changeVault(entrance, request, tell)
  if (desk === null && request.kind === 'sync') {
    if (!(await entrance.join())) return
    openDesk(entrance)
  }
  if (desk === null || registrar === null || splitter === null) throw new DeskError('unsigned')
  if (isOverviewRequest(request)) return count(desk, request)
  if (isFileRequest(request)) return serveFile(desk, request)
  if (isAccessRequest(request)) return changeAccess(desk, request)
  switch (request.kind) {
    case 'sync':
      return sync(desk, [registrar, splitter])
    case 'act':
      return act(desk, request)
    case 'read':
      return desk.markRead(request.messageIds)
    case 'keep-views':
      return desk.keepInVault((vault) => ({ ...vault, views: [...request.views] }))
    case 'make-keys':
      return tell({ kind: 'enrolment', enrolment: await entrance.makeKeys(desk) })
    case 'say-absence':
      return desk.sayAbsence(request.word)
    case 'confirm-root':
      return desk.confirmRoot(request.told)
    case 'suspend':
      return desk.suspend(request.member)
    case 'stop-keys':
      return desk.stopKeys()
    case 'export':
      return tell({ kind: 'signed', signed: await signFiles(desk, request) })
    case 'split':
      return splitter.split(desk, request.job, request.split)
    case 'register':
      return registrar.begin(desk.vault)
    case 'register-send':
      return registrar.send(request.report)
    case 'register-end':
      return registrar.end()
    default:
      return request satisfies never
  }
}

/** @throws DeskError */
async function act(desk: Desk, request: Extract<Request, { kind: 'act' }>): Promise<void> {
  // Files of it are not sent first.
  if (!desk.isRootConfirmed) throw new DeskError('new-root')
  const { action } = request
  const going = action.kind === 'message' ? (action.files ?? []) : []
  const job = jobs.get(request.job) ?? told(desk, await withFiles(desk, request, going))
  jobs.set(request.job, job)
  await desk.write(request.caseId, job)
  jobs.delete(request.job)
  outgoing?.done(request.job, going)
}

type Act = Extract<Request, { kind: 'act' }>

/** What is said, once files and a long text that go with it are at the server. @throws DeskError */
async function withFiles(desk: Desk, act: Act, going: readonly FileToSend[]): Promise<Act> {
  const { action, job } = act
  if (outgoing === null || action.kind !== 'message') return act
  const text = isLong(action, outgoing.named(going)) ? action.text : null
  if (going.length === 0 && text === null) return act
  const short = text === null ? action : { ...action, text: '' }
  // What the notice table refuses is not uploaded first.
  told(desk, { ...act, action: short })
  const tellHow: OnUpload = (said) =>
    tell({ kind: 'file-going', going: { done: said.bytes, size: said.totalBytes } })
  try {
    const manifest = await outgoing.send(job, desk.vault.instance, going, tellHow, text)
    return { ...act, action: { ...short, manifest } }
  } finally {
    tell({ kind: 'file-going', going: null })
  }
}

/** @throws DeskError */
async function serveFile(desk: Desk, request: FileRequest): Promise<void> {
  if (request.kind === 'file-detach') return outgoing?.forget([request.file])
  if (request.kind !== 'file-attach') return files?.serve(desk, request)
  const attached = await outgoing?.attach(request.file, request.attached)
  if (attached) tell({ kind: 'file-attached', attached })
}

/** @throws DeskError */
function told(desk: Desk, { caseId, action }: Extract<Request, { kind: 'act' }>): AppendJob {
  const one = desk.cases.find(({ id }) => id === caseId) ?? null
  return noticeJob(systemRandom, action, one, desk.reception?.content ?? null)
}

async function count(desk: Desk, request: OverviewRequest): Promise<void> {
  if (request.kind === 'make-annual') {
    const { year, reason } = request
    await makeAnnual(desk, year, { random: systemRandom, now: Date.now(), reason })
  }
  await desk.whole()
  tell({ kind: 'overview', overview: overviewOf(desk, request.year, Date.now()) })
}

async function sync(desk: Desk, writers: readonly (Registrar | Splitter)[]): Promise<void> {
  syncing = new AbortController()
  const before = synced
  try {
    const onProgress = paced((progress) => tell({ kind: 'progress', progress }), Date.now)
    const onRead = () => {
      synced = Date.now()
      showView()
    }
    await desk.sync(
      (progress) => {
        onProgress(progress)
        if (progress.stage === 'cache') showView()
      },
      syncing.signal,
      onRead,
    )
  } catch (error) {
    // The desk has not compared what colleagues saw, nor fetched again what it has.
    synced = before
    throw error
  } finally {
    syncing = null
  }
  if (bundle !== null && bundle.again.length > 0 && desk.isRootConfirmed) {
    await desk.takeUp(bundle.again)
    bundle = { ...bundle, again: [] }
  }
  for (const writer of writers) await writer.settle(desk)
  synced = Date.now()
}

/** @throws DeskError */
async function signFiles(
  desk: Desk,
  { caseId, what, text, files, log }: Extract<Request, { kind: 'export' }>,
): Promise<SignedManifest> {
  const hashed = await Promise.all(
    files.map(async ({ name, body }) => ({
      name,
      bytes: body.length,
      sha256: await sha256(body),
    })),
  )
  return desk.signExport(caseId, { what, text, files: hashed, log, sha256 })
}

/** The host serves the desk on this machine: the context is secure, and WebCrypto there. */
async function sha256(message: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(message)))
}

/** @throws DeskError */
async function enter(request: Extract<Request, { kind: 'unlock' | 'enrol' }>): Promise<Entrance> {
  const engine = await loadSumo()
  const { primitives } = engine
  const tools = { engine, primitives, random: systemRandom, now: Date.now, buildDay: BUILD_DAY }
  const relay = hostRelay(request.token)
  pace = request.paced ? new Pace(systemRandom) : null
  drill = await relay.readHanded('drill')
  if (request.kind === 'unlock') {
    bundle = await relay.readBundle()
    if (bundle !== null) pace = null
    if (request.answer === null) {
      tell({ kind: 'wanted-keys', queries: await Entrance.wantedKeys(relay) })
    }
    const opened = await Entrance.unlock(tools, relay, request.passphrase, request.answer)
    request.answer?.output.fill(0)
    const isForeign = bundle !== null && !equal(bundle.instance, opened.safe.vault.instance)
    if (isForeign) throw new DeskError('foreign-bundle')
    return opened
  }
  return Entrance.enrol(tools, relay, request.passphrase, request.joining)
}

function openDesk({ safe, source: reception, stores }: Entrance): void {
  const source = {
    ...reception,
    // a bundle may be older than what is kept
    ...(bundle === null ? stores : { bundle: bundle.day }),
    ...(pace && { pace }),
    drill,
    random: systemRandom,
    sha256,
    keep: (vault: Vault, weeks: WeeklySecrets) => safe.keep(vault, weeks),
  }
  registrar = new Registrar({ ...source, wait, later: wait }, (registration) =>
    tell({ kind: 'registration', registration }),
  )
  splitter = new Splitter({ ...source, wait, later: wait })
  files = new FileRoom({ ...source, wait }, tell)
  outgoing = new Outgoing({ ...source, wait })
  desk = new Desk(source, safe.vault, safe.weeks)
  if (pace !== null) void keepPace(desk)
}

/** @throws DeskError as the methods of `Desk` */
function changeAccess(desk: Desk, request: AccessRequest): Promise<void> {
  const { caseId } = request
  switch (request.kind) {
    case 'declare':
      return desk.declare(caseId, request.conflict, request.text, request.anyway)
    case 'grant':
      return desk.grant(caseId, request.member, request.as, request.text)
    case 'release':
      return desk.release(caseId, request.member, request.why, request.text, request.anyway)
    case 'reinstate':
      return desk.reinstate(caseId, request.member, request.text)
    case 'agree':
      return desk.agree(caseId)
    case 'hold':
      return desk.setHold(caseId, request.on, request.text)
    case 'purge':
      return desk.purge(caseId, request.text, request.anyway)
    case 'ask-identity':
      return desk.askIdentity(caseId, request.text, request.reason)
    case 'answer-identity':
      return desk.answerIdentity(caseId, request.request, request.given, request.text)
    default:
      return request satisfies never
  }
}

/** Do it, and tell which security keys there are then. @throws DeskError of `Safe` */
async function changeVault(
  entrance: Entrance,
  request: VaultRequest,
  tell: (news: VaultNews) => void,
): Promise<void> {
  await performOnVault(entrance, request, tell)
  tell({ kind: 'keys', ...entrance.vaultState })
}

async function performOnVault(
  { safe }: Entrance,
  request: VaultRequest,
  tell: (news: VaultNews) => void,
): Promise<void> {
  switch (request.kind) {
    case 'passphrase':
      return safe.changePassphrase(request.from, request.to)
    case 'check-passphrase':
      return safe.requirePassphrase(request.passphrase)
    case 'add-key':
      await safe.addSecurityKey(request.passphrase, request.added)
      request.added.output.fill(0)
      return
    case 'remove-key':
      return safe.removeSecurityKey(request.passphrase, fromHex(request.key))
    case 'file-code':
      return tell({ kind: 'file-code', code: safe.fileCode(request.passphrase) })
    default:
      return request satisfies never
  }
}
