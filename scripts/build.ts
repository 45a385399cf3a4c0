import { buildClient, TARGETS } from './build/client.ts'
import { programSum } from './build/output.ts'
import { print, runCommand, TEXT } from './cli/command.ts'

const HELP = `npm run build [-- --out FOLDER]

Builds what browsers fetch, for reporters and for the desk, into dist/ or FOLDER, and prints the size
and hash of each file, and one checksum of all files of a program. Reporters find the checksum of theirs on the page
"How we protect you". Nothing outside that folder is written. SOURCE_DATE_EPOCH (seconds) replaces the
date of the commit that the bundle shows.`

await runCommand(HELP, { out: { ...TEXT, default: 'dist' } }, async ({ out }) => {
  const manifests = await buildClient({ outDir: out })
  for (const [at, target] of Object.values(TARGETS).entries()) {
    const manifest = manifests[at] ?? {}
    for (const asset of Object.values(manifest)) {
      const path = `${target.folder}/${asset.file}`
      print(`${path.padEnd(36)} ${asset.bytes} bytes, brotli ${asset.brotliBytes}`)
      print(`  ${asset.integrity}`)
    }
    print(`${target.folder}, all files: ${programSum(manifest)}`)
  }
})
