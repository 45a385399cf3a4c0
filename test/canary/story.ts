import { createHash } from 'node:crypto'
import { type Action, jobOf } from '../../client/desk/core/action.ts'
import { Desk } from '../../client/desk/core/desk.ts'
import type { Case } from '../../client/desk/core/fold.ts'
import type { Transport } from '../../client/shared/transport.ts'
import { type Letter, Visit } from '../../client/shared/visit.ts'
import type { BoardReading } from '../../crypto/board.ts'
import { systemRandom, toHex } from '../../crypto/bytes.ts'
import { weekAt } from '../../crypto/calendar.ts'
import type { Primitives } from '../../crypto/primitives.ts'
import { codeGroups, deriveReceipt, type ReceiptCode } from '../../crypto/receipt.ts'
import { loadSumo } from '../../crypto/sodium-sumo.ts'
import {
  newVaultKey,
  sealVault,
  sealWeeks,
  type Vault,
  type WeeklySecrets,
} from '../../crypto/vault.ts'
import { type House, type HouseMember, SOME_TEXTS } from '../support/house.ts'
import type { Canary } from './needles.ts'

const word = (what: string) => `kanari-${what}-${toHex(systemRandom(8))}`

/** What people write in this story, each once in the world. */
export const WORDS = {
  report: word('melding'),
  'file name': word('fil'),
  name: word('navn'),
  status: word('status'),
  question: word('sporsmal'),
  note: word('notat'),
  answer: word('svar'),
  passphrase: word('passord'),
} as const

/** How bytes get to the server, for each of the two sides. */
export interface Ways {
  readonly reporter: Transport
  readonly desk: Transport
}

/** Keeps the member's two files, sealed, as the desk's host would. */
export type Keep = (vault: Uint8Array, weeks: Uint8Array) => Promise<void>

/**
 * One report on its whole way: report, identity, acknowledgement, status, question, note, return with
 * the code, answer.
 *
 * @returns everything that the server must never hold
 * @throws Error where a word does not arrive, which would make a scan for it worthless
 */
export async function playStory(
  p: Primitives,
  house: House,
  ways: Ways,
  keep: Keep,
): Promise<Canary[]> {
  const visit = newVisit(p, house, ways.reporter)
  await visit.open()
  const code = await visit.makeReceipt()
  await visit.send(letter('report', { what: WORDS.report }))
  await visit.send(letter('identity', { name: WORDS.name }))
  const [, member] = house.members
  const custodian = house.members.at(-1)
  if (member === undefined || custodian === undefined) throw new Error('nobody at the desk')
  const desk = await newDesk(p, house, ways.desk, member, keep)
  await desk.sync()
  const opened = onlyCase(desk)
  requireWord(JSON.stringify(opened, withoutBytes), WORDS.report)
  await answerFromDesk(desk, opened.id)
  const again = newVisit(p, house, ways.reporter)
  await again.open()
  again.useReceipt(code)
  requireWord(JSON.stringify(await readUntilAnswered(again), withoutBytes), WORDS.question)
  await again.send(letter('follow-up', { what: WORDS.answer }))
  await desk.sync()
  requireWord(JSON.stringify(onlyCase(desk), withoutBytes), WORDS.answer)
  const words = Object.entries(WORDS).map(([name, value]) => ({ name, value }))
  return [...words, ...secretsOf(p, house, code), ...contentKeys(desk.vault)]
}

function newVisit(p: Primitives, house: House, transport: Transport): Visit {
  return new Visit({
    primitives: async () => p,
    transport,
    root: house.fingerprint,
    now: Date.now,
    buildDay: 0,
    random: systemRandom,
    sha256: (message) => createHash('sha256').update(message).digest(),
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  })
}

function letter(kind: Letter['kind'], answers: Record<string, string>): Letter {
  const files = [{ name: WORDS['file name'], type: 'text/plain', size: 10, offset: 0 }]
  const manifest = kind === 'report' ? { key: systemRandom(32), blocks: 1, files } : null
  return {
    kind,
    content: {
      channel: 'main',
      language: 'nb',
      questionnaire: { id: 'general', version: 1 },
      answers,
      about: null,
      manifest,
    },
    textsHash: SOME_TEXTS,
    leftOut: [],
    positions: null,
  }
}

async function newDesk(
  p: Primitives,
  house: House,
  transport: Transport,
  member: HouseMember,
  keep: Keep,
): Promise<Desk> {
  const { hashPassphrase } = await loadSumo()
  const cost = { operations: 1, memory: 8192 }
  const key = newVaultKey(systemRandom, hashPassphrase, WORDS.passphrase, cost)
  const keepSealed = (vault: Vault, weeks: WeeklySecrets) =>
    keep(sealVault(p, systemRandom, key, vault), sealWeeks(p, systemRandom, key, weeks))
  const vault: Vault = {
    format: 'postern-vault/1',
    instance: house.list.instance,
    root: house.fingerprint,
    member: member.id,
    signing: member.signing.seed,
    listVersion: 0,
    drops: [],
    grants: [],
    read: [],
  }
  const weeks: WeeklySecrets = {
    format: 'postern-weekly-keys/1',
    weeks: member.weeks.map(({ week, seed }) => ({ week, seed })),
  }
  await keepSealed(vault, weeks)
  const source = {
    primitives: p,
    transport,
    now: Date.now,
    buildDay: 0,
    random: systemRandom,
    keep: keepSealed,
  }
  return new Desk(source, vault, weeks)
}

function onlyCase(desk: Desk): Case {
  const [found, ...more] = desk.cases
  if (found === undefined || more.length > 0) throw new Error(`${desk.cases.length} cases, not one`)
  return found
}

async function answerFromDesk(desk: Desk, id: string): Promise<void> {
  const actions: readonly Action[] = [
    { kind: 'acknowledge', next: null },
    { kind: 'status', status: 'needs-info', text: WORDS.status, next: null },
    { kind: 'message', as: 'question', text: WORDS.question },
    { kind: 'note', text: WORDS.note },
  ]
  for (const action of actions) await desk.append(id, jobOf(systemRandom, action))
}

/** The board is built once a second here. */
async function readUntilAnswered(visit: Visit): Promise<BoardReading> {
  for (;;) {
    const reading = await visit.read()
    if (reading.messages.some(({ kind }) => kind === 'question')) return reading
  }
}

function requireWord(where: string, wanted: string): void {
  if (!where.includes(wanted)) throw new Error(`${wanted} did not arrive: ${where}`)
}

const withoutBytes = (_name: string, value: unknown) =>
  value instanceof Uint8Array ? undefined : value instanceof Map ? [...value] : value

/** The secret half of the code in the forms that people and programs use, and what follows from it. */
function secretsOf(p: Primitives, house: House, code: ReceiptCode): Canary[] {
  const receipt = deriveReceipt(p, house.list.instance, code)
  const tail = codeGroups(code).slice(2)
  const forms = [code.slice(7), tail.join('-'), tail.join(' ')]
  const members = house.members.flatMap(({ id, signing, weeks }) => [
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
    { name: 'root seed', value: house.root.seed },
    ...members,
  ]
}

function contentKeys({ drops }: Vault): Canary[] {
  return drops.map(({ id, key }) => ({
    name: `content key of ${toHex(id).slice(0, 8)}`,
    value: key,
  }))
}
