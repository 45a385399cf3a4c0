import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { leftoversIn } from '../../../../client/editor/model/leftovers.ts'
import { withValue } from '../../../../client/editor/model/values.ts'
import type { Change, PreviewWish } from '../../../../client/editor/model/wire.ts'
import { LOGO_MOST } from '../../../../client/texts/logo.ts'
import { encodePublication } from '../../../../crypto/keys/publication.ts'
import { encodeJson } from '../../../../crypto/primitives/json.ts'
import { publicationBeside } from '../../../../scripts/content/edit/command.ts'
import { makePreviews } from '../../../../scripts/content/edit/preview.ts'
import { EditError, Workshop } from '../../../../scripts/content/edit/workshop.ts'
import { sampleLeftovers } from '../../../../scripts/content/leftovers.ts'
import { readContent } from '../../../../scripts/content/read.ts'
import { HOSTILE_LOGO, pngLogo } from '../../../support/files/logos.ts'
import { tempFolder } from '../../../support/run/temp.ts'
import { copySample, edit, OWN_FOLDER } from '../../../support/scripts/content-folder.ts'

const NOW = Date.UTC(2026, 10, 30, 15)
const NAME = ['name', 'nn']

function open(folder: string, publication: Uint8Array | null = null): Workshop {
  const { draw } = makePreviews(Buffer.from('p{}'), () => NOW)
  return new Workshop({ folder, publication, preview: draw, now: () => NOW })
}

/** A change of one value of a file. */
function changeOf(
  workshop: Workshop,
  file: string,
  path: (string | number)[],
  value: unknown,
): Change {
  const opened = workshop.open().files.find((one) => one.file === file)
  return { file, base: opened?.base ?? null, value: withValue(opened?.value, path, value) }
}

const WISH: PreviewWish = {
  place: 'landing',
  language: 'nn',
  questionnaire: null,
  chosen: { party: null, relation: null, category: null },
  isInside: false,
}

function refusal(work: () => unknown): string {
  try {
    work()
    return 'done'
  } catch (error) {
    if (error instanceof EditError) return error.message
    throw error
  }
}

const textOf = (folder: string, file: string) => readFileSync(join(folder, file), 'utf8')

describe('the workshop of a content folder', () => {
  it('opens every file of the sample, and says which questionnaires may be in use', () => {
    const { files, unreadable, versions, due } = open(copySample()).open()
    expect(files).to.have.length(38)
    expect(files.filter(({ isFrozen }) => isFrozen).map(({ file }) => file)).to.deep.equal([
      'questionnaires/general-1.yaml',
      'questionnaires/harassment-1.yaml',
    ])
    expect({ unreadable, versions, due }).to.deep.equal({
      unreadable: [],
      versions: { general: 1, harassment: 1 },
      due: [],
    })
  })

  it('names a mistake at its place, with the words of the check, and draws the state before it', () => {
    const workshop = open(copySample())
    const change = changeOf(workshop, 'organisation.yaml', NAME, 'x'.repeat(200))
    const { problems, html, isOld } = workshop.draft({ changes: [change], preview: WISH })
    expect(html).to.include('Eksempeluniversitetet').and.not.include('xxx')
    expect({ problems, isOld }).to.deep.equal({
      problems: [
        {
          file: 'organisation.yaml',
          path: ['name', 'nn'],
          problem: 'name in nynorsk has 200 characters',
          remedy: 'shorten it to 160 characters at most',
        },
      ],
      isOld: true,
    })
  })

  it('A02: sets a logo, puts another in its place, and takes it out, with the file of before kept', async () => {
    const folder = copySample()
    const workshop = open(folder)
    const chosen = async (body: Uint8Array) =>
      workshop.logo({ body: Buffer.from(body).toString('base64') })
    const first = await chosen(HOSTILE_LOGO)
    if (first.kind !== 'good') throw new Error(first.mistake)
    const svg = { file: first.file, base: null, value: first.body }
    const { html, needs, problems } = workshop.draft({ changes: [svg], preview: WISH })
    expect({ needs, problems }).to.deep.equal({ needs: ['server'], problems: [] })
    expect(html).to.match(/preview\/style-/)
    expect(existsSync(join(folder, 'logo.svg'))).to.equal(false)
    expect(workshop.save({ changes: [svg] }).saved).to.deep.equal(['logo.svg'])
    expect(textOf(folder, 'logo.svg')).to.include('<rect').and.not.include('evil')

    const second = await chosen(pngLogo(30, 10))
    if (second.kind !== 'good') throw new Error(second.mistake)
    const base = workshop.open().files.find(({ file }) => file === 'logo.svg')?.base ?? null
    const changes = [
      { file: 'logo.svg', base, value: null },
      { file: second.file, base: null, value: second.body },
    ]
    const { before } = workshop.save({ changes })
    expect(existsSync(join(folder, before, 'logo.svg'))).to.equal(true)
    expect(readContent(folder).logo?.file).to.equal('logo.png')
    const there = workshop.open().files.find(({ file }) => file === 'logo.png')
    workshop.save({ changes: [{ file: 'logo.png', base: there?.base ?? null, value: null }] })
    expect(readContent(folder).logo).to.equal(null)
  })

  it('A02: says why a picture cannot be the logo, and takes none that is put by hand', async () => {
    const workshop = open(copySample())
    const large = Buffer.alloc(LOGO_MOST['logo.svg'] + 1, ' ').toString('base64')
    expect(await workshop.logo({ body: large })).to.deep.equal({ kind: 'wrong', mistake: 'large' })
    const change = { file: 'logo.svg', base: null, value: large }
    const { problems } = workshop.draft({ changes: [change], preview: null })
    expect(problems.map(({ file }) => file)).to.deep.equal(['logo.svg'])
    expect(refusal(() => workshop.save({ changes: [change] }))).to.equal('mistakes: logo.svg')
  })

  it('names a mistake between files at its place', () => {
    const workshop = open(copySample())
    const change = changeOf(workshop, 'channels.yaml', ['channels', 1, 'questionnaire'], 'gone')
    const { problems } = workshop.draft({ changes: [change], preview: null })
    expect(problems.map(({ file, path }) => [file, path])).to.deep.equal([
      ['channels.yaml', ['channels', 1, 'questionnaire']],
    ])
  })

  it('draws the page as it will be, without scripts and without writing anything', () => {
    const folder = copySample()
    const workshop = open(folder)
    const { html } = workshop.draft({
      changes: [changeOf(workshop, 'organisation.yaml', NAME, 'Fjord kommune')],
      preview: WISH,
    })
    expect(html).to.include('Fjord kommune').and.not.include('<script')
    expect(readContent(folder).site.organisation.name.nn).to.equal('Eksempeluniversitetet')
    expect(readdirSync(folder)).to.not.include('.before')
  })

  it('draws a question only for a reporter who chose what it depends on', () => {
    const workshop = open(copySample())
    const html = (category: string | null) =>
      workshop.draft({
        changes: [],
        preview: {
          ...WISH,
          ...{ place: 'details', language: 'nb', questionnaire: 'general' },
          chosen: { ...WISH.chosen, category },
        },
      }).html
    expect(html(null)).to.not.include('Hvilke penger, avtaler eller gaver gjelder det?')
    expect(html('financial-crime')).to.include('Hvilke penger, avtaler eller gaver gjelder det?')
  })

  it('saves one line, raises the version with the day of the review, and keeps the file of before', () => {
    const folder = copySample()
    const before = textOf(folder, 'people.yaml')
    const reviews = textOf(folder, 'organisation.yaml')
    const workshop = open(folder)
    const change = changeOf(workshop, 'people.yaml', ['people', 0, 'phone'], '55 55 55 55')
    const { saved, before: kept, needs } = workshop.save({ changes: [change] })
    expect({ saved, kept, needs }).to.deep.equal({
      saved: ['people.yaml', 'organisation.yaml'],
      kept: '.before/2026-11-30T15-00-00',
      needs: ['server'],
    })
    const [old, now] = [before, textOf(folder, 'people.yaml')].map((text) => text.split('\n'))
    expect(now?.filter((line, i) => line !== old?.[i])).to.deep.equal(['    phone: 55 55 55 55'])
    const { review } = readContent(folder).site.organisation
    expect([review.version, review['last-review'], review['next-review']]).to.deep.equal([
      2,
      '2026-11-30',
      '2027-10-15',
    ])
    expect(textOf(folder, `${kept}/people.yaml`)).to.equal(before)
    expect(textOf(folder, `${kept}/organisation.yaml`)).to.equal(reviews)
    workshop.save({ changes: [changeOf(workshop, 'people.yaml', ['people', 0, 'phone'], '1 2')] })
    expect(readdirSync(join(folder, '.before'))).to.have.length(2)
  })

  it('raises the review of a page that has its own, and moves a review that is overdue by a year', () => {
    const folder = copySample()
    const review =
      'review: {version: 4, valid-from: 2026-01-01, last-review: 2026-01-02, next-review: 2026-03-04, owner: {nb: a, nn: b, en: c}}'
    edit(folder, 'pages/talk.yaml', /^title:$/m, `${review}\ntitle:`)
    const workshop = open(folder)
    expect(workshop.open().due).to.deep.equal(['pages/talk.yaml'])
    const change = changeOf(workshop, 'pages/talk.yaml', ['title', 'en'], 'Talk')
    expect(workshop.save({ changes: [change] }).saved).to.deep.equal(['pages/talk.yaml'])
    expect(readContent(folder).site.pages.talk.review).to.include({
      version: 4 + 1,
      'last-review': '2026-11-30',
      'next-review': '2027-11-30',
    })
  })

  it('leaves the version alone if no text changed, or if somebody raised it by hand', () => {
    const folder = copySample()
    const workshop = open(folder)
    const colours = changeOf(workshop, 'theme.yaml', ['light', 'accent'], '#003a40')
    expect(workshop.save({ changes: [colours] }).saved).to.deep.equal(['theme.yaml'])
    workshop.save({ changes: [changeOf(workshop, 'organisation.yaml', ['review', 'version'], 9)] })
    expect(readContent(folder).site.organisation.review.version).to.equal(9)
  })

  it('says what a change needs: the folder for the server, a new list, or the folder for desks', () => {
    const workshop = open(copySample())
    const needs = (file: string, path: (string | number)[], value: unknown) =>
      workshop.draft({ changes: [changeOf(workshop, file, path, value)], preview: null }).needs
    expect(needs('theme.yaml', ['light', 'accent'], '#003a40')).to.deep.equal(['server'])
    expect(needs('channels.yaml', ['channels', 0, 'name', 'en'], 'Staff')).to.deep.equal([
      'sign-first',
      'server',
    ])
    expect(needs('retention.yaml', ['months', 'partly'], 7)).to.deep.equal(['desks'])
    expect(needs('casework.yaml', ['reasons'], [])).to.deep.equal(['desks'])
    expect(needs('mail.yaml', ['subject'], 'Logg inn')).to.deep.equal(['server'])
    expect(needs('security.yaml', ['languages'], ['nb'])).to.deep.equal(['server'])
    expect(workshop.draft({ changes: [], preview: null }).needs).to.deep.equal([])
  })

  it('compares with what was signed, and refuses other words under a version that was', () => {
    const folder = copySample()
    const content = encodeJson(readContent(folder).document)
    const publication = encodePublication({ signed: new Uint8Array(1), bundles: [], content })
    const workshop = open(folder, publication)
    const label = changeOf(
      workshop,
      'questionnaires/general-1.yaml',
      ['questions', 0, 'label', 'en'],
      'What happened?',
    )
    const { problems } = workshop.draft({ changes: [label], preview: null })
    expect(problems[0]?.problem).to.match(/^version 1 was signed with other words/)
    const copy = {
      ...label,
      file: 'questionnaires/general-2.yaml',
      base: null,
      from: label.file,
      value: withValue(label.value, ['version'], 2),
    }
    const answer = workshop.draft({ changes: [copy], preview: null })
    expect([answer.problems, answer.needs]).to.deep.equal([[], ['sign', 'server']])
    workshop.save({ changes: [copy] })
    expect(textOf(folder, copy.file)).to.match(/^# What a reporter is asked in most channels\./)
    const saved = workshop.open().files.find(({ file }) => file === copy.file)
    expect(saved?.isFrozen).to.equal(false)
  })

  it('finds the key list beside its folder, as a ceremony and a server have it', () => {
    const around = tempFolder('ceremony')
    const folder = join(around, 'content')
    expect(publicationBeside(folder)).to.equal(null)
    writeFileSync(join(around, 'publication.bin'), '')
    expect(publicationBeside(folder)).to.equal(join(around, 'publication.bin'))
    mkdirSync(join(around, 'for-server'))
    writeFileSync(join(around, 'for-server', 'publication.bin'), '')
    expect(publicationBeside(folder)).to.equal(join(around, 'for-server', 'publication.bin'))
  })

  it('finds each field that still says what the sample says, and fewer with each change', () => {
    const folder = copySample()
    const { files, sampleWords } = open(folder).open()
    const values = new Map(files.map(({ file, value }) => [file, value]))
    const found = leftoversIn(values, sampleWords)
    const inLines = sampleLeftovers(folder)
    const perFile = (all: readonly { readonly file: string }[]) =>
      new Set(all.map(({ file }) => file))
    expect(perFile(found)).to.deep.equal(perFile(inLines))
    expect(found).to.have.length(inLines.length)
    const first = { file: 'organisation.yaml', path: ['name', 'nb'], word: 'Eksempeluniversitetet' }
    expect(found[0]).to.deep.equal(first)
    const own = withValue(values.get(first.file), first.path, 'Universitetet i Fjordby')
    const left = leftoversIn(new Map(values).set(first.file, own), sampleWords)
    expect(left).to.deep.equal(found.slice(1))
  })

  it('finds nothing of the sample in the words of an organisation', () => {
    const { files, sampleWords } = open(OWN_FOLDER).open()
    const values = new Map(files.map(({ file, value }) => [file, value]))
    expect(leftoversIn(values, sampleWords)).to.deep.equal([])
  })

  it('saves nothing while there is a mistake, or if a file changed meanwhile', () => {
    const folder = copySample()
    const workshop = open(folder)
    const wrong = changeOf(workshop, 'organisation.yaml', NAME, '')
    expect(refusal(() => workshop.save({ changes: [wrong] }))).to.equal(
      'mistakes: organisation.yaml',
    )
    const change = changeOf(workshop, 'organisation.yaml', NAME, 'A')
    edit(folder, 'organisation.yaml', /en: Example University/, 'en: Other')
    expect(refusal(() => workshop.save({ changes: [change] }))).to.equal(
      'changed-meanwhile: organisation.yaml',
    )
    expect(existsSync(join(folder, '.before'))).to.equal(false)
  })

  it('refuses every path that is no file of a content folder', () => {
    const folder = copySample()
    mkdirSync(join(folder, '.before'))
    writeFileSync(join(folder, '..', 'secret.yaml'), 'a: b')
    const workshop = open(folder)
    const strange = [
      ...['../secret.yaml', '/etc/passwd', 'questionnaires/../../secret.yaml', '.before/a.yaml'],
      ...['questionnaires/../x-1.yaml', 'questionnaires/a-1.yaml/../../b', 'other.yaml', ''],
    ]
    for (const file of strange) {
      const change = { file, base: null, value: { a: 'b' } }
      const asked = `unknown-file: ${file}`
      expect(refusal(() => workshop.draft({ changes: [change], preview: null }))).to.equal(asked)
      expect(refusal(() => workshop.save({ changes: [change] }))).to.equal(asked)
      const from = { file: 'questionnaires/x-1.yaml', base: null, from: file, value: {} }
      expect(refusal(() => workshop.draft({ changes: [from], preview: null }))).to.equal(asked)
    }
    expect(textOf(folder, '../secret.yaml')).to.equal('a: b')
  })

  it('shows a file that is not YAML as one to mend first', () => {
    const folder = copySample()
    writeFileSync(join(folder, 'ways.yaml'), 'ways: [')
    const { files, unreadable } = open(folder).open()
    expect(files.map(({ file }) => file)).to.not.include('ways.yaml')
    expect(unreadable.map(({ file }) => file)).to.deep.equal(['ways.yaml'])
  })

  it('writes texts without space around them and without halves of signs', () => {
    const folder = copySample()
    const workshop = open(folder)
    workshop.save({
      changes: [changeOf(workshop, 'organisation.yaml', NAME, `  A\ud800 \u{1f600} \r`)],
    })
    expect(readContent(folder).site.organisation.name.nn).to.equal('A\ufffd \u{1f600}')
  })
})
