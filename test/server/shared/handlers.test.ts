import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect } from 'chai'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))

/** The table of each worker, and a handler that is taken out of it. */
const WORKERS = [
  { name: 'desk', file: 'client/desk/engine/worker.ts', kind: "'file-close'" },
  { name: 'reporter', file: 'client/reporter/worker/serve.ts', kind: 'see' },
] as const

describe('the table of handlers of a worker', () => {
  let folder: string

  before(() => {
    folder = mkdtempSync(join(ROOT, '.cache', 'handlers-'))
  })
  after(() => rmSync(folder, { recursive: true, force: true }))

  it('does not compile if a kind of question has no handler', async () => {
    for (const { name, file, kind } of WORKERS) {
      const source = fromAnywhere(file)
      const lacking = source.replace(new RegExp(`^ {2}${kind}: [^]*?^ {2}\\},\\n`, 'm'), '')
      expect(lacking, name).not.to.equal(source)
      writeFileSync(join(folder, `${name}.ts`), source)
      writeFileSync(join(folder, `${name}-lacking.ts`), lacking)
    }
    writeFileSync(
      join(folder, 'tsconfig.json'),
      JSON.stringify({
        extends: join(ROOT, 'tsconfig.base.json'),
        compilerOptions: {
          ...{ lib: ['ES2022', 'DOM', 'DOM.Iterable'], noEmit: true },
          ...{ composite: false, emitDeclarationOnly: false },
        },
        files: [
          ...WORKERS.flatMap(({ name }) => [`${name}.ts`, `${name}-lacking.ts`]),
          join(ROOT, 'crypto/primitives/globals.d.ts'),
        ],
      }),
    )
    const lines = (await compile(folder)).trim().split('\n')
    expect(lines, lines.join('\n')).to.have.lengthOf(WORKERS.length)
    for (const { name, kind } of WORKERS) {
      const said = lines.find((line) => line.startsWith(`${name}-lacking.ts(`)) ?? ''
      expect(said).to.include('error TS2741')
      expect(said).to.include(kind.replaceAll("'", ''))
    }
  })
})

/** A source with its imports by whole paths, so that it means the same in another folder. */
function fromAnywhere(file: string): string {
  const from = dirname(join(ROOT, file))
  return readFileSync(join(ROOT, file), 'utf8').replaceAll(
    /(from |import\()'(\.[^']+)'/g,
    (_, before: string, path: string) => `${before}'${join(from, path)}'`,
  )
}

/** @returns the errors, a line each */
function compile(folder: string): Promise<string> {
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc')
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [tsc, '-p', folder, '--pretty', 'false'],
      { cwd: folder },
      (_, out) => resolve(out),
    )
  })
}
