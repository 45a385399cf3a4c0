import type { nb } from './nb.ts'

/** Every text that is printed, in one language: the same keys in each. */
export type PrintTexts = {
  readonly [Section in keyof typeof nb]: {
    readonly [Key in keyof (typeof nb)[Section]]: string
  }
}
