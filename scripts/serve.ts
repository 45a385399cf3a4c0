import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ConfigError, readConfig } from '../server/config.ts'
import { PUBLICATION_FILE, startServer, stopOnSignals } from '../server/main.ts'
import { reporterPages } from './reporter-pages.ts'

const HELP = `Run the server. The environment decides:

  PORT, HOST              where reporters connect (8080, 127.0.0.1)
  STAFF_PORT, STAFF_HOST  where desks connect (8081, 127.0.0.1)
  DATA_DIR                database and ${PUBLICATION_FILE} (.data)
  DATABASE_URL            postgres://... instead of SQLite in DATA_DIR
  BOARD_PERIOD            seconds between two builds of the board (60)
  DROP_LIMIT              envelopes from reporters that there is room for (20000)
  CALM_TICKETS            tickets an hour that cost nothing, whoever asks (60)
  FORWARDED_FOR           1: a reverse proxy stands in front and adds the visitor's address as
                          the last of X-Forwarded-For, for the warning in work networks (0)
  ONION_ADDRESS           http://....onion of the same pages, offered in Tor Browser (none)

DATA_DIR must hold ${PUBLICATION_FILE}, which "npm run ceremony" makes.`

async function main(): Promise<void> {
  if (process.argv.includes('--help')) {
    process.stdout.write(`${HELP}\n`)
    return
  }
  const config = readConfig(process.env)
  const file = join(config.dataDir, PUBLICATION_FILE)
  if (!existsSync(file)) {
    throw new ConfigError(
      `no ${PUBLICATION_FILE} in ${config.dataDir}: make one by "npm run ceremony", copy it there, and start again`,
    )
  }
  const pages = await reporterPages(new Uint8Array(readFileSync(file)))
  const server = await startServer(config, pages)
  process.stdout.write(`reporters: ${server.publicUrl}\ndesks:     ${server.staffUrl}\n`)
  stopOnSignals(server)
}

try {
  await main()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
