import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { readTree } from './rules/tree.ts'
import { checkTree } from './rules/tree-rules.ts'

const HELP = `tsx scripts/check-tree.ts [--root FOLDER]

Checks what the linter cannot see: which way imports point, cycles, the length of files, which module may
name a crypto library, words that must not occur, plain English in comments and titles of tests, and the top level. Part of npm run lint.
Writes nothing; exit 1 where something is wrong.`

function main(): void {
  const { values } = parseArgs({
    options: {
      root: { type: 'string', default: fileURLToPath(new URL('..', import.meta.url)) },
      help: { type: 'boolean' },
    },
  })
  if (values.help) {
    console.log(HELP)
    return
  }
  const findings = checkTree(readTree(values.root))
  for (const { path, line, rule, remedy } of findings) {
    console.error(`${path}:${line} ${rule}: ${remedy}`)
  }
  if (findings.length > 0) process.exitCode = 1
}

main()
