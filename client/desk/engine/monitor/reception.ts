import type { Day, Week } from '../../../../crypto/days/calendar.ts'
import type { Member } from '../../../../crypto/keys/keylist.ts'
import type { SignPublicKey } from '../../../../crypto/keys/keys.ts'
import { equal } from '../../../../crypto/primitives/bytes.ts'
import { CryptoError } from '../../../../crypto/primitives/errors.ts'
import type { Primitives } from '../../../../crypto/primitives/primitives.ts'
import type { Vault } from '../../../../crypto/vault/vault.ts'
import { loadReception, type Reception } from '../../../shared/reception/reception.ts'
import { VisitError } from '../../../shared/session/visit-error.ts'
import { OfflineError, type Transport } from '../../../shared/transport.ts'
import { DeskError, offlineError } from '../../model/error.ts'

/** The server, engine and clock with which a key list is fetched and checked. */
export interface ReceptionSource {
  readonly primitives: Primitives
  readonly transport: Transport
  /** milliseconds since 1970-01-01 UTC */
  readonly now: () => number
  readonly buildDay: Day
}

/**
 * Fetch and check the key list as a reporter's page would, and against what the vault has seen.
 *
 * @param week whose sealing keys to fetch; the running one by default
 * @throws DeskError `offline`, `server`, `unverified`, `other-reception`, `two-roots` (of a root that is not
 *   confirmed and not the one followed), `rollback` (older than one seen before)
 */
export async function loadDeskReception(
  source: ReceptionSource,
  vault: Vault,
  week?: Week,
): Promise<Reception> {
  const reception = await loadFollowed(source, vault, week)
  if (!equal(reception.list.instance, vault.instance)) throw new DeskError('other-reception')
  if (reception.list.version < vault.listVersion) throw new DeskError('rollback')
  return reception
}

/**
 * Load a list of the root that the vault follows. If only the confirmed root leads to the list, one of them is
 * forged.
 */
async function loadFollowed(
  source: ReceptionSource,
  { root, newRoot }: Vault,
  week?: Week,
): Promise<Reception> {
  try {
    return await loadRootedReception(source, root, week)
  } catch (error) {
    const isForeign = error instanceof DeskError && error.code === 'other-reception'
    if (!isForeign || newRoot === undefined) throw error
    await loadRootedReception(source, newRoot.from, week)
    throw new DeskError('two-roots', error)
  }
}

/**
 * Fetch and check the key list against a root, for any instance.
 *
 * @param root its fingerprint
 * @throws DeskError `offline`, `server`, `unverified`, `other-reception`
 */
export function loadRootedReception(
  { primitives, transport, now, buildDay }: ReceptionSource,
  root: string,
  week?: Week,
): Promise<Reception> {
  return asDeskErrors(() =>
    loadReception({ primitives: async () => primitives, transport, root, now, buildDay }, week),
  )
}

/** @throws DeskError `offline`, `server`, `unverified`, `other-reception` for errors that a visit throws */
export async function asDeskErrors<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof OfflineError) throw offlineError(error)
    if (!(error instanceof VisitError)) throw error
    if (error.code !== 'unverified') throw new DeskError('server', error)
    const { cause } = error
    const isForeign = cause instanceof CryptoError && cause.code === 'foreign'
    throw new DeskError(isForeign ? 'other-reception' : 'unverified', error)
  }
}

/**
 * The member to whom this vault belongs.
 *
 * @throws DeskError `unsigned` if the key list does not name the vault's signing key
 */
export function ownMember({ list }: Reception, { member }: Vault, signing: SignPublicKey): Member {
  const own = list.members.find((one) => one.id === member)
  if (own === undefined || !equal(own.signing, signing)) throw new DeskError('unsigned')
  return own
}
