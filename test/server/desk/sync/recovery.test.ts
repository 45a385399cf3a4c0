import { expect } from 'chai'
import type { Desk } from '../../../../client/desk/engine/desk.ts'
import { type Action, jobOf } from '../../../../client/desk/model/rules/action.ts'
import { DAY_MS, type Week, weekAt } from '../../../../crypto/days/calendar.ts'
import {
  bundleHash,
  encodeBundle,
  signKeyList,
  verifyKeyList,
} from '../../../../crypto/keys/keylist.ts'
import { weekKeyPairOf } from '../../../../crypto/keys/keys.ts'
import { systemRandom } from '../../../../crypto/primitives/bytes.ts'
import { loadSumo } from '../../../../crypto/primitives/sodium-sumo.ts'
import { joinSheets } from '../../../../crypto/vault/recovery.ts'
import {
  newVaultKey,
  openVault,
  openWeeks,
  sealVault,
  sealWeeks,
  type Vault,
  type WeeklySecrets,
} from '../../../../crypto/vault/vault.ts'
import { withComingWeeks } from '../../../../crypto/vault/weekly.ts'
import { PATH } from '../../../../crypto/wire/wire.ts'
import { makeSet, openWithKey, restoreFiles } from '../../../../scripts/recovery/core.ts'
import { testDesk } from '../../../support/desk/desk-core.ts'
import type { TestReception } from '../../../support/reception/reception.ts'
import {
  A_MONDAY,
  type Clock,
  deliver,
  fakeClock,
  type Instance,
  publicationOf,
  staffFetch,
  startInstance,
} from '../../../support/server/instance.ts'

const COST = { operations: 1, memory: 8 }
const OLD = 'the passphrase that is lost'
const NEXT = 'the passphrase that follows'

const note = (text: string) => {
  const action: Action = { kind: 'note', text }
  return jobOf(systemRandom, action)
}

/** Texts of the reports that a desk can read. */
const read = (desk: Desk) =>
  desk.cases.flatMap(({ timeline }) =>
    timeline.flatMap((item) =>
      item.kind === 'drop' && item.drop.kind === 'report' ? [item.drop.content.answers.what] : [],
    ),
  )

const notesOf = (desk: Desk) =>
  desk.cases.flatMap(({ timeline }) =>
    timeline.flatMap((item) =>
      item.kind !== 'drop' && item.entry.kind === 'note' ? [item.entry.text] : [],
    ),
  )

/** A backup and a weekly file, restored by two of three sheets that were made for `vault`. */
async function throughSheets(
  vault: Vault,
  newest: Vault | null,
  weekly: WeeklySecrets | null = null,
) {
  const { primitives: p, hashPassphrase } = await loadSumo()
  const key = newVaultKey(systemRandom, hashPassphrase, OLD, COST)
  const atMaking = sealVault(p, systemRandom, key, vault)
  const set = await makeSet(p, systemRandom, { key, vault }, atMaking, [2, 3])
  const backup = newest && sealVault(p, systemRandom, key, newest)
  const weeks = weekly && sealWeeks(p, systemRandom, key, weekly)
  const joined = await joinSheets(p, set.sheets.slice(1))
  if (joined.kind !== 'key') throw new Error(joined.kind)
  const opened = openWithKey(p, joined.key, set.file, backup)
  const fresh = newVaultKey(systemRandom, hashPassphrase, NEXT, COST)
  const files = restoreFiles(p, systemRandom, opened, weeks, fresh)
  const again = openVault(p, hashPassphrase, NEXT, files.vault)
  if (again === null) throw new Error('does not open')
  return { vault: again.vault, weeks: openWeeks(p, again.key, files.weeks) }
}

/** The next key list, in which member 0 has the keys of `weeks`, as a head of reception would sign it. */
async function publishKeys({ p, reception, ...instance }: Instance, weeks: WeeklySecrets) {
  const fresh = (week: Week) => weeks.weeks.find((one) => one.week === week)
  const bundles = new Map(
    [...reception.bundles.keys()].map((week, i) => {
      const keys = reception.members.map((member) => member.weeks[i]?.publicKey ?? null)
      const own = weekKeyPairOf(p, fresh(week)!.seed, week).publicKey
      return [week, encodeBundle([own, ...keys.slice(1)])] as const
    }),
  )
  const { hash, ...list } = reception.list
  const signed = signKeyList(p, reception.root.seed, {
    ...{ ...list, version: 2, previous: hash },
    weeks: {
      first: list.weeks.first,
      bundles: [...bundles].map(([week, bundle]) => bundleHash(p, list.instance, week, bundle)),
    },
  })
  const next: TestReception = {
    ...{ ...reception, signed, bundles },
    list: verifyKeyList(p, signed, reception.fingerprint),
  }
  const renewed = { ...instance, p, reception: next }
  const body = publicationOf(next)
  const answer = await staffFetch(renewed, reception.members[0]!, 'POST', PATH.deskKeyList, {
    body,
  })
  if (answer.status !== 200) throw new Error(`not published: ${answer.text}`)
  return renewed
}

describe('a lost vault', () => {
  let instance: Instance
  let clock: Clock

  const start = async (roles: readonly ('head' | 'reception')[]) => {
    clock = fakeClock(A_MONDAY)
    instance = await startInstance({ clock, roles, weeks: 6 })
  }
  afterEach(() => instance.stop())

  /** A desk that has read one report, whose vault was backed up, and then lost with another unread. */
  async function lose(withBackup = true) {
    const desk = testDesk(instance, 0)
    const making = desk.vault
    await deliver(instance, { text: 'read before' })
    await desk.sync()
    expect(read(desk)).to.deep.equal(['read before'])
    const restored = await throughSheets(making, withBackup ? desk.vault : null)
    await deliver(instance, { text: 'never opened' })
    return restored
  }

  it('with a second recipient: sheets give the old cases and the signature back, a colleague the rest', async () => {
    await start(['head', 'reception'])
    const restored = await lose()
    const desk = testDesk(instance, 0, restored)
    await desk.sync()
    expect(read(desk)).to.deep.equal(['read before'])
    expect(desk.notices.map(({ kind }) => kind)).to.include('no-weekly-key')
    await desk.append(desk.cases[0]!.id, note('back again'))
    const colleague = testDesk(instance, 1)
    await colleague.sync()
    expect(read(colleague)).to.have.members(['read before', 'never opened'])
    expect(notesOf(colleague)).to.deep.equal(['back again'])
    await desk.sync()
    expect(read(desk)).to.deep.equal(['read before'])
  })

  it('without a second recipient: what was not opened is lost, and nobody has a key to it', async () => {
    await start(['head'])
    const restored = await lose()
    const desk = testDesk(instance, 0, restored)
    await desk.sync()
    expect(read(desk)).to.deep.equal(['read before'])
    const renewed = withComingWeeks(systemRandom, restored.weeks, weekAt(clock.now()))
    const later = await publishKeys(instance, renewed)
    const again = testDesk(later, 0, { vault: desk.vault, weeks: renewed })
    await again.sync()
    expect(read(again)).to.deep.equal(['read before'])
  })

  it('opens nothing that is newly sealed until its member has made new weekly keys', async () => {
    await start(['head', 'reception'])
    const restored = await lose()
    await deliver(instance, { text: 'sealed to lost keys' })
    const before = testDesk(instance, 0, restored)
    await before.sync()
    expect(read(before)).to.deep.equal(['read before'])
    const weeks = withComingWeeks(systemRandom, restored.weeks, weekAt(clock.now()))
    const later = await publishKeys(instance, weeks)
    await deliver(later, { text: 'sealed to new keys' })
    const after = testDesk(later, 0, { vault: before.vault, weeks })
    await after.sync()
    expect(read(after)).to.have.members(['read before', 'sealed to new keys'])
    expect(after.notices.map(({ kind }) => kind)).to.not.include('no-weekly-key')
  })

  it('without any backup gives back the signing key: the server takes it, and no case is there', async () => {
    await start(['head', 'reception'])
    const restored = await lose(false)
    expect(restored.vault.drops).to.deep.equal([])
    const desk = testDesk(instance, 0, restored)
    await desk.sync()
    expect(desk.member?.id).to.equal('m0')
    expect(desk.cases).to.deep.equal([])
  })

  it('P10: sheets and backups from before a report was opened open none of it once its weekly key is gone; from after, they do', async () => {
    await start(['head'])
    const first = testDesk(instance, 0)
    const early = first.vault
    await deliver(instance, { text: 'read before' })
    await first.sync()
    const late = first.vault
    clock.advance(3 * 7 * DAY_MS)
    const desk = testDesk(instance, 0, { vault: late, weeks: first.weeks })
    await desk.sync()
    expect(desk.weeks.weeks.map(({ week }) => week)).to.not.include(weekAt(A_MONDAY))
    expect(read(desk)).to.deep.equal(['read before'])
    for (const [backup, opens] of [
      [early, []],
      [late, ['read before']],
    ] as const) {
      const restored = testDesk(instance, 0, await throughSheets(early, backup, desk.weeks))
      await restored.sync()
      expect(read(restored)).to.deep.equal(opens)
    }
  })
})
