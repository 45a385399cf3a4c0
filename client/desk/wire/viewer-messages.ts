import type { FileView } from '../model/files/kinds.ts'

/** Where frames are loaded from; the page around them is at `localhost`. */
export const FRAME_HOST = '127.0.0.1'

/** A file that a frame is to show. */
export interface ToShow {
  readonly kind: 'show'
  readonly view: FileView
  readonly type: string
  readonly bytes: Uint8Array<ArrayBuffer>
  /** Names the file to who does not see it. */
  readonly label: string
  /** Of the desk, and so of the label. */
  readonly lang: string
}

/** What the page tells a frame that shows a file. */
export type ToFrame =
  | ToShow
  /** Of a PDF file, or a portion of a text, from 1. */
  | { readonly kind: 'page'; readonly page: number }

/** What a frame tells the page: nothing of it is trusted beyond its kind. */
export type FromFrame =
  | { readonly kind: 'ready' | 'failed' }
  | { readonly kind: 'shown'; readonly page: number; readonly pages: number }
