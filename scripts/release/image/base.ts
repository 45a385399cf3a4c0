import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** Packages of Debian that Node needs: the C library, and those of C++. */
const PACKAGES = ['libc6', 'libgcc-s1', 'libstdc++6']

/** A package of Debian in an image. */
export interface BasePackage {
  /** Such as `libc6_2.41-12_amd64`. */
  readonly name: string
  /** Its files, as a tar file. */
  readonly files: Uint8Array
}

/**
 * Fetch the packages below the server in an image, of the system of this machine. The package manager checks their
 * signatures.
 *
 * @param cache a folder that is made if it is missing
 * @throws Error if this is no Debian, or they cannot be fetched
 */
export function basePackages(cache: string): readonly BasePackage[] {
  mkdirSync(cache, { recursive: true })
  const folder = mkdtempSync(join(cache, 'base-'))
  try {
    execFileSync('apt-get', ['-qq', 'download', ...PACKAGES], { cwd: folder, stdio: 'pipe' })
    return readdirSync(folder)
      .sort()
      .map((file) => {
        const options = { cwd: folder, maxBuffer: 1e9 }
        const files = execFileSync('dpkg-deb', ['--fsys-tarfile', file], options)
        return { name: file.replace(/\.deb$/, ''), files: new Uint8Array(files) }
      })
  } catch (cause) {
    const why = `cannot fetch ${PACKAGES.join(', ')} from Debian's packages`
    throw new Error(`${why}: run "apt-get update", or make the image on Debian`, { cause })
  } finally {
    rmSync(folder, { recursive: true })
  }
}
