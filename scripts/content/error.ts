/** One problem of a content folder: where it is, what is wrong, and what to do about it. */
export class ContentError extends Error {
  /** From the content folder, with slashes. */
  readonly file: string
  /** From 1; also 1 if the file is missing. */
  readonly line: number
  /** Other problems in the same file, or in the folder. */
  readonly others: readonly ContentError[]
  /** From the top of the file to the value; empty if it is the file as a whole. */
  readonly path: readonly (string | number)[]
  /** As in the message, without its place. */
  readonly problem: string
  readonly remedy: string

  constructor(
    file: string,
    line: number,
    problem: string,
    remedy: string,
    others: readonly ContentError[] = [],
    path: readonly (string | number)[] = [],
  ) {
    // one line, whatever a key or a file is called
    super(`${file}:${line}: ${problem}: ${remedy}`.replace(/\p{Cc}+/gu, '\ufffd'))
    this.file = file
    this.line = line
    this.others = others
    this.path = path
    this.problem = problem
    this.remedy = remedy
  }
}
