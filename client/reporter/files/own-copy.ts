import type { DraftContent } from '../../../crypto/drop/draft.ts'
import type { ReceiptCode } from '../../../crypto/keys/receipt.ts'
import { type Child, h, type Markup } from '../../shared/dom.ts'
import { fill } from '../../texts/wording.ts'
import { channelsOf, headingOf } from '../form/form.ts'
import { saveFile } from '../form/keep.ts'
import { askedDraft, receptionOf } from '../form/letter.ts'
import { wouldLose } from '../form/losses.ts'
import { actions, button, goButton, heading, more, notice, paragraph, showSaid } from '../parts.ts'
import { codeOf } from '../reception.ts'
import type { App, Draft } from '../state.ts'
import { WISHES } from '../steps/contact.ts'
import { openInbox } from '../steps/look.ts'
import { draftContent, restoredDraft, takeUp } from './draft-file.ts'

/** The offer, on the receipt, to keep one's own words as a file that the receipt code opens. */
export function copyOffer(app: App, code: ReceiptCode): Child {
  const { t } = app
  return more(
    t.ownCopy.offer,
    paragraph(t.ownCopy.offerText),
    paragraph(t.ownCopy.lacks),
    paragraph(t.ownCopy.risk),
    actions(button(t.ownCopy.save, () => void saveCopy(app, code), { id: 'save-copy' })),
    h('p', { id: 'copy-said', class: 'hint' }),
  )
}

/**
 * Seal what was sent and have the browser save it. Name and size are those of a draft, so that a file tells nobody
 * that something was sent.
 */
export async function saveCopy(app: App, code: ReceiptCode): Promise<void> {
  const { state, t, office } = app
  const draft = draftContent(askedDraft(app), state.language, 'postern-copy/1')
  try {
    const { file } = await office.ask('sealDraft', { draft, code })
    if (app.state !== state) return
    saveFile(t.draft.file, file, 'application/octet-stream')
    showSaid(app, 'copy-said', fill(t.draft.saved, { name: t.draft.file }))
  } catch (error) {
    if (app.state !== state) return
    const failed = codeOf(error)
    showSaid(app, 'copy-said', failed === 'too-long' ? t.ownCopy.tooLong : t.errors[failed])
  }
}

/** A copy that was opened, and the code that opened it. */
interface Opened {
  readonly content: DraftContent
  readonly code: ReceiptCode
}

/**
 * The reporter's own words, to read again. The way on is the case itself: a new report with the same text is folded
 * away, with what it leads to.
 */
export function readCopy(app: App, { content, code }: Opened): Child[] {
  const { t, state } = app
  const again = () => {
    // a later draft must not open with the code of the report
    state.draftCode = null
    takeUp(app, content, (texts) => texts.ownCopy.again)
  }
  return [
    heading(t.ownCopy.heading),
    notice('care', t.ownCopy.sent, paragraph(t.ownCopy.sentText)),
    h('dl', { class: 'summary' }, ...rows(app, restoredDraft(app, content).draft)),
    paragraph(t.ownCopy.lacks, 'hint'),
    actions(
      button(t.ownCopy.open, () => void openInbox(app, code), { id: 'open-case', look: 'main' }),
      goButton(app, t.page.back, state.drafting.from, { id: 'back', look: 'quiet' }),
    ),
    more(
      t.ownCopy.another,
      paragraph(t.ownCopy.anotherText),
      wouldLose(state) ? paragraph(t.ownCopy.replaces) : null,
      actions(button(t.ownCopy.begin, again, { id: 'send-another' })),
    ),
  ]
}

/** Everything that was answered, under the headings of the form. */
function rows(app: App, draft: Draft): Markup[] {
  const { t, language } = app
  const channel = channelsOf(app).find(({ id }) => id === draft.channel)
  const { parties = [], relations = [], categories = [] } = channel?.questionnaire ?? {}
  const labels = (
    list: readonly { id: string; label: string }[],
    chosen: readonly (string | null)[],
  ) => list.filter(({ id }) => chosen.includes(id)).map(({ label }) => label)
  const people = receptionOf(app.state)?.channels.flatMap((one) => [...one.people, ...one.keyless])
  const out = (people ?? []).filter(({ id }) => draft.leftOut.includes(id))
  const all: readonly (readonly [term: string, texts: readonly string[]])[] = [
    [t.tell.channel, channel === undefined ? [] : [channel.name]],
    ...Object.entries(draft.answers).map(
      ([id, text]) => [headingOf(app, id) ?? t.ownCopy.heading, [text]] as const,
    ),
    [t.details.party, labels(parties, [draft.party])],
    [t.details.categories, labels(categories, draft.categories)],
    [t.details.relation, labels(relations, [draft.relation])],
    [t.contact.wish, WISHES.filter((one) => draft.wish.includes(one)).map((one) => t.wishes[one])],
    [t.contact.wishText, [draft.wishText]],
    [t.review.notTo, [...new Set(out.map(({ title }) => title[language]))]],
  ]
  return all
    .map(([term, texts]) => [term, texts.join('\n')] as const)
    .filter(([, text]) => text.trim() !== '')
    .map(([term, text]) => h('div', {}, h('dt', {}, term), h('dd', { class: 'as-written' }, text)))
}
