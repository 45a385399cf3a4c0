import { readFileSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect } from 'chai'
import { CONTENT_LIMIT } from '../../crypto/body.ts'
import { systemRandom } from '../../crypto/bytes.ts'
import { DAY_MS, firstDay, weekAt } from '../../crypto/calendar.ts'
import type { SlotContent, SlotKind } from '../../crypto/content.ts'
import { openDrop } from '../../crypto/drop.ts'
import type { KeyList } from '../../crypto/keylist.ts'
import { LIMIT } from '../../crypto/labels.ts'
import { deriveReceipt, makeCode, parseCode } from '../../crypto/receipt.ts'
import { loadSodium } from '../../crypto/sodium.ts'
import { countDrops, getDrops, listDropIds } from '../../db/drops.ts'
import { EXIT } from '../../scripts/cli.ts'
import { makeHouse } from '../support/house.ts'
import {
  deliver,
  fakeClock,
  type Instance,
  slotPostFor,
  staffFetch,
  startInstance,
} from '../support/instance.ts'
import { type Child, startNode } from '../support/process.ts'
import { socksProxy } from '../support/socks.ts'
import { tempFolder } from '../support/temp.ts'
import { type Front, type Meddle, startFront } from './front.ts'

type Input = string | Uint8Array

function start(script: 'report' | 'check', args: readonly string[], input: Input): Child {
  const child = startNode(`scripts/${script}.ts`, args, { stdio: ['pipe', 'pipe', 'pipe'] })
  // it may end before it has read everything
  child.process.stdin?.on('error', () => {})
  child.process.stdin?.end(input)
  return child
}

async function run(script: 'report' | 'check', args: readonly string[], input: Input) {
  const child = start(script, args, input)
  const { code } = await child.exit
  return { code, stdout: child.stdout, stderr: child.stderr.join('\n') }
}

const pinned = (instance: Instance, url = instance.server.publicUrl) => [
  ...['--server', url, '--fingerprint', instance.house.fingerprint],
]

const storedDrops = (instance: Instance) => countDrops(instance.server.ctx.db)

async function withFront<T>(
  instance: Instance,
  meddle: Meddle | undefined,
  work: (front: Front, to: string[]) => Promise<T>,
): Promise<T> {
  const front = await startFront(instance.server.publicUrl, meddle)
  try {
    return await work(front, pinned(instance, front.url))
  } finally {
    await front.close()
  }
}

describe('a report from the command line', function () {
  this.timeout(60_000)
  let instance: Instance

  before(async () => {
    instance = await startInstance()
  })
  after(() => instance.stop())

  it('shows the code while the drop still waits for its answer', async () => {
    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    const meddle: Meddle = async ({ line }, pass, response) => {
      if (line === 'POST /api/drops') await held
      const { status, body } = await pass()
      response.writeHead(status).end(body)
    }
    await withFront(instance, meddle, async (_front, to) => {
      const child = start('report', to, 'hello')
      const [code] = await child.line(/^.*$/)
      expect(parseCode(code).kind).to.equal('code')
      release()
      expect((await child.exit).code).to.equal(EXIT.ok)
      expect(child.stdout).to.deep.equal([code, 'delivered'])
    })
  })

  it('is stored once when the answer gets lost and the same bytes come again', async () => {
    const before = await storedDrops(instance)
    const bodies: string[] = []
    const meddle: Meddle = async ({ line, body }, pass, response) => {
      const answer = await pass()
      if (line === 'POST /api/drops' && bodies.push(Buffer.from(body).toString('hex')) === 1) {
        response.destroy()
      } else response.writeHead(answer.status).end(answer.body)
    }
    await withFront(instance, meddle, async (_front, to) => {
      expect(await run('report', to, 'hello')).to.include({ code: EXIT.ok })
    })
    expect(bodies).to.have.length.above(1)
    expect(new Set(bodies)).to.have.length(1)
    expect(await storedDrops(instance)).to.equal(before + 1)
  })

  it('asks nothing of the server before the text has been found fit', async () => {
    await withFront(instance, undefined, async (front, to) => {
      const long = 'x'.repeat(CONTENT_LIMIT + 1)
      const inputs = ['', long, new Uint8Array(4_000_000), Buffer.from([0xc3])]
      for (const { code, stdout } of await Promise.all(
        inputs.map((one) => run('report', to, one)),
      )) {
        expect([code, stdout]).to.deep.equal([EXIT.text, []])
      }
      expect(front.asked).to.deep.equal([])
    })
  })

  it('is refused by its bytes and not by its symbols, with nothing sent', async () => {
    const before = await storedDrops(instance)
    // 5,340 symbols of three bytes: the answers around them no longer fit
    const { code, stdout, stderr } = await run('report', pinned(instance), '中'.repeat(5340))
    expect([code, stdout]).to.deep.equal([EXIT.text, []])
    expect(stderr).to.match(/Too long for one report by \d+ bytes/)
    expect(await storedDrops(instance)).to.equal(before)
    expect(await run('report', pinned(instance), '中'.repeat(5200))).to.include({ code: EXIT.ok })
  })

  it('prints one object with --json, and the code beside it before', async () => {
    const { code, stdout, stderr } = await run('report', [...pinned(instance), '--json'], 'hello')
    expect(code).to.equal(EXIT.ok)
    expect(stdout).to.have.length(1)
    const result = JSON.parse(stdout[0]!)
    expect(result).to.have.all.keys('delivered', 'code', 'channel', 'pinned')
    expect(result).to.include({ delivered: true, channel: 'main', pinned: true })
    expect(stderr).to.include(result.code)
  })

  it('is opened by those who were not left out, and by nobody else', async () => {
    const args = [...pinned(instance), '--leave-out', 'm1', '--language', 'en', '--json']
    const { stdout } = await run('report', args, 'between us')
    const { reference } = receiptOf(instance, JSON.parse(stdout[0]!).code)
    const readers = (await openedBy(instance)).filter(({ body }) => body.reference === reference)
    expect(readers.map(({ member }) => member)).to.deep.equal(['m0'])
    expect(readers[0]!.body.content).to.deep.include({ language: 'en', channel: 'main' })
  })

  it('reaches a name that only the proxy can resolve', async () => {
    const asked: string[] = []
    const proxy = socksProxy(Number(new URL(instance.server.publicUrl).port), asked)
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
    const socks = `127.0.0.1:${(proxy.address() as AddressInfo).port}`
    try {
      const to = pinned(instance, 'http://drop.invalid')
      expect(await run('report', [...to, '--socks', socks], 'hello')).to.include({ code: EXIT.ok })
      expect(await run('report', to, 'hello')).to.include({ code: EXIT.offline })
    } finally {
      proxy.close()
    }
    expect(new Set(asked)).to.deep.equal(new Set(['3 drop.invalid']))
  })

  it('takes a fingerprint as people type it, and refuses one that is none', async () => {
    const typed = instance.house.fingerprint.toLowerCase().replaceAll('-', ' ')
    const to = ['--server', instance.server.publicUrl, '--fingerprint']
    expect(await run('report', [...to, typed], 'hello')).to.include({ code: EXIT.ok })
    const short = instance.house.fingerprint.slice(0, -1)
    expect(await run('report', [...to, short], 'hello')).to.include({ code: EXIT.usage })
  })

  it('explains itself, every exit code included', async () => {
    for (const script of ['report', 'check'] as const) {
      const { code, stdout } = await run(script, ['--help'], '')
      expect(code).to.equal(EXIT.ok)
      const listed = [...stdout.join(' ').matchAll(/[ ;](\d) [a-z]/g)].map(([, digit]) => digit)
      expect(listed).to.include.members(Object.values(EXIT).map(String))
    }
  })
})

describe('a report to a server that cannot take it', function () {
  this.timeout(60_000)

  it('says that the server is full', async () => {
    const instance = await startInstance({ config: { dropLimit: 1 } })
    try {
      await deliver(instance)
      const { code, stdout } = await run('report', pinned(instance), 'hello')
      expect([code, stdout.length]).to.deep.equal([EXIT.closed, 1])
      expect(stdout).to.not.include('delivered')
      expect(await storedDrops(instance)).to.equal(1)
    } finally {
      await instance.stop()
    }
  })

  it('seals to no key list that has run out', async () => {
    const p = await loadSodium()
    const monday = firstDay(weekAt(Date.now()))
    const edit = (list: KeyList) => ({ ...list, expires: monday })
    const house = makeHouse(p, { today: monday - 1, edit })
    const instance = await startInstance({ house })
    try {
      const { code, stderr } = await run('report', pinned(instance), 'hello')
      expect(code).to.equal(EXIT.closed)
      expect(stderr).to.include('no valid keys')
      expect(await storedDrops(instance)).to.equal(0)
    } finally {
      await instance.stop()
    }
  })

  it('sends nothing by a clock that is weeks away from the server’s', async () => {
    const clock = fakeClock(Date.now() + 21 * DAY_MS)
    const instance = await startInstance({ clock })
    try {
      // the weekly keys of today are not among those of a list that begins in three weeks
      const { code, stdout, stderr } = await run('report', pinned(instance), 'hello')
      expect([code, stdout]).to.deep.equal([EXIT.closed, []])
      expect(stderr).to.include('date of this machine')
      expect(await storedDrops(instance)).to.equal(0)
    } finally {
      await instance.stop()
    }
  })

  it('trusts no key list that was changed on the way, pinned or not', async () => {
    const instance = await startInstance()
    const meddle: Meddle = async ({ line }, pass, response) => {
      const { status, body } = await pass()
      const signature = body[5] ?? 0
      if (line === 'GET /api/key-list') body[5] = signature ^ 1
      response.writeHead(status).end(body)
    }
    try {
      await withFront(instance, meddle, async (front, to) => {
        const everyone = [to, to.slice(0, 2)].map((args) => run('report', args, 'hello'))
        for (const { code, stdout } of await Promise.all(everyone)) {
          expect([code, stdout]).to.deep.equal([EXIT.unverified, []])
        }
        expect(front.asked.filter((line) => line.startsWith('POST'))).to.deep.equal([])
      })
    } finally {
      await instance.stop()
    }
  })

  it('calls an answer without sense a fault, in one sentence', async () => {
    const instance = await startInstance()
    const meddle: Meddle = async ({ line }, pass, response) => {
      const { status, body } = await pass()
      if (line === 'POST /api/tickets') response.writeHead(500).end('<h1>oops</h1>')
      else response.writeHead(status).end(body)
    }
    try {
      await withFront(instance, meddle, async (_front, to) => {
        const { code, stdout, stderr } = await run('report', to, 'hello')
        expect([code, stdout]).to.deep.equal([EXIT.fault, []])
        expect(stderr.split('\n').at(-1)).to.match(/makes no sense/)
      })
    } finally {
      await instance.stop()
    }
  })
})

describe('a code on the command line', function () {
  this.timeout(60_000)
  let instance: Instance
  const folder = tempFolder()
  const answerFile = join(folder, 'answer.txt')

  before(async () => {
    instance = await startInstance({ roles: ['head', 'reception', 'reception'] })
    writeFileSync(answerFile, 'mitt svar')
  })
  after(() => instance.stop())

  it('is refused when mistyped, cut or not text, before anything is asked', async () => {
    const code = makeCode(systemRandom, 'ABCDEFG')
    const swapped = `${code.slice(0, 12)}${code[12] === '7' ? '8' : '7'}${code.slice(13)}`
    await withFront(instance, undefined, async (front, to) => {
      for (const input of [swapped, code.slice(1), `${code}U`, '', Buffer.from([0xff, 0xfe])]) {
        const { code: exit, stdout } = await run('check', to, input)
        expect([exit, stdout]).to.deep.equal([EXIT.code, []])
      }
      expect(front.asked).to.deep.equal([])
    })
  })

  it('asks the same of the server whether it is known or not', async () => {
    const { code } = await deliver(instance)
    await instance.server.tick()
    const ways: string[][] = []
    for (const typed of [code, makeCode(systemRandom, 'ABCDEFG')]) {
      await withFront(instance, undefined, async (front, to) => {
        const exit = (await run('check', to, typed)).code
        expect(exit).to.equal(ways.length === 0 ? EXIT.ok : EXIT.unknown)
        ways.push([...front.asked].sort())
      })
    }
    expect(ways[0]).to.deep.equal(ways[1])
    expect(ways[0]).to.include('GET /api/board/0')
  })

  it('prints one object with --json, found or not', async () => {
    const { code } = await deliver(instance)
    await instance.server.tick()
    const args = [...pinned(instance), '--json']
    const found = await run('check', args, code)
    const week = weekAt(Date.now())
    const dates = [firstDay(week), firstDay(week) + 6].map((day) =>
      new Date(day * DAY_MS).toISOString().slice(0, 10),
    )
    const empty = { status: null, messages: [], answered: false, incomplete: false, pinned: true }
    expect(found.stdout.map((line) => JSON.parse(line))).to.deep.equal([
      { ...empty, sent: [{ from: dates[0], to: dates[1] }], recognised: true },
    ])
    const missed = await run('check', args, makeCode(systemRandom, 'ABCDEFG'))
    expect(missed.code).to.equal(EXIT.unknown)
    expect(missed.stdout.map((line) => JSON.parse(line))).to.deep.equal([
      { ...empty, sent: [], recognised: false },
    ])
  })

  it('sends an answer before the reception has answered when it is told the channel', async () => {
    const { code } = await deliver(instance)
    await instance.server.tick()
    const before = await storedDrops(instance)
    const args = [...pinned(instance), '--answer', answerFile]
    expect(await run('check', args, code)).to.include({ code: EXIT.usage })
    expect(await storedDrops(instance)).to.equal(before)
    const told = await run('check', [...args, '--channel', 'main'], code)
    expect([told.code, told.stdout.at(-1)]).to.deep.equal([EXIT.ok, 'answer delivered'])
    expect(await storedDrops(instance)).to.equal(before + 1)
  })

  it('sends no answer that is missing, empty or too long, nor one to a code that finds nothing', async () => {
    const { code } = await deliver(instance)
    await instance.server.tick()
    const before = await storedDrops(instance)
    const fileOf = (name: string, body: Input) => {
      writeFileSync(join(folder, name), body)
      return join(folder, name)
    }
    const cases: [string, string, number][] = [
      [join(folder, 'nowhere.txt'), code, EXIT.usage],
      [fileOf('empty.txt', ' \n'), code, EXIT.text],
      [fileOf('long.txt', 'x'.repeat(CONTENT_LIMIT + 1)), code, EXIT.text],
      [fileOf('bytes.txt', Buffer.from([0xff])), code, EXIT.usage],
      [answerFile, makeCode(systemRandom, 'ABCDEFG'), EXIT.unknown],
    ]
    for (const [file, typed, exit] of cases) {
      const args = [...pinned(instance), '--channel', 'main', '--answer', file]
      expect([file, (await run('check', args, typed)).code]).to.deep.equal([file, exit])
    }
    expect(await storedDrops(instance)).to.equal(before)
  })

  it('answers the newest question, to those alone who could read the report', async () => {
    const sent = await run('report', [...pinned(instance), '--leave-out', 'm2', '--json'], 'hello')
    const { code } = JSON.parse(sent.stdout[0]!)
    await post(instance, code, 0, 'status', { status: 'assessing', channel: 'main' })
    await post(instance, code, 1, 'question', { text: 'Når?' })
    await instance.server.tick()
    const args = [...pinned(instance), '--json', '--answer', answerFile]
    const { stdout } = await run('check', args, code)
    const [question] = JSON.parse(stdout[0]!).messages
    expect(question).to.deep.include({ kind: 'question', text: 'Når?', from: 'Member 0' })
    const { reference } = receiptOf(instance, code)
    const answers = (await openedBy(instance)).filter(
      ({ body }) => body.kind === 'follow-up' && body.reference === reference,
    )
    expect(answers.map(({ member }) => member)).to.deep.equal(['m0', 'm1'])
    for (const { body } of answers) {
      expect(body.content).to.deep.include({ answers: { text: readFileSync(answerFile, 'utf8') } })
      const about = (body.content as { about: Uint8Array | null }).about
      expect(about && Buffer.from(about).toString('base64url')).to.equal(question.id)
    }
  })

  it('lets nothing that the reception wrote steer the terminal', async () => {
    const { code } = await deliver(instance)
    await post(instance, code, 0, 'status', { status: 'received', text: 'a\u001b[2Jb\u009bc\rd' })
    await instance.server.tick()
    const { stdout } = await run('check', pinned(instance), code)
    expect(stdout.join('\n')).to.include('a\ufffd[2Jb\ufffdc\ufffdd')
  })
})

function receiptOf(instance: Instance, code: string) {
  const parsed = parseCode(code)
  if (parsed.kind !== 'code') throw new Error('no code')
  return deriveReceipt(instance.p, instance.house.list.instance, parsed.code)
}

async function post(
  instance: Instance,
  code: string,
  number: number,
  kind: SlotKind,
  content: Partial<SlotContent>,
): Promise<void> {
  const [member] = instance.house.members
  const receipt = receiptOf(instance, code)
  const json = slotPostFor(instance, member!, receipt, { number, kind, content })
  const answer = await staffFetch(instance, member!, 'POST', '/api/desk/slots', { json })
  expect(answer.status).to.equal(200)
}

/** Every stored drop that some member can open, once for each. */
async function openedBy({ house, p, server }: Instance) {
  const { db } = server.ctx
  const ids = await listDropIds(db, house.list.weeks.first + LIMIT.dropWeeks)
  return (await getDrops(db, ids)).flatMap(({ sealed }) =>
    house.members.flatMap((member) => {
      const opened = openDrop(p, house.list.instance, member.position, member.weeks, sealed)
      return opened === null ? [] : [{ member: member.id, body: opened.body }]
    }),
  )
}
