import { zipSync } from 'fflate'

export interface NamedFile {
  /** ASCII. */
  readonly name: string
  readonly body: Uint8Array
}

/** The earliest day that an archive can state: no time leaves the desk with a file. */
const NO_TIME = new Date(1980, 0, 1)

/** A zip archive whose files are stored as they are. */
export function zipOf(files: readonly NamedFile[]): Uint8Array {
  return zipSync(Object.fromEntries(files.map(({ name, body }) => [name, body])), {
    level: 0,
    mtime: NO_TIME,
  })
}
