import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type DeskHost, startDeskHost } from '../client/desk/host/server.ts'
import { dayOf } from '../crypto/days/calendar.ts'
import { systemRandom } from '../crypto/primitives/bytes.ts'
import { loadSumo } from '../crypto/primitives/sodium-sumo.ts'
import { countDrops } from '../db/drops.ts'
import { readConfig } from '../server/config.ts'
import { type RunningServer, startServer, stopOnSignals } from '../server/main.ts'
import type { Published } from '../server/reception.ts'
import { buildClient, TARGETS } from './build/client.ts'
import { deskFile } from './build/desk-file.ts'
import { buildReporterProgram } from './build/reporter-program.ts'
import { print, runSimply, say } from './cli/command.ts'
import { reviewLines } from './content/reviews.ts'
import { sampleNamed } from './content/samples.ts'
import { DEMO_COST, type Demo, NO_BROTLI, openDemo, placeOf } from './demo/demo.ts'
import { sendDemoReports } from './demo/reports.ts'
import { servedPages } from './serve/served-pages.ts'

const HELP = `Run a demo: the server, the reporter's page, and the desk of the first member.

  npm start [-- --sample university|municipality|company]

  --sample    the organisation that a new demo is of (university). Any other has its own folder
              in .data, unless DATA_DIR says where

  PORT        reporters' page (8080)
  STAFF_PORT  where desks connect (8081)
  DESK_PORT   the first member's desk (8082)
  DATA_DIR    the demo's folder (.data); remove it to begin anew

Texts, channels and questions are in DATA_DIR/content: edit them, and start again.
The first start sends made-up reports, to practise on. The keys of a demo are for trying only.`

/** Answers appear within this many seconds, instead of a minute. */
const BOARD_PERIOD = '5'

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { sample: { type: 'string' }, help: { type: 'boolean', default: false } },
  })
  if (values.help) return print(HELP)
  const sample = sampleNamed(values.sample ?? 'university')
  const today = new Date().toISOString().slice(0, 10)
  // a demo that was left for months has nothing to lose
  const read = readConfig({
    BOARD_PERIOD,
    CLOCK_CONFIRMED: today,
    ...(sample === 'university' ? {} : { DATA_DIR: join('.data', sample) }),
    ...process.env,
  })
  // who tries it sees at once what comes
  const config = { ...read, tick: 0 }
  const deskPort = deskPortOf(process.env.DESK_PORT)
  const engine = await loadSumo()
  const tools = { engine, random: systemRandom, today: dayOf(Date.now()), cost: DEMO_COST }
  const demo = openDemo(tools, config.dataDir, { sample })
  for (const line of [...demo.warnings, ...reviewLines(demo.content, Date.now())]) {
    say(line)
  }
  const program = await buildReporterProgram()
  const pages = (published: Published) =>
    servedPages(program, published, demo.content, { demo: true })
  const server = await startServer(config, pages, { brotli: NO_BROTLI })
  try {
    // not only the first time: that one may have ended at a port that was taken
    if ((await countDrops(server.ctx.db)) === 0) {
      await sendDemoReports(
        placeOf(engine.primitives, server.publicUrl, demo),
        demo.content.document,
      )
    }
    await openDesk(server, demo, deskPort)
  } catch (error) {
    await server.stop()
    throw error
  }
}

function deskPortOf(text: string | undefined): number {
  if (text === undefined || text === '') return 8082
  const port = Number(text)
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port
  throw new Error(`DESK_PORT="${text}" is not a port: set a number from 0 to 65535`)
}

async function openDesk(server: RunningServer, demo: Demo, port: number): Promise<void> {
  const [first, ...others] = demo.members
  if (first === undefined) throw new Error('a demo without members')
  await buildClient({ targets: [TARGETS.desk] })
  const desk = await deskHost(server.staffUrl, first.vault, port, deskFile(demo.content))
  stopOnSignals({
    stop: async () => {
      await desk.stop()
      await server.stop()
    },
  })
  const lines = [
    '',
    'Postern, a demo. Its keys are for trying only: never use it for a real report.',
    '',
    `  Reporter's page   ${server.publicUrl}/`,
    `  Desk of ${first.id.padEnd(9)} ${desk.url}`,
    `  Passphrase        ${first.passphrase}`,
    '',
    ...others.flatMap(({ id, vault, passphrase }) => [
      `Desk of ${id}, in another terminal:`,
      `  npm run desk -- --server ${server.staffUrl} --vault ${vault}`,
      `  Passphrase        ${passphrase}`,
    ]),
    '',
    `Fingerprint of the reception: ${demo.fingerprint}`,
    'Stop with Ctrl-C.',
  ]
  print(lines.join('\n'))
}

async function deskHost(
  server: string,
  vault: string,
  port: number,
  texts: Uint8Array,
): Promise<DeskHost> {
  try {
    return await startDeskHost({ server: new URL(server), vault, port, texts })
  } catch (cause) {
    const { syscall } = ((cause as Error).cause ?? {}) as NodeJS.ErrnoException
    if (syscall !== 'listen') throw cause
    throw new Error(`port ${port} cannot be taken: set DESK_PORT to another`, { cause })
  }
}

await runSimply(main)
