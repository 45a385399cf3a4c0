import type { Action } from '../../../client/desk/model/rules/action.ts'
import type { CaseView, DeskView } from '../../../client/desk/model/views.ts'
import { Download } from '../../../client/shared/blocks/download.ts'
import { enclose } from '../../../client/shared/blocks/enclose.ts'
import type { OutgoingFile } from '../../../client/shared/blocks/plan.ts'
import type { Upload } from '../../../client/shared/blocks/upload.ts'
import { bytesSource } from '../../../client/shared/clean/source.ts'
import { type Letter, Visit } from '../../../client/shared/session/visit.ts'
import type { Transport } from '../../../client/shared/transport.ts'
import type { BoardReading } from '../../../crypto/board/board.ts'
import { weekAt } from '../../../crypto/days/calendar.ts'
import type { Manifest } from '../../../crypto/entries/content.ts'
import { codeGroups, deriveReceipt, type ReceiptCode } from '../../../crypto/keys/receipt.ts'
import { concat, systemRandom, toHex, utf8 } from '../../../crypto/primitives/bytes.ts'
import type { Primitives } from '../../../crypto/primitives/primitives.ts'
import {
  SOME_TEXTS,
  type TestMember,
  type TestReception,
} from '../../support/reception/reception.ts'
import { never } from '../../support/run/later.ts'
import { sha256 } from '../../support/server/instance.ts'
import type { DeskSide } from './desk-side.ts'
import type { Canary } from './needles.ts'

const word = (what: string) => `kanari-${what}-${toHex(systemRandom(8))}`

/** Texts that people write in this story, each unique in the world. */
export const WORDS = {
  report: word('melding'),
  'file name': word('fil'),
  'file text': word('vedlegg'),
  name: word('navn'),
  status: word('status'),
  question: word('sporsmal'),
  note: word('notat'),
  answer: word('svar'),
  passphrase: word('passord'),
} as const

/** How the two sides reach the server. */
export interface Ways {
  readonly reporter: Transport
  readonly desk: DeskSide
}

/** The member at the desk: not the custodian, because only the custodian reads identities. */
export function storyMember({ members }: TestReception): TestMember {
  const member = members.at(1)
  if (member === undefined) throw new Error('nobody at the desk')
  return member
}

/**
 * One report on its whole way: report with a file, identity, acknowledgement, status, question, note,
 * return with the code, answer.
 *
 * @returns everything that the server must never hold
 * @throws Error if a word does not arrive, which would make a scan for it worthless
 */
export async function playStory(
  p: Primitives,
  reception: TestReception,
  ways: Ways,
): Promise<Canary[]> {
  const visit = new WatchedVisit(p, reception, ways.reporter)
  await visit.open()
  const code = await visit.makeReceipt()
  const shown = reception.members.map(({ id }) => id)
  await visit.send(letter('report', { what: WORDS.report }, shown), { files: [aFile()] })
  const manifest = visit.manifests.at(0)
  requireWord(await readFile(p, reception, ways.reporter, manifest), WORDS['file text'])
  await visit.send(letter('identity', { name: WORDS.name }, shown))
  const { desk } = ways
  const opening = { token: desk.token, passphrase: WORDS.passphrase, answer: null, paced: false }
  await desk.ask('unlock', opening)
  const { id } = onlyCase(await desk.ask('sync', null))
  const impartial = { kind: 'declare', caseId: id, conflict: false, text: '' } as const
  requireWord(onlyCase(await desk.ask('access', impartial)), WORDS.report)
  await answerFromDesk(desk, id)
  const again = new WatchedVisit(p, reception, ways.reporter)
  await again.open()
  again.useReceipt(code)
  requireWord(await readUntilAnswered(again), WORDS.question)
  await again.send(letter('follow-up', { what: WORDS.answer }, shown))
  requireWord(onlyCase(await desk.ask('sync', null)), WORDS.answer)
  const words = Object.entries(WORDS).map(([name, value]) => ({ name, value }))
  const keys = visit.manifests.map(({ key }) => ({ name: 'key of the files', value: key }))
  return [...words, ...keys, ...secretsOf(p, reception, code)]
}

/** A visit, and the manifests of what went along with its letters. */
class WatchedVisit extends Visit {
  readonly #uploads: readonly Upload[]

  constructor(p: Primitives, reception: TestReception, transport: Transport) {
    const uploads: Upload[] = []
    super({
      primitives: async () => p,
      transport,
      root: reception.fingerprint,
      now: Date.now,
      buildDay: 0,
      random: systemRandom,
      sha256,
      wait,
      later: never,
      enclose:
        async () =>
        async (...args) => {
          const letter = await enclose(...args)
          uploads.push(letter.upload)
          return letter
        },
    })
    this.#uploads = uploads
  }

  /** The manifests of everything that is sent. */
  get manifests(): Manifest[] {
    return this.#uploads.map(({ manifest }) => manifest)
  }
}

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

/** A file of two blocks, with its word in each. */
function aFile(): OutgoingFile {
  const text = utf8(WORDS['file text'])
  const bytes = concat(text, new Uint8Array(300_000), text)
  return { name: WORDS['file name'], type: 'text/plain', source: bytesSource(bytes) }
}

/** The file of a manifest, as somebody with its key reads it. */
async function readFile(
  p: Primitives,
  reception: TestReception,
  transport: Transport,
  manifest: Manifest | undefined,
): Promise<string> {
  if (manifest === undefined) throw new Error('no file went along')
  const source = { primitives: async () => p, transport, wait }
  const pieces: Uint8Array[] = []
  for await (const piece of new Download(source, reception.list.instance, manifest).pieces(0))
    pieces.push(piece)
  return Buffer.concat(pieces).toString()
}

function letter(
  kind: Letter['kind'],
  answers: Record<string, string>,
  shown: readonly string[],
): Letter {
  return {
    kind,
    content: {
      channel: 'main',
      language: 'nb',
      questionnaire: { id: 'general', version: 1 },
      answers,
      about: null,
      manifest: null,
    },
    textsHash: SOME_TEXTS,
    leftOut: [],
    circle: null,
    listVersion: Number.POSITIVE_INFINITY,
    shown,
  }
}

function onlyCase({ cases }: DeskView): CaseView {
  const [found, ...more] = cases
  if (found === undefined || more.length > 0) throw new Error(`${cases.length} cases, not one`)
  return found
}

async function answerFromDesk(desk: DeskSide, caseId: string): Promise<void> {
  const actions: readonly Action[] = [
    { kind: 'acknowledge', next: null },
    { kind: 'status', status: 'needs-info', text: WORDS.status, next: 20_800 },
    { kind: 'message', as: 'question', text: WORDS.question },
    { kind: 'note', text: WORDS.note },
  ]
  for (const action of actions) await desk.ask('act', { job: action.kind, caseId, action })
}

/** The board is built once a second here. */
async function readUntilAnswered(visit: Visit): Promise<BoardReading> {
  for (;;) {
    const reading = await visit.read(true)
    if (reading.messages.some(({ kind }) => kind === 'question')) return reading
  }
}

function requireWord(where: unknown, wanted: string): void {
  const text = JSON.stringify(where, withoutBytes)
  if (!text.includes(wanted)) throw new Error(`${wanted} did not arrive: ${text}`)
}

const withoutBytes = (_name: string, value: unknown) =>
  value instanceof Uint8Array ? undefined : value instanceof Map ? [...value] : value

/** The secret half of the code in the forms that people and programs use, and what follows from it. */
function secretsOf(p: Primitives, reception: TestReception, code: ReceiptCode): Canary[] {
  const receipt = deriveReceipt(p, reception.list.instance, code)
  const tail = codeGroups(code).slice(2)
  const forms = [code.slice(7), tail.join('-'), tail.join(' ')]
  const members = reception.members.flatMap(({ id, signing, weeks }) => [
    { name: `signing seed of ${id}`, value: signing.seed },
    ...weeks.map(({ week, seed }) => ({ name: `sealing seed of ${id}, ${week}`, value: seed })),
  ])
  return [
    ...forms.flatMap((form) => [
      { name: 'code', value: form },
      { name: 'code in lower case', value: form.toLowerCase() },
    ]),
    { name: 'echo key', value: receipt.echoKey },
    { name: 'seed of R', value: receipt.signSeed },
    { name: 'board key', value: receipt.boardKey(weekAt(Date.now())) },
    { name: 'root seed', value: reception.root.seed },
    ...members,
  ]
}
