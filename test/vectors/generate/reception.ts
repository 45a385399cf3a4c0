import { type Day, type Week, weekOf } from '../../../crypto/days/calendar.ts'
import {
  type ContentDocument,
  encodeContentDocument,
  type ReporterContent,
} from '../../../crypto/entries/content.ts'
import {
  bundleHash,
  contentHash,
  encodeBundle,
  type KeyList,
  openBundle,
  type Role,
  signKeyList,
  type VerifiedKeyList,
  verifyKeyList,
} from '../../../crypto/keys/keylist.ts'
import {
  fingerprint,
  type KemPublicKey,
  newSignKeyPair,
  newWeekKeyPair,
  type SignKeyPair,
  type WeekKeyPair,
} from '../../../crypto/keys/keys.ts'
import { type Random, u32be, utf8 } from '../../../crypto/primitives/bytes.ts'
import { noble } from '../../../crypto/primitives/noble.ts'
import type { Primitives } from '../../../crypto/primitives/primitives.ts'

/**
 * Bytes that are the same for the same seed, everywhere and for good: BLAKE2b-256 of
 * `seed ‖ u32be(counter)`, block after block. For vectors and tests; never for a real key.
 */
export function seededRandom(seed: string): Random {
  const name = utf8(seed)
  const message = new Uint8Array(name.length + 4)
  message.set(name)
  let block: Uint8Array = new Uint8Array(0)
  let [counter, used] = [0, 0]
  return (length) => {
    const bytes = new Uint8Array(length)
    for (let at = 0; at < length; ) {
      if (used === block.length) {
        message.set(u32be(counter++), name.length)
        block = noble.hash(32, null, message)
        used = 0
      }
      const taken = block.subarray(used, used + length - at)
      bytes.set(taken, at)
      at += taken.length
      used += taken.length
    }
    return bytes
  }
}

/** A day in the middle of a week, long after the first release: Wednesday, 27 May 2026. */
export const DAY: Day = 20_600
export const WEEK: Week = weekOf(DAY)

export interface Staff {
  readonly id: string
  readonly position: number
  readonly sign: SignKeyPair
  /** Key pairs of `WEEK` and the week after. */
  readonly weeks: readonly [WeekKeyPair, WeekKeyPair]
}

/** A whole reception with all its secrets. */
export interface VectorReception {
  readonly instance: Uint8Array
  readonly root: SignKeyPair
  readonly fingerprint: string
  readonly staff: readonly Staff[]
  readonly draft: KeyList
  /** `signature ‖ JSON` */
  readonly signed: Uint8Array
  readonly list: VerifiedKeyList
  /** Bundles of `WEEK` and the week after. */
  readonly bundles: readonly [Uint8Array, Uint8Array]
  readonly keys: ReadonlyMap<string, KemPublicKey>
  readonly content: Uint8Array
}

const STAFF: readonly { id: string; role: Role; position: number }[] = [
  { id: 'kari', role: 'head', position: 0 },
  { id: 'ola', role: 'reception', position: 1 },
  { id: 'siri', role: 'custodian', position: 2 },
  { id: 'nils', role: 'follow-up-manager', position: 5 },
]

const three = (text: string) => ({ nb: text, nn: text, en: text })

const DOCUMENT: ContentDocument = {
  format: 'postern-content/1',
  organisation: three('Eksempelhuset'),
  channels: [{ id: 'general', name: three('Alt'), questionnaire: 'general' }],
  questionnaires: [
    {
      id: 'general',
      version: 1,
      questions: [
        { id: 'what', label: three('Hva har skjedd?') },
        {
          id: 'when-where',
          label: { nb: 'Når og hvor?', nn: 'Når og kvar?', en: 'When and where?' },
          hint: three('Så godt du husker.'),
          when: { party: ['own', 'witness'], category: ['safety'] },
        },
      ],
      recall: [{ id: 'senses', label: three('Hva så og hørte du?') }],
      categories: [{ id: 'safety', label: three('Sikkerhet') }],
      relations: [{ id: 'employee', label: three('Ansatt') }],
      parties: [
        { id: 'own', label: three('Jeg har opplevd det'), proposes: 'party' },
        { id: 'witness', label: three('Jeg så det'), proposes: 'not-a-party' },
      ],
    },
  ],
}

/**
 * Make a reception of four: head (position 0), reception (1), custodian (2), follow-up manager (5). The first two
 * read channel `general`.
 */
export function vectorReception(p: Primitives, random: Random): VectorReception {
  const instance = random(16)
  const root = newSignKeyPair(p, random)
  const staff = STAFF.map(({ id, position }): Staff => {
    const sign = newSignKeyPair(p, random)
    return {
      id,
      position,
      sign,
      weeks: [newWeekKeyPair(p, random, WEEK), newWeekKeyPair(p, random, WEEK + 1)],
    }
  })
  const bundleOf = (i: 0 | 1) => encodeBundle(staff.map((one) => one.weeks[i].publicKey))
  const bundles: VectorReception['bundles'] = [bundleOf(0), bundleOf(1)]
  const content = encodeContentDocument(DOCUMENT)
  const draft: KeyList = {
    format: 'postern-key-list/1',
    instance,
    root: root.publicKey,
    successions: [],
    version: 1,
    previous: new Uint8Array(32),
    issued: DAY - 10,
    expires: DAY + 100,
    wraps: 8,
    board: { slots: 16, echoes: 16, pageBits: 0 },
    channels: [{ id: 'general', members: ['kari', 'ola'] }],
    members: STAFF.map(({ id, role, position }, i) => ({
      id,
      role,
      title: three(id),
      position,
      signing: staff[i]?.sign.publicKey ?? root.publicKey,
    })),
    weeks: {
      first: WEEK,
      bundles: bundles.map((bundle, i) => bundleHash(p, instance, WEEK + i, bundle)),
    },
    content: contentHash(p, instance, content),
    otherWays: three('Ring 00 00 00 00'),
  }
  const signed = signKeyList(p, root.seed, draft)
  const trusted = fingerprint(p, root.publicKey)
  const list = verifyKeyList(p, signed, trusted)
  return {
    instance,
    root,
    fingerprint: trusted,
    staff,
    draft,
    signed,
    list,
    bundles,
    keys: openBundle(p, list, WEEK, bundles[0]),
    content,
  }
}

/** Content of a report, with letters beyond ASCII. */
export function reportContent(what: string): ReporterContent {
  return {
    channel: 'general',
    language: 'nb',
    questionnaire: { id: 'general', version: 1 },
    answers: { what, party: 'witness', relation: 'employee', categories: ['safety'] },
    about: null,
    manifest: null,
  }
}

export function staffOf(reception: VectorReception, id: string): Staff {
  const found = reception.staff.find((one) => one.id === id)
  if (found === undefined) throw new Error(`no member ${id}`)
  return found
}
