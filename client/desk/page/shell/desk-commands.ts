import { LANGUAGES } from '../../../../crypto/entries/names.ts'
import type { SavedView } from '../../../../crypto/entries/saved-view.ts'
import type { DeskLanguage } from '../../../texts/desk/catalogue.ts'
import type { DeskTexts } from '../../../texts/desk/texts.ts'
import { fill, LANGUAGE_NAMES } from '../../../texts/wording.ts'
import { isHandled, type ListedCase } from '../../model/case/merged-list.ts'
import type { CaseView } from '../../model/views.ts'
import { draftKinds } from '../composer/draft.ts'
import { EVERYTHING, type ListChoice } from '../list/list-order.ts'
import { listChoiceOf } from '../list/saved-choice.ts'
import type { DelayedAction } from '../store/hold.ts'
import type { Command } from './commands.ts'
import type { ShortcutActions } from './shortcuts.tsx'

/** The things from which the commands are made. */
export interface CommandSource {
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
  /** Null for a member who may not register. */
  readonly register: (() => void) | null
  /** Null while no sync runs, or if it has not run for long. */
  readonly stop: (() => void) | null
  readonly people: () => void
  readonly absences: () => void
  /** Null for a member who reads no cases. */
  readonly deadlines: (() => void) | null
  /** Null for a member who holds no cases. */
  readonly overview: (() => void) | null
  /** Null for a member who may not purge. */
  readonly deleted: (() => void) | null
  readonly vault: () => void
  readonly chooseLanguage: (language: DeskLanguage) => void
  readonly lock: () => void
}

/** Everything that can be done now. */
export function commandsOf(source: CommandSource): Command[] {
  return [...caseCommands(source), ...deskCommands(source), ...casesToOpen(source)]
}

type Part = readonly [id: string, label: string, keys: string, run: () => void]

function group(name: 'inCase' | 'everywhere', parts: readonly Part[]): Command[] {
  return parts.map(([id, label, keys, run]) => ({ id, group: name, label, detail: '', keys, run }))
}

const WRITE_KEYS = { question: 'q', message: 'm', minutes: 'r', status: 't', note: 'n' } as const

function caseCommands({ desk, chosen, held, actions, buttons }: CommandSource): Command[] {
  if (chosen === null) return []
  const kinds = chosen.writable && chosen.mayOpen ? draftKinds(chosen) : []
  return [
    ...group(
      'inCase',
      held.length > 0 ? [['undo', desk.palette.undo, 'z', actions.undo] as const] : [],
    ),
    ...group(
      'inCase',
      kinds.map((kind) => [
        `write-${kind}`,
        desk.shortcuts[kind],
        WRITE_KEYS[kind],
        () => actions.write(kind),
      ]),
    ),
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
  const { desk, actions, choose, register, stop } = source
  const only = (part: Partial<ListChoice>) => () => choose({ ...EVERYTHING, ...part })
  return group('everywhere', [
    ['find', desk.palette.find, '/', actions.find],
    ['next', desk.palette.next, 'j', () => actions.move(1)],
    ['previous', desk.palette.previous, 'k', () => actions.move(-1)],
    ['unread', desk.palette.unread, '', only({ unread: true })],
    ['mine', desk.palette.mine, '', only({ mine: true })],
    ['late', desk.palette.late, '', only({ late: true })],
    ['clear', desk.palette.clear, '', only({})],
    ...savedParts(source),
    stop === null ? ['sync', desk.top.sync, 's', actions.sync] : ['stop', desk.stop.sync, '', stop],
    ['help', desk.top.shortcuts, '?', actions.help],
    ...(register === null ? [] : [['register', desk.register.button, '', register] as const]),
    ...(source.deadlines
      ? [['deadlines', desk.deadlines.title, '', source.deadlines] as const]
      : []),
    ['people', desk.people.open, '', source.people],
    ['absences', desk.absences.title, '', source.absences],
    ...(source.overview ? [['overview', desk.overview.title, '', source.overview] as const] : []),
    ...(source.deleted ? [['deleted', desk.audit.deleted, '', source.deleted] as const] : []),
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
  return cases.map(({ id, reference, gist, labels, also = [] }) => ({
    id: `case-${id}`,
    group: 'cases',
    label: reference ?? desk.case.noReference,
    detail: [gist, ...labels, ...also.map((one) => one.reference ?? one.gist)].join(' '),
    keys: '',
    run: () => select(id),
  }))
}
