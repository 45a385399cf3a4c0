import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import type { Transport } from '../../client/shared/transport.ts'
import { dayOf } from '../../crypto/calendar.ts'
import type { Primitives } from '../../crypto/primitives.ts'
import { loadSodium } from '../../crypto/sodium.ts'
import { someBlock } from '../support/blocks.ts'
import { type House, makeHouse } from '../support/house.ts'
import { pooledTransport, publish, startLive } from '../support/live-server.ts'
import { removeFolder, tempFolder } from '../support/temp.ts'
import { type Call, parseTrace } from './strace.ts'
import { ACCEPTED, newTicket, post, putBlock, sealSubmission } from './submissions.ts'

const CALLS = 'fsync,fdatasync,write,writev,pwrite64,sendto,sendmsg'
const DROPS = 5
/** A drop fills six pages of the log at least; what the server writes for itself is synced as well. */
const WHOLE_THEN_SYNCED = /(?:log ){6,}synced (?:(?:log )+synced )*(?:log ){0,5}$/

/** A block: its file is synced, then its folder, then the row in the log. */
const FILE_FOLDER_ROW = /(?:bytes )+file folder (?:(?:log )+synced )+$/

/** What the calls amount to, in order: `log` (a write to the WAL), `synced`, `answer` (to a write). */
function story(calls: readonly Call[]): string[] {
  return calls.flatMap(({ name, target, rest }) => {
    if (target.endsWith('.db-wal')) return [/sync/.test(name) ? 'synced' : 'log']
    if (target.endsWith('.part')) return [/sync/.test(name) ? 'file' : 'bytes']
    if (target.endsWith('/blocks')) return ['folder']
    const isAnswer = target.startsWith('TCP') && rest.includes('accepted')
    return isAnswer ? ['answer'] : []
  })
}

/** strace does not hand signals on: its child has to be told itself. */
function tracedBy(pid: number): number {
  return Number.parseInt(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8'), 10)
}

/** Elsewhere there is no strace. */
const onLinux = process.platform === 'linux' ? describe : () => undefined

onLinux('what is accepted', function () {
  this.timeout(60_000)
  let p: Primitives
  let house: House
  let dataDir: string

  before(async () => {
    p = await loadSodium()
    house = makeHouse(p, { today: dayOf(Date.now()) })
    dataDir = tempFolder('strace')
    publish(house, dataDir)
  })
  after(() => removeFolder(dataDir))

  /** What a server does before each of its answers, while it is asked. */
  async function traced(ask: (transport: Transport) => Promise<void>): Promise<string[]> {
    const file = join(dataDir, 'trace')
    const args = ['-f', '-yy', '-s', '4096', '-e', `trace=${CALLS}`, '-o', file]
    const environment = { DROP_LIMIT: '100' }
    const server = await startLive({ dataDir, environment, under: ['strace', ...args] })
    const transport = pooledTransport(server.publicUrl, 1)
    try {
      await ask(transport)
    } finally {
      transport.close()
      // in order: a trace that is cut off lacks its last line
      process.kill(tracedBy(server.child.pid), 'SIGTERM')
      await server.child.exit
    }
    const seen = story(parseTrace(readFileSync(file, 'utf8').split('\n')))
    return seen.join(' ').split('answer')
  }

  it('is synced in the log before its answer is written', async () => {
    const answers = await traced(async (transport) => {
      for (let i = 0; i < DROPS; i++) {
        const { reference } = await newTicket(transport)
        const submission = sealSubmission({ p, house }, reference)
        expect(await post(transport, submission)).to.equal(ACCEPTED)
      }
    })
    expect(answers).to.have.length(DROPS + 1)
    for (const before of answers.slice(0, -1)) expect(before).to.match(WHOLE_THEN_SYNCED)
  })

  it('is synced as a file with its name, and then as a row, where it is a block', async () => {
    const answers = await traced(async (transport) => {
      const { header } = await newTicket(transport)
      for (let i = 0; i < DROPS; i++)
        expect(await putBlock(transport, someBlock(), header)).to.equal(ACCEPTED)
    })
    expect(answers).to.have.length(DROPS + 1)
    for (const before of answers.slice(0, -1)) expect(before).to.match(FILE_FOLDER_ROW)
  })
})
