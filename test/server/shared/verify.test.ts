import { writeFileSync } from 'node:fs'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib'
import { expect } from 'chai'
import type { WholeAnswer } from '../../../client/shared/node-transport.ts'
import { dayOf } from '../../../crypto/days/calendar.ts'
import { systemRandom } from '../../../crypto/primitives/bytes.ts'
import { loadSumo } from '../../../crypto/primitives/sodium-sumo.ts'
import { buildReporterProgram } from '../../../scripts/build/reporter-program.ts'
import { makeInstance } from '../../../scripts/ceremony/core.ts'
import { authorityOf, EXIT } from '../../../scripts/cli/cli.ts'
import { lineSentence } from '../../../scripts/cli/line.ts'
import { documentToSign, publicWords } from '../../../scripts/content/public-words.ts'
import { type Content, readContent } from '../../../scripts/content/read.ts'
import { SAMPLE_PLAN } from '../../../scripts/demo/sample.ts'
import { servedPages } from '../../../scripts/serve/served-pages.ts'
import { comparing, subjectOf } from '../../../scripts/verify/command.ts'
import { Difference, rightFiles, type Subject, visit } from '../../../scripts/verify/visit.ts'
import { visitsToFind, WAYS } from '../../../scripts/verify/ways.ts'
import { readConfig } from '../../../server/config.ts'
import { createLog } from '../../../server/log.ts'
import { type RunningServer, startServer } from '../../../server/main.ts'
import { PUBLICATION_FILE } from '../../../server/publication-file.ts'
import { slippedPrint } from '../../support/reception/reception.ts'
import { makeAuthority } from '../../support/run/certificates.ts'
import { tempFolder } from '../../support/run/temp.ts'
import {
  type Change,
  type ChangingLine,
  changingLine,
  namedProxy,
} from '../../support/scripts/changing-line.ts'
import { copySample, edit } from '../../support/scripts/content-folder.ts'

const [FIRST] = WAYS

describe('verifying what a server gives to reporters', function () {
  this.timeout(120_000)
  const folder = copySample()
  const content = readContent(folder)
  let program: Subject['program']
  let publication: Uint8Array
  let root: string
  let server: RunningServer
  let line: ChangingLine

  before(async () => {
    program = await buildReporterProgram()
    const engine = await loadSumo()
    const cost = { operations: 1, memory: 8 }
    const tools = { engine, random: systemRandom, today: dayOf(Date.now()), cost }
    const document = await documentToSign(content)
    const made = makeInstance(tools, SAMPLE_PLAN, document, () => 'a passphrase of the test')
    ;({ publication, fingerprint: root } = made)
    server = await serve(content)
    line = await changingLine(server.publicUrl)
  })
  after(async () => {
    await line.close()
    await server.stop()
  })
  afterEach(() => {
    line.change = (_path, answer) => answer
  })

  async function serve(words: Content, by = program): Promise<RunningServer> {
    const dataDir = tempFolder('verified')
    writeFileSync(join(dataDir, PUBLICATION_FILE), publication)
    const config = readConfig({ DATA_DIR: dataDir, PORT: '0', STAFF_PORT: '0' })
    const quiet = { ...config, tick: 0, cover: 0 }
    return startServer(quiet, (published) => servedPages(by, published, words), {
      log: createLog(() => {}),
    })
  }

  const subject = async (url = line.url, more: Partial<Subject> = {}): Promise<Subject> => {
    const { primitives: p } = await loadSumo()
    const rest = { now: Date.now, random: systemRandom, own: null, webcat: false }
    return { p, server: new URL(url), socks: null, ca: null, root, program, ...rest, ...more }
  }

  /** The finding of `verify`: null if all is as it should be. */
  async function verified(one: Subject, ways = WAYS): Promise<string | null> {
    try {
      const { files } = await rightFiles(one)
      for (const way of ways) await visit(one, files, way)
      return null
    } catch (error) {
      if (error instanceof Difference) return error.message
      throw error
    }
  }

  /** Change the text of an answer, packed as it came. */
  function rewritten(answer: WholeAnswer, change: (text: string) => string): WholeAnswer {
    const how = answer.headers.find(([name]) => name === 'content-encoding')?.[1]
    expect(how).to.be.oneOf(['br', undefined])
    const text = Buffer.from(how === 'br' ? brotliDecompressSync(answer.body) : answer.body)
    const changed = Buffer.from(change(text.toString()))
    expect(changed.equals(text)).to.equal(false)
    return { ...answer, body: new Uint8Array(how === 'br' ? brotliCompressSync(changed) : changed) }
  }

  const onPath =
    (start: string, change: (answer: WholeAnswer) => WholeAnswer): Change =>
    (path, answer) =>
      path.startsWith(start) ? change(answer) : answer

  it('is refused with a fingerprint that has a slip, before a build is read or anybody is asked', async () => {
    const values = { server: 'http://127.0.0.1:9', fingerprint: slippedPrint(root), build: 'none' }
    const refused = await subjectOf(values).catch((error: unknown) => error)
    expect(refused).to.include({
      code: EXIT.usage,
      message: 'This fingerprint has a slip in it. Read it again, group by group.',
    })
  })

  it('trusts an authority that --ca names, and says so if none vouches for the server', async () => {
    const authority = makeAuthority()
    const { certificate: cert, key } = authority.issue(['DNS:localhost'])
    const elsewhere = createServer({ cert, key }, (_request, response) => {
      response.writeHead(404).end()
    })
    await new Promise<void>((resolve) => elsewhere.listen(0, 'localhost', resolve))
    const one = await subject(`https://localhost:${(elsewhere.address() as AddressInfo).port}`)
    const asked = (ca: string | null) => comparing(() => rightFiles({ ...one, ca }))
    const untrusted = await asked(null).catch((error: unknown) => error)
    expect(untrusted).to.include({ code: EXIT.offline, message: lineSentence('untrusted') })
    const ca = authorityOf(authority.files.certificate)
    expect(await asked(ca).catch((error: unknown) => error)).to.include({ code: EXIT.unverified })
    elsewhere.close()
    expect(() => authorityOf(authority.files.key)).to.throw('holds no certificate of an authority')
  })

  it('finds nothing where everything is as released and signed, in every way', async () => {
    const one = await subject()
    expect(await verified(one)).to.equal(null)
    expect((await rightFiles(one)).files.size).to.be.above(80)
  })

  it('names one byte in the worker', async () => {
    line.change = onPath('/assets/worker-', (answer) =>
      rewritten(answer, (text) => `${text.slice(0, -2)} ${text.slice(-1)}`),
    )
    expect(await verified(await subject())).to.match(
      /^\/assets\/worker-\w+\.js \(.*\) differs at byte \d+: served ".*", right ".*"$/,
    )
  })

  it('names one byte in a file that is no text, as an answer that differs', async () => {
    line.change = onPath('/assets/sodium', (answer) => {
      const headers = answer.headers.filter(([name]) => name.toLowerCase() !== 'content-encoding')
      return { ...answer, headers, body: Uint8Array.of(0, 0xff, 0xfe) }
    })
    const one = await subject()
    const work = () => rightFiles(one).then(({ files }) => visit(one, files, FIRST!))
    const refused = await comparing(work).catch((error: unknown) => error)
    expect(refused).to.include({ code: EXIT.unverified })
    expect(String(refused)).to.match(/Differs: \/assets\/sodium\S+ \(.*differs at byte 1:/)
  })

  it('names one header that is added, changed or missing', async () => {
    const withHeader = (name: string, value: string | null): Change =>
      onPath('/en/', (answer) => {
        const others = answer.headers.filter(([known]) => known !== name)
        return { ...answer, headers: value === null ? others : [...others, [name, value]] }
      })
    const cases = [
      ['link', '</x.js>; rel=preload', 'has a header that the release does not send: link: '],
      [
        'content-security-policy',
        "default-src 'self'",
        "has content-security-policy: default-src 'self', and",
      ],
      ['x-frame-options', null, 'lacks the header x-frame-options'],
    ] as const
    for (const [name, value, said] of cases) {
      line.change = withHeader(name, value)
      expect(await verified(await subject()), name)
        .to.match(/^\/en\/\S* \(/)
        .and.include(said)
    }
  })

  it('names one line in a page for the visitors of one language', async () => {
    line.change = (path, answer, asked) =>
      path === '/nn/' && asked['accept-language']?.startsWith('nn')
        ? rewritten(answer, (text) => text.replace('</main>', '<p>Ring oss.</p></main>'))
        : answer
    expect(await verified(await subject())).to.match(
      /^\/nn\/ \(Firefox on Linux, nynorsk\) differs at byte \d+: .*Ring oss/,
    )
  })

  it('names a telephone number that is not the signed one', async () => {
    const changed = copySample()
    edit(changed, 'help.yaml', /"116 123"/, '"815 49 300"')
    const words = readContent(changed)
    const other = await serve(words)
    try {
      const asked = await subject(other.publicUrl)
      expect(await verified(asked)).to.match(
        /the words have the hash \w{64}, and the key list signs \w{64}/,
      )
      const own = await publicWords(content)
      expect(await verified({ ...asked, own }))
        .to.include('differs from the content folder')
        .and.include('815 49 300')
    } finally {
      await other.stop()
    }
  })

  it('names an older release', async () => {
    const { assets, read } = program
    const script = assets.script!
    const older = { ...script, file: script.file.replace(/-\w{12}/, '-000000000000') }
    const old = await serve(content, {
      version: '0.1.0',
      assets: { ...assets, script: older },
      read: (file) => read(file === older.file ? script.file : file),
    })
    try {
      expect(await verified(await subject(old.publicUrl))).to.match(/of another release|status 404/)
    } finally {
      await old.stop()
    }
  })

  it('names a key list of another root, and an answer that is missing', async () => {
    const stranger = root.replace(/^./, (first) => (first === 'A' ? 'B' : 'A'))
    expect(await verified(await subject(line.url, { root: stranger }))).to.match(
      /^the key list is not one of the root/,
    )
    line.change = onPath('/assets/page.svg', (answer) => ({ ...answer, status: 404 }))
    expect(await verified(await subject())).to.match(
      /^\/assets\/page\.svg \(.*\) is answered with status 404$/,
    )
  })

  it('finds what one visitor in ten gets within the number of visits that the command states', async () => {
    const visits = visitsToFind(0.1, 0.001)
    expect(visits).to.equal(66)
    expect(0.9 ** visits).to.be.below(0.001)
    let asked = 0
    const chosen = (systemRandom(1)[0] ?? 0) % 10
    line.change = onPath('/assets/script-', (answer) =>
      asked++ % 10 === chosen ? rewritten(answer, (text) => `${text}//`) : answer,
    )
    const one = await subject()
    const { files } = await rightFiles(one)
    let found = 0
    for (let number = 1; number <= visits && found === 0; number++) {
      await visit(one, files, WAYS[number % WAYS.length] ?? FIRST!).catch((error) => {
        expect(String(error)).to.include('/assets/script-')
        found = number
      })
    }
    expect(found).to.be.within(1, 10)
  })

  it('gives each visit a circuit of its own, and asks the proxy to resolve the name', async () => {
    const proxy = await namedProxy(Number(new URL(line.url).port))
    try {
      const socks = { host: '127.0.0.1', port: proxy.port }
      const one = await subject('http://drop.invalid', { socks })
      const { files } = await rightFiles(one)
      const before = new Set(proxy.names)
      expect(before.size).to.equal(1)
      await visit(one, files, FIRST!)
      await visit(one, files, FIRST!)
      expect(new Set(proxy.names).size).to.equal(3)
    } finally {
      proxy.close()
    }
  })
})
