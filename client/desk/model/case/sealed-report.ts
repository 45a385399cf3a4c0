import { type Joined, joinCodes, SEALED_FILE } from '../../../../crypto/drop/sealed-file.ts'
import type { HandedIn } from '../../../shared/session/hand-in.ts'
import type { VisitErrorCode } from '../../../shared/session/visit-error.ts'

/** The end of handing in a report that came sealed, or why it could not be tried. */
export type IntakeEnd =
  | { readonly end: HandedIn; readonly failure: null }
  | { readonly end: null; readonly failure: VisitErrorCode }

/** Whether a file of this length is a report that a form sealed; a picture of its codes is shorter or longer. */
export function isSealedReport({ size }: { readonly size: number }): boolean {
  return size === SEALED_FILE
}

/** Put the codes of printed sheets together. */
export function joinSheets(codes: readonly Uint8Array[]): Joined {
  return joinCodes(codes)
}
