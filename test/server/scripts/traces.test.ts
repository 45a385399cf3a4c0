import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import type { AddressInfo, Server } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect } from 'chai'
import { buildClient, TARGETS } from '../../../scripts/build/client.ts'
import { EXIT } from '../../../scripts/cli/cli.ts'
import { startChild } from '../../support/run/process.ts'
import { socksProxy } from '../../support/run/socks.ts'
import { tempFolder } from '../../support/run/temp.ts'
import { pinned, run, storedDrops } from '../../support/scripts/command.ts'
import { type Instance, startInstance } from '../../support/server/instance.ts'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))

/** The folders of a person, beside the program: still empty. */
interface Place {
  readonly home: string
  readonly temporary: string
}

function freshPlace(): Place {
  const folder = tempFolder('traces')
  const place = { home: join(folder, 'home'), temporary: join(folder, 'tmp') }
  for (const one of Object.values(place)) mkdirSync(one)
  return place
}

interface Traces {
  readonly code: number | null
  readonly stdout: readonly string[]
  readonly stderr: string
  /** Addresses of the net that were connected or written to, as `HOST:PORT`. */
  readonly asked: readonly string[]
  /** Everything that was made, changed, renamed or removed, as `CALL PATH`. */
  readonly written: readonly string[]
}

/** Run a command with an environment of its own, and look at every call to the system. */
async function traced(
  command: readonly string[],
  { home, temporary }: Place,
  input = '',
  until: RegExp | null = null,
): Promise<Traces> {
  const file = join(tempFolder('strace'), 'trace')
  const flags = ['-f', '-qq', '--seccomp-bpf', '-e', 'trace=%file,%network', '-o', file]
  const child = startChild('strace', [...flags, ...command], {
    cwd: ROOT,
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
    env: {
      ...{ PATH: process.env.PATH, HOME: home, USERPROFILE: home, TMPDIR: temporary },
      // where npm would ask, if it asked: nobody listens
      npm_config_registry: 'http://127.0.0.1:9',
    },
  })
  child.process.stdin?.end(input)
  if (until !== null) {
    await child.line(until)
    // strace hands no signal on
    process.kill(-child.pid, 'SIGTERM')
  }
  const { code } = await child.exit
  const lines = readFileSync(file, 'utf8').split('\n').flatMap(wholeCall(new Map()))
  return {
    code,
    stdout: child.stdout,
    stderr: child.stderr.join('\n'),
    asked: [...new Set(lines.flatMap(addressOf))],
    written: [...new Set(lines.flatMap(writtenBy))],
  }
}

/** Puts together a call that was interrupted by another thread's line. */
function wholeCall(begun: Map<string, string>): (line: string) => string[] {
  return (line) => {
    const [, pid = '', text = ''] = /^(\d+) +(.*)$/.exec(line) ?? []
    const start = /^(.*) <unfinished \.\.\.>$/.exec(text)?.[1]
    if (start !== undefined) {
      begun.set(pid, start)
      return []
    }
    const end = /^<\.\.\. \w+ resumed>(.*)$/.exec(text)?.[1]
    return [end === undefined ? text : `${begun.get(pid) ?? ''}${end}`]
  }
}

function addressOf(call: string): string[] {
  if (!/^(?:connect|sendto|sendmsg|sendmmsg)\(/.test(call)) return []
  const [, port] = /sin6?_port=htons\((\d+)\)/.exec(call) ?? []
  const [, host] = /(?:inet_addr\(|inet_pton\(AF_INET6, )"([^"]+)"/.exec(call) ?? []
  return port === undefined || host === undefined ? [] : [`${host}:${port}`]
}

const CHANGES =
  /^(?:mkdir|rmdir|rename|unlink|link|symlink|chmod|fchmodat|chown|truncate|utimensat|mknod|creat|setxattr)/

function writtenBy(call: string): string[] {
  if (!/ = \d+$/.test(call)) return []
  const opens = /^open(?:at2?)?\(/.test(call) && /O_(?:WRONLY|RDWR|CREAT|TRUNC|APPEND)/.test(call)
  if (!opens && !CHANGES.test(call)) return []
  const path = /"([^"]*)"/.exec(call)?.[1] ?? call
  // files in memory are files
  if (/^\/(?:dev\/(?!shm\/)|proc\/)/.test(path)) return []
  return [`${/^\w+/.exec(call)?.[0]} ${path}`]
}

/** Elsewhere there is no strace. */
const onLinux = process.platform === 'linux' ? describe : () => undefined

onLinux('a command that talks to a reception leaves no trace of it', () => {
  let instance: Instance
  let proxy: Server
  let socks: string
  const resolved: string[] = []

  before(async () => {
    instance = await startInstance()
    proxy = socksProxy(Number(new URL(instance.server.publicUrl).port), resolved)
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
    socks = `127.0.0.1:${(proxy.address() as AddressInfo).port}`
  })
  after(async () => {
    proxy.close()
    await instance.stop()
  })

  /** npm makes its folder, as any use of it does, and puts nothing there. */
  const byNpm = ({ home }: Place) => [`mkdir ${home}/.npm`]
  const ways: readonly [string, readonly string[], (place: Place) => string[]][] = [
    ['through npm', ['npm', 'run', '-s'], byNpm],
    ['without npm', [process.execPath, 'scripts/run.mjs'], () => []],
  ]

  for (const [way, start, written] of ways) {
    const command = (name: string, args: readonly string[]) => [
      ...start,
      name,
      ...(start[0] === 'npm' ? ['--'] : []),
      ...args,
    ]

    it(`${way}: a report asks the proxy alone, and writes nothing`, async () => {
      const place = freshPlace()
      const before = await storedDrops(instance)
      const [, url = '', ...pin] = pinned(instance, 'http://reception.onion')
      const args = ['--server', url, ...pin, '--socks', socks, '--leave-out', 'm1', '--at-once']
      const {
        code,
        stdout,
        asked,
        written: did,
      } = await traced(command('report', args), place, 'Hei')
      expect([code, stdout[1]]).to.deep.equal([EXIT.ok, 'sent'])
      expect(await storedDrops(instance)).to.equal(before + 1)
      expect(asked).to.deep.equal([socks])
      expect(did).to.deep.equal(written(place))
      expect(new Set(resolved)).to.deep.equal(new Set(['3 reception.onion']))
    })

    it(`${way}: a report that fails asks nobody, and writes nothing`, async () => {
      const place = freshPlace()
      const args = [
        '--server',
        'http://reception.onion',
        '--socks',
        socks,
        '--file',
        '/nowhere/kari.jpg',
      ]
      const {
        code,
        stderr,
        asked,
        written: did,
      } = await traced(command('report', args), place, 'Hei')
      expect(code).to.equal(EXIT.file)
      expect(stderr).to.include('/nowhere/kari.jpg')
      expect([asked, did]).to.deep.equal([[], written(place)])
    })

    it(`${way}: an answer asks the server alone, and writes nothing`, async () => {
      const sent = await run('report', pinned(instance), 'Hei')
      await instance.server.tick()
      const place = freshPlace()
      const text = join(place.home, 'svar.txt')
      writeFileSync(text, 'Mer')
      const args = [
        ...pinned(instance),
        '--answer',
        text,
        '--channel',
        'main',
        '--to-all',
        '--at-once',
      ]
      const found = await traced(command('check', args), place, sent.stdout[0])
      expect([found.code, found.stdout.at(-1)]).to.deep.equal([EXIT.ok, 'answer sent'])
      const { host } = new URL(instance.server.publicUrl)
      expect([found.asked, found.written]).to.deep.equal([[host], written(place)])
    })

    it(`${way}: a desk asks nobody by itself, and writes nothing once it is built`, async () => {
      await buildClient({ targets: [TARGETS.desk] })
      const place = freshPlace()
      const args = [
        '--server',
        instance.server.staffUrl,
        '--new',
        '--vault',
        join(place.home, 'a.vault'),
      ]
      const { asked, written: did } = await traced(command('desk', args), place, '', /^Your desk: /)
      expect([asked, did]).to.deep.equal([[], written(place)])
      expect(readdirSync(place.temporary)).to.deep.equal([])
    })
  }
})
