import { type Child, h } from '../../shared/dom.ts'
import { errorSummary } from '../fields.ts'
import { REPORT } from '../files/chosen-file.ts'
import { filesErrors, filesSection } from '../files/lazy.ts'
import { channelForAll, channelsOf, isAsked, type Question } from '../form/form.ts'
import { channelOf, chosenOf, reportRoom } from '../form/letter.ts'
import { actions, button, heading, more, paragraph } from '../parts.ts'
import type { App, FieldError } from '../state.ts'
import { withoutQuestions } from './readers.ts'
import { roomErrors, roomLine } from './room.ts'
import { spellingSwitch } from './spelling.ts'
import { filledFields, guiding, questionField } from './tell.ts'
import { optionalLine, wayOn } from './way.ts'

/** More of the story: the other questions, and help to remember. It can be passed over. */
export function story(app: App): Child[] {
  const { t } = app
  const missing = withoutQuestions(app, t.story.heading, 'tell')
  if (missing !== null) return [optionalLine(app), ...missing]
  const questions = guiding(app).slice(1)
  return [
    optionalLine(app),
    heading(t.story.heading),
    errorSummary(app),
    questions.length === 0 ? null : paragraph(t.story.lead),
    ...recallOffer(app),
    ...questions.map((question) => questionField(app, question, false)),
    ...remembered(app),
    roomLine(app, reportRoom(app)),
    wayOn(app, { back: 'tell', next: 'files', errors: () => storyErrors(app) }),
    paragraph(t.tell.memory, 'hint'),
    spellingSwitch(app),
  ]
}

/** The error that prevents going on, or sending: the text is too long. */
export function storyErrors(app: App): FieldError[] {
  const questions = [...guiding(app).slice(1), ...answeredProbes(app)]
  return roomErrors(app, reportRoom(app), filledFields(app, questions))
}

/** Files and a recorded voice. It can be passed over. */
export function files(app: App): Child[] {
  const { t } = app
  return [
    optionalLine(app),
    heading(t.story.files),
    errorSummary(app),
    ...filesSection(app, REPORT),
    wayOn(app, {
      back: 'story',
      next: 'details',
      errors: () => filesErrors(app, REPORT, false),
    }),
  ]
}

function recallOffer(app: App): Child[] {
  const { t } = app
  if (recallOf(app).length === 0) return []
  const begin = () => {
    app.state.recallAt = 0
    app.go('recall')
  }
  const start = actions(button(t.recall.start, begin, { id: 'recall' }))
  const offer = more(t.recall.offer, paragraph(t.recall.offerText), start)
  return [h('div', { class: 'offers' }, offer)]
}

/** Questions that help to remember, if the story can be told first; none before their words have loaded. */
export function recallOf(app: App): readonly Question[] {
  if (!app.hasAllWords) return []
  const channel = channelOf(app) ?? channelForAll(channelsOf(app))
  return (channel?.questionnaire.recall ?? []).filter((one) => isAsked(one, chosenOf(app)))
}

/** Answers from guided recall, to be read and changed like the rest. */
function remembered(app: App): Child[] {
  const probes = answeredProbes(app)
  if (probes.length === 0) return []
  return [
    h('h2', {}, app.t.recall.remembered),
    ...probes.map((probe) => questionField(app, probe, false)),
  ]
}

/** Recall questions with an answer; one whose answer was emptied keeps its field. */
function answeredProbes(app: App): readonly Question[] {
  return recallOf(app).filter(({ id }) => app.state.draft.answers[id] !== undefined)
}
