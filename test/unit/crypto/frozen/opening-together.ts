import { openDrop, openDropWithKey, openOrPart } from '../../../../crypto/drop/drop.ts'
import { joinKeyParts } from '../../../../crypto/drop/key-parts.ts'
import { asKemSeed, weekKeyPairOf } from '../../../../crypto/keys/keys.ts'
import { fromBase64url } from '../../../../crypto/primitives/bytes.ts'
import { encodeJson } from '../../../../crypto/primitives/encode-json.ts'
import { SIZE } from '../../../../crypto/primitives/labels.ts'
import type { Primitives } from '../../../../crypto/primitives/primitives.ts'
import { mustEqual } from './must-equal.ts'

// biome-ignore lint/suspicious/noExplicitAny: frozen files are read as they are
type Frozen = any

/** The frozen report that two open: each reader finds their part, any two of them find K, nobody else anything. */
export function openTogetherFile(p: Primitives, file: Frozen, members: readonly Frozen[]): void {
  const instance = fromBase64url(file.instance)
  const stored = fromBase64url(file.request).slice(0, SIZE.sealedDrop)
  const parts = []
  for (const { id, position, weeks } of members) {
    const keys = weeks.map((one: Frozen) =>
      weekKeyPairOf(p, asKemSeed(fromBase64url(one.seed)), one.week),
    )
    const named = file.parts.find((one: Frozen) => one.position === position)
    const found = openOrPart(p, instance, position, keys, stored)
    mustEqual(found !== null, named !== undefined, `a part for ${id}`)
    if (found?.kind === 'part') {
      mustEqual(found.own.part, fromBase64url(named.part), `the part of ${id}`)
      parts.push(found.own)
    }
    openTold(p, file, { id, position, keys })
  }
  for (const one of parts) {
    for (const other of parts) {
      const key = joinKeyParts(one, other)
      if (key === null) continue
      mustEqual(key, fromBase64url(file.contentKey), 'K of two parts')
      const { body } = openDropWithKey(p, instance, key, stored)
      const json = JSON.parse(new TextDecoder().decode(encodeJson(body.content)))
      mustEqual(json, file.content, 'the report that two open')
    }
  }
}

function openTold(p: Primitives, file: Frozen, { id, position, keys }: Frozen): void {
  for (const told of file.others) {
    const stored = fromBase64url(told.request).slice(0, SIZE.sealedDrop)
    const opened = openDrop(p, fromBase64url(file.instance), position, keys, stored)
    mustEqual(opened !== null, told.positions.includes(position), `the part told to ${id}`)
    if (opened === null) continue
    if (opened.body.kind !== 'key-part') throw new Error('no part')
    if (!('part' in opened.body.content)) throw new Error('no part')
    mustEqual(opened.body.content.drop, fromBase64url(file.id), 'the report of the part')
    mustEqual(opened.body.content.part, fromBase64url(file.parts[0].part), 'the part that was told')
  }
}
