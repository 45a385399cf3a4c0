import { print, runSimply } from './cli/command.ts'

/** The commands of the program `postern`. Each file runs when it is loaded, on the arguments that are left. */
const COMMANDS: Readonly<Record<string, () => Promise<unknown>>> = {
  report: () => import('./report.ts'),
  check: () => import('./check.ts'),
  history: () => import('./history.ts'),
  verify: () => import('./verify/verify.ts'),
  watch: () => import('./verify/watch.ts'),
  webcat: () => import('./verify/webcat.ts'),
  ceremony: () => import('./ceremony.ts'),
  content: () => import('./content.ts'),
  print: () => import('./print.ts'),
}

const HELP = `Postern from the command line.

For reporters, and for those who check a server:

  postern report    send a report, and get a receipt code
  postern check     look what the reception has answered
  postern history   list the key lists of a reception, and what each changed
  postern verify    compare all that a server gives to reporters with the release
  postern watch     the same again and again, at times that nobody can expect
  postern webcat    describe an instance for the browser extension WEBCAT

To set up a reception, on a machine without a network:

  postern ceremony    a guide: makes the root and the key list, and says what is missing
  postern content     check the organisation's texts; "postern content edit FOLDER" opens a page for them
  postern print       posters and cards with the address and the fingerprint

  postern COMMAND --help tells more. Each asks only the server that it is given.`

void runSimply(async () => {
  const [name] = process.argv.splice(2, 1)
  if (name === undefined || name === '--help') return print(HELP)
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (load === undefined) throw new Error(`there is no command "${name}": see postern --help`)
  await load()
})
