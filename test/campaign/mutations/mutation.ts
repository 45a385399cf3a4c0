/** One line of security code changed for the worse, and the tests that must notice. */
export interface Mutation {
  /** Effect of the mutation on the program. */
  readonly name: string
  /** Path of the file that is changed. */
  readonly file: string
  /** Stands in the file exactly once. */
  readonly from: string
  readonly to: string
  /** Path of the test file that must go red. */
  readonly test: string
}
