import type { Slip } from '../../../../crypto/drop/slip.ts'
import type { KeyList, Member, VerifiedKeyList } from '../../../../crypto/keys/keylist.ts'
import {
  authorOfStatement,
  decodeReadingStatement,
  type ReadingStatement,
  reporterName,
} from '../../../../crypto/keys/reading-statement.ts'
import { toHex } from '../../../../crypto/primitives/bytes.ts'
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

/** Statements that colleagues sent, by HASH(16, R) in hex. Their signatures are not checked. */
export type SentStatements = ReadonlyMap<string, readonly SentStatement[]>

interface SentStatement {
  readonly said: ReadingStatement
  /** The same object for as long as its drop is held. */
  readonly bytes: Uint8Array
}

/** All statements that colleagues sent. Any member may have sent them, since each is signed by itself. */
export function sentStatements({
  holdings,
  authors,
}: Pick<ReadingSource, 'holdings' | 'authors'>): SentStatements {
  const all = new Map<string, SentStatement[]>()
  const taken = new Map<string, number>()
  const known = new Set<string>()
  for (const [{ said }, { id }] of keyPartsBy(holdings, authors)) {
    if (!('statements' in said)) continue
    const reporter = toHex(said.reporter)
    for (const bytes of said.statements) {
      const [by, name] = [`${id} ${reporter}`, `${reporter} ${toHex(bytes)}`]
      const count = (taken.get(by) ?? 0) + 1
      const one = decodeReadingStatement(said.reporter, bytes)
      if (one === null || known.has(name) || count > STATEMENTS_TAKEN) continue
      taken.set(by, count)
      known.add(name)
      all.set(reporter, [...(all.get(reporter) ?? []), { said: one, bytes }])
    }
  }
  return all
}

/** Authors that were found before, by the bytes of statements: a desk asks for them each time it folds its cases. */
const checked = new WeakMap<
  Uint8Array,
  { readonly list: KeyList; readonly author: Member | null }
>()

function authorOf(p: Primitives, list: KeyList, { said, bytes }: SentStatement): Member | null {
  const before = checked.get(bytes)
  if (before?.list === list) return before.author
  const author = authorOfStatement(p, list, said)
  checked.set(bytes, { list, author })
  return author
}

/** The statements on the reporter of a letter, by those who hold a part of it. PROTOCOL.md section 8.4 */
export function holdersSaid(
  { primitives: p, lists }: Pick<ReadingSource, 'primitives' | 'lists'>,
  own: { readonly slip: HeldBy['slip'] & Pick<Slip, 'reporter'> },
  sent: SentStatements,
): HoldersSaid {
  const said = { opens: new Map<string, ReadingStatement>(), ended: new Map() }
  const holders = new Set([...holdersOf(own, lists).values()].map(({ id }) => id))
  const [list] = lists
  for (const one of sent.get(toHex(own.slip.reporter)) ?? []) {
    if (list === undefined || one.said.kind === 'out') continue
    const author = authorOf(p, list, one)
    if (author !== null && holders.has(author.id)) said[one.said.kind].set(author.id, one.said)
  }
  return said
}

/**
 * Whether the case of a letter was purged: two who opened it have signed that, or all others who hold a part and are
 * members still, if they are fewer. A single member ends nothing for another.
 *
 * @param others everybody else who holds a part and is a member still
 */
export function partsHaveEnded({ opens, ended }: HoldersSaid, others: readonly Member[]): boolean {
  const signed = others.filter(({ id }) => opens.has(id) && ended.has(id))
  return signed.length > 0 && signed.length >= Math.min(2, others.length)
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
  if (!cases.some(({ report }) => report?.isParted)) return cases
  const sent = sentStatements(source)
  return cases.map((one) => {
    const { report, timeline } = one
    if (!report?.isParted) return one
    const { listHash, recipients, content, signer } = report
    const reporter = reporterName(source.primitives, signer)
    const slip = { listHash, recipients, channel: content.channel, reporter }
    const written = timeline.flatMap((item) => (item.kind === 'entry' ? [item.author.id] : []))
    const known = new Set([own, ...written, ...one.access.released.map(({ member }) => member)])
    const holders = [...holdersOf({ slip }, source.lists).values()]
    const { opens } = holdersSaid(source, { slip }, sent)
    const silent = holders.filter(({ id }) => opens.has(id) && !known.has(id))
    if (silent.length === 0) return one
    const warnings = silent.map(({ id: member, title }) => {
      return { kind: 'opened-silently', member, title } as const
    })
    return { ...one, warnings: [...one.warnings, ...warnings] }
  })
}
