import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DIST, TREE } from '../build/client.ts'
import { openBuild } from '../build/manifest.ts'
import { print, required, runCommand, sha256, TEXT } from '../cli/command.ts'
import { serverPackages } from './server-packages.ts'

const HELP = `npm run packages -- --out FOLDER

Makes the package for Debian and the image for containers of the build in dist/, for the system of this machine, in
FOLDER, and prints the SHA-256 of each. The Node in them is fetched from the npm registry once, into .cache/, and compared
with the hash in the sources. The C library in the image comes from Debian's packages, as they are that day; apart from it
the same build gives the same bytes. No right of root is needed.`

await runCommand(HELP, { out: TEXT }, (values) => {
  const out = required(values, 'out')
  const made = serverPackages(openBuild(DIST), TREE)
  mkdirSync(out, { recursive: true })
  for (const [name, body] of made) {
    const file = join(out, name)
    writeFileSync(file, body)
    print(`${Buffer.from(sha256(body)).toString('hex')}  ${file}`)
  }
})
