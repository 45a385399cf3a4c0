import type { Vault, WeeklySecrets } from '../../../../crypto/vault/vault.ts'
import type { Reception } from '../../../shared/reception/reception.ts'
import type { Case } from '../../model/case/fold.ts'
import type { Holdings } from '../holdings.ts'
import type { ServerMonitor } from '../monitor/server-monitor.ts'
import type { PeerContext } from '../monitor/silence.ts'
import { isRootConfirmed } from '../vault/new-root.ts'
import { tellHeads } from './checkpoint-post.ts'
import type { ReceptionOf } from './envelope.ts'
import { postToNobody, tellFetched } from './fetched.ts'
import type { Staff } from './staff.ts'

/**
 * All that a desk tells by a drop. heads: how far its logs go, to colleagues. fetched: that it opened a letter, to its
 * reporter. nobody: the same if there is one to tell of; else a drop that looks as if there were.
 */
export type Announcement = 'heads' | 'fetched' | 'nobody'

interface Teller {
  readonly hasNetwork: boolean
  readonly vault: Vault
  readonly weeks: WeeklySecrets
  readonly cases: readonly Case[]
  /** Null before the first sync. */
  readonly reception: Reception | null
  readonly monitor: ServerMonitor
  staff(): Staff
  hearing(): PeerContext
  keep(vault: Vault, weeks: WeeklySecrets): Promise<void>
}

/** @throws DeskError `offline`, `clock`, `full`, `server` */
export async function tell(desk: Teller, holdings: Holdings, what: Announcement): Promise<void> {
  if (!desk.hasNetwork || !isRootConfirmed(desk)) return
  const receptionOf: ReceptionOf = (week) => desk.hearing().receptionOf(week)
  const staff = desk.staff()
  const to = [staff, receptionOf, desk.vault] as const
  const vault =
    what === 'heads'
      ? await tellHeads(...to, holdings.streams.values())
      : await tellFetched(
          ...to,
          holdings,
          desk.cases,
          desk.hearing().lists,
          desk.monitor.board.first,
        )
  if (vault !== desk.vault) await desk.keep(vault, desk.weeks)
  else if (what === 'nobody') await postToNobody(staff, receptionOf, null)
}
