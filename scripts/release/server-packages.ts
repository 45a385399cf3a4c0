import { join } from 'node:path'
import type { Build } from '../build/manifest.ts'
import { debianPackage, packageName } from './debian/package.ts'
import { packageParts } from './debian/parts.ts'
import { basePackages } from './image/base.ts'
import { imageName, imageOf } from './image/image.ts'

/**
 * The package for Debian and the image for containers of a build, for the system of this machine.
 *
 * @param root of the source tree; what has to be fetched is kept in its `.cache/`
 * @returns bytes by file name
 * @throws Error if there are none for this system, or something cannot be fetched
 */
export function serverPackages(build: Build, root: string): ReadonlyMap<string, Uint8Array> {
  const parts = packageParts(build, root)
  const image = { ...parts, base: basePackages(join(root, '.cache', 'image')) }
  return new Map([
    [packageName(parts), debianPackage(parts)],
    [imageName(image), imageOf(image)],
  ])
}
