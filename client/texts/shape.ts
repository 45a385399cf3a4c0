import type { nb } from './nb.ts'

/** A text that depends on a number, for the plural categories of our languages. */
export interface Plural {
  readonly one: string
  readonly other: string
}

/** Every text of the reporter's pages in one language: the same keys in each. */
export type Texts = {
  readonly [Section in keyof typeof nb]: {
    readonly [Key in keyof (typeof nb)[Section]]: (typeof nb)[Section][Key] extends string
      ? string
      : Plural
  }
}
