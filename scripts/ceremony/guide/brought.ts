import { basename } from 'node:path'
import { fill } from '../../../client/texts/wording.ts'
import { weekOf } from '../../../crypto/days/calendar.ts'
import {
  type CheckedEnrolment,
  readEnrolment,
  requireFresh,
} from '../../../crypto/keys/enrolment.ts'
import type { KeyList } from '../../../crypto/keys/keylist.ts'
import { equal, isZero } from '../../../crypto/primitives/bytes.ts'
import { CryptoError } from '../../../crypto/primitives/errors.ts'
import type { Primitives } from '../../../crypto/primitives/primitives.ts'
import { sentenceOf } from '../../cli/fault.ts'
import { naming, readBytes } from '../../cli/files.ts'
import { mondayOf } from '../files.ts'
import { openPublication, publishedKeys } from '../publish.ts'
import type { Guide } from './person.ts'

/** A file that a member brought, which this list can be made with. */
export interface Brought {
  readonly file: string
  /** The id in the list before, or the one that a newcomer proposes. */
  readonly id: string
  readonly enrolment: CheckedEnrolment
  /** Whether the list before has the key that signed it: then nobody has to compare it. */
  readonly isKnown: boolean
  /** Version of the newest list that has all its keys; null if there is none: then its keys are new. */
  readonly used: number | null
}

/** The list and the roots that a file has to fit. */
export interface Fitting {
  /** Fingerprints: of the root, and of those that it succeeded. */
  readonly roots: readonly string[]
  /** The list before; null before the first. */
  readonly list: KeyList | null
}

/** Files that members brought: one of each member, and what the person is told of the others. */
export interface Sorted {
  readonly good: readonly Brought[]
  /** A sentence for each file that has to go before a list is signed. */
  readonly faults: readonly string[]
  /** A sentence for each file that is left out. */
  readonly notes: readonly string[]
}

export function broughtFiles(guide: Guide, fitting: Fitting): Sorted {
  const { folder, tools, t } = guide
  const lists = signedLists(tools.engine.primitives, folder.publications())
  const good = new Map<string, Brought>()
  const faults: string[] = []
  const notes: string[] = []
  for (const path of folder.brought('.enrolment', '.keys')) {
    const read = readBrought(guide, path, fitting, lists)
    if (read === null) continue
    if (typeof read === 'string') {
      faults.push(read)
      continue
    }
    const before = good.get(read.id)
    const newer = before === undefined ? read : newerOf(before, read)
    good.set(read.id, newer)
    if (before === undefined) continue
    const other = newer === read ? before : read
    if (isConflict(newer, other)) faults.push(conflict(guide, newer, other))
    else if (newer.used === null && other.used !== null) {
      const said = { file: newer.file, other: other.file, version: other.used }
      notes.push(fill(t.files.used, said))
    }
  }
  const isLeftOut = ({ used }: Brought) => used !== null && used !== fitting.list?.version
  const all = [...good.values()]
  const left = all.filter(isLeftOut).map(({ file, id, used }) => {
    return fill(t.files.earlier, { file, id, version: used ?? 0 })
  })
  return { good: all.filter((one) => !isLeftOut(one)), faults, notes: [...notes, ...left] }
}

/** The newer of two files of a member: by its first week, then by whether a list has it already. */
function newerOf(one: Brought, other: Brought): Brought {
  const weeks = one.enrolment.first - other.enrolment.first
  if (weeks !== 0) return weeks > 0 ? one : other
  const listOf = ({ used }: Brought) => used ?? Number.POSITIVE_INFINITY
  return listOf(one) >= listOf(other) ? one : other
}

/** Whether only the person can say which of two files counts: both are new. */
function isConflict(one: Brought, other: Brought): boolean {
  if (one.used !== null || other.used !== null) return false
  return !one.isKnown || !other.isKnown || one.enrolment.first === other.enrolment.first
}

/** A sentence on two new files of one member, with the one to take away. */
function conflict({ t }: Guide, kept: Brought, { file, enrolment }: Brought): string {
  const said = { file, other: kept.file, id: kept.id }
  if (enrolment.print === kept.enrolment.print) return fill(t.files.copy, said)
  if (enrolment.first !== kept.enrolment.first) {
    const [first, later] = [mondayOf(enrolment.first), mondayOf(kept.enrolment.first)]
    return fill(t.files.older, { ...said, first, later })
  }
  // only the first group: the whole is typed as the member reads it out
  const [print, otherPrint] = [enrolment.print.slice(0, 4), kept.enrolment.print.slice(0, 4)]
  return fill(t.files.twice, { ...said, print, otherPrint })
}

/** @returns a sentence if it cannot be used, null if the list before has all that is in it */
function readBrought(
  guide: Guide,
  path: string,
  fitting: Fitting,
  lists: readonly SignedList[],
): Brought | string | null {
  const { tools, t } = guide
  const file = basename(path)
  const now = weekOf(tools.today)
  try {
    const enrolment = readEnrolment(tools.engine.primitives, readBytes(path))
    const wrong = unfit(guide, file, enrolment, fitting)
    if (wrong !== null) return wrong
    const member = fitting.list?.members.find(({ signing }) => equal(signing, enrolment.signing))
    const isKnown = member !== undefined
    if (isFresh(enrolment, now)) {
      const used = isKnown ? (lists.find((list) => list.has(enrolment))?.version ?? null) : null
      return { file, id: member?.id ?? enrolment.id, enrolment, isKnown, used }
    }
    if (enrolment.first > now) return fill(t.files.future, { file })
    return isKnown ? null : fill(t.files.old, { file })
  } catch (error) {
    if (!(error instanceof CryptoError)) throw error
    return fill(t.files.unreadable, { file, why: sentenceOf(error, guide.language) })
  }
}

function isFresh(enrolment: CheckedEnrolment, now: number): boolean {
  try {
    requireFresh(enrolment, now)
    return true
  } catch (error) {
    if (error instanceof CryptoError && error.code === 'expired') return false
    throw error
  }
}

/** A sentence about a file of another root or reception. */
function unfit(
  { t }: Guide,
  file: string,
  { root: given, instance }: CheckedEnrolment,
  { roots, list }: Fitting,
): string | null {
  const [root = ''] = roots
  if (!roots.includes(given)) return fill(t.files.root, { file, given, root })
  if (isZero(instance) || (list !== null && equal(instance, list.instance))) return null
  return fill(t.files.reception, { file })
}

/** A key list that was signed, with the keys of its members. */
interface SignedList {
  readonly version: number
  /** Whether every key of a file is in this list, as far as the list has weeks that are not over. */
  has(enrolment: CheckedEnrolment): boolean
}

/**
 * Read the lists that were signed in a folder.
 *
 * @param files each a publication.bin
 * @returns the newest first
 * @throws Error that names a damaged file
 */
function signedLists(p: Primitives, files: readonly string[]): readonly SignedList[] {
  const lists = files.map((file) =>
    naming(file, () => {
      const opened = openPublication(p, readBytes(file))
      const { version, members, weeks } = opened.list
      const keys = publishedKeys(p, opened)
      const has = ({ signing, first, keys: brought }: CheckedEnrolment) => {
        const published = keys[members.findIndex((one) => equal(one.signing, signing))]
        return brought.every((key, i) => {
          if (first + i < weeks.first) return true
          const own = published?.get(first + i)
          return own !== undefined && equal(own, key)
        })
      }
      return { version, has }
    }),
  )
  return lists.sort((one, other) => other.version - one.version)
}
