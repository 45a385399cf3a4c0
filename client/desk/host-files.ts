import { createHash } from 'node:crypto'
import { open, readFile, rename } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Largest vault or weekly file, in bytes. */
export const FILE_LIMIT = 64 * 1024 * 1024

export type Replaced = 'replaced' | 'another'

/** The member's two files; the host sees them sealed. */
export class HostFiles {
  readonly #paths: Readonly<Record<string, string>>
  #last: Promise<unknown> = Promise.resolve()

  /** @param vault path of the vault; the weekly file lies beside it */
  constructor(vault: string) {
    this.#paths = { vault, weeks: `${vault}.weeks` }
  }

  /** @returns null where there is no such file */
  async read(name: string): Promise<Uint8Array | null> {
    const path = this.#paths[name]
    if (path === undefined) return null
    try {
      return new Uint8Array(await readFile(path))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
      throw error
    }
  }

  /**
   * Replace a file that is there. When this resolves the new state is on the disk; until then the
   * old one is whole.
   *
   * @param previous SHA-256, in hex, of the state that the caller has seen; null to replace any
   * @returns `another` where the file is in another state: a second window has written it
   */
  replace(name: string, body: Uint8Array, previous: string | null): Promise<Replaced | null> {
    const work = this.#last.then(() => this.#replace(name, body, previous))
    this.#last = work.catch(() => undefined)
    return work
  }

  async #replace(name: string, body: Uint8Array, previous: string | null) {
    const path = this.#paths[name]
    const now = await this.read(name)
    if (path === undefined || now === null) return null
    if (previous !== null && sha256(now) !== previous) return 'another'
    const next = `${path}.new`
    const handle = await open(next, 'w', 0o600)
    try {
      await handle.writeFile(body)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(next, path)
    const folder = await open(dirname(path))
    try {
      await folder.sync()
    } finally {
      await folder.close()
    }
    return 'replaced'
  }
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
