import { join } from 'node:path'
import type { Build } from '../../build/manifest.ts'
import { runtimeLicence, runtimeOf } from '../programs/runtimes.ts'
import type { PackageParts } from './package.ts'

/** Node's name of a machine → the runtime for it, and Debian's name. */
const MACHINES = {
  x64: { runtime: 'linux-x64', architecture: 'amd64' },
  arm64: { runtime: 'linux-arm64', architecture: 'arm64' },
} as const

/**
 * The parts of a package for the system of this machine: the native part of a build is for the machine that built it.
 *
 * @throws Error if there is no package for this system, or the runtime cannot be fetched
 */
export function packageParts(build: Build, root: string): PackageParts {
  const { platform, arch } = process
  if (platform !== 'linux' || (arch !== 'x64' && arch !== 'arm64')) {
    throw new Error('packages are made on Linux, for x64 or arm64: use such a machine')
  }
  const { runtime, architecture } = MACHINES[arch]
  const cache = join(root, '.cache', 'runtimes')
  return {
    ...{ build, root, architecture },
    ...{ node: runtimeOf(runtime, cache), nodeLicence: runtimeLicence(cache) },
  }
}
