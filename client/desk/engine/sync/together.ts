import { encodeSlip } from '../../../../crypto/drop/slip.ts'
import { keyFromParts, type OwnPart } from '../../../../crypto/drop/together.ts'
import type { VerifiedKeyList } from '../../../../crypto/keys/keylist.ts'
import { equal, fromHex, toHex } from '../../../../crypto/primitives/bytes.ts'
import type { Primitives } from '../../../../crypto/primitives/primitives.ts'
import type { Vault } from '../../../../crypto/vault/vault.ts'
import { openEnvelope } from '../../model/log/drops.ts'
import { hexOf } from '../../model/log/hex-of.ts'
import { holdersOf, type ToldPart } from '../../model/log/key-parts.ts'
import type { Authors } from '../../model/log/stream.ts'
import { type Holdings, type ShelfStaff, takeIn } from '../holdings.ts'
import { withoutCache } from '../vault/cache.ts'
import { holdersSaid, partsHaveEnded, type ReadingSource, sentStatements } from './openers.ts'
import { keyPartsBy } from './signed-by.ts'

type HeldPart = OwnPart & { readonly sealed: Uint8Array }

/** Parts of letters that this member holds and that are not open yet. */
export function ownParts({ drops }: Pick<Holdings, 'drops'>): HeldPart[] {
  return [...drops.values()].flatMap((one) => (one.kind === 'own-part' ? [one] : []))
}

/** The most parts of one letter that count of one author: any two of all are tried. */
const PARTS_TAKEN = 16

/** The parts of one letter that colleagues have sent: only of those who hold one, by its slip, and each once. */
export function toldParts(
  holdings: Holdings,
  authors: Authors,
  lists: readonly VerifiedKeyList[],
  own: OwnPart,
): ToldPart[] {
  const holders = [...holdersOf(own, lists)]
  const taken = new Map<string, Set<string>>()
  return keyPartsBy(holdings, authors).flatMap(([{ said }, { id }]) => {
    if (!('part' in said)) return []
    const [position] = holders.find(([, member]) => member.id === id) ?? []
    if (!equal(said.drop, own.id) || position === undefined || position === own.position) return []
    const theirs = taken.get(id) ?? new Set()
    const name = toHex(said.part)
    if (theirs.has(name) || theirs.size >= PARTS_TAKEN) return []
    taken.set(id, theirs.add(name))
    return [{ member: id, position, part: said.part }]
  })
}

/**
 * Open each letter of which this member holds a part, and has said yes, and of which two parts are here. It asks for
 * nothing: the server does not learn that it opened. PROTOCOL.md section 8.2
 */
export function openTogether(staff: ShelfStaff): void {
  const { primitives: p, holdings, keys, authors } = staff
  for (const own of ownParts(holdings)) {
    if (!keys.agreed.has(toHex(own.slip.reporter))) continue
    const told = toldParts(holdings, authors, keys.lists, own)
    const key = keyFromParts(p, own.id, [own, ...told])
    if (key === null) continue
    const id = toHex(own.id)
    const result = openEnvelope(p, { ...keys, known: new Map([[id, key]]) }, own.sealed)
    takeIn(holdings, id, holdings.sealedTo.checked(staff, keys.lists, result, own.sealed))
  }
}

function isGone({ listed, expires }: Holdings, id: string): boolean {
  return listed.drops !== null && !expires.drops.has(id)
}

/** Let go of letters that nobody opened, once the server does not have them any more: nothing opens them then. */
export function dropGoneParts(holdings: Holdings): void {
  for (const { id } of ownParts(holdings)) {
    if (isGone(holdings, hexOf(id))) holdings.drops.delete(hexOf(id))
  }
}

/**
 * The vault with the parts that were found, before the weekly keys that opened them go, and without those of letters
 * that the server does not have any more; itself if nothing changes.
 */
export function withParts(vault: Vault, holdings: Holdings): Vault {
  const { parts = [] } = vault
  const left = parts.filter(({ id }) => !isGone(holdings, hexOf(id)))
  const known = new Set(left.map(({ id }) => hexOf(id)))
  const fresh = ownParts(holdings).filter(({ id }) => {
    return !known.has(hexOf(id)) && !isGone(holdings, hexOf(id))
  })
  if (fresh.length === 0 && left.length === parts.length) return vault
  const kept = fresh.map(({ id, week, position, slip, part }) => {
    return { id, week, position, slip: encodeSlip(slip), part, told: [], passed: [] }
  })
  return { ...vault, parts: [...left, ...kept] }
}

/** The vault once its member has said that they open this reporter's letters together with another. */
export function agreeing(vault: Vault, { slip }: OwnPart): Vault {
  const { agreed = [] } = vault
  if (agreed.some((one) => equal(one, slip.reporter))) return vault
  return { ...vault, agreed: [...agreed, slip.reporter] }
}

/**
 * Give up all parts of this reporter's letters for good: the member is not impartial. Nobody is told.
 *
 * @returns the vault without them, which refuses these letters and later ones
 */
export function refusing(
  p: Primitives,
  vault: Vault,
  holdings: Holdings,
  { slip }: OwnPart,
): Vault {
  // No case key is known. The mark is for the reporter, and names no case.
  const mark = { case: p.hash(16, null, slip.reporter), reporter: slip.reporter }
  return withoutPartsOf({ ...vault, closed: [...vault.closed, mark] }, holdings, slip.reporter)
}

/** The vault without any part of this reporter's letters that nobody opened here, its own and those that came. */
function withoutPartsOf(vault: Vault, holdings: Holdings, reporter: Uint8Array): Vault {
  const own = ownParts(holdings).filter(({ slip }) => equal(slip.reporter, reporter))
  const letters = new Set(own.map(({ id }) => toHex(id)))
  const said = [...partsAbout(holdings, letters), ...statementsOn(holdings, reporter)]
  const ids = new Set([...letters, ...said])
  for (const id of ids) holdings.drops.set(id, { kind: 'refused', id: fromHex(id) })
  const { parts = [], agreed } = vault
  return {
    ...withoutCache(vault),
    drops: vault.drops.filter(({ id }) => !ids.has(hexOf(id))),
    parts: parts.filter(({ id }) => !ids.has(hexOf(id))),
    ...(agreed && { agreed: agreed.filter((one) => !equal(one, reporter)) }),
    refused: [...vault.refused, ...[...ids].map(fromHex)],
  }
}

/**
 * The vault without the parts of letters whose case was purged by those who opened it; itself if there are none. The
 * member is not told what the case was. PROTOCOL.md section 8.4
 *
 * @param source of what colleagues said
 */
export function withoutEnded(source: ReadingSource, vault: Vault, holdings: Holdings): Vault {
  const own = ownParts(holdings)
  if (own.length === 0) return vault
  const sent = sentStatements(source)
  const members = new Set(source.lists[0]?.members.map(({ id }) => id))
  const ended = own.filter((one) => {
    const others = [...holdersOf(one, source.lists).values()].filter(({ id }) => {
      return id !== vault.member && members.has(id)
    })
    return partsHaveEnded(holdersSaid(source, one, sent), others)
  })
  return ended.reduce(
    (left, { id, slip }) =>
      holdings.drops.get(hexOf(id))?.kind === 'own-part'
        ? withoutPartsOf(left, holdings, slip.reporter)
        : left,
    vault,
  )
}

/** Ids in hex of drops that say who reads the letters of a reporter. */
function statementsOn({ drops }: Holdings, reporter: Uint8Array): string[] {
  return [...drops].flatMap(([id, one]) => {
    if (one.kind !== 'key-part' || !('statements' in one.said)) return []
    return equal(one.said.reporter, reporter) ? [id] : []
  })
}

/** Ids in hex of drops that bring parts of these letters. */
export function partsAbout({ drops }: Holdings, letters: ReadonlySet<string>): string[] {
  return [...drops].flatMap(([id, one]) =>
    one.kind === 'key-part' && 'part' in one.said && letters.has(toHex(one.said.drop)) ? [id] : [],
  )
}
