import { fileURLToPath } from 'node:url'
import { runCommand, TEXT } from './cli/command.ts'
import { readTree } from './rules/tree.ts'
import { checkTree } from './rules/tree-rules.ts'

const HELP = `tsx scripts/check-tree.ts [--root FOLDER]

Checks what the linter cannot see: which way imports point, cycles, the length of files, which module may
name a crypto library, words that must not occur, plain English in comments and titles of tests, and the top level. Part of npm run lint.
Writes nothing; exit 1 where something is wrong.`

const ROOT = fileURLToPath(new URL('..', import.meta.url))

await runCommand(HELP, { root: { ...TEXT, default: ROOT } }, ({ root }) => {
  const findings = checkTree(readTree(root))
  for (const { path, line, rule, remedy } of findings) {
    console.error(`${path}:${line} ${rule}: ${remedy}`)
  }
  if (findings.length > 0) process.exitCode = 1
})
