import type { FileView } from '../files/signatures.ts'

/** What the page tells a frame that shows a file. */
export type ToFrame =
  | {
      readonly kind: 'show'
      readonly view: FileView
      readonly type: string
      readonly bytes: Uint8Array<ArrayBuffer>
    }
  /** Of a PDF file, from 1. */
  | { readonly kind: 'page'; readonly page: number }

/** What a frame tells the page: nothing of it is trusted beyond its kind. */
export type FromFrame =
  | { readonly kind: 'ready' | 'failed' }
  | { readonly kind: 'shown'; readonly page: number; readonly pages: number }
