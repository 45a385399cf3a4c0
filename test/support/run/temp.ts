import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { atExit } from './process.ts'

/**
 * Make an empty folder that only we can read.
 *
 * It is removed when the process ends; `removeFolder` does it sooner.
 */
export function tempFolder(name = 'test'): string {
  const folder = mkdtempSync(join(tmpdir(), `postern-${name}-`))
  atExit(() => removeFolder(folder))
  return folder
}

/**
 * Remove a folder with all that is in it; one that is not there is no error. A process that ends may still
 * write there.
 */
export function removeFolder(folder: string): void {
  for (let tries = 20; ; tries--) {
    try {
      rmSync(folder, { recursive: true, force: true, maxRetries: 4, retryDelay: 50 })
      return
    } catch (error) {
      if (tries === 0 || (error as NodeJS.ErrnoException).code !== 'ENOTEMPTY') throw error
    }
  }
}
