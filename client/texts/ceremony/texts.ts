import type { nb } from './nb.ts'

/** Questions and messages of the ceremony about the root key, in one language: the same keys in each. */
export type CeremonyTexts = {
  readonly [Section in keyof typeof nb]: {
    readonly [Key in keyof (typeof nb)[Section]]: string
  }
}
