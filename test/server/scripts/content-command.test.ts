import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { pagePath } from '../../../client/texts/pages.ts'
import { DAY_MS } from '../../../crypto/days/calendar.ts'
import { decodePublication } from '../../../crypto/keys/publication.ts'
import { PATH } from '../../../crypto/wire/wire.ts'
import { deskFile } from '../../../scripts/build/desk-file.ts'
import { CONTENT_FOLDER } from '../../../scripts/content/folder.ts'
import { readContent } from '../../../scripts/content/read.ts'
import { reviewLines } from '../../../scripts/content/reviews.ts'
import { SAMPLE_PLAN } from '../../../scripts/demo/sample.ts'
import { readConfig } from '../../../server/config.ts'
import { createLog } from '../../../server/log.ts'
import { startServer } from '../../../server/main.ts'
import { SAMPLE_ALONE } from '../../support/reception/alone.ts'
import { send } from '../../support/run/http.ts'
import { startNode } from '../../support/run/process.ts'
import { tempFolder } from '../../support/run/temp.ts'
import { copyOwn, copySample, edit, makeOwn } from '../../support/scripts/content-folder.ts'

const NAME = /^ {6}en: Employee or hired in$/m

async function run(script: string, args: readonly string[], environment = {}) {
  const env = { ...process.env, PORT: '0', STAFF_PORT: '0', DESK_PORT: '0', DATABASE_URL: '' }
  const child = startNode(`scripts/${script}.ts`, args, { env: { ...env, ...environment } })
  const { code } = await child.exit
  return { code, stdout: child.stdout, stderr: child.stderr }
}

const refused = (line: string) => ({ code: 1, stdout: [], stderr: [line] })

/** Check that a command refused a folder because it still says what a sample says. */
function expectUnready({ code, stderr }: Awaited<ReturnType<typeof run>>, of: string): void {
  expect([code, stderr[0]]).to.deep.equal([
    1,
    `${of} is not ready for reporters: it still says what the sample says.`,
  ])
}

/** Past every review of the sample, and before any. */
const LATE = Date.UTC(2099, 0, 1)
const EARLY = Date.UTC(2026, 10, 1)

describe('reviews of texts', () => {
  it('are due from the day after the one that is named, for each file that has its own', () => {
    const folder = copyOwn()
    const review =
      'review: {version: 1, valid-from: 2026-01-01, last-review: 2026-01-02, next-review: 2026-03-04, owner: {nb: a, nn: b, en: c}}'
    edit(folder, 'pages/talk.yaml', /^title:$/m, `${review}\ntitle:`)
    const content = readContent(folder)
    const day = Date.UTC(2026, 2, 4)
    expect(reviewLines(content, day)).to.deep.equal([])
    expect(reviewLines(content, day + DAY_MS)).to.deep.equal([
      'pages/talk.yaml: its review was due on 2026-03-04: look it over, and set new dates',
    ])
    const late = reviewLines(content, LATE).map((line) => line.split(':')[0])
    expect(late).to.include.members(['organisation.yaml', 'pages/talk.yaml'])
    expect(late).to.not.include('pages/rights.yaml')
    expect(reviewLines(readContent(copyOwn()), EARLY)).to.deep.equal([])
  })
})

describe('the mistakes of a content folder', () => {
  const said = async (folder: string) => run('content', ['--content', folder])

  it('are all named, in the order of the files and of their lines', async () => {
    const folder = copyOwn()
    const lines = [
      edit(folder, 'organisation.yaml', /next-review: .*/, 'next-review: soon'),
      edit(folder, 'help.yaml', /number: .*/, 'number: 113'),
      edit(folder, 'help.yaml', /^ {2}- number: "116 123"$/m, '  - number: ring us'),
      edit(folder, 'pages/talk.yaml', /^ {2}nn: .*$/m, '  nn:'),
      edit(folder, 'questionnaires/general-1.yaml', /^version: .*$/m, 'version: 2'),
    ]
    const { code, stdout, stderr } = await said(folder)
    expect([code, stdout]).to.deep.equal([1, []])
    const places = stderr.map((line) => line.split(': ')[0])
    expect(places).to.deep.equal([
      `organisation.yaml:${lines[0]}`,
      `help.yaml:${lines[1]}`,
      `help.yaml:${lines[2]}`,
      `pages/talk.yaml:${lines[3]}`,
      `questionnaires/general-1.yaml:${lines[4]}`,
    ])
  })

  it('are named up to twenty, and the others counted', async () => {
    const folder = copyOwn()
    const path = join(folder, 'people.yaml')
    const text = readFileSync(path, 'utf8')
    const many = [...text.matchAll(/^ {4}takes-reports: /gm)].length
    expect(many).to.be.above(10)
    const wrong = text.replace(/^ {4}takes-reports: .*/gm, '    takes-reports: yes')
    writeFileSync(path, wrong.replace(/^ {4}email: .*/gm, '    email: 5'))
    const { code, stderr } = await said(folder)
    const mails = [...text.matchAll(/^ {4}email: /gm)].length
    expect(code).to.equal(1)
    expect(stderr.slice(0, 20).every((line) => /^people\.yaml:\d+: /.test(line))).to.equal(true)
    expect(stderr.slice(20)).to.deep.equal([
      `and ${many + mails - 20} more: mend these first, and check again`,
    ])
  })

  it('are named of the folder first: what is missing in it, and what nobody reads', async () => {
    const folder = copyOwn()
    renameSync(join(folder, 'people.yaml'), join(folder, 'poeple.yaml'))
    rmSync(join(folder, 'pages/easy.yaml'))
    const { stderr } = await said(folder)
    expect(stderr.map((line) => line.split(':')[0])).to.deep.equal([
      'poeple.yaml',
      'people.yaml',
      'pages/easy.yaml',
    ])
  })
})

describe('content on the command line', () => {
  const folder = tempFolder('content')
  const [draft, out] = [join(folder, 'draft'), join(folder, 'out')]
  const content = join(draft, 'content')
  const publication = join(out, 'publication.bin')
  const passphrases = join(folder, 'passphrases.json')

  const renew = (to: string, ...more: string[]) =>
    run('ceremony', [
      ...['renew', '--root', join(out, 'root.key'), '--publication', publication, '--out', to],
      ...['--members', join(out, 'members'), '--passphrases', passphrases, ...more],
      ...SAMPLE_ALONE,
    ])

  /** A data folder with the first publication, of a server that was given another after it. */
  const served = async (newer: string): Promise<string> => {
    const dataDir = tempFolder('served')
    const file = join(dataDir, 'publication.bin')
    const config = readConfig({ DATA_DIR: dataDir, PORT: '0', STAFF_PORT: '0' })
    for (const next of [publication, join(newer, 'publication.bin')]) {
      cpSync(next, file)
      const log = createLog(() => undefined)
      const server = await startServer(config, new Map(), { scheduled: false, log })
      await server.stop()
    }
    cpSync(publication, file)
    copyOwn(join(dataDir, CONTENT_FOLDER))
    return dataDir
  }

  before(async () => {
    const phrase = 'six words to be going on with'
    const members = Object.fromEntries(SAMPLE_PLAN.members.map(({ id }) => [id, phrase]))
    writeFileSync(passphrases, JSON.stringify({ root: phrase, members }))
    expect(await run('ceremony', ['plan', '--out', draft])).to.include({ code: 0 })
    makeOwn(content)
    const plan = ['--plan', join(draft, 'plan.json'), '--content', content]
    const args = ['create', ...plan, '--out', out, '--passphrases', passphrases, ...SAMPLE_ALONE]
    expect(await run('ceremony', args)).to.include({ code: 0 })
  })

  it('is good or has one problem, which is all that is said', async () => {
    const good = await run('content', ['--content', content, '--publication', publication])
    expect([good.code, good.stderr]).to.deep.equal([0, []])
    expect(good.stdout[0]).to.equal('good')
    expect(good.stdout.at(-1)).to.equal(`signed: as in ${publication}`)
    const bad = copyOwn()
    const line = edit(bad, 'routes.yaml', /url: .*/, 'url: ftp://example.org')
    const words =
      'url cannot be "ftp://example.org": write a whole address that begins with https://'
    expect(await run('content', ['--content', bad])).to.deep.equal(
      refused(`routes.yaml:${line}: ${words}`),
    )
    const sample = await run('content', ['--content', copySample()])
    expect(sample.code).to.equal(0)
    expect(sample.stdout[0]).to.match(
      /^no mistakes, but still as in the sample, by file and line: organisation\.yaml 14[ ,\d]*; .*\.yaml [ ,\d]+$/,
    )
    expect(sample.stdout.join('\n')).to.not.include('good')
    const nobody = copyOwn()
    rmSync(join(nobody, 'security.yaml'))
    const said = await run('content', ['--content', nobody])
    expect([said.code, said.stdout[0], said.stdout.at(-1)]).to.deep.equal([
      0,
      'good',
      'no security.yaml: there is no /.well-known/security.txt, and somebody who finds a weakness of your server has nobody to tell; write one as in the sample',
    ])
    expect(good.stdout.join()).not.to.include('security')
    const marked = copyOwn()
    writeFileSync(join(marked, 'logo.png'), 'no picture')
    expect(await run('content', ['--content', marked])).to.deep.equal(
      refused('logo.png:1: not PNG: put an SVG or a PNG there'),
    )
    expect(await run('content', [])).to.deep.equal(refused('--content is missing: see --help'))
  })

  it('becomes one file for a desk that is one program, with what its own desk would show', async () => {
    const out = join(tempFolder('desk-texts'), 'postern-desk-texts.json')
    const folder = copyOwn()
    const made = await run('content', ['desk', '--content', folder, '--out', out])
    expect(made).to.deep.equal({ code: 0, stdout: [out], stderr: [] })
    expect(readFileSync(out)).to.deep.equal(Buffer.from(deskFile(readContent(folder))))
  })

  it('that was edited after it was signed is told from what was signed', async () => {
    const edited = copyOwn()
    edit(edited, 'channels.yaml', NAME, '      en: For staff')
    const { code, stderr } = await run('content', [
      '--content',
      edited,
      '--publication',
      publication,
    ])
    expect([code, stderr]).to.deep.equal([
      1,
      [
        `channels, questionnaires or name are not those of ${publication}: sign them by "npm run ceremony -- renew --content FOLDER"`,
      ],
    ])
  })

  it('is signed by a renewal, and not with other words under an old version', async () => {
    const edited = copyOwn()
    edit(edited, 'channels.yaml', NAME, '      en: For staff')
    const to = join(folder, 'renewed')
    expect(await renew(to, '--content', edited)).to.include({ code: 0 })
    const next = join(to, 'publication.bin')
    const signed = await run('content', ['--content', edited, '--publication', next])
    expect(signed.stdout.at(-1)).to.equal(`signed: as in ${next}`)
    const weeks = readFileSync(join(out, 'members/head.vault.weeks'))
    edit(edited, 'questionnaires/general-1.yaml', /^ {6}en: .*$/m, '      en: Other words')
    const nowhere = join(folder, 'nowhere')
    const { code, stderr } = await renew(nowhere, '--content', edited)
    expect([code, stderr.length]).to.deep.equal([1, 1])
    expect(stderr[0]).to.match(
      /^questionnaires\/general-1\.yaml:1: version 1 was signed with other/,
    )
    expect(existsSync(nowhere)).to.equal(false)
    expect(readFileSync(join(out, 'members/head.vault.weeks'))).to.deep.equal(weeks)
  })

  it('that a renewal is not told of stays as it was signed', async () => {
    const to = join(folder, 'as-before')
    expect(await renew(to)).to.include({ code: 0 })
    const [before, after] = [publication, join(to, 'publication.bin')].map(
      (file) => decodePublication(new Uint8Array(readFileSync(file))).content,
    )
    expect(after).to.deep.equal(before)
    const alone = await renew(join(folder, 'x'), '--plan', join(draft, 'plan.json'))
    expect(alone.stderr[0]).to.match(/give both$/)
  })

  it('is needed by a server, good and as it was signed', async () => {
    const dataDir = tempFolder('served')
    const serve = () => run('serve', [], { DATA_DIR: dataDir })
    cpSync(publication, join(dataDir, 'publication.bin'))
    const here = join(dataDir, CONTENT_FOLDER)
    expect(await serve()).to.deep.equal(
      refused(
        `no ${here}: copy the content folder there that publication.bin was made with, and start again`,
      ),
    )
    copyOwn(here)
    const line = edit(here, 'pages/talk.yaml', /^ {2}nb: .*$/m, '  nb: <i>Snakk</i>')
    expect(await serve()).to.deep.equal(
      refused(
        `pages/talk.yaml:${line}: title in bokmål cannot be "<i>Snakk</i>": plain text only: take out the HTML`,
      ),
    )
    copyOwn(here)
    edit(here, 'channels.yaml', NAME, '      en: For staff')
    expect(await serve()).to.deep.equal(
      refused(
        `the channels, questionnaires or name in ${here} are not those that publication.bin was signed with: sign them by "npm run ceremony -- renew --content FOLDER", or put back the signed ones`,
      ),
    )
  })

  it('is neither signed nor served while it says what a sample says', async () => {
    const dataDir = tempFolder('served')
    cpSync(publication, join(dataDir, 'publication.bin'))
    const here = copyOwn(join(dataDir, CONTENT_FOLDER))
    edit(here, 'people.yaml', /phone: .*/, 'phone: 00 00 00 00')
    expectUnready(await run('serve', [], { DATA_DIR: dataDir }), here)
    const sample = copySample()
    const plan = ['--plan', join(draft, 'plan.json'), '--content', sample]
    const nowhere = ['--out', join(folder, 'nowhere'), '--passphrases', passphrases]
    expectUnready(await run('ceremony', ['create', ...plan, ...nowhere, ...SAMPLE_ALONE]), sample)
    expect(existsSync(join(folder, 'nowhere'))).to.equal(false)
  })

  it('is held against the list that the server has in use, where a desk gave it a newer one', async () => {
    const edited = copyOwn()
    edit(edited, 'channels.yaml', NAME, '      en: For staff')
    const [other, same] = [join(folder, 'newer'), join(folder, 'newer-keys')]
    expect(await renew(other, '--content', edited)).to.include({ code: 0 })
    expect(await renew(same)).to.include({ code: 0 })
    const { code, stdout, stderr } = await run('serve', [], { DATA_DIR: await served(other) })
    expect([code, stdout]).to.deep.equal([1, []])
    expect(stderr.at(-1)).to.equal(
      'the server has key list 2 in use, whose channels, questionnaires or name are not those of publication.bin and the content folder: copy those of version 2, or of the next one, into DATA_DIR',
    )
    // newer keys of the same content are no reason to stop
    const env = { ...process.env, PORT: '0', STAFF_PORT: '0', DATABASE_URL: '' }
    const DATA_DIR = await served(same)
    const child = startNode('scripts/serve.ts', [], { env: { ...env, DATA_DIR } })
    await child.line(/^reporters: /)
    expect(await child.kill('SIGTERM')).to.deep.equal({ code: 0, signal: null })
  })

  it('is taken by a server that runs, with the list that it was signed with, and only if it is good', async () => {
    const DATA_DIR = tempFolder('running')
    cpSync(publication, join(DATA_DIR, 'publication.bin'))
    const here = copyOwn(join(DATA_DIR, CONTENT_FOLDER))
    const next = join(folder, 'while-running')
    const edited = copyOwn()
    edit(edited, 'channels.yaml', NAME, '      en: For staff')
    expect(await renew(next, '--content', edited)).to.include({ code: 0 })
    const env = { ...process.env, PORT: '0', STAFF_PORT: '0', DATABASE_URL: '', BOARD_PERIOD: '1' }
    const child = startNode('scripts/serve.ts', [], { env: { ...env, DATA_DIR } })
    const [, reporters = ''] = await child.line(/^reporters: (\S+)$/)
    const talk = async () => (await send(reporters, 'GET', pagePath('en', 'talk'))).text
    const said = (from: number) => child.stdout.slice(from)
    expect(await talk()).to.include('55 00 11 22')

    // somebody changes a number
    let lines = child.stdout.length
    const number = readFileSync(join(here, 'people.yaml'), 'utf8')
    writeFileSync(join(here, 'people.yaml'), number.replaceAll('55 00 11 22', '55 00 11 33'))
    process.kill(child.pid, 'SIGHUP')
    await child.line(/^new pages and words are in use$/)
    expect(said(lines)).to.deep.equal(['new pages and words are in use'])
    expect(await talk())
      .to.include('55 00 11 33')
      .and.not.include('55 00 11 22')

    // a mistake is named, and changes nothing
    lines = child.stdout.length
    edit(here, 'pages/talk.yaml', /^ {2}nb: .*$/m, '  nb: <i>Snakk</i>')
    await child.line(/^pages and words stay as they are: pages\/talk\.yaml:\d+: title in bokmål/)
    expect(said(lines)).to.have.length(1)
    expect(await talk()).to.include('55 00 11 33')

    // a new list alone is not taken; with its folder it is, without a signal
    cpSync(edited, here, { recursive: true })
    await child.line(/^pages and words stay as they are: the channels, questionnaires or name in/)
    expect((await send(reporters, 'GET', PATH.content)).text).to.not.include('For staff')
    cpSync(join(next, 'publication.bin'), join(DATA_DIR, 'publication.bin'))
    await child.line(/^key list 2 published$/)
    expect((await send(reporters, 'GET', PATH.content)).text).to.include('For staff')
    process.kill(child.pid, 'SIGHUP')
    await child.line(/^nothing has changed in DATA_DIR$/)
    expect(await talk()).to.include('55 00 11 22')
    expect(await child.kill('SIGTERM')).to.deep.equal({ code: 0, signal: null })
  })

  it('that is bad stops a demo before it makes anything', async () => {
    const dataDir = tempFolder('demo')
    const here = copyOwn(join(dataDir, CONTENT_FOLDER))
    mkdirSync(join(here, 'pictures'))
    expect(await run('start', [], { DATA_DIR: dataDir })).to.deep.equal(
      refused('pictures:1: the program does not know this file: take it out of the folder'),
    )
    expect(existsSync(join(dataDir, 'root.key'))).to.equal(false)
  })
})
