import { MUTATIONS } from './list.ts'
import { copyTree, removeTree, runMutation, runTest } from './mutate.ts'
import type { Mutation } from './mutation.ts'

/**
 * `npm run mutate`: every test of the list passes on the program as it is, and each mutation turns its
 * test red. It ends with 1 if one survives. With words after it, only mutations whose name has one of them.
 */
function main(words: readonly string[]): void {
  const isWanted = ({ name }: Mutation) => words.some((word) => name.includes(word))
  const wanted = words.length === 0 ? MUTATIONS : MUTATIONS.filter(isWanted)
  const copy = copyTree()
  let survived = 0
  try {
    for (const test of new Set(wanted.map((one) => one.test))) {
      const outcome = runTest(copy, test)
      if (outcome !== 'green') throw new Error(`${test} is ${outcome} without any mutation`)
    }
    for (const mutation of wanted) {
      const outcome = runMutation(copy, mutation)
      if (outcome !== 'red') survived += 1
      const verdict = outcome === 'red' ? 'noticed ' : 'SURVIVED'
      process.stdout.write(`${verdict}  ${mutation.name}  (${mutation.file}, ${mutation.test})\n`)
    }
  } finally {
    removeTree(copy)
  }
  process.stdout.write(`${wanted.length - survived} noticed, ${survived} survived\n`)
  process.exitCode = survived === 0 ? 0 : 1
}

main(process.argv.slice(2))
