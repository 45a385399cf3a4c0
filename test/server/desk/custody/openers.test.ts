import { expect } from 'chai'
import { openerNotices } from '../../../../client/desk/engine/notices.ts'
import { dayOf } from '../../../../crypto/days/calendar.ts'
import type { KeyList } from '../../../../crypto/keys/keylist.ts'
import { systemRandom } from '../../../../crypto/primitives/bytes.ts'
import { loadSodium } from '../../../../crypto/primitives/sodium.ts'
import { DRILL_DAYS, signDrill } from '../../../../crypto/vault/drill.ts'
import { makeReception } from '../../../support/reception/reception.ts'
import { A_MONDAY } from '../../../support/server/instance.ts'

const p = await loadSodium()
const TODAY = dayOf(A_MONDAY)
const reception = makeReception(p, {
  today: TODAY,
  roles: ['head', 'reception', 'custodian', 'custodian'],
})

describe('the only member who can open something', () => {
  const now = () => A_MONDAY
  const source = (file: Uint8Array | null) => ({ primitives: p, now, drill: file })
  const noticed = (who: number, list: Pick<KeyList, 'members' | 'channels'>, file = drill(who)) =>
    openerNotices(source(file), list, reception.members[who]!.signing.publicKey).length === 1
  const drill = (who: number, day = TODAY - DRILL_DAYS - 1) => {
    const { id, signing } = reception.members[who]!
    const said = {
      root: reception.fingerprint,
      member: id,
      set: systemRandom(8),
      needed: 2,
      total: 3,
    }
    return signDrill(p, signing, { ...said, day })
  }
  const { members } = reception.list
  const channels = (...readers: readonly string[]) => [{ id: 'main', members: [...readers] }]

  it('is told so as long as no sheets of theirs were tried within a year', () => {
    const alone = { members, channels: channels('m0') }
    const own = reception.members[0]!.signing.publicKey
    const none = openerNotices(source(null), alone, own)
    expect(none).to.deep.equal([{ kind: 'sole-opener' }])
    // If the program cannot look beside the files, it says nothing.
    expect(openerNotices({ primitives: p, now }, alone, own)).to.deep.equal([])
    expect(noticed(0, alone)).to.equal(true)
    expect(noticed(0, alone, drill(0, TODAY - DRILL_DAYS))).to.equal(false)
    expect(noticed(0, alone, drill(1, TODAY))).to.equal(true)
    const damaged = drill(0, TODAY)
    damaged[100] = (damaged[100] ?? 0) ^ 1
    expect(noticed(0, alone, damaged)).to.equal(true)
    expect(noticed(0, alone, new Uint8Array(3))).to.equal(true)
  })

  it('is one reader of a channel, or the one who keeps names, and nobody else', () => {
    const two = { members, channels: channels('m0', 'm1') }
    expect([0, 1, 2, 3].map((who) => noticed(who, two))).to.deep.equal([false, false, false, false])
    const one = { members: members.slice(0, 3), channels: channels('m0', 'm1') }
    expect([0, 1, 2].map((who) => noticed(who, one))).to.deep.equal([false, false, true])
    const alone = { members, channels: [...channels('m0', 'm1'), { id: 'b', members: ['m1'] }] }
    expect([0, 1, 2, 3].map((who) => noticed(who, alone))).to.deep.equal([
      ...[false, true, false, false],
    ])
  })

  it('K12: is each of two who must open together, and none of three', () => {
    const together = (...readers: readonly string[]) => ({
      members,
      channels: [{ id: 'main', members: [...readers], together: 2 as const }],
    })
    const all = (list: ReturnType<typeof together>) => [0, 1, 2].map((who) => noticed(who, list))
    expect(all(together('m0', 'm1'))).to.deep.equal([true, true, false])
    expect(all(together('m0', 'm1', 'm2'))).to.deep.equal([false, false, false])
  })
})
