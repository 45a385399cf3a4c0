import { type Child, h } from '../../shared/dom.ts'
import { count } from '../../texts/wording.ts'
import { isAsked, type Question } from '../form.ts'
import { channelOf, reportContent, roomLeft } from '../letter.ts'
import { choices, errorSummary, heading, paragraph } from '../parts.ts'
import type { App, Draft } from '../state.ts'
import { roomErrors, roomLine } from './room.ts'
import { filledFields, questionField } from './tell.ts'
import { alter, stepLine, wayOn } from './way.ts'

/** What can be chosen here, in the order in which it is asked. */
const GROUPS = ['party', 'category', 'relation'] as const
type Group = (typeof GROUPS)[number]

/** Second step: whom it is about, what kind of matter, who writes. */
export function details(app: App): Child[] {
  const { t } = app
  const groups = { party, category, relation }
  const later = askedLater(app)
  return [
    stepLine(app, 'details'),
    heading(t.details.heading),
    errorSummary(app),
    paragraph(t.details.lead),
    ...GROUPS.flatMap((group) => [
      groups[group](app),
      ...later
        .filter((one) => placeOf(one) === group)
        .map((question) => h('div', { class: 'inside' }, questionField(app, question, false))),
    ]),
    roomLine(app, roomLeft(reportContent(app))),
    wayOn(app, {
      back: 'tell',
      next: 'contact',
      errors: () =>
        roomErrors(app, roomLeft(reportContent(app)), filledFields(app, askedLater(app))),
    }),
  ]
}

/** The questions that are asked because of what was chosen. */
export function askedLater(app: App): readonly Question[] {
  const { questions = [] } = channelOf(app)?.questionnaire ?? {}
  return questions.filter((one) => one.when !== undefined && isAsked(one, app.state.draft))
}

/** A question stands below the last of the choices that it depends on, where it is seen to come. */
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
      // What another channel asked stays ticked, should the reporter go back to it.
      const shown = new Set(categories.map(({ id }) => id))
      const hidden = state.draft.categories.filter((id) => !shown.has(id))
      choose(app, { categories: [...hidden, ...chosen] })
    },
  })
}

function relation(app: App): Child {
  const { t, state } = app
  const { relations = [] } = channelOf(app)?.questionnaire ?? {}
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

/** Take a choice; what is asked because of it comes below, and is told to who does not see it. */
function choose(app: App, change: Partial<Draft>): void {
  const { t, language } = app
  const before = new Set(askedLater(app).map(({ id }) => id))
  alter(app, change)
  app.redraw()
  const come = askedLater(app).filter(({ id }) => !before.has(id))
  if (come.length === 0) return
  const labels = come.map(({ label }) => label).join(' ')
  app.say(count(language, t.details.appeared, come.length, { labels }))
}
