import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { dayOf, type Week, weekOf } from '../../../crypto/days/calendar.ts'
import { readEnrolment } from '../../../crypto/keys/enrolment.ts'
import { openBundle } from '../../../crypto/keys/keylist.ts'
import { weekKeyPairOf } from '../../../crypto/keys/keys.ts'
import { systemRandom } from '../../../crypto/primitives/bytes.ts'
import type { Primitives } from '../../../crypto/primitives/primitives.ts'
import { loadSumo, type SumoEngine } from '../../../crypto/primitives/sodium-sumo.ts'
import {
  type CeremonyTools,
  foundInstance,
  makeRoot,
  type Plan,
} from '../../../scripts/ceremony/core.ts'
import { openPublication, publishedKeys } from '../../../scripts/ceremony/publish.ts'
import { type Changes, nextInstance } from '../../../scripts/ceremony/renew.ts'
import { readContent } from '../../../scripts/content/read.ts'
import { SAMPLE_PLAN } from '../../../scripts/demo/sample.ts'
import { SAMPLE_ALONE } from '../../support/reception/alone.ts'
import { fileOfPerson, newPerson, type Person } from '../../support/reception/member.ts'
import { FOREIGN_PRINT, slippedPrint } from '../../support/reception/reception.ts'
import { startNode } from '../../support/run/process.ts'
import { refusal } from '../../support/run/refusal.ts'
import { tempFolder } from '../../support/run/temp.ts'
import { OWN_FOLDER } from '../../support/scripts/content-folder.ts'

const TODAY = dayOf(Date.UTC(2026, 10, 25))
const WEEK = weekOf(TODAY)
const IDS = ['head', 'adviser', 'custodian'] as const
const THREE: Plan = { ...SAMPLE_PLAN, members: SAMPLE_PLAN.members.slice(0, 3) }
const PHRASE = 'the root has a passphrase'
const NOTHING: Changes = { keys: [], added: [], removed: [] }

/** Whether each key that is published for a person is one whose secret the person holds. */
function expectOwnKeys(p: Primitives, publication: Uint8Array, person: Person, weeks: Week[]) {
  const open = openPublication(p, publication)
  for (const { week, bundle } of open.bundles) {
    const key = openBundle(p, open.list, week, bundle).get(person.id)
    const secret = person.weeks.weeks.find((one) => one.week === week)
    const own = secret && weekKeyPairOf(p, secret.seed, week).publicKey
    expect(key, `week ${week}`).to.deep.equal(weeks.includes(week) ? own : undefined)
  }
}

const weeksFrom = (first: Week, last: Week) =>
  Array.from({ length: last - first + 1 }, (_, i) => first + i)

describe('a ceremony from enrolment files', () => {
  let engine: SumoEngine
  let tools: CeremonyTools
  let p: Primitives
  let people: Person[]
  let seed: ReturnType<typeof makeRoot>['seed']
  let root: string
  let publication: Uint8Array

  before(async () => {
    engine = await loadSumo()
    p = engine.primitives
    tools = { engine, random: systemRandom, today: TODAY, cost: { operations: 1, memory: 8 } }
  })
  beforeEach(() => {
    people = IDS.map((id) => newPerson(p, id))
    const made = makeRoot(tools, PHRASE)
    seed = made.seed
    root = made.fingerprint
    const enrolments = new Map(
      people.map((one) => [one.id, readEnrolment(p, fileOfPerson(p, one, WEEK, root))]),
    )
    const asked: unknown[] = []
    const founded = foundInstance(
      tools,
      seed,
      THREE,
      readContent(OWN_FOLDER).document,
      (owner) => {
        asked.push(owner)
        return PHRASE
      },
      enrolments,
    )
    expect([asked, founded.members]).to.deep.equal([[], []])
    publication = founded.publication
  })

  const later = (weeks: number): CeremonyTools => ({ ...tools, today: TODAY + 7 * weeks })
  const listOf = (bytes: Uint8Array) => openPublication(p, bytes).list
  const file = (person: Person, first: Week) =>
    readEnrolment(p, fileOfPerson(p, person, first, root, listOf(publication).instance))

  it('publishes the keys of the files, and makes no secret of any member', () => {
    for (const one of people) {
      expectOwnKeys(p, publication, one, weeksFrom(WEEK, WEEK + 26))
      const member = listOf(publication).members.find(({ id }) => id === one.id)
      expect(member?.signing).to.deep.equal(one.signer.publicKey)
    }
  })

  it('renews from files: who hands in none keeps the weeks of the list before, and is named', () => {
    const [head, adviser, custodian] = people as [Person, Person, Person]
    const changes = { ...NOTHING, keys: [file(head, WEEK + 20), file(adviser, WEEK + 18)] }
    const next = nextInstance(later(20), seed, publication, changes)
    expectOwnKeys(p, next.publication, head, weeksFrom(WEEK + 20, WEEK + 46))
    expectOwnKeys(p, next.publication, adviser, weeksFrom(WEEK + 20, WEEK + 44))
    expectOwnKeys(p, next.publication, custodian, weeksFrom(WEEK + 20, WEEK + 26))
    expect(next.outlooks).to.deep.equal([
      { id: 'head', until: WEEK + 46 },
      { id: 'adviser', until: WEEK + 44 },
      { id: 'custodian', until: WEEK + 26 },
    ])
    const [before, after] = [publication, next.publication].map(listOf)
    expect(after).to.deep.include({ version: 2, previous: before!.hash, members: before!.members })
  })

  it('adds and removes members in one list, and takes back one who lost a vault', () => {
    const newcomer = newPerson(p, 'anna')
    const again = newPerson(p, 'adviser')
    const joining = (person: Person, position: number | null) => ({
      ...{ id: person.id, enrolment: file(person, WEEK + 2), position },
      ...{ role: 'reception' as const, channels: ['students', 'external'] },
    })
    const added = [joining(newcomer, null), joining(again, 1)]
    const changes = { ...NOTHING, added, removed: ['adviser'] }
    const next = nextInstance(later(2), seed, publication, changes)
    const { members, channels } = listOf(next.publication)
    expect(members.map(({ id, position }) => [id, position])).to.deep.equal([
      ['head', 0],
      ['custodian', 2],
      ['anna', 3],
      ['adviser', 1],
    ])
    expect(members.at(-1)?.signing).to.deep.equal(again.signer.publicKey)
    expect(members[2]?.title.nb).to.equal('anna nb')
    expect(channels.find(({ id }) => id === 'employees')?.members).to.deep.equal(['head'])
    expectOwnKeys(p, next.publication, newcomer, weeksFrom(WEEK + 2, WEEK + 28))
    expect(publishedKeys(p, openPublication(p, next.publication))).to.have.length(4)
  })

  it('refuses a file that is old, of another reception, of nobody, or given twice', () => {
    const [head] = people as [Person, Person, Person]
    const renew = (changes: Partial<Changes>, weeks = 20) =>
      nextInstance(later(weeks), seed, publication, { ...NOTHING, ...changes })
    expect(refusal(() => renew({ keys: [file(head, WEEK + 11)] }))).to.equal('expired')
    const elsewhere = readEnrolment(p, fileOfPerson(p, head, WEEK + 20, root, systemRandom(16)))
    expect(refusal(() => renew({ keys: [elsewhere] }))).to.equal('foreign')
    const typed = fileOfPerson(p, head, WEEK + 20, FOREIGN_PRINT)
    expect(refusal(() => renew({ keys: [readEnrolment(p, typed)] }))).to.equal('foreign')
    const stranger = file(newPerson(p, 'head'), WEEK + 20)
    expect(() => renew({ keys: [stranger] })).to.throw('belong to no member')
    const own = file(head, WEEK + 20)
    expect(() => renew({ keys: [own, own] })).to.throw('two files of head')
    expect(() => renew({ removed: ['nora'] })).to.throw('there is no member nora')
    const added = [{ id: 'head', enrolment: stranger, role: 'reader' as const, position: null }]
    const joining = added.map((one) => ({ ...one, channels: [] }))
    expect(() => renew({ added: joining })).to.throw('there is a member head already')
    expect(() => renew({ added: [{ ...joining[0]!, channels: ['nowhere'] }] })).to.throw(
      'there is no channel nowhere',
    )
    const names = (id: string, name: string) => () => renew({ names: new Map([[id, name]]) })
    expect(names('nora', 'Nora')).to.throw('there is no member nora: choose head, adviser')
    expect(names('head', 'x'.repeat(81))).to.throw('the name of head has 81 characters, 80 at most')
    const swapped = makeRoot(tools, PHRASE).seed
    const act = () => nextInstance(later(20), swapped, publication, NOTHING)
    expect(refusal(act)).to.equal('foreign')
  })

  it('refuses to publish a key that two members hand in', () => {
    const [head, adviser] = people as [Person, Person, Person]
    adviser.weeks = head.weeks
    const keys = [file(head, WEEK + 1), file(adviser, WEEK + 1)]
    const act = () => nextInstance(later(1), seed, publication, { ...NOTHING, keys })
    expect(refusal(act)).to.equal('forged')
  })
})

describe('the ceremony command with enrolment files', () => {
  const now = weekOf(dayOf(Date.now()))
  let p: Primitives
  let folder: string
  let people: Person[]
  let secrets: string
  let root: string

  before(async () => {
    p = (await loadSumo()).primitives
    folder = tempFolder('enrolments')
    people = IDS.map((id) => newPerson(p, id))
    secrets = join(folder, 'secrets.json')
    writeFileSync(secrets, JSON.stringify({ root: PHRASE, members: {} }))
    writeFileSync(join(folder, 'plan.json'), JSON.stringify(THREE))
    expect(await ceremony('root', '--out', at('root'), '--passphrases', secrets)).to.include({
      code: 0,
    })
    root = readFileSync(at('root/fingerprint.txt'), 'utf8').trim()
    for (const one of people) {
      writeFileSync(at(`${one.id}.enrolment`), fileOfPerson(p, one, now, root))
    }
  })

  const at = (name: string) => join(folder, name)
  const printOf = (name: string) =>
    readEnrolment(p, new Uint8Array(readFileSync(at(`${name}.enrolment`)))).print
  const create = (out: string) => [
    ...['create', '--plan', at('plan.json'), '--content', OWN_FOLDER, '--out', at(out)],
    ...['--root', at('root/root.key'), '--passphrases', secrets, ...SAMPLE_ALONE],
  ]
  const files = IDS.flatMap((id) => ['--enrolment', `${id}.enrolment`])
  const enrolments = () => files.map((one) => (one.startsWith('--') ? one : at(one)))
  const compared = (...ids: string[]) => ids.flatMap((id) => ['--compared', printOf(id)])

  it('founds, renews, adds somebody and removes somebody, with only root.key', async () => {
    const made = await ceremony(...create('first'), ...enrolments(), ...compared(...IDS))
    expect(made.said).to.include(root)
    expect([made.code, existsSync(at('first/members'))]).to.deep.equal([0, false])
    const anna = newPerson(p, 'anna')
    writeFileSync(at('anna.enrolment'), fileOfPerson(p, anna, now, root))
    const { instance } = openPublication(
      p,
      new Uint8Array(readFileSync(at('first/publication.bin'))),
    ).list
    writeFileSync(at('head.keys'), fileOfPerson(p, people[0]!, now, root, instance))
    const next = await ceremony(
      ...['renew', '--root', at('root/root.key'), '--passphrases', secrets],
      ...['--publication', at('first/publication.bin'), '--out', at('second')],
      ...['--keys', at('head.keys'), '--remove', 'custodian'],
      ...['--add', `names=${at('anna.enrolment')}`, '--role', 'custodian', '--channels', 'none'],
      ...compared('anna'),
      ...['--name', 'names=Anna Berg', '--name', 'head='],
      ...['--alone', 'If names loses the vault, nobody reads the names of reporters.'],
    )
    expect(next.code, next.said).to.equal(0)
    const { list } = openPublication(p, new Uint8Array(readFileSync(at('second/publication.bin'))))
    expect(list.members.map(({ id, role, name }) => `${id} ${role} ${name}`)).to.deep.equal([
      'head head undefined',
      'adviser reception Ola Nordmann',
      'names custodian Anna Berg',
    ])
  })

  it('refuses, in a sentence and with nothing written, what was not compared or is not whole', async () => {
    const whole = readFileSync(at('head.enrolment'))
    const damaged = Uint8Array.from(whole)
    damaged[5000] = (damaged[5000] ?? 0) ^ 1
    writeFileSync(at('damaged.enrolment'), damaged)
    writeFileSync(at('other.enrolment'), fileOfPerson(p, newPerson(p, 'nora'), now, root))
    writeFileSync(at('old.enrolment'), fileOfPerson(p, newPerson(p, 'head'), now - 9, root))
    writeFileSync(
      at('elsewhere.enrolment'),
      fileOfPerson(p, newPerson(p, 'head'), now, FOREIGN_PRINT),
    )
    const { print } = readEnrolment(p, whole)
    const slip = slippedPrint(print)
    for (const [args, words] of [
      [['--enrolment', at('elsewhere.enrolment')], `the root ${FOREIGN_PRINT}, and this root`],
      [['--enrolment', at('head.enrolment'), '--compared', 'AAAA'], 'has 24 symbols, 0 to 9'],
      [[...enrolments(), '--compared', slip], 'This fingerprint has a slip in it. Read it again'],
      [[...enrolments(), ...compared('head', 'adviser')], 'the file of custodian has the finger'],
      [[...enrolments()], 'nobody to ask: give the fingerprints that you compared'],
      [['--enrolment', at('damaged.enrolment')], 'the enrolment file is damaged: ask for it again'],
      [['--enrolment', at('plan.json')], 'this is not an enrolment file'],
      [['--enrolment', at('old.enrolment')], 'more than 8 weeks old: ask for a new one'],
      [['--enrolment', at('other.enrolment')], 'belongs to nora, who is not in the plan (head'],
    ] as const) {
      const { code, said } = await ceremony(...create('refused'), ...args)
      expect([code, said.split('\n').length, said]).to.deep.equal([1, 1, said])
      expect(said).to.include(words)
    }
    expect(existsSync(at('refused'))).to.equal(false)
  })
})

async function ceremony(...args: string[]) {
  const child = startNode('scripts/ceremony.ts', args)
  const { code } = await child.exit
  return { code, said: [...child.stdout, ...child.stderr].join('\n') }
}
