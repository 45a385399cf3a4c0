import { type FileHandle, open, stat, unlink } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Download } from '../../client/shared/blocks/download.ts'
import { type OutgoingFile, planStream } from '../../client/shared/blocks/plan.ts'
import type { OnUpload } from '../../client/shared/blocks/upload.ts'
import { type CleanOutcome, cleanFile } from '../../client/shared/clean/clean.ts'
import { FORMATS } from '../../client/shared/clean/outcome.ts'
import { type ByteSource, pieceSource } from '../../client/shared/clean/source.ts'
import type { Letter, Visit } from '../../client/shared/session/visit.ts'
import { VisitError } from '../../client/shared/session/visit-error.ts'
import type { Manifest } from '../../crypto/entries/content.ts'
import { EXIT, Exit, sayWaiting, unsureExit } from './cli.ts'
import { FLAG, say, TEXTS } from './command.ts'

export const FILES_HELP = `  --file PATH           a file to send, without the hidden data that is found in it; may be repeated.
                        It is called "1.jpg" and so on, whatever its name; standard error says
                        what was removed. A file that cannot be cleaned is refused
  --original PATH       a file to send unchanged, as evidence: with place, time, device and author,
                        if it holds them; may be repeated`

export const FILE_OPTIONS = {
  file: { ...TEXTS, default: [] as string[] },
  original: { ...TEXTS, default: [] as string[] },
} as const

/**
 * Clean the files that go along with a letter, and say what was taken out of them.
 *
 * @throws Exit `file`; StreamError `too-large`, `too-many`
 */
export async function enclosedFiles(values: {
  readonly file: readonly string[]
  readonly original: readonly string[]
}): Promise<OutgoingFile[]> {
  const files: OutgoingFile[] = []
  for (const path of values.file) files.push(await cleanedFile(path, files.length + 1))
  for (const path of values.original) files.push(await originalFile(path, files.length + 1))
  planStream(files)
  return files
}

async function cleanedFile(path: string, number: number): Promise<OutgoingFile> {
  const outcome = await reading(path, async () => {
    const source = await fileSource(path)
    return { source, ...(await cleanFile(source, basename(path))) }
  })
  if (outcome.kind !== 'clean') throw new Exit(EXIT.file, uncleaned(path, outcome))
  const { source, pieces, format, found } = outcome
  const { type, ending } = FORMATS[format]
  const name = `${number}.${ending}`
  const out = [...new Set(found.map(({ what }) => what))].join(', ')
  say(`${path} goes as ${name}. Taken out: ${out || 'nothing, since nothing was found'}.`)
  return { name, type, source: pieceSource(source, pieces) }
}

async function originalFile(path: string, number: number): Promise<OutgoingFile> {
  const source = await reading(path, () => fileSource(path))
  const name = `${number}${extname(path).toLowerCase()}`
  say(`${path} goes as ${name}, with everything that stands in it.`)
  return { name, type: '', source }
}

async function reading<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch {
    throw new Exit(EXIT.file, `Cannot read ${path}. Nothing was sent.`)
  }
}

function uncleaned(path: string, { kind }: Exclude<CleanOutcome, { kind: 'clean' }>): string {
  const why = {
    unknown: 'of a kind that cannot be cleaned here',
    damaged: 'damaged or incomplete',
    locked: 'locked by a password',
    'too-large': 'too large to be cleaned here',
  }[kind]
  return `${path} is ${why}. Send it unchanged with --original, or leave it out. Nothing was sent.`
}

export const AFTER_HELP = `  --at-once             end as soon as the server says that it has the letter. Without this the command
                        goes on for 190 seconds after a letter, and fetches three pages as a browser
                        does, whatever the result; so whoever runs the server cannot tell a first
                        report from a later letter. The pages also show whether the letter has
                        arrived: with --at-once, use "check" for that`

export const AFTER_OPTIONS = { 'at-once': { ...FLAG, default: false } } as const

/**
 * Wait until the board shows a letter that the server has confirmed.
 *
 * @returns false without a look at the board if the command must end at once
 * @throws Exit `unconfirmed` if three builds of the board are without it, or fewer were seen by the last page
 */
export async function isSeen(visit: Visit, letter: Letter, atOnce: boolean): Promise<boolean> {
  if (atOnce) return false
  sayWaiting()
  const arrival = await visit.arrival(letter)
  if (arrival === 'seen') return true
  const why =
    arrival === 'missing'
      ? 'It may not have arrived: three builds of the board do not show it.'
      : 'It was not seen yet: the board was not built three times since, or a page was not fetched.'
  throw new Exit(
    EXIT.unconfirmed,
    `${why} Run "check" with the code later; if it finds nothing, send it again.`,
  )
}

/** Milliseconds between two lines about the progress, and between two tries. */
const [TOLD, REPEATED] = [15_000, 30_000]
const TRIES = 20
/** Most files of one name in a folder. */
const COPIES = 1000

/**
 * Send a letter with its files. If the connection is lost for a while, wait: the parts that have arrived would be
 * lost with this command.
 *
 * @throws VisitError, StreamError; Exit `offline`, `unconfirmed` if the letter may have arrived
 */
export async function sendWith(
  visit: Visit,
  letter: Letter,
  files: readonly OutgoingFile[],
): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      return await visit.send(letter, { files, onProgress: progressLines() })
    } catch (error) {
      const isOffline = error instanceof VisitError && error.code === 'offline'
      if (!isOffline || files.length === 0 || tries >= TRIES) throw unsureExit(error) ?? error
      say('No answer. Trying again; what has arrived is not sent again.')
      await sleep(REPEATED)
    }
  }
}

function progressLines(): OnUpload {
  let told = Date.now()
  return ({ blocks, total, secondsLeft }) => {
    if (Date.now() - told < TOLD) return
    told = Date.now()
    const left = secondsLeft === null ? '' : `, about ${Math.ceil(secondsLeft / 60)} minutes left`
    say(`${blocks} of ${total} blocks${left}`)
  }
}

/**
 * Write the files of a message into a folder, under names that are free there.
 *
 * @returns their paths
 * @throws Exit `file`; VisitError; StreamError `missing`, `tampered`
 */
export async function saveFiles(
  download: Download,
  { files }: Manifest,
  folder: string,
): Promise<string[]> {
  const paths: string[] = []
  for (const [index, { name }] of files.entries()) {
    const { file, path } = await newFile(folder, harmlessName(name, index))
    paths.push(path)
    await saveFile(download, index, file, path)
  }
  return paths
}

/** @throws Exit `file` */
async function newFile(folder: string, name: string) {
  for (let copy = 1; copy <= COPIES; copy++) {
    const path = join(folder, copy === 1 ? name : `${copy} ${name}`)
    try {
      return { path, file: await open(path, 'wx', 0o600) }
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) break
    }
  }
  throw new Exit(EXIT.file, `Cannot write into ${folder}: give an existing, writable folder.`)
}

async function saveFile(
  download: Download,
  index: number,
  file: FileHandle,
  path: string,
): Promise<void> {
  try {
    for await (const piece of download.pieces(index)) await file.writeFile(piece)
  } catch (error) {
    // half a file looks like a whole one
    await unlink(path)
    throw error
  } finally {
    await file.close()
  }
}

/** A file name from another person must not lead out of the folder, and must not hide the file. */
function harmlessName(name: string, index: number): string {
  const plain = name.replace(/[^\p{L}\p{N}._ -]/gu, '_').replace(/^\.+/, '')
  return plain.slice(-120) || `${index + 1}`
}

/**
 * A file on this machine; only the requested part is ever in memory.
 *
 * @returns a source that refuses to be read once the file has changed
 * @throws Error if it cannot be read, or is not a file
 */
export async function fileSource(path: string): Promise<ByteSource> {
  const now = await stat(path)
  if (!now.isFile()) throw new Error(`${path} is no file`)
  return {
    size: now.size,
    read: async (offset, length) => {
      const file = await open(path)
      try {
        const { mtimeMs, size, ino } = await file.stat()
        if (mtimeMs !== now.mtimeMs || size !== now.size || ino !== now.ino) {
          throw new Error(`${path} was changed`)
        }
        return await readFully(file, offset, Math.min(length, size - offset))
      } finally {
        await file.close()
      }
    },
  }
}

async function readFully(file: FileHandle, offset: number, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(Math.max(0, length))
  for (let at = 0; at < bytes.length; ) {
    const { bytesRead } = await file.read(bytes, at, bytes.length - at, offset + at)
    if (bytesRead === 0) return bytes.slice(0, at)
    at += bytesRead
  }
  return bytes
}
