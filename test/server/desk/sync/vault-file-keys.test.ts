import { expect } from 'chai'
import { newMember } from '../../../../client/desk/engine/vault/enrol.ts'
import { VaultFile } from '../../../../client/desk/engine/vault/vault-file.ts'
import type { AddedKey } from '../../../../client/desk/rpc/calls.ts'
import type { VaultFileName } from '../../../../client/desk/wire/ports.ts'
import { weekAt } from '../../../../crypto/days/calendar.ts'
import {
  equal,
  fromBase64url,
  fromUtf8,
  systemRandom,
} from '../../../../crypto/primitives/bytes.ts'
import { loadSumo, type SumoEngine } from '../../../../crypto/primitives/sodium-sumo.ts'
import type { SecurityKeyAnswer } from '../../../../crypto/vault/security-key.ts'
import { openVaultByKey, openWeeks, type WeeklySecrets } from '../../../../crypto/vault/vault.ts'
import { codeOf, MemoryFiles } from '../../../support/desk/memory-files.ts'
import { flipped } from '../../../support/reception/sealing.ts'
import { A_MONDAY } from '../../../support/server/instance.ts'

const CHEAP = { operations: 1, memory: 8 }
const FIRST = 'the first one'
const JOINING = {
  id: 'anna',
  title: { nb: 'Rådgiver', nn: 'Rådgjevar', en: 'Adviser' },
  root: 'AAAA-BBBB-CCCC-DDDD-EEEE-FFFF-GGGG-HH4P',
}

const authenticator = (name: string): AddedKey => ({
  ...{ credential: systemRandom(24), salt: systemRandom(32), output: systemRandom(32), name },
})

describe('the files of a vault with security keys', () => {
  const [blue, red] = [authenticator('Blue'), authenticator('Red')]
  let engine: SumoEngine
  let tools: { engine: SumoEngine; random: typeof systemRandom; cost: typeof CHEAP }
  let files: MemoryFiles
  let weeks: WeeklySecrets

  before(async () => {
    engine = await loadSumo()
    tools = { engine, random: systemRandom, cost: CHEAP }
  })
  beforeEach(async () => {
    files = new MemoryFiles()
    const made = newMember(engine.primitives, systemRandom, JOINING, weekAt(A_MONDAY))
    weeks = made.weeks
    const safe = await VaultFile.create(tools, files, FIRST, made)
    await safe.addSecurityKey(FIRST, blue)
    files.changes = 0
  })

  const open = (passphrase: string, answer: SecurityKeyAnswer | null, from = files) =>
    VaultFile.open(tools, from, passphrase, answer)
  const copied = () => {
    const copy = new MemoryFiles()
    for (const [name, bytes] of files.files) copy.files.set(name, bytes)
    return copy
  }
  const mark = (from = files) => fromUtf8(from.files.get('vault')!.slice(0, 15))

  it('open with both, and say which is missing and that one of the two does not fit', async () => {
    expect(mark()).to.equal('postern-vault-3')
    expect((await open(FIRST, blue)).weeks).to.deep.equal(weeks)
    expect(await codeOf(open(FIRST, null))).to.equal('key-missing')
    const hashBeside = async () => {
      throw new Error('it was hashed in vain')
    }
    const early = VaultFile.open({ ...tools, hashBeside }, files, FIRST, null)
    expect(await codeOf(early)).to.equal('key-missing')
    expect(await codeOf(open('not this', null))).to.equal('key-missing')
    expect(await codeOf(open('not this', blue))).to.equal('key-mismatch')
    expect(await codeOf(open(FIRST, red))).to.equal('key-mismatch')
    const spoiled = copied()
    spoiled.files.set('vault', flipped(files.files.get('vault')!, 8 * 100))
    for (const answer of [null, blue]) {
      expect(await codeOf(open(FIRST, answer, spoiled))).to.equal('damaged')
    }
  })

  it('are kept under both, and change only for who knows the passphrase', async () => {
    const safe = await open(FIRST, blue)
    await safe.keep({ ...safe.vault, listVersion: 7 }, { ...weeks, weeks: weeks.weeks.slice(1) })
    const again = await open(FIRST, blue)
    expect([again.vault.listVersion, again.weeks.weeks.length]).to.deep.equal([7, 26])
    const tries = [
      again.addSecurityKey('not this', red),
      again.removeSecurityKey('not this', blue.credential),
      again.changePassphrase('not this', 'the second one'),
    ]
    for (const act of tries) expect(await codeOf(act)).to.equal('passphrase')
    expect(() => again.fileCode('not this')).to.throw('passphrase')
    expect(again.securityKeys.map(({ name }) => name)).to.deep.equal(['Blue'])
  })

  it('take a second key, let the first go, and need none once the last is gone', async () => {
    const safe = await open(FIRST, blue)
    await safe.addSecurityKey(FIRST, red)
    expect((await open(FIRST, red)).securityKeys.map(({ name }) => name)).to.deep.equal([
      'Blue',
      'Red',
    ])
    await safe.removeSecurityKey(FIRST, blue.credential)
    expect(await codeOf(open(FIRST, blue))).to.equal('key-mismatch')
    const left = await open(FIRST, red)
    expect(left.weeks).to.deep.equal(weeks)
    await left.removeSecurityKey(FIRST, red.credential)
    expect(mark()).to.equal('postern-vault-2')
    const bare = await open(FIRST, null)
    expect([bare.weeks, bare.securityKeys]).to.deep.equal([weeks, []])
  })

  it('keep every key, at hand or not, where the passphrase changes', async () => {
    const safe = await open(FIRST, blue)
    await safe.addSecurityKey(FIRST, red)
    await (await open(FIRST, red)).changePassphrase(FIRST, 'the second one')
    for (const key of [blue, red]) {
      expect((await open('the second one', key)).weeks).to.deep.equal(weeks)
      expect(await codeOf(open(FIRST, key))).to.equal('key-mismatch')
    }
  })

  it('take four keys and none twice', async () => {
    const safe = await open(FIRST, blue)
    expect(await codeOf(safe.addSecurityKey(FIRST, blue))).to.equal('key-known')
    for (const name of ['2', '3', '4']) await safe.addSecurityKey(FIRST, authenticator(name))
    expect(await codeOf(safe.addSecurityKey(FIRST, authenticator('5')))).to.equal('keys-full')
    expect((await open(FIRST, blue)).securityKeys).to.have.length(4)
  })

  it('lose nothing where any change is broken off anywhere', async () => {
    const changes: [
      string,
      (safe: VaultFile) => Promise<void>,
      string,
      SecurityKeyAnswer | null,
    ][] = [
      ['added', (safe) => safe.addSecurityKey(FIRST, red), FIRST, red],
      ['removed', (safe) => safe.removeSecurityKey(FIRST, blue.credential), FIRST, null],
      ['passphrase', (safe) => safe.changePassphrase(FIRST, 'the second'), 'the second', blue],
    ]
    for (const [name, change, passphrase, key] of changes) {
      const done: boolean[] = []
      for (const failAt of [1, 2, 3, 4, 5]) {
        const copy = copied()
        const safe = await open(FIRST, blue, copy)
        copy.failAt = failAt
        const code = await codeOf(change(safe))
        copy.failAt = Number.POSITIVE_INFINITY
        done.push(code === null)
        const again = await (code === null ? open(passphrase, key, copy) : open(FIRST, blue, copy))
        expect(again.weeks, `${name}, broken off at ${failAt}`).to.deep.equal(weeks)
        const left: VaultFileName[] = ['vault', 'weeks']
        expect([...copy.files.keys()].sort()).to.deep.equal(left)
      }
      expect(done, name).to.deep.equal([false, false, true, true, true])
    }
  })

  it('open by the code that is shown, until anything changes', async () => {
    const safe = await open(FIRST, blue)
    const [p, vault] = [engine.primitives, files.files.get('vault')!]
    const byCode = (code: string, file: Uint8Array) =>
      openVaultByKey(p, { header: file.slice(0, 40), key: fromBase64url(code) }, file)
    const code = safe.fileCode(FIRST)
    expect(equal(byCode(code, vault)!.signing, safe.vault.signing)).to.equal(true)
    const key = { header: vault.slice(0, 40), key: fromBase64url(code) }
    expect(openWeeks(p, key, files.files.get('weeks')!)).to.deep.equal(weeks)
    await safe.addSecurityKey(FIRST, red)
    expect(() => byCode(code, files.files.get('vault')!)).to.throw('changed')
  })
})
