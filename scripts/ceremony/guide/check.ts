import { basename } from 'node:path'
import { fill } from '../../../client/texts/wording.ts'
import type { ContentDocument } from '../../../crypto/entries/content.ts'
import type { KeyList, Role } from '../../../crypto/keys/keylist.ts'
import type { SignPublicKey } from '../../../crypto/keys/keys.ts'
import { CryptoError } from '../../../crypto/primitives/errors.ts'
import { sentenceOf } from '../../cli/fault.ts'
import { leftoverPlaces, sampleLeftovers } from '../../content/leftovers.ts'
import { contentProblems, readContent } from '../../content/read.ts'
import { channelsOf, type Plan } from '../core.ts'
import { requireReaders } from '../plan.ts'
import { drillsIn, requireSameRoot, unspared } from '../recovery.ts'
import type { Brought } from './brought.ts'
import { channelName, type Guide } from './person.ts'

/** The state of the folder: who is there, what is missing, and what is given up if it is signed so. */
export interface Checked {
  readonly missing: readonly string[]
  readonly risks: readonly string[]
  readonly plan: Plan
  /** Null if the content cannot be signed. */
  readonly document: ContentDocument | null
  readonly digest: string | null
}

/** The files and roots that the plan is compared with. */
interface Facts {
  readonly files: readonly Brought[]
  readonly faults: readonly string[]
  readonly list: KeyList | null
  readonly roots: readonly string[]
}

export function check(guide: Guide, facts: Facts): Checked {
  const { folder } = guide
  const plan = folder.readPlan()
  const [ofContent, document] = contentFaults(guide)
  const people = [...facts.faults, ...peopleFaults(guide, plan, facts)]
  const seats = document === null ? [] : seatFaults(guide, plan, document)
  const missing = [...ofContent, ...people, ...seats]
  const open = document === null || missing.length > 0
  const [ofSheets, risks] = open ? [[], []] : risksOf(guide, plan, document, facts)
  const all = [...missing, ...ofSheets]
  const digest = all.length > 0 ? null : folder.digest()
  return { missing: all, risks, plan, document, digest }
}

/** Sentences about the content, and what is signed of it. */
function contentFaults({ folder, t }: Guide): readonly [readonly string[], ContentDocument | null] {
  const edit = fill(t.content.edit, { content: folder.content })
  const [problem] = contentProblems(folder.content)
  if (problem !== undefined) {
    return [[`${fill(t.content.broken, { problem: problem.message })} ${edit}`], null]
  }
  const { document } = readContent(folder.content)
  const leftovers = sampleLeftovers(folder.content)
  if (leftovers.length === 0) return [[], document]
  const places = leftoverPlaces(leftovers).join('; ')
  const said = fill(t.content.sample, { n: leftovers.length, places })
  return [[`${said} ${edit}`], document]
}

function peopleFaults({ folder, t }: Guide, plan: Plan, { files, list }: Facts): string[] {
  const compared = folder.readCompared()
  if (plan.members.length === 0 && files.length === 0) {
    return [fill(t.missing.nobody, { enrolments: folder.enrolments })]
  }
  const uncompared = files
    .filter(({ id, isKnown, enrolment }) => !isKnown && compared[id] !== enrolment.print)
    .map(({ file, id }) => fill(t.missing.uncompared, { file, id }))
  const absent = plan.members
    .filter(({ id }) => !files.some((one) => one.id === id))
    .filter(({ id }) => !list?.members.some((one) => one.id === id))
    .map(({ id }) => fill(t.missing.file, { id, enrolments: folder.enrolments }))
  return [...uncompared, ...absent]
}

/** Sentences about channels and their people. */
function seatFaults(guide: Guide, plan: Plan, document: ContentDocument): string[] {
  const { t, language } = guide
  const unread = channelsOf(plan, document).filter(({ members }) => members.length === 0)
  if (unread.length > 0) {
    return unread.map(({ id }) =>
      fill(t.missing.unread, { channel: channelName(guide, document, id) }),
    )
  }
  try {
    requireReaders(plan, document)
    return []
  } catch (error) {
    if (!(error instanceof Error)) throw error
    return [fill(t.missing.plan, { problem: sentenceOf(error, language) })]
  }
}

/** Risks of one lost vault: a fault of sheets that were brought, and what is left without any. */
function risksOf(
  guide: Guide,
  plan: Plan,
  document: ContentDocument,
  { files, list, roots }: Facts,
): readonly [readonly string[], readonly string[]] {
  const { tools, folder, t, language } = guide
  const signingOf = (id: string): SignPublicKey | null =>
    (files.find((one) => one.id === id)?.enrolment ?? list?.members.find((one) => one.id === id))
      ?.signing ?? null
  const members = plan.members.map(({ id, role }): OpenerPlan => {
    return { id, role, signing: signingOf(id) }
  })
  try {
    const drills = drillsIn(tools, folder.brought('.drill'))
    requireSameRoot(drills, roots)
    const soles = unspared({ members, channels: channelsOf(plan, document) }, drills)
    const alone = soles.map(({ member, channels, names }) => {
      const called = channels.map((id) =>
        fill(t.missing.channel, { channel: channelName(guide, document, id) }),
      )
      const what = [...called, ...(names ? [t.missing.names] : [])].join(', ')
      const enrolments = basename(folder.enrolments)
      return fill(t.missing.alone, { id: member.id, what, enrolments })
    })
    const isKept = members.some(({ role }) => role === 'custodian')
    return [[], [...alone, ...(isKept ? [] : [t.missing.custodian])]]
  } catch (error) {
    if (!(error instanceof Error) || error instanceof CryptoError) throw error
    return [[fill(t.missing.plan, { problem: sentenceOf(error, language) })], []]
  }
}

interface OpenerPlan {
  readonly id: string
  readonly role: Role
  readonly signing: SignPublicKey | null
}
