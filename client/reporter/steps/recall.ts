import type { Child } from '../../shared/dom.ts'
import { fill } from '../../texts/wording.ts'
import type { Question } from '../form/form.ts'
import { reportRoom } from '../form/letter.ts'
import { actions, button, heading, paragraph } from '../parts.ts'
import type { App } from '../state.ts'
import { roomLine } from './room.ts'
import { recallOf } from './story.ts'
import { guiding, questionField } from './tell.ts'
import { keepButton, optionalLine } from './way.ts'

/** Guided recall: the whole story first, in one's own order, then open questions, one at a time. */
export function recall(app: App): Child[] {
  const { t, state } = app
  const [story] = guiding(app)
  const probes = recallOf(app)
  const probe = probes[state.recallAt - 1]
  return [
    optionalLine(app),
    ...(probe === undefined ? freely(app, story) : asked(app, probe, probes.length)),
    roomLine(app, reportRoom(app)),
    onward(app, probes.length),
    paragraph(t.recall.stopHint, 'hint'),
  ]
}

function freely(app: App, story: Question | undefined): Child[] {
  const { t } = app
  return [
    heading(t.recall.heading),
    paragraph(t.recall.lead),
    story === undefined ? null : questionField(app, story, true),
  ]
}

function asked(app: App, probe: Question, of: number): Child[] {
  const { t, state } = app
  return [
    heading(fill(t.recall.probe, { n: state.recallAt, of })),
    paragraph(t.recall.probeLead, 'hint'),
    questionField(app, probe, true),
  ]
}

/** Show the story at 0, or a question; outside that range, the step that offers it. */
function show(app: App, place: number): void {
  app.state.recallAt = place
  app.go(place < 0 || place > recallOf(app).length ? 'story' : 'recall')
}

export function backInRecall(app: App): void {
  show(app, app.state.recallAt - 1)
}

function onward(app: App, last: number): Child {
  const { t, state } = app
  const at = state.recallAt
  const goOn = () => show(app, at + 1)
  return actions(
    button(at < last ? t.page.next : t.recall.finish, goOn, { id: 'next', look: 'main' }),
    // A reporter who does not want to answer can say so, instead of leaving a field empty.
    at > 0 && at < last ? button(t.recall.skip, goOn, { id: 'skip-probe' }) : null,
    button(t.page.back, () => backInRecall(app), { id: 'back', look: 'quiet' }),
    button(t.recall.stop, () => app.go('story'), { id: 'stop', look: 'quiet' }),
    keepButton(app),
  )
}
