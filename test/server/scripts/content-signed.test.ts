import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { dayOf } from '../../../crypto/days/calendar.ts'
import { type ContentDocument, decodeContentDocument } from '../../../crypto/entries/content.ts'
import { contentHash, verifyKeyList } from '../../../crypto/keys/keylist.ts'
import { decodePublication } from '../../../crypto/keys/publication.ts'
import { systemRandom, utf8 } from '../../../crypto/primitives/bytes.ts'
import { loadSumo } from '../../../crypto/primitives/sodium-sumo.ts'
import { openRoot } from '../../../crypto/vault/vault.ts'
import {
  type CeremonyTools,
  followingContent,
  type Instance,
  makeInstance,
  renewInstance,
} from '../../../scripts/ceremony/core.ts'
import { changeWarnings, isSigned } from '../../../scripts/content/change.ts'
import { ContentError } from '../../../scripts/content/error.ts'
import { readContent } from '../../../scripts/content/read.ts'
import { openDemo } from '../../../scripts/demo/demo.ts'
import { SAMPLE_PLAN, sampleContent } from '../../../scripts/demo/sample.ts'
import { tempFolder } from '../../support/run/temp.ts'
import { copySample, edit } from '../../support/scripts/content-folder.ts'

const TODAY = dayOf(Date.UTC(2026, 10, 25))
const PHRASE = 'a passphrase of the test'

const sample = sampleContent().document
const [general] = sample.questionnaires
if (general === undefined) throw new Error('a sample that asks nothing')

const asking = (...questionnaires: ContentDocument['questionnaires']): ContentDocument => ({
  ...sample,
  questionnaires: [...questionnaires, ...sample.questionnaires.slice(1)],
})

async function cheapTools(today = TODAY): Promise<CeremonyTools> {
  const engine = await loadSumo()
  return { engine, random: systemRandom, today, cost: { operations: 1, memory: 8 } }
}

describe('channels and questions that are signed again', () => {
  let tools: CeremonyTools
  let instance: Instance

  before(async () => {
    tools = await cheapTools()
    instance = makeInstance(tools, SAMPLE_PLAN, sample, () => PHRASE)
  })

  const signedWith = (...questionnaires: ContentDocument['questionnaires']) =>
    makeInstance(tools, SAMPLE_PLAN, asking(...questionnaires), () => PHRASE).publication

  it('are known from those that were signed by their words, not by their order in a file', () => {
    expect(isSigned(instance.publication, sample)).to.equal(true)
    const organisation = { ...sample.organisation, en: 'Another' }
    expect(isSigned(instance.publication, { ...sample, organisation })).to.equal(false)
  })

  it('give up nothing where names change and a version is added', () => {
    const [first, ...rest] = sample.channels
    const renamed = { ...first!, name: { nb: 'a', nn: 'b', en: 'c' } }
    const next = { ...asking(general, { ...general, version: 2 }), channels: [renamed, ...rest] }
    expect(changeWarnings(instance.publication, next)).to.deep.equal([])
  })

  it('are refused where words change under a version that reports name, with the next version', () => {
    const [question, ...others] = general.questions
    const reworded = { ...question!, label: { nb: 'Ny', nn: 'Ny', en: 'New' } }
    const changed = { ...general, questions: [reworded, ...others], relations: [] }
    expect(() => changeWarnings(instance.publication, asking(changed))).to.throw(
      ContentError,
      `questionnaires/general-1.yaml:1: version 1 was signed with other words (questions: what, relations: ${general.relations[0]!.id}), and reports keep their headings: put it back, and save the new words as general-2.yaml with "version: 2"`,
    )
    const third = asking(changed, { ...general, version: 4 })
    expect(() => changeWarnings(instance.publication, third)).to.throw('general-5.yaml')
    const publication = signedWith(general, { ...general, version: 6 })
    expect(() => changeWarnings(publication, asking(changed))).to.throw('general-7.yaml')
  })

  it('are taken with a warning where an old version or a channel goes', () => {
    const gone = asking({ ...general, version: 2 })
    const channels = gone.channels.slice(1)
    expect(changeWarnings(instance.publication, { ...gone, channels })).to.deep.equal([
      'questionnaire general-1 is gone: reports that name it show no headings.',
      'channel employees is gone: people who reported there can no longer write.',
    ])
  })

  it('are refused with a version that is not above every one that was signed before', () => {
    const publication = signedWith({ ...general, version: 2 }, { ...general, version: 4 })
    for (const version of [1, 3]) {
      const back = { ...general, version }
      const kept = [2, 4].map((one) => ({ ...general, version: one }))
      expect(() => changeWarnings(publication, asking(...kept, back))).to.throw(
        ContentError,
        `questionnaires/general-${version}.yaml:1: version ${version} is new but not above version 4, which was signed: it may have been in use with other words, and its reports would show the new ones: save it as general-5.yaml with "version: 5"`,
      )
      // this is refused as well if the higher one goes
      expect(() => changeWarnings(publication, asking(back))).to.throw('save it as general-5.yaml')
    }
    const higher = asking({ ...general, version: 5 }, { ...general, version: 7 })
    expect(changeWarnings(publication, higher)).to.deep.equal([
      'questionnaire general-2 is gone: reports that name it show no headings.',
      'questionnaire general-4 is gone: reports that name it show no headings.',
    ])
  })

  it('are taken without their last version with the warning never to use its number again', () => {
    const publication = signedWith({ ...general, version: 2 }, { ...general, version: 4 })
    const never =
      'questionnaire general no longer has version 4: never use a version of it below 5 again, as no program can check that any more.'
    expect(changeWarnings(publication, asking({ ...general, version: 2 }))).to.deep.equal([
      'questionnaire general-4 is gone: reports that name it show no headings.',
      never,
    ])
    const channels = sample.channels.filter(({ questionnaire }) => questionnaire !== general.id)
    expect(changeWarnings(publication, { ...asking(), channels })).to.include(never)
  })

  it('need somebody who reads a new channel, and who has keys', () => {
    const { signed } = decodePublication(instance.publication)
    const list = verifyKeyList(tools.engine.primitives, signed, instance.fingerprint)
    const added = { ...sample.channels[0]!, id: 'new' }
    const next = { ...sample, channels: [...sample.channels, added] }
    expect(() => followingContent(list, next, null)).to.throw('new is new: name its readers')
    const plan = (...readers: string[]) => {
      const [first] = SAMPLE_PLAN.members
      const members = readers.map((id) => ({ ...first!, id, channels: ['new'] }))
      return { ...SAMPLE_PLAN, members }
    }
    const { channels } = followingContent(list, next, plan('head', 'adviser'))
    expect(channels.at(-1)).to.deep.equal({ id: 'new', members: ['head', 'adviser'] })
    expect(() => followingContent(list, next, plan('x'))).to.throw('names x, who has no keys')
  })
})

describe('the content of a demo', () => {
  const NAME = /^ {6}en: Employee or hired in$/m

  async function newDemo() {
    const folder = tempFolder('demo')
    const tools = await cheapTools()
    const open = () => openDemo(tools, folder)
    return { ...{ folder, tools, open, content: join(folder, 'content') }, first: open() }
  }

  it('is a copy of the sample, read again at each start', async () => {
    const { first, open, content } = await newDemo()
    expect(first.content).to.deep.equal(sampleContent())
    edit(content, 'help.yaml', /number: .*/, "number: '999'")
    const second = open()
    expect(second.content.site.help.emergency[0]!.number).to.equal('999')
    expect(second.publication).to.deep.equal(first.publication)
  })

  it('is signed again when a channel was edited, and only then', async () => {
    const { first, open, content, tools } = await newDemo()
    edit(content, 'channels.yaml', NAME, '      en: For staff')
    const second = open()
    const { signed, content: document } = decodePublication(second.publication)
    const p = tools.engine.primitives
    const list = verifyKeyList(p, signed, first.fingerprint)
    expect(list.version).to.equal(2)
    expect(contentHash(p, list.instance, document)).to.deep.equal(list.content)
    expect(decodeContentDocument(document).channels[0]!.name.en).to.equal('For staff')
    expect(second.warnings).to.deep.equal([])
    expect(open().publication).to.deep.equal(second.publication)
  })

  it('may have a new channel, which its members read, and not the one who keeps names', async () => {
    const { first, open, content, tools } = await newDemo()
    edit(
      content,
      'channels.yaml',
      /^channels:$/m,
      `channels:\n  - id: new\n    name: {nb: a, nn: b, en: c}\n    questionnaire: general`,
    )
    const { signed } = decodePublication(open().publication)
    const list = verifyKeyList(tools.engine.primitives, signed, first.fingerprint)
    expect(list.channels[0]).to.deep.equal({
      id: 'new',
      members: ['head', 'adviser'],
      substitutes: ['deputy'],
    })
  })

  it('is not signed with other words under an old version, and nothing is written', async () => {
    const { first, open, content, folder } = await newDemo()
    edit(content, 'questionnaires/general-1.yaml', /^ {6}en: .*$/m, '      en: Other words')
    expect(open).to.throw(ContentError, 'questionnaires/general-1.yaml:1: version 1 was signed')
    const kept = new Uint8Array(readFileSync(join(folder, 'publication.bin')))
    expect(kept).to.deep.equal(first.publication)
  })

  it('comes into a folder from before there was any, whose document nobody can read', async () => {
    const { first, folder, content, tools, open } = await newDemo()
    const secrets = JSON.parse(readFileSync(join(folder, 'demo.json'), 'utf8'))
    const read = (file: string) => new Uint8Array(readFileSync(join(folder, file)))
    const files = first.members.map(({ id }) => ({
      ...{ id, vault: read(`desks/${id}.vault`), weeks: read(`desks/${id}.vault.weeks`) },
    }))
    const { primitives: p, hashPassphrase } = tools.engine
    const root = openRoot(p, hashPassphrase, secrets.root, read('root.key'))
    const old = { content: utf8('{"of":"long ago"}'), channels: [{ id: 'old', members: ['head'] }] }
    const { publication } = renewInstance(
      ...([tools, root!, first.publication, files] as const),
      (owner) => {
        if (owner === 'root') return secrets.root
        return secrets.members.find(({ id }: { id: string }) => id === owner.member).passphrase
      },
      old,
    )
    writeFileSync(join(folder, 'publication.bin'), publication)
    rmSync(content, { recursive: true })
    const again = open()
    expect(again.warnings).to.deep.equal([
      'this program cannot read the old content, and has not compared it with the new.',
    ])
    expect(isSigned(again.publication, readContent(content).document)).to.equal(true)
    expect(again.fingerprint).to.equal(first.fingerprint)
  })

  it('is never put over a half of itself: an interrupted copy is made again', async () => {
    const folder = tempFolder('demo')
    const half = copySample(join(folder, 'content.new'))
    rmSync(join(half, 'people.yaml'))
    cpSync(join(half, 'help.yaml'), join(half, 'left-over.yaml'))
    const demo = openDemo(await cheapTools(), folder)
    expect(demo.content).to.deep.equal(sampleContent())
  })
})
