import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect } from 'chai'
import { median, type Row, runParts, tableLines } from '../../../scripts/bench/table.ts'
import { rateOf, timeOf } from '../../../scripts/bench/timing.ts'
import { recordingProxy } from '../../support/server/proxy.ts'

const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve))

describe('the benchmark', () => {
  it('takes the middle of what it measured', () => {
    expect(median([9, 1, 5])).to.equal(5)
    expect(median([4, 1, 100, 2])).to.equal(3)
  })

  it('prints each number with its unit, what it is held against, and the ratio', () => {
    const rows: readonly Row[] = [
      { what: 'seal', value: 3, unit: 'ms', against: { what: 'bare', value: 1.5 }, note: 'once' },
      { what: 'drops', value: 12345.6, unit: 'per s' },
    ]
    const lines = tableLines({ title: 'Work', rows, peers: ['somebody: 7'] })
    expect(lines.map((line) => line.replace(/ +/g, ' ').trim())).to.deep.equal([
      'Work',
      '----',
      'median against ratio',
      'seal 3 ms bare: 1.5 2 x once',
      'drops 12 346 per s',
      'peer: somebody: 7',
      '',
    ])
  })

  it('names a part that fails, with its reason, and runs the others', async () => {
    const lines: string[] = []
    const good = (title: string) => async () => ({ title, rows: [] })
    const parts = [
      { name: 'first', run: good('First') },
      { name: 'broken', run: () => Promise.reject(new Error('no trace')) },
      { name: 'last', run: good('Last') },
    ]
    const failed = await runParts(parts, { time: 1, cases: [] }, (line) => lines.push(line))
    expect(failed).to.deep.equal(['broken'])
    expect(lines).to.include.members(['First', 'Failed: broken: no trace\n', 'Last'])
    expect(lines.at(-1)).to.equal(
      '1 of 3 parts failed. Run them again: npm run bench -- --only broken',
    )
  })

  it('measures the time of one run, not of all', async () => {
    let runs = 0
    let time = 0
    const work = async () => {
      runs += 1
      time += 2
    }
    expect(await timeOf(50, work, () => time)).to.equal(2)
    // once to see how long it takes, then five batches of 10 ms
    expect(runs).to.equal(1 + 5 * 5)
  })

  it('keeps as many lanes busy as it is told, and counts them all', async () => {
    let running = 0
    let most = 0
    let runs = 0
    const rate = await rateOf(10, 4, async () => {
      runs += 1
      running += 1
      most = Math.max(most, running)
      await nextTurn()
      running -= 1
    })
    expect(most).to.equal(4)
    expect(rate)
      .to.be.above(0)
      .and.below(runs * 100)
  })

  it('counts what has crossed a line by a moment, and what was asked for', async () => {
    const server = createServer((_request, response) => response.end('x'.repeat(1000)))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const proxy = await recordingProxy(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
    const now = () => performance.timeOrigin + performance.now()
    const start = now()
    for (const path of ['/form', '/crypto', '/crypto']) {
      await (await fetch(new URL(path, proxy.url))).text()
    }
    const bytes = proxy.recorded().reduce((sum, one) => sum + one.length, 0)
    expect(proxy.crossed(start)).to.deep.equal({ bytes: 0, requests: 0 })
    expect(proxy.crossed(now())).to.deep.equal({ bytes, requests: 3 })
    const form = proxy.crossed(now(), (path) => path === '/form')
    expect(form.requests).to.equal(1)
    expect(form.bytes)
      .to.be.above(1000)
      .and.below(bytes / 2)
    await proxy.close()
    server.closeAllConnections()
    server.close()
  })
})
