import type { AddressInfo } from 'node:net'
import { expect } from 'chai'
import { TOGETHER } from '../../../client/texts/reporter/together.ts'
import { DAY_MS, dayOf, firstDay, weekAt } from '../../../crypto/days/calendar.ts'
import { encodeContentDocument } from '../../../crypto/entries/content.ts'
import { contentHash, type KeyList, signKeyList } from '../../../crypto/keys/keylist.ts'
import { parseCode } from '../../../crypto/keys/receipt.ts'
import { utf8 } from '../../../crypto/primitives/bytes.ts'
import { SIZE } from '../../../crypto/primitives/labels.ts'
import type { Primitives } from '../../../crypto/primitives/primitives.ts'
import { loadSodium } from '../../../crypto/primitives/sodium.ts'
import { PATH } from '../../../crypto/wire/wire.ts'
import { EXIT } from '../../../scripts/cli/cli.ts'
import {
  contentDocument,
  FOREIGN_PRINT,
  makeReception,
  openedByTwo,
  slippedPrint,
  type TestReception,
} from '../../support/reception/reception.ts'
import { send } from '../../support/run/http.ts'
import { socksProxy } from '../../support/run/socks.ts'
import {
  openedBy,
  pinned,
  receiptOf,
  run,
  start,
  storedDrops,
  withFront,
} from '../../support/scripts/command.ts'
import type { Meddle } from '../../support/scripts/front.ts'
import {
  deliver,
  fakeClock,
  type Instance,
  publicationOf,
  startInstance,
} from '../../support/server/instance.ts'

describe('a report from the command line', () => {
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
      expect(child.stdout).to.deep.equal([code, 'sent'])
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
      const long = 'x'.repeat(SIZE.longText + 1)
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
    // JSON writes each of these symbols as two: the text by itself would fit
    const { code, stdout, stderr } = await run('report', pinned(instance), '"'.repeat(600_000))
    expect([code, stdout]).to.deep.equal([EXIT.text, []])
    expect(stderr).to.match(/Too long for one report by \d+ bytes/)
    expect(await storedDrops(instance)).to.equal(before)
  })

  it('prints one object with --json, and the code beside it before', async () => {
    const { code, stdout, stderr } = await run('report', [...pinned(instance), '--json'], 'hello')
    expect(code).to.equal(EXIT.ok)
    expect(stdout).to.have.length(1)
    const result = JSON.parse(stdout[0]!)
    expect(result).to.have.all.keys('sent', 'delivered', 'code', 'channel', 'pinned')
    expect(result).to.include({ sent: true, delivered: false, channel: 'main', pinned: true })
    expect(stderr).to.include(result.code)
  })

  it('is opened by those who were not left out, and by nobody else', async () => {
    const args = [...pinned(instance), '--leave-out', 'm1', '--language', 'en', '--json']
    const { stdout, stderr } = await run('report', args, 'between us')
    expect(stderr.split('\n')).to.include('To be read by: Member 0')
    const { reference } = receiptOf(instance, JSON.parse(stdout[0]!).code)
    const readers = (await openedBy(instance)).filter(({ body }) => body.reference === reference)
    expect(readers.map(({ member }) => member)).to.deep.equal(['m0'])
    expect(readers[0]!.body.content).to.deep.include({ language: 'en', channel: 'main' })
  })

  it('arrives symbol for symbol under the code that was printed', async () => {
    const text = 'Æ, ø og å 🐟\nto linjer'
    const { stdout } = await run('report', pinned(instance), text)
    const { reference } = receiptOf(instance, stdout[0]!)
    const found = (await openedBy(instance)).filter(({ body }) => body.reference === reference)
    expect(found).to.have.length(2)
    for (const { body } of found) expect(body.content).to.deep.include({ answers: { what: text } })
  })

  it('stands under the first question of its channel, shown with its readers and named by its hash', async () => {
    const readers = 'To be read by: Member 0, Member 1'
    const heading = ['Example', 'Everybody', 'What happened? (nn)', readers]
    const args = [...pinned(instance), '--language', 'nn']
    const { stdout, stderr } = await run('report', args, 'hei')
    expect(stderr.split('\n')).to.deep.equal(heading)
    const { reference } = receiptOf(instance, stdout[0]!)
    const found = (await openedBy(instance)).find(({ body }) => body.reference === reference)
    const questionnaire = { id: 'general', version: 1 }
    expect(found?.body.content).to.deep.include({ questionnaire, answers: { what: 'hei' } })
    expect(found?.body.textsHash).to.deep.equal(instance.p.hash(32, null, utf8(heading.join('\n'))))
  })

  it('says that it trusted the server where no fingerprint was given', async () => {
    const to = ['--server', instance.server.publicUrl, '--json']
    const { code, stdout, stderr } = await run('report', to, 'hello')
    expect(code).to.equal(EXIT.ok)
    expect(JSON.parse(stdout[0]!)).to.include({ pinned: false })
    expect(stderr)
      .to.match(/No fingerprint was given/)
      .and.to.include(instance.reception.fingerprint)
  })

  it('is not sealed to the reception of another root', async () => {
    const other = ['--server', instance.server.publicUrl, '--fingerprint', FOREIGN_PRINT]
    const { code, stdout } = await run('report', other, 'hello')
    expect([code, stdout]).to.deep.equal([EXIT.unverified, []])
  })

  it('ends with 2, 5 or 7 for what is asked wrongly, of nobody, or with nobody left', async () => {
    const before = await storedDrops(instance)
    const to = pinned(instance)
    const cases: [string[], number][] = [
      [[], EXIT.usage],
      [['--server', 'drop.example.org'], EXIT.usage],
      [[...to, '--nonsense'], EXIT.usage],
      [[...to, '--socks', 'nowhere'], EXIT.usage],
      [[...to, '--ca', 'package.json'], EXIT.usage],
      [[...to, '--language', 'de'], EXIT.usage],
      [[...to, '--channel', 'nobody'], EXIT.usage],
      [[...to, '--leave-out', 'nobody'], EXIT.usage],
      [[...to, '--leave-out', 'm0', '--leave-out', 'm1'], EXIT.closed],
      [pinned(instance, 'http://example.onion'), EXIT.offline],
      [pinned(instance, 'http://127.0.0.1:9'), EXIT.offline],
    ]
    const results = await Promise.all(cases.map(([args]) => run('report', args, 'hello')))
    const ended = results.map(({ code }, i) => [cases[i]![0], code])
    expect(ended).to.deep.equal(cases)
    expect(results.at(-1)?.stderr).to.match(
      /^Nothing listens at that address\..* Nothing is lost\.$/m,
    )
    expect(results.at(-2)?.stderr).to.match(/^An onion address is reached only through Tor\./m)
    // sentences, and no places in the program
    for (const { stderr } of results)
      expect(stderr)
        .to.match(/\S/)
        .and.not.match(/^ +at /m)
    expect(await storedDrops(instance)).to.equal(before)
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
    const typed = instance.reception.fingerprint.toLowerCase().replaceAll('-', ' ')
    const to = ['--server', instance.server.publicUrl, '--fingerprint']
    expect(await run('report', [...to, typed], 'hello')).to.include({ code: EXIT.ok })
    const short = instance.reception.fingerprint.slice(0, -1)
    expect(await run('report', [...to, short], 'hello')).to.include({ code: EXIT.usage })
    // a server that does not answer: the slip is found before anybody is asked
    const slip = ['--server', 'http://127.0.0.1:9', '--fingerprint', slippedPrint(typed)]
    const { code, stderr } = await run('report', slip, 'hello')
    expect([code, stderr]).to.deep.equal([
      EXIT.usage,
      'This fingerprint has a slip in it. Read it again, group by group.',
    ])
  })

  it('explains itself, every exit code included', async () => {
    for (const script of ['report', 'check'] as const) {
      const { code, stdout } = await run(script, ['--help'], '')
      expect(code).to.equal(EXIT.ok)
      const listed = [...stdout.join(' ').matchAll(/[ ;](\d+) [a-z]/g)].map(([, digit]) => digit)
      expect(listed).to.include.members(Object.values(EXIT).map(String))
    }
  })
})

describe('a report to a reception of several channels', () => {
  let instance: Instance
  let reception: TestReception

  before(async () => {
    const p = await loadSodium()
    reception = receptionOfTwo(p)
    instance = await startInstance({ reception })
  })
  after(() => instance.stop())

  it('is not sent to any of them that was not named', async () => {
    const { code, stdout, stderr } = await run('report', pinned(instance), 'hello')
    expect([code, stdout]).to.deep.equal([EXIT.usage, []])
    expect(stderr).to.equal(
      'Say which channel by --channel ID. There are: main (Everybody), second (The second).',
    )
    expect(await storedDrops(instance)).to.equal(0)
  })

  it('shows who reads the one that was named, before the code', async () => {
    const args = [...pinned(instance), '--channel', 'second', '--json']
    const { code, stdout, stderr } = await run('report', args, 'hello')
    expect(code).to.equal(EXIT.ok)
    expect(stderr.split('\n')).to.deep.equal([
      ...['Example', 'The second', 'What happened? (nb)', 'To be read by: Member 1'],
      JSON.parse(stdout[0]!).code,
    ])
    expect((await openedBy(instance)).map(({ member }) => member)).to.deep.equal(['m1'])
  })

  it('shows who reads instead of a member whom it leaves out, and is sealed to them', async () => {
    const args = [...pinned(instance), '--channel', 'second', '--leave-out', 'm1', '--json']
    const { code, stdout, stderr } = await run('report', args, 'about m1')
    expect(code).to.equal(EXIT.ok)
    expect(stderr).to.include('To be read by: Member 0 (substitute)\n')
    const { reference } = receiptOf(instance, JSON.parse(stdout[0]!).code)
    const found = (await openedBy(instance)).filter(({ body }) => body.reference === reference)
    expect(found.map(({ member }) => member)).to.deep.equal(['m0'])
  })

  it('K12: says that two must open it, and opens to neither of them alone', async () => {
    const today = dayOf(Date.now())
    const parted = makeReception(await loadSodium(), { today, edit: openedByTwo })
    const other = await startInstance({ reception: parted })
    const { code, stderr } = await run('report', pinned(other), 'hello')
    expect(code).to.equal(EXIT.ok)
    expect(stderr.split('\n').slice(-2)).to.deep.equal([
      'To be read by: Member 0, Member 1',
      TOGETHER.nb,
    ])
    expect(await storedDrops(other)).to.equal(1)
    expect(await openedBy(other)).to.deep.equal([])
    await other.stop()
  })

  it('is not sealed to somebody who began to read after it was shown who does', async () => {
    const before = await storedDrops(instance)
    const { hash, ...list } = reception.list
    const channels = list.channels.map(({ id }) => ({ id, members: ['m0', 'm1'] }))
    const draft = { ...list, channels, version: 2, previous: hash }
    const signed = signKeyList(instance.p, reception.root.seed, draft)
    const meddle: Meddle = async ({ line }, pass, response) => {
      if (line === 'POST /api/tickets') {
        const headers = { 'content-type': 'application/octet-stream' }
        const body = publicationOf({ ...reception, signed })
        const taken = await send(instance.server.staffUrl, 'POST', PATH.deskKeyList, {
          ...{ headers, body },
        })
        expect(taken.status).to.equal(200)
      }
      const { status, body } = await pass()
      response.writeHead(status).end(body)
    }
    await withFront(instance, meddle, async (_front, to) => {
      const { code, stdout, stderr } = await run('report', [...to, '--channel', 'second'], 'hello')
      expect([code, stdout.length]).to.deep.equal([EXIT.closed, 1])
      expect(stderr).to.include('somebody who was not shown to you')
    })
    expect(await storedDrops(instance)).to.equal(before)
  })
})

/** Members m0 and m1, who both read channel `main`, and only m1 reads `second`, for whom m0 stands in. */
function receptionOfTwo(p: Primitives): TestReception {
  const document = contentDocument()
  const name = { nb: 'The second', nn: 'The second', en: 'The second' }
  const second = { id: 'second', name, questionnaire: 'general' }
  const content = encodeContentDocument({ ...document, channels: [...document.channels, second] })
  const edit = (list: KeyList) => ({
    ...list,
    channels: [...list.channels, { id: 'second', members: ['m1'], substitutes: ['m0'] }],
    content: contentHash(p, list.instance, content),
  })
  return { ...makeReception(p, { today: dayOf(Date.now()), edit }), content }
}

describe('a report to a server that cannot take it', () => {
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
    const reception = makeReception(p, { today: monday - 1, edit })
    const instance = await startInstance({ reception })
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

  it('calls an answer without sense not confirmed, in one sentence', async () => {
    const instance = await startInstance()
    const meddle: Meddle = async ({ line }, pass, response) => {
      const { status, body } = await pass()
      if (line === 'POST /api/tickets') response.writeHead(500).end('<h1>oops</h1>')
      else response.writeHead(status).end(body)
    }
    try {
      await withFront(instance, meddle, async (_front, to) => {
        const { code, stdout, stderr } = await run('report', to, 'hello')
        expect([code, stdout]).to.deep.equal([EXIT.unconfirmed, []])
        expect(stderr.split('\n').at(-1)).to.match(/^Not confirmed: the answer may come/)
      })
    } finally {
      await instance.stop()
    }
  })
})
