import { parseArgs } from 'node:util'
import { buildClient, TARGETS } from './build/client.ts'

const HELP = `npm run build [-- --out FOLDER]

Builds what browsers fetch, for reporters and for the desk, into dist/ or FOLDER, and prints the size
and hash of each file. Nothing outside that folder is written. SOURCE_DATE_EPOCH (seconds) replaces the
date of the commit that the bundle shows.`

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { out: { type: 'string', default: 'dist' }, help: { type: 'boolean' } },
  })
  if (values.help) {
    console.log(HELP)
    return
  }
  const manifests = await buildClient({ outDir: values.out })
  for (const [at, target] of Object.values(TARGETS).entries()) {
    for (const asset of Object.values(manifests[at] ?? {})) {
      const path = `${target.folder}/${asset.file}`
      console.log(`${path.padEnd(36)} ${asset.bytes} bytes, brotli ${asset.brotliBytes}`)
      console.log(`  ${asset.integrity}`)
    }
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
