import { accessSync } from 'node:fs'
import { join } from 'node:path'
import { type Config, readConfig } from '../server/config.ts'
import { ConfigError } from '../server/config-error.ts'
import { createLog } from '../server/log.ts'
import { renewOnSignal, startServer, stopOnSignals } from '../server/main.ts'
import { PUBLICATION_FILE } from '../server/publication-file.ts'
import { startLines } from '../server/standing.ts'
import { startError } from '../server/start-error.ts'
import { IS_BUNDLE } from './build/frozen.ts'
import { openBuild } from './build/manifest.ts'
import { print, runSimply, say } from './cli/command.ts'
import { CONTENT_FOLDER } from './content/folder.ts'
import { BUILT_FOLDER, reporterProgram } from './serve/built.ts'
import { contentSource } from './serve/content-source.ts'
import { packApart } from './serve/pack-apart.ts'

const HELP = `Run the server. The environment decides:

  PORT, HOST              where reporters connect (8080, 127.0.0.1)
  STAFF_PORT, STAFF_HOST  where desks connect (8081, 127.0.0.1)
  DATA_DIR                database, ${PUBLICATION_FILE} and ${CONTENT_FOLDER}/ (.data)
  DATABASE_URL            postgres://... instead of SQLite in DATA_DIR
  BOARD_PERIOD            seconds between two builds of the board (60)
  TICK                    minutes between two moments at which desks see what has come (15)
  COVER                   cover drops, for nobody, that the server makes in a day; 0 for none (48)
  DROP_LIMIT              envelopes that there is room for, cover drops among them (35000)
  RECORDS_PER_HOUR, RECORDS_PER_DAY
                          entries of logs that one member may write (4000, 12000)
  CALM_TICKETS            tickets an hour that cost nothing, whoever asks (60)
  FORWARDED_FOR           1: a reverse proxy stands in front and adds the visitor's address as
                          the last of X-Forwarded-For, for the warning in work networks (0)
  ONION_ADDRESS           http://....onion of the same pages, offered in Tor Browser (none)
  CLOCK_CONFIRMED         today's date, once, if the log asks for it after months off (none)
  BACKUP_DIR              where "npm run backup" puts backups (none)
  WEBCAT                  folder with the signed files of an enrolment with WEBCAT; see VERIFY.md (none)
  MAIL_URL                smtps://user:password@host[:port], or smtp://, of a server that takes the
                          daily mail (none: no mail)
  MAIL_FROM, MAIL_TO      the sender of that mail; who gets it, with commas between
  MAIL_AT                 when, on working days, by the clocks of Norway (08:00)

DATA_DIR must hold ${PUBLICATION_FILE}, which "npm run ceremony" makes, and the content folder that it
was made with, as ${CONTENT_FOLDER}/. Both must be those of the key list in use: if a desk has handed in a newer
one with other channels, questionnaires or another name, copy its two here too. What changes in them is
checked and taken while the server runs, two periods of the board later at most, or at once at SIGHUP;
if it is refused, one line says why, and the pages stay as they are.`

async function main(): Promise<void> {
  if (process.argv.includes('--help')) return print(HELP)
  const build = openBuild(BUILT_FOLDER)
  const config = readConfig(process.env)
  requirePublication(config)
  const source = contentSource(reporterProgram(build), config, say)
  const server = await startServer(config, source, {
    // its lines name commands as they are typed here
    log: createLog(print),
    ...(IS_BUNDLE ? { brotli: packAndTidy } : {}),
  })
  // before anybody is told that it runs
  stopOnSignals(server)
  renewOnSignal(server)
  const lines = await startLines(server.ctx, build.sum)
  print([...lines, `reporters: ${server.publicUrl}`, `desks:     ${server.staffUrl}`].join('\n'))
}

/** @throws Error with a remedy if there is no publication, or this user may not look for one */
function requirePublication(config: Config): void {
  const { dataDir } = config
  try {
    accessSync(join(dataDir, PUBLICATION_FILE))
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) {
      throw startError(error, config)
    }
    throw new ConfigError(
      `no ${PUBLICATION_FILE} in ${dataDir}: make one by "npm run ceremony", copy it there, and start again`,
    )
  }
}

/**
 * Pack bodies, then give back the memory of the start and of packing: nothing is collected while nobody asks for
 * anything.
 */
async function packAndTidy(bodies: readonly Uint8Array[]): Promise<readonly Uint8Array[]> {
  const packed = await packApart(bodies)
  setImmediate(tidy)
  return packed
}

/** Collections after which Node drops what it compiled for the start alone. */
const COLLECTIONS = 3

/** In all 8 MiB less than one collection leaves. It takes as long as drawing the pages, once. */
function tidy(): void {
  const { gc } = globalThis
  if (gc === undefined) return
  for (let done = 0; done < COLLECTIONS; done++) gc()
  // Node 20 knows no such collection, and none is needed there
  gc({ type: 'major', execution: 'sync', flavor: 'last-resort' })
}

await runSimply(main)
