import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { Desk } from '../../../client/desk/engine/desk.ts'
import {
  enrolmentFile,
  findOwnPlace,
  newMember,
  printOf,
} from '../../../client/desk/engine/vault/enrol.ts'
import { nodeTransport } from '../../../client/shared/node-transport.ts'
import { CEREMONY_CATALOGUES } from '../../../client/texts/ceremony.ts'
import { GUIDE_CATALOGUES } from '../../../client/texts/ceremony-guide.ts'
import { PRINT_CATALOGUES } from '../../../client/texts/fingerprint.ts'
import { fill } from '../../../client/texts/wording.ts'
import { dayOf, weekOf } from '../../../crypto/days/calendar.ts'
import { decodeContentDocument } from '../../../crypto/entries/content.ts'
import { readEnrolment } from '../../../crypto/keys/enrolment.ts'
import { systemRandom } from '../../../crypto/primitives/bytes.ts'
import { loadSumo, type SumoEngine } from '../../../crypto/primitives/sodium-sumo.ts'
import { buildReporterProgram } from '../../../scripts/build/reporter-program.ts'
import type { CeremonyTools, Plan } from '../../../scripts/ceremony/core.ts'
import { GuideFolder } from '../../../scripts/ceremony/guide/folder.ts'
import { guide } from '../../../scripts/ceremony/guide/guide.ts'
import { openPublication } from '../../../scripts/ceremony/publish.ts'
import { EXIT } from '../../../scripts/cli/cli.ts'
import { documentToSign } from '../../../scripts/content/public-words.ts'
import { readContent } from '../../../scripts/content/read.ts'
import { servedPages } from '../../../scripts/serve/served-pages.ts'
import { readConfig } from '../../../server/config.ts'
import { createLog } from '../../../server/log.ts'
import { type RunningServer, startServer } from '../../../server/main.ts'
import { packQuickly } from '../../support/browser/reporter-page.ts'
import { caseId, told } from '../../support/reception/access-reception.ts'
import { fileOfPerson, newPerson, type Person } from '../../support/reception/member.ts'
import { FOREIGN_PRINT } from '../../support/reception/reception.ts'
import { tempFolder } from '../../support/run/temp.ts'
import { startAtTerminal } from '../../support/run/terminal.ts'
import { run } from '../../support/scripts/command.ts'
import { edit, makeOwn, SAMPLE_FOLDER } from '../../support/scripts/content-folder.ts'
import { sha256 } from '../../support/server/instance.ts'

const t = GUIDE_CATALOGUES.en
const PHRASE = 'six words for the root of it'
const bytesAt = (file: string) => new Uint8Array(readFileSync(file))

/** Beginning of a sentence, up to its first place to fill in. */
const start = (text: string) => text.split('{')[0]!

describe('the guide through a ceremony', () => {
  let engine: SumoEngine
  before(async () => {
    engine = await loadSumo()
  })

  describe('at a terminal', () => {
    let server: RunningServer | null = null
    after(() => server?.stop())

    it('leads from nothing to the first report that is read, in at most 8 commands and pages', async () => {
      const p = engine.primitives
      const folder = tempFolder('walk')
      const at = (...names: string[]) => join(folder, ...names)
      const now = Date.now()
      const done: string[] = []

      done.push('npm run ceremony')
      const args = ['guide', '--folder', at('ceremony'), '--language', 'en']
      const terminal = startAtTerminal('scripts/ceremony.ts', args)
      const { ask } = CEREMONY_CATALOGUES.en
      const phrase = start(ask.newPassphrase)
      await terminal.answer(start(t.content.which), '1')
      await terminal.answer('Enter to go on', '')
      await terminal.answer(phrase, 'too short')
      await terminal.answer(phrase, PHRASE)
      await terminal.answer(ask.again, `${PHRASE}!`)
      await terminal.answer(phrase, PHRASE)
      await terminal.answer(ask.again, PHRASE)
      await terminal.answer(t.ask.notReady, '')
      // It has looked into the folder: the files are there only when it looks again.
      await terminal.asked(t.ask.notReady)

      done.push('the page that edits the content')
      makeOwn(at('ceremony', 'content'))

      // each member on a machine of their own; only the file is carried
      const root = readFileSync(at('ceremony', 'fingerprint.txt'), 'utf8').trim()
      const members = ['anna', 'custodian', 'head'].map((id) => {
        done.push(`the desk of ${id}`)
        const joining = { id, root, title: { nb: `${id} nb`, nn: `${id} nn`, en: `${id} en` } }
        const made = newMember(p, systemRandom, joining, weekOf(dayOf(now)))
        const file = enrolmentFile(p, made.vault, made.weeks, joining, weekOf(dayOf(now)))
        mkdirSync(at(id))
        writeFileSync(at(id, `${id}.enrolment`), file)
        cpSync(at(id, `${id}.enrolment`), at('ceremony', 'enrolments', `${id}.enrolment`))
        return { id, ...made, print: printOf(p, made.vault, file)! }
      })
      await terminal.answer(t.ask.notReady, '')
      for (const { id, print } of members) {
        await terminal.answer(fill(t.people.call, { id }), print.toLowerCase())
        const role = { anna: '2', custodian: '6', head: '1' }[id] ?? ''
        await terminal.answer(start(fill(t.people.role, { id })), role)
        if (id !== 'custodian') await terminal.answer(`Which channels does ${id} read`, 'all')
        await terminal.answer(fill(t.people.name, { id }), '')
      }
      await terminal.answer(t.ask.ready, 'sign')
      await terminal.answer(t.ask.sure, 'yes')
      await terminal.answer(start(ask.passphrase), PHRASE)
      await terminal.answer(t.sign.address, 'https://drop.fjordby.example')
      expect((await terminal.exit).code).to.equal(0)
      const screen = terminal.stdout.join('\n')
      for (const words of [ask.short, ask.differ, t.sign.run]) expect(screen).to.include(words)
      expect(screen).to.not.include(PHRASE)
      expect(readdirSync(at('ceremony', 'for-print')).sort()).to.deep.equal(
        ['card', 'poster'].flatMap((kind) =>
          ['en', 'nb', 'nn'].map((language) => `${kind}-${language}.pdf`),
        ),
      )

      done.push('npm run serve')
      cpSync(at('ceremony', 'for-server'), at('server'), { recursive: true })
      const environment = { DATA_DIR: at('server'), PORT: '0', STAFF_PORT: '0', BOARD_PERIOD: '1' }
      const program = await buildReporterProgram()
      const content = readContent(at('server', 'content'))
      server = await startServer(
        { ...readConfig(environment), tick: 0, cover: 0 },
        (published) => servedPages(program, published, content),
        { log: createLog(() => {}), brotli: packQuickly },
      )

      done.push('npm run report')
      const to = ['--server', server.publicUrl, '--fingerprint', root, '--channel', 'employees']
      const sent = await run('report', [...to, '--json'], 'the first report')
      expect(sent.code, sent.stderr).to.equal(EXIT.ok)

      // signed with the words of the pages, so that anybody can check these
      const published = bytesAt(at('ceremony', 'for-server', 'publication.bin'))
      const signed = decodeContentDocument(openPublication(p, published).content)
      expect(signed).to.deep.equal(await documentToSign(content))

      // the desk of the head is open since the vault was made
      const { vault, weeks } = members.find(({ id }) => id === 'head')!
      const transport = nodeTransport({ server: new URL(server.staffUrl), socks: null })
      const source = { primitives: p, random: systemRandom, sha256, now: Date.now, buildDay: 0 }
      const joined = (await findOwnPlace({ ...source, transport }, vault))!
      const desk = new Desk({ ...source, transport, keep: async () => {} }, joined, weeks)
      await desk.sync()
      await desk.declare(caseId(desk), false, '')
      expect(told(desk)).to.deep.equal(['the first report'])
      expect(done, done.join(', ')).to.have.length.at.most(8)
    })
  })

  describe('before it signs', () => {
    const TODAY = dayOf(Date.UTC(2026, 10, 25))
    const WEEK = weekOf(TODAY)
    let tools: CeremonyTools
    let base: string
    let root: string
    let people: Record<'anna' | 'custodian' | 'head', Person>
    let copies = 0

    /** Answers in their order. A function works before it answers. */
    type Answers = readonly (string | (() => string))[]

    /** Lead a person who gives these answers in order. @returns everything that was said and asked */
    async function led(
      folder: string,
      answers: Answers,
      over: Partial<CeremonyTools> = {},
      isOnNetwork = false,
    ) {
      const left = [...answers]
      const said: string[] = []
      const next = async (question: string) => {
        said.push(question)
        const answer = left.shift()
        if (answer === undefined) throw new Error(`no answer left: ${said.join('\n')}`)
        return typeof answer === 'string' ? answer : answer()
      }
      await guide({
        tools: { ...tools, ...over },
        folder: new GuideFolder(folder),
        ...{ language: 'en', t, isOnNetwork },
        person: {
          line: next,
          passphrase: () => next('passphrase'),
          newPassphrase: () => next('new passphrase'),
        },
        say: (text) => said.push(text),
      })
      expect(left, said.join('\n')).to.deep.equal([])
      return said.join('\n')
    }

    before(async () => {
      tools = {
        ...{ engine, random: systemRandom, today: TODAY, cost: { operations: 1, memory: 8 } },
      }
      const p = engine.primitives
      base = tempFolder('guide')
      await led(base, ['1', '', PHRASE, 'stop'])
      makeOwn(join(base, 'content'))
      root = readFileSync(join(base, 'fingerprint.txt'), 'utf8').trim()
      const [anna, custodian, head] = ['anna', 'custodian', 'head'].map((id) => newPerson(p, id))
      people = { anna: anna!, custodian: custodian!, head: head! }
      for (const one of Object.values(people)) bring(base, one.id, one)
      const answers = [...['2', 'all', ''], ...['6', ''], ...['1', 'all', '']]
      const prints = Object.keys(people).map(printIn)
      await led(base, [
        ...[prints[0]!, ...answers.slice(0, 3)],
        ...[prints[1]!, ...answers.slice(3, 5)],
        ...[prints[2]!, ...answers.slice(5), 'stop'],
      ])
    })

    const printIn = (id: string) =>
      readEnrolment(engine.primitives, bytesAt(join(base, 'enrolments', `${id}.enrolment`))).print

    function bring(folder: string, name: string, person: Person, week = WEEK, under = root): void {
      const file = fileOfPerson(engine.primitives, person, week, under)
      writeFileSync(join(folder, 'enrolments', `${name}.enrolment`), file)
    }

    /** The folder in which everything is ready, with one thing changed. */
    function copy(change: (folder: string) => void = () => {}): string {
      const folder = join(tempFolder('guide-copy'), String(copies++))
      cpSync(base, folder, { recursive: true })
      change(folder)
      return folder
    }

    function replan(folder: string, change: (plan: Plan) => Partial<Plan>): void {
      const file = join(folder, 'plan.json')
      const plan: Plan = JSON.parse(readFileSync(file, 'utf8'))
      writeFileSync(file, JSON.stringify({ ...plan, ...change(plan) }))
    }

    const published = (folder: string) => join(folder, 'for-server', 'publication.bin')
    const SIGN = ['sign', 'yes', PHRASE, '']
    const stranger = () => newPerson(engine.primitives, 'nora')

    it('finds nothing to object to where nothing is wrong, and signs', async () => {
      const folder = copy()
      const said = await led(folder, SIGN)
      expect(said).to.include(t.ask.ready).and.include(start(t.sign.made))
      expect(said).to.include('If custodian loses the vault, nobody reads the names of reporters')
      const { list } = openPublication(engine.primitives, bytesAt(published(folder)))
      expect(list.members.map(({ id, role }) => `${id} ${role}`)).to.deep.equal([
        'anna reception',
        'custodian custodian',
        'head head',
      ])
    })

    it('says each of these mistakes in a sentence, and signs nothing', async () => {
      const mistakes: readonly (readonly [string, (folder: string) => void])[] = [
        [
          start(t.content.sample),
          (folder) => cpSync(SAMPLE_FOLDER, join(folder, 'content'), { recursive: true }),
        ],
        ['made for another root', (f) => bring(f, 'n', stranger(), WEEK, FOREIGN_PRINT)],
        ['Take head2.enrolment away: it is a copy of', (f) => bring(f, 'head2', people.head)],
        ['is more than 8 weeks old', (folder) => bring(folder, 'n', stranger(), WEEK - 9)],
        ['begins in the future', (folder) => bring(folder, 'n', stranger(), WEEK + 2)],
        [
          'is no whole file of a desk',
          (folder) => writeFileSync(join(folder, 'enrolments', 'n.enrolment'), 'no file'),
        ],
        [
          'Nobody reads the channel "Student"',
          (folder) =>
            replan(folder, ({ members }) => ({
              members: members.map((one) => {
                return { ...one, channels: one.channels.filter((id) => id !== 'students') }
              }),
            })),
        ],
        [
          'The plan cannot be signed: the plan has anna read channel nowhere',
          (folder) =>
            replan(folder, ({ members }) => ({
              members: members.map((one) =>
                one.id === 'anna' ? { ...one, channels: [...one.channels, 'nowhere'] } : one,
              ),
            })),
        ],
      ]
      for (const [words, change] of mistakes) {
        const folder = copy(change)
        const said = await led(folder, ['sign', 'stop'])
        expect(said).to.include(words).and.include(t.ask.notReady)
        expect(existsSync(published(folder)), words).to.equal(false)
      }
    })

    it('has the fingerprint of a file compared again if one symbol is wrong, whatever the file says', async () => {
      const nora = stranger()
      const folder = copy((one) => bring(one, 'nora', nora))
      const file = bytesAt(join(folder, 'enrolments', 'nora.enrolment'))
      const { print } = readEnrolment(engine.primitives, file)
      const wrong = `${print.slice(0, 12)}${print[12] === 'A' ? 'B' : 'A'}${print.slice(13)}`
      const WAIT = ['', 'sign', '', 'stop']
      const said = await led(folder, [wrong, printIn('head'), print.slice(1), ...WAIT])
      const faults = PRINT_CATALOGUES.en.enrolment
      for (const words of [faults.slip, t.people.differs, faults.length]) {
        expect(said).to.include(words).and.include('has not been compared with nora')
      }
      // a file that is exchanged after it was compared is another one
      await led(folder, [print, '5', 'none', 'none', '', 'stop'])
      bring(folder, 'nora', stranger())
      expect(await led(folder, ['', 'stop'])).to.include('has not been compared with nora')
    })

    it('names channels as the pages do, and takes their numbers', async () => {
      const folder = copy((one) => bring(one, 'nora', stranger()))
      const file = bytesAt(join(folder, 'enrolments', 'nora.enrolment'))
      const { print } = readEnrolment(engine.primitives, file)
      const unknown = ['0', '5', 'employees', '1 2', '']
      const said = await led(folder, [print, '5', ...unknown, '2, 1', '1', '4', '', 'stop'])
      expect(said).to.include('1 Employee or hired in, 2 Student, 3 Someone else, 4 Sexual')
      // a bare Enter is told what to choose; a channel that is read is not offered again
      expect(said.split(start(t.people.unknown))).to.have.length(unknown.length + 1)
      expect(said).to.include(
        'nora: Reader. Reads Employee or hired in, Student. Substitute in Sex',
      )
      expect(said).to.not.match(/[ (](?:employees|sexual-harassment)/)
      const { members }: Plan = JSON.parse(readFileSync(join(folder, 'plan.json'), 'utf8'))
      const { channels, substituteIn } = members.find(({ id }) => id === 'nora')!
      expect([channels, substituteIn]).to.deep.equal([
        ['employees', 'students'],
        ['sexual-harassment'],
      ])
    })

    it('asks before one lost vault can silence a channel', async () => {
      const folder = copy((one) =>
        replan(one, ({ members }) => ({
          members: members.map((member) => {
            return member.id === 'anna' ? { ...member, channels: [] } : member
          }),
        })),
      )
      const said = await led(folder, ['sign', 'perhaps', 'no', 'stop'])
      expect(said).to.include(
        'If head loses the vault, nobody reads the channel "Employee or hired in"',
      )
      expect(said).to.include(t.start.yesOrNo)
      expect(existsSync(published(folder))).to.equal(false)
    })

    it('signs nothing that changed after it was checked, and by no other root', async () => {
      const folder = copy()
      const changing = () => {
        edit(join(folder, 'content'), 'channels.yaml', /^( +en: )/m, '$1Now ')
        return PHRASE
      }
      expect(await led(folder, ['sign', 'yes', changing, 'stop'])).to.include(t.sign.changed)
      const wrong = await led(folder, ['sign', 'yes', 'another passphrase', '', PHRASE, 'stop'])
      expect(wrong).to.include(t.root.wrong).and.include(t.ask.notKnown)
      // the passphrase is asked for again, and one that is typed at the open prompt is not repeated
      expect(wrong.split('\npassphrase')).to.have.length(3)
      expect(wrong).to.not.include(PHRASE)
      const other = tempFolder('other')
      await led(other, ['3', '', PHRASE, 'stop'])
      cpSync(join(other, 'root.key'), join(folder, 'root.key'))
      const swapped = await led(folder, ['sign', 'yes', PHRASE, 'stop'])
      expect(swapped).to.include(start(t.root.other))
      expect(existsSync(published(folder))).to.equal(false)
    })

    it('signs with a root that is kept elsewhere, by its file or by its folder', async () => {
      for (const name of ['kept by Kari', 'root.key']) {
        const [folder, stick] = [copy(), tempFolder('stick')]
        const file = join(stick, name)
        renameSync(join(folder, 'root.key'), file)
        await led(folder, ['sign', 'yes', name === 'root.key' ? stick : file, PHRASE, ''])
        expect(existsSync(published(folder)), name).to.equal(true)
      }
    })

    it('refuses a folder with the list of another reception, and says if its parts no longer fit', async () => {
      const ours = copy()
      await led(ours, SIGN)
      const foreign = tempFolder('foreign')
      await led(foreign, ['2', '', PHRASE, 'stop'])
      cpSync(join(ours, 'for-server'), join(foreign, 'for-server'), { recursive: true })
      const refused = await led(foreign, []).catch((error: Error) => error.message)
      expect(refused).to.include(start(t.root.foreign))
      edit(join(ours, 'for-server', 'content'), 'channels.yaml', /^( +en: )/m, '$1Now ')
      expect(await led(ours, ['stop'])).to.include(start(t.sign.apart))
    })

    it('says the date by which it works, and warns on a machine with a network', async () => {
      const alone = await led(copy(), ['stop'])
      expect(alone).to.include('says 25 November 2026').and.not.include(t.start.network)
      expect(await led(copy(), ['stop'], {}, true)).to.include(t.start.network)
    })

    it('says after signing that nothing is new, until something is', async () => {
      const folder = copy()
      await led(folder, SIGN)
      const settled = start(t.ask.settled)
      expect(await led(folder, ['stop']))
        .to.include(settled)
        .and.not.include(t.ask.ready)
      expect(await led(folder, ['stop'], { today: TODAY + 7 })).to.include(t.ask.ready)
      replan(folder, ({ members }) => ({
        members: members.map((one) => (one.id === 'anna' ? { ...one, name: 'Anna Berg' } : one)),
      }))
      expect(await led(folder, ['stop']))
        .to.include(t.ask.ready)
        .and.not.include(settled)
    })

    describe('with the files of the last list still in the folder', () => {
      let signed: string
      before(async () => {
        signed = copy()
        await led(signed, SIGN)
      })

      const again = () => {
        const folder = join(tempFolder('guide-again'), String(copies++))
        cpSync(signed, folder, { recursive: true })
        return folder
      }
      const listIn = (folder: string) =>
        openPublication(engine.primitives, bytesAt(published(folder))).list

      /** Keys that Anna's desk made after it lost the ones before. */
      function bringKeys(folder: string, name: string, week = WEEK): void {
        const anna: Person = { ...people.anna, weeks: newPerson(engine.primitives, 'anna').weeks }
        const file = fileOfPerson(engine.primitives, anna, week, root, listIn(folder).instance)
        writeFileSync(join(folder, 'enrolments', name), file)
      }

      it('takes new keys of the same week, says whose they are, and never goes back to the used ones', async () => {
        const folder = again()
        bringKeys(folder, 'root.keys')
        const said = await led(folder, SIGN)
        expect(said).to.include('from: anna.').and.include(t.ask.ready)
        expect(said).to.include('anna.enrolment was used for key list 1: root.keys is newer')
        expect(said).to.not.include(start(t.ask.settled))
        const after = await led(folder, ['stop'])
        expect(after).to.include(fill(t.ask.settled, { version: 2 }))
        expect(after).to.include('from: none.').and.not.include('was used for key list')
        // without the newer file, the used one would bring back keys that are gone
        renameSync(join(folder, 'enrolments', 'root.keys'), join(folder, 'root.keys'))
        const old = await led(folder, ['stop'])
        expect(old).to.include('anna.enrolment was used for key list 1, and a later list has newer')
        expect(old).to.include(fill(t.ask.settled, { version: 2 }))
      })

      it('says which of two new files to take away', async () => {
        const folder = again()
        bringKeys(folder, 'a.keys')
        bringKeys(folder, 'b.keys')
        const print = (name: string) =>
          readEnrolment(engine.primitives, bytesAt(join(folder, 'enrolments', name))).print
        const said = await led(folder, ['stop'])
        for (const name of ['a.keys', 'b.keys']) {
          expect(said).to.include(`${name} (fingerprint ${print(name).slice(0, 4)}…)`)
        }
        cpSync(join(folder, 'enrolments', 'a.keys'), join(folder, 'enrolments', 'b.keys'))
        expect(await led(folder, ['stop'])).to.include('Take b.keys away: it is a copy of a.keys.')
        const young = copy((one) => bring(one, 'anna-old', people.anna, WEEK - 2))
        const older = fill(t.files.older, { file: 'anna-old.enrolment', other: 'anna.enrolment' })
        expect(await led(young, ['stop'])).to.include(start(older))
      })

      it('replaces a lost vault by the new one, once its fingerprint is compared', async () => {
        const folder = again()
        const anna = newPerson(engine.primitives, 'anna')
        bring(folder, 'anna-new', anna)
        const file = bytesAt(join(folder, 'enrolments', 'anna-new.enrolment'))
        const { print } = readEnrolment(engine.primitives, file)
        const waiting = await led(folder, ['no', 'stop'])
        expect(waiting).to.include(start(t.people.another)).and.include('has not been compared')
        expect(await led(folder, ['yes', print, ...SIGN])).to.include('from: anna.')
        const { members, channels } = listIn(folder)
        const { signing, role } = members.find(({ id }) => id === 'anna')!
        expect([signing, role]).to.deep.equal([anna.signer.publicKey, 'reception'])
        expect(channels[0]!.members).to.deep.equal(['anna', 'head'])
      })
    })

    it('goes on where it was, and later makes the next list from new files', async () => {
      const folder = copy()
      await led(folder, SIGN)
      const { list } = openPublication(engine.primitives, bytesAt(published(folder)))
      const p = engine.primitives
      const keys = fileOfPerson(p, people.anna, WEEK + 20, root, list.instance)
      writeFileSync(join(folder, 'enrolments', 'anna.keys'), keys)
      const nora = stranger()
      bring(folder, 'nora', nora, WEEK + 20)
      replan(folder, ({ members }) => ({ members: members.filter(({ id }) => id !== 'custodian') }))
      const file = bytesAt(join(folder, 'enrolments', 'nora.enrolment'))
      const { print } = readEnrolment(p, file)
      const ways = ['other', 'Ring oss.', 'Ring oss.', 'Call us.']
      const answers = [print, '6', 'Nora Berg', ...ways, ...SIGN]
      const said = await led(folder, answers, { today: TODAY + 140 })
      expect(said).to.include('from: anna.').and.include('head has keys only until')
      const next = openPublication(p, bytesAt(published(folder))).list
      expect(next.version).to.equal(2)
      expect(next.otherWays).to.deep.equal({ nb: 'Ring oss.', nn: 'Ring oss.', en: 'Call us.' })
      // once, and after each look who sees which name
      expect(said.split(start(t.content.otherWays))).to.have.length(2)
      expect(said).to.include('nora: Keeper of identities. Reporters see the name "Nora Berg".')
      expect(said).to.match(/ {2}head: Head\. Reads .*\. Reporters see no name\./)
      expect(said.indexOf(t.root.working)).to.be.above(said.indexOf('passphrase'))
      expect(next.members.map(({ id, name }) => `${id} ${name}`)).to.deep.equal([
        'anna undefined',
        'head undefined',
        'nora Nora Berg',
      ])
      expect(existsSync(join(folder, 'earlier', 'for-server-1', 'publication.bin'))).to.equal(true)
    })
  })
})
