import { expect } from 'chai'
import { type DropKeys, openEnvelope } from '../../../client/desk/model/log/drops.ts'
import { sealDrop } from '../../../crypto/drop/drop.ts'
import type { Recipient } from '../../../crypto/keys/keylist.ts'
import { asSignSeed, recipientId } from '../../../crypto/keys/keys.ts'
import { SIZE } from '../../../crypto/primitives/labels.ts'
import type { Primitives } from '../../../crypto/primitives/primitives.ts'
import {
  echoIn,
  keysOf,
  makeScene,
  member,
  type Scene,
  seededRandom,
  storedDrop,
  WEEK,
} from '../../support/reception/sealing.ts'
import { onBothEngines } from '../../support/run/engines.ts'

const random = seededRandom('forwarded')

/** The result of an envelope on the desk of `who`. */
function openedBy(p: Primitives, scene: Scene, who: string, stored: Uint8Array) {
  const { position } = member(scene.reception, who)
  const keys: DropKeys = {
    instance: scene.reception.instance,
    position,
    weekly: keysOf(scene.reception, who),
    known: new Map(),
    parts: new Map(),
    agreed: new Set<string>(),
    lists: [],
    refusal: { drops: new Set(), cases: new Set(), reporters: new Set() },
  }
  const result = openEnvelope(p, keys, stored)
  if (result.kind !== 'reporter') throw new Error(`opened as ${result.kind}`)
  return result.drop
}

/** The same report, whose wrap at the position of `to` opens to them while its body names `named`. */
function forwarded(p: Primitives, scene: Scene, named: string, to: string): Uint8Array {
  const report = storedDrop(p, random, scene)
  const week = (who: string) => member(scene.reception, who).weeks.find((one) => one.week === WEEK)
  const [theirs, ours] = [week(named), week(to)]
  if (theirs === undefined || ours === undefined) throw new Error('no key of the week')
  const { position } = member(scene.reception, to)
  const place: Recipient = {
    member: scene.reception.list.members.find(({ id }) => id === to)!,
    position,
    publicKey: ours.publicKey,
    id: recipientId(p, theirs.publicKey),
  }
  const echo = echoIn(p, scene)
  const seed = asSignSeed(scene.receipt.signSeed)
  const { instance } = scene.reception
  const sealed = sealDrop(p, random, instance, report.draft, [place], seed, echo)
  return sealed.request.slice(0, SIZE.sealedDrop)
}

onBothEngines('a report at a desk', (p) => {
  const scene = makeScene(p)

  it('counts as meant for the desk if its body names the key that opened it', () => {
    const { stored } = storedDrop(p, random, scene)
    expect(openedBy(p, scene, 'kari', stored).forwarded).to.equal(false)
  })

  it('counts as forwarded if our key opens it and its body names another', () => {
    const stored = forwarded(p, scene, 'kari', 'ola')
    expect(openedBy(p, scene, 'ola', stored).forwarded).to.equal(true)
  })
})
