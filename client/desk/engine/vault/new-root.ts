import type { Week } from '../../../../crypto/days/calendar.ts'
import { fingerprint } from '../../../../crypto/keys/keys.ts'
import { stepsFrom } from '../../../../crypto/keys/succession.ts'
import { equal } from '../../../../crypto/primitives/bytes.ts'
import { CryptoError } from '../../../../crypto/primitives/errors.ts'
import type { Primitives } from '../../../../crypto/primitives/primitives.ts'
import type { Vault } from '../../../../crypto/vault/vault.ts'
import type { Reception } from '../../../shared/reception/reception.ts'
import { brokenAs } from '../../model/broken.ts'
import { DeskError } from '../../model/error.ts'
import {
  loadDeskReception,
  loadRootedReception,
  type ReceptionSource,
} from '../monitor/reception.ts'
import type { Staff } from '../post/staff.ts'

/** A desk's vault and the key list in use. */
interface Held {
  readonly vault: Vault
  /** Null before the first sync. */
  readonly reception: Reception | null
  staff(): { readonly primitives: Primitives }
}

/**
 * Whether the member has confirmed the root of the list in use. Until then the desk only reads: a person who
 * stole the root before can name a successor too, and put keys of their own into its list.
 */
export function isRootConfirmed(held: Held): boolean {
  const { primitives } = held.staff()
  return held.reception === null
    ? held.vault.newRoot === undefined
    : isConfirmedIn(primitives, held.vault, held.reception)
}

function isConfirmedIn(p: Primitives, { root, newRoot }: Vault, { list }: Reception): boolean {
  return newRoot === undefined && fingerprint(p, list.root) === root
}

/**
 * A key list with another week's keys, to seal to.
 *
 * @throws DeskError `new-root`; as `loadDeskReception`
 */
export async function loadConfirmed(
  source: ReceptionSource,
  vault: Vault,
  week?: Week,
): Promise<Reception> {
  const reception = await loadDeskReception(source, vault, week)
  if (isConfirmedIn(source.primitives, vault, reception)) return reception
  throw new DeskError('new-root')
}

/**
 * Settle which root is the reception's, by the fingerprint that somebody told the member by another way. If it is
 * not the one that the lists led to, these lists were forged: the vault goes back to the last list of the root
 * before, and to the root that was told if the server's list is of that one by now.
 *
 * @param told 8 groups of 4
 * @returns the vault; with `root` unchanged if that is confirmed
 * @throws DeskError `gone` if nothing is to be confirmed, `root-differs` if the server shows no list of the root
 *   that was told; as `loadRootedReception`
 */
export async function confirmRoot(staff: Staff, vault: Vault, told: string): Promise<Vault> {
  const { newRoot, ...rest } = vault
  if (newRoot === undefined) throw new DeskError('gone')
  if (told === vault.root) return rest
  const { from, listVersion } = newRoot
  if (told !== from) await requireLedTo(staff, vault, from, told)
  const keyLists = (vault.keyLists ?? []).filter(({ version }) => version <= listVersion)
  return { ...rest, root: told, listVersion, keyLists }
}

/** Whether the server's list is of `told` or a successor of it, and `from` leads to it. */
async function requireLedTo(
  staff: Staff,
  { instance }: Vault,
  from: string,
  told: string,
): Promise<void> {
  // How old the list may be does not matter here.
  const { list } = await loadRootedReception({ ...staff, buildDay: 0 }, from)
  return brokenAs('root-differs', () => {
    if (!equal(list.instance, instance)) throw new CryptoError('foreign', 'another reception')
    stepsFrom(staff.primitives, list, told)
  })
}
