import { DeskError } from '../../../client/desk/model/error.ts'
import type { UnsentStore } from '../../../client/desk/wire/ports.ts'

/** A store in memory of what waits; the file lies there to be looked at and changed. */
export class MemoryUnsent implements UnsentStore {
  file: Uint8Array | null = null
  isFull = false

  async read(): Promise<Uint8Array | null> {
    return this.file?.slice() ?? null
  }

  async write(file: Uint8Array): Promise<void> {
    if (this.isFull) throw new DeskError('full-disk')
    this.file = file.slice()
  }
}
