import { runDesk } from '../client/desk/host/main.ts'
import { buildClient, TARGETS } from './build/client.ts'
import { deskFile } from './build/desk-file.ts'
import { print, runSimply } from './cli/command.ts'
import { readContent } from './content/read.ts'

async function prepare(folder: string | null): Promise<Uint8Array> {
  const texts = deskFile(folder === null ? null : readContent(folder))
  // Files that the host serves must exist before it starts; a help text needs no build.
  await buildClient({ targets: [TARGETS.desk] })
  return texts
}

await runSimply(() => runDesk({ args: process.argv.slice(2), prepare, print }))
