import {
  appendFileSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { expect } from 'chai'
import fc from 'fast-check'
import {
  BuildError,
  type BuildManifest,
  encodeManifest,
  MANIFEST_FILE,
  openBuild,
  parseManifest,
  writeManifest,
} from '../../../scripts/build/manifest.ts'
import { tempFolder } from '../../support/run/temp.ts'

const MADE = { version: '1.0.0-rc.1', day: 20_500 }
const FILES = {
  'reporter/script-0123.js': 'script',
  'reporter/script-0123.js.br': 'packed',
  'server/node_modules/@scope/native/build.node': 'native',
  'server/serve.mjs': 'serve',
}

function builtFolder(): string {
  const folder = tempFolder('build')
  for (const [path, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}

/** The message with which a folder is refused after `change`; null if it is accepted. */
function refusalAfter(change: (at: (path: string) => string) => void): string | null {
  const folder = builtFolder()
  writeManifest(folder, MADE)
  change((path) => join(folder, path))
  try {
    openBuild(folder)
    return null
  } catch (error) {
    if (!(error instanceof BuildError)) throw error
    expect(error.message).to.match(/^[^\n]+: [^\n]+$/)
    return error.message
  }
}

describe('the manifest of a build', () => {
  it('names every other file, sorted, and opens again', () => {
    const folder = builtFolder()
    const made = writeManifest(folder, MADE)
    const opened = openBuild(folder)
    expect(opened.manifest).to.deep.equal(made.manifest)
    expect(opened.sum)
      .to.equal(made.sum)
      .and.to.match(/^[0-9a-f]{64}$/)
    expect(opened.manifest).to.deep.include({ format: 'postern-build/1', ...MADE })
    expect(Object.keys(opened.manifest.files)).to.deep.equal(Object.keys(FILES))
    expect(opened.manifest.files['server/serve.mjs']).to.deep.equal({
      sha256: '24c458cfb46d9a456d314c7897601e51578e43c1f9dc007adf1a745bbc15e0f5',
      bytes: 5,
    })
    expect(Buffer.from(opened.read('server/serve.mjs')).toString()).to.equal('serve')
  })

  it('is the same for the same files in another folder', () => {
    const [one, two] = [builtFolder(), builtFolder()]
    writeManifest(one, MADE)
    // what an earlier build left is written over
    writeFileSync(join(two, MANIFEST_FILE), 'old')
    writeManifest(two, MADE)
    const [first, second] = [one, two].map((folder) => readFileSync(join(folder, MANIFEST_FILE)))
    expect(second).to.deep.equal(first)
  })

  it('refuses a file that is missing, changed, cut short, added or a link, and names it', () => {
    const script = 'reporter/script-0123.js'
    expect(refusalAfter(() => {})).to.equal(null)
    expect(refusalAfter((at) => rmSync(at(script)))).to.include(`${script} in `)
    expect(refusalAfter((at) => rmSync(at(script)))).to.include('is missing')
    const changed = refusalAfter((at) => writeFileSync(at(script), 'scripT'))
    expect(changed).to.include(`${script} in `).and.to.include('was changed')
    expect(refusalAfter((at) => appendFileSync(at(script), '!'))).to.include('was changed')
    expect(refusalAfter((at) => truncateSync(at(script), 3))).to.include('is cut short')
    const added = refusalAfter((at) => writeFileSync(at('reporter/more.js'), ''))
    expect(added).to.include('reporter/more.js in ').and.to.include('not of this build')
    expect(refusalAfter((at) => writeFileSync(at('.hidden'), ''))).to.include('.hidden in ')
    const link = refusalAfter((at) => {
      const elsewhere = join(tempFolder(), 'moved.js')
      renameSync(at(script), elsewhere)
      symlinkSync(elsewhere, at(script))
    })
    expect(link).to.include(script).and.to.include('is a link')
    const linkedFolder = refusalAfter((at) => {
      const elsewhere = join(tempFolder(), 'reporter')
      renameSync(at('reporter'), elsewhere)
      symlinkSync(elsewhere, at('reporter'))
    })
    expect(linkedFolder).to.include('reporter is a link')
  })

  it('refuses a manifest that is missing, cut or changed', () => {
    expect(refusalAfter((at) => rmSync(at(MANIFEST_FILE)))).to.include('holds no finished build')
    expect(refusalAfter((at) => truncateSync(at(MANIFEST_FILE), 200))).to.include('cut or changed')
    expect(refusalAfter((at) => appendFileSync(at(MANIFEST_FILE), ' '))).to.include('cut or ch')
  })

  it('reads no file that changed after the start', () => {
    const folder = builtFolder()
    writeManifest(folder, MADE)
    const build = openBuild(folder)
    writeFileSync(join(folder, 'server/serve.mjs'), 'other')
    expect(() => build.read('server/serve.mjs')).to.throw(BuildError, 'was changed')
    expect(() => build.read('../secret')).to.throw(BuildError, 'has no ../secret')
    expect(() => build.read('constructor')).to.throw(BuildError, 'has no constructor')
  })

  it('has one form: what is read is what would be written', () => {
    const name = fc.stringMatching(/^[a-z@][a-z0-9._@-]{0,8}$/)
    const path = fc.array(name, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/'))
    const sum = fc.record({
      sha256: fc.stringMatching(/^[0-9a-f]{64}$/),
      bytes: fc.nat(),
    })
    const files = fc.dictionary(path, sum, { noNullPrototype: true })
    fc.assert(
      fc.property(files, fc.nat(99_999), (list, day) => {
        const manifest: BuildManifest = {
          ...{ format: 'postern-build/1', version: '1.0.0', day },
          files: list,
        }
        const bytes = encodeManifest(manifest)
        expect(parseManifest(bytes)).to.deep.equal(manifest)
        expect(parseManifest(Buffer.concat([bytes, Buffer.from('\n')]))).to.equal(null)
      }),
    )
  })

  it('names nothing outside its folder', () => {
    const sum = { sha256: 'ab'.repeat(32), bytes: 1 }
    const withPath = (path: string) =>
      parseManifest(encodeManifest({ format: 'postern-build/1', ...MADE, files: { [path]: sum } }))
    for (const path of ['../a', 'a/../b', '/a', 'a//b', 'a/.', 'a\\b', '.', '', 'C:a', 'a/']) {
      expect(withPath(path), path).to.equal(null)
    }
    for (const path of ['.a', 'a/..b', 'a/b.js.br', '@a/b']) {
      expect(withPath(path), path).not.to.equal(null)
    }
  })
})
