import { DeskError, type DeskErrorCode } from '../../../client/desk/model/error.ts'
import type { VaultFileName, VaultFiles } from '../../../client/desk/wire/ports.ts'

/** Files in memory, on a disk that fails at the write or removal with a given number, or after it. */
export class MemoryFiles implements VaultFiles {
  readonly files = new Map<VaultFileName, Uint8Array>()
  failAt = Number.POSITIVE_INFINITY
  /** At the write with this number it reports an uncertain result. */
  unsureAt = Number.POSITIVE_INFINITY
  /** Whether that write succeeded. */
  isWrittenThen = true
  changes = 0

  async readFile(name: VaultFileName): Promise<Uint8Array | null> {
    return this.files.get(name) ?? null
  }

  async writeFile(name: VaultFileName, bytes: Uint8Array): Promise<void> {
    this.#step()
    const isUnsure = this.changes === this.unsureAt
    if (!isUnsure || this.isWrittenThen) this.files.set(name, bytes)
    if (isUnsure) throw new DeskError('unsure')
  }

  async removeNext(): Promise<void> {
    this.#step()
    this.files.delete('weeks-next')
  }

  #step(): void {
    if (++this.changes >= this.failAt) throw new DeskError('full-disk')
  }
}

/** Error code of `work`; null if it succeeded. */
export async function codeOf(work: Promise<unknown>): Promise<DeskErrorCode | null> {
  try {
    await work
    return null
  } catch (error) {
    if (error instanceof DeskError) return error.code
    throw error
  }
}
