import { expect } from 'chai'
import type { Desk } from '../../../../client/desk/engine/desk.ts'
import { DeskError } from '../../../../client/desk/model/error.ts'
import { jobOf } from '../../../../client/desk/model/rules/action.ts'
import { systemRandom, toHex } from '../../../../crypto/primitives/bytes.ts'
import { encodeJson } from '../../../../crypto/primitives/json.ts'
import { PATH } from '../../../../crypto/wire/wire.ts'
import { meddled, staffTransport, testDesk } from '../../../support/desk/desk-core.ts'
import { textsOf } from '../../../support/reception/together.ts'
import {
  A_MONDAY,
  deliver,
  fakeClock,
  type Instance,
  startInstance,
} from '../../../support/server/instance.ts'
import { type Lie, lyingTransport, without } from '../../../support/server/lies.ts'

describe('a desk without network', () => {
  let instance: Instance
  let online: boolean
  let desk: Desk
  let other: Desk
  beforeEach(async () => {
    instance = await startInstance({ clock: fakeClock(A_MONDAY) })
    await deliver(instance)
    await deliver(instance)
    online = true
    const transport = meddled(staffTransport(instance), () => (online ? null : 'lose-request'))
    desk = testDesk(instance, 0, { transport })
    other = testDesk(instance, 1)
    await desk.sync()
    await other.sync()
  })
  afterEach(() => instance.stop())

  const note = (text: string) => jobOf(systemRandom, { kind: 'note', text })
  const notes = (of: Desk, index = 0) => textsOf(of.cases[index]!)
  const waiting = (of: Desk, index = 0) =>
    of
      .unsentIn(of.cases[index]!)
      .map(({ entry, failure }) => `${'text' in entry ? entry.text : entry.kind} ${failure}`)

  it('keeps what is written, shows it as waiting, and sends it in order', async () => {
    const { id } = desk.cases[0]!
    online = false
    for (const text of ['en', 'to', 'tre']) await desk.write(id, note(text))
    expect(waiting(desk)).to.deep.equal(['en null', 'to null', 'tre null'])
    await other.append(id, note('imens'))
    online = true
    await desk.sync()
    expect(waiting(desk)).to.deep.equal([])
    await other.sync()
    expect(notes(other)).to.deep.equal(['imens', 'en', 'to', 'tre'])
    expect(notes(desk)).to.deep.equal(notes(other))
  })

  it('sends what waits with the next thing that is written, before it', async () => {
    const { id } = desk.cases[0]!
    online = false
    await desk.write(id, note('en'))
    online = true
    await desk.write(id, note('to'))
    await other.sync()
    expect(notes(other)).to.deep.equal(['en', 'to'])
  })

  it('keeps nothing that the server answered and that cannot be written', async () => {
    const { id } = desk.cases[0]!
    const body = encodeJson({ error: 'conflict' })
    const takenBySomebody: Lie = (request) =>
      request === `POST ${PATH.deskRecords}` ? () => ({ status: 409, body }) : null
    const liar = testDesk(instance, 0, {
      transport: lyingTransport(staffTransport(instance), takenBySomebody),
    })
    await liar.sync()
    const refused = await liar.write(id, note('tapt')).catch((error) => error.code)
    expect(refused).to.equal('withheld')
    expect(waiting(liar)).to.deep.equal([])
  })

  it('writes once what stands in the log, though the board takes nothing and the disk is full', async () => {
    const faults: Lie = (request) =>
      request === `POST ${PATH.deskSlots}`
        ? () => ({ status: 500, body: encodeJson({ error: 'internal' }) })
        : null
    let isFull = false
    const keep = async () => {
      if (isFull) throw new DeskError('files')
    }
    const full = testDesk(instance, 0, {
      transport: lyingTransport(staffTransport(instance), faults),
      keep,
    })
    await full.sync()
    const { id } = full.cases[0]!
    await full.write(id, jobOf(systemRandom, { kind: 'acknowledge', next: null }))
    const status = {
      kind: 'status',
      status: 'assessing',
      text: 'Vi ser på det',
      next: null,
    } as const
    isFull = true
    await full.write(id, jobOf(systemRandom, status))
    await full.write(id, note('en'))
    expect(await full.sync().catch((error) => error.code)).to.equal('files')
    await other.sync()
    expect(notes(other)).to.deep.equal(['Vi ser på det', 'en'])
  })

  it('sends in the other cases where one keeps back what waits in it', async () => {
    const [first, second] = desk.cases.map(({ id }) => id)
    await other.append(first!, note('skjult'))
    const hidden = [...other.cases[0]!.stream!.records.values()].at(-1)!
    let cut = true
    const lie = without([toHex(hidden.id)])
    const transport = lyingTransport(staffTransport(instance), (request) =>
      cut ? 'lose-request' : lie(request),
    )
    const liedTo = testDesk(instance, 0, { transport })
    cut = false
    await liedTo.sync()
    cut = true
    await liedTo.write(first!, note('en'))
    await liedTo.write(first!, note('to'))
    await liedTo.write(second!, note('tre'))
    cut = false
    await liedTo.sync()
    expect(waiting(liedTo)).to.deep.equal(['en withheld', 'to null'])
    expect(waiting(liedTo, 1)).to.deep.equal([])
    expect(notes(liedTo, 1)).to.deep.equal(['tre'])
  })
})
