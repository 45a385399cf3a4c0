import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { removeFolder, tempFolder } from '../run/temp.ts'

/**
 * Every page of a PDF file as two independent programs draw it, by the program and the page; two files have the
 * same pixels if these values are equal.
 *
 * @throws Error if one of them cannot read it
 */
export function drawnTwice(file: Uint8Array): Readonly<Record<string, string>> {
  const folder = tempFolder('drawn')
  try {
    const path = join(folder, 'file.pdf')
    writeFileSync(path, file)
    const run = (command: string, ...args: string[]) =>
      execFileSync(command, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })
    run('mutool', 'draw', '-q', '-r', '60', '-o', 'mupdf-%d.ppm', path)
    run('pdftoppm', '-r', '60', path, 'poppler')
    const pages = readdirSync(folder).filter((name) => name.endsWith('.ppm'))
    return Object.fromEntries(
      pages.map((name) => [name, readFileSync(join(folder, name)).toString('latin1')]),
    )
  } finally {
    removeFolder(folder)
  }
}
