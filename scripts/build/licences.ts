import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Metafile } from 'esbuild'

const PACKAGE = /^(?:.*\/)?node_modules\/((?:@[^/]+\/)?[^/]+)\//

/** Folders of the packages, from the root, that have code in the bundle. */
export function bundledPackages({ outputs }: Metafile): readonly string[] {
  const inputs = Object.values(outputs).flatMap((output) => Object.entries(output.inputs))
  return inputs
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .flatMap(([path]) => PACKAGE.exec(path)?.[0] ?? [])
}

/** Licences, from the root, of fonts that are in the bundle: each lies beside its font. */
export function bundledNotices(root: string, { inputs }: Metafile): readonly string[] {
  const fonts = Object.keys(inputs).filter((path) => /\.(?:ttf|pfb)$/.test(path))
  return [...new Set(fonts.map(dirname))].flatMap((folder) => {
    const names = readdirSync(join(root, folder)).filter((name) => name.startsWith('LICENSE'))
    if (names.length === 0) throw new Error(`${folder} has no licence of its fonts to pass on`)
    return names.sort().map((name) => join(folder, name))
  })
}

/**
 * The licences of packages as one text, sorted by folder: they ask to travel with every copy.
 *
 * @param notices further files of licences, from the root
 *
 * @throws Error if a package brings no licence text
 */
export function licenceText(
  root: string,
  packages: Iterable<string>,
  notices: readonly string[] = [],
): string {
  const ofPackages = [...new Set(packages)].sort().map((folder) => {
    const { name, version, license, author } = JSON.parse(
      readFileSync(join(root, folder, 'package.json'), 'utf8'),
    )
    const file = readdirSync(join(root, folder))
      .filter((one) => /^licen[cs]e(?:\.(?:md|txt))?$/i.test(one))
      .sort()
      .map((one) => join(root, folder, one))[0]
    if (file !== undefined) return `${name} ${version}\n\n${readFileSync(file, 'utf8').trim()}\n`
    if (license !== 'MIT' || typeof author !== 'string')
      throw new Error(`${name} has no licence text to pass on: do not bundle it`)
    return `${name} ${version}\n\n${mitOf(author)}\n`
  })
  const further = notices.map((path) => readFileSync(join(root, path), 'utf8'))
  return [...ofPackages, ...further].join(`\n${'-'.repeat(72)}\n\n`)
}

/** Licence of a package that names this licence and its author, and brings no text of it. */
function mitOf(author: string): string {
  return `The MIT License

Copyright (c) ${author}

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and
associated documentation files (the "Software"), to deal in the Software without restriction,
including without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense,
and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so,
subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial
portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT
LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN
NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY,
WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE
SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`
}
