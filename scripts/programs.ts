import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { print, runCommand, TEXT, TEXTS } from './cli/command.ts'
import { buildPrograms, PROGRAM_NAMES } from './release/programs/build.ts'
import { NODE_VERSION, SYSTEMS } from './release/programs/runtimes.ts'

const HELP = `npm run programs [-- --out FOLDER] [--system NAME] [--program NAME]

Builds the programs that are one file each, for ${SYSTEMS.join(', ')}:
${PROGRAM_NAMES.join(' and ')}. It prints the SHA-256 of each. The same tree gives the same bytes.

  --out FOLDER     .cache/programs by default
  --system NAME    only for this system; may be repeated
  --program NAME   only this program; may be repeated

Each has Node ${NODE_VERSION} inside. It comes from packages of the npm registry, which are compared with hashes
in scripts/release/programs/runtimes.ts, and kept under .cache/runtimes.`

const ROOT = fileURLToPath(new URL('..', import.meta.url))

const OPTIONS = {
  out: { ...TEXT, default: '.cache/programs' },
  system: { ...TEXTS, default: [...SYSTEMS] as string[] },
  program: { ...TEXTS, default: [...PROGRAM_NAMES] as string[] },
}

await runCommand(HELP, OPTIONS, async ({ out, system, program }) => {
  const paths = await buildPrograms({
    root: ROOT,
    out: resolve(ROOT, out),
    cache: resolve(ROOT, '.cache/runtimes'),
    systems: system.map((name) => named(SYSTEMS, name)),
    programs: program.map((name) => named(PROGRAM_NAMES, name)),
  })
  for (const path of paths) {
    const bytes = readFileSync(path)
    print(`${createHash('sha256').update(bytes).digest('hex')}  ${basename(path)}`)
  }
})

function named<Name extends string>(names: readonly Name[], given: string): Name {
  const name = names.find((one) => one === given)
  if (name === undefined) throw new Error(`there is no "${given}": choose ${names.join(', ')}`)
  return name
}
