import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildClient, DIST, TARGETS } from './client.ts'
import { treeVersion } from './frozen.ts'
import type { ReporterProgram } from './reporter-pages.ts'

/** Build the reporters' program of this tree. */
export async function buildReporterProgram(): Promise<ReporterProgram> {
  const [assets] = await buildClient({ targets: [TARGETS.reporter] })
  if (assets === undefined) throw new Error('the build gave no reporter pages')
  const read = (file: string) =>
    new Uint8Array(readFileSync(join(DIST, TARGETS.reporter.folder, file)))
  return { version: treeVersion(), assets, read }
}
