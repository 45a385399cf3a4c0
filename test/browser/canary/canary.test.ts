import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect } from 'chai'
import type { Transport } from '../../../client/shared/transport.ts'
import { dayOf, weekAt } from '../../../crypto/days/calendar.ts'
import { concat, systemRandom, toHex, u32be, utf8 } from '../../../crypto/primitives/bytes.ts'
import { SIZE } from '../../../crypto/primitives/labels.ts'
import type { Primitives } from '../../../crypto/primitives/primitives.ts'
import { loadSodium } from '../../../crypto/primitives/sodium.ts'
import { newTicket, post, putBlock } from '../../durability/submissions.ts'
import { ACCEPTED } from '../../support/desk/accepted.ts'
import { makeReception, type TestReception } from '../../support/reception/reception.ts'
import type { Child } from '../../support/run/process.ts'
import { removeFolder, tempFolder } from '../../support/run/temp.ts'
import {
  type LiveServer,
  pooledTransport,
  publish,
  startLive,
} from '../../support/server/live-server.ts'
import { type RecordingProxy, recordingProxy } from '../../support/server/proxy.ts'
import { type DeskSide, openDeskSide } from './desk-side.ts'
import { scanMemory } from './memory.ts'
import { type Canary, needlesOf } from './needles.ts'
import { type Scanner, scannerOf } from './scan.ts'
import { playStory, storyMember, WORDS } from './story.ts'

const three = (text: string) => ({ nb: text, nn: text, en: text })

/** A server with a proxy before each of its addresses, after one whole story. */
interface Played {
  readonly server: LiveServer
  readonly desk: DeskSide
  readonly dataDir: string
  readonly deskDir: string
  readonly proxies: readonly RecordingProxy[]
  readonly reporter: Transport
  readonly secrets: readonly Canary[]
  /** Pieces of everything that was posted: what a log must not repeat. */
  readonly posted: readonly Canary[]
  end(): Promise<void>
}

async function play(p: Primitives, reception: TestReception, script?: string): Promise<Played> {
  const dataDir = tempFolder('canary')
  const deskDir = tempFolder('canary-desk')
  publish(reception, dataDir)
  const environment = { BOARD_PERIOD: '1' }
  const server = await startLive({ dataDir, environment, ...(script ? { script } : {}) })
  const proxies = await Promise.all(
    [server.publicUrl, server.staffUrl].map((url) => recordingProxy(url)),
  )
  const [forReporters, forDesks] = proxies
  if (forReporters === undefined || forDesks === undefined) throw new Error('no proxies')
  const { passphrase } = WORDS
  const member = storyMember(reception)
  const desk = await openDeskSide(p, reception, member, passphrase, forDesks.url, deskDir)
  const reporter = pooledTransport(forReporters.url)
  const secrets = await playStory(p, reception, { reporter, desk })
  const posted = postedIn(proxies.flatMap((proxy) => proxy.recorded()))
  const end = async () => {
    reporter.close()
    await desk.close()
    for (const proxy of proxies) await proxy.close()
    await server.child.kill('SIGKILL')
    removeFolder(dataDir)
    removeFolder(deskDir)
  }
  return { server, desk, dataDir, deskDir, proxies, reporter, secrets, posted, end }
}

/** Tickets, the first bytes of each larger body, and bytes from within it. */
function postedIn(traffic: readonly Buffer[]): Canary[] {
  return traffic.flatMap((stream) => {
    const text = stream.toString('latin1')
    const tickets = [...text.matchAll(/^postern-ticket: (\S+)/gim)].map(([, ticket = '']) => ticket)
    const bodies = [...text.matchAll(/^(?:POST|PUT) \/[\s\S]*?\r\n\r\n/gm)]
      .map((head) => stream.subarray(head.index + head[0].length))
      .filter((body) => body.length >= 4096)
    return [
      ...tickets.map((value) => ({ name: 'ticket', value })),
      ...bodies.map((body) => ({ name: 'id posted', value: body.subarray(0, 32) })),
      ...bodies.map((body) => ({ name: 'body posted', value: body.subarray(500, 532) })),
    ]
  })
}

/** Names of the canaries among which a needle was found, with its encoding. */
const namesIn = (scanner: Scanner, ...pieces: readonly Uint8Array[]) =>
  pieces.flatMap((piece) => scanner.find(piece)).map((one) => `${one.canary}, ${one.encoding}`)

const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)))

const logOf = (child: Child) => Buffer.from([...child.stdout, ...child.stderr].join('\n'))

describe('what people write and the keys to it', () => {
  let p: Primitives
  let reception: TestReception
  let played: Played
  const marker = { name: 'marker', value: `markor-${Buffer.from(systemRandom(8)).toString('hex')}` }
  const markers = needlesOf(marker)
  let scanner: Scanner

  before(async () => {
    p = await loadSodium()
    reception = makeReception(p, {
      today: dayOf(Date.now()),
      roles: ['head', 'reception', 'custodian'],
      // the key list is public: it must be found wherever the server keeps or sends it
      edit: (list) => ({ ...list, otherWays: three(marker.value) }),
    })
    played = await play(p, reception)
    scanner = scannerOf([...played.secrets.flatMap(needlesOf), ...markers])
  })
  after(() => played.end())

  /** The marker, and nothing else. */
  function expectMarkerAlone(found: readonly string[]): void {
    expect(found.filter((name) => !name.startsWith('marker'))).to.deep.equal([])
    expect(found).to.include('marker, UTF-8')
  }

  it('are in no request and no answer', () => {
    const traffic = played.proxies.flatMap((proxy) => proxy.recorded())
    expectMarkerAlone(namesIn(scanner, ...traffic))
  })

  it('are neither in the database nor in its log, nor anywhere in DATA_DIR', () => {
    const files = filesIn(played.dataDir)
    expect(files.length).to.be.above(2)
    expect(files.filter(({ length }) => length === SIZE.block)).to.have.length(2)
    expectMarkerAlone(namesIn(scanner, ...files))
  })

  it('are not in the logs, nor is anything that was posted', () => {
    const start = { name: 'marker', value: played.server.publicUrl }
    const logs = scannerOf([...played.secrets, ...played.posted, start].flatMap(needlesOf))
    expect(played.posted.length).to.be.above(5)
    expectMarkerAlone(namesIn(logs, logOf(played.server.child)))
  })

  it('are nowhere in the memory of the server', () => {
    const { found, bytes, regions } = scanMemory(played.server.child.pid, scanner)
    expect(bytes).to.be.above(30_000_000)
    expect(regions).to.include.members(['[heap]', '[stack]'])
    expectMarkerAlone(found.map((one) => `${one.canary}, ${one.encoding}`))
  })

  it("never reach the desk's host: not its memory, its output or its files", () => {
    const { host, line, token } = played.desk
    const held = { name: 'marker', value: token }
    const withToken = scannerOf([...played.secrets, held].flatMap(needlesOf))
    expectMarkerAlone(namesIn(withToken, ...line.recorded()))
    const { found, bytes } = scanMemory(host.pid, withToken)
    expect(bytes).to.be.above(30_000_000)
    expectMarkerAlone(found.map((one) => `${one.canary}, ${one.encoding}`))
    expectMarkerAlone(namesIn(withToken, logOf(host)))
    expect(namesIn(withToken, ...filesIn(played.deskDir))).to.deep.equal([])
  })

  it('would be found in traffic, files and memory if somebody sent them in clear', async () => {
    const sent = {
      name: 'sent',
      value: `rett-fram-${Buffer.from(systemRandom(8)).toString('hex')}`,
    }
    const week = u32be(weekAt(Date.now()))
    const clear = concat(systemRandom(1_000), utf8(sent.value))
    const rest = systemRandom(SIZE.sealedDrop - clear.length)
    const request = concat(clear, rest, week, systemRandom(SIZE.echo))
    expect(await post(played.reporter, { request })).to.equal(ACCEPTED)
    const scan = scannerOf(needlesOf(sent))
    const traffic = played.proxies.flatMap((proxy) => proxy.recorded())
    expect(namesIn(scan, ...traffic)).to.include('sent, UTF-8')
    expect(namesIn(scan, ...filesIn(played.dataDir))).to.include('sent, UTF-8')
    const { found } = scanMemory(played.server.child.pid, scan)
    expect(found.map(({ encoding }) => encoding)).to.include('UTF-8')
  })

  it('would be found in the folder of blocks too', async () => {
    const sent = { name: 'sent', value: `rett-fram-${toHex(systemRandom(8))}` }
    const { header } = await newTicket(played.reporter)
    const rest = SIZE.block - 200_000 - sent.value.length
    const sealed = concat(systemRandom(200_000), utf8(sent.value), systemRandom(rest))
    expect(await putBlock(played.reporter, { sealed }, header)).to.equal(ACCEPTED)
    const scan = scannerOf(needlesOf(sent))
    expect(namesIn(scan, ...filesIn(played.dataDir))).to.include('sent, UTF-8')
  })

  it('would be noticed in the logs of a server that writes down what it is sent', async () => {
    const leaky = await play(
      p,
      reception,
      fileURLToPath(new URL('leaky-serve.ts', import.meta.url)),
    )
    const logs = scannerOf(leaky.posted.flatMap(needlesOf))
    const found = namesIn(logs, logOf(leaky.server.child)).join('\n')
    await leaky.end()
    expect(found)
      .to.match(/body posted, base64/)
      .and.match(/ticket, UTF-8/)
  })
})
