import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Config, readConfig } from '../server/config.ts'
import { ConfigError } from '../server/config-error.ts'
import { startServer, stopOnSignals } from '../server/main.ts'
import { PUBLICATION_FILE } from '../server/publication-file.ts'
import { startLines } from '../server/standing.ts'
import { openBuild } from './build/manifest.ts'
import { print, runSimply, say } from './cli/command.ts'
import { isSigned } from './content/change.ts'
import { CONTENT_FOLDER } from './content/folder.ts'
import { requireOwnWords } from './content/leftovers.ts'
import { type Content, readContent } from './content/read.ts'
import { reviewLines } from './content/reviews.ts'
import { BUILT_FOLDER, reporterProgram } from './serve/built.ts'
import { servedPages } from './serve/served-pages.ts'

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
  MAIL_URL                smtps://user:password@host[:port], or smtp://, of a server that takes the
                          daily mail (none: no mail)
  MAIL_FROM, MAIL_TO      the sender of that mail; who gets it, with commas between
  MAIL_AT                 when, on working days, by the clocks of Norway (08:00)

DATA_DIR must hold ${PUBLICATION_FILE}, which "npm run ceremony" makes, and the content folder that it
was made with, as ${CONTENT_FOLDER}/. Pages and numbers in it may be edited; then start again. Both must be
those of the key list in use: if a desk has handed in a newer one with other channels, questionnaires
or another name, copy its two here too.`

async function main(): Promise<void> {
  if (process.argv.includes('--help')) return print(HELP)
  const build = openBuild(BUILT_FOLDER)
  const config = readConfig(process.env)
  const file = join(config.dataDir, PUBLICATION_FILE)
  if (!existsSync(file)) {
    throw new ConfigError(
      `no ${PUBLICATION_FILE} in ${config.dataDir}: make one by "npm run ceremony", copy it there, and start again`,
    )
  }
  const publication = new Uint8Array(readFileSync(file))
  const content = signedContent(join(config.dataDir, CONTENT_FOLDER), publication)
  for (const line of reviewLines(content, Date.now())) say(line)
  const server = await startServer(withWords(config, content), (published) =>
    servedPages(reporterProgram(build), published, content),
  )
  // before anybody is told that it runs
  stopOnSignals(server)
  const lines = await startLines(server.ctx, build.sum)
  print([...lines, `reporters: ${server.publicUrl}`, `desks:     ${server.staffUrl}`].join('\n'))
}

/** The settings with the organisation's words for the daily mail, if it has any. */
function withWords(config: Config, { mail: words }: Content): Config {
  if (config.mail === null || words === null) return config
  return { ...config, mail: { ...config.mail, words } }
}

/** @throws ConfigError if the root has not signed the content of the folder; ContentError; Error for words of a sample */
function signedContent(folder: string, publication: Uint8Array): Content {
  if (!existsSync(folder)) {
    throw new ConfigError(
      `no ${folder}: copy the content folder there that ${PUBLICATION_FILE} was made with, and start again`,
    )
  }
  const content = readContent(folder)
  if (isSigned(publication, content.document)) {
    requireOwnWords(folder)
    return content
  }
  throw new ConfigError(
    `the channels, questionnaires or name in ${folder} are not those that ${PUBLICATION_FILE} was signed with: sign them by "npm run ceremony -- renew --content FOLDER", or put back the signed ones`,
  )
}

await runSimply(main)
