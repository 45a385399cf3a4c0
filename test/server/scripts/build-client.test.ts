import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import {
  brotliCompressSync,
  brotliDecompressSync,
  constants,
  gunzipSync,
  gzipSync,
} from 'node:zlib'
import { expect } from 'chai'
import { buildClient, commitDay, TARGETS, type Target } from '../../../scripts/build/client.ts'
import { type Output, readManifest, writeOutputs } from '../../../scripts/build/output.ts'
import { tempFolder } from '../../support/run/temp.ts'

const TINY: Target = {
  folder: 'tiny',
  entries: {
    script: 'client/tiny/main.tsx',
    worker: 'client/tiny/worker.ts',
    style: 'client/a.css',
  },
}

const SOURCES = {
  'client/tiny/main.tsx': `
    import { used } from 'used'
    import { unused } from 'unused'
    declare const BUILD_DAY: number
    const View = (props: { name: string }) => props.name + BUILD_DAY
    document.title = used.list + String(View({ name: 'blåbær ' }))`,
  'client/tiny/worker.ts': `
    self.onmessage = async ({ data }: MessageEvent<string>) => (await import(data)).later()`,
  'client/a.css': `@import './b.css'; p { color: red }`,
  'node_modules/used/package.json': '{ "name": "used", "version": "1.2.3", "main": "index.js" }',
  'node_modules/used/index.js': "/*! in the code */ export const used = { list: ['x'] }",
  'node_modules/used/LICENSE': 'Permission is granted.',
  'node_modules/unused/package.json': '{ "name": "unused", "sideEffects": false }',
  'node_modules/unused/index.js': "export const unused = 'y'",
  'client/b.css': 'b { color: #ffffff }',
}

function tinyTree(): string {
  const root = tempFolder('tree')
  for (const [path, text] of Object.entries(SOURCES)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return root
}

function contents(folder: string): Readonly<Record<string, string>> {
  const files = readdirSync(folder).sort()
  return Object.fromEntries(files.map((file) => [file, readFileSync(join(folder, file), 'latin1')]))
}

async function refusal(promise: Promise<unknown>): Promise<string> {
  try {
    await promise
  } catch (error) {
    return String(error)
  }
  return 'no error'
}

describe('the build of what browsers fetch', () => {
  it('gives the same bytes in another folder at another time', async () => {
    const [one, two] = [tinyTree(), tinyTree()]
    await buildClient({ root: one, targets: [TINY], day: 20_500 })
    await buildClient({ root: two, targets: [TINY], day: 20_500, outDir: 'elsewhere/deep' })
    const first = contents(join(one, 'dist/tiny'))
    expect(contents(join(two, 'elsewhere/deep/tiny'))).to.deep.equal(first)
    expect(Object.keys(first)).to.have.length(11)
    for (const [file, text] of Object.entries(first)) {
      expect(text, file).to.not.contain(one).and.not.contain('postern-tree')
    }
  })

  it('names each file by its content and hashes it for the integrity attribute', async () => {
    const root = tinyTree()
    const [manifest] = await buildClient({ root, targets: [TINY], day: 1 })
    expect(Object.keys(manifest!)).to.deep.equal(['script', 'style', 'worker'])
    expect(await readManifest(join(root, 'dist/tiny'))).to.deep.equal(manifest)
    for (const asset of Object.values(manifest!)) {
      const body = readFileSync(join(root, 'dist/tiny', asset.file))
      const digest = createHash('sha384').update(body).digest()
      expect(asset.integrity).to.equal(`sha384-${digest.toString('base64')}`)
      expect(asset.file).to.match(/^(script|worker|style)-[0-9a-f]{12}\.(js|css)$/)
      expect(asset.file).to.contain(digest.toString('hex').slice(0, 12))
      const [br, gz] = ['br', 'gz'].map((end) =>
        readFileSync(join(root, 'dist/tiny', `${asset.file}.${end}`)),
      )
      expect(brotliDecompressSync(br!)).to.deep.equal(body)
      expect(gunzipSync(gz!)).to.deep.equal(body)
      expect([asset.bytes, asset.brotliBytes, asset.gzipBytes]).to.deep.equal([
        ...[body.length, br!.length, gz!.length],
      ])
    }
  })

  it('puts the day in, leaves imports by address alone, and keeps licences beside', async () => {
    const root = tinyTree()
    const [manifest] = await buildClient({ root, targets: [TINY], day: 20_500 })
    const read = (file: string) => readFileSync(join(root, 'dist/tiny', file), 'utf8')
    expect(read(manifest!.script!.file)).to.contain('20500').and.to.contain('blåbær')
    expect(read(manifest!.script!.file)).to.not.contain('in the code')
    expect(read('licences.txt')).to.equal('used 1.2.3\n\nPermission is granted.\n')
    expect(read(manifest!.worker!.file)).to.match(/import\(\w+\)/)
    expect(read(manifest!.style!.file)).to.equal('b{color:#fff}p{color:red}\n')
  })

  it('bundles no package that has no licence to pass on', async () => {
    const root = tinyTree()
    rmSync(join(root, 'node_modules/used/LICENSE'))
    const message = await refusal(buildClient({ root, targets: [TINY], day: 1 }))
    expect(message).to.contain('used has no licence text')
  })

  it('leaves nothing of an earlier build', async () => {
    const root = tinyTree()
    const [before] = await buildClient({ root, targets: [TINY], day: 1 })
    const [after] = await buildClient({ root, targets: [TINY], day: 2 })
    const files = readdirSync(join(root, 'dist/tiny'))
    expect(files).to.include(after!.script!.file).and.to.not.include(before!.script!.file)
    expect(files).to.have.length(11)
  })

  it('takes the packed copies of an earlier build where they are of the same bytes, and else makes them', async () => {
    const folder = tempFolder('builds')
    const body = new TextEncoder().encode('script'.repeat(20_000))
    const write = () =>
      writeOutputs(folder, [{ role: 'script', stem: 'script', extension: 'js', body }], 'licences')
    const file = join(folder, (await write()).script!.file)
    const [br, gz] = ['br', 'gz'].map((end) => readFileSync(`${file}.${end}`))
    // a valid copy that no build makes, so that it can be told from a new one
    const other = brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } })
    writeFileSync(`${file}.br`, other)
    expect((await write()).script!.brotliBytes)
      .to.equal(other.length)
      .and.not.equal(br!.length)
    for (const [end, wrong] of [
      ['br', brotliCompressSync('another script')],
      ['br', other.subarray(0, 20)],
      ['gz', gzipSync('another script')],
    ] as const) {
      writeFileSync(`${file}.${end}`, wrong)
      await write()
      expect(readFileSync(`${file}.br`), end).to.deep.equal(br)
      expect(readFileSync(`${file}.gz`), end).to.deep.equal(gz)
    }
    rmSync(`${file}.gz`)
    await write()
    expect(readFileSync(`${file}.gz`)).to.deep.equal(gz)
  })

  it('is whole where several builds write one folder at once', async () => {
    const folder = tempFolder('builds')
    const outputs = ['script', 'worker', 'style'].map((role): Output => {
      const body = new TextEncoder().encode(role.repeat(20_000))
      return { role, stem: role, extension: role === 'style' ? 'css' : 'js', body }
    })
    const builds = Array.from({ length: 8 }, () => writeOutputs(folder, outputs, 'licences'))
    const [manifest = {}] = await Promise.all(builds)
    const files = Object.values(manifest).flatMap(({ file }) => [file, `${file}.br`, `${file}.gz`])
    const whole = [...files, 'licences.txt', 'manifest.json'].sort()
    await writeOutputs(folder, outputs, 'licences')
    expect(readdirSync(folder).sort()).to.deep.equal(whole)
  })

  it('builds nothing where a text is missing or stale', async () => {
    const target = { ...TINY, findings: () => ['page.back is missing in nn: write it'] }
    const outDir = join(tempFolder('out'), 'dist')
    const outcome = await buildClient({ root: tinyTree(), outDir, targets: [target] }).catch(String)
    expect(outcome).to.include('cannot build tiny: page.back is missing in nn: write it')
    expect(TARGETS.reporter.findings()).to.deep.equal([])
    expect(TARGETS.desk.findings()).to.deep.equal([])
    expect(TARGETS.editor.findings()).to.deep.equal([])
  })

  it('says which entry is missing, and what to do where nothing was built', async () => {
    const target = { folder: 'gone', entries: { script: 'client/gone.ts' } }
    const root = tinyTree()
    const message = await refusal(buildClient({ root, targets: [target], day: 1 }))
    expect(message).to.contain('cannot build gone: no client/gone.ts')
    expect(await refusal(readManifest(join(root, 'dist')))).to.contain('run "npm run build"')
  })

  it('takes its date from SOURCE_DATE_EPOCH, else from the commit, else has none', () => {
    expect(commitDay('.', '1771200000')).to.equal(20_500)
    const repository = tempFolder('repository')
    const git = (...args: readonly string[]) =>
      execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], {
        cwd: repository,
        env: { ...process.env, GIT_COMMITTER_DATE: '1771286400 +0000' },
      })
    git('init', '-q')
    git('commit', '-q', '--allow-empty', '-m', 'First')
    expect(commitDay(repository, '')).to.equal(20_501)
    expect(commitDay(tempFolder(), '')).to.equal(0)
    expect(() => commitDay('.', 'yesterday')).to.throw('SOURCE_DATE_EPOCH must be seconds')
  })
})
