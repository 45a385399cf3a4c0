import type { Format } from '../../../client/shared/clean/outcome.ts'

/** A file made for the tests, with markers in every place that its format allows. */
export interface Sample {
  /** Name of the file, e.g. `photo-with-everything.jpg`. */
  readonly name: string
  readonly format: Format
  readonly bytes: Uint8Array
  /** Unique ASCII strings of 8 characters or more that must be gone afterwards, by their place. */
  readonly markers: Readonly<Record<string, string>>
  /** Strings in what is shown, which must still be there; found by the same search. */
  readonly shown: readonly string[]
}
