import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { dayOf, firstDay, weekOf } from '../../../crypto/days/calendar.ts'
import {
  custodiansOf,
  openBundle,
  type Recipient,
  recipientsOf,
  verifyKeyList,
} from '../../../crypto/keys/keylist.ts'
import { weekKeyPairOf } from '../../../crypto/keys/keys.ts'
import { decodePublication } from '../../../crypto/keys/publication.ts'
import { systemRandom } from '../../../crypto/primitives/bytes.ts'
import { CryptoError } from '../../../crypto/primitives/errors.ts'
import { loadSumo, type SumoEngine } from '../../../crypto/primitives/sodium-sumo.ts'
import { openRoot, openVault, openWeeks } from '../../../crypto/vault/vault.ts'
import { type CeremonyTools, makeInstance, renewInstance } from '../../../scripts/ceremony/core.ts'
import { requireReaders } from '../../../scripts/ceremony/plan.ts'
import { openDemo } from '../../../scripts/demo/demo.ts'
import { SAMPLE_PLAN, sampleContent } from '../../../scripts/demo/sample.ts'
import { SAMPLE_ALONE } from '../../support/reception/alone.ts'
import { startNode } from '../../support/run/process.ts'
import { tempFolder } from '../../support/run/temp.ts'
import { makeOwn, OWN_FOLDER } from '../../support/scripts/content-folder.ts'

const TODAY = dayOf(Date.UTC(2026, 10, 25))
const phrase = (owner: 'root' | { member: string }) =>
  owner === 'root' ? 'the root has a passphrase' : `${owner.member} has a passphrase`

const sample = sampleContent().document

describe('the ceremony', () => {
  let engine: SumoEngine
  let tools: CeremonyTools

  before(async () => {
    engine = await loadSumo()
    tools = { engine, random: systemRandom, today: TODAY, cost: { operations: 1, memory: 8 } }
  })

  it('gives each member the secrets of the keys that it publishes', () => {
    const p = engine.primitives
    const instance = makeInstance(tools, SAMPLE_PLAN, sample, phrase)
    const { signed, bundles } = decodePublication(instance.publication)
    const list = verifyKeyList(p, signed, instance.fingerprint)
    expect(bundles).to.have.length(27)
    for (const { week, bundle } of bundles) {
      const keys = openBundle(p, list, week, bundle)
      for (const { id, vault, weeks } of instance.members) {
        const opened = openVault(p, engine.hashPassphrase, phrase({ member: id }), vault)
        if (opened === null) throw new Error('does not open')
        const secret = openWeeks(p, opened.key, weeks).weeks.find((one) => one.week === week)
        if (secret === undefined) throw new Error('no secret')
        expect(weekKeyPairOf(p, secret.seed, week).publicKey).to.deep.equal(keys.get(id))
      }
    }
  })

  it('renews: one version on, chained, with the old weekly secrets kept and new ones added', () => {
    const p = engine.primitives
    const first = makeInstance(tools, SAMPLE_PLAN, sample, phrase)
    const root = openRoot(p, engine.hashPassphrase, phrase('root'), first.root)
    if (root === null) throw new Error('does not open')
    const later = { ...tools, today: TODAY + 70 }
    const second = renewInstance(later, root, first.publication, first.members, phrase)
    const before = decodePublication(first.publication)
    const after = decodePublication(second.publication)
    const old = verifyKeyList(p, before.signed, first.fingerprint)
    const list = verifyKeyList(p, after.signed, first.fingerprint)
    expect(list.version).to.equal(2)
    expect(list.previous).to.deep.equal(old.hash)
    expect(list.weeks.first).to.equal(weekOf(TODAY + 70))
    // weeks that both lists name have the same keys
    const shared = before.bundles.filter(({ week }) => week >= list.weeks.first)
    expect(shared).to.have.length(17)
    for (const { week, bundle } of shared) {
      expect(after.bundles.find((one) => one.week === week)?.bundle).to.deep.equal(bundle)
    }
  })

  it('refuses a root that did not sign, a wrong passphrase, and files that are missing', () => {
    const first = makeInstance(tools, SAMPLE_PLAN, sample, phrase)
    const other = makeInstance(tools, SAMPLE_PLAN, sample, phrase)
    const rootOf = (file: Uint8Array) => {
      const root = openRoot(engine.primitives, engine.hashPassphrase, phrase('root'), file)
      if (root === null) throw new Error('does not open')
      return root
    }
    const renew = (root: Uint8Array, files: typeof first.members, ask = phrase) =>
      renewInstance(tools, rootOf(root), first.publication, files, ask)
    expect(() => renew(other.root, first.members)).to.throw(CryptoError)
    expect(() => renew(first.root, other.members)).to.throw(CryptoError)
    expect(() => renew(first.root, first.members.slice(1))).to.throw(CryptoError)
    expect(() => renew(first.root, first.members, () => 'another one')).to.throw(CryptoError)
    const wrong = openRoot(engine.primitives, engine.hashPassphrase, 'another one', first.root)
    expect(wrong).to.equal(null)
  })

  it('demands somebody for each channel', () => {
    requireReaders(SAMPLE_PLAN, sample)
    expect(() => requireReaders({ ...SAMPLE_PLAN, members: [] }, sample)).to.throw('nobody reads')
  })

  it('has nobody read a channel that is not there', () => {
    const fewer = { ...sample, channels: sample.channels.slice(0, 1) }
    expect(() => requireReaders(SAMPLE_PLAN, fewer)).to.throw(
      'has head read channel students, which is not in channels.yaml: choose employees',
    )
  })

  it('gives the sample somebody who keeps names, and reads no report', () => {
    const p = engine.primitives
    const instance = makeInstance(tools, SAMPLE_PLAN, sample, phrase)
    const { signed, bundles } = decodePublication(instance.publication)
    const list = verifyKeyList(p, signed, instance.fingerprint)
    const [first] = bundles
    if (first === undefined) throw new Error('no weekly keys')
    const keys = openBundle(p, list, first.week, first.bundle)
    const ids = (recipients: Recipient[]) => recipients.map(({ member }) => member.id)
    expect(ids(custodiansOf(p, list, keys))).to.deep.equal(['custodian'])
    for (const { id } of sample.channels) {
      expect(ids(recipientsOf(p, list, keys, id)), id).to.deep.equal(['head', 'adviser'])
    }
  })

  it('writes files that only their owner reads, and never over others', async () => {
    const folder = tempFolder()
    const passphrases = join(folder, 'passphrases.json')
    const members = Object.fromEntries(
      SAMPLE_PLAN.members.map(({ id }) => [id, phrase({ member: id })]),
    )
    writeFileSync(passphrases, JSON.stringify({ root: phrase('root'), members }))
    const [draft, out] = [join(folder, 'draft'), join(folder, 'out')]
    expect(await ceremony('plan', '--out', draft)).to.equal(0)
    const plan = ['--plan', join(draft, 'plan.json'), '--content', join(draft, 'content')]
    const unread = ['create', ...plan, '--out', out]
    expect(await ceremony(...unread)).to.equal(1)
    expect(existsSync(out)).to.equal(false)
    makeOwn(join(draft, 'content'))
    const args = ['create', ...plan, '--out', out, '--passphrases', passphrases, ...SAMPLE_ALONE]
    expect(await ceremony(...args)).to.equal(0)
    for (const file of ['root.key', 'publication.bin', 'members/head.vault.weeks']) {
      expect(statSync(join(out, file)).mode & 0o777).to.equal(0o600)
    }
    const root = readFileSync(join(out, 'root.key'))
    expect(await ceremony(...args)).to.equal(1)
    expect(readFileSync(join(out, 'root.key'))).to.deep.equal(root)
    writeFileSync(join(draft, 'content', 'help.yaml'), 'mine')
    expect(await ceremony('plan', '--out', draft)).to.equal(1)
    expect(readFileSync(join(draft, 'content', 'help.yaml'), 'utf8')).to.equal('mine')
  })

  it('says what is wrong with a plan, and makes nothing of it', async () => {
    const folder = tempFolder()
    const plan = join(folder, 'plan.json')
    const out = join(folder, 'out')
    writeFileSync(plan, JSON.stringify({ ...SAMPLE_PLAN, size: 'huge' }))
    const args = ['create', '--plan', plan, '--content', OWN_FOLDER, '--out', out]
    expect(await ceremony(...args)).to.equal(1)
    expect(existsSync(out)).to.equal(false)
  })
})

describe('the folder of a demo', () => {
  it('is made once, opened again, and renewed when its key list nears its end', async () => {
    const engine = await loadSumo()
    const tools = (today: number): CeremonyTools => ({
      ...{ engine, random: systemRandom, today, cost: { operations: 1, memory: 8 } },
    })
    const folder = tempFolder()
    const first = openDemo(tools(TODAY), folder)
    const again = openDemo(tools(TODAY + 100), folder)
    expect(again.members).to.deep.equal(first.members)
    expect(again.publication).to.deep.equal(first.publication)
    for (const later of [TODAY + 150, TODAY + 900]) {
      const renewed = openDemo(tools(later), folder)
      const { signed } = decodePublication(renewed.publication)
      const list = verifyKeyList(engine.primitives, signed, first.fingerprint)
      expect(list.expires).to.equal(firstDay(weekOf(later) + 26))
    }
  })
})

/** @returns the exit code */
async function ceremony(...args: string[]): Promise<number | null> {
  const child = startNode('scripts/ceremony.ts', args)
  return (await child.exit).code
}
