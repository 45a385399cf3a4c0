import { readFileSync } from 'node:fs'
import { commitDay, TREE } from '../build/client.ts'
import { FLAG, print, runCommand } from '../cli/command.ts'
import { DEPENDENCIES } from './dependencies.ts'
import { type Lock, sbom, unlisted } from './sbom.ts'

const HELP = `npm run sbom [-- --json]

Prints each package that the program imports, with its use, one line of reason, and who keeps it.

  --json   all packages of package-lock.json, with their hashes, as CycloneDX 1.6`

await runCommand(HELP, { json: FLAG }, ({ json }) => {
  const lock: Lock = JSON.parse(readFileSync(`${TREE}/package-lock.json`, 'utf8'))
  const missing = unlisted(lock)
  if (missing.length > 0) {
    throw new Error(
      `scripts/release/dependencies.ts and package.json differ in ${missing.join(', ')}`,
    )
  }
  if (json) return print(sbom(lock, commitDay(TREE)).trimEnd())
  for (const [name, { use, reason, kept }] of Object.entries(DEPENDENCIES)) {
    const version = lock.packages[`node_modules/${name}`]?.version ?? ''
    print(`${`${name} ${version}`.padEnd(34)} ${use.padEnd(5)} ${reason} (${kept})`)
  }
})
