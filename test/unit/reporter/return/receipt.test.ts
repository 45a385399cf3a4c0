import { resolveObjectURL } from 'node:buffer'
import { expect } from 'chai'
import { encodeQR } from 'qr'
import { decodeQR } from 'qr/decode.js'
import { forgetFiles, saveFile } from '../../../../client/reporter/form/keep.ts'
import { sealLetter, sealReport } from '../../../../client/reporter/form/letter.ts'
import { wouldLose } from '../../../../client/reporter/form/losses.ts'
import { qrDrawing } from '../../../../client/reporter/form/qr.ts'
import { reminderFile } from '../../../../client/reporter/form/reminder.ts'
import { type App, newDraft, type State, type Step } from '../../../../client/reporter/state.ts'
import { letter } from '../../../../client/reporter/steps/letter/letter.ts'
import { startLetter } from '../../../../client/reporter/steps/letter/start.ts'
import { confirm, done, receipt } from '../../../../client/reporter/steps/receipt.ts'
import type { Markup } from '../../../../client/shared/dom.ts'
import { VisitError } from '../../../../client/shared/session/visit-error.ts'
import { dayText } from '../../../../client/texts/wording.ts'
import { dayOf } from '../../../../crypto/days/calendar.ts'
import { LANGUAGES } from '../../../../crypto/entries/content.ts'
import { codeGroups } from '../../../../crypto/keys/receipt.ts'
import { sampleWords } from '../../../support/reception/site.ts'
import {
  elementsOf,
  piecesOf,
  SOME_CODE,
  someReception,
  stillApp,
} from '../../../support/reporter/app.ts'
import { click, settled, watched } from '../../../support/reporter/watched.ts'

/** As the worker draws it. */
const QR = { ecc: 'quartile', border: 4 } as const

const GROUPS = codeGroups(SOME_CODE)
const DELIVERED: Partial<State> = { code: SOME_CODE, sending: { kind: 'delivered' } }

const slipOf = (app: App) => byId(elementsOf(receipt(app)), 'slip')
const byId = (all: readonly Markup[], id: string) =>
  all.find(({ attributes }) => attributes.id === id)

describe('the receipt of the reporter', () => {
  for (const language of LANGUAGES) {
    it(`S17: says what happens next, and by when, in ${language}`, () => {
      const app = stillApp(DELIVERED, sampleWords(language))
      const said = piecesOf(receipt(app)).join('\n')
      const from = app.scene.today
      // the sample promises 3 working days, 7 days, and 3 months
      expect(dayText('en', from)).to.equal('26 November 2026')
      for (const day of ['2026-12-01', '2026-12-03', '2027-03-03']) {
        expect(said).to.include(dayText(language, dayOf(Date.parse(day))))
      }
      expect(said).to.include(app.site.pages.outside.title)
    })

    it(`S23: says in ${language} that nobody may be punished, and where to read of it`, () => {
      for (const view of [receipt, done]) {
        const app = stillApp(DELIVERED, sampleWords(language))
        const said = piecesOf(view(app))
        expect(said).to.include.members([app.t.receipt.fear, app.site.pages.retaliation.title])
      }
    })
  }

  it('S17: names by role those who read, and nobody who was left out', () => {
    const draft = { ...newDraft(), channel: 'students', leftOut: ['m1'] }
    for (const view of [receipt, done]) {
      const said = piecesOf(view(stillApp({ ...DELIVERED, draft }))).join('\n')
      expect(said).to.include('Now only these can read it: ⟦head⟧.').and.not.to.include('⟦adviser⟧')
    }
  })

  it('says nothing of what comes next before the report has arrived', () => {
    const { t } = sampleWords()
    for (const kind of ['preparing', 'ready', 'sending'] as const) {
      const said = piecesOf(receipt(stillApp({ code: SOME_CODE, sending: { kind } })))
      expect(said).not.to.include(t.receipt.next)
      expect(said).not.to.include(t.receipt.kept)
    }
  })

  it('is spelled for those who hear it', () => {
    const heard = elementsOf(receipt(stillApp(DELIVERED))).filter(
      ({ attributes }) => attributes.class === 'only-heard',
    )
    expect(heard.map(({ children }) => children[0])).to.deep.equal(
      GROUPS.map((group) => [...group].join(' ')),
    )
  })

  it('N15: has on its slip the neutral title and the groups, and a date where one is wanted', () => {
    const groups = GROUPS.flatMap((group) => [group, [...group].join(' ')])
    const { t } = sampleWords()
    const plain = slipOf(stillApp(DELIVERED))
    expect(piecesOf([plain!])).to.deep.equal(['Notes', t.receipt.label, ...groups])
    const dated = slipOf(stillApp({ ...DELIVERED, slipDated: true }))
    expect(piecesOf([dated!])).to.deep.equal([
      'Notes',
      t.receipt.label,
      ...groups,
      '3 December 2026',
    ])
  })

  it('has its ways to be kept in order of safety: by hand, print, file, copy, picture', () => {
    const { t } = sampleWords()
    const view = elementsOf(receipt(stillApp(DELIVERED)))
    const ids = view.map(({ attributes }) => attributes.id)
    const ways = ['slip', 'kept-how', 'print', 'save', 'copy', 'qr']
    expect(ids.filter((id) => ways.includes(String(id)))).to.deep.equal(ways)
    expect(piecesOf([byId(view, 'kept-how')!])).to.deep.equal([t.receipt.keep])
    expect(t.receipt.keep).to.match(/safest on paper, by hand/)
  })

  it('is drawn as a QR code on request, with words for those who do not see it', () => {
    const points = encodeQR(GROUPS.join('-'), 'raw', QR)
    const { t } = sampleWords()
    const hidden = elementsOf(receipt(stillApp(DELIVERED)))
    const shown = elementsOf(receipt(stillApp({ ...DELIVERED, qr: points })))
    const labelOf = (all: readonly Markup[]) => byId(all, 'qr')?.children[0]
    expect([labelOf(hidden), labelOf(shown)]).to.deep.equal([t.receipt.qrShow, t.receipt.qrHide])
    expect(hidden.filter(({ tag }) => tag === 'svg')).to.deep.equal([])
    const [svg] = shown.filter(({ tag }) => tag === 'svg')
    expect(svg?.attributes).to.include({ role: 'img', 'aria-label': t.receipt.qrLabel })
  })
})

describe('ways to keep a code', () => {
  /** As much of a document as saving a file and saying so need. */
  class Paper {
    textContent = ''
    readonly body = { append: () => {} }
    readonly link = { href: '', download: '', click: () => {}, remove: () => {} }
    createElement = () => this.link
    getElementById = () => this
  }
  const paper = new Paper()

  beforeEach(() => {
    Object.assign(globalThis, { document: paper })
  })
  afterEach(() => {
    Reflect.deleteProperty(globalThis, 'document')
  })

  it('leave no file in the page once it forgets', async () => {
    for (const body of ['the code', 'the draft']) saveFile('notat.txt', body, 'text/plain')
    const { href } = paper.link
    expect(await resolveObjectURL(href)?.text()).to.equal('the draft')
    forgetFiles()
    expect(resolveObjectURL(href)).to.equal(undefined)
  })

  it('say what else to do where no QR code can be drawn', async () => {
    const failing = async () => {
      throw new VisitError('offline')
    }
    const { app, said } = watched({ ...DELIVERED, step: 'receipt' }, failing)
    click(elementsOf(receipt(app)), 'qr')
    await settled()
    expect([said, paper.textContent]).to.deep.equal([[app.t.receipt.qrFailed], said[0]])
  })
})

describe('a code that was typed back', () => {
  const DRAFT = { ...newDraft(), channel: 'students', answers: { what: 'secret words' } }

  /** Type this at the group that is asked for. */
  function type(typedGroup: string, asked = 3): App {
    const again = { channel: 'students', leftOut: [], keepers: null, sent: null }
    const still = stillApp({
      ...DELIVERED,
      step: 'confirm',
      draft: DRAFT,
      again,
      asked,
      typedGroup,
    })
    still.state.letter = sealReport(still)
    const go = (step: Step) => {
      still.state.step = step
    }
    const app = { ...still, go }
    byId(elementsOf(confirm(app)), 'check')?.attributes.on?.click?.(new Event('click'))
    return app
  }

  it('W12: is the group that is asked for, or all of it, however it is written', () => {
    const { length } = GROUPS
    for (let asked = 0; asked < length; asked++) {
      expect(type(GROUPS[asked]!.toLowerCase(), asked).state.step).to.equal('done')
      expect(type(GROUPS.join(' '), asked).state.step).to.equal('done')
    }
    for (const wrong of ['', GROUPS[0]!, GROUPS[3]!.slice(1), `${GROUPS[3]}7`]) {
      expect(type(wrong).state.step, wrong).to.equal('confirm')
    }
  })

  it('leaves nothing of the report in the page, and nothing to lose', () => {
    const { state } = type(GROUPS[3]!)
    expect(JSON.stringify(state)).not.to.include('secret words').and.not.to.include(SOME_CODE)
    expect(wouldLose(state)).to.equal(false)
  })

  it('lets the next letter be another than the report', () => {
    const app = type(GROUPS[3]!)
    const { lastNumber } = app.state
    expect(lastNumber).to.equal(1)
    startLetter(app, 'letter-identity', null)
    expect(sealLetter(app).number).to.equal(lastNumber + 1)
    expect(sealLetter(app).content.channel).to.equal('students')
  })
})

describe('the QR code of a receipt', () => {
  it('N07: holds the groups and nothing else', () => {
    const text = GROUPS.join('-')
    const drawn = qrDrawing(encodeQR(text, 'raw', QR), 'label')
    expect(readDrawing(drawn)).to.equal(text)
  })

  it('needs no style, which the pages forbid', () => {
    const drawn = qrDrawing([[true]], 'label')
    const used = elementsOf([drawn]).flatMap(({ attributes }) => Object.keys(attributes))
    expect(used).not.to.include('style')
  })
})

/** Paint a drawing as a camera would see it, and read it. */
function readDrawing(svg: Markup): string {
  const side = Number(String(svg.attributes.viewBox).split(' ')[2])
  const scale = 4
  const width = side * scale
  const data = new Uint8Array(width * width * 4).fill(255)
  const [, dark] = svg.children as Markup[]
  for (const [, x, y] of String(dark!.attributes.d).matchAll(/M(\d+) (\d+)h1v1h-1z/g)) {
    for (let i = 0; i < scale * scale; i++) {
      const column = Number(x) * scale + (i % scale)
      const row = Number(y) * scale + Math.floor(i / scale)
      data.fill(0, 4 * (row * width + column), 4 * (row * width + column) + 3)
    }
  }
  return decodeQR({ width, height: width, data })
}

describe('the reminder of a receipt', () => {
  const day = dayOf(Date.parse('2026-12-02'))
  const uid = new Uint8Array(16).fill(0xab)

  it('is a day in a calendar under the neutral title, with no address and no time of the visit', () => {
    expect(reminderFile({ day, title: 'Notater', uid })).to.equal(
      [
        'BEGIN:VCALENDAR',
        'VERSION:2.0',
        'PRODID:-//Notater//1//',
        'BEGIN:VEVENT',
        'UID:abababababababababababababababab',
        'DTSTAMP:20261202T000000Z',
        'DTSTART;VALUE=DATE:20261202',
        'DTEND;VALUE=DATE:20261203',
        'SUMMARY:Notater',
        'TRANSP:TRANSPARENT',
        'END:VEVENT',
        'END:VCALENDAR',
        '',
      ].join('\r\n'),
    )
  })

  it('has no line of more than 75 bytes, and every character whole, as RFC 5545 wants it', () => {
    const title = 'Æøå 🐟 '.repeat(20).trim()
    const text = reminderFile({ day, title, uid })
    const lines = text.split('\r\n')
    expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).to.be.at.most(75)
    expect(text).not.to.match(/[^\r]\n|\ufffd/)
    expect(text.replaceAll('\r\n ', '')).to.include(`\r\nSUMMARY:${title}\r\n`)
  })

  it('takes no commas and line breaks of a title for its own', () => {
    const text = reminderFile({ day, title: 'a,b;c\\d\ne', uid })
    expect(text).to.include('SUMMARY:a\\,b\\;c\\\\d\\ne\r\n')
  })
})

describe('a name after the report has arrived', () => {
  const GIVING: Partial<State> = {
    step: 'letter',
    writing: { name: 'letter-identity', about: null, values: {}, from: 'done' },
  }

  it('S10: is a choice beside staying anonymous, which needs nothing', () => {
    const { t } = sampleWords()
    const app = stillApp({ ...DELIVERED, step: 'done', code: null, kept: true })
    const said = piecesOf(done(app))
    expect(said).to.include.members([t.done.who, t.identity.anonymous, t.done.give])
    const main = elementsOf(done(app)).filter(({ attributes }) =>
      String(attributes.class).includes('main'),
    )
    expect(main.map(({ attributes }) => attributes.id)).to.deep.equal(['close'])
  })

  it('W09: is asked for by naming only those who can open it', () => {
    const { t } = sampleWords()
    const said = piecesOf(letter(stillApp(GIVING)))
    expect(said).to.include.members([t.identity.keepers.one, '⟦custodian⟧', t.identity.stay])
    expect(said).not.to.include('⟦head⟧')
    expect(said).not.to.include(t.answer.same)
  })

  it('W09: is not asked for where nobody keeps names apart, and it is said who would read it', () => {
    const { t } = sampleWords()
    const value = { ...someReception(), custodians: [] }
    const view = letter(stillApp({ ...GIVING, reception: { kind: 'ready', value } }))
    expect(piecesOf(view)).to.include.members([t.identity.nobody, t.identity.inMessage])
    expect(elementsOf(view).filter(({ tag }) => tag === 'textarea')).to.deep.equal([])
    expect(byId(elementsOf(view), 'send')).to.equal(undefined)
  })

  it('waits for the list of those who keep names, and can ask for it again', () => {
    const { t } = sampleWords()
    const waiting = letter(stillApp({ ...GIVING, reception: { kind: 'loading' } }))
    expect(piecesOf(waiting)).to.include(t.page.working)
    const reception = { kind: 'failed', code: 'offline' } as const
    const failed = letter(stillApp({ ...GIVING, reception }))
    expect(byId(elementsOf(failed), 'retry')).not.to.equal(undefined)
    expect(piecesOf(failed)).to.include(t.errors.offline)
  })
})
