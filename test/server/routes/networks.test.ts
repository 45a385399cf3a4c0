import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect } from 'chai'
import { fromUtf8, utf8 } from '../../../crypto/primitives/bytes.ts'
import { PATH, TICKET_HEADER } from '../../../crypto/wire/wire.ts'
import { ConfigError } from '../../../server/config-error.ts'
import { isInside, readRanges } from '../../../server/networks.ts'
import type { PageFile } from '../../../server/pages.ts'
import { needlesOf } from '../../browser/canary/needles.ts'
import { scannerOf } from '../../browser/canary/scan.ts'
import { send } from '../../support/run/http.ts'
import { someBlock } from '../../support/server/blocks.ts'
import {
  A_MONDAY,
  fakeClock,
  type Instance,
  newTicket,
  sealReport,
  startInstance,
} from '../../support/server/instance.ts'

const OUTSIDE = `<!doctype html><p>${'Du kan skrive her. '.repeat(100)}</p>`
const CAMPUS = `<!doctype html><p>${'Du er på nettet til universitetet. '.repeat(120)}</p>`
const CLINIC = `<!doctype html><p>${'Du er på nettet til klinikken. '.repeat(140)}</p>`

const type = 'text/html; charset=utf-8'

/** A page that warns on two networks, and one that is the same for everybody. */
function pagesFor(campus: readonly string[], clinic: readonly string[] = []) {
  return new Map<string, PageFile>([
    [
      '/',
      {
        body: utf8(OUTSIDE),
        type,
        inside: [
          { ranges: campus, body: utf8(CAMPUS) },
          { ranges: clinic, body: utf8(CLINIC) },
        ],
      },
    ],
    ['/plain/', { body: utf8('the same for everybody'), type }],
  ])
}

const from = (remoteAddress: string | undefined) => ({ socket: { remoteAddress }, headers: {} })

describe('a range of addresses', () => {
  const ranges = readRanges([
    '192.0.2.0/25',
    '198.51.100.7/32',
    '2001:db8:10::/48',
    '2001:DB8::1/128',
  ])

  it('holds its first and last address, and none beside them', () => {
    for (const [address, inside] of [
      ['192.0.1.255', false],
      ['192.0.2.0', true],
      ['192.0.2.127', true],
      ['192.0.2.128', false],
      ['198.51.100.6', false],
      ['198.51.100.7', true],
      ['198.51.100.8', false],
      ['2001:db8:f:ffff:ffff:ffff:ffff:ffff', false],
      ['2001:db8:10::', true],
      ['2001:db8:10:ffff:ffff:ffff:ffff:ffff', true],
      ['2001:db8:11::', false],
      ['2001:db8::1', true],
      ['2001:db8::2', false],
    ] as const)
      expect(isInside(from(address), ranges, false), address).to.equal(inside)
  })

  it('holds an IPv4 address that came by IPv6, in whichever way it is written', () => {
    for (const address of ['::ffff:192.0.2.5', '::ffff:c000:205', '::FFFF:192.0.2.5'])
      expect(isInside(from(address), ranges, false), address).to.equal(true)
    for (const address of ['::ffff:192.0.2.200', '::192.0.2.5'])
      expect(isInside(from(address), ranges, false), address).to.equal(false)
  })

  it('can be all addresses, and can stand anywhere within its own network', () => {
    expect(isInside(from('203.0.113.9'), readRanges(['0.0.0.0/0']), false)).to.equal(true)
    expect(isInside(from('10.200.0.1'), readRanges(['10.1.2.3/8']), false)).to.equal(true)
  })

  it('does not hold what has no address, or one that is none', () => {
    for (const address of [undefined, '', 'unknown', '192.0.2', '192.0.2.5:443', ' 192.0.2.5'])
      expect(isInside(from(address), ranges, false), String(address)).to.equal(false)
    expect(isInside(from('fe80::1%eth0'), ranges, false)).to.equal(false)
    expect(isInside(from('192.0.2.5'), readRanges([]), false)).to.equal(false)
  })

  it('is refused where it is none, with what to write instead', () => {
    for (const range of [
      '192.0.2.0',
      '192.0.2.0/33',
      '192.0.2.0/-1',
      '192.0.2.0/',
      '192.0.2/24',
      '192.0.2.256/24',
      '2001:db8::/129',
      '2001:db8::g/64',
      'fe80::%eth0/64',
      '192.0.2.0/24 ',
      'campus',
      '',
    ])
      expect(() => readRanges(['10.0.0.0/8', range]), range)
        .to.throw(ConfigError, `"${range}" is not a range of addresses: write one such as`)
        .with.property('message')
        .that.does.not.contain('10.0.0.0/8')
  })

  it('that is none stops the start', async () => {
    const pages = pagesFor(['10.0.0.0/8'], ['10.0.0.0/80'])
    const failed = await startInstance({ clock: fakeClock(A_MONDAY), pages }).catch(
      (error: unknown) => error,
    )
    expect(failed).to.be.instanceOf(ConfigError).with.property('message').that.contains('/80"')
  })
})

describe('the last entry of X-Forwarded-For', () => {
  const ranges = readRanges(['192.0.2.0/24', '2001:db8::/32'])
  const forwarded = (header: string | undefined, peer = '192.0.2.1') => ({
    socket: { remoteAddress: peer },
    headers: header === undefined ? {} : { 'x-forwarded-for': header },
  })

  it('is the visitor where a proxy is said to stand in front', () => {
    for (const [header, inside] of [
      ['192.0.2.9', true],
      ['203.0.113.1, 192.0.2.9', true],
      ['203.0.113.1,192.0.2.9 ', true],
      ['2001:db8::9', true],
      ['::ffff:192.0.2.9', true],
      ['192.0.2.9, 203.0.113.1', false],
      ['192.0.2.9,', false],
      ['unknown', false],
      ['', false],
      [undefined, false],
    ] as const)
      expect(isInside(forwarded(header), ranges, true), String(header)).to.equal(inside)
  })

  it('is the visitor too where the proxy adds the port', () => {
    for (const [header, inside] of [
      ['192.0.2.9:4711', true],
      ['203.0.113.1:80, 192.0.2.9:4711', true],
      ['::ffff:192.0.2.9', true],
      ['[2001:db8::9]:443', true],
      ['[2001:db8::9]', true],
      ['[::ffff:192.0.2.9]:443', true],
      ['203.0.113.1:4711', false],
      ['[2001:db9::9]:443', false],
      // these are whole addresses, whose last group is no port
      ['2001:db8::9:443', true],
      ['2001:db9::9:443', false],
    ] as const)
      expect(isInside(forwarded(header), ranges, true), header).to.equal(inside)
  })

  it('is nobody where what stands around the address is no port', () => {
    for (const header of [
      '192.0.2.9:',
      '192.0.2.9:123456',
      '192.0.2.9:x',
      '192.0.2.9:80:80',
      '[192.0.2.9]:80',
      '[192.0.2.9]',
      '[2001:db8::9]:',
      '[2001:db8::9]443',
      '[2001:db8::9',
      '2001:db8::9]:443',
      '[]:443',
      ':443',
    ])
      expect(isInside(forwarded(header), ranges, true), header).to.equal(false)
  })

  it('counts for nothing where none is said to', () => {
    expect(isInside(forwarded('203.0.113.1'), ranges, false)).to.equal(true)
    expect(isInside(forwarded('192.0.2.9', '203.0.113.1'), ranges, false)).to.equal(false)
  })
})

describe('a page that warns of a network', () => {
  const LOOPBACK = ['127.0.0.0/8', '::1/128']
  let instance: Instance
  const start = async (...[pages, forwardedFor = false]: [Map<string, PageFile>, boolean?]) => {
    instance = await startInstance({
      clock: fakeClock(A_MONDAY),
      pages,
      config: { forwardedFor },
    })
  }
  afterEach(() => instance.stop())

  const get = (headers: Readonly<Record<string, string>> = {}, path = '/', method = 'GET') =>
    send(instance.server.publicUrl, method, path, { headers })

  it('is shown to who asks from there, and to nobody else', async () => {
    await start(pagesFor(LOOPBACK))
    expect((await get()).text).to.equal(CAMPUS)
    expect((await get({}, '/plain/')).text).to.equal('the same for everybody')
    await instance.stop()
    await start(pagesFor(['192.0.2.0/24']))
    expect((await get()).text).to.equal(OUTSIDE)
    // a visitor's own word is not taken
    expect((await get({ 'x-forwarded-for': '192.0.2.9' })).text).to.equal(OUTSIDE)
  })

  it('is the one of the first network that fits', async () => {
    await start(pagesFor(['192.0.2.0/28'], ['192.0.2.0/24']), true)
    for (const [address, text] of [
      ['192.0.2.15', CAMPUS],
      ['192.0.2.16', CLINIC],
      ['192.0.3.0', OUTSIDE],
    ] as const)
      expect((await get({ 'x-forwarded-for': address })).text, address).to.equal(text)
  })

  it('goes by the proxy that is said to stand in front, not by where the proxy is', async () => {
    await start(pagesFor(LOOPBACK, ['192.0.2.0/24']), true)
    expect((await get()).text).to.equal(OUTSIDE)
    expect((await get({ 'x-forwarded-for': '127.0.0.1, 192.0.2.9' })).text).to.equal(CLINIC)
    expect((await get({ 'x-forwarded-for': '192.0.2.9, 203.0.113.9' })).text).to.equal(OUTSIDE)
  })

  it('has the headers of the other, its own length, and the same for HEAD and GET', async () => {
    await start(pagesFor(['192.0.2.0/24']), true)
    for (const accepted of ['', 'br', 'gzip']) {
      const headers = { 'accept-encoding': accepted }
      const inside = { ...headers, 'x-forwarded-for': '192.0.2.9' }
      const names = []
      for (const [asked, text] of [
        [headers, OUTSIDE],
        [inside, CAMPUS],
      ] as const) {
        const answer = await get(asked)
        const head = await get(asked, '/', 'HEAD')
        expect(head.body).to.have.length(0)
        expect(head.headers).to.deep.equal(answer.headers)
        expect(answer.headers.get('content-length')).to.equal(String(answer.body.length))
        expect(answer.headers.get('content-encoding')).to.equal(accepted || undefined)
        if (accepted !== '') expect(answer.body.length).to.be.below(utf8(text).length / 5)
        expect(unpack(accepted, answer.body)).to.equal(text)
        names.push(new Map([...answer.headers, ['content-length', '']]))
      }
      expect(names[0]).to.deep.equal(names[1])
    }
  })

  it('leaves what the routes answer as it is', async () => {
    await start(pagesFor(['192.0.2.0/24']), true)
    for (const path of [`${PATH.board}0`, PATH.keyList, PATH.content, '/none']) {
      const plain = await get({}, path)
      expect(await get({ 'x-forwarded-for': '192.0.2.9' }, path), path).to.deep.equal(plain)
    }
  })
})

function unpack(encoding: string, body: Uint8Array): string {
  if (encoding === '') return fromUtf8(body)
  return fromUtf8(new Uint8Array((encoding === 'br' ? brotliDecompressSync : gunzipSync)(body)))
}

describe('the address of a visitor', () => {
  const ADDRESSES = ['198.51.100.237', '2001:db8:fade:beef:3:14:15:92']
  const scanner = scannerOf([
    ...ADDRESSES.flatMap((value) => needlesOf({ name: value, value })),
    ...needlesOf({
      name: 'the bytes of an address',
      value: Uint8Array.of(0x20, 1, 0xd, 0xb8, 0xfa, 0xde, 0xbe, 0xef, 0, 3, 0, 20, 0, 21, 0, 146),
    }),
  ])

  it('stands in no answer, no row, no file and no line of the log', async () => {
    const pages = pagesFor(['198.51.100.0/24'], ['2001:db8::/32'])
    const config = { forwardedFor: true }
    const instance = await startInstance({ clock: fakeClock(A_MONDAY), pages, config })
    const { server, log } = instance
    const { request, id } = sealReport(instance)
    const { sealed } = someBlock()
    const seen: Uint8Array[] = []
    const ask = async (
      method: string,
      path: string,
      address: string,
      extra = {},
      body?: Uint8Array,
    ) => {
      const headers = { 'x-forwarded-for': `${ADDRESSES[0]}, ${address}`, ...extra }
      const answer = await send(server.publicUrl, method, path, { headers, ...(body && { body }) })
      seen.push(answer.body, utf8([...answer.headers].flat().join('\n')))
      return answer
    }
    const drop = async (address: string, ticket: string) => {
      const headers = { 'content-type': 'application/octet-stream', [TICKET_HEADER]: ticket }
      return (await ask('POST', PATH.drops, address, headers, request)).status
    }
    const block = async (address: string, ticket: string) => {
      const headers = { 'content-type': 'application/octet-stream', [TICKET_HEADER]: ticket }
      return (await ask('PUT', PATH.blocks, address, headers, sealed)).status
    }
    for (const address of ADDRESSES) {
      expect(await block(address, await newTicket(instance))).to.equal(200)
      expect((await ask('GET', '/', address)).text).to.be.oneOf([CAMPUS, CLINIC])
      expect((await ask('POST', '/', address)).status).to.equal(405)
      expect((await ask('GET', `/${address}`, address)).status).to.equal(404)
      expect((await ask('POST', PATH.tickets, address)).status).to.equal(200)
      expect(await drop(address, await newTicket(instance))).to.equal(200)
      expect(await drop(address, 'A'.repeat(78))).to.equal(403)
    }
    const folder = instance.config.dataDir
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
    const files = entries
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => readFileSync(join(parentPath, name)))
    expect(files.filter(({ length }) => length === sealed.length)).to.have.length(1)
    // the search sees what is in a row: the drop that these addresses sent
    const known = scannerOf(needlesOf({ name: 'id', value: id }))
    expect(files.flatMap((file) => known.find(file))).not.to.have.length(0)
    const ticket = await newTicket(instance)
    await server.ctx.db.schema.dropTable('drops')
    expect(await drop(ADDRESSES[1]!, ticket)).to.equal(500)
    await instance.stop()
    expect(log).to.have.length(2)
    const lines = utf8(log.join('\n'))
    expect([...seen, ...files, lines].flatMap((piece) => scanner.find(piece))).to.deep.equal([])
    expect(scanner.find(utf8(`from ${ADDRESSES[1]}`))).not.to.have.length(0)
  })
})
