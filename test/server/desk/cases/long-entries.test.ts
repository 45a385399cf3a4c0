import { expect } from 'chai'
import fc from 'fast-check'
import type { Desk } from '../../../../client/desk/engine/desk.ts'
import type { Outgoing } from '../../../../client/desk/engine/files/outgoing.ts'
import { viewDesk } from '../../../../client/desk/engine/view/desk-view.ts'
import { caseDocument } from '../../../../client/desk/export/case-document.ts'
import { caseJson } from '../../../../client/desk/export/case-json.ts'
import { wordsIn } from '../../../../client/desk/format/words.ts'
import { manifestIn } from '../../../../client/desk/model/case/case-files.ts'
import { saidIn } from '../../../../client/desk/model/log/stream.ts'
import { type Action, jobOf } from '../../../../client/desk/model/rules/action.ts'
import { longestTextManifest, longTextOf } from '../../../../client/desk/model/rules/long-action.ts'
import { type Entry, entrySchema } from '../../../../crypto/entries/entry.ts'
import { systemRandom, toHex } from '../../../../crypto/primitives/bytes.ts'
import { CryptoError } from '../../../../crypto/primitives/errors.ts'
import { decodeJson, encodeJson } from '../../../../crypto/primitives/json.ts'
import { SIZE } from '../../../../crypto/primitives/labels.ts'
import { PATH } from '../../../../crypto/wire/wire.ts'
import { meddled, staffTransport, syncAndOpen, testDesk } from '../../../support/desk/desk-core.ts'
import { outgoingOf } from '../../../support/desk/filed.ts'
import { MemoryCache } from '../../../support/desk/memory-cache.ts'
import { deliver, type Instance, startInstance } from '../../../support/server/instance.ts'

const LONG = `Vi snakket lenge. ${'Hun sa at døra sto åpen, og at nøkkelen var borte. '.repeat(1500)}`
const NOTE: Action = { kind: 'note', text: LONG }
const HEARING: Action = {
  ...{ kind: 'hearing', id: null, who: 'Åge Lunde', mode: 'meeting' },
  ...{ companion: true, held: true, text: LONG },
}
const CLOSING: Action = {
  ...{ kind: 'closing', outcome: 'substantiated', findings: LONG },
  ...{ measures: 'Ny lås', lessons: '' },
}

describe('notes, hearings and closings whose text is too long for their entry', () => {
  let instance: Instance
  let desk: Desk
  let colleague: Desk
  let outgoing: Outgoing

  beforeEach(async () => {
    instance = await startInstance()
    await deliver(instance)
    desk = testDesk(instance, 0)
    colleague = testDesk(instance, 1)
    for (const one of [desk, colleague]) await syncAndOpen(one)
    outgoing = outgoingOf(instance)
  })
  afterEach(() => instance.stop())

  /** As a session does it. */
  const write = async (action: Action, name = action.kind) => {
    const { id } = desk.cases[0]!
    const long = longTextOf(action)
    const { instance: own } = instance.reception.list
    const said =
      long === null ? action : long.at(await outgoing.send(name, own, [], undefined, long.text))
    await desk.write(id, jobOf(systemRandom, said))
  }
  const caseIn = (of: Desk) => viewDesk(of, instance.now(), 0).cases[0]!
  const textsIn = (of: Desk) =>
    caseIn(of).items.flatMap((item) => {
      if (item.kind !== 'entry') return []
      const { entry, waits = false } = item
      if (entry.kind === 'closing') return [{ text: entry.findings, waits }]
      return entry.kind === 'note' || entry.kind === 'hearing' ? [{ text: entry.text, waits }] : []
    })

  it('go in blocks from the first byte that the entry does not hold, and nothing else does', () => {
    const of = (action: Action) => longTextOf(action) !== null
    const at = (n: number) => 'x'.repeat(n)
    expect([3500, 3501].map((n) => of({ kind: 'note', text: at(n) }))).to.deep.equal([false, true])
    for (const [action, field, limit] of [
      [HEARING, 'text', 2000],
      [CLOSING, 'findings', 1200],
    ] as const) {
      const short = { ...action, [field]: at(limit) } as Action
      expect(of(short)).to.equal(false)
      expect(() => jobOf(systemRandom, short)).not.to.throw()
      expect(of({ ...action, [field]: at(limit + 1) } as Action)).to.equal(true)
    }
    expect(of({ kind: 'memo', text: LONG })).to.equal(false)
  })

  it('are read whole by the desk that wrote them and by a colleague, in the case and in what leaves it', async () => {
    for (const action of [NOTE, HEARING, CLOSING]) await write(action)
    const whole = [1, 2, 3].map(() => ({ text: LONG, waits: false }))
    for (const of of [desk, colleague]) {
      await of.sync()
      expect(textsIn(of)).to.deep.equal(whole)
      const one = caseIn(of)
      expect(one.work.hearings[0]!.entry.text).to.equal(LONG)
      expect(one.work.closing!.entry).to.include({ findings: LONG, measures: 'Ny lås' })
      const view = viewDesk(of, instance.now(), 0)
      const source = { one, view, words: wordsIn('nb'), provision: '', to: '', made: 0 }
      expect(JSON.stringify(caseDocument(source)).split(LONG).length).to.be.above(4)
      expect(
        JSON.parse(new TextDecoder().decode(caseJson(source))).work.closing.entry.findings,
      ).to.equal(LONG)
    }
  })

  it('show the page no key of the blocks, whether the text is at hand or not', async () => {
    for (const action of [NOTE, HEARING, CLOSING]) await write(action)
    const keys = saidIn(desk.cases[0]!.stream!).flatMap(({ entry }) => manifestIn(entry) ?? [])
    expect(keys).to.have.lengthOf(3)
    const check = () => {
      const shown = JSON.stringify(caseIn(desk))
      for (const { key } of keys) expect(shown).not.to.contain(toHex(key))
    }
    expect(textsIn(desk).map(({ waits }) => waits)).to.deep.equal([true, true, true])
    check()
    // as a session does once it is written
    await desk.readTexts()
    expect(textsIn(desk).map(({ waits }) => waits)).to.deep.equal([false, false, false])
    check()
  })

  it('are said to be missing where their blocks are gone, and come once they are there', async () => {
    await write(HEARING)
    let isGone = true
    const absent = meddled(staffTransport(instance), (request) =>
      isGone && request === `POST ${PATH.blocksFetch}` ? 'lose-request' : null,
    )
    const cut = testDesk(instance, 1, { transport: absent })
    await syncAndOpen(cut)
    expect(textsIn(cut)).to.deep.equal([{ text: '', waits: true }])
    expect(caseIn(cut).work.hearings[0]!.waits).to.equal(true)
    expect(caseIn(cut).warnings).to.deep.equal([])
    isGone = false
    await cut.sync()
    expect(textsIn(cut)).to.deep.equal([{ text: LONG, waits: false }])
    expect(caseIn(cut).work.hearings[0]!.waits).to.equal(undefined)
  })

  it('are kept in the cache, and are not fetched a second time', async () => {
    await write(NOTE)
    const cache = new MemoryCache()
    let fetched = 0
    const transport = meddled(staffTransport(instance), (request) => {
      if (request === `POST ${PATH.blocksFetch}`) fetched++
      return null
    })
    const first = testDesk(instance, 1, { cache, transport })
    await syncAndOpen(first)
    expect(fetched).to.equal(1)
    await first.keepCache()
    const { vault, weeks } = first
    const again = testDesk(instance, 1, { cache, transport, vault, weeks })
    await again.sync()
    expect(textsIn(again)).to.deep.equal([{ text: LONG, waits: false }])
    expect(fetched).to.equal(1)
  })

  it('go with a redaction from every view', async () => {
    await write(NOTE)
    await desk.sync()
    const item = caseIn(desk).items.find(
      (one) => one.kind === 'entry' && one.entry.kind === 'note',
    )!
    const action = { kind: 'redacted', row: item.key, text: 'Feil sak' } as const
    await desk.append(desk.cases[0]!.id, jobOf(systemRandom, action))
    expect(JSON.stringify(caseIn(desk))).not.to.contain('nøkkelen var borte')
  })

  it('have entries that fit with the longest place and the longest other fields', () => {
    const manifest = longestTextManifest()
    for (const letter of ['x', 'å', '日']) {
      const closing = { ...CLOSING, measures: letter.repeat(600), lessons: letter.repeat(300) }
      for (const action of [NOTE, { ...HEARING, who: letter.repeat(200) }, closing] as Action[]) {
        expect(() => jobOf(systemRandom, longTextOf(action)!.at(manifest))).not.to.throw()
      }
    }
  })

  it('are refused with a text in both places, with a file, or with no text at all', () => {
    const manifest = longestTextManifest()
    const read = (entry: unknown) => decodeJson(entrySchema, encodeJson(entry))
    const id = new Uint8Array(8)
    const file = { name: '', type: '', size: 1, offset: 0, hash: manifest.key }
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 50 }), (words) => {
        for (const [action, field] of [
          [NOTE, 'text'],
          [{ ...HEARING, id }, 'text'],
          [CLOSING, 'findings'],
        ] as const) {
          const whole = { ...action, [field]: '', manifest }
          expect((read(whole) as Entry).kind).to.equal(action.kind)
          for (const wrong of [
            { ...whole, [field]: words },
            { ...whole, manifest: { ...manifest, files: [file] } },
            { ...whole, manifest: { key: manifest.key, blocks: 1, files: [] } },
          ]) {
            expect(() => read(wrong)).to.throw(CryptoError)
          }
        }
        expect(() => read({ kind: 'note', text: '' })).to.throw(CryptoError)
      }),
    )
  })

  it('are refused beyond 1 MiB before anything is sent', async () => {
    const text = 'x'.repeat(SIZE.longText)
    const error = await write({ kind: 'note', text }).catch((reason: unknown) => reason)
    expect(error).to.include({ code: 'too-long' })
  })
})
