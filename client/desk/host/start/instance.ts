import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { START_PATH } from '../../wire/start.ts'
import { codeOf } from '../files.ts'

/** Milliseconds for an answer of a program on this machine. */
const PATIENCE = 2000
/** How often the file of another start is read until its address is in it, and milliseconds between. */
const [TRIES, PAUSE] = [10, 50]

/** The header with the random text to which a running program shows that it is ours. */
export const CHALLENGE_HEADER = 'postern-challenge'

/** Only a program that knows the token of its address can give this. The token itself goes nowhere. */
export function aliveAnswer(token: string, challenge: string): Uint8Array {
  return new Uint8Array(createHmac('sha256', token).update(challenge).digest())
}

/**
 * Take the place of the one running program of a person.
 *
 * @param file that tells where it is
 * @param url of the program that asks
 * @returns null if the place is taken now; otherwise the address of the program that has it
 */
export async function takePlace(file: string, url: string): Promise<string | null> {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  for (;;) {
    if (writeIfNone(file, url)) return null
    const other = await addressIn(file)
    if (other !== null && (await isAlive(other))) return other
    // a program that was killed left it
    rmSync(file, { force: true })
  }
}

/** Leave the place, if it is still ours. */
export function leavePlace(file: string, url: string): void {
  try {
    if (readFileSync(file, 'utf8') === url) rmSync(file, { force: true })
  } catch {
    // somebody removed it
  }
}

/** @returns false if there is one already */
function writeIfNone(file: string, url: string): boolean {
  try {
    const handle = openSync(file, 'wx', 0o600)
    try {
      writeSync(handle, url)
    } finally {
      closeSync(handle)
    }
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
}

/** @returns null if there is none in it, even after a while: the other start broke off */
async function addressIn(file: string): Promise<string | null> {
  for (let left = TRIES; left > 0; left--) {
    const text = readOrEmpty(file)
    if (/^http:\/\/localhost:\d+\/#[\w-]{43}$/.test(text)) return text
    await sleep(PAUSE)
  }
  return null
}

function readOrEmpty(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

/** Whether the program at an address of ours answers: another one may have its port by now. */
async function isAlive(url: string): Promise<boolean> {
  const { origin, hash } = new URL(url)
  const challenge = randomBytes(32).toString('base64url')
  try {
    const answer = await fetch(`${origin}${START_PATH.alive}`, {
      headers: { [CHALLENGE_HEADER]: challenge },
      signal: AbortSignal.timeout(PATIENCE),
    })
    const given = new Uint8Array(await answer.arrayBuffer())
    const wanted = aliveAnswer(hash.slice(1), challenge)
    return given.length === wanted.length && timingSafeEqual(given, wanted)
  } catch {
    return false
  }
}
