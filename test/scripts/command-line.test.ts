import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { systemRandom } from '../../crypto/bytes.ts'
import { openDrop } from '../../crypto/drop.ts'
import { LIMIT } from '../../crypto/labels.ts'
import { deriveReceipt, makeCode, parseCode } from '../../crypto/receipt.ts'
import { getDrops, listDropIds } from '../../db/drops.ts'
import { EXIT } from '../../scripts/cli.ts'
import { type Instance, slotPostFor, staffFetch, startInstance } from '../support/instance.ts'
import { startNode } from '../support/process.ts'
import { tempFolder } from '../support/temp.ts'

interface Result {
  readonly code: number | null
  readonly stdout: readonly string[]
  readonly stderr: readonly string[]
}

async function command(script: string, args: readonly string[], input: string | Uint8Array) {
  const child = startNode(`scripts/${script}.ts`, args, { stdio: ['pipe', 'pipe', 'pipe'] })
  child.process.stdin?.on('error', () => {})
  child.process.stdin?.end(input)
  const { code } = await child.exit
  return { code, stdout: child.stdout, stderr: child.stderr } satisfies Result
}

describe('the command-line reporter', function () {
  this.timeout(60_000)
  let instance: Instance
  let to: string[]

  before(async () => {
    instance = await startInstance({ period: 1 })
    to = ['--server', instance.server.publicUrl, '--fingerprint', instance.house.fingerprint]
  })
  after(() => instance.stop())

  const drops = async () => {
    const week = instance.house.list.weeks.first + LIMIT.dropWeeks
    const { db } = instance.server.ctx
    return (await getDrops(db, await listDropIds(db, week))).flatMap(({ sealed }) => {
      const [member] = instance.house.members
      const keys = member?.weeks ?? []
      const opened = openDrop(instance.p, instance.house.list.instance, 0, keys, sealed)
      return opened === null ? [] : [opened]
    })
  }

  it('prints the code, then "delivered", and the reception can open the report', async () => {
    const text = 'Æ, ø og å 🐟\nto linjer'
    const { code, stdout } = await command('report', to, text)
    expect(code).to.equal(EXIT.ok)
    expect(stdout).to.have.length(2)
    expect(parseCode(stdout[0] ?? '').kind).to.equal('code')
    expect(stdout[1]).to.equal('delivered')
    const found = (await drops()).find(
      ({ body }) => body.reference === stdout[0]?.replace('-', '').slice(0, 7),
    )
    expect(found?.body.content).to.deep.include({ answers: { what: text } })
  })

  it('reads the status and the messages back, and sends an answer to those who could read', async () => {
    const sent = JSON.parse((await command('report', [...to, '--json'], 'hello')).stdout[0] ?? '')
    expect(sent).to.include({ delivered: true, channel: 'main', pinned: true })
    const [member] = instance.house.members
    const parsed = parseCode(sent.code)
    if (member === undefined || parsed.kind !== 'code') throw new Error('unusable')
    const receipt = deriveReceipt(instance.p, instance.house.list.instance, parsed.code)
    const week = instance.house.list.weeks.first
    const content = {
      day: 20_000,
      text: 'Vi ser på det.',
      status: 'assessing',
      channel: 'main',
    } as const
    const slot = { week, number: 0, kind: 'status', content, live: 1 } as const
    const post = slotPostFor(instance, member, receipt, slot)
    const answer = await staffFetch(instance, member, 'POST', '/api/desk/slots', { json: post })
    expect(answer.status).to.equal(200)
    const file = join(tempFolder(), 'answer.txt')
    writeFileSync(file, 'mitt svar')
    const args = [...to, '--wait', '20', '--json', '--answer', file]
    const { code, stdout } = await command(
      'check',
      args,
      sent.code.toLowerCase().replaceAll('-', ' '),
    )
    expect(code).to.equal(EXIT.ok)
    const result = JSON.parse(stdout[0] ?? '')
    expect(stdout).to.have.length(1)
    expect(result).to.deep.include({ recognised: true, answered: true, pinned: true, messages: [] })
    expect(result.status).to.deep.include({ status: 'assessing', text: 'Vi ser på det.' })
    const answers = (await drops()).filter(({ body }) => body.kind === 'follow-up')
    expect(answers.map(({ body }) => body.content)).to.have.length(1)
    const plain = await command('check', to, sent.code)
    expect(plain.stdout.some((line) => line.startsWith('status: assessing'))).to.equal(true)
  })

  it('says that it trusted the server where no fingerprint was given', async () => {
    const { code, stdout, stderr } = await command('report', [...to.slice(0, 2), '--json'], 'hello')
    expect(code).to.equal(EXIT.ok)
    expect(JSON.parse(stdout[0] ?? '')).to.include({ pinned: false })
    expect(stderr.join('\n')).to.include(instance.house.fingerprint)
  })

  it('refuses a reception of another root', async () => {
    const other = [...to.slice(0, 3), 'ABCD-ABCD-ABCD-ABCD-ABCD-ABCD-ABCD-ABCD']
    const { code, stdout } = await command('report', other, 'hello')
    expect([code, stdout]).to.deep.equal([EXIT.unverified, []])
  })

  it('ends with a code of its own for each thing that can be wrong', async () => {
    const unknown = makeCode(systemRandom, 'ABCDEFG')
    const mistyped = `${unknown.slice(0, 20)}${unknown[20] === 'A' ? 'B' : 'A'}${unknown.slice(21)}`
    const nobody = ['--server', 'http://127.0.0.1:9', '--fingerprint', instance.house.fingerprint]
    const cases: [string, string[], string | Uint8Array, number, string][] = [
      ['report', [], 'x', EXIT.usage, 'no server'],
      ['report', [...to, '--nonsense'], 'x', EXIT.usage, 'an unknown option'],
      ['report', [...to, '--channel', 'nobody'], 'x', EXIT.usage, 'an unknown channel'],
      ['report', [...to, '--leave-out', 'nobody'], 'x', EXIT.usage, 'an unknown member'],
      [
        'report',
        [...to, '--leave-out', 'm0', '--leave-out', 'm1'],
        'x',
        EXIT.closed,
        'nobody left',
      ],
      ['report', to, ' \n', EXIT.text, 'no text'],
      ['report', to, 'x'.repeat(16_025), EXIT.text, 'too long a text'],
      ['report', to, Uint8Array.of(0xff, 0xfe), EXIT.text, 'not UTF-8'],
      ['report', nobody, 'x', EXIT.offline, 'no answer'],
      ['check', to, mistyped, EXIT.code, 'a mistyped code'],
      ['check', to, 'abc', EXIT.code, 'a short code'],
      ['check', to, unknown, EXIT.unknown, 'an unknown code'],
    ]
    const results = await Promise.all(
      cases.map(([script, args, input]) => command(script, args, input)),
    )
    const codes = results.map(({ code }, i) => [cases[i]?.[4], code])
    expect(codes).to.deep.equal(cases.map(([, , , code, what]) => [what, code]))
    // nothing went out, and nothing but sentences came back
    for (const { stderr } of results) expect(stderr.join('')).to.not.include('    at ')
  })
})
