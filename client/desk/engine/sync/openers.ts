import type { Slip } from '../../../../crypto/drop/slip.ts'
import type { Member, VerifiedKeyList } from '../../../../crypto/keys/keylist.ts'
import {
  authorOfStatement,
  decodeReadingStatement,
  type ReadingStatement,
  reporterName,
} from '../../../../crypto/keys/reading-statement.ts'
import { equal, toHex } from '../../../../crypto/primitives/bytes.ts'
import type { Primitives } from '../../../../crypto/primitives/primitives.ts'
import type { Case } from '../../model/case/fold.ts'
import { type HeldBy, holdersOf } from '../../model/log/key-parts.ts'
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
  own: { readonly slip: HeldBy['slip'] & Pick<Slip, 'reporter'> },
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

/**
 * The cases, with a warning of each member who said yes to opening the report, and so can read it, and who has written
 * nothing in its log.
 *
 * @param own id of the member whose desk it is
 */
export function withSilentOpeners(
  source: ReadingSource,
  cases: readonly Case[],
  own: string,
): readonly Case[] {
  return cases.map((one) => {
    const { report, timeline } = one
    if (!report?.isParted) return one
    const { listHash, recipients, content, signer } = report
    const reporter = reporterName(source.primitives, signer)
    const slip = { listHash, recipients, channel: content.channel, reporter }
    const written = timeline.flatMap((item) => (item.kind === 'entry' ? [item.author.id] : []))
    const known = new Set([own, ...written, ...one.access.released.map(({ member }) => member)])
    const holders = [...holdersOf({ slip }, source.lists).values()]
    const { opens } = holdersSaid(source, { slip })
    const silent = holders.filter(({ id }) => opens.has(id) && !known.has(id))
    if (silent.length === 0) return one
    const warnings = silent.map(({ id: member, title }) => {
      return { kind: 'opened-silently', member, title } as const
    })
    return { ...one, warnings: [...one.warnings, ...warnings] }
  })
}
