import { chownSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { openBuild } from '../../../scripts/build/manifest.ts'
import { VERSION } from '../../../server/standing.ts'
import { startChild } from '../../support/run/process.ts'
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
  return startChild(process.execPath, [join(built, 'server/serve.mjs')], {
    ...NOBODY,
    cwd: '/',
    env: { DATA_DIR: dataDir, PORT: '0', STAFF_PORT: '0', BOARD_PERIOD: '1', HOME: '/nowhere' },
  })
}

const ASK_BROTLI = { headers: { 'accept-encoding': 'br' } }

/** Every file below a folder, with its time. */
function stateOf(folder: string): Record<string, number> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()
  return Object.fromEntries(files.map((file) => [file, statSync(join(folder, file)).mtimeMs]))
}

describe('a built server', () => {
  it('serves a read-only copy as an unprivileged user, from start to a report that it took', async () => {
    const built = copyBuilt()
    makeReadOnly(built)
    const before = stateOf(built)
    const dataDir = join(openFolder('data'), 'state')
    const fingerprint = await fillDataFolder(dataDir)
    if (NOBODY.uid !== undefined) {
      for (const path of ['', ...readdirSync(dataDir, { recursive: true, encoding: 'utf8' })]) {
        chownSync(join(dataDir, path), NOBODY.uid, NOBODY.gid)
      }
    }
    const child = startBuilt(built, dataDir)
    const [, url = ''] = await child.line(/^reporters: (\S+)$/)
    const { sum } = openBuild(built)
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
    expect(await child.kill('SIGTERM')).to.deep.equal({ code: 0, signal: null })
    expect(child.stderr).to.deep.equal([])
    expect(stateOf(built)).to.deep.equal(before)
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
