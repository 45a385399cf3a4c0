/** One problem of a content folder: where it is, what is wrong, and what to do about it. */
export class ContentError extends Error {
  /** From the content folder, with slashes. */
  readonly file: string
  /** From 1; 1 too where the file is not there. */
  readonly line: number

  constructor(file: string, line: number, problem: string, remedy: string) {
    // one line, whatever a key or a file is called
    super(`${file}:${line}: ${problem}: ${remedy}`.replace(/\p{Cc}+/gu, '\ufffd'))
    this.file = file
    this.line = line
  }
}
