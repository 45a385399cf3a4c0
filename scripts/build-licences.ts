import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Metafile } from 'esbuild'

const PACKAGE = /^(?:.*\/)?node_modules\/((?:@[^/]+\/)?[^/]+)\//

/** Folders of the packages, from the root, of which something is in the bundle. */
export function bundledPackages({ outputs }: Metafile): readonly string[] {
  const inputs = Object.values(outputs).flatMap((output) => Object.entries(output.inputs))
  return inputs
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .flatMap(([path]) => PACKAGE.exec(path)?.[0] ?? [])
}

/**
 * The licences of packages as one text, sorted by folder: they ask to travel with every copy.
 *
 * @throws Error if a package brings no licence text
 */
export function licenceText(root: string, packages: Iterable<string>): string {
  return [...new Set(packages)]
    .sort()
    .map((folder) => {
      const { name, version } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'))
      const file = ['LICENSE', 'LICENSE.md', 'LICENSE.txt', 'LICENCE']
        .map((one) => join(root, folder, one))
        .find(existsSync)
      if (file === undefined)
        throw new Error(`${name} has no licence text to pass on: do not bundle it`)
      return `${name} ${version}\n\n${readFileSync(file, 'utf8').trim()}\n`
    })
    .join(`\n${'-'.repeat(72)}\n\n`)
}
