import {
  chmodSync,
  chownSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { isBuiltin } from 'node:module'
import { join } from 'node:path'
import { expect } from 'chai'
import { PATH } from '../../../crypto/wire/wire.ts'
import { openBuild } from '../../../scripts/build/manifest.ts'
import { ALLOCATOR, NODE_FLAGS } from '../../../scripts/serve/runtime.ts'
import { manifestHash } from '../../../scripts/verify/site.ts'
import { VERSION } from '../../../server/standing.ts'
import { send } from '../../support/run/http.ts'
import { startChild, startNode } from '../../support/run/process.ts'
import { changingLine } from '../../support/scripts/changing-line.ts'
import { run } from '../../support/scripts/command.ts'
import {
  copyBuilt,
  fillDataFolder,
  makeReadOnly,
  NOBODY,
  openFolder,
} from '../../support/server/built-server.ts'

/** Start a built server as an unprivileged user, with nothing of the source tree in its environment. */
function startBuilt(built: string, dataDir: string) {
  const place = { DATA_DIR: dataDir, HOME: '/nowhere' }
  return startChild(process.execPath, [...NODE_FLAGS, join(built, 'server/serve.mjs')], {
    ...NOBODY,
    cwd: '/',
    env: { ...ALLOCATOR, ...place, PORT: '0', STAFF_PORT: '0', BOARD_PERIOD: '1' },
  })
}

const ASK_BROTLI = { headers: { 'accept-encoding': 'br' } }

/** Every file below a folder, with its time. */
function stateOf(folder: string): Record<string, number> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()
  return Object.fromEntries(files.map((file) => [file, statSync(join(folder, file)).mtimeMs]))
}

/** Give a folder and all in it to the user of the server. */
function giveToNobody(folder: string): void {
  if (NOBODY.uid === undefined) return
  for (const path of ['', ...readdirSync(folder, { recursive: true, encoding: 'utf8' })]) {
    chownSync(join(folder, path), NOBODY.uid, NOBODY.gid)
  }
}

/** MiB that a process may hold for itself after its start: 90 MiB less 52 of Node's program. */
const MOST_MEMORY = 48

/** MiB that a process holds for itself; 0 on a system that does not say. */
function ownMemory(pid: number | undefined): number {
  if (process.platform !== 'linux') return 0
  const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')
  return Number(/^Anonymous:\s+(\d+)/m.exec(rollup)?.[1]) / 1024
}

describe('a built server', () => {
  it('is started with the same flags by npm, by its unit and in its image', () => {
    const text = (file: string) =>
      readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8')
    const flags = NODE_FLAGS.join(' ')
    expect(text('package.json')).to.include(`"serve": "node ${flags} dist/server/serve.mjs"`)
    const unit = text('scripts/serve/postern.service')
    const allocator = Object.entries(ALLOCATOR).map(([name, value]) => `${name}=${value}`)
    expect(unit)
      .to.include(`/node ${flags} /`)
      .and.include(`\nEnvironment=${allocator.join(' ')}\n`)
  })

  it('asks for modules of Node by need, and holds no words of its programs but theirs', () => {
    const folder = join(copyBuilt(), 'server')
    const programs = readdirSync(folder).filter((file) => file.endsWith('.mjs'))
    const imported = programs.flatMap((file) => {
      const program = readFileSync(join(folder, file), 'latin1')
      expect(
        [...program].every((letter) => letter < '\x80'),
        file,
      ).to.equal(true)
      return [...program.matchAll(/\b(?:import|from)\s*["']([^"']+)["']/g)].map(([, one]) => one)
    })
    // its banner asks for the maker of `require`
    expect(imported.filter((one = '') => isBuiltin(one) && one !== 'node:module')).to.deep.equal([])
  })

  it('has a README of its version, which names only programs that are there', () => {
    const built = copyBuilt()
    const readme = readFileSync(join(built, 'README.md'), 'utf8')
    expect(readme).to.include(`# Postern ${VERSION}, built`)
    expect(openBuild(built).manifest.version).to.equal(VERSION)
    const named = [...readme.matchAll(/server\/\w+\.mjs/g)].map(([file]) => file)
    expect(named).to.include('server/serve.mjs')
    expect(Object.keys(openBuild(built).manifest.files)).to.include.members(['README.md', ...named])
  })

  it('says in a sentence that its user may not read the data', async () => {
    const built = copyBuilt()
    const dataDir = join(openFolder('data'), 'state')
    await fillDataFolder(dataDir)
    giveToNobody(dataDir)
    for (const closed of ['', 'content/pages']) {
      chmodSync(join(dataDir, closed), 0)
      const child = startBuilt(built, dataDir)
      expect((await child.exit).code).to.equal(1)
      chmodSync(join(dataDir, closed), 0o700)
      expect(child.stderr).to.have.lengthOf(1)
      expect(child.stderr[0])
        .to.include(`may not use ${join(dataDir, closed)}`)
        .and.include('chown')
    }
  })

  it('serves a read-only copy as an unprivileged user, from start to a report that it took', async () => {
    const built = copyBuilt()
    makeReadOnly(built)
    const before = stateOf(built)
    const dataDir = join(openFolder('data'), 'state')
    const fingerprint = await fillDataFolder(dataDir)
    giveToNobody(dataDir)
    const child = startBuilt(built, dataDir)
    const [, url = ''] = await child.line(/^reporters: (\S+)$/)
    const { sum, manifest } = openBuild(built)
    // as the build packed them, from the first answer on
    for (const file of Object.keys(manifest.files)) {
      if (!/^reporter\/(?:app|sodium)-[^.]*\.\w+$/.test(file)) continue
      const { headers, body } = await send(url, 'GET', file.replace('reporter', '/assets'), {
        headers: { 'accept-encoding': 'br' },
      })
      expect(headers.get('content-encoding'), file).to.equal('br')
      expect(body, file).to.deep.equal(new Uint8Array(readFileSync(join(built, `${file}.br`))))
    }
    expect(child.stdout.slice(0, 2)).to.deep.equal([`Postern ${VERSION}`, `build: ${sum}`])
    const to = ['--server', url, '--fingerprint', fingerprint]
    const { code, stdout, stderr } = await run('report', [...to, '--channel', 'students'], 'hello')
    expect([code, stdout.at(-1)], stderr).to.deep.equal([0, 'sent'])
    // pages are packed by another process, after the first answers
    const page = await (await fetch(url)).text()
    let packed = await fetch(url, ASK_BROTLI)
    while (packed.headers.get('content-encoding') !== 'br') {
      expect(packed.headers.get('content-encoding')).to.equal(null)
      packed = await fetch(url, ASK_BROTLI)
    }
    expect(await packed.text()).to.equal(page)
    for (const form of ['identity', 'gzip']) {
      const other = await fetch(url, { headers: { 'accept-encoding': form } })
      const sent = other.headers.get('content-encoding') ?? 'identity'
      expect([sent, await other.text()]).to.deep.equal([form, page])
    }
    // without its own part of the machine's cache of files, which is that of Node's program
    expect(ownMemory(child.pid)).to.be.below(MOST_MEMORY)
    expect(await child.kill('SIGTERM')).to.deep.equal({ code: 0, signal: null })
    expect(child.stderr).to.deep.equal([])
    expect(stateOf(built)).to.deep.equal(before)
  })

  it('is compared with its release by "verify", watched by "watch" and described by "webcat", as commands', async () => {
    const built = copyBuilt()
    const dataDir = join(openFolder('data'), 'state')
    const fingerprint = await fillDataFolder(dataDir)
    const child = startChild(process.execPath, [join(built, 'server/serve.mjs')], {
      env: { DATA_DIR: dataDir, PORT: '0', STAFF_PORT: '0' },
    })
    const [, url = ''] = await child.line(/^reporters: (\S+)$/)
    const line = await changingLine(url)
    const command = async (name: string, ...more: string[]) => {
      const about = ['--server', line.url, '--fingerprint', fingerprint, '--build', built]
      const one = startNode('scripts/postern.ts', [name, ...about, ...more])
      const { code } = await one.exit
      return { code, said: one.stdout.join('\n'), refused: one.stderr.join('\n') }
    }
    const good = await command('verify')
    expect(good.code, good.refused).to.equal(0)
    expect(good.said).to.match(/^As released: \d+ pages and files, each in 5 ways\.\nRelease: /)
    const out = join(openFolder('webcat'), 'site')
    const app = ['--app', 'https://source.example.org', '--out', out]
    const described = await command('webcat', ...app)
    expect(described.code, described.refused).to.equal(0)
    const written = readFileSync(join(out, 'manifest.json'), 'utf8')
    expect(described.said).to.include(`Manifest: ${manifestHash(written)}\n`)
    expect(readdirSync(join(out, 'site'))).to.include.members(['index.html', 'nn', 'assets'])

    let visits = 0
    line.change = (path, answer) => {
      if (path === PATH.keyList) visits++
      if (visits < 2 || path !== '/en/') return answer
      return { ...answer, headers: [...answer.headers, ['refresh', '9']] }
    }
    const watched = await command('watch', '--visits', '3', '--every', '0')
    expect([watched.code, visits]).to.deep.equal([6, 2])
    expect(watched.said).to.match(/^Watching key list 1, \w{64}$/)
    expect(watched.refused).to.match(
      /^Differs: \/en\/ \(.*\) has a header that the release does not send: refresh: 9$/,
    )
    await line.close()
    await child.kill('SIGTERM')
  })

  it('does not start on a folder with a file that is changed, missing or added', async () => {
    const script = Object.keys(openBuild(copyBuilt()).manifest.files).find((path) =>
      /^reporter\/app-.*\.js$/.test(path),
    )
    const changes: readonly [change: (folder: string) => void, words: string][] = [
      [
        (folder) => {
          const bytes = readFileSync(join(folder, script!))
          bytes[bytes.length - 2]! ^= 1
          writeFileSync(join(folder, script!), bytes)
        },
        `${script} in `,
      ],
      [(folder) => rmSync(join(folder, script!)), 'is missing'],
      [(folder) => writeFileSync(join(folder, 'reporter/more.js'), ''), 'is not of this build'],
    ]
    for (const [change, words] of changes) {
      const folder = copyBuilt()
      change(folder)
      const child = startBuilt(folder, openFolder('data'))
      expect((await child.exit).code).to.equal(1)
      expect(child.stdout).to.deep.equal([])
      expect(child.stderr).to.have.lengthOf(1)
      expect(child.stderr[0]).to.include(words)
    }
  })
})
