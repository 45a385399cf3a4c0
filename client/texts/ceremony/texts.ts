import type { nb } from './nb.ts'

/** What the ceremony asks and says of the root, in one language: the same keys in each. */
export type CeremonyTexts = {
  readonly [Section in keyof typeof nb]: {
    readonly [Key in keyof (typeof nb)[Section]]: string
  }
}
