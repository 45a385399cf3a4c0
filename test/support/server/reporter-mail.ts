import { type OpenedDrop, openDrop } from '../../../crypto/drop/drop.ts'
import type { ReporterContent, ReporterKind } from '../../../crypto/entries/content.ts'
import { concat, systemRandom } from '../../../crypto/primitives/bytes.ts'
import { SIZE } from '../../../crypto/primitives/labels.ts'
import { BATCH, PATH } from '../../../crypto/wire/wire.ts'
import type { TestMember } from '../reception/reception.ts'
import { type Instance, staffFetch } from './instance.ts'
import { idsIn, listPath } from './listing.ts'

/** A letter of a reporter, with the members who could open it. */
export interface Mail {
  readonly kind: ReporterKind
  readonly content: ReporterContent
  /** Member ids, in the order of the reception. */
  readonly readers: readonly string[]
}

/** Every letter that lies on the server, opened by each member who can. The order means nothing. */
export async function mailOf(instance: Instance): Promise<Mail[]> {
  const { reception } = instance
  const [member] = reception.members
  if (member === undefined) throw new Error('a reception without members')
  const path = listPath(PATH.deskDrops)
  const body = idsIn((await staffFetch(instance, member, 'GET', path)).body)
  const ids = Array.from({ length: body.length / SIZE.id }, (_, i) =>
    body.slice(i * SIZE.id, (i + 1) * SIZE.id),
  )
  return Promise.all(ids.map((id) => openMail(instance, member, id)))
}

async function openMail(instance: Instance, member: TestMember, id: Uint8Array): Promise<Mail> {
  const { p, reception } = instance
  const asked = concat(id, systemRandom((BATCH.drops - 1) * SIZE.id))
  const { body: sealed } = await staffFetch(instance, member, 'POST', PATH.deskDropsFetch, {
    body: asked,
  })
  const opened = reception.members.flatMap(({ id: reader, position, weeks }) => {
    const drop = openDrop(p, reception.list.instance, position, weeks, sealed)
    return drop === null ? [] : [{ reader, letter: letterOf(drop) }]
  })
  const [first] = opened
  if (first === undefined) throw new Error('a letter that nobody can open')
  return { ...first.letter, readers: opened.map(({ reader }) => reader) }
}

function letterOf({ body }: OpenedDrop): Pick<Mail, 'kind' | 'content'> {
  switch (body.kind) {
    case 'grant':
    case 'decoy':
    case 'checkpoint':
    case 'absence':
    case 'key-part':
      throw new Error(`a ${body.kind}`)
    default:
      return { kind: body.kind, content: body.content }
  }
}
