import { chmodSync, cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { dayOf } from '../../../crypto/days/calendar.ts'
import { systemRandom } from '../../../crypto/primitives/bytes.ts'
import { loadSumo } from '../../../crypto/primitives/sodium-sumo.ts'
import { makeInstance } from '../../../scripts/ceremony/core.ts'
import { documentToSign } from '../../../scripts/content/public-words.ts'
import { readContent } from '../../../scripts/content/read.ts'
import { SAMPLE_PLAN } from '../../../scripts/demo/sample.ts'
import { PUBLICATION_FILE } from '../../../server/publication-file.ts'
import { tempFolder } from '../run/temp.ts'
import { copyOwn } from '../scripts/content-folder.ts'

/** The folder that is built before the tests begin. */
const BUILT = fileURLToPath(new URL('../../../dist', import.meta.url))

/** A user who owns nothing, if we may become it; otherwise the tests run as one who is not root anyway. */
export const NOBODY = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}

/** A copy of the built folder that everybody may read. */
export function copyBuilt(): string {
  const folder = join(openFolder('built'), 'dist')
  cpSync(BUILT, folder, { recursive: true })
  return folder
}

/** Take the right to write away from a folder and all that is in it. */
export function makeReadOnly(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) makeReadOnly(path)
    else chmodSync(path, 0o444)
  }
  chmodSync(folder, 0o555)
}

/** A temporary folder that other users may look into. */
export function openFolder(name: string): string {
  const folder = tempFolder(name)
  chmodSync(folder, 0o755)
  return folder
}

/** Fill a data folder as the ceremony and an operator do. @returns the fingerprint of the root */
export async function fillDataFolder(folder: string): Promise<string> {
  const engine = await loadSumo()
  const cost = { operations: 1, memory: 8 }
  const tools = { engine, random: systemRandom, today: dayOf(Date.now()), cost }
  mkdirSync(folder, { recursive: true })
  const document = await documentToSign(readContent(copyOwn(join(folder, 'content'))))
  const passphrase = () => 'a passphrase of the test'
  const { publication, fingerprint } = makeInstance(tools, SAMPLE_PLAN, document, passphrase)
  writeFileSync(join(folder, PUBLICATION_FILE), publication)
  return fingerprint
}
