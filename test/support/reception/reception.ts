import { type Day, type Week, weekOf } from '../../../crypto/days/calendar.ts'
import { type ContentDocument, encodeContentDocument } from '../../../crypto/entries/content.ts'
import {
  bundleHash,
  contentHash,
  encodeBundle,
  type KeyList,
  type Role,
  signKeyList,
  type VerifiedKeyList,
  verifyKeyList,
} from '../../../crypto/keys/keylist.ts'
import {
  fingerprint,
  newSignKeyPair,
  newWeekKeyPair,
  type SignKeyPair,
  type WeekKeyPair,
} from '../../../crypto/keys/keys.ts'
import { type Random, systemRandom, utf8 } from '../../../crypto/primitives/bytes.ts'
import type { Primitives } from '../../../crypto/primitives/primitives.ts'

/** A reception with all its secrets; no real machine ever holds them together. */
export interface TestReception {
  readonly root: SignKeyPair
  readonly fingerprint: string
  readonly members: readonly TestMember[]
  readonly signed: Uint8Array
  readonly list: VerifiedKeyList
  readonly content: Uint8Array
  readonly bundles: ReadonlyMap<Week, Uint8Array>
}

export interface TestMember {
  readonly id: string
  readonly position: number
  readonly signing: SignKeyPair
  readonly weeks: readonly WeekKeyPair[]
}

export interface ReceptionOptions {
  readonly today: Day
  readonly roles?: readonly Role[]
  readonly weeks?: number
  readonly random?: Random
  /** The root that signs; a new one by default. */
  readonly root?: SignKeyPair
  /** Changes the list before it is signed. */
  readonly edit?: (list: KeyList) => KeyList
}

/** A list whose channels take two to open a report. */
export const openedByTwo = (list: KeyList): KeyList => ({
  ...list,
  channels: list.channels.map((channel) => ({ ...channel, together: 2 })),
})

const three = (text: string) => ({ nb: text, nn: text, en: text })

/** Make a reception of members at positions 0, 1, ... who read channel `main`, except custodians and auditors. */
export function makeReception(p: Primitives, options: ReceptionOptions): TestReception {
  const { today, roles = ['head', 'reception'], weeks = 3, random = systemRandom } = options
  const instance = random(16)
  const { root = newSignKeyPair(p, random) } = options
  const first = weekOf(today)
  const members = roles.map((_, position) => ({
    id: `m${position}`,
    position,
    signing: newSignKeyPair(p, random),
    weeks: Array.from({ length: weeks }, (_, i) => newWeekKeyPair(p, random, first + i)),
  }))
  const bundles = new Map(
    Array.from({ length: weeks }, (_, i) => [
      first + i,
      encodeBundle(members.map((member) => member.weeks[i]?.publicKey ?? null)),
    ]),
  )
  const content = encodeContentDocument(contentDocument())
  const reads = (_: TestMember, i: number) => roles[i] !== 'custodian' && roles[i] !== 'auditor'
  const draft: KeyList = {
    format: 'postern-key-list/1',
    instance,
    root: root.publicKey,
    successions: [],
    version: 1,
    previous: new Uint8Array(32),
    issued: today,
    expires: today + 7 * 26,
    wraps: 8,
    board: { slots: 64, echoes: 256, pageBits: 0 },
    channels: [{ id: 'main', members: members.filter(reads).map((member) => member.id) }],
    members: members.map(({ id, position, signing }, i) => ({
      id,
      role: roles[i] ?? 'reception',
      title: three(`Member ${position}`),
      position,
      signing: signing.publicKey,
    })),
    weeks: {
      first,
      bundles: [...bundles].map(([week, bundle]) => bundleHash(p, instance, week, bundle)),
    },
    content: contentHash(p, instance, content),
    otherWays: three('Write a letter'),
  }
  const signed = signKeyList(p, root.seed, options.edit?.(draft) ?? draft)
  const print = fingerprint(p, root.publicKey)
  const list = verifyKeyList(p, signed, print)
  return { root, fingerprint: print, members, signed, list, content, bundles }
}

/** Words that differ by language, so that a page in the wrong language is noticed. */
const choice = (id: string, english: string) => ({
  id,
  label: { nb: `${english} (nb)`, nn: `${english} (nn)`, en: english },
})

/** Questions of channel `main`: one only for witnesses, and one to help remember. */
export function contentDocument(): ContentDocument {
  return {
    format: 'postern-content/1',
    organisation: three('Example'),
    channels: [{ id: 'main', name: three('Everybody'), questionnaire: 'general' }],
    questionnaires: [
      {
        id: 'general',
        version: 1,
        questions: [
          choice('what', 'What happened?'),
          { ...choice('when-where', 'When and where?'), hint: three('As well as you remember.') },
          {
            ...choice('who', 'Who was there?'),
            hint: three('Seen before all else.'),
            gate: true,
          },
          choice('before', 'Was it reported before?'),
          { ...choice('how-known', 'How do you know?'), when: { party: ['witness'] } },
        ],
        recall: [choice('senses', 'What did you see and hear?')],
        categories: [
          choice('bullying', 'Bullying'),
          choice('other', 'Something else'),
          choice('not-sure', 'I am not sure'),
        ],
        relations: [
          choice('employee', 'Employee'),
          choice('student', 'Student'),
          choice('prefer-not-to-say', 'I would rather not say'),
        ],
        parties: [
          { ...choice('own', 'I experienced it'), proposes: 'party' },
          { ...choice('witness', 'I saw it or know of it'), proposes: 'not-a-party' },
          { ...choice('on-behalf', 'I write for somebody else'), proposes: 'undecided' },
          { ...choice('representative', 'I am a representative'), proposes: 'not-a-party' },
        ],
      },
    ],
  }
}

/** 32 bytes that stand for the hash of some texts. */
export const SOME_TEXTS = utf8('the texts that the reporter saw ')

/** The fingerprint of a root that no reception has. */
export const FOREIGN_PRINT = 'AAAA-AAAA-AAAA-AAAA-AAAA-AAAA-AAAA-AAH6'

/** A fingerprint with its last symbol mistyped. */
export function slippedPrint(print: string): string {
  return print.replace(/.$/, (last) => (last === '0' ? '1' : '0'))
}
