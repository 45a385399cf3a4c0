import { userInfo } from 'node:os'
import { parseArgs } from 'node:util'
import { collectSeldom, runDesk, stopAtEnd } from '../../../client/desk/host/main.ts'
import { startProgramHost } from '../../../client/desk/host/start/host.ts'
import { leavePlace, takePlace } from '../../../client/desk/host/start/instance.ts'
import { placesOn } from '../../../client/desk/host/start/places.ts'
import { START_PATH } from '../../../client/desk/wire/start.ts'
import { openBrowser } from '../../../client/shared/local-host/browser.ts'
import { thisMachine } from '../../../client/shared/local-host/machine.ts'
import { WINDOW_CATALOGUES } from '../../../client/texts/desk/start.ts'
import { fill } from '../../../client/texts/wording.ts'
import { print, runSimply, say } from '../../cli/command.ts'
import { systemLanguage } from '../../cli/system-language.ts'
import { ASSET, assetBytes, assetText, readDesk } from './assets.ts'
import { registerFonts } from './fonts.ts'

const HELP = `The desk of a reception, as one file.

  postern-desk                 open the desk in the browser; the first time, a page asks for the server
  postern-desk --no-browser    only print the address. --port N chooses the port
  postern-desk --server URL --vault FILE [...]
                               a desk without the page, for scripts: postern-desk desk --help tells all
  postern-desk recovery ...    recovery sheets: make, drill, restore
  postern-desk bundle ...      a desk without a network: export, import
  postern-desk licences        the licences of what is inside
  postern-desk --version`

/** Commands beside the desk. Each file runs when it is loaded, on the arguments that are left. */
const COMMANDS: Readonly<Record<string, () => Promise<unknown>>> = {
  recovery: () => {
    registerFonts()
    return import('../../recovery.ts')
  },
  bundle: () => import('../../bundle.ts'),
  licences: async () => print(assetText(ASSET.licences)),
  '--version': async () => print(assetText(ASSET.version)),
  '--help': async () => print(HELP),
  desk: async () => runWithFlags(process.argv.slice(2)),
}

async function main(): Promise<void> {
  const args = process.argv.slice(2)
  const [name = ''] = args
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (command === undefined) return isStart(args) ? openStart(args) : runWithFlags(args)
  process.argv.splice(2, 1)
  await command()
}

const START_OPTIONS = {
  'no-browser': { type: 'boolean', default: false },
  port: { type: 'string', default: '0' },
} as const

function isStart(args: readonly string[]): boolean {
  return args.every(
    (arg, at) => /^--(?:no-browser|port(?:=.*)?)$/.test(arg) || args[at - 1] === '--port',
  )
}

function runWithFlags(args: readonly string[]): Promise<void> {
  const prepare = async (folder: string | null) => {
    if (folder === null) return assetBytes(ASSET.texts)
    throw new Error('this program reads no --content FOLDER: put the texts beside it, see GUIDE.md')
  }
  return runDesk({ args, prepare, print, read: readDesk })
}

/** Open the desk in the browser: this one, or that of a program that runs already. */
async function openStart(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: START_OPTIONS })
  collectSeldom()
  const machine = thisMachine()
  const { running } = placesOn(machine)
  const t = WINDOW_CATALOGUES[systemLanguage()].window
  const show = async (url: string) => {
    if (!values['no-browser']) await openBrowser(url, machine)
  }
  const stop = async () => {
    leavePlace(running, host.url)
    await host.stop()
  }
  const host = await startProgramHost({
    ...{ machine, vault: vaultName(), port: Number(values.port), read: readDesk },
    ...{ texts: assetBytes(ASSET.texts), end: () => void stop() },
  })
  const other = await takePlace(running, host.url)
  if (other !== null) {
    await host.stop()
    print(fill(t.other, { url: other }))
    return show(other)
  }
  print(fill(t.desk, { url: host.url }))
  print(fill(t.settings, { url: host.url.replace('/#', `${START_PATH.page}#`) }))
  print(t.give)
  stopAtEnd(stop)
  await show(host.url)
}

/** A name for the vault that is also a name in the key list, if the system's name of the person allows it. */
function vaultName(): string {
  const name = userInfo()
    .username.toLowerCase()
    .replace(/[^a-z0-9-]/g, '')
  return /^[a-z]/.test(name) ? name.slice(0, 40) : 'desk'
}

/** A window that closes at once would take the reason with it. */
async function keepWindow(): Promise<void> {
  const wasClicked = process.platform === 'win32' && process.argv.length <= 2
  if (process.exitCode !== 1 || !wasClicked || !process.stdin.isTTY) return
  say(WINDOW_CATALOGUES[systemLanguage()].window.enter)
  process.stdin.once('data', () => process.exit())
}

void runSimply(main).then(keepWindow)
