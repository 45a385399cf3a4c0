import type { OwnPart } from '../../../../crypto/drop/together.ts'
import type { Member, VerifiedKeyList } from '../../../../crypto/keys/keylist.ts'
import {
  authorOfStatement,
  decodeReadingStatement,
  type ReadingStatement,
} from '../../../../crypto/keys/reading-statement.ts'
import { equal, toHex } from '../../../../crypto/primitives/bytes.ts'
import type { Primitives } from '../../../../crypto/primitives/primitives.ts'
import { holdersOf } from '../../model/log/key-parts.ts'
import type { Authors } from '../../model/log/stream.ts'
import type { Holdings } from '../holdings.ts'
import { keyPartsBy } from './signed-by.ts'

/** The most statements on one reporter that count of one author: each is a signature to check. */
const STATEMENTS_TAKEN = 32

/** All by which the statements of colleagues are found and checked. */
export interface ReadingSource {
  readonly primitives: Primitives
  readonly holdings: Pick<Holdings, 'drops' | 'came'>
  readonly authors: Authors
  /** newest first */
  readonly lists: readonly VerifiedKeyList[]
}

/** The statements that holders of the parts of a letter signed, by member id. */
export interface HoldersSaid {
  /** They open it together with another. */
  readonly opens: ReadonlyMap<string, ReadingStatement>
  /** The case of its reporter was purged. */
  readonly ended: ReadonlyMap<string, ReadingStatement>
}

/**
 * The statements on the reporter of a letter, by those who hold a part of it. Any member may have sent them, since
 * each is signed by itself. PROTOCOL.md section 8.4
 */
export function holdersSaid(
  { primitives: p, holdings, authors, lists }: ReadingSource,
  own: Pick<OwnPart, 'slip'>,
): HoldersSaid {
  const said = { opens: new Map<string, ReadingStatement>(), ended: new Map() }
  const holders = [...holdersOf(own, lists).values()]
  const [list] = lists
  if (list === undefined) return said
  const believed = { instance: list.instance, members: holders }
  for (const one of sent({ holdings, authors }, own.slip.reporter)) {
    const author = one.kind === 'out' ? null : authorOfStatement(p, believed, one)
    if (author !== null && one.kind !== 'out') said[one.kind].set(author.id, one)
  }
  return said
}

function sent(
  { holdings, authors }: Pick<ReadingSource, 'holdings' | 'authors'>,
  reporter: Uint8Array,
): ReadingStatement[] {
  const taken = new Map<string, number>()
  const known = new Set<string>()
  return keyPartsBy(holdings, authors).flatMap(([{ said }, { id }]) => {
    if (!('statements' in said) || !equal(said.reporter, reporter)) return []
    return said.statements.flatMap((bytes) => {
      const count = (taken.get(id) ?? 0) + 1
      const name = toHex(bytes)
      if (known.has(name) || count > STATEMENTS_TAKEN) return []
      taken.set(id, count)
      known.add(name)
      return decodeReadingStatement(reporter, bytes) ?? []
    })
  })
}

/**
 * Whether the case of a letter was purged: two of those who opened it have signed that, or all of them who are still
 * members. A single member ends nothing for another.
 */
export function partsHaveEnded({ opens, ended }: HoldersSaid, members: readonly Member[]): boolean {
  const openers = members.filter(({ id }) => opens.has(id))
  const signed = openers.filter(({ id }) => ended.has(id))
  return signed.length > 0 && signed.length >= Math.min(2, openers.length)
}
