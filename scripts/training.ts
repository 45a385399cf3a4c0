import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type DeskHost, startDeskHost } from '../client/desk/host/server.ts'
import { dayOf } from '../crypto/days/calendar.ts'
import { systemRandom } from '../crypto/primitives/bytes.ts'
import { loadSumo } from '../crypto/primitives/sodium-sumo.ts'
import { readConfig } from '../server/config.ts'
import { createLog } from '../server/log.ts'
import { type RunningServer, startServer, stopOnSignals } from '../server/main.ts'
import type { Published } from '../server/reception.ts'
import { buildClient, TARGETS } from './build/client.ts'
import { deskFile } from './build/desk-file.ts'
import { buildReporterProgram } from './build/reporter-program.ts'
import { print, runCommand, TEXTS } from './cli/command.ts'
import { DEMO_COST, type Demo, type DemoMember, NO_BROTLI, openDemo, placeOf } from './demo/demo.ts'
import { servedPages } from './serve/served-pages.ts'
import { TRAINING_PLAN } from './training/people.ts'
import { keepAnswering } from './training/reporters.ts'
import { type StagedCase, setTheStage } from './training/stage.ts'

const HELP = `Run a reception to practise on: a server, seven desks, made-up cases, and made-up
reporters who answer within seconds.

  npm run training [-- --desk ID]...

  --desk ID  only the desk of this member: ${TRAINING_PLAN.members.map(({ id }) => id).join(', ')}
  PORT       the reporters' page; by default any free port
  --help     this text

All of it is new at each start, and lies in a temporary folder that goes when it ends. Nothing of a
real reception is read or written. Exercises: client/desk/TRAINING.md`

const EXERCISES = [
  'Open a case: say that you are impartial',
  'Ask the reporter, and get an answer',
  'Call back a message',
  'Assess a case',
  'Let somebody in',
  'Step back from a case',
  'Ask for a name',
  'Register a report, and print its slip',
  'Redact, close as party, and reopen',
  'Suspend a colleague, and read the log mark aloud',
  'Look at what an auditor sees',
]

/** Seconds between two boards. */
const BOARD_PERIOD = '2'

/** Everything that runs, and how it ends. */
class Training {
  readonly #folder: string
  readonly #ending = new AbortController()
  readonly #running: { stop(): Promise<void> }[] = []
  #answering: Promise<void> = Promise.resolve()
  #stopped: Promise<void> | null = null

  constructor() {
    this.#folder = mkdtempSync(join(tmpdir(), 'postern-training-'))
    // however it ends, except by a kill
    process.once('exit', () => this.#removeFolder())
  }

  /** @param ids of the members whose desks are started */
  async start(ids: readonly string[]): Promise<void> {
    const engine = await loadSumo()
    const tools = { engine, random: systemRandom, today: dayOf(Date.now()), cost: DEMO_COST }
    const demo = openDemo(tools, this.#folder, { people: TRAINING_PLAN })
    const server = await this.#startServer(demo)
    await buildClient({ targets: [TARGETS.desk] })
    const desks = []
    for (const member of demo.members.filter(({ id }) => ids.includes(id))) {
      desks.push({ member, host: await this.#startDesk(server, member, deskFile(demo.content)) })
    }
    const cases = await setTheStage({
      ...{ engine, demo, staff: server.staffUrl, tick: () => server.tick() },
      place: placeOf(engine.primitives, server.publicUrl, demo),
    })
    this.#answering = keepAnswering(
      cases.map(({ reporter }) => reporter),
      this.#ending.signal,
    )
    introduce(server, demo, desks, cases)
  }

  async #startServer(demo: Demo): Promise<RunningServer> {
    const { PORT = '0' } = process.env
    const read = readConfig({
      ...{ PORT, STAFF_PORT: '0', DATA_DIR: this.#folder, BOARD_PERIOD },
      // made-up reporters write often, and nobody is to wait for a puzzle
      CALM_TICKETS: '1000000',
    })
    const config = { ...read, tick: 0 }
    const program = await buildReporterProgram()
    const pages = (published: Published) =>
      servedPages(program, published, demo.content, { demo: true })
    const quiet = createLog(() => {})
    const server = await startServer(config, pages, { log: quiet, brotli: NO_BROTLI })
    this.#running.push(server)
    return server
  }

  async #startDesk(
    { staffUrl }: RunningServer,
    { vault }: DemoMember,
    texts: Uint8Array,
  ): Promise<DeskHost> {
    const server = new URL(staffUrl)
    const host = await startDeskHost({ server, vault, port: 0, training: true, texts })
    this.#running.push(host)
    return host
  }

  get ended(): boolean {
    return this.#ending.signal.aborted
  }

  stop(): Promise<void> {
    this.#stopped ??= this.#stopAll()
    return this.#stopped
  }

  async #stopAll(): Promise<void> {
    this.#ending.abort()
    await this.#answering
    for (const one of this.#running.reverse()) await one.stop()
    this.#removeFolder()
  }

  #removeFolder(): void {
    rmSync(this.#folder, { recursive: true, force: true })
  }
}

function introduce(
  server: RunningServer,
  demo: Demo,
  desks: readonly { readonly member: DemoMember; readonly host: DeskHost }[],
  cases: readonly StagedCase[],
): void {
  const width = Math.max(...desks.map(({ member }) => member.id.length))
  const lines = [
    '',
    'Postern, for training. Nothing here is real, and all of it goes when you end it.',
    '',
    `Reporter's page   ${server.publicUrl}/`,
    `Fingerprint       ${demo.fingerprint}`,
    '',
    `${'Desk'.padEnd(width)}  ${'Passphrase'.padEnd(19)}  Address`,
    ...desks.map(
      ({ member, host }) => `${member.id.padEnd(width)}  ${member.passphrase}  ${host.url}`,
    ),
    '',
    'Case     What there is to practise on',
    ...cases.map(({ reference, about }) => `${reference}  ${about}`),
    '',
    'Exercises, step by step in client/desk/TRAINING.md:',
    ...EXERCISES.map((exercise, i) => `${`${i + 1}`.padStart(3)}  ${exercise}`),
    '',
    'Stop with Ctrl-C.',
  ]
  print(lines.join('\n'))
}

/** @throws Error that says what to do */
function desksOf(wanted: readonly string[] | undefined): readonly string[] {
  const known = TRAINING_PLAN.members.map(({ id }) => id)
  const stranger = wanted?.find((id) => !known.includes(id))
  if (stranger === undefined) return wanted ?? known
  throw new Error(`nobody is called ${stranger}: say --desk with one of ${known.join(', ')}`)
}

await runCommand(HELP, { desk: TEXTS }, async ({ desk }) => {
  const ids = desksOf(desk)
  const training = new Training()
  stopOnSignals(training)
  try {
    await training.start(ids)
  } catch (error) {
    // what was under way when it was ended has nothing to say
    if (training.ended) return
    await training.stop()
    throw error
  }
})
