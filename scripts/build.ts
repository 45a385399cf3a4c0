import { buildClient, TARGETS } from './build/client.ts'
import { print, runCommand, TEXT } from './cli/command.ts'

const HELP = `npm run build [-- --out FOLDER]

Builds what browsers fetch, for reporters and for the desk, into dist/ or FOLDER, and prints the size
and hash of each file. Nothing outside that folder is written. SOURCE_DATE_EPOCH (seconds) replaces the
date of the commit that the bundle shows.`

await runCommand(HELP, { out: { ...TEXT, default: 'dist' } }, async ({ out }) => {
  const manifests = await buildClient({ outDir: out })
  for (const [at, target] of Object.values(TARGETS).entries()) {
    for (const asset of Object.values(manifests[at] ?? {})) {
      const path = `${target.folder}/${asset.file}`
      print(`${path.padEnd(36)} ${asset.bytes} bytes, brotli ${asset.brotliBytes}`)
      print(`  ${asset.integrity}`)
    }
  }
})
