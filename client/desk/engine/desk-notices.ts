import type { SignPublicKey } from '../../../crypto/keys/keys.ts'
import type { Vault, WeeklySecrets } from '../../../crypto/vault/vault.ts'
import type { Reception } from '../../shared/reception/reception.ts'
import type { Case } from '../model/case/fold.ts'
import type { Authors } from '../model/log/stream.ts'
import type { Notice } from '../model/notice.ts'
import type { DeskSource } from './desk-source.ts'
import type { Holdings } from './holdings.ts'
import { historyNotices, type ListHistory } from './monitor/lists.ts'
import { quotaNotices, type Suspensions, stopNotices, suspensionNotices } from './monitor/people.ts'
import type { ServerMonitor } from './monitor/server-monitor.ts'
import { type PeerContext, silentMembers } from './monitor/silence.ts'
import { keyNotices, openerNotices, shelfNotices } from './notices.ts'
import type { KeysKept } from './vault/keys.ts'

/** All inputs of notices. */
export interface DeskNoticeParts {
  readonly source: DeskSource
  readonly vault: Vault
  readonly weeks: WeeklySecrets
  readonly holdings: Holdings
  readonly monitor: ServerMonitor
  readonly cases: readonly Case[]
  readonly history: ListHistory | null
  readonly suspensions: Suspensions
  readonly keysKept: KeysKept
  readonly signer: SignPublicKey
  /** Data from the server; null before the first sync. */
  readonly known: {
    readonly reception: Reception
    readonly authors: Authors
    readonly hearing: PeerContext
  } | null
}

/** Messages about the desk as a whole. */
export function deskNotices(parts: DeskNoticeParts): Notice[] {
  const { source, vault, weeks, holdings, monitor, cases, history, suspensions } = parts
  const { keysKept, signer, known } = parts
  const { bundle: day } = source
  const now = source.now()
  const list = known?.reception.list ?? null
  return [
    ...(day === undefined ? [] : [{ kind: 'bundle', day } as const]),
    ...shelfNotices(holdings, list, known?.authors ?? null, now),
    ...monitor.notices(vault, cases),
    ...historyNotices(history, vault),
    ...(known ? stopNotices(known.reception) : []),
    ...suspensionNotices(suspensions, vault.member),
    ...(list ? quotaNotices(source.primitives, list, suspensions.over) : []),
    ...(known && monitor.isWhole ? silentMembers(known.hearing) : []),
    ...keyNotices(weeks, now, keysKept),
    ...(list ? openerNotices(source, list, signer) : []),
  ]
}
