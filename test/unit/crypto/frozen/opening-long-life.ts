import { copyId, openCopy, openCopyPart } from '../../../../crypto/drop/letter-copy.ts'
import { asContentKey } from '../../../../crypto/keys/keys.ts'
import { originalOf, recordId } from '../../../../crypto/log/record.ts'
import { equal, fromBase64url, toBase64url } from '../../../../crypto/primitives/bytes.ts'
import type { Primitives } from '../../../../crypto/primitives/primitives.ts'

/** As it stands in its frozen file. */
export interface FrozenLongLife {
  readonly instance: string
  readonly epochKey: string
  readonly sequence: number
  readonly sealed: string
  readonly again: readonly { generation: number; id: string; row: string }[]
  readonly letter: string
  readonly contentKey: string
  readonly text: string
  readonly copies: readonly (readonly { id: string; hash: string; row?: string }[])[]
}

/** @throws where it opens to other than what the file says, or not at all */
export function openFrozenLongLife(p: Primitives, file: FrozenLongLife): void {
  const [instance, epochKey] = [fromBase64url(file.instance), fromBase64url(file.epochKey)]
  const place = { instance, epoch: 0, epochKey, sequence: file.sequence }
  for (const { generation, id, row } of file.again) {
    const name = recordId(p, epochKey, file.sequence, generation)
    const found = originalOf(p, place, fromBase64url(row), generation)
    if (toBase64url(name) !== id || found === null) throw new Error(`generation ${generation}`)
    if (!equal(found, fromBase64url(file.sealed))) throw new Error('another record')
  }
  const key = asContentKey(fromBase64url(file.contentKey))
  for (const [generation, parts] of file.copies.entries()) {
    for (const [part, { id }] of parts.entries()) {
      const name = toBase64url(copyId(p, key, { part, generation }))
      if (name !== id) throw new Error(`the id of part ${part} of copy ${generation}`)
    }
  }
  const chunks = (file.copies[0] ?? []).map(({ row = '' }, part) => {
    const opened = openCopyPart(p, instance, key, { part, generation: 0 }, fromBase64url(row))
    if (opened === null) throw new Error(`part ${part} of the letter`)
    return opened.chunk
  })
  const { body } = openCopy(p, instance, fromBase64url(file.letter), key, chunks)
  if (body.kind !== 'report' || body.content.answers.what !== file.text) {
    throw new Error('the letter says something else')
  }
}
