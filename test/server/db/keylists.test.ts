import { expect } from 'chai'
import {
  addKeyList,
  getBundle,
  getKeyList,
  getOldKeyList,
  listBundles,
} from '../../../db/keylists.ts'
import { getSetting, putSetting } from '../../../db/settings.ts'
import { onEachEngine } from './engines.ts'
import { bytes, WEEK, wholeState } from './rows.ts'

const bundles = (...weeks: readonly number[]) =>
  weeks.map((week) => ({ week, bundle: bytes(8 * 1216) }))

onEachEngine('key lists', (db) => {
  it('takes any first list, then only the version after the newest', async () => {
    expect(await getKeyList(db())).to.equal(null)
    const [fourth, fifth] = [bytes(900), bytes(901)]
    expect(await addKeyList(db(), 4, fourth, bundles(WEEK), WEEK)).to.equal('added')
    expect(await addKeyList(db(), 5, fifth, bundles(WEEK), WEEK)).to.equal('added')
    const before = await wholeState(db())
    for (const version of [3, 4, 5, 7]) {
      expect(await addKeyList(db(), version, bytes(900), bundles(WEEK), WEEK)).to.equal('refused')
    }
    expect(await addKeyList(db(), 4, fourth, [], WEEK)).to.equal('refused')
    expect(await addKeyList(db(), 5, fifth, [], WEEK)).to.equal('same')
    expect(await wholeState(db())).to.deep.equal(before)
    expect(await getKeyList(db())).to.deep.equal({ version: 5, signed: fifth })
  })

  it('serves the bundles of the newest list alone', async () => {
    const first = bundles(WEEK, WEEK + 1)
    const second = bundles(WEEK + 1, WEEK + 2)
    await addKeyList(db(), 1, bytes(10), first, WEEK)
    expect(await getBundle(db(), WEEK)).to.deep.equal(first[0]?.bundle)
    await addKeyList(db(), 2, bytes(10), second, WEEK)
    expect(await getBundle(db(), WEEK)).to.equal(null)
    expect(await getBundle(db(), WEEK + 1)).to.deep.equal(second[0]?.bundle)
  })

  it('keeps what could be sealed to by lists before, with their version', async () => {
    const first = bundles(WEEK - 1, WEEK, WEEK + 1, WEEK + 2)
    const second = bundles(WEEK, WEEK + 1, WEEK + 2)
    await addKeyList(db(), 1, bytes(10), first, WEEK)
    await addKeyList(db(), 2, bytes(10), second, WEEK)
    const of = (version: number, all: typeof first) => all.map((one) => ({ version, ...one }))
    expect(await listBundles(db(), WEEK + 1)).to.deep.equal([
      ...of(1, first.slice(0, 3)),
      ...of(2, second.slice(0, 2)),
    ])
    expect(await listBundles(db(), WEEK + 9)).to.have.length(6)
  })

  it('keeps what is sealed to now where the next list was made weeks ago', async () => {
    const first = bundles(WEEK - 2, WEEK - 1, WEEK, WEEK + 1, WEEK + 2)
    await addKeyList(db(), 1, bytes(10), first, WEEK - 2)
    await addKeyList(db(), 2, bytes(10), bundles(WEEK - 2, WEEK - 1, WEEK), WEEK)
    const kept = (await listBundles(db(), WEEK + 2)).filter(({ version }) => version === 1)
    expect(kept.map(({ week }) => week)).to.deep.equal([WEEK - 2, WEEK - 1, WEEK, WEEK + 1])
  })

  it('gives back every list there was, byte for byte', async () => {
    const lists = [bytes(900), bytes(901), bytes(902)]
    for (const [i, signed] of lists.entries())
      await addKeyList(db(), 4 + i, signed, bundles(WEEK), WEEK)
    for (const [i, signed] of lists.entries())
      expect(await getOldKeyList(db(), 4 + i)).to.deep.equal(signed)
    for (const version of [0, 3, 7]) expect(await getOldKeyList(db(), version)).to.equal(null)
  })

  it('takes one of two lists that come at once', async () => {
    await addKeyList(db(), 1, bytes(10), bundles(WEEK), WEEK)
    const answers = await Promise.all([
      addKeyList(db(), 2, bytes(10), bundles(WEEK), WEEK),
      addKeyList(db(), 2, bytes(10), bundles(WEEK), WEEK),
    ])
    expect(answers.sort()).to.deep.equal(['added', 'refused'])
  })
})

onEachEngine('settings', (db) => {
  it('gives back the last value, and null before the first', async () => {
    expect(await getSetting(db(), 'nightly-day')).to.equal(null)
    await putSetting(db(), 'nightly-day', Uint8Array.of(1, 2, 3, 4))
    await putSetting(db(), 'filler-echoes', Uint8Array.of(9))
    await putSetting(db(), 'nightly-day', Uint8Array.of(1, 2, 3, 5))
    expect(await getSetting(db(), 'nightly-day')).to.deep.equal(Uint8Array.of(1, 2, 3, 5))
    expect(await getSetting(db(), 'filler-echoes')).to.deep.equal(Uint8Array.of(9))
  })
})
