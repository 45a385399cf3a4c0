import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { send } from '../../../test/support/run/http.ts'
import { startChild } from '../../../test/support/run/process.ts'
import { tempFolder } from '../../../test/support/run/temp.ts'
import { buildPrograms } from '../../release/programs/build.ts'
import { type Effort, median, row, type Section } from '../table.ts'

/** Seconds that a person waits without wondering whether the program has started. */
const MOST = 2

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))

/** How long the desk that is one program takes from its start to its page. */
export async function benchProgram({ time }: Effort): Promise<Section> {
  const [program = ''] = await buildPrograms({
    ...{ root: ROOT, out: tempFolder('bench-program'), cache: join(ROOT, '.cache/runtimes') },
    ...{ systems: ['linux-x64'], programs: ['postern-desk'] },
  })
  const times = time < 500 ? 3 : 9
  const seconds: number[] = []
  for (let i = 0; i < times; i++) seconds.push(await startOnce(program))
  return {
    title: 'Desk as one program, without Node',
    rows: [row('start to its page', median(seconds), 's', ['limit', MOST])],
  }
}

async function startOnce(program: string): Promise<number> {
  const home = join(tempFolder('bench-program'), 'home')
  mkdirSync(home)
  const began = performance.now()
  const child = startChild(program, ['--no-browser'], { env: { PATH: '', HOME: home } })
  const [, url = ''] = await child.line(/(http:\/\/localhost:\d+)\/#/)
  await send(url, 'GET', '/')
  const seconds = (performance.now() - began) / 1000
  await child.kill()
  return seconds
}
