import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { HashPassphrase, Primitives } from '../../../crypto/primitives/primitives.ts'
import { loadSumo } from '../../../crypto/primitives/sodium-sumo.ts'
import { makeScene, makeVectors, vaultVector, vectorText } from './data.ts'
import { lockedVaultVector } from './security-key.ts'
import { lookedVector, savedViewsVector } from './views.ts'

/**
 * Make the frozen vectors, or compare them with what the code gives now.
 *
 *     npm run vectors              writes the files that are missing; refuses if one would change
 *     npm run vectors -- --check   compares, and exits 1 if something differs
 *     npm run vectors -- --force   overwrites: only for a version that nobody uses yet
 */

export const VECTORS = fileURLToPath(new URL('../', import.meta.url))

export interface VectorCheck {
  readonly name: string
  readonly state: 'same' | 'missing' | 'different'
}

/** Hold the files of `folder` against `texts` (by name, without `.json`). */
export function compareVectors(
  folder: string,
  texts: Readonly<Record<string, string>>,
): VectorCheck[] {
  return Object.entries(texts).map(([name, text]) => {
    const file = join(folder, `${name}.json`)
    if (!existsSync(file)) return { name, state: 'missing' }
    return { name, state: readFileSync(file, 'utf8') === text ? 'same' : 'different' }
  })
}

/**
 * Write the files that are missing.
 *
 * @throws Error, before anything is written, if a file exists with other bytes and `force` is not set
 * @returns the names written
 */
export function freezeVectors(
  folder: string,
  texts: Readonly<Record<string, string>>,
  force: boolean,
): string[] {
  const states = compareVectors(folder, texts)
  const changed = states.filter(({ state }) => state === 'different').map(({ name }) => name)
  if (changed.length > 0 && !force) {
    throw new Error(
      `frozen vectors would change: ${changed.join(', ')}. What was sealed before could no ` +
        'longer be opened: mend the code, or use --force with a version of the protocol that nobody uses yet.',
    )
  }
  const written = states.filter(({ state }) => state !== 'same').map(({ name }) => name)
  mkdirSync(folder, { recursive: true })
  for (const name of written) writeFileSync(join(folder, `${name}.json`), texts[name] ?? '')
  return written
}

/** Those of vaults. @param hashPassphrase which not every build of the engines has */
export function vaultVectors(p: Primitives, hashPassphrase: HashPassphrase) {
  const { reception } = makeScene(p)
  return {
    'vault-2': vaultVector(p, hashPassphrase),
    'vault-3': lockedVaultVector(p, hashPassphrase, reception),
    'vault-views': savedViewsVector(p, hashPassphrase, reception),
    'vault-looked': lookedVector(p, hashPassphrase, reception),
  }
}

/** The text of every file, by name, as the code gives it now. */
export async function currentVectors(): Promise<Readonly<Record<string, string>>> {
  const { primitives, hashPassphrase } = await loadSumo()
  const files = { ...makeVectors(primitives), ...vaultVectors(primitives, hashPassphrase) }
  return Object.fromEntries(Object.entries(files).map(([name, file]) => [name, vectorText(file)]))
}

async function main(): Promise<void> {
  const options = { check: { type: 'boolean' }, force: { type: 'boolean' } } as const
  const { values } = parseArgs({ options })
  const texts = await currentVectors()
  if (values.check) {
    const states = compareVectors(VECTORS, texts)
    for (const { name, state } of states) console.log(`${state.padEnd(10)}${name}.json`)
    if (states.some(({ state }) => state !== 'same')) process.exitCode = 1
    return
  }
  try {
    const written = freezeVectors(VECTORS, texts, values.force === true)
    console.log(written.length === 0 ? 'nothing to write' : `written: ${written.join(', ')}`)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main()
