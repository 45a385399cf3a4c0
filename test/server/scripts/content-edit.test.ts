import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { EDIT_LIMIT, type OpenedFolder } from '../../../client/editor/model/wire.ts'
import type { LocalHost } from '../../../client/shared/local-host/server.ts'
import { startEditorHost } from '../../../scripts/content/edit/host.ts'
import { makePreviews } from '../../../scripts/content/edit/preview.ts'
import { Workshop } from '../../../scripts/content/edit/workshop.ts'
import { send } from '../../support/run/http.ts'
import { startNode } from '../../support/run/process.ts'
import { tempFolder } from '../../support/run/temp.ts'
import { copySample } from '../../support/scripts/content-folder.ts'

const PAGE = new TextEncoder().encode('<!doctype html><title>editor</title>')

describe("the editor's host", () => {
  const folder = copySample()
  let host: LocalHost
  let base: string
  let token: string

  before(async () => {
    const { draw, fileAt } = makePreviews(Buffer.from('p{}'), Date.now)
    const workshop = new Workshop({ folder, publication: null, preview: draw, now: Date.now })
    const assets = new Map([['/', { type: 'text/html', body: PAGE }]])
    host = await startEditorHost({ workshop, assets, fileAt, port: 0 })
    const url = new URL(host.url)
    base = url.origin
    token = url.hash.slice(1)
  })
  after(() => host.stop())

  const own = () => ({ 'postern-local-token': token, origin: base })
  const post = (path: string, body: Uint8Array | string, headers: Record<string, string> = own()) =>
    send(base, 'POST', path, {
      headers,
      body: typeof body === 'string' ? new TextEncoder().encode(body) : body,
    })
  const folderNow = async (headers: Record<string, string> = own()) => {
    return send(base, 'GET', '/edit/folder', { headers })
  }
  const organisation = async (english: string) => {
    const { files } = JSON.parse((await folderNow()).text) as OpenedFolder
    const { file, base: hash, value } = files.find((one) => one.file === 'organisation.yaml')!
    const name = { nb: 'A', nn: 'A', en: english }
    return { file, base: hash, value: { ...(value as object), name } }
  }

  it('puts a strict policy on every answer, and lets nobody keep one', async () => {
    const answers = [
      await send(base, 'GET', '/'),
      await send(base, 'GET', '/nothing', { headers: own() }),
      await send(base, 'GET', '/', { headers: { host: 'evil.example' } }),
      await folderNow(),
    ]
    expect(answers.map(({ status }) => status)).to.deep.equal([200, 404, 403, 200])
    for (const { headers } of answers) {
      expect(headers.get('content-security-policy')).to.equal(
        "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; " +
          "img-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; " +
          "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types postern",
      )
      expect(headers.get('cache-control')).to.equal('no-store')
      expect(headers.get('x-content-type-options')).to.equal('nosniff')
      expect(headers.get('referrer-policy')).to.equal('no-referrer')
    }
  })

  it('refuses a foreign origin, another name of this machine, and a page of another site', async () => {
    const port = new URL(base).port
    const body = JSON.stringify({ changes: [], preview: null })
    const foreign: Record<string, string>[] = [
      { ...own(), origin: 'https://evil.example' },
      { ...own(), origin: 'null' },
      { ...own(), host: `127.0.0.1:${port}` },
      { ...own(), 'sec-fetch-site': 'cross-site' },
      { 'postern-local-token': token },
    ]
    for (const headers of foreign) {
      const answer = await post('/edit/draft', body, headers)
      expect([answer.status, answer.text]).to.deep.equal([403, '{"error":"not-ours"}'])
    }
  })

  it('refuses a missing and a wrong token, for reading and for writing', async () => {
    for (const headers of [{ origin: base }, { ...own(), 'postern-local-token': `${token}x` }]) {
      const answers = [
        await folderNow(headers),
        await post('/edit/save', '{"changes":[]}', headers),
      ]
      for (const { status, text } of answers) {
        expect([status, text]).to.deep.equal([403, '{"error":"not-ours"}'])
      }
    }
  })

  it('refuses a path that leads out of the folder, and writes nothing', async () => {
    const outside = join(folder, '..', 'outside.yaml')
    for (const file of ['../outside.yaml', outside, 'questionnaires/../../outside.yaml']) {
      const change = { file, base: null, value: { a: 1 } }
      const answer = await post('/edit/save', JSON.stringify({ changes: [change] }))
      expect([answer.status, JSON.parse(answer.text)]).to.deep.equal([
        400,
        { error: 'unknown-file', file },
      ])
    }
    expect(existsSync(outside)).to.equal(false)
    expect((await send(base, 'GET', '/../../package.json', { headers: own() })).status).to.equal(
      404,
    )
  })

  it('refuses a body that is too large, malformed, or of another shape', async () => {
    const cases: [Uint8Array | string, number, string][] = [
      [new Uint8Array(EDIT_LIMIT + 1).fill(0x20), 413, 'too-large'],
      ['{', 400, 'malformed'],
      [new Uint8Array([0xff]), 400, 'malformed'],
      ['{"changes":{}}', 400, 'malformed'],
      ['{"changes":[],"more":1}', 400, 'malformed'],
    ]
    for (const [body, status, error] of cases) {
      const answer = await post('/edit/save', body)
      expect([answer.status, JSON.parse(answer.text)]).to.deep.equal([status, { error }])
    }
    const answer = await send(base, 'GET', '/edit/save', { headers: own() })
    expect([answer.status, answer.text]).to.deep.equal([405, '{"error":"method"}'])
  })

  it('saves a change, and refuses one with a mistake or over a file that changed', async () => {
    const change = await organisation('Municipality')
    const wrong = { ...change, value: { ...change.value, name: { nb: '', nn: 'A', en: 'A' } } }
    const refused = await post('/edit/save', JSON.stringify({ changes: [wrong] }))
    expect([refused.status, refused.text]).to.deep.equal([
      422,
      '{"error":"mistakes","file":"organisation.yaml"}',
    ])
    const saved = await post('/edit/save', JSON.stringify({ changes: [change] }))
    expect(saved.status).to.equal(200)
    expect(readFileSync(join(folder, 'organisation.yaml'), 'utf8')).to.include('en: Municipality')
    const late = await post('/edit/save', JSON.stringify({ changes: [change] }))
    expect([late.status, late.text]).to.deep.equal([
      409,
      '{"error":"changed-meanwhile","file":"organisation.yaml"}',
    ])
  })

  it('serves the style of a preview with the colours, and no style that no preview names', async () => {
    const chosen = { party: null, relation: null, category: null }
    const wish = { place: 'landing', language: 'nb', questionnaire: null, chosen, isInside: false }
    const body = JSON.stringify({ changes: [], preview: wish })
    const { html } = JSON.parse((await post('/edit/draft', body)).text) as { html: string }
    const [, path = ''] = /href="(\/preview\/style-[0-9a-f]{12}\.css)"/.exec(html) ?? []
    const style = await send(base, 'GET', path)
    expect([style.status, style.text]).to.deep.equal([
      200,
      'p{}:root{--accent:#14565c;--accent-deep:#0c3f44;--on-accent:#ffffff}' +
        '@media (prefers-color-scheme:dark){:root{--accent:#8fd3d3;--accent-deep:#b5e6e5;--on-accent:#0a2426}}\n',
    ])
    expect((await send(base, 'GET', '/preview/style-000000000000.css')).status).to.equal(403)
  })

  it('listens on this machine only', async () => {
    const { port } = new URL(base)
    const others = Object.values(networkInterfaces())
      .flatMap((all) => all ?? [])
      .filter(({ internal, family }) => !internal && family === 'IPv4')
    for (const { address } of others) {
      const failed = await send(`http://${address}:${port}`, 'GET', '/').then(
        () => 'answered',
        (error: NodeJS.ErrnoException) => error.code,
      )
      expect(failed, address).to.equal('ECONNREFUSED')
    }
  })
})

describe('npm run content -- edit', () => {
  const run = (...args: string[]) =>
    startNode('scripts/content.ts', ['edit', '--no-browser', ...args])

  it('says what to do about a folder that is none, a bad port and two folders', async () => {
    const none = join(tempFolder('edit'), 'none')
    const cases: [string[], RegExp][] = [
      [[none], /there is no such folder: "npm run ceremony -- plan --out FOLDER" writes a sample/],
      [['--port', 'x', none], /--port must be a number from 0 to 65535, not "x"/],
      [[none, none], /say only one folder/],
    ]
    for (const [args, expected] of cases) {
      const child = run(...args)
      expect((await child.exit).code).to.equal(1)
      expect(child.stderr.join('\n')).to.match(expected)
    }
  })

  it('prints an address of this machine with a token, and ends with Ctrl-C', async () => {
    const folder = copySample()
    writeFileSync(join(folder, 'README.md'), 'mine')
    const child = run(folder)
    const [, url = ''] = await child.line(/^The editor: (\S+)$/)
    expect(url).to.match(/^http:\/\/localhost:\d+\/#[\w-]{43}$/)
    const page = await send(new URL(url).origin, 'GET', '/')
    expect([page.status, page.text]).to.satisfy(
      ([status, text]: [number, string]) => status === 200 && text.includes('<div id="editor">'),
    )
    expect((await child.kill('SIGINT')).code).to.equal(0)
  })
})
