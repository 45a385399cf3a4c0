import { systemRandom } from '../../crypto/bytes.ts'
import { CryptoError } from '../../crypto/errors.ts'
import { loadSumo, type SumoEngine } from '../../crypto/sodium-sumo.ts'
import {
  openVault,
  openWeeks,
  sealVault,
  sealWeeks,
  type Vault,
  type VaultKey,
  type WeeklySecrets,
} from '../../crypto/vault.ts'
import { jobOf } from './core/action.ts'
import type { AppendJob } from './core/append.ts'
import { Desk } from './core/desk.ts'
import { DeskError } from './core/error.ts'
import { viewDesk } from './desk-view.ts'
import type { FromWorker, Request, ToWorker } from './protocol.ts'
import { hostRelay, type Relay } from './relay.ts'

declare const BUILD_DAY: number

/**
 * The worker holds everything secret: the key of the vault, the weekly secrets, what was opened. The
 * page locks by ending it.
 */
let desk: Desk | null = null
let synced: number | null = null
const jobs = new Map<string, AppendJob>()

function tell(message: FromWorker): void {
  postMessage(message)
}

function showView(): void {
  if (desk !== null) tell({ kind: 'view', view: viewDesk(desk, Date.now(), synced) })
}

addEventListener('message', (event: MessageEvent<ToWorker>) => {
  void serve(event.data)
})

async function serve(request: ToWorker): Promise<void> {
  const { id } = request
  try {
    await perform(request)
    tell({ kind: 'done', id })
  } catch (error) {
    tell({ kind: 'failed', id, code: error instanceof DeskError ? error.code : 'internal' })
  } finally {
    showView()
  }
}

async function perform(request: Request): Promise<void> {
  if (request.kind === 'unlock') {
    desk = await unlock(request.token, request.passphrase)
    return
  }
  if (desk === null) throw new DeskError('passphrase')
  switch (request.kind) {
    case 'sync':
      await desk.sync((progress) => tell({ kind: 'progress', progress }))
      synced = Date.now()
      return
    case 'act': {
      const job = jobs.get(request.job) ?? jobOf(systemRandom, request.action)
      jobs.set(request.job, job)
      await desk.append(request.caseId, job)
      jobs.delete(request.job)
      return
    }
    case 'read':
      return desk.markRead(request.messageIds)
  }
}

async function unlock(token: string, passphrase: string): Promise<Desk> {
  const relay = hostRelay(token)
  const engine = await loadSumo()
  const file = await relay.readFile('vault')
  if (file === null) throw new DeskError('files')
  const { key, vault } = openFile(engine, passphrase, file)
  const weeks = await readWeeks(engine, key, relay)
  const source = {
    primitives: engine.primitives,
    random: systemRandom,
    now: Date.now,
    transport: relay.transport,
    buildDay: BUILD_DAY,
    keep: keeper(engine, key, relay, vault, weeks),
  }
  return new Desk(source, vault, weeks)
}

/** @throws DeskError `passphrase`, `damaged` */
function openFile(
  { primitives, hashPassphrase }: SumoEngine,
  passphrase: string,
  file: Uint8Array,
) {
  try {
    const opened = openVault(primitives, hashPassphrase, passphrase, file)
    if (opened === null) throw new DeskError('passphrase')
    return opened
  } catch (error) {
    if (error instanceof CryptoError) throw new DeskError('damaged', error)
    throw error
  }
}

/** Without its weekly file a desk still opens what it opened before. @throws DeskError `weeks` */
async function readWeeks(
  { primitives }: SumoEngine,
  key: VaultKey,
  relay: Relay,
): Promise<WeeklySecrets> {
  const file = await relay.readFile('weeks')
  if (file === null) return { format: 'postern-weekly-keys/1', weeks: [] }
  try {
    return openWeeks(primitives, key, file)
  } catch (error) {
    if (error instanceof CryptoError) throw new DeskError('weeks', error)
    throw error
  }
}

/** Vault first: a weekly key goes only once the keys of what it opened are durable. */
function keeper(
  { primitives }: SumoEngine,
  key: VaultKey,
  relay: Relay,
  vault: Vault,
  weeks: WeeklySecrets,
): (vault: Vault, weeks: WeeklySecrets) => Promise<void> {
  let kept = { vault, weeks }
  return async (nextVault, nextWeeks) => {
    if (nextVault !== kept.vault) {
      await relay.writeFile('vault', sealVault(primitives, systemRandom, key, nextVault))
    }
    if (nextWeeks !== kept.weeks) {
      await relay.writeFile('weeks', sealWeeks(primitives, systemRandom, key, nextWeeks))
    }
    kept = { vault: nextVault, weeks: nextWeeks }
  }
}
