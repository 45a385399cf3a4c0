import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect } from 'chai'
import type { WholeAnswer } from '../../client/shared/node-transport.ts'
import { formFile } from '../../scripts/build/form-file.ts'
import { buildReporterProgram } from '../../scripts/build/reporter-program.ts'
import { EXIT } from '../../scripts/cli/cli.ts'
import {
  buildPrograms,
  PROGRAM_NAMES,
  type ProgramName,
  programFile,
} from '../../scripts/release/programs/build.ts'
import { SYSTEMS, type System } from '../../scripts/release/programs/runtimes.ts'
import { launch, type TestBrowser } from '../support/browser/browser.ts'
import { buildFormProgram } from '../support/reporter/alone-form.ts'
import { send } from '../support/run/http.ts'
import { type Child, startChild } from '../support/run/process.ts'
import { tempFolder } from '../support/run/temp.ts'
import { startLineAtTerminal } from '../support/run/terminal.ts'
import { changingLine } from '../support/scripts/changing-line.ts'
import { serveSample } from '../support/scripts/sample-server.ts'
import { type Instance, publicationOf, startInstance } from '../support/server/instance.ts'
import { type Programs, Walk } from './program-walk.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const CACHE = join(ROOT, '.cache/runtimes')

/** @throws Error with the command that installs it, if a program of this system is missing */
function requireTool(name: string, packages: string): void {
  if (spawnSync(name, ['--version'], { stdio: 'ignore' }).error === undefined) return
  throw new Error(`${name} is missing. On Debian, as root: apt-get install -y ${packages}`)
}

/** Give the input, and close it. */
function withInput(child: Child, input: string): Child {
  child.process.stdin?.on('error', () => {})
  child.process.stdin?.end(input)
  return child
}

function unpacked({ headers, body }: WholeAnswer): Uint8Array {
  const how = headers.find(([name]) => name.toLowerCase() === 'content-encoding')?.[1]
  if (how === undefined) return body
  return new Uint8Array(how === 'br' ? brotliDecompressSync(body) : gunzipSync(body))
}

/** A desk sends four entries in a quarter of an hour, and nobody here waits for the next one. */
function hurry(): void {
  document.addEventListener('readystatechange', () => {
    delete document.documentElement.dataset.paced
  })
}

/**
 * Runs a program under Wine. Node reads and writes files there, and not the pipes of this system, so that the output
 * goes by a file.
 */
const BY_FILES = [
  'cat > "in-$$"',
  'touch "out-$$"',
  'wine "$@" < "in-$$" > "out-$$" 2>&1 & program=$!',
  'tail -n +1 --pid=$program -f "out-$$"',
  'wait $program',
].join('\n')

/** Ends a child and its children: strace hands no signal on. */
function endGroup(child: Child): Promise<unknown> {
  process.kill(-child.pid, 'SIGTERM')
  return child.exit
}

const PHRASE = 'six words for the root of it'
const PIPES = { stdio: ['pipe', 'pipe', 'pipe'] } as const

describe('the programs of one file', () => {
  /** Folder with all of them; PROGRAMS names one with programs that are built already. */
  let built: string
  let browser: TestBrowser
  let instance: Instance

  const fileOf = (name: ProgramName, system: System) => join(built, programFile(name, system))

  before(async () => {
    built = process.env.PROGRAMS ?? tempFolder('programs')
    const all = { root: ROOT, cache: CACHE, systems: SYSTEMS, programs: PROGRAM_NAMES }
    if (process.env.PROGRAMS === undefined) await buildPrograms({ ...all, out: built })
    browser = await launch('chromium')
  })
  after(() => browser?.close())
  beforeEach(async () => {
    instance = await startInstance()
  })
  afterEach(() => instance.stop())

  /** Every step of the walk, on a page of its own. */
  async function walk(programs: Programs, folder: string): Promise<string> {
    const page = await browser.newPage({ isolated: true })
    await page.evaluateOnNewDocument(hurry)
    try {
      const steps = new Walk(programs, instance, page, folder)
      const vault = await steps.makeVault()
      await steps.join(vault)
      await steps.answerReport()
      await steps.renewPassphrase()
      await steps.lockAndEnd()
      await steps.openRemembered()
      await steps.lockAndEnd()
      await steps.recover(vault)
      return vault
    } finally {
      await page.close()
    }
  }

  it('work on Linux without Node and without a PATH, and ask only the server', async () => {
    requireTool('strace', 'strace')
    const folder = tempFolder('program-linux')
    const traces = tempFolder('program-traces')
    let runs = 0
    const start = (name: ProgramName, args: readonly string[], options = {}) => {
      const file = fileOf(name, 'linux-x64')
      const flags = ['-f', '-qq', '--seccomp-bpf', '-e', 'trace=network,execve']
      const traced = [...flags, '-o', join(traces, String(runs++)), file, ...args]
      const env = { PATH: '/nonexistent', HOME: folder, LANG: 'en_GB.UTF-8' }
      return startChild('/usr/bin/strace', traced, { ...options, env, cwd: folder, detached: true })
    }
    const vault = await walk(
      {
        desk: (args) => start('postern-desk', args),
        postern: (args, input) => withInput(start('postern', args, PIPES), input),
        end: endGroup,
        inside: (path) => path,
        outside: (path) => path,
      },
      folder,
    )
    expect(vault).to.match(new RegExp(`^${folder}/\\.local/share/postern/\\w+\\.vault$`))
    const lines = readdirSync(traces).flatMap((name) =>
      readFileSync(join(traces, name), 'utf8').split('\n'),
    )
    const asked = lines.flatMap(
      (line) => /inet_(?:addr|pton)\((?:AF_INET6, )?"([^"]+)"/.exec(line)?.[1] ?? [],
    )
    expect([...new Set(asked)].sort()).to.deep.equal(['127.0.0.1', '::1'])
    const ports = new Set(
      lines
        .filter((line) => /\bconnect\(/.test(line) && line.includes('sin_port'))
        .map((line) => Number(/sin_port=htons\((\d+)\)/.exec(line)?.[1])),
    )
    const servers = [instance.server.publicUrl, instance.server.staffUrl].map((url) =>
      Number(new URL(url).port),
    )
    for (const port of servers) expect([...ports]).to.include(port)
    const started = lines.flatMap((line) => /execve\("([^"]+)"/.exec(line)?.[1] ?? [])
    expect(new Set(started)).to.deep.equal(
      new Set(PROGRAM_NAMES.map((name) => fileOf(name, 'linux-x64'))),
    )
  })

  it('make a ceremony, edit content and print in an empty folder, without Node, npm and network', async () => {
    const folder = tempFolder('program-ceremony')
    const file = fileOf('postern', 'linux-x64')
    const options = {
      cwd: folder,
      env: { PATH: '/nonexistent', HOME: folder, LANG: 'en_GB.UTF-8', SHELL: '/bin/sh' },
    }
    const script = (line: string) =>
      startLineAtTerminal(line, { ...options, env: { ...options.env, PATH: process.env.PATH } })
    const alone = `env -i PATH=/nonexistent HOME=${folder} /usr/bin/unshare -rn ${file}`
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
    const tellsOf = (name: string) => execFileSync(file, [name], { ...options, encoding: 'utf8' })
    expect(tellsOf('--version')).to.equal(`${version}\n`)
    expect(tellsOf('licences')).to.include('libsodium').and.include('Node.js')
    expect(tellsOf('--help')).to.include('postern ceremony').and.include('postern licences')
    const terminal = script(`${alone} ceremony`)
    await terminal.answer('Språk / language', 'en')
    await terminal.answer('Folder for everything', 'reception')
    await terminal.answer('What kind of organisation', '1')
    await terminal.answer('Enter to go on', '')
    await terminal.answer('New passphrase', PHRASE)
    await terminal.answer('again', PHRASE)
    await terminal.answer('to look again', 'stop')
    await terminal.exit
    const screen = terminal.stdout.join('\n')
    expect(screen).to.include(`${file} content edit reception/content`)
    expect(screen).to.not.include('npm run')

    const editor = startChild(file, ['content', 'edit', 'reception/content'], options)
    const [, url = ''] = await editor.line(/^The editor: (\S+)$/)
    const page = await send(new URL(url).origin, 'GET', '/')
    expect(page.status).to.equal(200)
    const [, asset = ''] = /src="(\/assets\/[^"]+)"/.exec(page.text) ?? []
    expect((await send(new URL(url).origin, 'GET', asset)).status).to.equal(200)
    expect((await editor.kill('SIGINT')).code).to.equal(0)

    writeFileSync(join(folder, 'publication.bin'), publicationOf(instance.reception))
    const said = ['--content', 'reception/content', '--address', 'https://drop.fjordby.example']
    const given = ['--publication', 'publication.bin', '--out', 'print']
    const printing = startChild(file, ['print', ...given, ...said], options)
    expect((await printing.exit).code, printing.stderr.join('\n')).to.equal(0)
    expect(readFileSync(join(folder, 'print/poster-nb.pdf')).subarray(0, 5).toString()).to.equal(
      '%PDF-',
    )
  })

  it('verify a server and a form from an empty folder, and name what differs', async () => {
    const released = await buildReporterProgram()
    const site = await serveSample(released)
    const line = await changingLine(site.server.publicUrl)
    const folder = tempFolder('program-verify')
    const env = { PATH: '/nonexistent', HOME: folder, LANG: 'en_GB.UTF-8' }
    const verify = async (...args: readonly string[]) => {
      const all = ['verify', '--fingerprint', site.root, ...args]
      const child = startChild(fileOf('postern', 'linux-x64'), all, { cwd: folder, env })
      const { code } = await child.exit
      return { code, said: [...child.stdout, ...child.stderr].join('\n') }
    }
    try {
      const good = await verify('--server', line.url)
      expect(good.said).to.match(/^As released: \d+ pages and files, each in 5 ways\./)
      expect(good.code).to.equal(EXIT.ok)

      line.change = (path, answer) => {
        if (!path.endsWith('.wasm')) return answer
        const headers = answer.headers.filter(([name]) => name.toLowerCase() !== 'content-encoding')
        const body = unpacked(answer).slice()
        body[body.length - 1]! ^= 1
        return { ...answer, headers, body }
      }
      const bad = await verify('--server', line.url)
      expect(bad.said).to.match(/^Differs: \S+\.wasm \(/)
      expect(bad.code).to.equal(EXIT.unverified)

      const ours = { ...(await buildFormProgram()), version: released.version }
      const form = formFile(ours, { ...site, demo: false })
      writeFileSync(join(folder, 'form.html'), form)
      const same = await verify('--form', 'form.html')
      expect(same.said).to.match(/^As released: the form, byte by byte/)
      form[form.length - 5000]! ^= 1
      writeFileSync(join(folder, 'form.html'), form)
      expect((await verify('--form', 'form.html')).code).to.equal(EXIT.unverified)
      expect(readdirSync(folder)).to.deep.equal(['form.html'])
    } finally {
      await line.close()
      await site.server.stop()
    }
  })

  it('work on Windows as Wine is it: the same walk', async () => {
    requireTool('wine', 'wine wine64')
    const folder = tempFolder('program-windows')
    const prefix = join(folder, 'prefix')
    const env = {
      ...{ PATH: process.env.PATH, HOME: folder, LANG: 'en_GB.UTF-8' },
      ...{ WINEPREFIX: prefix, WINEDEBUG: '-all', XDG_RUNTIME_DIR: folder },
    }
    execFileSync('wine', ['wineboot', '-i'], { env, stdio: 'ignore' })
    const start = (name: ProgramName, args: readonly string[], options = {}) =>
      startChild('bash', ['-c', BY_FILES, 'wine', fileOf(name, 'windows-x64'), ...args], {
        ...options,
        ...{ env, cwd: folder, detached: true },
      })
    try {
      const vault = await walk(
        {
          desk: (args) => start('postern-desk', args),
          postern: (args, input) => withInput(start('postern', args, PIPES), input),
          end: endGroup,
          inside: (path) =>
            path.startsWith(`${prefix}/drive_c/`)
              ? `C:${path.slice(`${prefix}/drive_c`.length).replaceAll('/', '\\')}`
              : `Z:${path.replaceAll('/', '\\')}`,
          outside: (path) => `${prefix}/drive_c${path.slice(2).replaceAll('\\', '/')}`,
        },
        folder,
      )
      expect(vault).to.match(/\/AppData\/Local\/Postern\/\w+\.vault$/)
    } finally {
      spawnSync('wineserver', ['-k'], { env, stdio: 'ignore' })
    }
  })

  it('start on Linux for arm64', async () => {
    requireTool(
      'qemu-aarch64',
      'qemu-user libc6-arm64-cross libstdc++6-arm64-cross libatomic1-arm64-cross',
    )
    const args = [
      '-L',
      '/usr/aarch64-linux-gnu',
      fileOf('postern-desk', 'linux-arm64'),
      '--version',
    ]
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
    expect(execFileSync('qemu-aarch64', args, { encoding: 'utf8' }).trim()).to.equal(version)
  })

  it('have the same bytes if they are built from a copy of the tree in another folder', async () => {
    const copy = join(tempFolder('program-copy'), 'tree')
    execFileSync('cp', ['-a', '--reflink=auto', ROOT, copy])
    const out = tempFolder('program-again')
    await buildPrograms({
      root: copy,
      out,
      cache: CACHE,
      systems: SYSTEMS,
      programs: PROGRAM_NAMES,
    })
    const sums = (folder: string) =>
      SYSTEMS.flatMap((system) =>
        PROGRAM_NAMES.map((name) => {
          const file = programFile(name, system)
          const bytes = readFileSync(join(folder, file))
          return `${createHash('sha256').update(bytes).digest('hex')}  ${file}`
        }),
      )
    expect(sums(out)).to.deep.equal(sums(built))
  })
})
