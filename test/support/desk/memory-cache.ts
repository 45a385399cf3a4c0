import type { CacheStore, PartSizes } from '../../../client/desk/wire/ports.ts'

/** A cache in memory; the file lies there to be looked at, changed and taken away. */
export class MemoryCache implements CacheStore {
  file: Uint8Array | null = null
  /** How often one was written. */
  writes = 0
  /** How often that was wanted. */
  tries = 0
  isFull = false
  readonly sizes?: PartSizes

  /** @param sizes of its parts; the usual ones by default */
  constructor(sizes?: PartSizes) {
    if (sizes) this.sizes = sizes
  }

  async read(): Promise<Uint8Array | null> {
    return this.file?.slice() ?? null
  }

  async write(file: Uint8Array): Promise<boolean> {
    this.tries++
    if (this.isFull) return false
    this.file = file.slice()
    this.writes++
    return true
  }

  async pause(): Promise<void> {}
}
