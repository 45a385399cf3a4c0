import { type Child, h } from '../../shared/dom.ts'
import { count } from '../../texts/wording.ts'
import { choices, errorSummary } from '../fields.ts'
import { isAsked, type Question } from '../form/form.ts'
import { channelOf, chosenOf, reportRoom } from '../form/letter.ts'
import { heading, paragraph } from '../parts.ts'
import type { App, Draft } from '../state.ts'
import { completeBoxes, helpBoxes, openBoxes } from './boxes.ts'
import { withoutQuestions } from './readers.ts'
import { roomErrors, roomLine } from './room.ts'
import { filledFields, questionField } from './tell.ts'
import { alter, optionalLine, wayOn } from './way.ts'

/** The groups of choices, in the order in which they are asked. */
const GROUPS = ['party', 'category', 'relation'] as const
type Group = (typeof GROUPS)[number]

/** Questions about the people, the kind of matter, and the one who writes. */
export function details(app: App): Child[] {
  const { t } = app
  const missing = withoutQuestions(app, t.details.heading, 'files')
  if (missing !== null) return [optionalLine(app), ...missing]
  const groups = { party, category, relation }
  const later = askedLater(app)
  return [
    optionalLine(app),
    heading(t.details.heading),
    errorSummary(app),
    paragraph(t.details.lead),
    ...GROUPS.flatMap((group) => [
      groups[group](app),
      ...(group === 'category' ? helpBoxes(app) : []),
      ...later
        .filter((one) => placeOf(one) === group)
        .map((question) => h('div', { class: 'inside' }, questionField(app, question, false))),
    ]),
    roomLine(app, reportRoom(app)),
    wayOn(app, {
      back: 'files',
      next: 'contact',
      errors: () => roomErrors(app, reportRoom(app), filledFields(app, askedLater(app))),
    }),
  ]
}

/** The questions that are asked because of earlier choices. */
export function askedLater(app: App): readonly Question[] {
  const { questions = [] } = channelOf(app)?.questionnaire ?? {}
  return questions.filter((one) => one.when !== undefined && isAsked(one, chosenOf(app)))
}

/** The group below which a question stands: the last choice that it depends on, so that its coming is seen. */
function placeOf({ when = {} }: Question): Group {
  return [...GROUPS].reverse().find((group) => when[group] !== undefined) ?? 'relation'
}

function party(app: App): Child {
  const { t, state } = app
  const { parties = [] } = channelOf(app)?.questionnaire ?? {}
  return choices(app, {
    id: 'party',
    type: 'radio',
    legend: t.details.party,
    hint: t.details.partyHint,
    options: [...options(parties), { value: '', label: t.details.skip }],
    chosen: [state.draft.party ?? ''],
    onChange: ([value]) => choose(app, { party: value || null }),
  })
}

function category(app: App): Child {
  const { t, state } = app
  const { categories = [] } = channelOf(app)?.questionnaire ?? {}
  return choices(app, {
    id: 'category',
    type: 'checkbox',
    legend: t.details.categories,
    hint: t.details.categoriesHint,
    options: options(categories),
    chosen: state.draft.categories,
    onChange: (chosen) => {
      // Categories that another channel asks for stay ticked, in case the reporter goes back to it.
      const shown = new Set(categories.map(({ id }) => id))
      const hidden = state.draft.categories.filter((id) => !shown.has(id))
      choose(app, { categories: [...hidden, ...chosen] })
      completeBoxes(app)
    },
  })
}

/** Not asked if the channel answers it: who writes was asked before. */
function relation(app: App): Child {
  const { t, state } = app
  const { questionnaire, relation: answered = null } = channelOf(app) ?? {}
  if (answered !== null) return null
  const { relations = [] } = questionnaire ?? {}
  return choices(app, {
    id: 'relation',
    type: 'radio',
    legend: t.details.relation,
    hint: t.details.relationHint,
    options: options(relations),
    chosen: state.draft.relation === null ? [] : [state.draft.relation],
    onChange: ([value = null]) => choose(app, { relation: value }),
  })
}

function options(list: readonly Question[]) {
  return list.map(({ id, label, hint }) => ({ value: id, label, hint }))
}

/**
 * Apply a choice. Questions and boxes that follow from it appear below, and are announced to those who do not
 * see it.
 */
function choose(app: App, change: Partial<Draft>): void {
  const { t, language } = app
  const before = new Set(askedLater(app).map(({ id }) => id))
  const open = openBoxes(app)
  alter(app, change)
  app.redraw()
  const come = askedLater(app).filter(({ id }) => !before.has(id))
  const labels = come.map(({ label }) => label).join(' ')
  const said = openBoxes(app).flatMap((box) => (open.includes(box) ? [] : [`${box.title}.`]))
  if (come.length > 0) said.push(count(language, t.details.appeared, come.length, { labels }))
  if (said.length > 0) app.say(said.join(' '))
}
