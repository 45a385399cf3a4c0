import { cpus, loadavg } from 'node:os'
import { benchBlocks } from './bench/blocks.ts'
import { benchBrowserCrypto } from './bench/browser-crypto.ts'
import { benchClean } from './bench/clean.ts'
import { benchDesk } from './bench/desk/desk.ts'
import { benchProgram } from './bench/desk/program.ts'
import { benchDrops } from './bench/drops.ts'
import { benchFirstPage } from './bench/first-page.ts'
import { benchLighthouse } from './bench/lighthouse.ts'
import { benchNodeCrypto } from './bench/node-crypto.ts'
import { benchPageBuild } from './bench/page-build.ts'
import { benchPages } from './bench/pages.ts'
import { benchReturn } from './bench/return.ts'
import { benchSearch } from './bench/search.ts'
import { benchSend } from './bench/send.ts'
import { benchServe } from './bench/serve.ts'
import { benchSizes } from './bench/sizes.ts'
import { type Effort, runParts, type Section } from './bench/table.ts'
import { benchWay } from './bench/way.ts'
import { FLAG, runCommand, TEXTS } from './cli/command.ts'

const SECTIONS: Readonly<Record<string, (effort: Effort) => Promise<Section>>> = {
  crypto: benchNodeCrypto,
  browsers: benchBrowserCrypto,
  drops: benchDrops,
  pages: benchPages,
  'page-build': benchPageBuild,
  return: benchReturn,
  'first-page': benchFirstPage,
  lighthouse: benchLighthouse,
  way: benchWay,
  send: benchSend,
  sizes: benchSizes,
  search: benchSearch,
  desk: benchDesk,
  clean: benchClean,
  blocks: benchBlocks,
  serve: benchServe,
  program: benchProgram,
}

const HELP = `npm run bench [-- --only NAME] [-- --quick]

Prints how fast Postern is on this machine: medians, each beside a peer or limit that was measured in
the same run. Builds dist/ as "npm run build" does; else only temporary files are written. If a part
fails, the others go on and the exit code is 1.

  --only NAME  one part: ${Object.keys(SECTIONS).join(', ')}; may be given again
  --quick      a fifth of the time for each number, for a first look
  --cases N    how many cases the desk has; may be given again. 100, 1000 and 10000 where it is not, or
               with --quick the first two alone`

const OPTIONS = { only: TEXTS, quick: FLAG, cases: TEXTS }

await runCommand(HELP, OPTIONS, async (values) => {
  const parts = (values.only ?? Object.keys(SECTIONS)).map((name) => {
    const run = SECTIONS[name]
    if (run === undefined) throw new Error(`there is no part "${name}"; try --help`)
    return { name, run }
  })
  const load = loadavg()[0]?.toFixed(1)
  console.log(`Node ${process.versions.node}, ${cpus().length} cores, load ${load} at the start\n`)
  const cases = values.cases?.map(Number) ?? (values.quick ? [100, 1000] : [100, 1000, 10_000])
  const effort = { time: values.quick ? 150 : 750, cases }
  const failed = await runParts(parts, effort, (line) => process.stdout.write(`${line}\n`))
  if (failed.length > 0) process.exitCode = 1
})
process.exit()
