/** One fault in the shape of the tree. */
export interface Finding {
  readonly path: string
  readonly line: number
  readonly rule: string
  /** What to do about it. */
  readonly remedy: string
}
