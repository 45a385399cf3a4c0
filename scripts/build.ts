import { programSum } from './build/output.ts'
import { buildWhole } from './build/whole.ts'
import { print, runCommand, TEXT } from './cli/command.ts'

const HELP = `npm run build [-- --out FOLDER]

Builds what browsers fetch, for reporters and for the desk, and the server, into dist/ or FOLDER. Prints
the size and hash of each file for browsers, one checksum of all files of such a program, and the hash of
manifest.json, which names every file. Reporters find the checksum of theirs on the page "How we protect
you". Nothing outside that folder is written. SOURCE_DATE_EPOCH (seconds) replaces the date of the commit
that the bundle shows.`

await runCommand(HELP, { out: { ...TEXT, default: 'dist' } }, async ({ out }) => {
  const { programs, sum } = await buildWhole(out)
  for (const [folder, manifest] of Object.entries(programs)) {
    for (const asset of Object.values(manifest)) {
      const path = `${folder}/${asset.file}`
      print(`${path.padEnd(36)} ${asset.bytes} bytes, brotli ${asset.brotliBytes}`)
      print(`  ${asset.integrity}`)
    }
    print(`${folder}, all files: ${programSum(manifest)}`)
  }
  print(`manifest.json: ${sum}`)
})
