import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { DAY_MS, firstDay, weekAt } from '../../../crypto/days/calendar.ts'
import { makeCode } from '../../../crypto/keys/receipt.ts'
import { systemRandom, utf8 } from '../../../crypto/primitives/bytes.ts'
import { SIZE } from '../../../crypto/primitives/labels.ts'
import { EXIT } from '../../../scripts/cli/cli.ts'
import { tempFolder } from '../../support/run/temp.ts'
import { startAtTerminal } from '../../support/run/terminal.ts'
import {
  type Input,
  openedBy,
  pinned,
  postSlot,
  receiptOf,
  run,
  storedDrops,
  withFront,
} from '../../support/scripts/command.ts'
import type { Meddle } from '../../support/scripts/front.ts'
import { deliver, type Instance, startInstance } from '../../support/server/instance.ts'
import { spoilChoices } from '../../support/server/spoiled.ts'

describe('a code on the command line', () => {
  let instance: Instance
  const folder = tempFolder()
  const answerFile = join(folder, 'answer.txt')

  before(async () => {
    instance = await startInstance({ roles: ['head', 'reception', 'reception'], scheduled: false })
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

  it('is asked for at a terminal, where Enter ends it', async () => {
    const { code } = await deliver(instance)
    await instance.server.tick()
    const terminal = startAtTerminal('scripts/postern.ts', ['check', ...pinned(instance)])
    await terminal.answer('Receipt code: ', code)
    expect((await terminal.exit).code).to.equal(EXIT.ok)
    expect(terminal.stdout.join('\n')).to.include('status: nobody has answered yet')
  })

  it('is taken in any case and with spaces, and waited for until the board shows it', async () => {
    const { code } = await deliver(instance)
    const typed = code.toLowerCase().replace(/(.{5})/g, '$1 ')
    let boards = 0
    // the first when it opens, the second when it looks: the third shows it
    const meddle: Meddle = async ({ line }, pass, response) => {
      if (line.startsWith('GET /api/board/') && ++boards === 3) await instance.server.tick()
      const { status, body } = await pass()
      response.writeHead(status).end(body)
    }
    const { code: exit, stdout } = await withFront(instance, meddle, (_front, to) =>
      run('check', [...to, '--wait', '30'], typed),
    )
    expect(exit).to.equal(EXIT.ok)
    expect(stdout).to.have.length(2)
    expect(stdout[0]).to.match(
      /^sent: between \d{4}-\d\d-\d\d and \d{4}-\d\d-\d\d; not yet confirmed as fetched$/,
    )
    expect(stdout[1]).to.match(/^status: nobody has answered yet/)
  })

  it('says that the reception opened a letter if it writes on the board of that week', async () => {
    const { code } = await deliver(instance)
    await postSlot(instance, code, 0, 'status', { status: 'assessing', channel: 'main' })
    await instance.server.tick()
    const { stdout } = await run('check', pinned(instance), code)
    expect(stdout[0]).to.match(/; opened by the reception, which has written here since$/)
    expect(stdout[1]).to.match(/^status: assessing/)
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
    const empty = {
      status: null,
      messages: [],
      answered: false,
      incomplete: false,
      unsure: false,
      pinned: true,
      late: false,
      someOpened: false,
    }
    expect(found.stdout.map((line) => JSON.parse(line))).to.deep.equal([
      {
        ...empty,
        sent: [{ from: dates[0], to: dates[1], state: 'unconfirmed', letters: 1 }],
        recognised: true,
      },
    ])
    const missed = await run('check', args, makeCode(systemRandom, 'ABCDEFG'))
    expect(missed.code).to.equal(EXIT.unknown)
    expect(missed.stdout.map((line) => JSON.parse(line))).to.deep.equal([
      { ...empty, sent: [], recognised: false },
    ])
  })

  it('sends an answer before the reception has answered to nobody whom the code leaves out', async () => {
    const sent = await run('report', [...pinned(instance), '--leave-out', 'm2', '--json'], 'hello')
    const { code } = JSON.parse(sent.stdout[0]!)
    await instance.server.tick()
    const told = await run('check', [...pinned(instance), '--answer', answerFile], code)
    expect([told.code, told.stdout.at(-1)]).to.deep.equal([EXIT.ok, 'answer sent'])
    expect(await answerersOf(instance, code)).to.deep.equal(['m0', 'm1'])
  })

  it('sends an answer where nothing tells who was left out when it is told the channel', async () => {
    const { code } = await deliver(instance)
    await spoilChoices(instance)
    const before = await storedDrops(instance)
    const args = [...pinned(instance), '--answer', answerFile]
    expect(await run('check', args, code)).to.include({ code: EXIT.usage })
    expect(await storedDrops(instance)).to.equal(before)
    const told = await run('check', [...args, '--channel', 'main', '--to-all'], code)
    expect([told.code, told.stdout.at(-1)]).to.deep.equal([EXIT.ok, 'answer sent'])
    expect(await storedDrops(instance)).to.equal(before + 1)
  })

  it('sends no answer where the code does not tell until it is told who was left out', async () => {
    const sent = await run('report', [...pinned(instance), '--leave-out', 'm2', '--json'], 'hello')
    const { code } = JSON.parse(sent.stdout[0]!)
    await spoilChoices(instance)
    const before = await storedDrops(instance)
    const args = [...pinned(instance), '--answer', answerFile]
    for (const [more, sentence] of [
      [
        ['--channel', 'main'],
        /^The board does not show who could read the report, so only you know: .* --to-all\./,
      ],
      [
        ['--channel', 'main'],
        /Nothing was sent\. .*: m0 \(Member 0\), m1 \(.*, m2 \(Member 2\)\.$/,
      ],
      [['--channel', 'main', '--leave-out', 'm'], /^No member "m"\. There are: m0, m1, m2\.$/],
      [['--channel', 'mian', '--to-all'], /^No channel "mian"\. There are: main\.$/],
      [['--channel', 'main', '--to-all', '--leave-out', 'm2'], /not both\.$/],
      [['--to-all'], /say the channel by --channel ID\.$/],
    ] as const) {
      const { code: exit, stdout, stderr } = await run('check', [...args, ...more], code)
      expect([more, exit, stdout]).to.deep.equal([more, EXIT.usage, []])
      expect(stderr).to.match(sentence)
    }
    expect(await storedDrops(instance)).to.equal(before)
    const told = ['--channel', 'main', '--leave-out', 'm2']
    const { code: exit, stderr } = await run('check', [...args, ...told], code)
    expect([exit, stderr.split('\n').at(-1)]).to.deep.equal([
      EXIT.ok,
      'To be read by: Member 0, Member 1',
    ])
    expect(await answerersOf(instance, code)).to.deep.equal(['m0', 'm1'])
  })

  it('sends no answer either where what the board tells names no reader, or no channel', async () => {
    const args = [...pinned(instance), '--channel', 'main', '--answer', answerFile]
    for (const [content, positions] of [
      [{ status: 'assessing', channel: 'main' }, 0],
      [{ status: 'assessing', channel: 'main' }, 0b1000_0000],
      [{ status: 'assessing' }, 3],
    ] as const) {
      const sent = await run(
        'report',
        [...pinned(instance), '--leave-out', 'm2', '--json'],
        'hello',
      )
      const { code } = JSON.parse(sent.stdout[0]!)
      await postSlot(instance, code, 0, 'status', content, positions)
      await instance.server.tick()
      const { code: exit, stderr } = await run('check', args, code)
      expect([content, exit]).to.deep.equal([content, EXIT.usage])
      expect(stderr).to.match(/^The board does not show who could read the report/)
      expect((await run('check', [...args, '--leave-out', 'm2'], code)).code).to.equal(EXIT.ok)
      expect(await answerersOf(instance, code)).to.deep.equal(['m0', 'm1'])
    }
  })

  it('goes to nobody who could not read the report, whatever its options say', async () => {
    const sent = await run('report', [...pinned(instance), '--leave-out', 'm2', '--json'], 'hello')
    const { code } = JSON.parse(sent.stdout[0]!)
    await postSlot(instance, code, 0, 'status', { status: 'assessing', channel: 'main' })
    await instance.server.tick()
    const args = [...pinned(instance), '--answer', answerFile]
    expect((await run('check', [...args, '--to-all'], code)).code).to.equal(EXIT.ok)
    expect(await answerersOf(instance, code)).to.deep.equal(['m0', 'm1'])
    expect((await run('check', [...args, '--leave-out', 'm2'], code)).code).to.equal(EXIT.ok)
    // Readers of the matter read every letter to it.
    const late = await run('check', [...args, '--leave-out', 'm1'], code)
    expect(late.code).to.equal(EXIT.usage)
    expect(late.stderr).to.match(
      /^m1 was not left out .* send a new report, with --leave-out m1\.$/,
    )
    expect((await answerersOf(instance, code)).sort()).to.deep.equal(['m0', 'm0', 'm1', 'm1'])
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
      [fileOf('long.txt', 'x'.repeat(SIZE.longText + 1)), code, EXIT.text],
      [fileOf('bytes.txt', Buffer.from([0xff])), code, EXIT.usage],
      [answerFile, makeCode(systemRandom, 'ABCDEFG'), EXIT.unknown],
    ]
    for (const [file, typed, exit] of cases) {
      const args = [...pinned(instance), '--channel', 'main', '--to-all', '--answer', file]
      expect([file, (await run('check', args, typed)).code]).to.deep.equal([file, exit])
    }
    expect(await storedDrops(instance)).to.equal(before)
  })

  it('answers the newest question, to those alone who could read the report', async () => {
    const sent = await run('report', [...pinned(instance), '--leave-out', 'm2', '--json'], 'hello')
    const { code } = JSON.parse(sent.stdout[0]!)
    await postSlot(instance, code, 0, 'status', { status: 'assessing', channel: 'main' }, 3, 3)
    await postSlot(instance, code, 1, 'question', { text: 'Når?' })
    await instance.server.tick()
    const args = [...pinned(instance), '--json', '--answer', answerFile, '--language', 'en']
    const { stdout, stderr } = await run('check', args, code)
    // what it answers was shown, and is named by its hash
    expect(stderr).to.equal('Example\nEverybody\nNår?\nTo be read by: Member 0, Member 1')
    const [question] = JSON.parse(stdout[0]!).messages
    expect(question).to.deep.include({ kind: 'question', text: 'Når?', from: 'Member 0' })
    const { reference } = receiptOf(instance, code)
    const answers = (await openedBy(instance)).filter(
      ({ body }) => body.kind === 'follow-up' && body.reference === reference,
    )
    expect(answers.map(({ member }) => member)).to.deep.equal(['m0', 'm1'])
    for (const { body } of answers) {
      expect(body.content).to.deep.include({
        language: 'en',
        questionnaire: { id: 'letter', version: 1 },
        answers: { text: readFileSync(answerFile, 'utf8') },
      })
      expect(body.textsHash).to.deep.equal(instance.p.hash(32, null, utf8(stderr)))
      const about = (body.content as { about: Uint8Array | null }).about
      expect(about && Buffer.from(about).toString('base64url')).to.equal(question.id)
    }
  })

  it('lets nothing that the reception wrote steer the terminal', async () => {
    const { code } = await deliver(instance)
    const hostile = 'a\u001b[2Jb\u009bc\rd'
    const status = { status: 'received', text: hostile, channel: 'main' } as const
    await postSlot(instance, code, 0, 'status', status, 7, 3)
    await postSlot(instance, code, 1, 'question', { text: hostile })
    await instance.server.tick()
    const args = [...pinned(instance), '--answer', answerFile]
    const { stdout, stderr } = await run('check', args, code)
    expect(stderr.split('\n').at(-2)).to.equal('a\ufffd[2Jb\ufffdc\ufffdd')
    expect(stdout[1]).to.match(/^status: received \(\d{4}-\d\d-\d\d\): a\ufffd\[2Jb\ufffdc\ufffdd$/)
  })
})

/** Members who can open an answer to a report, one for each answer. */
async function answerersOf(instance: Instance, code: string): Promise<string[]> {
  const { reference } = receiptOf(instance, code)
  return (await openedBy(instance)).flatMap(({ member, body }) =>
    body.kind === 'follow-up' && body.reference === reference ? [member] : [],
  )
}
