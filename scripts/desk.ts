import { runDesk } from '../client/desk/host-main.ts'
import { buildClient, TARGETS } from './build-client.ts'
import { readContent } from './content/read.ts'
import { deskFile } from './desk-file.ts'

try {
  // What the host serves must be there before it starts; a help text needs no build.
  if (!process.argv.includes('--help')) await buildClient({ targets: [TARGETS.desk] })
  await runDesk((folder) => deskFile(folder === null ? null : readContent(folder)))
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
