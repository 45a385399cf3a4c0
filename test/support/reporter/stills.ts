import { draftContent } from '../../../client/reporter/files/draft-file.ts'
import { newDraft, type State } from '../../../client/reporter/state.ts'
import { isLate } from '../../../client/shared/session/sent-state.ts'
import type { Look } from '../../../client/shared/session/visit.ts'
import { PAGE_IDS } from '../../../client/texts/pages.ts'
import type { BoardMessage } from '../../../crypto/board/board.ts'
import {
  LETTERS,
  type LetterName,
  type SlotKind,
  STATUSES,
} from '../../../crypto/entries/content.ts'
import { makeCode } from '../../../crypto/keys/receipt.ts'
import { sentIn } from '../reception/echoes.ts'
import type { Still } from './still.ts'
import { fetchedFiles, fileStills } from './still-files.ts'

/** Stands for the first channel of the reception, whatever its name. */
export const FIRST_CHANNEL = '(first)'

const TODAY = 20_783
export const STILL_CODE = makeCode((length) => new Uint8Array(length).fill(7), 'ABCDEFG')
const WORD = `Langt${'ord'.repeat(60)}`

/** A text with something of each kind. */
const POINTING = `Heisann! Jeg er lærling og 19 år. Kari og jeg så det 3. mars i rom 12. Det var bare vi to.`

const DRAFT = {
  ...newDraft(),
  channel: FIRST_CHANNEL,
  answers: { what: `${WORD} og vanlige ord.\nEn linje til.`, who: 'To i økonomi.' },
  party: 'own',
  relation: 'student',
  categories: ['bullying', 'danger-to-life', 'financial-crime'],
  wish: ['meeting', 'written-hearing'],
  wishText: `Ring etter klokka fire. ${WORD}`,
}

/** Answers to questions that are no longer asked: one depends on a choice, one is in no list. */
const UNASKED = {
  ...DRAFT,
  answers: { ...DRAFT.answers, money: WORD, gone: 'Det sto et annet sted.' },
  categories: ['bullying'],
}

function message(kind: SlotKind, change: Partial<BoardMessage['content']> = {}): BoardMessage {
  const title = { nb: 'Rådgiver i mottaket', nn: 'Rådgivar i mottaket', en: 'Adviser' }
  const content = { day: TODAY - 3, text: `Hvilke timer gjelder det? ${WORD}`, ...change }
  const author = { id: 'm1', role: 'reception', title, position: 1 } as BoardMessage['author']
  return { messageId: [...kind].map(() => 7) as unknown as Uint8Array, kind, author, content }
}

function reading(change: Partial<Look> = {}): Look {
  const none = { sent: [], choice: null, leftOut: [], status: null, messages: [], positions: null }
  const whole = { alwaysLeftOut: [], standing: { out: [], opens: [] } }
  const fresh = { incomplete: false, newerList: false, fetchedAt: Date.now() }
  const { day = TODAY, sent = [] } = change
  const late = sent.some((one) => isLate(one, day))
  return { day, ...none, ...whole, ...fresh, isLate: late, ...change }
}

type Told = Partial<BoardMessage['content']>

/** State of the page when a code opens an answer of the reception. */
function told(content: Told, messages: readonly BoardMessage[] = []): Partial<State> {
  const history: Told['history'] = [
    ['received', TODAY - 20],
    ['assessing', TODAY - 10],
    [content.status ?? 'assessing', TODAY - 3],
  ]
  const status = message('status', {
    text: '',
    channel: FIRST_CHANNEL,
    history,
    ...content,
  })
  const value = reading({ sent: sentIn(2966), positions: 3, status, messages })
  return { reading: { kind: 'ready', value } }
}

const ASKED = told({ status: 'needs-info', next: TODAY + 5, party: 'party' }, [
  message('question'),
  message('message', { text: 'Vi har fått det.' }),
])

/** Messages that each kind of letter may be about; the other kinds are about none. */
const ABOUT: Readonly<Partial<Record<LetterName, readonly BoardMessage[]>>> = {
  letter: [
    message('question', { language: 'nb' }),
    message('status', { status: 'redirected' }),
    message('status', { status: 'hearing' }),
    message('message'),
  ],
  'letter-minutes': [message('minutes')],
}

function writing(name: LetterName, about: BoardMessage | null = null): Partial<State> {
  return { ...ASKED, writing: { name, about, values: {}, from: 'inbox' } }
}

function letterStills(): Still[] {
  return LETTERS.flatMap((name) =>
    [null, ...(ABOUT[name] ?? [])].flatMap((about): Still[] => {
      const of = about === null ? '' : `, about ${about.content.status ?? about.kind}`
      return [{ name: `${name}${of}`, step: 'letter', change: writing(name, about) }]
    }),
  )
}

/** The way from the first word to the code. */
const WRITING: readonly Still[] = [
  { name: 'landing', step: 'landing' },
  {
    name: 'landing without an answer',
    step: 'landing',
    change: { reception: { kind: 'failed', code: 'offline' } },
  },
  { name: 'landing, closed', step: 'landing', reception: 'closed' },
  { name: 'landing, expired', step: 'landing', reception: 'expired' },
  { name: 'tell', step: 'tell' },
  { name: 'tell, refused', step: 'tell', press: ['to-review'], shows: '#errors' },
  { name: 'tell, filled', step: 'tell', change: { draft: DRAFT } },
  { name: 'story', step: 'story', change: { draft: DRAFT } },
  { name: 'files', step: 'files', change: { draft: DRAFT } },
  { name: 'recall: the story', step: 'recall', change: { draft: DRAFT } },
  { name: 'recall: a probe', step: 'recall', change: { draft: DRAFT, recallAt: 1 } },
  {
    name: 'details',
    step: 'details',
    change: { draft: { ...newDraft(), channel: FIRST_CHANNEL } },
  },
  { name: 'details with more questions', step: 'details', change: { draft: DRAFT } },
  {
    name: 'details with a box',
    step: 'details',
    change: { draft: { ...DRAFT, categories: ['sexual-harassment'] } },
  },
  { name: 'contact', step: 'contact', change: { draft: DRAFT } },
  { name: 'readers', step: 'readers', change: { draft: DRAFT } },
  {
    name: 'readers, nobody left',
    step: 'readers',
    change: { draft: { ...DRAFT, leftOut: ['m0', 'm1', 'm2'] } },
    press: ['to-review'],
    shows: '#errors',
  },
  {
    name: 'review, readers not known',
    step: 'review',
    change: { draft: DRAFT, reception: { kind: 'failed', code: 'unverified' } },
  },
  { name: 'review', step: 'review', change: { draft: { ...DRAFT, leftOut: ['m1'] } } },
  { name: 'tell, asked less', step: 'tell', change: { draft: UNASKED }, shows: '#unsent' },
  {
    name: 'review, words that may point to the writer',
    step: 'review',
    change: { draft: { ...DRAFT, answers: { what: POINTING, who: `Skriv til kari@${WORD}.no.` } } },
    shows: '#hint',
  },
  { name: 'review, asked less', step: 'review', change: { draft: UNASKED }, shows: '#unsent' },
  {
    name: 'review, the rest left out',
    step: 'review',
    change: { draft: UNASKED },
    press: ['unsent-leave'],
    shows: 'details#unsent',
  },
]

const SENDING = ['preparing', 'ready', 'sending', 'delivered'] as const

const RECEIPT: readonly Still[] = [
  ...SENDING.map(
    (kind): Still => ({
      name: `receipt, ${kind}`,
      step: 'receipt',
      change: { sending: { kind }, code: kind === 'preparing' ? null : STILL_CODE, draft: DRAFT },
    }),
  ),
  {
    name: 'receipt, failed',
    step: 'receipt',
    change: { sending: { kind: 'failed', code: 'full' }, code: STILL_CODE, draft: DRAFT },
  },
  {
    name: 'receipt, with a QR code and a date',
    step: 'receipt',
    change: { sending: { kind: 'delivered' }, code: STILL_CODE, draft: DRAFT, slipDated: true },
    press: ['qr'],
    shows: '#qr-code',
  },
  { name: 'confirm', step: 'confirm', change: { code: STILL_CODE } },
  {
    name: 'confirm, wrong group',
    step: 'confirm',
    change: { code: STILL_CODE, typedGroup: 'AAAAA' },
    press: ['check'],
    shows: '#errors',
  },
  { name: 'warn', step: 'warn', change: { code: STILL_CODE } },
  {
    name: 'leave',
    step: 'leave',
    change: {
      code: STILL_CODE,
      draft: DRAFT,
      letters: { letter: { name: 'letter', about: null, values: { text: 'Litt til.' } } },
    },
  },
  { name: 'done', step: 'done', change: { sending: { kind: 'delivered' }, kept: true } },
]

function withFiles(): Still {
  const files = message('files')
  const change = told({ status: 'hearing', party: 'party' }, [files])
  const fetched = fetchedFiles(files, '07'.repeat(files.kind.length))
  return {
    name: 'inbox, files',
    step: 'inbox',
    change: { ...change, ...fetched },
    shows: '.received',
  }
}

const RETURNING: readonly Still[] = [
  { name: 'code', step: 'code' },
  {
    name: 'code, wrong',
    step: 'code',
    change: { typedCode: `${STILL_CODE.slice(0, -1)}*` },
    press: ['open'],
    shows: '#errors',
  },
  { name: 'inbox, opening', step: 'inbox' },
  {
    name: 'inbox, failed',
    step: 'inbox',
    change: { reading: { kind: 'failed', code: 'offline' } },
  },
  {
    name: 'inbox, nothing found',
    step: 'inbox',
    change: { reading: { kind: 'ready', value: reading() } },
  },
  {
    name: 'inbox, waiting',
    step: 'inbox',
    change: {
      reading: { kind: 'ready', value: reading({ sent: sentIn(2966), incomplete: true }) },
    },
  },
  {
    name: 'inbox, fetched hours ago',
    step: 'inbox',
    change: { reading: { kind: 'ready', value: reading({ sent: sentIn(2966), fetchedAt: 0 }) } },
  },
  {
    name: 'inbox, late',
    step: 'inbox',
    change: { reading: { kind: 'ready', value: reading({ sent: sentIn(2950) }) } },
  },
  {
    name: 'inbox, a promise not kept',
    step: 'inbox',
    change: told({ status: 'follow-up', party: 'party', next: TODAY - 1 }, [message('question')]),
  },
  ...STATUSES.map(
    (status): Still => ({
      name: `inbox, ${status}`,
      step: 'inbox',
      change: told({ status, party: 'not-a-party', text: 'Noen ord til.' }, [message('question')]),
    }),
  ),
  {
    name: 'inbox, every kind of message',
    step: 'inbox',
    change: told({ status: 'hearing', party: 'party' }, [
      message('acknowledgement'),
      message('notice'),
      message('question'),
      message('message', { language: 'en' }),
      message('minutes'),
      message('files'),
    ]),
  },
  withFiles(),
  ...letterStills(),
  ...['letter', 'letter-identity'].map((name) => ({
    name: `${name}, refused`,
    step: 'letter' as const,
    change: writing(name as LetterName),
    press: ['send'],
    shows: '#errors',
  })),
  {
    name: 'letter, sending',
    step: 'letter',
    change: { ...writing('letter'), posting: { sealed: null, sending: { kind: 'sending' } } },
  },
  {
    name: 'letter, delivered',
    step: 'letter',
    change: { ...writing('letter'), posting: { sealed: null, sending: { kind: 'delivered' } } },
  },
  {
    name: 'letter, failed',
    step: 'letter',
    change: {
      ...writing('letter'),
      posting: { sealed: null, sending: { kind: 'failed', code: 'newer-list' } },
    },
  },
]

const NO_WORK = { from: 'tell', file: null, typed: '' } as const
const FILE = { name: 'notat.txt', bytes: [] as unknown as Uint8Array }

/** A copy of the report, opened. */
const COPY = {
  kind: 'read',
  content: draftContent(DRAFT, 'nb', 'postern-copy/1'),
  code: STILL_CODE,
} as const

const DRAFTS: readonly Still[] = [
  {
    name: 'draft to keep',
    step: 'draft',
    change: { draft: DRAFT, drafting: { ...NO_WORK, task: 'keep', work: { kind: 'none' } } },
    shows: '#make',
  },
  {
    name: 'draft, sealing',
    step: 'draft',
    change: { draft: DRAFT, drafting: { ...NO_WORK, task: 'keep', work: { kind: 'busy' } } },
    shows: '#make',
  },
  {
    name: 'draft kept',
    step: 'draft',
    change: {
      draft: DRAFT,
      draftKept: true,
      draftCode: STILL_CODE,
      drafting: { ...NO_WORK, task: 'keep', work: { kind: 'made' } },
    },
    shows: '#kept',
  },
  {
    name: 'draft to open',
    step: 'draft',
    change: { drafting: { ...NO_WORK, task: 'open', work: { kind: 'none' } } },
    shows: '#draft-file',
  },
  {
    name: 'copy of what was sent',
    step: 'draft',
    change: { drafting: { ...NO_WORK, task: 'open', work: COPY } },
    shows: '#open-case',
  },
  {
    name: 'review of what was sent before',
    step: 'review',
    change: { draft: DRAFT, sentBefore: true },
  },
  {
    name: 'draft not opened',
    step: 'draft',
    change: {
      drafting: {
        ...NO_WORK,
        task: 'open',
        file: FILE,
        typed: 'AAAAA',
        work: { kind: 'failed', code: 'unverified' },
      },
    },
    shows: '#progress',
  },
]

/** Every page that has only text to read. */
export const READING: readonly Still[] = PAGE_IDS.filter((page) => page !== 'form').map(
  (page): Still => ({ name: `page: ${page}`, step: page }),
)

/** Every page, and every step in every state that looks different. */
export const STILLS: readonly Still[] = [
  ...WRITING,
  ...RECEIPT,
  ...fileStills(FIRST_CHANNEL, STILL_CODE),
  ...RETURNING,
  ...DRAFTS,
  ...READING,
]
