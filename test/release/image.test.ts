import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { DIST, TREE } from '../../scripts/build/client.ts'
import { openBuild } from '../../scripts/build/manifest.ts'
import { packageParts } from '../../scripts/release/debian/parts.ts'
import { basePackages } from '../../scripts/release/image/base.ts'
import { imageOf } from '../../scripts/release/image/image.ts'
import { tempFolder } from '../support/run/temp.ts'
import { fillDataFolder } from '../support/server/built-server.ts'

const NEEDED = ['skopeo', 'bwrap']
const INSTALL = 'apt-get install -y skopeo bubblewrap'

interface Config {
  readonly User: string
  readonly Env: readonly string[]
  readonly Entrypoint: readonly string[]
}

describe('the image for containers', () => {
  const folder = tempFolder('image')
  const file = join(folder, 'postern.oci.tar')
  const root = join(folder, 'root')
  const data = join(folder, 'data')
  let image: Uint8Array
  let config: Config

  before(() => {
    const missing = NEEDED.filter((name) => spawnSync(name, ['--version']).error !== undefined)
    if (process.getuid?.() !== 0 || missing.length > 0) {
      throw new Error(`needs root, and ${NEEDED.join(', ')}. As root on Debian: ${INSTALL}`)
    }
    image = made()
    writeFileSync(file, image)
  })

  const made = () => {
    const base = basePackages(join(TREE, '.cache', 'image'))
    return imageOf({ ...packageParts(openBuild(DIST), TREE), base })
  }

  it('has the same bytes each time', () => {
    expect(Buffer.from(made()).equals(image)).to.equal(true)
  })

  it('is read by a program of others, with every digest right', () => {
    const copy = join(folder, 'copy')
    execFileSync('skopeo', ['copy', '-q', `oci-archive:${file}`, `dir:${copy}`])
    const manifest = JSON.parse(readFileSync(join(copy, 'manifest.json'), 'utf8'))
    const digest = (of: { digest: string }) => join(copy, of.digest.replace('sha256:', ''))
    config = JSON.parse(readFileSync(digest(manifest.config), 'utf8')).config
    mkdirSync(root)
    for (const layer of manifest.layers) {
      execFileSync('tar', ['-x', '-p', '--numeric-owner', '-f', digest(layer), '-C', root])
    }
    expect(config.User).to.match(/^[1-9]\d*:[1-9]\d*$/)
    const commands = ['backup', 'doctor', 'restore'].map((name) => `postern-${name}`)
    expect(readdirSync(join(root, 'usr/bin')).sort(), 'no shell').to.deep.equal(commands)
  })

  it('runs read-only, as its own user, and answers', async () => {
    await fillDataFolder(data)
    const [uid = 0] = config.User.split(':').map(Number)
    const environment = [...config.Env, 'PORT=0', 'STAFF_PORT=0'].flatMap((one) => {
      const at = one.indexOf('=')
      return ['--setenv', one.slice(0, at), one.slice(at + 1)]
    })
    const sandbox = [
      ...['--ro-bind', root, '/', '--bind', data, '/var/lib/postern', '--proc', '/proc'],
      ...['--dev', '/dev', '--unshare-user', '--unshare-pid', '--unshare-ipc'],
      ...['--uid', `${uid}`, '--gid', `${uid}`, '--clearenv', ...environment],
      ...['--die-with-parent', '--', ...config.Entrypoint],
    ]
    const child = spawn('bwrap', sandbox, { stdio: 'pipe' })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (some) => (said += some))
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
    try {
      const address = await new Promise<string>((resolve, reject) => {
        child.stdout.on('data', () => {
          const [, found] = /^reporters: (.+)$/m.exec(said) ?? []
          if (found !== undefined) resolve(found)
        })
        void ended.then(() => reject(new Error(`it ended: ${said}`)))
      })
      const answer = await fetch(address.replace('0.0.0.0', '127.0.0.1'))
      expect(answer.status).to.equal(200)
      expect(said).to.include('build: ')
    } finally {
      child.kill('SIGTERM')
    }
    await ended
  })
})
