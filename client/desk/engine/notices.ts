import { type Day, dayOf, weekAt } from '../../../crypto/days/calendar.ts'
import type { KeyList } from '../../../crypto/keys/keylist.ts'
import type { SignPublicKey } from '../../../crypto/keys/keys.ts'
import { soleOpeners } from '../../../crypto/keys/openers.ts'
import { equal, toHex } from '../../../crypto/primitives/bytes.ts'
import type { Primitives } from '../../../crypto/primitives/primitives.ts'
import { isRecent, readDrill } from '../../../crypto/vault/drill.ts'
import type { Vault, WeeklySecrets } from '../../../crypto/vault/vault.ts'
import { unlessBroken } from '../model/broken.ts'
import type { Case } from '../model/case/fold.ts'
import type { Notice } from '../model/notice.ts'
import type { DeskSource } from './desk-source.ts'
import type { Holdings } from './holdings.ts'
import { authorsOf, historyNotices, type ListHistory } from './monitor/lists.ts'
import { quotaNotices, type Suspensions, stopNotices, suspensionNotices } from './monitor/people.ts'
import type { ServerMonitor } from './monitor/server-monitor.ts'
import { type PeerContext, silentMembers } from './monitor/silence.ts'
import { foreignGrants } from './sync/signed-by.ts'
import { listNotices } from './vault/enrol.ts'
import type { KeysKept } from './vault/keys.ts'

/** Notices about the shelves, and about grants by strangers. */
function shelfNotices({ drops, came, withheld }: Holdings, peers: PeerContext | null) {
  const broken = [...drops].flatMap(([id, one]) => (one.kind === 'broken' ? [id] : []))
  const authors = peers && authorsOf(peers.lists, peers.out)
  const foreign = authors ? foreignGrants({ drops, came }, authors) : []
  return [
    ...(broken.length > 0 ? [{ kind: 'broken-drops', ids: broken } as const] : []),
    ...(withheld.size > 0 ? [{ kind: 'withheld-drops', ids: [...withheld] } as const] : []),
    ...(foreign.length > 0
      ? [{ kind: 'foreign-grant', ids: foreign.map(({ id }) => toHex(id)) } as const]
      : []),
  ] satisfies Notice[]
}

/** Whether there is no key of ours for the running week, and whether old ones stay. */
function keyNotices({ weeks }: WeeklySecrets, now: number, kept: KeysKept) {
  const hasKey = weeks.some(({ week }) => week === weekAt(now))
  return [
    ...(hasKey ? [] : [{ kind: 'no-weekly-key' } as const]),
    ...(kept === 'unsure' ? [{ kind: 'keys-kept' } as const] : []),
    ...(kept === 'withheld' ? [{ kind: 'keys-withheld' } as const] : []),
  ] satisfies Notice[]
}

interface OpenerSource {
  readonly primitives: Primitives
  readonly now: () => number
  readonly drill?: Uint8Array | null
}

/**
 * Whether the loss of our vault would leave something that nobody else opens, while nothing shows that sheets
 * would bring it back.
 *
 * @param source its `drill` is null if there is none, absent if nobody looked
 */
export function openerNotices(
  { primitives: p, now, drill }: OpenerSource,
  { members, channels }: Pick<KeyList, 'members' | 'channels'>,
  own: SignPublicKey,
) {
  if (drill === undefined) return []
  const isSole = soleOpeners(members, channels).some(({ member }) => equal(member.signing, own))
  const isTried = drill !== null && countsFor(p, drill, own, dayOf(now()))
  return (isSole && !isTried ? [{ kind: 'sole-opener' } as const] : []) satisfies Notice[]
}

function countsFor(p: Primitives, file: Uint8Array, own: SignPublicKey, today: Day): boolean {
  return unlessBroken(false, () => {
    const drill = readDrill(p, file)
    return equal(drill.signing, own) && isRecent(drill, today)
  })
}

/** All inputs of notices. */
interface NoticeParts {
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
  /** Null before the first sync. */
  readonly peers: PeerContext | null
}

/** Messages about the desk as a whole. */
export function deskNotices(parts: NoticeParts): Notice[] {
  const { source, vault, holdings, monitor, suspensions, peers } = parts
  const { bundle: day } = source
  const now = source.now()
  const list = peers?.reception.list ?? null
  return [
    ...(day === undefined ? [] : [{ kind: 'bundle', day } as const]),
    ...shelfNotices(holdings, peers),
    ...(list ? listNotices(list, now) : []),
    ...monitor.notices(vault, parts.cases),
    ...historyNotices(parts.history, vault),
    ...(peers ? stopNotices(peers.reception) : []),
    ...suspensionNotices(suspensions, vault.member),
    ...(list ? quotaNotices(source.primitives, list, suspensions.over) : []),
    ...(peers && monitor.isWhole ? silentMembers(peers) : []),
    ...keyNotices(parts.weeks, now, parts.keysKept),
    ...(list ? openerNotices(source, list, parts.signer) : []),
  ]
}
