import type { Day } from '../../../../crypto/days/calendar.ts'
import type { Status } from '../../../../crypto/entries/content.ts'
import { isForCustodians } from '../../../../crypto/entries/custody.ts'
import type { Entry } from '../../../../crypto/entries/entry.ts'
import type { Member, VerifiedKeyList } from '../../../../crypto/keys/keylist.ts'
import { toHex } from '../../../../crypto/primitives/bytes.ts'
import type { Primitives } from '../../../../crypto/primitives/primitives.ts'
import type { Head } from '../../../../crypto/vault/vault.ts'
import { type Access, foldAccess, openPositions } from '../access/access.ts'
import type { AccessList, AccessLists } from '../access/sealing.ts'
import { type CaseStanding, caseStanding } from '../access/standing.ts'
import { type AuditWarning, auditLies } from '../audit/audit.ts'
import { eachAlone } from '../broken.ts'
import { type CaseStreams, mayBeNamed, NO_STREAMS, streamsByCase } from '../log/case-streams.ts'
import {
  type ColleagueWarning,
  checkHead,
  type HeadWarning,
  streamName,
} from '../log/checkpoint.ts'
import type { ReporterDrop } from '../log/drops.ts'
import { hexOf } from '../log/hex-of.ts'
import { chainOf, dropsNamedIn, type Stream, saidIn } from '../log/stream.ts'
import { checkStream, type StreamWarning } from '../log/stream-check.ts'
import {
  type HistoryState,
  type UnverifiableWarning,
  unverifiableWarnings,
} from '../log/verifiable.ts'
import { type Consent, consentOf } from '../names/consent.ts'
import {
  type DisclosureNotice,
  type NameQuestion,
  questionsOf,
  tellingsOf,
} from '../names/telling.ts'
import { type Ruled, type Ruling, toldIn, withApproval } from './approval.ts'
import {
  type BoardKey,
  boardKeysOf,
  type ManyBoardsWarning,
  manyBoardsWarnings,
  type PageFault,
  type ReadersWarning,
  type SharedBoardWarning,
  sharedBoardKeys,
  sharedBoardWarnings,
} from './board-keys.ts'
import { type Casework, foldCasework } from './casework.ts'
import {
  type DropWarning,
  dropWarnings,
  type NamedWarning,
  namedWarnings,
  pairWarnings,
  type ReachWarning,
  reachWarnings,
  referenceOf,
  sharedReferences,
  withoutRepeats,
} from './drop-warnings.ts'
import { readable } from './long-entry.ts'
import { Memo } from './made-before.ts'
import { AT_START, advance, type CaseProgress } from './progress.ts'

/** Everything that a desk's picture is made of; in any order, and with repeats. */
export interface FoldInput {
  readonly drops: readonly ReporterDrop[]
  readonly streams: readonly Stream[]
  /** Ids in hex of drops that a stream names and that are not on the shelf, or do not open. */
  readonly missing: ReadonlySet<string>
  readonly list: AccessList & Pick<VerifiedKeyList, 'issued' | 'instance'>
  /** Key lists before it, if they are known. */
  readonly pastLists?: readonly AccessList[]
  /** How far back these go; to the first list if absent. */
  readonly history?: HistoryState
  /** Heads that the vault remembers of streams, by name in hex. */
  readonly heads?: ReadonlyMap<string, Head>
  /** Ids in hex of letters without their report, if nobody here has said yet that they have no part in them. */
  readonly asked?: ReadonlySet<string>
  /** Case keys in hex of logs whose next place is taken by a record that nobody shows us. */
  readonly hidden?: ReadonlySet<string>
  /** Ids of cases that the board page, looked at as a stranger would, does not show as posted. */
  readonly unshown?: ReadonlyMap<string, PageFault>
  /** Authors of number 0 who left a reader out, by case id. */
  readonly changedReaders?: ReadonlyMap<string, readonly ReadersWarning[]>
  /** Warnings that colleagues saw another log, by case key in hex. */
  readonly colleagues?: ReadonlyMap<string, readonly ColleagueWarning[]>
}

interface Written {
  readonly day: Day
  readonly author: Member
  /** of the record */
  readonly id: Uint8Array
  /** The text of a message that lies in blocks, once it is at hand. */
  readonly longText?: string
  /** Some of its text lies in blocks that this desk does not have. */
  readonly waits?: true
}

export type TimelineItem =
  | { readonly kind: 'drop'; readonly day: Day; readonly drop: ReporterDrop }
  | (Written & {
      readonly kind: 'entry'
      readonly entry: Exclude<Entry, { kind: 'drop' | 'logged' }>
    })
  /** It is to tell the reporter something, and nobody has approved it: the reporter does not get it. */
  | (Written & {
      readonly kind: 'waiting'
      readonly entry: Extract<Entry, { kind: 'status' | 'message' }>
      /** Ids of the members who can approve it. */
      readonly approvers: readonly string[]
      /** Another status was told since, or it was redacted: nobody can approve it any more. */
      readonly isOvertaken: boolean
    })

export type CaseWarning =
  | StreamWarning
  | HeadWarning
  | ColleagueWarning
  | ReachWarning
  | UnverifiableWarning
  | SharedBoardWarning
  | ManyBoardsWarning
  | AuditWarning
  /** The server says that the next place of the log is taken, and neither lists nor hands over the record there. */
  | { readonly kind: 'hidden-log' }
  | { readonly kind: PageFault }
  | ReadersWarning
  /** A follow-up whose report we cannot open. */
  | { readonly kind: 'no-report' }
  | DropWarning
  | NamedWarning

/** A case as the log and the drops tell it. */
export interface Case {
  /** Names the case, on this desk and on its colleagues' desks alike. */
  readonly id: string
  /** The stream to which entries are added; null if the case key is not known. */
  readonly stream: Stream | null
  readonly report: ReporterDrop | null
  readonly reference: string | null
  readonly channel: string | null
  readonly timeline: readonly TimelineItem[]
  readonly progress: CaseProgress
  readonly work: Casework
  readonly access: Access
  /** The rules by which some of what its reporter is told waits for approval. */
  readonly ruling: Ruling
  /** For each name that was given, what its reporter is told of it. */
  readonly tellings: readonly DisclosureNotice[]
  /** For each request to the custodians, the question that the reporter is asked. */
  readonly questions: readonly NameQuestion[]
  /** By the letters for custodians that open here. */
  readonly consent: Consent
  /** The streams in which custodians are asked; on a custodian's desk those that it was granted. */
  readonly identity: readonly Stream[]
  /** Streams that tell auditors of it, by epoch; only those that are derived from its own keys. */
  readonly audit: readonly Stream[]
  /** This member was let go, or a colleague's grant of the case's newest key has not come. */
  readonly waitsForKey: boolean
  /** Letters without their report, to be shown once the member has said that they have no part in it. */
  readonly asks: boolean
  /** Case keys in hex of its log and of the log of the identity; not of the log for auditors. */
  readonly keys: readonly string[]
  /** The name that links of other cases have for this one: HASH(16, case key); null if the key is not known. */
  readonly linkName: Uint8Array | null
  readonly status: Status
  /** Drops that the log does not name yet, and may: see `mayBeNamed`. */
  readonly unlogged: readonly ReporterDrop[]
  readonly warnings: readonly CaseWarning[]
  /** The proof in its log of who reads, for the reporter. */
  readonly standing: CaseStanding
  /** Bit i: the report was sealed to position i, and nobody sits there who may not read. */
  readonly positions: number
  /** Boards that its reporter reads, newest first. */
  readonly boardKeys: readonly BoardKey[]
}

/** Results of earlier folds of one desk: a case of which nothing changed is the same object. */
export class FoldMemo {
  readonly all = new Memo<Case[]>()
  readonly named = new Memo<readonly string[]>()
  readonly cases = new Memo<Case>()
  /** Cases that cannot be folded, by id; each with its reference. They are left out, and hide no other case. */
  readonly unreadable = new Map<string, string | null>()
}

/** The cases, by id. The result does not depend on the order in which the input came. */
export function foldCases(p: Primitives, input: FoldInput, memo = new FoldMemo()): Case[] {
  return memo.all.get('', everythingIn(input), () => foldEach(p, input, memo))
}

function everythingIn({ list, pastLists = [], drops, streams, ...input }: FoldInput): unknown[] {
  const { history, missing, asked, heads, hidden, unshown, changedReaders, colleagues } = input
  const lists = [list, ...pastLists].map(({ hash }) => hexOf(hash)).join(' ')
  const sets = [missing, asked, hidden, unshown?.entries()].map((set) =>
    [...(set ?? [])].sort().join(' '),
  )
  return [
    ...[lists, list.issued, history],
    ...[...sets, null, ...drops, null, ...streams, null, ...(heads?.values() ?? []), null],
    ...[...(colleagues ?? []), ...(changedReaders ?? [])].flat(2),
  ]
}

function foldEach(p: Primitives, input: FoldInput, memo: FoldMemo): Case[] {
  const drops = withoutRepeats(input.drops)
  const bySigner = new Map<string, ReporterDrop[]>()
  for (const drop of drops) {
    const signer = hexOf(drop.signer)
    const others = bySigner.get(signer)
    if (others === undefined) bySigner.set(signer, [drop])
    else others.push(drop)
  }
  const streams = streamsByCase(p, input.drops, input.streams)
  // A stream that was granted and holds nothing yet is not a case.
  const written = [...streams].filter(([, { log, identity }]) =>
    [...log, ...identity].some(({ records }) => records.size > 0),
  )
  const ids = [...new Set([...bySigner.keys(), ...written.map(([id]) => id)])].sort()
  memo.named.keepOnly(new Set(ids))
  memo.cases.keepOnly(new Set(ids))
  const shared = sharedBoardKeys(drops)
  const twins = sharedReferences(new Map([...bySigner].map(([id, own]) => [id, referenceOf(own)])))
  const signers = new Map(input.drops.map(({ id, signer }) => [hexOf(id), hexOf(signer)]))
  memo.unreadable.clear()
  const foldOne = (id: string): Case => {
    const parts = { drops: bySigner.get(id) ?? [], streams: streams.get(id) ?? NO_STREAMS }
    const { log } = parts.streams
    const named = memo.named.get(id, log, () => namedIn(log))
    const isTwin = twins.has(id)
    const warnings = namedWarnings(id, named, signers, input.missing)
    const isShared = parts.drops.map(({ boardKey: key }) => key !== null && shared.has(hexOf(key)))
    const of = [...partsOf(p, id, parts, input), ...warnings.map(({ kind, drop }) => kind + drop)]
    return memo.cases.get(id, [...of, ...isShared, isTwin], () =>
      foldCase(p, id, { ...parts, named, warnings, shared, isTwin }, input),
    )
  }
  return eachAlone(ids, foldOne, (id) => {
    memo.unreadable.set(id, referenceOf(bySigner.get(id) ?? []))
  })
}

/** All that a case is made of, except what its log names. */
function partsOf(p: Primitives, id: string, { drops, streams }: CaseParts, input: FoldInput) {
  const { heads, hidden, unshown, history, list, pastLists = [], colleagues } = input
  const all = [...streams.log, ...streams.identity, ...streams.audit]
  return [
    ...[list, ...pastLists].map(({ hash }) => hexOf(hash)),
    ...[list.issued, history, unshown?.get(id) ?? null, ...(input.changedReaders?.get(id) ?? [])],
    ...drops.flatMap((drop) => (isAsked(input, drop) ? [drop, true] : [drop])),
    null,
    ...streams.log.flatMap((stream) => {
      const head = heads?.get(hexOf(streamName(p, stream.caseKey))) ?? null
      return checkHead(stream, head).map(({ kind, sequence }) => `${kind} ${sequence}`)
    }),
    ...all.flatMap((stream) => [
      stream,
      hidden?.has(hexOf(stream.caseKey)) ?? false,
      ...(colleagues?.get(hexOf(stream.caseKey)) ?? []),
    ]),
  ]
}

interface LogLine extends Written {
  readonly entry: Entry
}

interface CaseParts {
  readonly drops: readonly ReporterDrop[]
  readonly streams: CaseStreams
}

/** Ids in hex of the drops that a log names, sorted. */
function namedIn(log: readonly Stream[]): string[] {
  return [...new Set(log.flatMap(dropsNamedIn).map(({ drop }) => hexOf(drop)))].sort()
}

interface NamedParts extends CaseParts {
  /** Drops that its log names: see `namedIn`. */
  readonly named: readonly string[]
  /** Warnings about those. */
  readonly warnings: readonly CaseWarning[]
  /** Board keys (B) in hex that other cases state, too. */
  readonly shared: ReadonlySet<string>
  /** Whether another case has the same reference. */
  readonly isTwin: boolean
}

function foldCase(p: Primitives, id: string, parts: NamedParts, input: FoldInput): Case {
  const { drops, streams: all } = parts
  const { log: streams, identity, audit } = all
  const said = streams.flatMap(linesOf)
  const report = drops.find((drop) => drop.kind === 'report') ?? null
  const named = new Set(parts.named)
  // Only a custodian gets a name, or its withdrawal: no report belongs to it on that desk.
  const forReaders = drops.filter(({ kind, content }) => !isForCustodians(kind, content))
  const stream = streams.filter(({ records }) => records.size > 0).at(-1) ?? streams[0] ?? null
  const lists = listsOf(input)
  const asked = identity.flatMap(linesOf)
  const of = { report, identity: asked, hasLog: streams.length > 0, lists }
  const access = foldAccess({ ...of, lines: said })
  const tellings = tellingsOf(p, stream?.caseKey ?? null, access.requests, said)
  const ruling = { report, lists, letters: tellings.map(({ letter }) => toHex(letter)) }
  const ruled = withApproval(said, ruling)
  const lines = toldIn(ruled)
  const progress = lines.reduce(advance, AT_START)
  const standing = caseStanding(p, input.list, report, said, access)
  const positions = openPositions(report, access, input.list, standing.out)
  const reference = referenceOf(drops)
  return {
    ...{ id, stream, report, reference, identity, audit },
    channel: report?.content.channel ?? drops.at(-1)?.content.channel ?? null,
    timeline: timelineOf(report, drops, ruled),
    progress,
    work: foldCasework(said),
    ...{ access, standing, ruling, tellings },
    questions: questionsOf(p, identity, linesOf, said),
    consent: consentOf(drops),
    waitsForKey: stream !== null && chainOf(p, stream).running === null,
    asks: drops.some((drop) => isAsked(input, drop)),
    keys: [...streams, ...identity].map(({ caseKey }) => toHex(caseKey)),
    linkName: stream && p.hash(16, null, stream.caseKey),
    status: progress.history.at(-1)?.[0] ?? 'received',
    unlogged: forReaders.filter((one) => mayBeNamed(p, one, stream) && !named.has(toHex(one.id))),
    warnings: [
      ...streams.flatMap(checkStream),
      ...seenWarnings(p, id, { streams, identity, report }, input),
      ...auditLies(p, stream, identity, audit, { reference, purged: access.purged !== null }),
      ...[...streams, ...identity, ...audit].flatMap(
        ({ caseKey: key }) => input.colleagues?.get(toHex(key)) ?? [],
      ),
      ...(report === null && forReaders.length > 0 ? [{ kind: 'no-report' } as const] : []),
      ...drops.flatMap((drop) => dropWarnings(drop, lists)),
      ...pairWarnings(drops, parts.isTwin),
      ...[...parts.warnings, ...sharedBoardWarnings(drops, lines, parts.shared)],
      ...manyBoardsWarnings(drops),
      ...reachWarnings({ report, drops: forReaders, lines, access, positions, lists }),
    ],
    positions,
    boardKeys: boardKeysOf(p, drops, lines),
  }
}

function isAsked({ asked }: FoldInput, { id }: ReporterDrop): boolean {
  return asked?.has(hexOf(id)) ?? false
}

/** The access to a case by its log as it is given. */
export function accessIn(
  { report }: Pick<Case, 'report'>,
  log: Stream,
  lists: AccessLists,
): Access {
  return foldAccess({ report, lines: linesOf(log), identity: [], lists })
}

function listsOf({ list, pastLists = [] }: FoldInput): AccessLists {
  return [list, ...pastLists]
}

interface Seen extends Pick<Case, 'identity' | 'report'> {
  readonly streams: readonly Stream[]
}

/** Warnings about everything that does not agree with what this desk has seen before, or sees elsewhere. */
function seenWarnings(
  p: Primitives,
  id: string,
  { streams, identity, report }: Seen,
  input: FoldInput,
): CaseWarning[] {
  const { heads, hidden, unshown, history = 'whole' } = input
  const fault = unshown?.get(id)
  return [
    ...unverifiableWarnings(history, listsOf(input), report, [...streams, ...identity]),
    ...streams.flatMap((stream) =>
      checkHead(stream, heads?.get(toHex(streamName(p, stream.caseKey))) ?? null),
    ),
    ...(streams.some(({ caseKey: key }) => hidden?.has(toHex(key)))
      ? [{ kind: 'hidden-log' } as const]
      : []),
    ...(fault === undefined ? [] : [{ kind: fault } as const]),
    ...(input.changedReaders?.get(id) ?? []),
  ]
}

/** The drops of a case, in the order of its timeline. */
export function lettersOf({ timeline }: Pick<Case, 'timeline'>): ReporterDrop[] {
  return timeline.flatMap((item) => (item.kind === 'drop' ? [item.drop] : []))
}

/** The lines of a stream that count, in its order. */
export function linesOf(stream: Stream): LogLine[] {
  return saidIn(stream).map(({ day, author, id, entry, longText }) => {
    const read = readable(entry, longText)
    return { day, author, id, ...read, ...(longText === undefined ? {} : { longText }) }
  })
}

/**
 * The report stands first: everything in the log of its case comes after it, though the log may name it only later, and
 * its day is only its sender's word. Other drops stand where the log names them. Those that it does not name yet stand
 * after everything of their day or earlier.
 */
function timelineOf(
  report: ReporterDrop | null,
  drops: readonly ReporterDrop[],
  lines: readonly Ruled<LogLine>[],
): TimelineItem[] {
  const left = new Map(drops.map((drop) => [toHex(drop.id), drop]))
  const items: TimelineItem[] = []
  if (report !== null) {
    items.push({ kind: 'drop', day: report.day, drop: report })
    left.delete(toHex(report.id))
  }
  for (const {
    line: { entry, ...line },
    waits,
  } of lines) {
    if (entry.kind === 'logged') continue
    if (waits !== null && (entry.kind === 'status' || entry.kind === 'message')) {
      items.push({ kind: 'waiting', ...line, entry, ...waits })
    } else if (entry.kind !== 'drop') items.push({ kind: 'entry', ...line, entry })
    else {
      const drop = left.get(toHex(entry.drop))
      if (drop) items.push({ kind: 'drop', day: drop.day, drop })
      left.delete(toHex(entry.drop))
    }
  }
  for (const drop of left.values()) {
    const before = items.filter((item) => item.day <= drop.day).at(-1)
    items.splice(before === undefined ? 0 : items.indexOf(before) + 1, 0, {
      kind: 'drop',
      day: drop.day,
      drop,
    })
  }
  return items
}
