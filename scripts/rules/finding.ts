/** One fault in the shape of the tree. */
export interface Finding {
  readonly path: string
  readonly line: number
  readonly rule: string
  /** The remedy, as a sentence. */
  readonly remedy: string
}
