import { readFileSync, writeFileSync } from 'node:fs'
import { cleanFile } from '../../../client/shared/clean/clean.ts'
import { bytesSource, readPieces } from '../../../client/shared/clean/source.ts'
import type { Task, Verdict } from './cleaner.ts'

/** The process in which files are cleaned, one after another. */

async function clean({ from, to }: Task): Promise<Verdict> {
  const source = bytesSource(new Uint8Array(readFileSync(from)))
  const outcome = await cleanFile(source, from)
  if (outcome.kind === 'clean') {
    writeFileSync(to, await readPieces(source, outcome.pieces))
    return { kind: 'clean', format: outcome.format }
  }
  const format = 'format' in outcome && outcome.format !== null ? `${outcome.format}: ` : ''
  return { kind: 'refused', why: `${format}${outcome.kind}` }
}

process.on('message', async (task: Task) => {
  process.send?.(await clean(task))
})
