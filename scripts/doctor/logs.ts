import { type Dirent, existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { gunzipSync } from 'node:zlib'
import { ask } from './ask.ts'
import { type Line, note, ok, red } from './line.ts'

/** A proxy may write its log a moment after the answer. */
const WRITTEN_AFTER_MS = 1500
/** Bytes of a file that are searched; more is said. */
const LONGEST = 268_435_456

/**
 * Make a request that carries a mark in its path and as its browser, and look for the mark in the folder of a
 * proxy's logs: nothing that stands before the server may write down who asked for what.
 *
 * @param mark 32 hex digits, drawn for this request
 * @param folder null if the operator gave none
 */
export async function examineLogs(url: URL, mark: string, folder: string | null): Promise<Line> {
  const asked = new URL(`/doctor-${mark}`, url)
  const isAnswered = await ask(asked, { headers: { 'user-agent': `doctor-${mark}` } }).then(
    () => true,
    () => false,
  )
  if (!isAnswered) return note('proxy logs', 'nothing was asked, since nobody answers')
  if (folder === null) {
    const text = `not looked at: give --logs FOLDER (such as /var/log/nginx); or look there for ${mark}, which this command has just asked for`
    return note('proxy logs', text)
  }
  if (!existsSync(folder))
    return red('proxy logs', `there is no ${folder}: give the folder of the proxy's logs`)
  await sleep(WRITTEN_AFTER_MS)
  const { found, unread } = search(folder, mark)
  if (found.length > 0) {
    const text = `${found.join(', ')} has the request that this command made: switch the log of requests off, as in the samples nginx.conf and Caddyfile, and delete what it holds`
    return red('proxy logs', text)
  }
  if (unread.length > 0) {
    return red(
      'proxy logs',
      `${unread.join(', ')} cannot be read: run this command as a user who may. postern-doctor of the package, started as root, reads what the group adm may read`,
    )
  }
  return ok('proxy logs', `the request that this command made stands nowhere in ${folder}`)
}

/** Files below a folder that hold the mark, and those that could not be read. */
export function search(folder: string, mark: string): { found: string[]; unread: string[] } {
  const found: string[] = []
  const unread: string[] = []
  for (const path of filesBelow(folder, unread)) {
    try {
      if (statSync(path).size > LONGEST) unread.push(path)
      else if (contentOf(path).includes(mark)) found.push(path)
    } catch {
      unread.push(path)
    }
  }
  return { found, unread }
}

function contentOf(path: string): Buffer {
  const bytes = readFileSync(path)
  return path.endsWith('.gz') ? gunzipSync(bytes) : bytes
}

function filesBelow(folder: string, unread: string[]): string[] {
  let entries: Dirent[]
  try {
    entries = readdirSync(folder, { withFileTypes: true })
  } catch {
    unread.push(folder)
    return []
  }
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return filesBelow(path, unread)
    return entry.isFile() ? [path] : []
  })
}
