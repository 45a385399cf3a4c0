import { expect } from 'chai'
import type { Desk } from '../../../client/desk/engine/desk.ts'
import type { Case } from '../../../client/desk/model/case/fold.ts'
import { chainOf } from '../../../client/desk/model/log/stream.ts'
import { jobOf } from '../../../client/desk/model/rules/action.ts'
import { dayOf } from '../../../crypto/days/calendar.ts'
import type { Entry } from '../../../crypto/entries/entry.ts'
import { bundleHash, encodeBundle, type Role, signKeyList } from '../../../crypto/keys/keylist.ts'
import { systemRandom } from '../../../crypto/primitives/bytes.ts'
import type { Primitives } from '../../../crypto/primitives/primitives.ts'
import { PATH } from '../../../crypto/wire/wire.ts'
import { send } from '../run/http.ts'
import { A_MONDAY, type Instance, publicationOf } from '../server/instance.ts'
import { makeReception, type TestReception } from './reception.ts'

export const ACCESS_ROLES: readonly Role[] = [
  'head',
  'reception',
  'reception',
  'follow-up-manager',
  'custodian',
]

/** m0, m1 and m2 read channel `main`; the follow-up manager m3, the custodian m4 and any more do not. */
export function accessReception(
  p: Primitives,
  weeks = 6,
  more: readonly Role[] = [],
): TestReception {
  return makeReception(p, {
    today: dayOf(A_MONDAY),
    roles: [...ACCESS_ROLES, ...more],
    weeks,
    edit: (list) => ({ ...list, channels: [{ id: 'main', members: ['m0', 'm1', 'm2'] }] }),
  })
}

/** Why a name is given although its reporter did not agree. */
export const BEYOND = { why: 'the court orders it', tell: 'The court ordered it.' } as const

/** The one case of a desk. */
export function only(desk: Desk): Case {
  expect(desk.cases).to.have.lengthOf(1)
  return desk.cases[0]!
}

export const caseId = (desk: Desk): string => only(desk).id

export const say = (desk: Desk, text: string): Promise<void> =>
  desk.append(caseId(desk), jobOf(systemRandom, { kind: 'note', text }))

export const acknowledge = (desk: Desk): Promise<void> =>
  desk.append(caseId(desk), jobOf(systemRandom, { kind: 'acknowledge', next: null }))

/** `done`, or the code of what it throws. */
export const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error) => error.code,
  )

/** Agree that a case is purged: it takes a second member, who purges. */
export const agreeToPurge = (desk: Desk, id = caseId(desk)): Promise<void> =>
  desk.purge(id, 'agreed')

/** The same as a raw record. */
export const AGREED: Entry = { kind: 'purge-agreed', on: true, text: '' }

/** The notes of the one case, as this desk shows them. */
export function notes(desk: Desk): string[] {
  return only(desk).timeline.flatMap((item) =>
    item.kind === 'entry' && item.entry.kind === 'note'
      ? [`${item.author.id}: ${item.entry.text}`]
      : [],
  )
}

/** The texts of a case, in its order. */
export function told(desk: Desk): string[] {
  return only(desk).timeline.flatMap((item) => {
    if (item.kind === 'drop') return Object.values(item.drop.content.answers).flat()
    return 'text' in item.entry && item.entry.text !== '' ? [item.entry.text] : []
  })
}

/** Member ids. */
export const readersOf = (desk: Desk): string[] =>
  only(desk).access.readers.map(({ member }) => member)

/** Number of epochs of its case whose keys a desk has. */
export const epochsOf = (p: Primitives, desk: Desk): number =>
  chainOf(p, only(desk).stream!).spans.length

/**
 * Publish the next key list, without some members.
 *
 * @param days after the list before; 0 by default
 * @param roles new roles, by member id
 */
export async function publishWithout(
  instance: Instance,
  gone: readonly string[],
  days = 0,
  roles: Readonly<Record<string, Role>> = {},
): Promise<void> {
  const { p, reception } = instance
  const { hash, ...body } = reception.list
  const stays = ({ id }: { readonly id: string }) => !gone.includes(id)
  const members = reception.members.filter(stays)
  const weeks = [...reception.bundles.keys()]
  const bundles = new Map(
    weeks.map((week, i) => [week, encodeBundle(members.map((one) => one.weeks[i]!.publicKey))]),
  )
  const next = {
    ...body,
    version: body.version + 1,
    previous: hash,
    issued: body.issued + days,
    members: body.members.filter(stays).map((one) => ({ ...one, role: roles[one.id] ?? one.role })),
    channels: body.channels.map(({ id, members: all, substitutes = [] }) => ({
      id,
      members: all.filter((member) => !gone.includes(member)),
      substitutes: substitutes.filter((member) => !gone.includes(member)),
    })),
    weeks: {
      first: body.weeks.first,
      bundles: [...bundles].map(([week, bundle]) => bundleHash(p, body.instance, week, bundle)),
    },
  }
  const signed = signKeyList(p, reception.root.seed, next)
  const answer = await send(instance.server.staffUrl, 'POST', PATH.deskKeyList, {
    headers: { 'content-type': 'application/octet-stream' },
    body: publicationOf({ ...reception, signed, bundles }),
  })
  expect(answer.status, answer.text).to.equal(200)
}
