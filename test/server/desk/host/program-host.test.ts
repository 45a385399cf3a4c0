import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect } from 'chai'
import { startProgramHost } from '../../../../client/desk/host/start/host.ts'
import { leavePlace, takePlace } from '../../../../client/desk/host/start/instance.ts'
import { placesOn } from '../../../../client/desk/host/start/places.ts'
import {
  START_PATH,
  type StartRequest,
  type StartView,
} from '../../../../client/desk/wire/start.ts'
import type { Machine } from '../../../../client/shared/local-host/machine.ts'
import { TOKEN_HEADER } from '../../../../client/shared/transport.ts'
import { send } from '../../../support/run/http.ts'
import { tempFolder } from '../../../support/run/temp.ts'

const ROLES = ['script', 'start', 'worker', 'pdf', 'style', 'viewer', 'pages', 'drawing']

/** A built desk whose files have nothing in them. */
async function emptyBuild(file: string): Promise<Uint8Array> {
  const built = ROLES.map((role) => [role, { file: `${role}.js`, integrity: 'sha384-' }])
  const text = file === 'manifest.json' ? JSON.stringify(Object.fromEntries(built)) : ''
  return new TextEncoder().encode(text)
}

const ROOT = 'ABCD-EFGH-JKMN-PQRS-TVWX-YZ01-2345-67FT'
const TEXTS = new TextEncoder().encode('{"texts":"inside"}')

const bytesOf = (body: unknown) => new TextEncoder().encode(JSON.stringify(body))

async function startAt(folder: string, end: () => void = () => {}) {
  const machine: Machine = {
    ...{ platform: 'linux', env: {}, home: folder, program: join(folder, 'opt', 'postern-desk') },
  }
  const options = { machine, vault: 'anna', port: 0, read: emptyBuild, texts: TEXTS, end }
  const host = await startProgramHost(options)
  const { origin, hash } = new URL(host.url)
  const headers = { [TOKEN_HEADER]: hash.slice(1), origin }
  const ask = async (method: string, path: string, body?: unknown) => {
    const options = { headers, ...(body === undefined ? {} : { body: bytesOf(body) }) }
    const { status, body: bytes } = await send(origin, method, path, options)
    return { status, text: new TextDecoder().decode(bytes) }
  }
  return { ...host, origin, ask, places: placesOn(machine) }
}

describe('a desk program', () => {
  const hosts: { stop(): Promise<void> }[] = []
  const start = async (folder: string, end?: () => void) => {
    const host = await startAt(folder, end)
    hosts.push(host)
    return host
  }
  afterEach(async () => {
    await Promise.all(hosts.splice(0).map((host) => host.stop()))
  })

  it('asks on its first start, says what to mend, and is the desk once that is done', async () => {
    const folder = tempFolder('program-first')
    const { ask, places } = await start(folder)
    expect((await ask('GET', '/')).text).to.include('id="start"')
    const view = JSON.parse((await ask('GET', START_PATH.view)).text) as StartView
    const vault = join(places.own, 'anna.vault')
    expect(view).to.deep.equal({
      fields: { server: '', root: '', vault, socks: '' },
      ...{ fixed: [], isNew: true, isOpen: false, problem: null },
    })
    const asked: StartRequest = { ...view.fields, isNew: true, isCopied: false }
    const refused = await ask('POST', START_PATH.open, asked)
    expect(JSON.parse(refused.text)).to.deep.equal({ fault: 'server', field: 'server', detail: '' })
    expect(existsSync(places.settings)).to.equal(false)
    const whole = { ...asked, server: 'https://desk.example.org', root: ROOT }
    expect(await ask('POST', START_PATH.open, whole)).to.deep.equal({ status: 200, text: 'null' })
    const desk = (await ask('GET', '/')).text
    expect(desk)
      .to.include('id="desk"')
      .and.include(`data-root="${ROOT}"`)
      .and.include('data-paced')
    expect((await ask('GET', '/files/texts')).text).to.equal('{"texts":"inside"}')
    expect((await ask('GET', START_PATH.page)).text).to.include('id="start"')
  })

  it('remembers, opens at once the next time, and has the texts that lie beside it', async () => {
    const folder = tempFolder('program-next')
    const first = await start(folder)
    mkdirSync(first.places.own, { recursive: true })
    const vault = join(first.places.own, 'anna.vault')
    const asked = { server: 'https://desk.example.org', root: '', vault, socks: '' }
    writeFileSync(vault, 'a vault')
    const { text } = await first.ask('POST', START_PATH.open, {
      ...asked,
      isNew: false,
      isCopied: false,
    })
    expect(text).to.equal('null')
    mkdirSync(join(folder, 'opt'))
    writeFileSync(first.places.texts, '{"texts":"of the organisation"}')
    const next = await start(folder)
    expect((await next.ask('GET', '/')).text).to.include('id="desk"')
    expect((await next.ask('GET', '/files/vault')).text).to.equal('a vault')
    expect((await next.ask('GET', '/files/texts')).text).to.equal('{"texts":"of the organisation"}')
  })

  it('saves what is changed while the desk is open, and leaves the open desk as it is', async () => {
    const folder = tempFolder('program-change')
    const { ask, places } = await start(folder)
    const asked = { server: 'https://desk.example.org', root: ROOT, vault: join(folder, 'a.vault') }
    const request = { ...asked, socks: '', isNew: true, isCopied: false }
    await ask('POST', START_PATH.open, request)
    const other = {
      ...request,
      server: 'https://other.example.org',
      vault: join(folder, 'b.vault'),
    }
    expect((await ask('POST', START_PATH.open, other)).text).to.equal('null')
    expect(readFileSync(places.settings, 'utf8')).to.include('other.example.org')
    const view = JSON.parse((await ask('GET', START_PATH.view)).text) as StartView
    expect(view.isOpen).to.equal(true)
  })

  it('takes no field that IT has filled in from the page', async () => {
    const folder = tempFolder('program-fixed')
    mkdirSync(join(folder, 'opt'))
    const given = { format: 'postern-desk/1', server: 'https://it.example.org' }
    writeFileSync(join(folder, 'opt', 'postern-desk.json'), JSON.stringify(given))
    const { ask, places } = await start(folder)
    const fields = { server: 'https://evil.example.org', root: ROOT, socks: '' }
    const vault = join(places.own, 'anna.vault')
    await ask('POST', START_PATH.open, { ...fields, vault, isNew: true, isCopied: false })
    expect(readFileSync(places.settings, 'utf8'))
      .to.not.include('evil')
      .and.not.include('it.example')
    const view = JSON.parse((await ask('GET', START_PATH.view)).text) as StartView
    expect(view.fields.server).to.equal('https://it.example.org')
  })

  it('says on the page if its settings cannot be read', async () => {
    const folder = tempFolder('program-bad')
    mkdirSync(join(folder, 'opt'))
    const file = join(folder, 'opt', 'postern-desk.json')
    writeFileSync(file, '{')
    const { ask } = await start(folder)
    const view = JSON.parse((await ask('GET', START_PATH.view)).text) as StartView
    expect(view.problem).to.deep.equal({ fault: 'settings', field: null, detail: file })
  })

  it('answers its own page alone, by its token', async () => {
    const { origin, ask } = await start(tempFolder('program-guard'))
    for (const path of [START_PATH.view, START_PATH.open, START_PATH.end]) {
      const method = path === START_PATH.view ? 'GET' : 'POST'
      const without = await send(origin, method, path, { headers: { origin }, body: bytesOf({}) })
      expect(without.status, path).to.equal(403)
      const foreign = { [TOKEN_HEADER]: 'x', origin: 'https://evil.example.org' }
      expect(
        (await send(origin, method, path, { headers: foreign, body: bytesOf({}) })).status,
      ).to.equal(403)
    }
    expect((await ask('POST', START_PATH.open, { server: 'x' })).status).to.equal(400)
    expect((await ask('GET', START_PATH.end)).status).to.equal(405)
    expect((await ask('GET', '/files/vault')).status).to.equal(404)
  })

  it('ends when its page says so', async () => {
    const ended = new Promise<void>((resolve) => {
      void start(tempFolder('program-end'), resolve).then(({ ask }) => ask('POST', START_PATH.end))
    })
    await ended
  })

  it('runs once for a person: a second start learns where the first one is', async () => {
    const folder = tempFolder('program-once')
    const first = await start(folder)
    const file = first.places.running
    expect(await takePlace(file, first.url)).to.equal(null)
    const second = await start(folder)
    expect(await takePlace(file, second.url)).to.equal(first.url)
    leavePlace(file, second.url)
    expect(existsSync(file)).to.equal(true)
    leavePlace(file, first.url)
    await first.stop()
    expect(await takePlace(file, second.url)).to.equal(null)
  })

  it('takes the place of one that was killed, also if a stranger has its port now', async () => {
    const asked: string[] = []
    const stranger = createServer((request, response) => {
      asked.push(JSON.stringify(request.headers))
      response.end(Buffer.alloc(32))
    })
    await new Promise<void>((resolve) => stranger.listen(0, 'localhost', resolve))
    const { port } = stranger.address() as AddressInfo
    const token = 'A'.repeat(43)
    const { places, url } = await start(tempFolder('program-stale'))
    mkdirSync(places.own, { recursive: true })
    for (const left of [`http://localhost:${port}/#${token}`, 'http://localhost:1/#half', '']) {
      writeFileSync(places.running, left)
      expect(await takePlace(places.running, url), left).to.equal(null)
      leavePlace(places.running, url)
    }
    stranger.close()
    expect(asked).to.have.length(1)
    expect(asked[0]).to.not.include(token)
  })
})
