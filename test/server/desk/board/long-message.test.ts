import { expect } from 'chai'
import type { Desk } from '../../../../client/desk/engine/desk.ts'
import { Outgoing } from '../../../../client/desk/engine/files/outgoing.ts'
import { viewDesk } from '../../../../client/desk/engine/view/desk-view.ts'
import { TEXT_LIMIT } from '../../../../client/desk/model/board/board.ts'
import { type Action, isLong } from '../../../../client/desk/model/rules/action.ts'
import { noticeJob } from '../../../../client/desk/model/rules/notice-policy.ts'
import { Download } from '../../../../client/shared/blocks/download.ts'
import { joinSlotText } from '../../../../crypto/drop/long-text.ts'
import { systemRandom } from '../../../../crypto/primitives/bytes.ts'
import { SIZE } from '../../../../crypto/primitives/labels.ts'
import { PATH } from '../../../../crypto/wire/wire.ts'
import { staffTransport, syncAndOpen, testDesk } from '../../../support/desk/desk-core.ts'
import { MemoryCache } from '../../../support/desk/memory-cache.ts'
import { forceRecord } from '../../../support/reception/force-record.ts'
import { publicTransport, sha256 } from '../../../support/server/case-files.ts'
import {
  deliver,
  type Instance,
  readReceipt,
  type SealedReport,
  startInstance,
} from '../../../support/server/instance.ts'

const LONG = `Kjære varsler. ${'Vi har sett på det, og svarer på hvert punkt. '.repeat(400)}`

describe('a message to a reporter that is longer than the board', () => {
  let instance: Instance
  let report: SealedReport
  let writer: Desk
  let colleague: Desk
  beforeEach(async () => {
    instance = await startInstance()
    report = await deliver(instance)
    writer = testDesk(instance, 1)
    colleague = testDesk(instance, 0)
    for (const desk of [writer, colleague]) await syncAndOpen(desk)
    await act({ kind: 'acknowledge', next: null })
  })
  afterEach(() => instance.stop())

  const act = (action: Action) => {
    const one = writer.cases[0]!
    return writer.write(one.id, noticeJob(systemRandom, action, one, null))
  }
  const outgoing = () =>
    new Outgoing({
      ...{ primitives: instance.p, transport: staffTransport(instance), random: systemRandom },
      ...{ now: Date.now, sha256, wait: async () => {} },
    })
  const send = async (text = LONG) => {
    const { instance: id } = instance.reception.list
    const manifest = await outgoing().send('job', id, [], undefined, text)
    const said = { kind: 'message', as: 'message', text: '', language: 'nb' } as const
    await act({ ...said, manifest })
    await instance.server.tick()
    return manifest
  }
  /** The reporter's reading, by the page and by the blocks that it names. */
  const read = async () => {
    const { messages, status, incomplete } = await readReceipt(instance, report.receipt)
    const [message] = messages
    const manifest = message?.content.manifest
    const transport = publicTransport(instance)
    const source = { primitives: async () => instance.p, transport, wait: async () => {} }
    const { instance: id } = instance.reception.list
    const texts = manifest && (await new Download(source, id, manifest).text())
    const text = message && texts ? joinSlotText(message.content, texts) : null
    return { text, status: status?.content.status, incomplete }
  }
  /** How a desk shows the messages of its case, and whether their text is missing. */
  const shown = (desk: Desk) =>
    (viewDesk(desk, instance.now(), 0).cases[0]?.items ?? []).flatMap((item) =>
      item.kind === 'entry' && item.entry.kind === 'message'
        ? [{ text: item.entry.text, waits: item.entry.waits ?? false }]
        : [],
    )

  it('goes in blocks from the first byte that the board does not hold, and a notice never', () => {
    const of = (length: number, as: 'message' | 'notice' = 'message') =>
      isLong({ as, text: 'x'.repeat(length) }, [])
    expect([of(TEXT_LIMIT), of(TEXT_LIMIT + 1), of(9000, 'notice')]).to.deep.equal([
      false,
      true,
      false,
    ])
    const files = [1, 2, 3].map((n) => ({ name: `${n}`.repeat(200), type: 'image/jpeg' }))
    expect(isLong({ as: 'message', text: 'x'.repeat(TEXT_LIMIT) }, files)).to.equal(true)
  })

  it('is read by the reporter, the desk that wrote it and its colleagues, whole', async () => {
    await send()
    expect(await read()).to.deep.equal({ text: LONG, status: 'received', incomplete: false })
    for (const desk of [writer, colleague]) {
      await desk.sync()
      expect(shown(desk)).to.deep.equal([{ text: LONG, waits: false }])
    }
    // no byte of it stands in a slot or a record: both have one size, and the text lies only in blocks
    const entry = colleague.cases[0]!.timeline.at(-1)
    expect(entry).to.have.nested.include({ 'entry.text': '', longText: LONG })
  })

  it('is kept in the cache, and is not fetched a second time', async () => {
    await send()
    const cache = new MemoryCache()
    const asked: string[] = []
    const transport = {
      request: (
        ...[method, path, init]: Parameters<ReturnType<typeof staffTransport>['request']>
      ) => {
        asked.push(path)
        return staffTransport(instance).request(method, path, init)
      },
    }
    const first = testDesk(instance, 0, { cache, transport })
    await syncAndOpen(first)
    expect(asked.filter((path) => path === PATH.blocksFetch)).to.have.lengthOf(1)
    await first.keepCache()
    asked.length = 0
    const again = testDesk(instance, 0, {
      cache,
      transport,
      vault: first.vault,
      weeks: first.weeks,
    })
    await again.sync()
    expect(shown(again)).to.deep.equal([{ text: LONG, waits: false }])
    expect(asked.filter((path) => path === PATH.blocksFetch)).to.deep.equal([])
  })

  it('is said to be missing where its blocks are gone, and the log stays as it is', async () => {
    const key = systemRandom(SIZE.key)
    const manifest = { key, blocks: 1, text: { size: 100, offset: 0, hash: key }, files: [] }
    await act({ kind: 'message', as: 'message', text: '', language: 'nb', manifest } as Action)
    await colleague.sync()
    expect(shown(colleague)).to.deep.equal([{ text: '', waits: true }])
    expect(colleague.cases[0]!.warnings).to.deep.equal([])
  })

  it('stays in no part as a raw record with a text on the board as well', async () => {
    const manifest = await send()
    const raw = { kind: 'message', messageId: systemRandom(16), as: 'message', manifest } as const
    await forceRecord(instance, writer, 1, () => ({ ...raw, text: 'På tavla' }))
    await colleague.sync()
    expect(shown(colleague)).to.deep.equal([{ text: LONG, waits: false }])
    expect(colleague.cases[0]!.warnings.map(({ kind }) => kind)).to.include('broken-record')
  })

  it('leaves a closed case its status, and goes from every desk with a purge', async () => {
    await act({ kind: 'status', status: 'assessing', text: '', party: 'party', next: 20_800 })
    await send()
    await act({ kind: 'status', status: 'closed', text: 'Slutt', next: null })
    await instance.server.tick()
    expect(await read()).to.deep.equal({ text: LONG, status: 'closed', incomplete: false })
    await colleague.sync()
    await writer.purge(writer.cases[0]!.id, 'Ferdig')
    await colleague.purge(colleague.cases[0]!.id, 'Ferdig')
    await writer.sync()
    await instance.server.tick()
    for (const desk of [writer, colleague]) {
      const all = JSON.stringify([...desk.cases], (_, value) =>
        value instanceof Map ? [...value] : value,
      )
      expect(all).to.not.include('Kjære varsler')
    }
    expect((await readReceipt(instance, report.receipt)).messages).to.deep.equal([])
  })
})
