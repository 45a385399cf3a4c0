import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { Desk } from '../../../client/desk/engine/desk.ts'
import { openBundleRelay } from '../../../client/desk/host/bundle.ts'
import { jobOf } from '../../../client/desk/model/rules/action.ts'
import { systemRandom } from '../../../crypto/primitives/bytes.ts'
import { PASSPHRASE, writeVault } from '../../support/browser/desk-page.ts'
import { testDesk, vaultOf, weeksOf } from '../../support/desk/desk-core.ts'
import { makeReception } from '../../support/reception/reception.ts'
import { textsOf } from '../../support/reception/together.ts'
import { startNode } from '../../support/run/process.ts'
import { tempFolder } from '../../support/run/temp.ts'
import { deliver, type Instance, sha256, startInstance } from '../../support/server/instance.ts'

describe('npm run bundle', () => {
  let instance: Instance
  let folder: string
  let vault: string
  before(async () => {
    instance = await startInstance()
    vault = await writeVault(instance.reception, 1)
    await deliver(instance)
  })
  after(() => instance.stop())
  beforeEach(() => {
    folder = tempFolder('bundle')
    writeFileSync(path('passphrases'), JSON.stringify({ vault: PASSPHRASE }))
  })

  const path = (name: string) => join(folder, name)
  async function bundle(command: string, ...more: string[]) {
    const { staffUrl } = instance.server
    const given = ['--server', staffUrl, '--vault', vault, '--passphrases', path('passphrases')]
    const child = startNode('scripts/bundle.ts', [command, ...given, ...more])
    const { code } = await child.exit
    return { code, said: child.stdout.join('\n'), failed: child.stderr.join('\n') }
  }

  /** Write a note over a bundle. */
  async function writeOver(file: string, answers: string, text: string): Promise<void> {
    const { p, reception, now } = instance
    const relay = await openBundleRelay({ bundle: path(file), answers: path(answers), again: null })
    const source = {
      primitives: p,
      random: systemRandom,
      sha256,
      now,
      buildDay: 0,
      keep: async () => {},
    }
    const { transport } = relay
    const desk = new Desk(
      { ...source, transport, bundle: 1 },
      vaultOf(reception, 0),
      weeksOf(reception, 0),
    )
    await desk.sync()
    await desk.write(desk.cases[0]!.id, jobOf(systemRandom, { kind: 'note', text }))
  }

  it('carries the shelves there, and what is written back', async () => {
    const made = await bundle('export', '--out', path('pakke'))
    expect(made).to.deep.equal({
      code: 0,
      said: `${path('pakke')}: 1 envelopes and 0 entries of logs.`,
      failed: '',
    })
    await writeOver('pakke', 'svar', 'uten nett')
    await writeOver('pakke', 'for-sent', 'for sent')
    expect(await bundle('import', '--answers', path('svar'))).to.deep.equal({
      code: 0,
      said: '2 of 2 entries are in the logs.',
      failed: '',
    })
    const late = await bundle('import', '--answers', path('for-sent'))
    expect(late.code).to.equal(1)
    expect(late.said).to.include('0 of 2 entries are in the logs.').and.include('--again')
    const desk = testDesk(instance, 1)
    await desk.sync()
    expect(textsOf(desk.cases[0]!)).to.deep.equal(['uten nett'])
  })

  it('says in one sentence what is wrong, and writes over nothing', async () => {
    writeFileSync(path('der'), 'noe')
    const there = await bundle('export', '--out', path('der'))
    expect(there.failed).to.include('already exists')
    expect(readFileSync(path('der'), 'utf8')).to.equal('noe')
    expect((await bundle('import', '--answers', path('der'))).failed).to.equal(
      `${path('der')} is not a complete bundle: copy it again from where it was made`,
    )
    const stranger = makeReception(instance.p, { today: instance.reception.list.issued })
    vault = await writeVault(stranger, 1)
    const foreign = await bundle('export', '--out', path('fremmed'))
    expect(foreign.failed).to.match(/^The server belongs to another reception than the vault\./)
    expect(foreign.failed.split('\n')).to.have.lengthOf(1)
  })
})
