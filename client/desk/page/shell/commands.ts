import { LANGUAGES } from '../../../../crypto/entries/names.ts'
import type { SavedView } from '../../../../crypto/entries/saved-view.ts'
import type { DeskLanguage } from '../../../texts/desk/catalogue.ts'
import type { DeskTexts } from '../../../texts/desk/texts.ts'
import { fill, LANGUAGE_NAMES } from '../../../texts/wording.ts'
import { caseChoice } from '../../format/work-labels.ts'
import { isHandled, type ListedCase } from '../../model/case/merged-list.ts'
import type { CaseView } from '../../model/views.ts'
import { draftKinds } from '../composer/draft.ts'
import { EVERYTHING, type ListChoice, listChoiceOf } from '../list/list-order.ts'
import type { DelayedAction } from '../store/hold.ts'
import type { ShortcutActions } from './shortcuts.tsx'

/** Something that can be done from the palette. */
export interface Command {
  readonly id: string
  readonly group: 'inCase' | 'everywhere' | 'cases'
  readonly label: string
  /** The subject of the command; it is searched too. */
  readonly detail: string
  /** The shortcut, as people press it; empty if there is none. */
  readonly keys: string
  readonly run: () => void
}

/** The commands that contain every word of `text`, in their order. */
export function matching(commands: readonly Command[], text: string): readonly Command[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  return commands.filter(({ label, detail }) => {
    const all = `${label} ${detail}`.toLowerCase()
    return words.every((word) => all.includes(word))
  })
}

/** Every button that the open case shows, except those in the timeline, the composer and forms. */
export function buttonsOf(panel: HTMLElement | null): Command[] {
  const buttons = [...(panel?.querySelectorAll<HTMLElement>('.case button, .case summary') ?? [])]
  return buttons
    .filter((one) => one.checkVisibility() && !one.closest('.timeline, .composer, form'))
    .map((one, index) => ({
      id: `button-${index}`,
      group: 'inCase' as const,
      label:
        one.getAttribute('aria-label') ?? [legendOf(one), textOf(one)].filter(Boolean).join(': '),
      detail: '',
      keys: one.getAttribute('aria-keyshortcuts') ?? '',
      run: () => {
        one.focus()
        one.click()
      },
    }))
}

/** The name of the group in which a button stands; empty if it stands alone. */
function legendOf(button: HTMLElement): string {
  return button.closest('fieldset')?.querySelector('legend')?.textContent ?? ''
}

/** The text of an element, with a space between its parts. */
function textOf(element: HTMLElement): string {
  const parts = [...element.childNodes].map(({ textContent }) => textContent?.trim())
  return parts.filter(Boolean).join(' ')
}

/** Actions on the desk as a whole. */
export interface DeskActions {
  /** Null for a member who may not register. */
  readonly register: (() => void) | null
  /** Null while no sync runs, or if it has not run for long. */
  readonly stop: (() => void) | null
  readonly people: () => void
  readonly absences: () => void
  /** Null for a member who reads no cases. */
  readonly newReports: (() => void) | null
  /** Null for a member who reads no cases. */
  readonly deadlines: (() => void) | null
  /** Null for a member who holds no cases. */
  readonly overview: (() => void) | null
  readonly vault: () => void
}

/** The things from which the commands are made. */
interface CommandSource extends DeskActions {
  readonly desk: DeskTexts
  readonly language: DeskLanguage
  /** As the list has them. */
  readonly cases: readonly ListedCase[]
  readonly chosen: CaseView | null
  readonly held: readonly DelayedAction[]
  readonly actions: ShortcutActions
  /** Every button of the open case. */
  readonly buttons: readonly Command[]
  readonly choose: (choice: ListChoice) => void
  /** The member's own views of the list. */
  readonly saved: readonly SavedView[]
  readonly select: (id: string) => void
  readonly guide: () => void
  /** Null for a member who may not purge. */
  readonly deleted: (() => void) | null
  readonly chooseLanguage: (language: DeskLanguage) => void
  readonly lock: () => void
}

/** Everything that can be done now. */
export function commandsOf(source: CommandSource): Command[] {
  return [...caseCommands(source), ...deskCommands(source), ...casesToOpen(source)]
}

/** A part whose `run` is null cannot be done now. */
type Part = readonly [id: string, label: string, keys: string, run: (() => void) | null]

function group(name: 'inCase' | 'everywhere', parts: readonly Part[]): Command[] {
  return parts.flatMap(([id, label, keys, run]) =>
    run === null ? [] : [{ id, group: name, label, detail: '', keys, run }],
  )
}

const WRITE_KEYS = { question: 'q', message: 'm', minutes: 'r', status: 't', note: 'n' } as const

function caseCommands({ desk, chosen, held, actions, buttons }: CommandSource): Command[] {
  if (chosen === null) return []
  const kinds = chosen.writable && chosen.mayOpen ? draftKinds(chosen) : []
  return [
    ...group('inCase', [
      ['undo', desk.palette.undo, 'z', held.length > 0 ? actions.undo : null],
      ...kinds.map((kind): Part => {
        const write = () => actions.write(kind)
        return [`write-${kind}`, desk.shortcuts[kind], WRITE_KEYS[kind], write]
      }),
    ]),
    ...buttons,
    ...group('inCase', linkParts(desk, chosen, actions)),
    ...group('inCase', [['print', desk.palette.print, '', () => print()]]),
  ]
}

function linkParts(desk: DeskTexts, chosen: CaseView, { link }: ShortcutActions): readonly Part[] {
  if (!isHandled(chosen) || chosen.linkName === null) return []
  return [
    ['merge', desk.mergeKeys.merge, 'u', () => link('merge-case')],
    ['split', desk.mergeKeys.split, 'd', () => link('split-rows')],
  ]
}

function deskCommands(source: CommandSource): Command[] {
  const { desk, actions, choose, stop } = source
  const only = (part: Partial<ListChoice>) => () => choose({ ...EVERYTHING, ...part })
  return group('everywhere', [
    ['find', desk.palette.find, '/', actions.find],
    ['next', desk.palette.next, 'j', () => actions.move(1)],
    ['previous', desk.palette.previous, 'k', () => actions.move(-1)],
    ['unread', desk.palette.unread, '', only({ unread: true })],
    ['changed', desk.palette.changed, '', only({ changed: true })],
    ['mine', desk.palette.mine, '', only({ mine: true })],
    ['late', desk.palette.late, '', only({ late: true })],
    ['clear', desk.palette.clear, '', only({})],
    ...savedParts(source),
    stop === null ? ['sync', desk.top.sync, 's', actions.sync] : ['stop', desk.stop.sync, '', stop],
    ['help', desk.top.shortcuts, '?', actions.help],
    ['register', desk.register.button, '', source.register],
    ['new-reports', desk.newReports.title, '', source.newReports],
    ['deadlines', desk.deadlines.title, '', source.deadlines],
    ['people', desk.people.open, '', source.people],
    ['absences', desk.absences.title, '', source.absences],
    ['overview', desk.overview.title, '', source.overview],
    ['deleted', desk.audit.deleted, '', source.deleted],
    ['vault', desk.vault.title, '', source.vault],
    ['guide', desk.palette.guide, '', source.guide],
    ...languageParts(source),
    ['lock', desk.top.lock, '', source.lock],
  ])
}

function savedParts({ desk, saved, choose }: CommandSource): Part[] {
  return saved.map((one, i) => [
    `view-${i}`,
    fill(desk.search.show, { name: one.name }),
    '',
    () => choose(listChoiceOf(one)),
  ])
}

/** The languages that the desk is not shown in. */
function languageParts({ desk, language, chooseLanguage }: CommandSource): Part[] {
  return LANGUAGES.filter((one) => one !== language).map((one) => [
    `language-${one}`,
    fill(desk.palette.language, { language: LANGUAGE_NAMES[one] }),
    '',
    () => chooseLanguage(one),
  ])
}

function casesToOpen({ desk, cases, select }: CommandSource): Command[] {
  return cases.map((one) => {
    const { id, gist, labels, also = [] } = one
    const others = also.map((each) => caseChoice(each, desk))
    const label = caseChoice({ ...one, gist: '' }, desk)
    const detail = [gist, ...labels, ...others].join(' ')
    return { id: `case-${id}`, group: 'cases', label, detail, keys: '', run: () => select(id) }
  })
}
