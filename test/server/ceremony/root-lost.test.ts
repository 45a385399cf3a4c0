import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { Desk } from '../../../client/desk/engine/desk.ts'
import { nodeTransport } from '../../../client/shared/node-transport.ts'
import { en } from '../../../client/texts/ceremony.ts'
import { pagePath } from '../../../client/texts/pages.ts'
import { fill } from '../../../client/texts/wording.ts'
import { dayOf, weekOf } from '../../../crypto/days/calendar.ts'
import { readEnrolment } from '../../../crypto/keys/enrolment.ts'
import { systemRandom } from '../../../crypto/primitives/bytes.ts'
import { loadSumo, type SumoEngine } from '../../../crypto/primitives/sodium-sumo.ts'
import {
  newVault,
  openVault,
  openWeeks,
  type Vault,
  type WeeklySecrets,
} from '../../../crypto/vault/vault.ts'
import { PATH } from '../../../crypto/wire/wire.ts'
import { buildReporterProgram } from '../../../scripts/build/reporter-program.ts'
import {
  type CeremonyTools,
  type Instance as Founded,
  makeInstance,
} from '../../../scripts/ceremony/core.ts'
import { openPublication } from '../../../scripts/ceremony/publish.ts'
import { EXIT } from '../../../scripts/cli/cli.ts'
import { SAMPLE_PLAN, sampleContent } from '../../../scripts/demo/sample.ts'
import { servedPages } from '../../../scripts/serve/served-pages.ts'
import { readConfig } from '../../../server/config.ts'
import { createLog } from '../../../server/log.ts'
import { type RunningServer, startServer } from '../../../server/main.ts'
import { PUBLICATION_FILE } from '../../../server/publication-file.ts'
import { packQuickly } from '../../support/browser/reporter-page.ts'
import { readPdf } from '../../support/files/pdf.ts'
import { caseId, codeOf, notes, say, told } from '../../support/reception/access-reception.ts'
import { SAMPLE_ALONE } from '../../support/reception/alone.ts'
import { fileOfPerson, newPerson } from '../../support/reception/member.ts'
import { send } from '../../support/run/http.ts'
import { startNode } from '../../support/run/process.ts'
import { tempFolder } from '../../support/run/temp.ts'
import { run } from '../../support/scripts/command.ts'
import { SAMPLE_FOLDER } from '../../support/scripts/content-folder.ts'
import { startFront } from '../../support/scripts/front.ts'
import { sha256 } from '../../support/server/instance.ts'

const OLD = 'six words for the old root'
const NEW = 'six words for the new root'

/** Everything as the head does it: by the commands, from files, and by starting the server again. */
describe('a reception whose root.key is lost, and that has its sheets', () => {
  let engine: SumoEngine
  let tools: CeremonyTools
  let folder: string
  let founded: Founded
  let server: RunningServer
  const at = (...names: string[]) => join(folder, ...names)
  const bytesOf = (name: string) => new Uint8Array(readFileSync(at(name)))
  const printOf = (name: string) => readFileSync(at(name, 'fingerprint.txt'), 'utf8').trim()

  before(async () => {
    engine = await loadSumo()
    const cost = { operations: 1, memory: 8 }
    tools = { engine, random: systemRandom, today: dayOf(Date.now()), cost }
    founded = foundedNow()
    folder = tempFolder('root-lost')
    writeFileSync(at('publication.bin'), founded.publication)
    writeFileSync(at('secrets.json'), JSON.stringify({ root: OLD, newRoot: NEW }))
    writeFileSync(at('new-secrets.json'), JSON.stringify({ root: NEW }))
    cpSync(SAMPLE_FOLDER, at('data', 'content'), { recursive: true })
    writeFileSync(at('root.key'), founded.root)
    await split('root.key', 'sheets')
    writeFileSync(at('other.key'), foundedNow().root)
    await split('other.key', 'others')
    rmSync(at('root.key'))
    server = await serve('publication.bin')
  })
  after(() => server.stop())

  const foundedNow = () =>
    makeInstance(tools, SAMPLE_PLAN, sampleContent().document, (owner) =>
      owner === 'root' ? OLD : `${owner.member} has a passphrase`,
    )

  async function ceremony(...args: string[]) {
    const child = startNode('scripts/ceremony.ts', args)
    const { code } = await child.exit
    return { code, said: [...child.stdout, ...child.stderr].join('\n') }
  }

  /** Split a root among three, and type two of the sheets that are printed into files. */
  async function split(root: string, out: string): Promise<void> {
    const args = ['split', '--root', at(root), '--passphrases', at('secrets.json')]
    const made = await ceremony(...args, '--out', at(out), '--language', 'en')
    expect(made.code, made.said).to.equal(0)
    for (const number of [1, 2]) {
      const { texts } = readPdf(bytesOf(`${out}/root-sheet-${number}-of-3.pdf`))
      const lines = texts.filter((text) => /^(?:[0-9A-Z]{5} ?){4}$/.test(text))
      writeFileSync(at(out, `${number}.txt`), lines.join('\n'))
    }
  }

  const sheet = (name: string) => ['--root-sheet', at(name)]
  const succeed = (out: string, ...root: string[]) =>
    ceremony(
      ...['succeed', '--publication', at('publication.bin'), '--out', at(out), ...root],
      ...['--old-key', 'safe', '--passphrases', at('secrets.json'), '--language', 'en'],
      ...SAMPLE_ALONE,
    )

  /** Put a publication into the data folder, and start the server on it. */
  async function serve(publication: string): Promise<RunningServer> {
    const dataDir = at('data')
    cpSync(at(publication), join(dataDir, PUBLICATION_FILE))
    const config = readConfig({ DATA_DIR: dataDir, PORT: '0', STAFF_PORT: '0', BOARD_PERIOD: '1' })
    const program = await buildReporterProgram()
    return startServer(
      { ...config, tick: 0, cover: 0 },
      (published) => servedPages(program, published, sampleContent()),
      { log: createLog(() => {}), brotli: packQuickly },
    )
  }

  async function publish(publication: string): Promise<void> {
    await server.stop()
    server = await serve(publication)
  }

  /** A desk as it is unlocked again: with what its vault has written. */
  function deskOf(vault: Vault, weeks: WeeklySecrets, url = server.staffUrl): Desk {
    const transport = nodeTransport({ server: new URL(url), socks: null })
    const source = { primitives: engine.primitives, random: systemRandom, sha256, now: Date.now }
    return new Desk({ ...source, transport, buildDay: 0, keep: async () => {} }, vault, weeks)
  }

  function vaultOf(id: string) {
    const member = founded.members.find((one) => one.id === id)!
    const passphrase = `${id} has a passphrase`
    const { primitives: p, hashPassphrase } = engine
    const opened = openVault(p, hashPassphrase, passphrase, member.vault)!
    return { vault: opened.vault, weeks: openWeeks(p, opened.key, member.weeks) }
  }

  const to = (root: string, url = server.publicUrl) => ['--server', url, '--fingerprint', root]

  async function report(root: string, text: string): Promise<string> {
    const sent = await run('report', [...to(root), '--channel', 'employees', '--json'], text)
    expect(sent.code, sent.stderr).to.equal(EXIT.ok)
    return JSON.parse(sent.stdout[0]!).code
  }

  /** The page "How we protect you", in English. */
  const protection = async () =>
    (await send(server.publicUrl, 'GET', pagePath('en', 'protection'))).text

  it('refuses a successor by too few sheets, by sheets of another root, and by a file that is gone', async () => {
    const ours = ['--root-recovery', at('sheets', 'root.recovery')]
    const theirs = ['--root-recovery', at('others', 'root.recovery')]
    const others = [...sheet('others/1.txt'), ...sheet('others/2.txt')]
    const given = printOfDrill(await ceremony('drill', ...theirs, ...others, '--language', 'en'))
    for (const [root, words] of [
      [['--root', at('root.key')], fill(en.root.gone, { file: at('root.key') })],
      [[...ours, ...sheet('sheets/1.txt')], fill(en.sheets.few, { have: 1, needed: 2 })],
      [[...ours, ...sheet('sheets/1.txt'), ...sheet('others/2.txt')], 'sheet 2 belongs to set'],
      [[...theirs, ...others], fill(en.root.foreign, { given, root: founded.fingerprint })],
    ] as const) {
      const { code, said } = await succeed('refused', ...root)
      expect([code, said.includes(words)], said).to.deep.equal([1, true])
    }
    expect(existsSync(at('refused'))).to.equal(false)
  })

  const printOfDrill = ({ said }: { readonly said: string }) =>
    /(?:[0-9A-Z]{4}-){7}[0-9A-Z]{4}/.exec(said)?.[0] ?? ''

  it('goes on: old desks and new ones, the page and `check` follow its new root', async () => {
    const before = founded.fingerprint
    const code = await report(before, 'from before')
    const files = vaultOf('head')
    const first = deskOf(files.vault, files.weeks)
    await first.sync()
    await first.declare(caseId(first), false, '')
    await say(first, 'before the loss')
    expect(await protection()).to.include(before)

    const sheets = [...sheet('sheets/1.txt'), ...sheet('sheets/2.txt')]
    const made = await succeed('next', '--root-recovery', at('sheets', 'root.recovery'), ...sheets)
    expect(made.code, made.said).to.equal(0)
    const after = printOf('next')
    expect(made.said).to.include(fill(en.succeed.fingerprint, { root: after }))
    expect(made.said).to.include(en.succeed.destroySafe)
    await publish('next/publication.bin')

    // the page as a reporter sees it, with an old poster and with a new one
    expect(await protection())
      .to.include(after)
      .and.not.include(before)
    const old = await run('check', to(before), code)
    expect([old.code, old.stderr.includes(after)], old.stderr).to.deep.equal([EXIT.ok, true])
    expect(await run('check', to(after), code)).to.include({ code: EXIT.ok, stderr: '' })

    // the earlier desk only reads until its member has confirmed the new root
    const desk = deskOf(first.vault, files.weeks)
    await desk.sync()
    expect(desk.notices.filter(({ kind }) => kind === 'new-root')).to.have.length(1)
    expect([await codeOf(say(desk, 'too early')), notes(desk)]).to.deep.equal([
      'new-root',
      ['head: before the loss'],
    ])
    await desk.confirmRoot(after)
    await desk.sync()
    await say(desk, 'after the loss')
    expect(notes(desk)).to.deep.equal(['head: before the loss', 'head: after the loss'])

    await joinsAndReads(after)
    await refusesOthers(desk, files.weeks, after)
  })

  /** Somebody is told the new fingerprint, makes a vault, and is in the next list of the new root. */
  async function joinsAndReads(root: string): Promise<void> {
    const p = engine.primitives
    const { instance } = openPublication(p, bytesOf('next/publication.bin')).list
    const anna = newPerson(p, 'anna')
    const file = fileOfPerson(p, anna, weekOf(tools.today), root)
    writeFileSync(at('anna.enrolment'), file)
    const renewed = await ceremony(
      ...['renew', '--root', at('next', 'root.key'), '--passphrases', at('new-secrets.json')],
      ...['--publication', at('next', 'publication.bin'), '--out', at('third')],
      ...['--add', at('anna.enrolment'), '--compared', readEnrolment(p, file).print],
      ...['--role', 'reception', '--channels', 'employees', ...SAMPLE_ALONE],
    )
    expect(renewed.code, renewed.said).to.equal(0)
    await publish('third/publication.bin')
    await report(root, 'from after')
    const known = { instance, root, member: 'anna', signing: anna.signer.seed, listVersion: 0 }
    const desk = deskOf(newVault(known), anna.weeks)
    await desk.sync()
    await desk.declare(caseId(desk), false, '')
    expect([told(desk), desk.isRootConfirmed]).to.deep.equal([['from after'], true])
  }

  /** Anyone who finds the old sheets later names another successor; a stranger has no step at all. */
  async function refusesOthers(desk: Desk, weeks: WeeklySecrets, root: string): Promise<void> {
    const found = ['--root-recovery', at('sheets', 'root.recovery')]
    const rival = await succeed(
      'rival',
      ...found,
      ...sheet('sheets/1.txt'),
      ...sheet('sheets/2.txt'),
    )
    expect(rival.code, rival.said).to.equal(0)
    writeFileSync(at('stranger.bin'), foundedNow().publication)
    for (const [file, code, prints] of [
      ['rival/publication.bin', 'other-reception', [root]],
      ['stranger.bin', 'other-reception', [root, founded.fingerprint]],
    ] as const) {
      const { signed } = openPublication(engine.primitives, bytesOf(file))
      const [forDesks, forReporters] = await Promise.all(
        [server.staffUrl, server.publicUrl].map((target) =>
          startFront(target, async ({ line }, pass, response) => {
            const { status, body } = await pass()
            response.writeHead(status).end(line === `GET ${PATH.keyList}` ? signed : body)
          }),
        ),
      )
      try {
        const shown = deskOf(desk.vault, weeks, forDesks!.url)
        expect(await codeOf(shown.sync()), file).to.equal(code)
        expect(shown.vault.root).to.equal(root)
        for (const print of prints) {
          const visit = await run('report', to(print, forReporters!.url), 'to whom?')
          expect(visit.code, visit.stderr).to.equal(EXIT.unverified)
        }
      } finally {
        await Promise.all([forDesks!.close(), forReporters!.close()])
      }
      await server.stop()
      const refused = await serve(file).then(
        () => 'served',
        (error: Error) => error.message,
      )
      expect(refused).to.include('root')
      server = await serve('third/publication.bin')
    }
  }
})
