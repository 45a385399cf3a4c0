import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect } from 'chai'
import { findBrowser } from '../../../scripts/setup-browsers.mjs'
import { startChild } from '../../support/run/process.ts'
import { tempFolder } from '../../support/run/temp.ts'

/** Stands in for npm: notes that it was called, makes the folder, and fails if it is told to. */
const NPM = `
  import { appendFileSync, existsSync, mkdirSync } from 'node:fs'
  appendFileSync('calls', process.argv.slice(2).join(' ') + '\\n')
  console.log('added 1 package')
  mkdirSync('node_modules', { recursive: true })
  process.exit(existsSync('fail') ? 1 : 0)`

/** Stands in for the build: notes that it ran. */
const BUILD = `
  import { appendFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
  if (existsSync('dist/fail')) process.exit(1)
  appendFileSync('builds', '.')
  console.log('built')
  mkdirSync('dist', { recursive: true })
  writeFileSync('dist/manifest.json', '{}')`

/** A clone that nothing was installed in. */
function freshClone(): string {
  const root = tempFolder('clone')
  mkdirSync(join(root, 'scripts'))
  for (const file of ['setup.mjs', 'built.mjs', 'installed.mjs', 'setup-browsers.mjs']) {
    const source = fileURLToPath(new URL(`../../../scripts/${file}`, import.meta.url))
    copyFileSync(source, join(root, 'scripts', file))
  }
  writeFileSync(join(root, 'package-lock.json'), '{}')
  writeFileSync(join(root, 'npm.mjs'), NPM)
  return root
}

async function setUp(root: string, args: readonly string[] = [], env: NodeJS.ProcessEnv = {}) {
  const child = startChild(process.execPath, ['scripts/setup.mjs', ...args], {
    cwd: root,
    env: { ...process.env, npm_execpath: join(root, 'npm.mjs'), ...env },
  })
  const { code } = await child.exit
  const calls = existsSync(join(root, 'calls')) ? readFileSync(join(root, 'calls'), 'utf8') : ''
  return { code, calls, stdout: child.stdout, stderr: child.stderr.join('\n') }
}

describe('the set-up step', () => {
  it('installs on a fresh clone, saying so on stderr alone, and then has nothing to say', async () => {
    const root = freshClone()
    const first = await setUp(root)
    expect([first.code, first.calls, first.stdout]).to.deep.equal([0, 'ci\n', []])
    expect(first.stderr).to.contain('Installing packages').and.to.contain('added 1 package')
    expect(await setUp(root)).to.deep.equal({ code: 0, calls: 'ci\n', stdout: [], stderr: '' })
  })

  it('installs again when the lock file changed', async () => {
    const root = freshClone()
    await setUp(root)
    writeFileSync(join(root, 'package-lock.json'), '{ }')
    expect((await setUp(root)).calls).to.equal('ci\nci\n')
  })

  it('leaves alone what npm has installed by this lock file, though it was called by hand', async () => {
    const root = freshClone()
    const wanted = {
      a: { integrity: 'x' },
      b: { integrity: 'y', dev: true },
      c: { optional: true },
    }
    const lock = (packages: object) => JSON.stringify({ packages })
    writeFileSync(join(root, 'package-lock.json'), lock({ '': {}, ...wanted }))
    mkdirSync(join(root, 'node_modules'))
    const held = (packages: object) =>
      writeFileSync(join(root, 'node_modules', '.package-lock.json'), lock(packages))
    held({ a: wanted.a, b: wanted.b })
    expect(await setUp(root)).to.deep.equal({ code: 0, calls: '', stdout: [], stderr: '' })
    held({ a: { integrity: 'of before' }, b: wanted.b })
    expect((await setUp(root)).calls).to.equal('ci\n')
  })

  it('builds what has not been built, and again when a source is newer, and else writes nothing', async () => {
    const root = freshClone()
    await setUp(root)
    mkdirSync(join(root, 'node_modules/tsx/dist'), { recursive: true })
    writeFileSync(join(root, 'node_modules/tsx/dist/cli.mjs'), BUILD)
    const builds = async () => {
      const { code, stdout } = await setUp(root, ['--build'])
      expect([code, stdout]).to.deep.equal([0, []])
      return readFileSync(join(root, 'builds'), 'utf8').length
    }
    expect(await builds()).to.equal(1)
    expect(await builds()).to.equal(1)
    const later = new Date(Date.now() + 60_000)
    utimesSync(join(root, 'scripts/setup.mjs'), later, later)
    expect(await builds()).to.equal(2)
    writeFileSync(join(root, 'dist/fail'), '')
    const { code, stderr } = await setUp(root, ['--build'])
    expect([code, stderr.includes('The build failed')]).to.deep.equal([1, true])
  })

  it('is not called by what talks to a reception: that installs nothing, and says what to do', async () => {
    const root = freshClone()
    copyFileSync(
      fileURLToPath(new URL('../../../scripts/run.mjs', import.meta.url)),
      join(root, 'scripts', 'run.mjs'),
    )
    const child = startChild(process.execPath, ['scripts/run.mjs', 'report', '--help'], {
      cwd: root,
    })
    expect((await child.exit).code).to.equal(1)
    expect(child.stderr.join('\n')).to.contain('Run "npm ci" first')
    expect(existsSync(join(root, 'calls'))).to.equal(false)
  })

  it('does not take an interrupted install for a finished one', async () => {
    const root = freshClone()
    writeFileSync(join(root, 'fail'), '')
    const failed = await setUp(root)
    expect(failed.code).to.equal(1)
    expect(failed.stderr).to.contain('npm ci failed')
    expect(existsSync(join(root, 'node_modules'))).to.equal(true)
    expect((await setUp(root)).calls).to.equal('ci\nci\n')
  })

  it('names the compiler that is missing and the one command that brings it', async () => {
    const root = freshClone()
    writeFileSync(join(root, 'fail'), '')
    const { stderr } = await setUp(root, [], { PATH: '/nowhere' })
    expect(stderr).to.match(/Missing.*: g\+\+, make, python3\. Remedy: .*g\+\+/)
  })

  it('refuses a browser that cannot be run, naming the variable', async () => {
    const { code, stderr } = await setUp(freshClone(), ['--test'], {
      CHROMIUM: '/nowhere/chromium',
    })
    expect(code).to.equal(1)
    expect(stderr).to.contain('CHROMIUM=/nowhere/chromium is not a program')
  })

  it('finds both browsers, and prefers the one that the environment names', () => {
    expect(existsSync(findBrowser('chromium') ?? '')).to.equal(true)
    expect(existsSync(findBrowser('firefox') ?? '')).to.equal(true)
    const before = process.env.FIREFOX
    process.env.FIREFOX = process.execPath
    try {
      expect(findBrowser('firefox')).to.equal(process.execPath)
    } finally {
      if (before === undefined) delete process.env.FIREFOX
      else process.env.FIREFOX = before
    }
  })
})
