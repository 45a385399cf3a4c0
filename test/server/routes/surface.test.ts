import { readdirSync, readFileSync } from 'node:fs'
import { expect } from 'chai'
import type { Express } from 'express'
import { createPublicApp, createStaffApp } from '../../../server/app.ts'
import * as networks from '../../../server/networks.ts'
import type { Route } from '../../../server/routes/route.ts'
import { PUBLIC_ROUTES, STAFF_ROUTES } from '../../../server/routes/tables.ts'
import { send } from '../../support/run/http.ts'
import {
  A_MONDAY,
  deliver,
  fakeClock,
  type Instance,
  slotPostFor,
  staffFetch,
  startInstance,
} from '../../support/server/instance.ts'

/** All that reporters reach. A line more is a decision about P2. */
const FOR_REPORTERS = [
  'GET /api/board/<value>, anybody',
  'GET /api/content, anybody',
  'GET /api/key-list, anybody',
  'GET /api/key-list/<value>, anybody',
  'GET /api/weekly-keys/<value>, anybody',
  'POST /api/blocks/fetch, anybody',
  'POST /api/drops, anybody',
  'POST /api/tickets, anybody',
  'PUT /api/blocks, anybody',
]

const FOR_DESKS = [
  ...FOR_REPORTERS,
  'GET /api/desk/drops, member',
  'GET /api/desk/quotas, member',
  'GET /api/desk/records, member',
  'GET /api/desk/suspensions, member',
  'GET /api/desk/week, member',
  'GET /api/desk/weekly-keys, member',
  'POST /api/desk/drops/fetch, member',
  // signed by the root instead
  'POST /api/desk/key-list, anybody',
  'POST /api/desk/records, member',
  'POST /api/desk/records/fetch, member',
  'POST /api/desk/renewals, member',
  'POST /api/desk/slots, member',
  'POST /api/desk/slots/remove, member',
  'POST /api/desk/stops, member',
  'POST /api/desk/suspensions, member',
  // how the server stands, for its operator
  'GET /healthz, anybody',
]

const FOLDER = new URL('../../../server/', import.meta.url)

/** Every source of the server, by its name in the folder. */
const SOURCES = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => [name, readFileSync(new URL(name, FOLDER), 'utf8')] as const)

function lines(routes: readonly Route[]): string[] {
  return routes
    .map(
      ({ method, path, takesValue, access }) =>
        `${method} ${path}${takesValue ? '<value>' : ''}, ${access}`,
    )
    .sort()
}

/** The paths that Express itself would answer. */
function mounted(app: Express): string[] {
  return app.router.stack.flatMap((layer) => (layer.route ? [layer.route.path] : [])).sort()
}

function patterns(routes: readonly string[]): string[] {
  const paths = routes.map((line) => line.split(/[ ,]/)[1]!.replace('<value>', ':value'))
  return [...new Set(paths)].sort()
}

describe("the server's surface", () => {
  let instance: Instance
  before(async () => {
    instance = await startInstance({ clock: fakeClock(A_MONDAY) })
  })
  after(() => instance.stop())

  it('is this list of routes and nothing else', () => {
    expect(lines(PUBLIC_ROUTES)).to.deep.equal(FOR_REPORTERS)
    expect(lines(STAFF_ROUTES)).to.deep.equal([...FOR_DESKS].sort())
    const { ctx } = instance.server
    expect(mounted(createPublicApp(ctx, new Map()))).to.deep.equal(patterns(FOR_REPORTERS))
    expect(mounted(createStaffApp(ctx))).to.deep.equal(patterns(FOR_DESKS))
  })

  it('has no path of the staff and no desk program on the side of reporters', async () => {
    const { publicUrl } = instance.server
    for (const { method, path } of STAFF_ROUTES.filter((route) => route.path.includes('/desk'))) {
      expect((await send(publicUrl, method, path)).status, path).to.equal(404)
    }
    for (const path of ['/desk', '/desk/', '/desk.html', '/desk/main.js', '/assets/desk.js'])
      expect((await send(publicUrl, 'GET', path)).status, path).to.equal(404)
  })

  it('serves no page and no program on the side of desks', async () => {
    const pages = new Map([['/', { body: new Uint8Array(1), type: 'text/html' }]])
    const other = await startInstance({ clock: fakeClock(A_MONDAY), pages })
    expect((await send(other.server.publicUrl, 'GET', '/')).status).to.equal(200)
    expect((await send(other.server.staffUrl, 'GET', '/')).status).to.equal(404)
    await other.stop()
  })

  it('sets no cookie, asks for none, and answers the same to who brings one', async () => {
    const [member] = instance.reception.members
    const report = await deliver(instance)
    const post = slotPostFor(instance, member!, report.receipt)
    const answers = [
      await staffFetch(instance, member!, 'POST', '/api/desk/slots', { json: post }),
      ...(await Promise.all(
        lines(STAFF_ROUTES).map((line) => {
          const [method = '', path = ''] = line.split(/[ ,]/)
          return send(instance.server.staffUrl, method, path.replace('<value>', '0'))
        }),
      )),
    ]
    for (const { headers } of answers) {
      for (const name of ['set-cookie', 'www-authenticate', 'etag', 'last-modified', 'server'])
        expect(headers.has(name), name).to.equal(false)
      for (const name of ['date', 'x-powered-by', 'location'])
        expect(headers.has(name), name).to.equal(false)
    }
    const plain = await send(instance.server.publicUrl, 'GET', '/api/board/0')
    const headers = {
      cookie: 'session=1',
      authorization: 'Basic eDp5',
      'user-agent': 'Somebody/1.0',
      'x-forwarded-for': '192.0.2.7',
      'accept-language': 'nn',
      'if-none-match': '*',
      range: 'bytes=0-3',
    }
    const strange = await send(instance.server.publicUrl, 'GET', '/api/board/0', { headers })
    expect(strange).to.deep.equal(plain)
  })

  it('keeps no table for people: no account, no session, no time', () => {
    const text = readFileSync(new URL('../../../db/SCHEMA.md', import.meta.url), 'utf8')
    const tables = [...text.matchAll(/^### `(\w+)`$/gm)].map(([, name]) => name).sort()
    expect(tables).to.deep.equal([
      'blocks',
      'drops',
      'echo_days',
      'echoes',
      'key_lists',
      'knex_migrations',
      'knex_migrations_lock',
      'records',
      'settings',
      'slot_days',
      'slot_weeks',
      'slots',
      'stops',
      'suspensions',
      'weekly_bundles',
    ])
  })

  it('looks at an address in one file, which says no more than inside or outside', () => {
    const address = /remoteAddress|remoteFamily|'x-forwarded-for'|'forwarded'/i
    const looking = SOURCES.filter(([, source]) => address.test(source)).map(([name]) => name)
    expect(looking).to.deep.equal(['networks.ts'])
    const asking = SOURCES.filter(([, source]) => source.includes('isInside'))
    expect(asking.map(([name]) => name).sort()).to.deep.equal(['networks.ts', 'pages.ts'])
    const exported = Object.entries(networks).map(([name, value]) => [name, typeof value])
    expect(exported.sort()).to.deep.equal([
      ['isInside', 'function'],
      ['readRanges', 'function'],
    ])
  })

  it('cannot name anything that opens an envelope, and seals only envelopes for nobody', async () => {
    expect(SOURCES.length).to.be.greaterThan(15)
    const imported = new Set<string>()
    for (const [name, source] of SOURCES) {
      for (const [, module] of source.matchAll(/from '[./]+\/crypto\/[\w-]+\/([\w-]+)\.ts'/g))
        imported.add(module!)
      expect(source, name).not.to.match(/process\.env|\.ips?\b|user-agent|cookie/i)
    }
    expect([...imported].sort()).to.deep.equal([
      'bytes',
      'calendar',
      'choice-row',
      'cover-drop',
      'echo',
      'errors',
      'fingerprint',
      'json',
      'kdf',
      'keylist',
      'labels',
      'listing',
      'page',
      'primitives',
      'publication',
      'puzzle',
      'request',
      'sodium',
      'stop',
      'succession',
      'suspension',
      'wire',
      'working-days',
    ])
    expect(Object.keys(await import('../../../crypto/drop/cover-drop.ts'))).to.deep.equal([
      'makeCoverDrop',
    ])
  })
})
