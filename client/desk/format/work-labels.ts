import type { DeskTexts } from '../../texts/desk/texts.ts'
import { fill } from '../../texts/wording.ts'
import { numberText } from '../model/case/case-number.ts'
import type { Clock } from '../model/deadlines/clocks.ts'
import type { Passed } from '../model/deadlines/deadlines.ts'
import type { CaseView, DeskView, ItemView, WorkView } from '../model/views.ts'
import type { Words } from './words.ts'

/** The words of a link, before the name of the other case. */
export function linkLabel({ how, leads }: Link, desk: DeskTexts): string {
  return (leads ? desk.linkLeads : desk.linkKinds)[how]
}

/** The title of an entry that was redacted. */
export function redactedTitle({ what }: Pick<Redacted, 'what'>, desk: DeskTexts): string {
  switch (what) {
    case 'drop':
      return desk.redact.drop
    case 'acknowledged':
    case 'status':
      return desk.case.status
    case 'message':
    case 'note':
      return desk.items[what]
    default:
      return desk.work[what]
  }
}

/** The texts of a closing, each under its title; empty texts are included. */
export function closingParts(
  { outcome, findings, measures, lessons }: ClosingView['entry'],
  desk: DeskTexts,
): readonly (readonly [title: string, text: string])[] {
  return [
    [outcome === 'redirected' ? desk.closing.redirect : desk.closing.findings, findings],
    [desk.closing.measures, measures],
    [desk.closing.lessons, lessons],
  ]
}

/** Likelihood times impact in words; the score is 0 if one of them is not assessed. */
export function scoreText(score: number, desk: DeskTexts): string {
  if (score === 0) return desk.assess.unknown
  const risk = score >= 15 ? 'high' : score >= 6 ? 'medium' : 'low'
  return fill(desk.assess.score, { words: desk.risks[risk], score })
}

/** How and when a hearing is, whether with a companion, and whether it has been held. */
export function hearingFacts(hearing: HearingView, { desk, day }: Words): string[] {
  return [
    desk.modes[hearing.mode],
    hearing.day === undefined ? desk.hearings.unplanned : day(hearing.day),
    ...(hearing.companion ? [desk.hearings.companion] : []),
    hearing.held ? desk.hearings.held : desk.hearings.planned,
  ]
}

/** A case as a person names it: by its number or reference, then by its title, if it has one. */
export function caseName(one: CaseView, desk: DeskTexts): string {
  return [shortName(one, desk), one.work.title].filter(Boolean).join(' · ')
}

/** The number of a case, or its reference; without both the first words of its report. */
export function shortName({ reference, gist, work }: CaseView, desk: DeskTexts): string {
  if (work.number !== null) return numberText(work.number)
  return reference ?? desk.links.bare.replace('{gist}', firstOf(gist))
}

/** A case in a list to choose from: with its title, or the first words of its report. */
export function caseChoice(one: CaseView, desk: DeskTexts): string {
  const { reference, gist, work } = one
  const about = work.title || (reference === null && work.number === null ? '' : firstOf(gist))
  const other = work.number === null ? null : reference
  return [shortName(one, desk), about, other].filter(Boolean).join(' · ')
}

/** The first words of a text, with a mark where more follows. */
function firstOf(gist: string): string {
  if (gist.length <= 40) return gist
  const start = gist.slice(0, 40)
  return `${start.slice(0, start.lastIndexOf(' ')).trimEnd() || start} …`
}

/** The reception's own categories of a case, in words; a category that is gone by its id. */
export function categoryNames(
  ids: readonly string[],
  { categories }: Pick<DeskView, 'categories'>,
  { name }: Pick<Words, 'name'>,
): string[] {
  return ids.map((id) => name(categories[id]) || id)
}

/** The name of a deadline: a task is named by its own words, a hearing by the person who is heard. */
export function clockName(
  { kind, thing }: Pick<Clock, 'kind' | 'thing'>,
  { work }: Pick<CaseView, 'work'>,
  desk: DeskTexts,
): string {
  const of = <Entry extends { readonly id: string }>(all: readonly { readonly entry: Entry }[]) =>
    all.find(({ entry }) => entry.id === thing)?.entry
  const about = {
    task: () => of(work.tasks)?.text,
    hearing: () => of(work.hearings)?.who,
    accused: () => of(work.accused)?.who,
  }
  const words = kind in about ? about[kind as keyof typeof about]() : undefined
  return words ? fill(desk.deadlines.about, { what: desk.clocks[kind], words }) : desk.clocks[kind]
}

/** The title of what stands first: deadlines that have passed; if none has, cases that have waited for too long. */
export function passedTitle({ deadlines, aims }: Passed, { desk, counted }: Words): string {
  if (deadlines > 0) return counted(desk.deadlines.lateFirst, deadlines)
  return aims > 0 ? counted(desk.deadlines.aimFirst, aims) : desk.turns.instead
}

/** The value as a key of a section of texts; null if it is none. */
export function keyOf<Section extends object>(
  section: Section,
  value: string,
): keyof Section | null {
  return Object.hasOwn(section, value) ? (value as keyof Section) : null
}

export type ClosingView = NonNullable<WorkView['closing']>

export type HearingView = WorkView['hearings'][number]['entry']

export type Link = WorkView['links'][number]['entry']

export type Redacted = Extract<ItemView, { kind: 'redacted' }>
