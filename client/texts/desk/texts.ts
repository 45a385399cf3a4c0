import type { Plural } from '../shape.ts'
import type { nb } from './nb.ts'

/** Every text of the desk in one language: the same keys in each. */
export type DeskTexts = {
  readonly [Section in keyof typeof nb]: {
    readonly [Key in keyof (typeof nb)[Section]]: (typeof nb)[Section][Key] extends string
      ? string
      : Plural
  }
}
