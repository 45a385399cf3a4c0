import { MUTATIONS } from './list.ts'
import { inCopies, runMutation, runTest } from './mutate.ts'
import type { Mutation } from './mutation.ts'

/**
 * `npm run mutate`: every test of the list passes on the program as it is, and each mutation turns its
 * test red. It ends with 1 if one survives. With words after it, only mutations whose name has one of them.
 */
async function main(words: readonly string[]): Promise<void> {
  const start = Date.now()
  const isWanted = ({ name }: Mutation) => words.some((word) => name.includes(word))
  const wanted = words.length === 0 ? MUTATIONS : MUTATIONS.filter(isWanted)
  const tests = [...new Set(wanted.map((one) => one.test))]
  await inCopies(tests, async (copy, test) => {
    const outcome = await runTest(copy, test)
    if (outcome !== 'green') throw new Error(`${test} is ${outcome} without any mutation`)
  })
  process.stdout.write(`${tests.length} tests are green without any mutation\n`)
  let survived = 0
  await inCopies(wanted, async (copy, mutation) => {
    const outcome = await runMutation(copy, mutation)
    if (outcome !== 'red') survived += 1
    const verdict = outcome === 'red' ? 'noticed ' : 'SURVIVED'
    process.stdout.write(`${verdict}  ${mutation.name}  (${mutation.file}, ${mutation.test})\n`)
  })
  const minutes = Math.ceil((Date.now() - start) / 60_000)
  process.stdout.write(
    `${wanted.length - survived} noticed, ${survived} survived, in ${minutes} minutes\n`,
  )
  process.exitCode = survived === 0 ? 0 : 1
}

await main(process.argv.slice(2))
