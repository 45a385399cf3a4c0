import { zipSync } from 'fflate'

export interface NamedFile {
  /** ASCII. */
  readonly name: string
  readonly body: Uint8Array
}

/** A zip archive whose files are stored as they are. No time leaves the desk with a file. */
export function zipOf(files: readonly NamedFile[]): Uint8Array {
  return zipSync(Object.fromEntries(files.map(({ name, body }) => [name, body])), {
    level: 0,
    // The earliest day that an archive can state, by the time zone of this moment.
    mtime: new Date(1980, 0, 1),
  })
}
