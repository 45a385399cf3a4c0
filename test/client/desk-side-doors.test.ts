import { expect } from 'chai'
import type { Desk } from '../../client/desk/core/desk.ts'
import type { Case } from '../../client/desk/core/fold.ts'
import { loadSodium } from '../../crypto/sodium.ts'
import { AccessDesks } from '../support/access-desks.ts'
import { accessHouse, codeOf } from '../support/access-house.ts'
import { syncAndOpen } from '../support/desk-core.ts'
import { forceRecord } from '../support/force-record.ts'
import { reportAs } from '../support/need-to-know.ts'

const p = await loadSodium()
/** m0 head, m1 and m2 reception, m3 follow-up manager, m4 custodian. */
const house = accessHouse(p)

describe('a case that a colleague links as split from another', () => {
  const on = new AccessDesks(house)
  const { at, sync } = on

  function saying(desk: Desk, text: string): Case {
    const found = desk.cases.find(({ report }) =>
      Object.values(report?.content.answers ?? {}).includes(text),
    )
    if (found === undefined) throw new Error(`no case says ${text}`)
    return found
  }

  /** Two cases; m1 may not read the second for one of these reasons, and m2 links the first to it. */
  async function linked(how: 'released' | 'declared' | 'left-out'): Promise<string> {
    await reportAs(on.instance, 'the matter')
    await reportAs(on.instance, 'junk', how === 'left-out' ? ['m1'] : [])
    for (const index of [0, 1, 2]) await syncAndOpen(at(index))
    const { id } = saying(at(2), 'junk')
    if (how === 'released') await at(2).release(id, 'm1', 'conflict', 'they know each other')
    if (how === 'declared') await at(1).declare(id, true, 'a friend of mine')
    await sync(0, 1, 2)
    const { linkName } = saying(at(2), 'junk')
    const link = { kind: 'linked', case: linkName!, how: 'split', text: '' } as const
    const { stream } = saying(at(2), 'the matter')
    await forceRecord(on.instance, at(2), 2, () => link, stream)
    await sync(0, 1, 2)
    return saying(at(0), 'the matter').id
  }

  for (const how of ['released', 'declared', 'left-out'] as const) {
    it(`keeps nobody out who reads it, nor lets them be kept out: ${how} there`, async () => {
      const id = await linked(how)
      await at(0).grant(id, 'm3', 'follow-up-manager', '')
      await at(0).release(id, 'm3', 'done', '')
      await sync(1)
      expect(saying(at(1), 'the matter').waitsForKey).to.equal(false)
      await sync(2)
      await at(2).release(id, 'm1', 'done', '')
      await sync(0)
      expect(await codeOf(at(0).grant(id, 'm1', 'reception', ''))).to.equal('done')
      await sync(1)
      expect(saying(at(1), 'the matter').waitsForKey).to.equal(false)
    })
  }
})
