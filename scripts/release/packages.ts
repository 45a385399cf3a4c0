import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DIST, TREE } from '../build/client.ts'
import { openBuild } from '../build/manifest.ts'
import { print, runCommand, sha256, TEXT } from '../cli/command.ts'
import { debianPackage, packageName } from './debian/package.ts'
import { runtimeLicence, runtimeOf } from './programs/runtimes.ts'

const HELP = `npm run packages -- --out FOLDER

Makes the package for Debian of the build in dist/, which "npm run build" made on a machine of the same
system, and prints its SHA-256. The same build gives the same bytes. The Node in it is fetched from the npm registry once, into
.cache/, and compared with the hash in the sources. No right of root is needed.`

await runCommand(HELP, { out: { ...TEXT, default: 'packages' } }, ({ out }) => {
  const system = systemHere()
  const cache = join(TREE, '.cache', 'runtimes')
  const parts = {
    ...{ build: openBuild(DIST), root: TREE, architecture: system.architecture },
    ...{ node: runtimeOf(system.runtime, cache), nodeLicence: runtimeLicence(cache) },
  }
  mkdirSync(out, { recursive: true })
  const body = debianPackage(parts)
  const file = join(out, packageName(parts))
  writeFileSync(file, body)
  print(`${Buffer.from(sha256(body)).toString('hex')}  ${file}`)
})

function systemHere() {
  if (process.platform === 'linux' && process.arch === 'x64') {
    return { architecture: 'amd64', runtime: 'linux-x64' } as const
  }
  if (process.platform === 'linux' && process.arch === 'arm64') {
    return { architecture: 'arm64', runtime: 'linux-arm64' } as const
  }
  throw new Error('packages are made on Linux, for x64 or arm64: use such a machine')
}
