import type { Child } from '../../shared/dom.ts'
import { channelOf } from '../letter.ts'
import { choices, heading, paragraph } from '../parts.ts'
import type { App } from '../state.ts'
import { askedLater, questionField } from './tell.ts'
import { stepLine, wayOn } from './way.ts'

/** Second step: whom it is about, what kind of matter, who writes. */
export function details(app: App): Child[] {
  const { t, state } = app
  const { draft } = state
  const { parties = [], categories = [], relations = [] } = channelOf(app)?.questionnaire ?? {}
  const named = (list: typeof categories) =>
    list.map(({ id, label, hint }) => ({ value: id, label, hint }))
  return [
    stepLine(app, 'details'),
    heading(t.details.heading),
    paragraph(t.details.lead),
    choices(app, {
      id: 'party',
      type: 'radio',
      legend: t.details.party,
      options: [...named(parties), { value: '', label: t.details.skip }],
      chosen: [draft.party ?? ''],
      onChange: ([value]) => {
        draft.party = value || null
        app.redraw()
      },
    }),
    choices(app, {
      id: 'category',
      type: 'checkbox',
      legend: t.details.categories,
      hint: t.details.categoriesHint,
      options: named(categories),
      chosen: draft.categories,
      onChange: (chosen) => {
        draft.categories = chosen
        app.redraw()
      },
    }),
    choices(app, {
      id: 'relation',
      type: 'radio',
      legend: t.details.relation,
      hint: t.details.relationHint,
      options: named(relations),
      chosen: draft.relation === null ? [] : [draft.relation],
      onChange: ([value = null]) => {
        draft.relation = value
        app.redraw()
      },
    }),
    ...askedLater(app).map((question) => questionField(app, question, false)),
    wayOn(app, 'tell', () => app.go('contact')),
  ]
}
