import { STATUSES } from '../../../crypto/entries/names.ts'
import { type Child, h, type Markup } from '../../shared/dom.ts'
import { count, fill } from '../../texts/wording.ts'
import { withEmailCare } from '../links.ts'
import { more, paragraph, prose } from '../parts.ts'
import type { Scene } from '../state.ts'
import { type Fact, facts, framed, sections } from './frame.ts'
import { listed } from './locale.ts'

/** The page about the next steps, their dates, and the news that each side gets. Routine, S17, S20 and S21 */
export function next(scene: Scene): Child[] {
  const { t } = scene
  return framed(
    scene,
    'next',
    ...sections(scene, 'next'),
    h('h2', {}, t.promise.heading),
    promises(scene),
    more(t.promise.statuses, ...statuses(scene)),
  )
}

/** Both clocks in words: when somebody has read it, and when there is feedback. */
export function clocksInWords({ t, site, language }: Scene): Record<'read' | 'done', string> {
  const { promises: promised } = site
  const days = count(language, t.promise.acknowledgeBy, promised['acknowledge-days'])
  const aim = count(language, t.promise.aim, promised['acknowledge-aim'])
  const months = count(language, t.promise.feedbackBy, promised['feedback-months'])
  return { read: `${days} ${aim}`, done: months }
}

function promises(scene: Scene): Markup {
  const { t, site, language } = scene
  const { 'interim-days': interim, 'check-ins': checkIns, kept, complain } = site.promises
  const clocks = clocksInWords(scene)
  const days = listed(language, checkIns.map(String))
  const apart = (party: string, other: string) =>
    told(scene, [paragraph(party)], [paragraph(other)])
  const often = count(language, t.promise.interimParty, interim)
  const after: Fact = [t.promise.after, t.promise.party, ' ', fill(t.promise.checkIns, { days })]
  return facts([
    [t.promise.acknowledge, clocks.read],
    [
      t.promise.feedback,
      paragraph(clocks.done),
      ...apart(t.promise.feedbackParty, t.promise.feedbackOther),
    ],
    [t.promise.interim, ...apart(often, t.promise.interimOther)],
    ...(checkIns.length === 0 ? [] : [after]),
    [t.promise.kept, ...prose(kept)],
    [t.promise.complain, ...withEmailCare(t, prose(complain))],
  ])
}

/** The text for a party and the text for anybody else, side by side. */
function told({ t }: Scene, party: readonly Child[], other: readonly Child[]): Markup[] {
  const part = (name: string, what: readonly Child[]) =>
    h('div', { class: 'told' }, h('p', { class: 'told-to' }, name), ...what)
  return [part(t.promise.party, party), part(t.promise.other, other)]
}

/**
 * Each status, for a party and for others. Only a party is called to a hearing, so that status has no text
 * for others.
 */
function statuses(scene: Scene): Child[] {
  const { site } = scene
  return STATUSES.flatMap((status) => {
    const { name, party, 'not-a-party': other } = site.notices[status]
    const [toParty, toOther] = told(scene, prose(party), prose(other))
    return [h('h3', {}, name), toParty ?? null, status === 'hearing' ? null : (toOther ?? null)]
  })
}
