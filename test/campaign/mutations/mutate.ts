import { spawn, spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { tempFolder } from '../../support/run/temp.ts'
import type { Mutation } from './mutation.ts'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))

/** `red`: tests failed. `green`: all passed. `broken`: the tests did not run to their end. */
export type Outcome = 'red' | 'green' | 'broken'

/**
 * A copy of the working tree in which a mutation does no harm. It holds the files that git tracks
 * and the new ones that it does not ignore.
 *
 * @returns the path of the copy, in the folder of temporary files
 */
function copyTree(): string {
  const copy = tempFolder('mutations')
  const listed = spawnSync('git', ['ls-files', '-z', '-co', '--exclude-standard'], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  })
  if (listed.status !== 0) throw new Error(`git ls-files failed: ${listed.stderr}`)
  for (const path of listed.stdout.split('\0').filter(Boolean)) {
    mkdirSync(dirname(join(copy, path)), { recursive: true })
    copyFileSync(join(ROOT, path), join(copy, path))
  }
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'))
  return copy
}

function removeTree(copy: string): void {
  rmSync(copy, { recursive: true })
}

/** @throws Error if `from` does not stand in the text exactly once */
export function mutated(text: string, { from, to, file, name }: Mutation): string {
  const parts = text.split(from)
  if (parts.length !== 2) {
    const times = parts.length - 1
    throw new Error(`"${name}": its line stands ${times} times in ${file}; update the list`)
  }
  return parts.join(to)
}

/** Run one test file of `copy` until a test fails, and judge by Mocha's closing line. */
export async function runTest(copy: string, test: string): Promise<Outcome> {
  const { stdout, status } = await mochaIn(copy, ['--bail', test])
  const closing = /^(\d+) passed, (\d+) failed$/m.exec(stdout)
  if (closing === null || Number(closing[1]) + Number(closing[2]) === 0) return 'broken'
  return Number(closing[2]) > 0 ? 'red' : status === 0 ? 'green' : 'broken'
}

function mochaIn(
  copy: string,
  args: readonly string[],
): Promise<{ stdout: string; status: number }> {
  const mocha = join('node_modules', 'mocha', 'bin', 'mocha.js')
  // what was compiled of the tree knows nothing of a mutation
  const { RUN_FOLDER: _, ...env } = process.env
  const child = spawn(process.execPath, [mocha, ...args], {
    cwd: copy,
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const chunks: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => {
      resolve({ stdout: Buffer.concat(chunks).toString('utf8'), status: code ?? 1 })
    })
  })
}

/** Apply one mutation to `copy`, run its test, and put the file back. */
export async function runMutation(copy: string, mutation: Mutation): Promise<Outcome> {
  const path = join(copy, mutation.file)
  const text = readFileSync(path, 'utf8')
  writeFileSync(path, mutated(text, mutation))
  try {
    return await runTest(copy, mutation.test)
  } finally {
    writeFileSync(path, text)
  }
}

/** Do something with each of `all`, as many at a time as there are cores, each in a copy of its own. */
export async function inCopies<T>(
  all: readonly T[],
  work: (copy: string, one: T) => Promise<void>,
): Promise<void> {
  const left = [...all]
  const copies = Array.from({ length: Math.min(availableParallelism(), all.length) }, copyTree)
  try {
    await Promise.all(
      copies.map(async (copy) => {
        for (let one = left.shift(); one !== undefined; one = left.shift()) await work(copy, one)
      }),
    )
  } finally {
    copies.forEach(removeTree)
  }
}
