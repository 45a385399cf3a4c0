import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DIST, TREE } from '../build/client.ts'
import { openBuild } from '../build/manifest.ts'
import { print, required, runCommand, sha256, TEXT } from '../cli/command.ts'
import { debianPackage, packageName } from './debian/package.ts'
import { packageParts } from './debian/parts.ts'

const HELP = `npm run packages -- --out FOLDER

Makes the package for Debian of the build in dist/, for the system of this machine, in FOLDER,
and prints its SHA-256. The same build gives the same bytes. The Node in it is fetched from the npm registry
once, into .cache/, and compared with the hash in the sources. No right of root is needed.`

await runCommand(HELP, { out: TEXT }, (values) => {
  const out = required(values, 'out')
  const parts = packageParts(openBuild(DIST), TREE)
  const body = debianPackage(parts)
  const file = join(out, packageName(parts))
  mkdirSync(out, { recursive: true })
  writeFileSync(file, body)
  print(`${Buffer.from(sha256(body)).toString('hex')}  ${file}`)
})
