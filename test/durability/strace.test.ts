import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import type { Transport } from '../../client/shared/transport.ts'
import { dayOf } from '../../crypto/days/calendar.ts'
import type { Primitives } from '../../crypto/primitives/primitives.ts'
import { loadSodium } from '../../crypto/primitives/sodium.ts'
import { ACCEPTED } from '../support/desk/accepted.ts'
import { makeReception, type TestReception } from '../support/reception/reception.ts'
import { removeFolder, tempFolder } from '../support/run/temp.ts'
import { someBlock } from '../support/server/blocks.ts'
import { pooledTransport, publish, startLive } from '../support/server/live-server.ts'
import { type Call, parseTrace } from './strace.ts'
import { newTicket, post, putBlock, sealSubmission } from './submissions.ts'

const CALLS = 'fsync,fdatasync,write,writev,pwrite64,sendto,sendmsg'
const TIMES = 5

/** Meaning of a system call. The server also writes to its log for itself, at any time. */
interface Step {
  /** `log` and `synced`: the log of the database; `bytes` and `file`: a block; `folder`: that of blocks. */
  readonly kind: 'log' | 'synced' | 'bytes' | 'file' | 'folder' | 'answer'
  /** Bytes that were written, as in `Call`. */
  readonly written: string
}

function stepOf({ name, target, rest }: Call): Step[] {
  const step = (kind: Step['kind']) => [{ kind, written: rest }]
  if (target.endsWith('.db-wal')) return step(/sync/.test(name) ? 'synced' : 'log')
  if (target.endsWith('.part')) return step(/sync/.test(name) ? 'file' : 'bytes')
  if (target.endsWith('/blocks')) return step('folder')
  return target.startsWith('TCP') && rest.includes('accepted') ? step('answer') : []
}

/** The steps before each answer; steps after the last answer are left out. */
function untilAnswers(steps: readonly Step[]): Step[][] {
  let seen: Step[] = []
  return steps.flatMap((step) => {
    if (step.kind !== 'answer') {
      seen.push(step)
      return []
    }
    const before = seen
    seen = []
    return [before]
  })
}

function writes(kind: Step['kind'], bytes: Uint8Array): (step: Step) => boolean {
  const text = Buffer.from(bytes).toString('latin1')
  return (step) => step.kind === kind && step.written.includes(text)
}

/** Index of the last step of a kind; -1 if there is none. */
const lastOf = (steps: readonly Step[], kind: Step['kind']): number =>
  steps.map((step) => step.kind).lastIndexOf(kind)

/** Bytes. Pages are larger, so that one ends in one edge of a part at most. */
const PART = 512
const EDGE = 16

/** Offsets of the parts of a drop that the log does not surely hold. */
function missingParts(steps: readonly Step[], drop: Uint8Array): number[] {
  const kept = steps.slice(0, Math.max(0, lastOf(steps, 'synced')))
  const parts = Array.from({ length: Math.ceil(drop.length / PART) }, (_, i) => i * PART)
  return parts.filter((start) => {
    const part = drop.subarray(start, start + PART)
    const edges = [part.subarray(0, EDGE), part.subarray(-EDGE)]
    return !edges.some((edge) => kept.some(writes('log', edge)))
  })
}

/** strace does not pass signals on, so its child must get them directly. */
function tracedBy(pid: number): number {
  return Number.parseInt(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8'), 10)
}

/** Other systems have no strace. */
const onLinux = process.platform === 'linux' ? describe : () => undefined

onLinux('what is accepted', () => {
  let p: Primitives
  let reception: TestReception
  let dataDir: string

  before(async () => {
    p = await loadSodium()
    reception = makeReception(p, { today: dayOf(Date.now()) })
    dataDir = tempFolder('strace')
    publish(reception, dataDir)
  })
  after(() => removeFolder(dataDir))

  /** Steps of a server before each of its answers, while `ask` sends requests. */
  async function traced(ask: (transport: Transport) => Promise<void>): Promise<Step[][]> {
    const file = join(dataDir, 'trace')
    const args = ['-f', '-yy', '-xx', '-s', '4096', '-e', `trace=${CALLS}`, '-o', file]
    const environment = { DROP_LIMIT: '100' }
    const server = await startLive({ dataDir, environment, under: ['strace', ...args] })
    const transport = pooledTransport(server.publicUrl, 1)
    try {
      await ask(transport)
    } finally {
      transport.close()
      // stop in order: a trace that is cut off lacks its last line
      process.kill(tracedBy(server.child.pid), 'SIGTERM')
      await server.child.exit
    }
    return untilAnswers(parseTrace(readFileSync(file, 'utf8').split('\n')).flatMap(stepOf))
  }

  it('is synced in the log before its answer is written', async () => {
    const sent: Uint8Array[] = []
    const answers = await traced(async (transport) => {
      for (let i = 0; i < TIMES; i++) {
        const submission = sealSubmission({ p, reception })
        sent.push(submission.request)
        expect(await post(transport, submission)).to.equal(ACCEPTED)
      }
    })
    expect(answers).to.have.length(TIMES)
    const missing = sent.map((drop, i) => missingParts(answers[i] ?? [], drop))
    expect(missing).to.deep.equal(sent.map(() => []))
  })

  it('is synced as a file, then as a row, and then with its name, where it is a block', async () => {
    const sent: Uint8Array[] = []
    const answers = await traced(async (transport) => {
      const { header } = await newTicket(transport)
      for (let i = 0; i < TIMES; i++) {
        const block = someBlock()
        sent.push(block.id)
        expect(await putBlock(transport, block, header)).to.equal(ACCEPTED)
      }
    })
    expect(answers).to.have.length(TIMES)
    for (const [i, id] of sent.entries()) {
      const steps = answers[i] ?? []
      const row = steps.findIndex(writes('log', id))
      const order = [
        ...(['bytes', 'file'] as const).map((kind) => lastOf(steps, kind)),
        steps.findIndex(({ kind }, at) => kind === 'folder' && at > lastOf(steps, 'file')),
        row,
        ...(['synced', 'folder'] as const).map((kind) => lastOf(steps, kind)),
      ]
      expect(Math.min(...order)).to.be.above(-1)
      expect(order).to.deep.equal([...order].sort((a, b) => a - b))
    }
  })
})
