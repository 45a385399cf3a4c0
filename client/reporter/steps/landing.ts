import { type Child, h, type Markup } from '../../shared/dom.ts'
import { numbers, otherWays, pageLink } from '../links.ts'
import { canReport, codeDoor, fileDoor, reportDoor } from '../pages/doors.ts'
import { banners, type ProsePage, routineLine, type Topic } from '../pages/frame.ts'
import { clocksInWords } from '../pages/next.ts'
import { heading, listOf, more, notice, paragraph, receptionFailed } from '../parts.ts'
import { loadReception } from '../reception.ts'
import type { App, Scene } from '../state.ts'

/** Outlines on a field of 24 by 24. */
const PERSON = 'M12 12a4 4 0 1 0 0-8a4 4 0 0 0 0 8zM4 21c0-5 3-7 8-7s8 2 8 7'
const LOCK = 'M5 11h14v9H5zM8 11V8a4 4 0 0 1 8 0v3'
const SPEECH = 'M3 5h18v11H11l-4 4v-4H3z'

/** "What can I do now": emergency, talk to somebody, report, come back. Routine, S2 */
export function landing(app: App): Child[] {
  return landingView(app.scene)
}

/** The first page, drawn or as it is served. @param aside parts that only the served page has */
export function landingView(scene: Scene, ...aside: Child[]): Child[] {
  const { t, site, app } = scene
  return [
    heading(site.organisation.heading ?? t.landing.heading),
    paragraph(t.landing.lead, 'lead'),
    emergency(scene),
    ...(app === null ? [] : trouble(app)),
    doors(scene),
    ...aside,
    h('div', { class: 'needs-script' }, fileDoor(scene)),
    facts(scene),
    paragraph(t.landing.device, 'device'),
    ...banners(scene, undefined),
    more(t.help.more, numbers(site.help.support)),
    ...toRead(scene),
    ...worries(scene),
    routineLine(scene, undefined),
  ]
}

function emergency({ t, site }: Scene): Markup {
  return h(
    'section',
    { class: 'emergency', 'aria-labelledby': 'emergency' },
    h('h2', { id: 'emergency' }, t.help.title),
    numbers(site.help.emergency),
  )
}

/** A drawing beside words that say the same. */
function lineIcon(path: string): Markup {
  return h('svg', { viewBox: '0 0 24 24', 'aria-hidden': 'true' }, h('path', { d: path }))
}

/** Three ways on; one of them stands out. Routine, S8 */
function doors(scene: Scene): Markup {
  const { t, site } = scene
  const door = (name: string, way: Markup, hint: string) =>
    h('div', { class: `door ${name}` }, way, paragraph(hint, 'hint'))
  const talk = pageLink(scene, 'talk', site.pages.talk.title, { class: 'button plain' })
  return h(
    'div',
    { class: 'doors' },
    canReport(scene)
      ? door('to-report', reportDoor(scene, t.landing.start), t.landing.startHint)
      : null,
    door('to-talk', talk, t.landing.talkHint),
    h('div', { class: 'needs-script' }, door('to-code', codeDoor(scene), t.landing.codeHint)),
  )
}

/** Three facts that make it safe to write here, each with a small drawing. They stand after the doors, which come first. */
function facts({ t, site }: Scene): Markup {
  const lines = [
    [site.organisation.who ?? t.landing.who, PERSON],
    [t.landing.blind, LOCK],
    [t.landing.answers, SPEECH],
  ] as const
  return h(
    'ul',
    { class: 'glance' },
    ...lines.map(([text, path]) => h('li', {}, lineIcon(path), h('span', {}, text))),
  )
}

/** The notice of a problem, if there is one, and the ways that remain. */
function trouble(app: App): Child[] {
  const { t } = app
  const { reception } = app.state
  if (reception.kind === 'failed') {
    return [receptionFailed(app, reception.code, () => void loadReception(app))]
  }
  if (reception.kind === 'loading' || reception.value.state === 'open') return []
  const text = reception.value.state === 'closed' ? t.landing.closed : t.landing.expired
  return [notice('care', null, paragraph(text), otherWays(app.scene, true))]
}

/** The other pages, a line about each. */
function toRead(scene: Scene): Child[] {
  const { t, site } = scene
  const lines: readonly (readonly [page: ProsePage | Topic, line: string])[] = [
    ['right-channel', t.read.channel],
    ['ways', t.read.ways],
    ['next', t.read.next],
    ['harassment', t.read.harassment],
    ['protection', t.read.protection],
    ['retaliation', t.read.retaliation],
    ['rights', t.read.rights],
    ['outside', t.read.outside],
  ]
  const items = lines.flatMap(([page, line]) => {
    const text = site.pages[page]
    if (text === undefined) return []
    return [h('li', {}, pageLink(scene, page, text.title), paragraph(line, 'hint'))]
  })
  return [more(t.read.title, h('ul', { class: 'to-read' }, ...items))]
}

/** Answers to fear. Routine, "Words for fear" */
function worries(scene: Scene): Child[] {
  const { t, site } = scene
  const { worry, promise } = t
  const onward = (page: ProsePage) => h('p', {}, pageLink(scene, page, site.pages[page].title))
  const { read, done } = clocksInWords(scene)
  const clocks = listOf([`${promise.acknowledge}: ${read}`, `${promise.feedback}: ${done}`])
  return [
    h('h2', {}, t.landing.worries),
    h(
      'div',
      { class: 'worries' },
      more(worry.serious, paragraph(worry.seriousText), onward('right-channel')),
      more(worry.found, paragraph(worry.foundText), onward('protection')),
      more(worry.name, paragraph(worry.nameText)),
      more(worry.nothing, paragraph(worry.nothingText), clocks, onward('next')),
      more(worry.punished, paragraph(worry.punishedText), onward('retaliation')),
      more(worry.lost, paragraph(worry.lostText)),
    ),
  ]
}
