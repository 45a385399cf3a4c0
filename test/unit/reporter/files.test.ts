import { expect } from 'chai'
import {
  addFiles,
  filesLimit,
  lookThrough,
  MOST_FILES,
} from '../../../client/reporter/files/choose.ts'
import { type ChosenFile, type Look, REPORT } from '../../../client/reporter/files/chosen-file.ts'
import { Cleaning, type CleanReply } from '../../../client/reporter/files/cleaning.ts'
import { makeFiles } from '../../../client/reporter/files/entry.ts'
import { filesErrors } from '../../../client/reporter/files/lazy.ts'
import { renderReceived } from '../../../client/reporter/files/received.ts'
import { percentText, progressText } from '../../../client/reporter/files/time-left.ts'
import {
  endingOf,
  foundLines,
  placeText,
  sentName,
  shownName,
} from '../../../client/reporter/files/wording.ts'
import { wouldLose } from '../../../client/reporter/form/losses.ts'
import type { App } from '../../../client/reporter/state.ts'
import { startDraft } from '../../../client/reporter/steps/draft-start.ts'
import { tellErrors } from '../../../client/reporter/steps/tell.ts'
import { VIEWS } from '../../../client/reporter/views.ts'
import type { OutgoingFile } from '../../../client/reporter/worker/protocol.ts'
import { CLEAN_LIMITS, cleanFile } from '../../../client/shared/clean/clean.ts'
import { FOUND, STAYS } from '../../../client/shared/clean/outcome.ts'
import { bytesSource } from '../../../client/shared/clean/source.ts'
import { CATALOGUES } from '../../../client/texts/catalogue.ts'
import { fill } from '../../../client/texts/wording.ts'
import type { BoardMessage } from '../../../crypto/board/board.ts'
import type { Manifest } from '../../../crypto/entries/content.ts'
import { LANGUAGES } from '../../../crypto/entries/names.ts'
import { samples } from '../../support/corpus/picture/jpeg.ts'
import { elementsOf, piecesOf, stillApp } from '../../support/reporter/app.ts'
import {
  CLEAN,
  chosen,
  NO_MICROPHONE,
  scriptedWorker,
  stillFiles,
  withFiles,
} from '../../support/reporter/files.ts'
import { byId } from '../../support/reporter/writing.ts'

const { nb, nn, en } = CATALOGUES
/** Everything but its words has a space that does not break. */
const plain = (text: string) => text.replaceAll('\u00a0', ' ')

const FAILED: Look = { kind: 'trouble', code: 'damaged' }
const UNREADABLE: Look = { kind: 'trouble', code: 'unreadable' }

describe('the words for files', () => {
  it('send an ending that many files share, and nothing else of a name that is not known', () => {
    expect(endingOf('Kari.JPEG')).to.equal('jpeg')
    expect(endingOf('a.tar.gz')).to.equal('gz')
    for (const name of ['notat.hansen', 'referat.kari', 'møte 3.11', 'log', '.x']) {
      expect(endingOf(name), name).to.equal('')
    }
  })

  it('say a place in words, without a map, in three languages', () => {
    const at = { latitude: -59.91394, longitude: 10.7522 }
    expect(placeText(nb, 'nb', at)).to.equal('59,9139° sør, 10,7522° øst')
    expect(placeText(nn, 'nn', at)).to.equal('59,9139° sør, 10,7522° aust')
    expect(placeText(en, 'en', { ...at, longitude: -10.7522 })).to.equal(
      '59.9139° south, 10.7522° west',
    )
  })

  it('name everything that can be found or stay, each kind once, with what stood there', () => {
    for (const language of LANGUAGES) {
      const { found, stays } = CATALOGUES[language]
      expect(Object.keys(found)).to.have.members([...FOUND])
      expect(Object.keys(stays)).to.have.members([...STAYS])
    }
    const lines = foundLines(nb, 'nb', [
      { what: 'place', at: { latitude: 1, longitude: 2 } },
      { what: 'time', value: '2026-11-03' },
      { what: 'place', value: 'Blindern' },
      { what: 'time', value: '2026-11-03' },
      { what: 'thumbnail' },
    ])
    expect(lines).to.deep.equal([
      { label: nb.found.place, values: ['1° nord, 2° øst', 'Blindern'] },
      { label: nb.found.time, values: ['3. november 2026'] },
      { label: nb.found.thumbnail, values: [] },
    ])
  })

  it('name a file by what it is and never by the name that it has with the reporter', () => {
    expect(sentName(nb, chosen(2))).to.equal('Bilde 2.jpg')
    expect(sentName(nn, chosen(1, { look: { ...CLEAN, format: 'docx' } }))).to.equal(
      'Dokument 1.docx',
    )
    expect(sentName(en, chosen(3, { look: FAILED }))).to.equal('File 3.xyz')
    expect(sentName(en, chosen(3, { look: FAILED, ending: '' }))).to.equal('File 3')
  })

  it('take the name that the reporter types, as a file may have it', () => {
    const named = (name: string) => sentName(nb, chosen(1, { name }))
    expect(named('  Chatten\nfra  mars ')).to.equal('Chatten fra mars.jpg')
    expect(named('../../etc/passwd')).to.equal('-..-etc-passwd.jpg')
    expect(named('Bilde.JPG')).to.equal('Bilde.JPG')
    expect(named('\u202egpj.exe')).to.equal('gpj.exe.jpg')
    expect(named('a'.repeat(400))).to.have.length(114)
    expect(shownName(nb, chosen(1, { name: ' \u200b ' }))).to.equal('Bilde 1')
  })

  it('tell how far it is and how long it takes, in three languages, and promise nothing unknown', () => {
    const at = (share: number, secondsLeft: number | null, isTrying = false) =>
      LANGUAGES.map((one) =>
        plain(progressText(CATALOGUES[one], one, { share, secondsLeft, isTrying })),
      )
    expect(at(0.4399, 130)).to.deep.equal([
      '43 % er sendt, omtrent 3 minutter igjen',
      '43 % er sendt, om lag 3 minutter att',
      '43% sent, about 3 minutes left',
    ])
    expect(at(0.5, 59)[2]).to.equal(`50% sent, ${en.upload.leftShort}`)
    expect(at(0.5, 3601)[2]).to.equal(`50% sent, ${en.upload.leftLong}`)
    expect(at(0, null)[0]).to.equal(`0 % er sendt, ${nb.upload.leftUnknown}`)
    expect(at(0.5, 60, true)[0]).to.equal(`50 % er sendt. ${nb.upload.lost}`)
    expect(percentText('en', 0.9999)).to.equal('99%')
  })
})

describe('adding files', () => {
  const size = (name: string, bytes: number) => {
    const file = new File([], name)
    const unread = () => {
      throw new Error('it was read')
    }
    return Object.defineProperties(file, {
      size: { value: bytes },
      ...Object.fromEntries(
        ['slice', 'arrayBuffer', 'stream'].map((way) => [way, { value: unread }]),
      ),
    })
  }

  function add(files: readonly File[], before: readonly ChosenFile[] = []) {
    const refused: string[] = []
    const app = Object.assign(withFiles(before), {
      refuse: (errors: App['state']['errors']) =>
        refused.push(...errors.map(({ sentence }) => sentence(en))),
    })
    const cleaning = new Cleaning({ start: () => scriptedWorker(() => null), patience: 60_000 })
    addFiles(app, REPORT, files, cleaning)
    cleaning.close()
    const numbers = (app.state.files[REPORT] ?? []).map(({ number }) => number)
    return { numbers, refused: refused.map(plain) }
  }

  it('refuses what is too large together by its size alone, with the limit named', () => {
    const limit = 2_000_000_000
    expect(add([size('a', limit)])).to.deep.equal({ numbers: [1], refused: [] })
    const { numbers, refused } = add([
      size('a', limit - 1000),
      size('b.mp4', 1001),
      size('c', 1000),
    ])
    expect(numbers).to.deep.equal([1, 2])
    expect(refused).to.deep.equal([
      fill(en.files.tooLarge, { size: '2 GB', name: 'b.mp4', own: '1 kB' }),
    ])
  })

  it('goes by the limit of the organisation, and by 2 GiB where it says nothing', () => {
    const limitOf = (most: number | null) => {
      const app = withFiles([])
      const { files: _files, ...rest } = app.site.organisation
      const files = most === null ? {} : { files: { 'most-megabytes': most } }
      return filesLimit({ ...app, site: { ...app.site, organisation: { ...rest, ...files } } })
    }
    expect(limitOf(5)).to.equal(5_000_000)
    expect(limitOf(null)).to.equal(2 * 1024 ** 3)
  })

  it('takes a hundred, an empty one too, and numbers them so that none changes its name', () => {
    const files = Array.from({ length: 101 }, (_, i) => size(`${i}`, 0))
    const { numbers, refused } = add(files)
    expect(numbers).to.have.length(MOST_FILES)
    expect(refused).to.deep.equal([fill(en.files.tooMany, { n: 100 })])
    expect(add([size('x', 1)], [chosen(2), chosen(7)]).numbers).to.deep.equal([2, 7, 8])
  })

  it('is lost when the page is closed, also where the text was kept as a draft', () => {
    expect(wouldLose(withFiles([chosen(1)], { draftKept: true }).state)).to.equal(true)
    expect(wouldLose(withFiles([], { draftKept: true }).state)).to.equal(false)
    const delivered = { draftKept: true, sending: { kind: 'delivered' } } as const
    expect(wouldLose(withFiles([chosen(1)], delivered).state)).to.equal(false)
    const app = withFiles([chosen(1)])
    startDraft(app, 'keep')
    expect(piecesOf(VIEWS.draft(app))).to.include(en.files.notKept)
  })
})

describe('files that come back', () => {
  it('keep the button of one that is being fetched, with the focus on it', () => {
    const file = { name: 'a.txt', type: 'text/plain', size: 1, offset: 0 }
    const message = { messageId: Uint8Array.of(1) } as unknown as BoardMessage
    const manifest = { files: [file, file] } as unknown as Manifest
    const app = stillApp({ fetched: { '01 0': { kind: 'busy', share: 0.5 } } })
    const drawn = renderReceived(app, message, manifest, 0)
    const button = (id: string) => byId(drawn, id).attributes['aria-disabled']
    expect(button('fetch-0-0')).to.equal('true')
    expect(button('fetch-0-1')).to.equal(undefined)
  })
})

describe('what goes along', () => {
  const refusals = (file: ChosenFile) =>
    filesErrors(withFiles([file]), REPORT).map((one) => one.sentence(en))

  it('is never a file that was not cleaned, unless somebody chose that', () => {
    const name = 'File 1'
    expect(refusals(chosen(1))).to.deep.equal([])
    const looking = chosen(1, { look: { kind: 'looking' } })
    expect(refusals(looking)).to.deep.equal([fill(en.files.wait, { name })])
    expect(filesErrors(withFiles([looking]), REPORT, false)).to.deep.equal([])
    for (const look of [FAILED, { kind: 'unknown' } as const]) {
      expect(refusals(chosen(1, { look }))).to.deep.equal([fill(en.files.choose, { name })])
      expect(refusals(chosen(1, { look, asIs: true }))).to.deep.equal([])
    }
    expect(refusals(chosen(1, { look: UNREADABLE, asIs: true }))).to.deep.equal([
      fill(en.files.unreadable, { name }),
    ])
  })

  it('has a field for each refusal, which gets the focus', () => {
    for (const look of [{ kind: 'looking' }, FAILED, UNREADABLE, { kind: 'unknown' }] as const) {
      const app = withFiles([chosen(4, { look })])
      const [error] = filesErrors(app, REPORT)
      expect(byId(VIEWS.files(app), error!.field).tag).to.be.oneOf(['button', 'input'])
    }
  })

  it('is cleaned, or the original, under names of which none stands twice', () => {
    const pieces = [{ from: 0, size: 1 }]
    const look = { ...CLEAN, pieces }
    const files = [
      chosen(1, { look, name: 'Møte' }),
      chosen(2, { look, name: 'møte', asIs: true }),
      chosen(3, { look: FAILED, asIs: true }),
    ]
    const app = withFiles(files)
    const sent = stillFiles().outgoing(app, REPORT)
    const short = ({ name, type, pieces: some }: OutgoingFile) => ({ name, type, some })
    expect(sent.map(short)).to.deep.equal([
      { name: 'Møte.jpg', type: 'image/jpeg', some: pieces },
      { name: 'møte (2).jpg', type: 'image/jpeg', some: null },
      { name: 'File 3.xyz', type: 'application/octet-stream', some: null },
    ])
    const shown = piecesOf(VIEWS.review(app))
    expect(shown).to.include.members([en.files.rowClean, en.files.rowOriginal, en.files.rowUnclean])
    expect(piecesOf(VIEWS.files(app)).join(' ')).not.to.include('kari-nordmann')
  })

  it('says of an original that what was found goes with it, and not that it was taken out', () => {
    const found = [{ what: 'software', value: 'Camera 1' }] as const
    const look = { ...CLEAN, found }
    const shown = (asIs: boolean) => piecesOf(VIEWS.files(withFiles([chosen(1, { look, asIs })])))
    expect(shown(false)).to.include(en.files.removed).and.not.to.include(en.files.inOriginal)
    expect(shown(true)).to.include(en.files.inOriginal).and.not.to.include(en.files.removed)
  })

  it('is not called clean without what stays in it', () => {
    const stays = ['hidden', 'embedded-uncleaned'] as const
    const app = withFiles([chosen(1, { look: { ...CLEAN, stays } })])
    const what = `${en.stays.hidden}; ${en.stays['embedded-uncleaned']}`
    const review = piecesOf(VIEWS.review(app))
    expect(review).to.include(fill(en.files.rowStays, { what }))
    expect(review).not.to.include(en.files.rowClean)
    const told = piecesOf(VIEWS.files(app))
    expect(told).to.include(en.files.nothingOut).and.not.to.include(en.files.nothing)
  })

  it('lets text be dragged within the page, and no file be opened in its place', () => {
    const page = new EventTarget()
    const source = { start: () => scriptedWorker(() => null), patience: 60_000 }
    const part = makeFiles(source, page, NO_MICROPHONE)
    const isStopped = (type: string, kind: string) => {
      const event = Object.assign(new Event(type, { cancelable: true }), {
        dataTransfer: { types: [kind] },
      })
      return !page.dispatchEvent(event)
    }
    for (const type of ['dragover', 'drop']) {
      expect(isStopped(type, 'text/plain')).to.equal(false)
      expect(isStopped(type, 'Files')).to.equal(true)
    }
    part.close()
  })

  it('says of a picture what else it may show, and of every file what cannot be taken out', () => {
    const said = piecesOf(VIEWS.files(withFiles([chosen(1)])))
    expect(said).to.include.members([
      en.files.mind,
      en.files.cannotDots,
      en.files.cannotNoise,
      en.files.cannotStyle,
      en.files.cannotWho,
    ])
    const sound = chosen(1, { look: { ...CLEAN, format: 'mp3' } })
    expect(piecesOf(VIEWS.files(withFiles([sound])))).not.to.include(en.files.mind)
  })

  it('waits for what loads behind the form, says so, and can be loaded again', () => {
    const app = (kind: 'loading' | 'failed') => Object.assign(stillApp(), { files: { kind } })
    expect(piecesOf(VIEWS.files(app('loading')))).to.include(en.page.filesComing)
    const failed = VIEWS.files(app('failed'))
    expect(elementsOf(failed).map(({ attributes }) => attributes.id)).to.include('files-load')
    expect(tellErrors(app('failed'))).to.have.length.above(0)
  })
})

describe('looking a file through', () => {
  const outcome = { ...CLEAN, pieces: [Uint8Array.of(1, 2), { from: 0, size: 5 }] } as const
  const done: CleanReply = { kind: 'done', outcome }
  const file = (name: string) => new File([], name)

  it('goes one after the other, and adds up what is sent', async () => {
    const cleaning = new Cleaning({
      start: () => scriptedWorker(() => [{ kind: 'working' }, done]),
      patience: 1000,
    })
    const looks = await Promise.all([cleaning.look(file('a')), cleaning.look(file('b'))])
    cleaning.close()
    expect(looks.map((look) => (look.kind === 'clean' ? look.size : null))).to.deep.equal([7, 7])
  })

  it('gives up on a file that comes to no end, ends its worker, and goes on with the next', async () => {
    let [started, ended] = [0, 0]
    const start = () => {
      started++
      return scriptedWorker(
        ({ name }) => (name === 'stuck' ? null : [done]),
        () => {
          ended++
        },
      )
    }
    const cleaning = new Cleaning({ start, patience: 20 })
    const looks = await Promise.all([cleaning.look(file('stuck')), cleaning.look(file('b'))])
    expect(looks.map(({ kind }) => kind)).to.deep.equal(['trouble', 'clean'])
    expect({ started, ended }).to.deep.equal({ started: 2, ended: 1 })
    cleaning.close()
  })

  it('forgets that it was to go as it is, once it is tried again and is clean', async () => {
    const one = chosen(1, { look: { kind: 'trouble', code: 'stuck' }, asIs: true })
    const app = withFiles([one])
    const cleaning = new Cleaning({ start: () => scriptedWorker(() => [done]), patience: 1000 })
    await lookThrough(app, REPORT, one, cleaning)
    cleaning.close()
    expect(one.look.kind).to.equal('clean')
    const [sent] = stillFiles().outgoing(app, REPORT)
    expect(sent!.pieces).to.deep.equal(outcome.pieces)
  })

  it('is told that work goes on, also while nothing is read', async () => {
    const [sample] = samples()
    let signs = 0
    await cleanFile(bytesSource(sample!.bytes), sample!.name, CLEAN_LIMITS, () => {
      signs += 1
    })
    expect(signs).to.be.above(0)
  })

  it('says what cleaning said, and what could not be read', async () => {
    const says = async (reply: CleanReply) => {
      const cleaning = new Cleaning({ start: () => scriptedWorker(() => [reply]), patience: 1000 })
      const look = await cleaning.look(file('a'))
      cleaning.close()
      return look
    }
    expect(await says({ kind: 'done', outcome: { kind: 'unknown' } })).to.deep.equal({
      kind: 'unknown',
    })
    expect(await says({ kind: 'done', outcome: { kind: 'locked', format: null } })).to.deep.equal({
      kind: 'trouble',
      code: 'locked',
    })
    expect(await says({ kind: 'unreadable' })).to.deep.equal(UNREADABLE)
  })
})
