import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer, type Server } from 'node:net'
import { join } from 'node:path'
import { expect } from 'chai'
import { DAY_MS, dayOf, firstDay, weekOf } from '../../../crypto/days/calendar.ts'
import { openDrop } from '../../../crypto/drop/drop.ts'
import { type VerifiedKeyList, verifyKeyList } from '../../../crypto/keys/keylist.ts'
import { weekKeyPairOf } from '../../../crypto/keys/keys.ts'
import { decodePublication } from '../../../crypto/keys/publication.ts'
import { systemRandom } from '../../../crypto/primitives/bytes.ts'
import { LIMIT } from '../../../crypto/primitives/labels.ts'
import { loadSumo, type SumoEngine } from '../../../crypto/primitives/sodium-sumo.ts'
import { openVault, openWeeks } from '../../../crypto/vault/vault.ts'
import { countDrops } from '../../../db/drops.ts'
import { openDatabase } from '../../../db/open.ts'
import { getEnvelopes } from '../../../db/shelf.ts'
import { openDemo } from '../../../scripts/demo/demo.ts'
import { readConfig } from '../../../server/config.ts'
import { createLog } from '../../../server/log.ts'
import { startServer } from '../../../server/main.ts'
import { send } from '../../support/run/http.ts'
import { type Child, startNode } from '../../support/run/process.ts'
import { inTurn } from '../../support/run/scale.ts'
import { tempFolder } from '../../support/run/temp.ts'
import { storedIds } from '../../support/server/listing.ts'

interface Started {
  readonly child: Child
  readonly reporters: string
  readonly desk: URL
  readonly passphrase: string
  readonly other: { readonly passphrase: string }
  readonly custodian: { readonly passphrase: string }
  readonly fingerprint: string
}

function launch(folder: string, environment: Readonly<Record<string, string>> = {}): Child {
  const free = { PORT: '0', STAFF_PORT: '0', DESK_PORT: '0', DATABASE_URL: '' }
  const env = { ...process.env, ...free, DATA_DIR: folder, ...environment }
  return startNode('scripts/start.ts', [], { env })
}

/** Start a demo and read what it prints, as the person before the terminal does. */
async function startDemo(folder: string): Promise<Started> {
  const child = launch(folder)
  await child.line(/Stop with Ctrl-C/)
  const [, reporters = ''] = await child.line(/Reporter's page\s+(http:\S+)\/$/)
  const [, desk = ''] = await child.line(/Desk of head\s+(http:\S+)$/)
  const [, fingerprint = ''] = await child.line(/Fingerprint of the reception: (\S+)$/)
  const [first = '', second = '', third = ''] = child.stdout.flatMap((line) => {
    const [, passphrase] = /^\s+Passphrase\s+(\S+)$/.exec(line) ?? []
    return passphrase === undefined ? [] : [passphrase]
  })
  const other = { passphrase: second }
  const custodian = { passphrase: third }
  return { child, reporters, desk: new URL(desk), passphrase: first, other, custodian, fingerprint }
}

async function stop({ child }: Pick<Started, 'child'>): Promise<void> {
  expect(await child.kill('SIGINT')).to.deep.equal({ code: 0, signal: null })
  // the sample's dates have passed, so a review that is due is reported, and nothing else
  expect(child.stderr.filter((line) => !line.includes('its review was due'))).to.deep.equal([])
}

const listIn = (engine: SumoEngine, folder: string, fingerprint: string): VerifiedKeyList => {
  const publication = decodePublication(
    new Uint8Array(readFileSync(join(folder, 'publication.bin'))),
  )
  return verifyKeyList(engine.primitives, publication.signed, fingerprint)
}

/** The stored reports as a member reads them, with the passphrase that was printed. */
async function readReports(folder: string, id: string, started: Started, passphrase: string) {
  const engine = await loadSumo()
  const p = engine.primitives
  const list = listIn(engine, folder, started.fingerprint)
  const vaultFile = join(folder, 'desks', `${id}.vault`)
  const read = (file: string) => new Uint8Array(readFileSync(file))
  const opened = openVault(p, engine.hashPassphrase, passphrase, read(vaultFile))
  if (opened === null) throw new Error('the printed passphrase does not open the vault')
  const keys = openWeeks(p, opened.key, read(`${vaultFile}.weeks`)).weeks
  const member = list.members.find((one) => one.id === id)
  const db = await openDatabase({ file: join(folder, 'postern.db') })
  try {
    const ids = await storedIds(db, 'drops')
    const pairs = keys.slice(0, 2).map(({ week, seed }) => weekKeyPairOf(p, seed, week))
    return (await getEnvelopes(db, 'drops', ids)).flatMap(({ sealed }) => {
      const drop = openDrop(p, list.instance, member!.position, pairs, sealed)
      if (drop === null) return []
      return [drop.body.content as { channel: string; answers: Record<string, unknown> }]
    })
  } finally {
    await db.destroy()
  }
}

async function storedDrops(folder: string): Promise<number> {
  const db = await openDatabase({ file: join(folder, 'postern.db') })
  try {
    return await countDrops(db)
  } finally {
    await db.destroy()
  }
}

async function occupy(): Promise<{ server: Server; port: string }> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { server, port: String((server.address() as AddressInfo).port) }
}

describe('npm start', () => {
  const folder = tempFolder('demo')
  let first: Started

  before(async () => {
    first = await startDemo(folder)
  })
  after(async () => {
    if (first?.child.process.exitCode === null) await first.child.kill('SIGKILL')
  })

  it('serves the page of the reception whose fingerprint it prints, and says that it is a demo', async () => {
    for (const path of ['/', '/nn/', '/en/']) {
      const { status, text } = await send(first.reporters, 'GET', path)
      expect([path, status]).to.deep.equal([path, 200])
      expect(text).to.include(first.fingerprint)
    }
    expect(first.child.stdout.join('\n')).to.include('for trying only')
  })

  it('serves the desk to everybody with the printed address, and its files only by the token', async () => {
    const page = await send(first.desk.origin, 'GET', '/')
    expect([page.status, page.headers.get('content-type')]).to.deep.equal([
      200,
      'text/html; charset=utf-8',
    ])
    const scripts = [...page.text.matchAll(/(?:src|data-worker|href)="(\/assets\/[^"]+)"/g)]
    expect(scripts).to.have.length.above(2)
    for (const [, path = ''] of scripts) {
      expect((await send(first.desk.origin, 'GET', path)).status).to.equal(200)
    }
    expect((await send(first.desk.origin, 'GET', '/files/vault')).status).to.equal(403)
    expect(first.desk.hash).to.match(/^#[\w-]{43}$/)
  })

  it('keeps its keys in files that only their owner reads', () => {
    const files = ['demo.json', 'root.key', 'desks/head.vault', 'desks/adviser.vault.weeks']
    for (const file of files) expect(statSync(join(folder, file)).mode & 0o777).to.equal(0o600)
    expect(statSync(folder).mode & 0o777).to.equal(0o700)
  })

  it('names the vault and the address with which every other member opens a desk', async () => {
    const commands = first.child.stdout.flatMap((line) => {
      const [, server = '', vault = ''] =
        /npm run desk -- --server (\S+) --vault (\S+)$/.exec(line) ?? []
      return vault === '' ? [] : [{ server, vault }]
    })
    expect(commands.map(({ vault }) => vault)).to.deep.equal(
      ['adviser', 'custodian', 'deputy'].map((id) => join(folder, 'desks', `${id}.vault`)),
    )
    const { server, vault } = commands[0]!
    expect((await send(server, 'GET', '/api/desk/drops')).status).to.equal(401)
    const args = ['--server', server, '--vault', vault]
    const desk = startNode('scripts/desk.ts', args)
    const [, url = ''] = await desk.line(/(http:\S+#\S+)/)
    expect((await send(new URL(url).origin, 'GET', '/')).status).to.equal(200)
    expect((await desk.kill('SIGINT')).code).to.equal(0)
  })

  it('takes a report from the command line', async () => {
    const to = ['--server', first.reporters, '--fingerprint', first.fingerprint]
    const args = [...to, '--channel', 'students', '--at-once']
    const child = startNode('scripts/report.ts', args, { stdio: ['pipe', 'pipe', 'pipe'] })
    child.process.stdin?.end('fra kommandolinjen')
    expect((await child.exit).code).to.equal(0)
    expect(child.stdout.at(-1)).to.equal('sent')
  })

  it('stops in order at Ctrl-C, and finds everything again at the next start', async () => {
    await stop(first)
    // an orderly stop empties the log of the database
    expect(existsSync(join(folder, 'postern.db-wal'))).to.equal(false)
    const publication = readFileSync(join(folder, 'publication.bin'))
    const again = await startDemo(folder)
    await stop(again)
    expect(again.fingerprint).to.equal(first.fingerprint)
    expect([again.passphrase, again.other.passphrase]).to.deep.equal([
      first.passphrase,
      first.other.passphrase,
    ])
    expect(readFileSync(join(folder, 'publication.bin'))).to.deep.equal(publication)
    for (const [id, passphrase] of [
      ['head', again.passphrase],
      ['adviser', again.other.passphrase],
    ] as const) {
      const reports = await readReports(folder, id, again, passphrase)
      // the demo's own, sent once, a letter among them, and ours
      expect(reports.map(({ channel }) => channel).sort()).to.deep.equal([
        ...['employees', 'employees', 'employees'],
        ...['external', 'students', 'students', 'students'],
      ])
      const texts = reports.map(({ answers }) => answers.what)
      expect(texts).to.include('fra kommandolinjen')
    }
    // a custodian reads no report
    const { passphrase } = again.custodian
    expect(await readReports(folder, 'custodian', again, passphrase)).to.deep.equal([])
  })
})

describe('npm start in a folder from long ago', () => {
  it('renews the key list, and takes reports again', async () => {
    const engine = await loadSumo()
    const folder = tempFolder('old-demo')
    const then = Date.now() - 200 * DAY_MS
    const cost = { operations: 1, memory: 8 }
    const tools = { engine, random: systemRandom, today: dayOf(then), cost }
    const { fingerprint } = openDemo(tools, folder)
    const config = readConfig({ DATA_DIR: folder, PORT: '0', STAFF_PORT: '0' })
    const server = await startServer(config, new Map(), {
      now: () => then,
      scheduled: false,
      log: createLog(() => {}),
    })
    await server.stop()
    const today = dayOf(Date.now())
    expect(listIn(engine, folder, fingerprint).expires).to.be.below(today)
    const demo = await startDemo(folder)
    try {
      const answer = await send(demo.reporters, 'GET', '/api/key-list')
      const list = verifyKeyList(engine.primitives, answer.body, fingerprint)
      expect([list.version, list.expires]).to.deep.equal([
        2,
        firstDay(weekOf(today) + LIMIT.listWeeks),
      ])
    } finally {
      await stop(demo)
    }
    expect(await storedDrops(folder)).to.equal(6)
  })
})

describe('npm start where it cannot', () => {
  it('names the variable of the port that is taken, and begins again at the next start', async () => {
    const folder = tempFolder('demo')
    const { server, port } = await occupy()
    try {
      // an everyday run draws one of them
      const variables = ['PORT', 'STAFF_PORT', 'DESK_PORT']
      for (const variable of inTurn(variables, 3, systemRandom(1)[0] ?? 0)) {
        const child = launch(folder, { [variable]: port })
        expect((await child.exit).code).to.equal(1)
        expect(child.stderr).to.have.length(1)
        expect(child.stderr[0]).to.match(new RegExp(`${port} .*: set ${variable} to another$`))
      }
    } finally {
      server.close()
    }
    await stop(await startDemo(folder))
    expect(await storedDrops(folder)).to.equal(6)
  })

  it('says what to do about a folder that it cannot write, or that holds something real', async () => {
    const file = join(tempFolder('demo'), 'file')
    writeFileSync(file, 'not a folder')
    const real = tempFolder('demo')
    writeFileSync(join(real, 'publication.bin'), 'of a real reception')
    for (const folder of [join(file, 'below'), real]) {
      const child = launch(folder)
      expect((await child.exit).code).to.equal(1)
      expect(child.stdout).to.deep.equal([])
      expect(child.stderr).to.have.length(1)
      expect(child.stderr[0]).to.match(/set DATA_DIR to/)
    }
    expect(readFileSync(join(real, 'publication.bin'), 'utf8')).to.equal('of a real reception')
  })
})
