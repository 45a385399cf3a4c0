import type { BoardMessage } from '../../../crypto/board/board.ts'
import type { Manifest } from '../../../crypto/entries/content.ts'
import type { ReceiptCode } from '../../../crypto/keys/receipt.ts'
import type { Child } from '../../shared/dom.ts'
import { actions, button, goButton, heading, paragraph } from '../parts.ts'
import type { App, ConsentPart, FieldError, FilesPart, Sending, Shipment } from '../state.ts'
import type { OutgoingFile } from '../worker/protocol.ts'

/** The section where files are added to a report or letter. */
export function filesSection(app: App, owner: string): Child[] {
  const { t } = app
  return withPart(app, t.page.filesComing, t.page.filesFailed, (part) => part.section(app, owner))
}

/** The step on which a draft is kept as a file, or a file is opened. Its code and words load behind the form. */
export function draftStep(app: App): Child[] {
  const { t, state, files } = app
  const { task, from } = state.drafting
  if (files.kind === 'ready') return files.part.draft(app)
  return [
    heading(task === 'keep' ? t.offer.keepHeading : t.offer.open),
    ...withPart(app, t.page.working, t.page.pageFailed, () => []),
    actions(goButton(app, t.page.back, from, { id: 'back', look: 'quiet' })),
  ]
}

/** The part about the use of a name; null while its code has not loaded: then custodians ask first. */
export function consentPart({ files }: App): ConsentPart | null {
  return files.kind === 'ready' ? files.part.consent : null
}

/** The offer to keep a copy of what was sent; nothing while its code has not loaded. */
export function offerOfCopy(app: App, code: ReceiptCode): Child {
  return app.files.kind === 'ready' ? app.files.part.copyOffer(app, code) : null
}

/** Files of a message, to be fetched. @param place index of the message on the page */
export function filesReceived(
  app: App,
  message: BoardMessage,
  manifest: Manifest,
  place: number,
): Child[] {
  const { t } = app
  return withPart(app, t.page.filesComing, t.received.notReady, (part) =>
    part.received(app, message, manifest, place),
  )
}

/**
 * @param coming what to say while the part loads
 * @param failed what to say if it did not load
 */
function withPart(
  app: App,
  coming: string,
  failed: string,
  draw: (part: FilesPart) => Child[],
): Child[] {
  const { files, t } = app
  switch (files.kind) {
    case 'ready':
      return draw(files.part)
    case 'loading':
      return [paragraph(coming, 'hint')]
    case 'failed':
      return [
        paragraph(failed),
        actions(button(t.page.retry, () => void app.loadFiles(), { id: 'files-load' })),
      ]
    default:
      return files satisfies never
  }
}

/** Errors that prevent sending the files; none if no files can have been chosen. */
export function filesErrors(app: App, owner: string, isLast = true): FieldError[] {
  return app.files.kind === 'ready' ? app.files.part.errors(app, owner, isLast) : []
}

/** The files that go along, for the review; none if no files can have been chosen. */
export function filesSummary(app: App, owner: string): Child[] {
  return app.files.kind === 'ready' ? app.files.part.summary(app, owner) : []
}

/** The files as they are sent. */
export function outgoingFiles(app: App, owner: string): readonly OutgoingFile[] {
  return app.files.kind === 'ready' ? app.files.part.outgoing(app, owner) : []
}

/** Send a letter, its files first. @returns false if it was paused or taken back. @throws VisitError */
export async function sendWhole(app: App, shipment: Shipment): Promise<boolean> {
  const { letter } = shipment
  if (letter.files.length > 0 && app.files.kind === 'ready') {
    return app.files.part.send(app, shipment)
  }
  if ((await app.office.ask('send', letter)) === null) return true
  shipment.store({ kind: 'none' })
  shipment.back()
  return false
}

/** Progress of the files; null if there are none, or none of them was sent. */
export function filesUnderWay(app: App, sending: Sending): Child {
  return app.files.kind === 'ready' ? app.files.part.sending(app, sending) : null
}
