import { Desk } from '../../../client/desk/engine/desk.ts'
import type { Opener } from '../../../client/desk/engine/opening/opener.ts'
import type { Pace } from '../../../client/desk/engine/post/pace.ts'
import type { CacheStore, RowStore, UnsentStore } from '../../../client/desk/wire/ports.ts'
import {
  type Answer,
  OfflineError,
  type RequestOptions,
  type Transport,
} from '../../../client/shared/transport.ts'
import { dayOf } from '../../../crypto/days/calendar.ts'
import { sealDrop } from '../../../crypto/drop/drop.ts'
import type { ReporterContent, ReporterKind } from '../../../crypto/entries/content.ts'
import { custodiansOf, openBundle } from '../../../crypto/keys/keylist.ts'
import { asSignSeed } from '../../../crypto/keys/keys.ts'
import { concat, type Random, systemRandom, toHex } from '../../../crypto/primitives/bytes.ts'
import { newVault, type Vault, type WeeklySecrets } from '../../../crypto/vault/vault.ts'
import { echoFor } from '../reception/echoes.ts'
import { SOME_TEXTS, type TestReception } from '../reception/reception.ts'
import { send } from '../run/http.ts'
import { type Instance, postDrop, type SealedReport, sha256 } from '../server/instance.ts'

/** The staff listener of a running server, as a desk reaches it. */
export function staffTransport(instance: Instance): Transport {
  return {
    request: async (method, path, options = {}) => {
      const { status, body } = await send(instance.server.staffUrl, method, path, {
        ...(options.headers ? { headers: { ...options.headers } } : {}),
        ...(options.body ? { body: options.body } : {}),
      })
      return { status, body }
    },
  }
}

/** Disturbance of one request by a test: the server never sees it, or nobody sees its answer. */
export type Meddling = 'lose-request' | 'lose-answer' | ((answer: Answer) => Answer) | null

/**
 * A transport that loses or changes messages for a test.
 *
 * @param meddle called for each request, with its number from 1
 */
export function meddled(
  inner: Transport,
  meddle: (request: string, count: number, options: RequestOptions) => Meddling,
): Transport {
  let count = 0
  return {
    request: async (method, path, options = {}) => {
      const what = meddle(`${method} ${path}`, ++count, options)
      if (what === 'lose-request') throw new OfflineError('lost on the way there')
      const answer = await inner.request(method, path, options)
      if (what === 'lose-answer') throw new OfflineError('lost on the way back')
      return what === null ? answer : what(answer)
    },
  }
}

/** An answer to a fetch without the named rows, as from a server that holds them back. */
export function withoutRows(ids: ReadonlySet<string>, size: number): (answer: Answer) => Answer {
  return ({ status, body }) => {
    const rows = Array.from({ length: body.length / size }, (_, i) =>
      body.slice(i * size, (i + 1) * size),
    )
    return { status, body: concat(...rows.filter((row) => !ids.has(toHex(row.subarray(0, 32))))) }
  }
}

/** The vault of a member who has not seen anything yet. */
export function vaultOf(reception: TestReception, index: number): Vault {
  const member = reception.members[index]
  if (member === undefined) throw new Error(`no member ${index}`)
  return newVault({
    instance: reception.list.instance,
    root: reception.fingerprint,
    member: member.id,
    signing: member.signing.seed,
    listVersion: 0,
  })
}

export function weeksOf(reception: TestReception, index: number): WeeklySecrets {
  const weeks = (reception.members[index]?.weeks ?? []).map(({ week, seed }) => ({
    week,
    seed: seed.slice() as typeof seed,
  }))
  return { format: 'postern-weekly-keys/1', weeks }
}

export interface TestDeskOptions {
  readonly transport?: Transport
  readonly vault?: Vault
  readonly weeks?: WeeklySecrets
  readonly now?: () => number
  readonly random?: Random
  /** None by default. */
  readonly cache?: CacheStore
  readonly rows?: RowStore
  /** By default what waits is only in memory. */
  readonly unsent?: UnsentStore
  /** By default its records are sent as they come. */
  readonly pace?: Pace
  /** By default all rows are opened in one worker. */
  readonly opener?: Opener
  /** By default nothing is kept. */
  readonly keep?: () => Promise<void>
}

/** The desk of member `index`, unlocked over a running server; its files are kept in its memory. */
export function testDesk(instance: Instance, index: number, options: TestDeskOptions = {}): Desk {
  return new Desk(
    {
      primitives: instance.p,
      random: options.random ?? systemRandom,
      sha256,
      now: options.now ?? instance.now,
      transport: options.transport ?? staffTransport(instance),
      buildDay: 0,
      keep: options.keep ?? (async () => {}),
      ...(options.cache ? { cache: options.cache } : {}),
      ...(options.rows ? { rows: options.rows } : {}),
      ...(options.unsent ? { unsent: options.unsent } : {}),
      ...(options.pace ? { pace: options.pace } : {}),
      ...(options.opener ? { opener: options.opener } : {}),
    },
    options.vault ?? vaultOf(instance.reception, index),
    options.weeks ?? weeksOf(instance.reception, index),
  )
}

/** Sync, and say in every case that the member is impartial: only then is its text shown. */
export async function syncAndOpen(desk: Desk): Promise<void> {
  await desk.sync()
  for (const { id, stream } of desk.cases) if (stream) await desk.declare(id, false, '')
}

/** A reporter's content under the headings that `questionnaire` names. */
export function contentOf(
  questionnaire: string,
  answers: ReporterContent['answers'],
  version = 1,
): ReporterContent {
  return {
    channel: 'main',
    language: 'nb',
    questionnaire: { id: questionnaire, version },
    answers,
    about: null,
    manifest: null,
  }
}

/** Send the identity of the reporter of `report`, only to the custodians, as a browser would. */
export function deliverIdentity(
  instance: Instance,
  report: SealedReport,
  answers: ReporterContent['answers'],
): Promise<void> {
  const content = contentOf('letter-identity', answers)
  return deliverToCustodians(instance, report, { kind: 'identity', content })
}

/** Ask only the custodians to delete the identity of the reporter of `report`. */
export function deliverWithdrawal(
  instance: Instance,
  report: SealedReport,
  text: string,
): Promise<void> {
  const content = contentOf('letter-withdrawal', { what: 'identity', text })
  return deliverToCustodians(instance, report, { kind: 'withdrawal', content })
}

async function deliverToCustodians(
  instance: Instance,
  { receipt, week }: SealedReport,
  letter: { readonly kind: ReporterKind; readonly content: ReporterContent },
): Promise<void> {
  const { p, reception, now } = instance
  const { list } = reception
  const keys = openBundle(p, list, week, reception.bundles.get(week) ?? new Uint8Array(0))
  const draft = {
    ...letter,
    messageId: systemRandom(16),
    day: dayOf(now()),
    week,
    reference: receipt.reference,
    address: receipt.address,
    boardKey: null,
    signer: receipt.signer,
    letter: 0,
    listHash: list.hash,
    textsHash: SOME_TEXTS,
  }
  const echo = echoFor(p, list, receipt, { week, letter: 0 })
  const to = custodiansOf(p, list, keys)
  const seed = asSignSeed(receipt.signSeed)
  const { request } = sealDrop(p, systemRandom, list.instance, draft, to, seed, echo)
  const answer = await postDrop(instance, request)
  if (answer.status !== 200) throw new Error(`not delivered: ${answer.status} ${answer.text}`)
}
