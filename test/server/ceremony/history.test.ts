import { expect } from 'chai'
import { fingerprint, newSignKeyPair } from '../../../crypto/keys/keys.ts'
import { systemRandom, toHex } from '../../../crypto/primitives/bytes.ts'
import { PATH } from '../../../crypto/wire/wire.ts'
import { EXIT } from '../../../scripts/cli/cli.ts'
import { ACCEPTED, outcomeOf } from '../../support/desk/accepted.ts'
import { nextReception, succession, without } from '../../support/reception/lists.ts'
import type { TestReception } from '../../support/reception/reception.ts'
import { send } from '../../support/run/http.ts'
import { pinned, run, withFront } from '../../support/scripts/command.ts'
import { type Instance, publicationOf, startInstance } from '../../support/server/instance.ts'

describe('the history on the command line', () => {
  let instance: Instance
  let receptions: readonly [TestReception, TestReception, TestReception]

  before(async () => {
    const roles = ['head', 'reception', 'co-handler'] as const
    instance = await startInstance({ roles, scheduled: false })
    const { p, reception } = instance
    const fewer = without(reception, 'm1')
    const turned = { ...fewer, channels: [{ id: 'main', members: ['m2', 'm0'] }] }
    const second = nextReception(p, reception, turned)
    const root = newSignKeyPair(p, systemRandom)
    const channels = [{ id: 'main', members: ['m0'], substitutes: ['m2'] }]
    const successions = [succession(p, second, root)]
    const change = { root: root.publicKey, successions, channels }
    const members = second.list.members.map((one) =>
      one.id === 'm0' ? { ...one, name: 'Kari Nordmann' } : one,
    )
    const third = nextReception(p, second, { ...change, members }, root)
    receptions = [reception, second, third]
    for (const next of [second, third]) {
      const headers = { 'content-type': 'application/octet-stream' }
      const body = publicationOf(next)
      const url = instance.server.staffUrl
      const answer = await send(url, 'POST', PATH.deskKeyList, { headers, body })
      expect(outcomeOf(answer, body)).to.equal(ACCEPTED)
    }
  })
  after(() => instance.stop())

  const history = (...more: string[]) => run('history', [...pinned(instance), ...more], '')

  it('is printed in plain words, with one hash to compare', async () => {
    const { code, stdout, stderr } = await history()
    const root = fingerprint(instance.p, receptions[2].list.root)
    expect([code, stderr.split('\n')]).to.deep.equal([
      EXIT.ok,
      [
        `The reception has a new fingerprint, ${root}. The one that you gave confirms it.`,
        'Compare it with a new poster, and give it as --fingerprint from now on.',
      ],
    ])
    const text = stdout.join('\n')
    expect(text).to.match(
      /^key list 1, issued \d{4}-\d\d-\d\d, until \d{4}-\d\d-\d\d\n {2}the root: /,
    )
    for (const line of [
      `  the root: ${instance.reception.fingerprint}`,
      '  channel main is new',
      '  m0 is Kari Nordmann, and was not named',
      '  channel main is now read by: m0, m1, m2',
      '  channel main is no longer read by: m1',
      '  channel main is now asked in this order: m2, m0',
      '  channel main is no longer read by: m2',
      '  channel main now has as substitutes: m2',
    ])
      expect(stdout).to.include(line)
    expect(text).to.match(/\n {2}in: m1 \(.+\), reception, position 1\n/)
    expect(text).to.match(/\n {2}out: m1 \(.+\)\n/)
    expect(text).to.match(/\n {2}the root has named a successor: [0-9A-Z-]{39}\n/)
    expect(stdout.at(-1)).to.equal(
      `the lists follow from each other; the newest has the hash ${toHex(receptions[2].list.hash)}`,
    )
  })

  it('is one object for a program', async () => {
    const { code, stdout } = await history('--json')
    expect(code).to.equal(EXIT.ok)
    const result = JSON.parse(stdout.join(''))
    expect(result).to.include({ pinned: true, whole: true })
    expect(result.lists.map(({ hash }: { hash: string }) => hash)).to.deep.equal(
      receptions.map(({ list }) => toHex(list.hash)),
    )
    expect(result.lists[1].left.map(({ id }: { id: string }) => id)).to.deep.equal(['m1'])
  })

  it('is refused where a list is another than the chain names, or of another root', async () => {
    const { p } = instance
    const other = nextReception(p, receptions[0], { expires: receptions[0].list.expires - 1 })
    await withFront(
      instance,
      async ({ line }, pass, response) => {
        const { status, body } = await pass()
        const swapped = line.startsWith(`GET ${PATH.keyListVersion}2`)
        response.writeHead(status).end(swapped ? other.signed : body)
      },
      async (_front, to) => {
        const { code, stdout, stderr } = await run('history', to, '')
        expect([code, stdout]).to.deep.equal([EXIT.unverified, []])
        expect(stderr).to.match(/is not valid: key list 3 does not follow .* another way/)
      },
    )
    const args = ['--server', instance.server.publicUrl, '--fingerprint', '0'.repeat(32)]
    const foreign = await run('history', args, '')
    expect([foreign.code, foreign.stdout]).to.deep.equal([EXIT.unverified, []])
  })

  it('says so where it does not go back to the first list, or cannot be had', async () => {
    await withFront(
      instance,
      async ({ line }, pass, response) => {
        const { status, body } = await pass()
        const hidden = line.startsWith(`GET ${PATH.keyListVersion}1`)
        response.writeHead(hidden ? 404 : status).end(body)
      },
      async (_front, to) => {
        const { code, stdout, stderr } = await run('history', to, '')
        expect(code).to.equal(EXIT.unknown)
        expect(stdout[0]).to.match(/^key list 2, /)
        expect(stderr).to.match(/no list before version 2/)
      },
    )
    const gone = await run('history', ['--server', 'http://127.0.0.1:9'], '')
    expect(gone.code).to.equal(EXIT.offline)
    expect((await run('history', [], '')).code).to.equal(EXIT.usage)
    const help = await run('history', ['--help'], '')
    expect([help.code, help.stdout[0]]).to.deep.equal([
      EXIT.ok,
      "Show what has changed in the reception's key lists, and whether each follows from the one before.",
    ])
  })
})
