import { decodeBundle, encodeBundle } from '../../../../client/desk/wire/bundle-file.ts'
import { ENROLMENT_WEEKS, readEnrolment, signEnrolment } from '../../../../crypto/keys/enrolment.ts'
import { newSignKeyPair, newWeekKeyPair } from '../../../../crypto/keys/keys.ts'
import { concat, type Random, toHex, utf8 } from '../../../../crypto/primitives/bytes.ts'
import { SIZE } from '../../../../crypto/primitives/labels.ts'
import type { Primitives } from '../../../../crypto/primitives/primitives.ts'
import {
  newVault,
  newVaultKey,
  openVault,
  openWeeks,
  sealVault,
  sealWeeks,
} from '../../../../crypto/vault/vault.ts'
import { FOREIGN_PRINT } from '../../../support/reception/reception.ts'
import { DAY, member, type Scene, WEEK } from '../../../support/reception/sealing.ts'
import type { Target } from './tampering.ts'

// The files that people keep and carry.

export function vaultTarget(p: Primitives, random: Random, scene: Scene): Target {
  // Not Argon2id, which would take hours: the vault's format is under attack here, not its hash.
  const quick = (passphrase: Uint8Array, salt: Uint8Array, cost: object) =>
    p.hash(32, null, concat(passphrase, salt, utf8(JSON.stringify(cost))))
  const seal = (passphrase: string, listVersion: number) =>
    sealVault(
      p,
      random,
      newVaultKey(random, quick, passphrase),
      newVault({
        instance: scene.reception.instance,
        root: scene.reception.fingerprint,
        member: 'ola',
        signing: random(32),
        listVersion,
      }),
    )
  const first = seal('blåbær', 2)
  return {
    name: 'a vault',
    originals: [first, seal('blåbær', 1), seal('tyttebær', 1)],
    parts: [0, 16, 20, 24, 40, 64, first.length - 16, first.length],
    open: (bytes) => openVault(p, quick, 'blåbær', bytes),
    elsewhere: [(draw) => openVault(p, quick, toHex(draw(4)), first)],
  }
}

export function weeklyTarget(p: Primitives, random: Random, scene: Scene): Target {
  const quick = () => random(32)
  const [key, other] = [newVaultKey(random, quick, ''), newVaultKey(random, quick, '')]
  const weeks = member(scene.reception, 'ola').weeks.map(({ week, seed }) => ({ week, seed }))
  const secrets = { format: 'postern-weekly-keys/1', weeks } as const
  const fewer = { ...secrets, weeks: weeks.slice(1) }
  const first = sealWeeks(p, random, key, secrets)
  return {
    name: 'a weekly file',
    originals: [first, sealWeeks(p, random, key, fewer), sealWeeks(p, random, other, secrets)],
    parts: [0, 16, 40, first.length - 16, first.length],
    open: (bytes) => openWeeks(p, key, bytes),
    elsewhere: [() => openWeeks(p, other, first)],
  }
}

/** The enrolment file that a new member hands to the head of reception. */
export function enrolmentTarget(p: Primitives, random: Random): Target {
  const keys = Array.from({ length: ENROLMENT_WEEKS }, (_, i) => {
    return newWeekKeyPair(p, random, WEEK + i).publicKey
  })
  const title = { nb: 'Rådgiver', nn: 'Rådgjevar', en: 'Adviser' }
  const file = (id: string) => {
    const asked = {
      root: FOREIGN_PRINT,
      instance: random(SIZE.instance),
      id,
      title,
      first: WEEK,
      keys,
    }
    return signEnrolment(p, newSignKeyPair(p, random), asked)
  }
  const first = file('anna')
  return {
    name: 'an enrolment file',
    originals: [first, file('anna'), file('eli')],
    parts: [0, 16, 48, 112, first.length],
    open: (bytes) => readEnrolment(p, bytes),
    elsewhere: [],
  }
}

/** The bundle that is carried to a desk without network. */
export function bundleFileTarget(p: Primitives, random: Random): Target {
  const file = (day: number) =>
    encodeBundle(p, {
      instance: random(SIZE.instance),
      day,
      answers: new Map([
        ['/api/key-list', random(500)],
        ['/api/content', random(300)],
      ]),
      drops: [],
      records: [random(SIZE.record), random(SIZE.record)],
    })
  const first = file(DAY)
  const records = first.length - SIZE.key - 2 * SIZE.record
  return {
    name: 'a bundle',
    originals: [first, file(DAY), file(DAY + 1)],
    parts: [0, 16, 32, 36, 40, records - 8, records, records + SIZE.record, first.length],
    open: (bytes) => decodeBundle(p, bytes),
    elsewhere: [],
  }
}
