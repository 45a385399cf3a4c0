import type { nb } from './nb.ts'

/** Every text of the reporter's pages in one language: the same keys in each. */
export type Texts = {
  readonly [Section in keyof typeof nb]: {
    readonly [Key in keyof (typeof nb)[Section]]: string
  }
}
