import { type Child, h } from '../../shared/dom.ts'
import type { Texts } from '../../texts/shape.ts'
import { fill } from '../../texts/wording.ts'
import { type Channel, channelsOf, guidingOf, placedAnswers } from '../form/form.ts'
import { askedDraft, channelOf } from '../form/letter.ts'
import { numbers, pageLink, withEmailCare } from '../links.ts'
import type { Topic } from '../pages/frame.ts'
import { actions, button, notice, paragraph, prose } from '../parts.ts'
import type { App } from '../state.ts'
import { alter } from './way.ts'

/** Boxes with immediate help for the kinds of case that are ticked, or that the chosen channel is made for. */
export function openBoxes(app: App) {
  const { site, state } = app
  const chosen = channelOf(app)?.id
  return site.boxes.filter(
    ({ kinds, 'leads-to': to }) =>
      (to !== undefined && to === chosen) ||
      kinds.some((id) => state.draft.categories.includes(id)),
  )
}

/** Immediate help. Somebody who writes to the channel made for it sees it on the first step. */
export function helpBoxes(app: App): Child[] {
  return openBoxes(app).map(({ title, text, numbers: some, page, 'leads-to': to }, i) =>
    notice(
      'calm',
      title,
      ...withEmailCare(app.t, prose(text)),
      numbers(some),
      ...(page === undefined ? [] : toPage(app, page)),
      ...offer(app, to, `move-${i}`),
    ),
  )
}

/** The way to the page about such cases; what is written stays. */
function toPage({ scene, site }: App, page: Topic): Child[] {
  const text = site.pages[page]
  return text === undefined ? [] : [h('p', {}, pageLink(scene, page, text.title))]
}

/** The offer to move to the channel for such matters, if the reporter writes in another. */
function offer(app: App, to: string | undefined, id: string): Child[] {
  const channel = channelsOf(app).find((one) => one.id === to)
  if (channel === undefined || channel.id === channelOf(app)?.id) return []
  const { name } = channel
  const { t } = app
  const move = button(fill(t.boxes.move, { name }), () => moveTo(app, channel), { id })
  return [paragraph(fill(t.boxes.offer, { name })), actions(move)]
}

/** Continue in another channel with all that is written: answers that it does not ask for go to its first field. */
function moveTo(app: App, channel: Channel): void {
  const { state } = app
  alter(app, { channel: channel.id })
  const asked = new Set(Object.keys(askedDraft(app).answers))
  const [first] = guidingOf(channel)
  const { answers, moved } = placedAnswers(state.draft.answers, asked, first?.id)
  alter(app, { answers })
  const said = (t: Texts) => {
    const now = channelsOf(app).find(({ id }) => id === channel.id) ?? channel
    return [fill(t.boxes.moved, { name: now.name }), ...(moved ? [t.boxes.placed] : [])].join(' ')
  }
  app.go('details')
  state.note = said
  app.redraw()
  app.say(said(app.t))
}

/** Draw the boxes once their texts are here: these load behind the form, and a bad line may have lost them. */
export function completeBoxes(app: App): void {
  void app.completeWords().then(
    () => app.redraw(),
    () => {},
  )
}
