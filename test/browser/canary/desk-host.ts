// A desk's host in a process of its own: staff address, vault file and built desk are its arguments.

import { loadDeskAssets } from '../../../client/desk/host/assets.ts'
import { startDeskHost } from '../../../client/desk/host/server.ts'
import { filesIn } from '../../../client/shared/local-host/page.ts'

await serve()

async function serve(): Promise<void> {
  const [server = '', vault = '', build = ''] = process.argv.slice(2)
  const assets = await loadDeskAssets(filesIn(build))
  const { url } = await startDeskHost({ server: new URL(server), vault, port: 0, assets })
  process.stdout.write(`desk ${url}\n`)
}
