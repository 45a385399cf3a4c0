import type { FileView } from '../model/files/kinds.ts'

/** The host from which frames are loaded; the page around them is at `localhost`. */
export const FRAME_HOST = '127.0.0.1'

/** A file that a frame is to show. */
export interface ToShow {
  readonly kind: 'show'
  readonly view: FileView
  readonly type: string
  readonly bytes: Uint8Array<ArrayBuffer>
  /** Names the file to a person who does not see it. */
  readonly label: string
  /** Language of the desk, and so of the label. */
  readonly lang: string
}

/** Messages from the page to a frame that shows a file. */
export type ToFrame =
  | ToShow
  /** Number of a page of a PDF file, or of a portion of a text, from 1. */
  | { readonly kind: 'page'; readonly page: number }

/** Messages from a frame to the page: nothing of them is trusted beyond their kind. */
export type FromFrame =
  | { readonly kind: 'ready' | 'failed' }
  | { readonly kind: 'shown'; readonly page: number; readonly pages: number }
