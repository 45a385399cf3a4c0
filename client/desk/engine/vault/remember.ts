import { firstEpochKey } from '../../../../crypto/keys/keys.ts'
import { fromHex } from '../../../../crypto/primitives/bytes.ts'
import type { Primitives } from '../../../../crypto/primitives/primitives.ts'
import type { Head, Looked, Vault } from '../../../../crypto/vault/vault.ts'
import { hexOf } from '../../model/log/hex-of.ts'
import { isTouched } from '../../model/log/stream.ts'
import { type Holdings, openedKeys } from '../holdings.ts'

/**
 * The vault with all that is to outlast the unlocking: keys of opened drops, before the weekly keys that opened
 * them go; grants; how far each log was seen; the newest key list.
 *
 * @param granted by members
 * @param heads how far each log was seen; `vault.heads` itself if that has not changed
 * @returns `vault` itself if there is nothing new
 */
export function remember(
  p: Primitives,
  vault: Vault,
  holdings: Holdings,
  granted: Vault['grants'],
  listVersion: number,
  heads: readonly Head[],
): Vault {
  // A letter that colleagues read, and of which this desk shows nothing, is not kept either.
  const kept = vault.drops.filter(({ id }) => {
    const one = holdings.drops.get(hexOf(id))
    return !(one?.kind === 'kept-back' && one.marked)
  })
  const known = new Set(kept.map(({ id }) => hexOf(id)))
  const opened = openedKeys(holdings).filter(({ id }) => !known.has(hexOf(id)))
  // Each by its own drop, though several bring one key: when the case goes, all those go with it.
  const held = new Set(vault.grants.map(({ drop }) => drop && hexOf(drop)))
  const grants = [
    ...granted.filter(({ drop }) => !held.has(drop && hexOf(drop))),
    ...ownKeys(p, holdings, vault),
  ]
  const { heads: before = [] } = vault
  const sameHeads = heads === before || heads.length + before.length === 0
  const sameDrops = opened.length === 0 && kept.length === vault.drops.length
  const same = listVersion === vault.listVersion && sameHeads && sameDrops
  if (same && grants.length === 0) return vault
  return {
    ...vault,
    listVersion,
    drops: [...kept, ...opened],
    grants: [...vault.grants, ...grants],
    heads: [...heads],
  }
}

/**
 * Keys of cases that follow from their reports, for cases that people worked on: the log is read and written
 * again, even if the report is gone.
 */
function ownKeys(
  p: Primitives,
  { streams }: Pick<Holdings, 'streams'>,
  vault: Pick<Vault, 'grants'>,
): Vault['grants'] {
  const known = new Set(vault.grants.map(({ caseKey }) => hexOf(caseKey)))
  return [...streams].flatMap(([key, { caseKey, report, ...stream }]) => {
    if (report === undefined || known.has(key) || !isTouched(stream)) return []
    return [{ drop: null, caseKey, epoch: 0, epochKey: firstEpochKey(p, caseKey) }]
  })
}

/**
 * The vault of a desk that is unlocked. One from before this was kept takes what it had seen as looked at: only
 * what is written from then on is new.
 */
export function lookingFromNow(vault: Vault): Vault {
  if (vault.looked !== undefined) return vault
  const looked = (vault.heads ?? []).map(({ stream, sequence }) => ({ stream, sequence }))
  return { ...vault, looked }
}

/** The vault once the member looked that far; itself if they had looked as far before. */
export function withLooked(vault: Vault, marks: readonly Looked[]): Vault {
  const known = new Map((vault.looked ?? []).map((one) => [hexOf(one.stream), one]))
  let changed = false
  for (const mark of marks) {
    const name = hexOf(mark.stream)
    if ((known.get(name)?.sequence ?? -1) >= mark.sequence) continue
    known.set(name, mark)
    changed = true
  }
  return changed ? { ...vault, looked: [...known.values()] } : vault
}

/** The vault with messages that the member has seen, by their ids in hex; itself if none is new. */
export function withRead(vault: Vault, messageIds: readonly string[]): Vault {
  const known = new Set(vault.read.map(hexOf))
  const fresh = messageIds.filter((id) => !known.has(id)).map(fromHex)
  return fresh.length === 0 ? vault : { ...vault, read: [...vault.read, ...fresh] }
}
