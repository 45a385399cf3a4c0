import { CASE_ROLES, type CaseRole } from '../../../../crypto/entries/entry-access.ts'
import type { ConsentState } from '../../../../crypto/entries/names.ts'
import type { Member } from '../../../../crypto/keys/keylist.ts'
import { equal, toHex } from '../../../../crypto/primitives/bytes.ts'
import type { Arrivals, Untold } from '../board/arrival.ts'
import { foldCasework } from '../case/casework.ts'
import type { Case, TimelineItem } from '../case/fold.ts'
import type { DeskKnowledge } from '../knowledge.ts'
import type { Stream } from '../log/stream.ts'
import { isUnverifiable } from '../log/verifiable.ts'
import { type Consent, consentTo } from '../names/consent.ts'
import type { DisclosureNotice, NameQuestion } from '../names/telling.ts'
import { type Plain, plain } from '../plain.ts'
import { type Access, hasDeclared } from './access.ts'
import { mayGive } from './counting.ts'
import { mayIn, type Power, type Standing } from './powers.ts'

/** The access to a case, as the page shows it. */
export interface CaseAccess {
  readonly access: Plain<Access> & {
    /** Titles of everybody whom it names, by member id; a member who was never in a known list has none. */
    readonly titles: Readonly<Record<string, Member['title']>>
    /** Ids of members who do not read any more, as the reporter can check: by their own word or by two. */
    readonly out: readonly string[]
  }
  /** Ids of members who may read neither it nor what is split from it, even if somebody lets them in. */
  readonly barred: readonly string[]
  /** For each name that was given, what the reporter is told of it. */
  readonly tellings: readonly TellingView[]
  /** The reporter's consent; null on a desk to which no letters for custodians come. */
  readonly consent: Plain<Consent> | null
  /** For each request to the custodians, the question that the reporter is asked. */
  readonly questions: readonly QuestionView[]
  /** Powers that the member's role in this case gives, if their desk can write in it. */
  readonly may: Readonly<Record<Exclude<Power, 'tell'>, boolean>>
  /** The roles in this case that the member can give to somebody who was never let go. */
  readonly gives: readonly CaseRole[]
  /** The member said that they are impartial. */
  readonly declared: boolean
  /**
   * Whether its texts are shown: only to a member who has declared that they are impartial. For a name, and for
   * letters after a purge, nobody is asked: there is no log to say so in.
   */
  readonly mayOpen: boolean
  /** There is no log to say it in: letters whose report does not open, and that nobody took up. */
  readonly asks: boolean
  /** A colleague let somebody go, and the new key for this member has not come yet. */
  readonly waitsForKey: boolean
}

/** `told` is the day from which on the reporter can read it, or on which it was written. */
export interface TellingView extends Plain<DisclosureNotice> {
  /** Why they cannot read it; null if they can, or if nothing was written. */
  readonly untold: Untold | null
}

export interface QuestionView extends Plain<NameQuestion> {
  /** The reporter's consent to this request; null on a desk to which no letters for custodians come. */
  readonly says: ConsentState | null
}

/** The questions of a case; `says` on the desk of a custodian. */
function questionsIn({ questions, access, consent }: Case, keepsNames: boolean): QuestionView[] {
  return questions.map((one) => {
    const asked = access.requests.find(({ id }) => equal(id, one.request))
    const says = consentTo(consent, asked?.purpose ?? null, toHex(one.letter))
    return { ...plain(one), says: keepsNames ? says : null }
  })
}

function tellingsIn({ tellings, timeline }: Case, arrivals: Arrivals): TellingView[] {
  return tellings.map((one) => {
    const { record } = one
    const letter = timeline.find(
      (item): item is Extract<TimelineItem, { kind: 'entry' }> =>
        item.kind === 'entry' && record !== null && equal(item.id, record),
    )
    const arrival = letter ? arrivals(letter) : null
    if (typeof arrival === 'string') return { ...plain(one), untold: arrival }
    return { ...plain(one), told: arrival ?? one.told, untold: null }
  })
}

export function accessOf(
  desk: Pick<DeskKnowledge, 'member' | 'everybody' | 'cases' | 'arrivalsIn'>,
  c: Case,
): CaseAccess {
  const { member, everybody } = desk
  const authors = c.timeline.flatMap((item) => (item.kind === 'entry' ? [item.author] : []))
  // of two titles the newest counts
  const members = [...authors, ...[...everybody].reverse()]
  const titles = Object.fromEntries(members.map(({ id, title }) => [id, title]))
  const declared = member !== null && hasDeclared(c.access, member.id)
  const mayOpen = isOpen(member, c)
  const access = mayOpen ? c.access : withoutWords(c.access)
  const waitsForKey = c.waitsForKey && isReader(c, member?.id)
  const may = powersOf(desk, c)
  const waits = c.access.released.filter(({ why, due }) => why === 'suspended' && !due)
  const suspended = waits.map(({ member }) => member)
  const barred = [
    ...new Set([...barredIn(c.access), ...suspended, ...barredBySplits(desk.cases, c)]),
  ]
  const tellings = mayOpen ? tellingsIn(c, desk.arrivalsIn(c)) : []
  const keepsNames = member?.role === 'custodian'
  const consent = keepsNames ? plain(c.consent) : null
  const questions = mayOpen ? questionsIn(c, keepsNames) : []
  const known = { ...plain(access), titles, out: c.standing.out }
  const { asks } = c
  const gives = givesOf(desk, c, may)
  return {
    ...{ access: known, barred, tellings, consent, questions },
    ...{ may, gives, declared, mayOpen, asks, waitsForKey },
  }
}

/** Whether the texts of a case are shown to the member whose desk it is. */
export function isOpen(member: Member | null, c: Case): boolean {
  if (c.stream === null) return !c.asks
  return member !== null && hasDeclared(c.access, member.id)
}

/** The access of a case without its texts, and without the questions to custodians. */
function withoutWords({ hold, agreed, declarations, released, ...access }: Access): Access {
  const silent = <T extends object>(said: T) => ({ ...said, text: '' })
  return {
    ...access,
    hold: hold && silent(hold),
    agreed: agreed.map(silent),
    declarations: declarations.map(silent),
    released: released.map(silent),
    requests: [],
  }
}

/** Powers that the member's role in a case gives, if their desk can write in it. */
export function powersOf(desk: Pick<DeskKnowledge, 'member'>, c: Case): CaseAccess['may'] {
  const member = isWritable(desk, c) ? desk.member : null
  const may = (power: Power) => member !== null && mayIn(c.access, member, power)
  return { read: may('read'), handle: may('handle'), admit: may('admit'), keep: may('keep') }
}

function givesOf(
  { everybody }: Pick<DeskKnowledge, 'everybody'>,
  { access }: Case,
  may: CaseAccess['may'],
): CaseRole[] {
  const known = { members: everybody }
  return CASE_ROLES.filter((as) => may.keep || mayGive(known, access, { member: '', as }))
}

/** Whether this desk can write in a case. */
export function isWritable({ member }: Pick<DeskKnowledge, 'member'>, c: Case): boolean {
  return c.stream !== null && !c.waitsForKey && !isUnverifiable(c) && isReader(c, member?.id)
}

/** Whether a member reads a case now, by its log. */
export function isReader({ access }: Case, member: string | undefined): boolean {
  return access.readers.some((reader) => reader.member === member)
}

/** A case without anything that anybody wrote in it. */
export function withoutTexts(c: Case): Case {
  return { ...c, timeline: [], report: null, work: foldCasework([]) }
}

/** The standing of a member in the case of this stream: a member who only reads there may only read. */
export function standingIn(
  cases: readonly Case[],
  { caseKey }: Pick<Stream, 'caseKey'>,
  member: Pick<Member, 'id' | 'role'>,
): Standing {
  const isOf = ({ keys, audit }: Case) =>
    keys.includes(toHex(caseKey)) || audit.some((one) => equal(one.caseKey, caseKey))
  const { role } = member
  const access = cases.find(isOf)?.access
  const as = access?.readers.find((one) => one.member === member.id)?.as ?? null
  const partial = access?.declarations.some((one) => one.member === member.id && one.conflict)
  return { role, roles: [role], as, partial: partial ?? false }
}

/** The part of a case that says from which others it was split. */
type Splittable = Pick<Case, 'linkName' | 'report' | 'access'>

/** Ids of members who may read neither the case nor a case that is split from it, even if somebody lets them in. */
export function barredIn(access: Access): string[] {
  const { released } = access
  return [
    ...barredFor(access),
    ...released.filter(({ why }) => why === 'conflict').map(({ member }) => member),
  ]
}

/** Members of these whom the reporter or their own word keeps out: in another case no colleague's word counts. */
function barredFor({ leftOut, declarations, released }: Access): string[] {
  return [
    ...leftOut,
    ...declarations.filter(({ conflict }) => conflict).map(({ member }) => member),
    ...released.filter(({ own }) => own).map(({ member }) => member),
  ]
}

/**
 * Members who may not read a case because they may not read one that it was split from, through any number of
 * splits, as far as this desk reads those. CASEWORK.md section 13.4
 *
 * @returns member ids
 */
export function barredBySplits(
  cases: readonly Splittable[],
  split: Splittable,
): ReadonlySet<string> {
  const chain = new Set([split])
  // A case that is added on the way is looked at in its turn, and no case twice.
  for (const one of chain) for (const first of firstsOf(cases, one)) chain.add(first)
  chain.delete(split)
  return new Set([...chain].flatMap(({ access }) => barredFor(access)))
}

/** The cases that the report itself names: its signature binds that. Anybody who works on a case can write a link. */
function firstsOf(cases: readonly Splittable[], { report }: Splittable): Splittable[] {
  const names = [report?.content.answers['split-of'] ?? []].flat()
  if (names.length === 0) return []
  return cases.filter(({ linkName }) => linkName !== null && names.includes(toHex(linkName)))
}
