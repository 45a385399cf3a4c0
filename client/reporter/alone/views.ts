import type { Day } from '../../../crypto/days/calendar.ts'
import { CONTENT_LIMIT, contentLength } from '../../../crypto/entries/content-length.ts'
import { fromBase64url, fromUtf8 } from '../../../crypto/primitives/bytes.ts'
import { SIZE } from '../../../crypto/primitives/labels.ts'
import { type Child, h } from '../../shared/dom.ts'
import { namingAll } from '../../shared/session/visit.ts'
import { dayText, fill } from '../../texts/wording.ts'
import { numbers, otherWays } from '../links.ts'
import { canReport, fileDoor, reportDoor } from '../pages/doors.ts'
import { actions, goButton, heading, more, notice, paragraph } from '../parts.ts'
import type { App, Room } from '../state.ts'
import type { VIEWS } from '../views.ts'
import type { FormData } from './carried.ts'
import { aloneDone, aloneReceipt } from './held.ts'
import { ownWords } from './words.ts'

/** The views of a form that are not those of a served page. */
export function aloneViews(data: FormData): Partial<typeof VIEWS> {
  const until = lastDayOf(data)
  return {
    landing: (app) => landing(app, until),
    receipt: aloneReceipt,
    done: aloneDone,
    code,
  }
}

/** The room of a report in a form: it has to fit into one body, since blocks have nowhere to go. */
export const formRoom: Room = (content, leftOut) =>
  CONTENT_LIMIT - contentLength(namingAll(content, leftOut))

/** The last day on which a form can be used: its list ends, or it has no later keys. */
function lastDayOf({ listB64, firstWeek, bundlesB64 }: FormData): Day {
  const { expires } = JSON.parse(fromUtf8(fromBase64url(listB64).slice(SIZE.signature)))
  return Math.min(expires, 7 * (firstWeek + bundlesB64.length) - 3) - 1
}

function landing(app: App, until: Day): Child[] {
  const { t, site, scene, language } = app
  const { alone } = ownWords(app)
  const { reception } = app.state
  const failed = reception.kind === 'failed' ? t.errors[reception.code] : null
  const shut = canReport(scene) ? failed : shutText(app)
  return [
    heading(site.organisation.heading ?? t.landing.heading),
    paragraph(alone.lead, 'lead'),
    h(
      'section',
      { class: 'emergency', 'aria-labelledby': 'emergency' },
      h('h2', { id: 'emergency' }, t.help.title),
      numbers(site.help.emergency),
    ),
    notice('care', alone.danger, paragraph(alone.dangerText)),
    more(alone.delete, paragraph(alone.deleteText)),
    shut === null
      ? actions(reportDoor(scene, alone.start), fileDoor(scene))
      : notice('care', null, paragraph(shut)),
    paragraph(fill(alone.until, { date: dayText(language, until) }), 'hint'),
    h('h2', {}, t.landing.otherTitle),
    otherWays(scene),
  ]
}

function shutText({ t, state }: App): string {
  const { reception } = state
  const isOld = reception.kind === 'ready' && reception.value.state === 'expired'
  return isOld ? t.landing.expired : t.landing.closed
}

/** A form has no answers to show. */
function code(app: App): Child[] {
  const { alone } = ownWords(app)
  return [
    heading(alone.codeHeading),
    paragraph(alone.codeText),
    actions(goButton(app, app.t.page.back, 'landing', { id: 'back', look: 'quiet' })),
  ]
}
