import { createHash } from 'node:crypto'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { expect } from 'chai'
import { LANGUAGE_PATHS } from '../../../client/texts/pages.ts'
import { dayOf } from '../../../crypto/days/calendar.ts'
import { verifyKeyList } from '../../../crypto/keys/keylist.ts'
import { decodePublication } from '../../../crypto/keys/publication.ts'
import { fromUtf8, systemRandom } from '../../../crypto/primitives/bytes.ts'
import { loadSumo } from '../../../crypto/primitives/sodium-sumo.ts'
import { PATH } from '../../../crypto/wire/wire.ts'
import { buildReporterProgram } from '../../../scripts/build/reporter-program.ts'
import { makeInstance } from '../../../scripts/ceremony/core.ts'
import { documentToSign, publicWords, WORDS_PATH } from '../../../scripts/content/public-words.ts'
import { readContent } from '../../../scripts/content/read.ts'
import { SAMPLE_PLAN } from '../../../scripts/demo/sample.ts'
import { servedPages } from '../../../scripts/serve/served-pages.ts'
import { WEBCAT_PATH, webcatPages } from '../../../scripts/serve/webcat.ts'
import { type ExpectedFiles, expectedFiles } from '../../../scripts/verify/expected.ts'
import { manifestHash, type Site, siteOf } from '../../../scripts/verify/site.ts'
import { Difference, rightFiles, type Subject, visit } from '../../../scripts/verify/visit.ts'
import { WAYS } from '../../../scripts/verify/ways.ts'
import { readConfig } from '../../../server/config.ts'
import { ConfigError } from '../../../server/config-error.ts'
import { createLog } from '../../../server/log.ts'
import { type RunningServer, startServer } from '../../../server/main.ts'
import type { PageFiles } from '../../../server/pages.ts'
import { PUBLICATION_FILE } from '../../../server/publication-file.ts'
import { PUBLIC_ROUTES, STAFF_ROUTES } from '../../../server/routes/tables.ts'
import { send } from '../../support/run/http.ts'
import { tempFolder } from '../../support/run/temp.ts'
import { type ChangingLine, changingLine } from '../../support/scripts/changing-line.ts'
import { copySample } from '../../support/scripts/content-folder.ts'
import {
  answerFault,
  headerFault,
  manifestFault,
  policyFault,
  type Use,
  WEBCAT_VERSION,
  type WebcatManifest,
} from '../../support/scripts/webcat-rules.ts'

const APP = 'https://source.example.org/postern'

describe(`an instance that is enrolled with WEBCAT ${WEBCAT_VERSION}`, function () {
  this.timeout(120_000)
  const content = readContent(copySample())
  const folder = tempFolder('webcat')
  const said: string[] = []
  let subject: Subject
  let expected: ExpectedFiles
  let site: Site
  let manifest: WebcatManifest
  let pages: PageFiles
  let server: RunningServer
  let line: ChangingLine

  before(async () => {
    const program = await buildReporterProgram()
    const engine = await loadSumo()
    const cost = { operations: 1, memory: 8 }
    const tools = { engine, random: systemRandom, today: dayOf(Date.now()), cost }
    const signed = await documentToSign(content)
    const made = makeInstance(tools, SAMPLE_PLAN, signed, () => 'a passphrase of the test')
    const { publication, fingerprint: root } = made
    const { primitives: p } = engine
    const { signed: list, content: document } = decodePublication(publication)
    const words = await publicWords(content)
    const about = { list: verifyKeyList(p, list, root), document, words }
    const options = { isDemo: false, webcat: true }
    expected = await expectedFiles(program, about, Date.now(), options)
    site = siteOf(expected, APP, program.version)
    ;({ manifest } = JSON.parse(site.manifest))
    writeEnrolment(manifest)

    const dataDir = tempFolder('enrolled')
    writeFileSync(join(dataDir, PUBLICATION_FILE), publication)
    const environment = { DATA_DIR: dataDir, PORT: '0', STAFF_PORT: '0', WEBCAT: folder }
    const config = { ...readConfig(environment), tick: 0, cover: 0 }
    const show = async (published: Parameters<typeof servedPages>[1]) => {
      pages = await servedPages(program, published, content, { webcat: true })
      return webcatPages(pages, folder, (text) => said.push(text))
    }
    server = await startServer(config, show, { log: createLog(() => {}) })
    line = await changingLine(server.publicUrl)
    const rest = { now: Date.now, random: systemRandom, own: null, webcat: true }
    subject = { p, server: new URL(line.url), socks: null, ca: null, root, program, ...rest }
  })
  after(async () => {
    await line.close()
    await server.stop()
  })
  afterEach(() => {
    line.change = (_path, answer) => answer
  })

  function writeEnrolment(of: object): void {
    mkdirSync(folder, { recursive: true })
    const enrollment = { type: 'sigsum', signers: ['A'.repeat(43)], threshold: 1 }
    const signatures = { [`${'A'.repeat(43)}`]: 'version=2' }
    const files = {
      enrollment,
      manifest: { manifest: of, signatures },
      bundle: { enrollment, manifest: of, signatures },
    }
    for (const [name, value] of Object.entries(files))
      writeFileSync(join(folder, `${name}.json`), JSON.stringify(value))
  }

  /** Why the extension refuses an answer, with its status in front. */
  async function judged(base: string, method: string, path: string, use: Use, body?: Uint8Array) {
    const { status, headers, body: came } = await send(base, method, path, body && { body })
    const judge = /^(?:GET|HEAD)$/.test(method) ? answerFault : headerFault
    const fault = judge(manifest, { path, use, status, headers, body: came })
    return { status, fault: fault === null ? null : `${method} ${path} (${use}): ${fault}` }
  }

  const useOf = (type: string): Use =>
    type.startsWith('text/html')
      ? 'main_frame'
      : type.startsWith('text/javascript')
        ? 'script'
        : type.startsWith('text/css')
          ? 'stylesheet'
          : type.startsWith('image/')
            ? 'image'
            : 'xmlhttprequest'

  /** Ask for everything that there is, and for much that is not. */
  async function walk(base: string): Promise<{ statuses: Set<number>; faults: string[] }> {
    const asked: [string, string, Use, Uint8Array?][] = []
    for (const [path, { type }] of expected)
      for (const method of ['GET', 'HEAD', 'POST', 'DELETE'])
        asked.push([method, path, method === 'GET' ? useOf(type) : 'xmlhttprequest'])
    for (const path of ['/none', '/nn', '/nn/99', '/assets/none', '/index', '/.none', '//x'])
      for (const use of ['main_frame', 'script', 'stylesheet'] as const)
        asked.push(['GET', path, use])
    for (const name of ['enrollment', 'manifest', 'bundle', 'bundle-prev'])
      asked.push(['GET', `${WEBCAT_PATH}${name}.json`, 'xmlhttprequest'])
    for (const { path, takesValue } of [...PUBLIC_ROUTES, ...STAFF_ROUTES])
      for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'OPTIONS'])
        for (const value of takesValue ? ['0', 'x', '%ff'] : [''])
          asked.push([method, path + value, 'xmlhttprequest'])
    asked.push(['POST', PATH.drops, 'xmlhttprequest', new Uint8Array(30_000)])
    const statuses = new Set<number>()
    const faults: string[] = []
    for (const [method, path, use, body] of asked) {
      const { status, fault } = await judged(base, method, path, use, body)
      statuses.add(status)
      if (fault !== null) faults.push(fault)
    }
    return { statuses, faults }
  }

  it('has a manifest that the rules take, the same each time, for all pages in all languages', () => {
    expect(manifestFault(manifest)).to.equal(null)
    expect(siteOf(expected, APP, subject.program.version).manifest).to.equal(site.manifest)
    const { config } = site
    expect(manifest).to.deep.equal({ ...config, files: manifest.files })
    for (const path of Object.values(LANGUAGE_PATHS))
      expect(manifest.files).to.have.property(`${path}index.html`)
    expect(Object.keys(manifest.files)).to.have.length(site.files.size)
    for (const [path, body] of site.files)
      expect(manifest.files[path]).to.equal(createHash('sha256').update(body).digest('base64url'))
    const machine = [...expected].filter(([path]) => path.endsWith('.wasm'))
    expect(manifest.wasm).to.have.length(machine.length).and.not.to.have.length(0)
  })

  it('writes the manifest in canonical form, whose hash signers compare', () => {
    const { files, ...rest } = manifest
    const sorted = (value: object) =>
      Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    const inner = JSON.stringify(sorted({ ...rest, files: sorted(files) }))
    expect(site.manifest).to.equal(`{"manifest":${inner}}`)
    const hash = createHash('sha256').update(inner).digest('base64url')
    expect(manifestHash(site.manifest)).to.equal(hash)
  })

  it('answers nothing that the extension refuses, whatever is asked', async () => {
    const reporters = await walk(server.publicUrl)
    expect(reporters.faults.slice(0, 9)).to.deep.equal([])
    for (const status of [200, 400, 404, 405, 413]) expect(reporters.statuses).to.include(status)
    expect(reporters.statuses).not.to.include(302)
    const broken = await rawAnswer(server.publicUrl, 'nonsense\r\n\r\n')
    expect(broken).to.include(`content-security-policy: ${manifest.default_csp}\r\n`)
    expect(said).to.have.length(1)
  })

  it('gives the files of the enrolment byte by byte', async () => {
    const { text, headers } = await send(server.publicUrl, 'GET', `${WEBCAT_PATH}bundle.json`)
    expect(JSON.parse(text).manifest).to.deep.equal(manifest)
    expect(headers.get('content-type')).to.equal('application/json')
    const words = await send(server.publicUrl, 'GET', WORDS_PATH)
    expect(words.status).to.equal(200)
  })

  it('is refused for one header more, one changed byte, another policy on one route, or a way out', async () => {
    type Headers = readonly (readonly [string, string])[]
    const policy = 'content-security-policy'
    const others = (headers: Headers) => headers.filter(([name]) => name !== policy)
    const cases: readonly [string, Use, string, (headers: Headers) => Headers][] = [
      ['/', 'main_frame', 'the header link', (all) => [...all, ['link', '</x.js>; rel=preload']]],
      ['/en/5', 'main_frame', 'the header refresh', (all) => [...all, ['refresh', '0']]],
      [
        ...([PATH.content, 'xmlhttprequest', 'another policy'] as const),
        (all) => [...others(all), [policy, "default-src 'none'"]],
      ],
      [PATH.keyList, 'xmlhttprequest', 'no policy', others],
      ['/nn/', 'main_frame', 'another policy', (all) => [...all, [policy, "default-src 'none'"]]],
      ['/', 'main_frame', 'is not relative', (all) => [...all, ['location', '//x.example']]],
      [PATH.content, 'xmlhttprequest', 'no page', (all) => [...all, ['location', '/x']]],
      ['/4', 'main_frame', 'cluster', (all) => [...all, ['origin-agent-cluster', '?0']]],
    ]
    for (const [path, use, fault, change] of cases) {
      line.change = (_path, answer) => ({ ...answer, headers: change(answer.headers) })
      expect((await judged(line.url, 'GET', path, use)).fault, path).to.include(fault)
    }
    line.change = (_path, answer) => ({ ...answer, body: new Uint8Array([...answer.body, 10]) })
    for (const [path, use] of [
      ...[...expected].map(([path, { type }]) => [path, useOf(type)] as const),
      ['/none', 'main_frame'] as const,
    ].filter(([path, use]) => use !== 'xmlhttprequest' || path in manifest.files))
      expect((await judged(line.url, 'GET', path, use)).fault, path).to.include('other bytes')
  })

  it('is verified as such, and as nothing else', async () => {
    const finding = async (one: Subject) => {
      try {
        const { files } = await rightFiles(one)
        for (const way of WAYS.slice(0, 1)) await visit(one, files, way)
        return null
      } catch (error) {
        if (error instanceof Difference) return error.message
        throw error
      }
    }
    expect(await finding(subject)).to.equal(null)
    // a server that is right when the page compares, and another one when it starts
    line.change = (path, answer, asked) =>
      path.startsWith('/assets/worker-') && asked['sec-fetch-dest'] === 'worker'
        ? { ...answer, headers: [['content-encoding', 'identity']], body: new Uint8Array(9) }
        : answer
    expect(await finding(subject)).to.match(/^\/assets\/worker-\w+\.js \(/)
    line.change = (_path, answer) => answer
    expect(await finding({ ...subject, webcat: false })).to.match(
      /has content-security-policy: .*worker-src 'self'.* and the release sends .*worker-src blob:/,
    )
  })

  it('tells the operator what does not fit the signed manifest, and refuses a folder that is not whole', () => {
    const lines = (of: object) => {
      writeEnrolment(of)
      const told: string[] = []
      webcatPages(pages, folder, (text) => told.push(text))
      return told.filter((text) => text !== inside).join('\n')
    }
    const [inside] = said
    expect(inside).to.match(/^WEBCAT: visitors from your own networks get pages with a warning/)
    const files = { ...manifest.files, '/nn/5': 'A'.repeat(43) }
    expect(lines(manifest)).to.equal('')
    expect(lines({ ...manifest, files })).to.match(
      /^WEBCAT: 1 pages .* such as \/nn\/5; .*sign it$/,
    )
    expect(lines({ ...manifest, default_csp: "default-src 'none'" })).to.match(/another policy/)
    for (const [text, fault] of [
      ['{', /bundle\.json is not a bundle of WEBCAT/],
      ['{"manifest":{}}', /bundle\.json is not a bundle of WEBCAT/],
    ] as const) {
      writeFileSync(join(folder, 'bundle.json'), text)
      expect(() => webcatPages(pages, folder, () => {})).to.throw(ConfigError, fault)
    }
    rmSync(join(folder, 'bundle.json'))
    expect(() => webcatPages(pages, folder, () => {})).to.throw(ConfigError, /no bundle\.json/)
  })

  it('keeps its policy on a fault of the server', async () => {
    await server.ctx.db.destroy()
    const body = new Uint8Array(32)
    const answer = await send(server.publicUrl, 'POST', PATH.blocksFetch, {
      headers: { 'content-type': 'application/octet-stream' },
      body,
    })
    expect([answer.status, answer.headers.get('content-security-policy')]).to.deep.equal([
      500,
      manifest.default_csp,
    ])
  })
})

describe('the rules of WEBCAT as this test has them', () => {
  it('refuse the policies that its documentation names', () => {
    const good = "default-src 'none';script-src 'self';worker-src 'self'"
    expect(policyFault(good)).to.equal(null)
    for (const [csp, fault] of [
      [`${good}, ${good}`, 'a comma'],
      ["default-src 'none';worker-src blob:", 'worker-src has blob:'],
      ["default-src 'none';script-src 'unsafe-eval'", "script-src has 'unsafe-eval'"],
      ["default-src 'none';script-src 'nonce-x'", "script-src has 'nonce-x'"],
      ["default-src 'none';script-src https://x.example", 'script-src has https://x.example'],
      ["default-src 'none' 'self'", 'script-src is missing beside that default-src'],
      ["default-src 'self';script-src 'self';style-src 'self'", 'object-src is missing'],
      ["default-src *;script-src 'self'", 'default-src has *'],
    ])
      expect(policyFault(csp!), csp).to.include(fault)
  })
})

/** Send bytes as they are and collect all that comes until the end. */
function rawAnswer(base: string, text: string): Promise<string> {
  const { hostname, port } = new URL(base)
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(text, 'latin1'))
    const parts: Uint8Array[] = []
    socket.on('data', (part) => parts.push(new Uint8Array(part as Buffer)))
    socket.on('error', reject)
    socket.on('close', () => resolve(fromUtf8(new Uint8Array(Buffer.concat(parts)))))
  })
}
