import type { BoardMessage } from '../../crypto/board.ts'
import type { Manifest } from '../../crypto/content.ts'
import type { CleanErrorCode, Finding, Format, StaysName } from '../shared/clean/outcome.ts'
import type { Piece } from '../shared/clean/source.ts'
import type { Child } from '../shared/dom.ts'
import { actions, button, paragraph } from './parts.ts'
import type { OutgoingFile, OutgoingLetter } from './protocol.ts'
import type { App, FieldError, Sending } from './state.ts'

/**
 * Why a file could not be looked through: as cleaning says; `stuck`, it came to no end;
 * `unreadable`, it was moved or may not be read; `offline`, what cleans was not loaded.
 */
export type TroubleCode = CleanErrorCode | 'stuck' | 'unreadable' | 'offline'

/** What is known of a file so far. */
export type Look =
  | { readonly kind: 'looking' }
  | {
      readonly kind: 'clean'
      readonly format: Format
      /** Whether its own name ends as files of that format do. */
      readonly endingFits: boolean
      readonly found: readonly Finding[]
      readonly stays: readonly StaysName[]
      readonly pieces: readonly Piece[]
      /** bytes, once it is cleaned */
      readonly size: number
    }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'trouble'; readonly code: TroubleCode }

/** A file that was chosen to go along. */
export interface ChosenFile {
  /** What it is called by, from 1; it stays when others are removed. */
  readonly number: number
  /** The browser's; only slices of it are ever read. */
  readonly file: File
  /** bytes, as it was chosen */
  readonly size: number
  /** What stands behind the last dot of its own name, where that tells a kind and nothing else. */
  readonly ending: string
  look: Look
  /** Sent as it was chosen: as evidence, or because it cannot be cleaned and was accepted so. */
  asIs: boolean
  /** What the reporter calls it; empty for the neutral name. */
  name: string
}

/** Files by what they go with: `REPORT`, or the key of a letter. */
export type ChosenFiles = Readonly<Record<string, readonly ChosenFile[]>>

export const REPORT = 'report'

/** A file of a message that is fetched, or was. `missing`: the server has it no longer. */
export type Fetching =
  | { readonly kind: 'busy'; readonly share: number }
  | { readonly kind: 'saved' | 'tampered' | 'missing' | 'failed' }

/** What is done with files; its code and words load behind the form. */
export interface FilesPart {
  /** To add files, and what becomes of each. @param owner see `ChosenFiles` */
  section(app: App, owner: string): Child[]
  /** What stands against sending them. */
  errors(app: App, owner: string): FieldError[]
  /** What goes along, as the last look before sending shows it. */
  summary(app: App, owner: string): Child[]
  /** Under the names that the reception sees. */
  outgoing(app: App, owner: string): readonly OutgoingFile[]
  /** Send a letter with its files. @returns whether all of it is durable. @throws VisitError */
  send(app: App, shipment: Shipment): Promise<boolean>
  /** How far it is, and ways to pause it or to go back; null before anything of it was sent. */
  sending(app: App, sending: Sending): Child
  /** Said where a draft is kept: files do not go into it. */
  notKept(app: App): Child
  /** Files of a message, to be fetched. @param place that of the message on the page */
  received(app: App, message: BoardMessage, manifest: Manifest, place: number): Child[]
  /** Let go of everything. */
  close(): void
}

/** A letter with files, on its way. */
export interface Shipment {
  readonly letter: OutgoingLetter
  readonly owner: string
  /** Remember how far it is. */
  readonly store: (sending: Sending) => void
  /** Go on after a pause. */
  readonly resume: () => void
  /** Go to where it can be changed. */
  readonly back: () => void
}

export type FilesLoading =
  | { readonly kind: 'loading' | 'failed' }
  | { readonly kind: 'ready'; readonly part: FilesPart }

/** What is shown of files where something is written. */
export function filesSection(app: App, owner: string): Child[] {
  return withPart(app, (part) => part.section(app, owner))
}

/** Files of a message, to be fetched. @param place that of the message on the page */
export function filesReceived(
  app: App,
  message: BoardMessage,
  manifest: Manifest,
  place: number,
): Child[] {
  return withPart(app, (part) => part.received(app, message, manifest, place))
}

function withPart(app: App, draw: (part: FilesPart) => Child[]): Child[] {
  const { files, t } = app
  switch (files.kind) {
    case 'ready':
      return draw(files.part)
    case 'loading':
      return [paragraph(t.page.filesComing, 'hint')]
    case 'failed':
      return [
        paragraph(t.page.filesFailed),
        actions(button(t.page.retry, () => void app.loadFiles(), { id: 'files-load' })),
      ]
  }
}

/** What stands against sending the files; nothing where none can have been chosen. */
export function filesErrors(app: App, owner: string): FieldError[] {
  return app.files.kind === 'ready' ? app.files.part.errors(app, owner) : []
}

/** What goes along, where files can have been chosen. */
export function filesSummary(app: App, owner: string): Child[] {
  return app.files.kind === 'ready' ? app.files.part.summary(app, owner) : []
}

/** The files as they are sent. */
export function outgoingFiles(app: App, owner: string): readonly OutgoingFile[] {
  return app.files.kind === 'ready' ? app.files.part.outgoing(app, owner) : []
}

/** Send a letter, its files first. @returns false where it was paused or taken back. @throws VisitError */
export async function sendWhole(app: App, shipment: Shipment): Promise<boolean> {
  const { letter } = shipment
  if (letter.files.length > 0 && app.files.kind === 'ready') {
    return app.files.part.send(app, shipment)
  }
  await app.office.ask('send', letter)
  return true
}

/** How far the files are; null where there are none, or nothing of them was sent. */
export function filesUnderWay(app: App, sending: Sending): Child {
  return app.files.kind === 'ready' ? app.files.part.sending(app, sending) : null
}
