import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { statedFingerprint } from '../crypto/keys/keylist.ts'
import { noteFullDisk } from './app.ts'
import type { Context } from './context.ts'
import { ApiError, isNoSpace } from './errors.ts'
import { ListConflict, type Published, type Sender } from './reception.ts'

/** The file in DATA_DIR by which the head of reception hands over a key list. */
export const PUBLICATION_FILE = 'publication.bin'

/**
 * Take over the publication in DATA_DIR. An older one that this server has had is ignored, and one that a
 * desk of the reception could not follow is refused: members who know the list in use would be locked out.
 *
 * @throws Error with a remedy if the file cannot come after the list in use
 */
export async function takePublication(ctx: Context, file: Uint8Array | null): Promise<void> {
  const { reception, log } = ctx
  if (file === null) {
    if (!reception.isOpen()) log.note(`no key list yet: put ${PUBLICATION_FILE} into DATA_DIR`)
    return
  }
  const before = rootIn(ctx)
  try {
    const isNew = await reception.import(ctx, file, senderOf(ctx))
    if (isNew && before !== null) log.note(`key list ${reception.current().list.version} published`)
  } catch (error) {
    if (isNoSpace(error) && reception.isOpen()) return noteFullDisk(ctx)
    const older = olderIn(error)
    if (older === null) throw explained(error, ctx)
    const { version } = reception.current().list
    log.note(
      `${PUBLICATION_FILE} in DATA_DIR is key list ${older}, which is older than key list ${version}, the one in use: it is ignored`,
    )
  }
  const root = rootIn(ctx)
  if (before !== null && root !== before) log.note(`the key list is of a new root: ${root}`)
  if (before === null) noteLateBeginning(ctx)
}

/** The bytes of the file, or null. */
export function publicationIn(dataDir: string): Uint8Array | null {
  const file = join(dataDir, PUBLICATION_FILE)
  return existsSync(file) ? new Uint8Array(readFileSync(file)) : null
}

/**
 * The publication that is in use once a file is taken; nothing is written.
 *
 * @returns null if there is none at all
 * @throws Error as `takePublication`
 */
export async function previewPublication(
  ctx: Context,
  file: Uint8Array | null,
): Promise<Published | null> {
  const { reception } = ctx
  if (file === null) return reception.isOpen() ? reception.current() : null
  try {
    return await reception.preview(ctx, file, senderOf(ctx))
  } catch (error) {
    if (olderIn(error) === null) throw explained(error, ctx)
    return reception.current()
  }
}

function senderOf({ config }: Context): Sender {
  return { kind: 'operator', follow: config.followRoot }
}

/** The version of a list that was current once; null for another error. */
function olderIn(error: unknown): number | null {
  return error instanceof ListConflict && error.reason === 'known' ? error.version : null
}

/** The error with its remedy, if it is about the file. */
function explained(error: unknown, { reception }: Context): unknown {
  const file = `${PUBLICATION_FILE} in DATA_DIR is`
  if (error instanceof ListConflict && error.reason !== 'known') {
    const { version } = reception.current().list
    return new Error(`${file} key list ${error.version}, ${REFUSED[error.reason](version)}`)
  }
  if (!(error instanceof ApiError)) return error
  return new Error(`${file} ${WRONG[error.code] ?? error.code}`)
}

function rootIn({ p, reception }: Context): string | null {
  return reception.isOpen() ? statedFingerprint(p, reception.current().signed) : null
}

/** A server that lost its data would start like a new one, with a list that tells that there was another. */
function noteLateBeginning({ reception, log }: Context): void {
  const { version } = reception.current().list
  if (version === 1) return
  log.note(
    `this server is new and begins with key list ${version}: if there was one before, stop this one and give it the DATA_DIR or the backup of that one, or its reports and answers are missing`,
  )
}

const WRONG: Readonly<Record<string, string>> = {
  malformed: 'damaged or incomplete: copy it again from the machine of the ceremony',
  unsigned:
    'signed by another root than the one that this server follows: put back the right file. If somebody made the server follow a root of theirs, read "A new root" in client/desk/GUIDE.md',
}

const REFUSED: Readonly<
  Record<Exclude<ListConflict['reason'], 'known'>, (inUse: number) => string>
> = {
  gap: (inUse) =>
    `and this server has none after key list ${inUse}: copy the ${PUBLICATION_FILE} of each list between the two here, one after the other, and start once with each`,
  fork: (inUse) =>
    `and does not come from key list ${inUse}, the one in use: desks that know that one would refuse it. Put back the ${PUBLICATION_FILE} of key list ${inUse}, and make the next one from it by "npm run ceremony -- renew"; a second "create" makes no next one`,
  board: (inUse) =>
    `and its board is smaller than that of key list ${inUse}, the one in use: answers would be lost. Make it again by "npm run ceremony -- renew" from the ${PUBLICATION_FILE} of key list ${inUse}; if that one is not yours, put back a backup of DATA_DIR from before it`,
}
