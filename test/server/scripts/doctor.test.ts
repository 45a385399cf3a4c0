import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { createServer, type RequestListener, type Server } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import tls from 'node:tls'
import { expect } from 'chai'
import { DAY_MS } from '../../../crypto/days/calendar.ts'
import { asKemPublicKey, asKemSeed } from '../../../crypto/keys/keys.ts'
import { systemRandom, utf8 } from '../../../crypto/primitives/bytes.ts'
import { loadSodium } from '../../../crypto/primitives/sodium.ts'
import { encodeBackupKey } from '../../../crypto/vault/backup.ts'
import { makeBackup } from '../../../scripts/backup/make.ts'
import { type Examined, examine } from '../../../scripts/doctor/examine.ts'
import { judgeLine } from '../../../scripts/doctor/served.ts'
import { type Certificate, makeAuthority } from '../../support/run/certificates.ts'
import { tempFolder } from '../../support/run/temp.ts'
import { handOn } from '../../support/server/hand-on.ts'
import {
  A_MONDAY,
  deliver,
  fakeClock,
  type Instance,
  startInstance,
} from '../../support/server/instance.ts'

const p = await loadSodium()
const seed = asKemSeed(systemRandom(32))
const PLENTY = async () => ({ size: 1e12, free: 1e12, unit: 4096 })
const ONION = 'http://vww6ybal4bd7szmgncyruucpgfkqahzddi37ktceo3ah7ngmcopnpyyd.onion'

const authority = makeAuthority()
const PAGES = new Map([['/', { body: utf8('<p>'), type: 'text/html; charset=utf-8' }]])

describe('npm run doctor', () => {
  let instance: Instance
  let backups: string
  const servers: Server[] = []

  before(async () => {
    const clock = fakeClock(A_MONDAY)
    instance = await startInstance({ clock, weeks: 26, disk: PLENTY, pages: PAGES })
    mkdirSync(join(instance.config.dataDir, 'content'))
    await deliver(instance)
    backups = tempFolder('backups')
    await backUp(backups)
  })
  after(async () => {
    for (const server of servers) server.close()
    await instance.stop()
  })

  const backUp = (folder: string) => {
    const to = asKemPublicKey(p.kemPublicKey(seed))
    return makeBackup({
      p,
      random: systemRandom,
      config: instance.config,
      to,
      folder,
      now: A_MONDAY,
    })
  }

  /** Lines of an examination, in which something may differ from an installation without a fault. */
  async function look(change: Partial<Examined> = {}, environment: Examined['environment'] = {}) {
    const { port } = new URL(instance.server.staffUrl)
    const own = { DATA_DIR: instance.config.dataDir, STAFF_PORT: port, BACKUP_DIR: backups }
    const options = {
      url: null,
      logs: null,
      socks: null,
      ca: null,
      now: A_MONDAY,
      disk: PLENTY,
      hasTimer: false,
    }
    const uid = process.getuid?.() ?? null
    const all = { p, random: systemRandom, uid, ...options, ...change }
    return examine({ ...all, environment: { ...own, ...environment } })
  }

  /** The text of the only red line, behind its name. */
  async function fault(...of: Parameters<typeof look>): Promise<string> {
    const reds = (await look(...of)).filter(({ state }) => state === 'red')
    expect(reds.map(({ name, text }) => `${name}: ${text}`)).to.have.lengthOf(1)
    return `${reds[0]!.name}: ${reds[0]!.text}`
  }

  /** The server's answers, changed on the way as a proxy might. */
  async function behind(change: RequestListener, tls?: Certificate): Promise<URL> {
    const target = instance.server.publicUrl
    const listener: RequestListener = (request, response) => {
      change(request, response)
      if (!response.writableEnded) void handOn(target, request, response)
    }
    const server = tls
      ? createTlsServer({ key: tls.key, cert: tls.certificate }, listener)
      : createServer(listener)
    servers.push(server)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    return new URL(`${tls ? 'https' : 'http'}://127.0.0.1:${port}`)
  }

  it('finds nothing wrong with an installation that runs, and changes nothing in it', async () => {
    const { dataDir } = instance.config
    const key = join(dataDir, 'backup.pub')
    writeFileSync(key, encodeBackupKey(p, seed).public)
    // no secret: it may be read
    chmodSync(key, 0o644)
    const state = () =>
      readdirSync(dataDir, { recursive: true, encoding: 'utf8' })
        .sort()
        .map((name) => {
          const { mode, size, mtimeMs } = statSync(join(dataDir, name))
          return [name, mode, size, mtimeMs]
        })
    const before = state()
    const url = await behind(() => undefined)
    const logs = tempFolder('logs')
    const lines = await look({ url, logs })
    expect(lines.filter((one) => one.state === 'red')).to.deep.equal([])
    const names = ['settings', 'server', 'version', 'modes', 'owner', 'content', 'secrets']
    expect(lines.map(({ name }) => name)).to.deep.equal([
      ...[...names, 'database', 'clock', 'key list', 'disk', 'backups'],
      ...['address', 'TLS', 'headers', 'files', 'onion', 'proxy logs'],
    ])
    expect(state()).to.deep.equal(before)
  })

  it('works without a server that runs, and leaves no file then', async () => {
    const copy = await startInstance({ clock: fakeClock(A_MONDAY), weeks: 26 })
    const { dataDir } = copy.config
    await copy.stop()
    const before = readdirSync(dataDir).sort()
    const lines = await look({}, { DATA_DIR: dataDir, STAFF_PORT: '1' })
    expect(lines.find(({ name }) => name === 'server')?.text).to.match(/none answers.*: start it/)
    expect(lines.find(({ name }) => name === 'database')?.text).to.equal('SQLite, whole')
    expect(readdirSync(dataDir).sort()).to.deep.equal(before)
  })

  const faults: readonly (readonly [what: string, seeded: () => Promise<string>, line: RegExp])[] =
    [
      [
        'a setting that cannot be used',
        () => fault({}, { PORT: '80a' }),
        /^settings: PORT="80a" is not a whole number/,
      ],
      [
        'a data folder that others may enter',
        async () => {
          chmodSync(instance.config.dataDir, 0o755)
          const text = await fault()
          chmodSync(instance.config.dataDir, 0o700)
          return text
        },
        /^modes: others may look into .* \(mode 755\): chmod 700/,
      ],
      [
        'a database that others may read',
        async () => {
          const file = join(instance.config.dataDir, 'postern.db')
          chmodSync(file, 0o644)
          const text = await fault()
          chmodSync(file, 0o600)
          return text
        },
        /^modes: others may read or change postern\.db .*: chmod 600 \S+postern\.db$/,
      ],
      [
        'a key for backups that others may replace',
        async () => {
          const file = join(instance.config.dataDir, 'backup.pub')
          writeFileSync(file, encodeBackupKey(p, seed).public)
          chmodSync(file, 0o664)
          const text = await fault()
          unlinkSync(file)
          return text
        },
        /^modes: others may read or change backup\.pub in .*: chmod 600 \S+backup\.pub$/,
      ],
      [
        'a folder of another user',
        () => fault({ uid: 4711 }),
        /^owner: .* belongs to another user: run this as the user of the server/,
      ],
      [
        'a secret key beside the data',
        async () => {
          const file = join(instance.config.dataDir, 'backup.key')
          writeFileSync(file, encodeBackupKey(p, seed).secret, { mode: 0o600 })
          const text = await fault()
          unlinkSync(file)
          return text
        },
        /^secrets: .*backup\.key is the secret key of backups: take it off this machine/,
      ],
      [
        'a database that is damaged',
        () => {
          const folder = copyOfData()
          const bytes = readFileSync(join(folder, 'postern.db'))
          bytes.fill(7, 0, 200)
          writeFileSync(join(folder, 'postern.db'), bytes, { mode: 0o600 })
          return fault({}, { DATA_DIR: folder })
        },
        /^database: .* is damaged \(SQLITE_NOTADB\): .* put back the last backup/,
      ],
      [
        'a database of another folder',
        () => {
          const folder = copyOfData()
          writeFileSync(join(folder, 'server-id'), 'ab', { mode: 0o600 })
          return fault({}, { DATA_DIR: folder })
        },
        /^database: it does not belong to DATA_DIR: set DATA_DIR and DATABASE_URL/,
      ],
      [
        'a clock that is behind',
        () => fault({ now: A_MONDAY - DAY_MS }),
        /^clock: this machine says 2027-01-03, and the server has seen 2027-01-04: set the clock/,
      ],
      [
        'a disk that is full',
        () => fault({ disk: async () => ({ size: 1e12, free: 1e6, unit: 4096 }) }),
        /^disk: .* make room/,
      ],
      [
        'a disk without room for the drops of the settings',
        () => fault({ disk: async () => ({ size: 1e12, free: 1e9, unit: 4096 }) }),
        /^disk: DROP_LIMIT=35000 may need \d+ MB, and 1000 MB are left.*: make room or lower DROP_LIMIT/,
      ],
      ['no backup', () => fault({}, { BACKUP_DIR: tempFolder('none') }), /^backups: there is none/],
      [
        'backups without a folder',
        () => fault({}, { BACKUP_DIR: '' }),
        /^backups: BACKUP_DIR is not set: set/,
      ],
      [
        'a backup that is old',
        () => fault({ now: A_MONDAY + 3 * DAY_MS }),
        /^backups: the newest .* is of 2027-01-04: see why/,
      ],
      [
        'backups of the package without a folder',
        () => fault({ hasTimer: true }, { BACKUP_DIR: '' }),
        /^backups: BACKUP_DIR is not set: set it in \/etc\/postern\/postern\.conf .*, and postern-backup\.timer makes/,
      ],
      [
        'no backup of the package',
        () => fault({ hasTimer: true }, { BACKUP_DIR: tempFolder('none') }),
        /^backups: there is none in .*: run "npm run backup -- make" once, and postern-backup\.timer makes/,
      ],
      [
        'a backup of the package that is old',
        () => fault({ hasTimer: true, now: A_MONDAY + 3 * DAY_MS }),
        /^backups: the newest .* is of 2027-01-04: "systemctl enable --now postern-backup\.timer" .* "journalctl -u postern-backup"/,
      ],
      [
        'a server of another version',
        async () => {
          const other = await answering((_, response) => {
            response.end(JSON.stringify({ version: '0.0.1', problems: [] }))
          })
          return fault({}, { STAFF_PORT: other.port })
        },
        /^version: the server that runs is 0\.0\.1, .*: start the server again/,
      ],
      [
        'an address where nobody answers',
        () => fault({ url: new URL('http://127.0.0.1:1') }),
        /^address: http:\/\/127\.0\.0\.1:1 gives no answer .*: see whether proxy and server run/,
      ],
      [
        'a proxy that takes a header away',
        async () =>
          fault({
            url: await behind((_, response) => {
              without(response, 'content-security-policy')
            }),
          }),
        /^headers: content-security-policy are not as the server sends them: have the proxy pass/,
      ],
      [
        'a proxy that sets a cookie',
        async () =>
          fault({
            url: await behind((_, response) => void response.setHeader('set-cookie', 'a=1')),
          }),
        /^headers: the proxy adds set-cookie: take them away/,
      ],
      [
        'a proxy that lets no file through',
        async () =>
          fault({
            url: await behind((request, response) => {
              if (request.method === 'PUT') response.writeHead(413).end('<html>')
            }),
          }),
        /^files: the proxy answers 413 to a file: let it pass the method PUT and bodies of 262192/,
      ],
      [
        'a certificate that browsers do not trust',
        async () =>
          fault({ url: await behind(() => undefined, authority.issue(['IP:127.0.0.1'])) }),
        /^TLS: this machine does not trust the certificate \(\w+\): .* its authority .* --ca FILE/,
      ],
      [
        'an onion address that nobody is offered',
        async () => fault({ url: await behind(() => undefined) }, { ONION_ADDRESS: ONION }),
        /^onion: Tor Browser is not offered http:.*: start the server with this ONION_ADDRESS/,
      ],
      [
        'a proxy that logs who asked for what',
        async () => {
          const logs = tempFolder('logs')
          mkdirSync(join(logs, 'nginx'))
          const url = await behind(({ url: path }) => {
            writeFileSync(join(logs, 'nginx', 'access.log'), `127.0.0.1 ${path}\n`, { flag: 'a' })
          })
          return fault({ url, logs })
        },
        /^proxy logs: .*access\.log has the request that this command made: switch the log/,
      ],
    ]

  for (const [what, seeded, line] of faults) {
    it(`says what to do about ${what}`, async () => {
      expect(await seeded()).to.match(line)
    })
  }

  it('trusts an authority that is named or in this machine, and says who does not', async () => {
    const url = await behind(() => undefined, authority.issue(['IP:127.0.0.1']))
    const of = async (ca: string | null) => {
      const { state, text } = (await look({ url, ca })).find(({ name }) => name === 'TLS')!
      return `${state} ${text}`
    }
    const trusted =
      /^note the certificate holds for \d+ days, where its authority is known: .* own phone/
    expect(await of(authority.certificate)).to.match(trusted)
    expect(await of(makeAuthority('Another').certificate)).to.match(/^red this machine does not/)
    const known = Object.getOwnPropertyDescriptor(tls, 'getCACertificates')
    const value = (kind: string) => (kind === 'system' ? [authority.certificate] : [])
    Object.defineProperty(tls, 'getCACertificates', { value, configurable: true })
    try {
      expect(await of(null)).to.match(trusted)
    } finally {
      if (known) Object.defineProperty(tls, 'getCACertificates', known)
      else Reflect.deleteProperty(tls, 'getCACertificates')
    }
  })

  it('judges a certificate by its end and its name', () => {
    const url = new URL('https://drop.example.org')
    const at = (days: number, wrong: string | null = null) =>
      judgeLine(url, { ends: A_MONDAY + days * DAY_MS, fault: wrong }, A_MONDAY)
    expect(at(40).state).to.equal('ok')
    expect(at(13).text).to.match(/ends in 13 days: renew it/)
    expect(at(-1, 'CERT_HAS_EXPIRED').text).to.match(/has ended: renew it/)
    expect(at(40, 'ERR_TLS_CERT_ALTNAME_INVALID').text).to.match(/for another name: get one/)
    expect(judgeLine(new URL('http://drop.example.org'), null, A_MONDAY).text).to.match(
      /put TLS in front/,
    )
    expect(judgeLine(new URL(ONION), null, A_MONDAY).state).to.equal('ok')
  })

  it('tells before a key list ends, and when it has', async () => {
    const of = async (days: number) => {
      const lines = await look({ now: A_MONDAY + days * DAY_MS })
      return lines.find(({ name }) => name === 'key list')!
    }
    expect((await of(0)).state).to.equal('ok')
    expect((await of(170)).state).to.equal('note')
    const ended = await of(200)
    expect([ended.state, ended.text]).to.satisfy(
      ([state, text]: string[]) => state === 'red' && /npm run ceremony -- renew/.test(text!),
    )
  })

  /** A copy of the folder of a server that has stopped. */
  function copyOfData(): string {
    const folder = mkdtempSync(join(tempFolder('copies'), 'data-'))
    for (const name of ['postern.db', 'server-id', 'publication.bin'])
      writeFileSync(join(folder, name), readFileSync(join(instance.config.dataDir, name)), {
        mode: 0o600,
      })
    mkdirSync(join(folder, 'content'))
    return folder
  }

  async function answering(listener: RequestListener): Promise<URL> {
    const server = createServer(listener)
    servers.push(server)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  }
})

/** Have a response lose a header, which stands before its value in a flat list. */
function without(response: Parameters<RequestListener>[1], name: string): void {
  const begin = response.writeHead.bind(response)
  response.writeHead = ((status: number, headers: string[]) => {
    const at = headers.findIndex((one, i) => i % 2 === 0 && one.toLowerCase() === name)
    return begin(status, [...headers.slice(0, at), ...headers.slice(at + 2)])
  }) as typeof response.writeHead
}
