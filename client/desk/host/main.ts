import { resolve } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { thisMachine } from '../../shared/local-host/machine.ts'
import type { ReadBuilt } from '../../shared/local-host/page.ts'
import { refuseProxyVariables } from '../../shared/node-trust.ts'
import { loadDeskAssets } from './assets.ts'
import { readOptions } from './options.ts'
import { startDeskHost } from './server.ts'
import { copiedBy } from './start/places.ts'

const HELP = `Open a desk: a page on this machine only that reads reports with the keys in your vault.

  npm run desk -- --server URL --vault FILE [--content FOLDER] [--new] [--port N] [--socks HOST:PORT] [--ca FILE]
  npm run desk -- --bundle FILE --answers FILE [--again FILE] --vault FILE [--port N]

  --server URL       where desks connect, e.g. https://reports.example.org:8443, or an onion address
  --vault FILE       your vault; the weekly keys lie beside it, as FILE.weeks, what was
                     opened as FILE.cache, what waits to be sent as FILE.unsent, and sealed records as
                     FILE.rows, up to 2 GiB
  --content FOLDER   your organisation's texts, as your reception keeps them: templates, checklists, promises
                     and what each status says. Without it there are the program's own templates
  --new              make a vault at FILE, and an enrolment file beside it for the head of reception
  --port N           port on localhost; by default any free one
  --socks HOST:PORT  a SOCKS5 proxy, for an onion address: 127.0.0.1:9050 with Tor
  --ca FILE          an authority, as PEM, that may vouch for the server too
  --bundle FILE      without network: what \`npm run bundle -- export\` copied from the shelves
  --answers FILE     where to put what you write; hand it to \`npm run bundle -- import\`
  --again FILE       an earlier file of answers that found no place: they are written again
  --help             this text

It prints an address. Open it in your browser, and give it to nobody: it is valid until you end this
program with Ctrl-C. The passphrase is asked for in the browser and never leaves it.`

export interface DeskCommand {
  readonly args: readonly string[]
  /** Builds the desk, and gives the content of a folder for desks; for null, the content without a folder. */
  readonly prepare: (folder: string | null) => Promise<Uint8Array>
  readonly print: (text: string) => void
  /** Reads the built desk; if absent, it is read from `dist/desk`. */
  readonly read?: ReadBuilt
}

/**
 * Serve a desk as the command line asks for it.
 *
 * @throws Error that says what to do
 */
export async function runDesk({ args, prepare, print, read }: DeskCommand): Promise<void> {
  const options = readOptions(args)
  if (options === null) return print(HELP)
  if (options.socks === null) refuseProxyVariables(process.env, options.server)
  collectSeldom()
  const texts = await prepare(options.content)
  const assets = await loadDeskAssets(read, { paced: true })
  const host = await startDeskHost({ ...options, texts, assets })
  const copier = copiedBy(resolve(options.vault), thisMachine())
  if (copier !== null) {
    print(`Attention: ${copier} copies the folder of this vault to other machines. Move the vault.`)
  }
  print(`Your desk: ${host.url}\nCtrl-C ends it.`)
  stopAtEnd(() => host.stop())
}

/**
 * Have the collector wait until five times as much memory is used as after its last turn. A host holds little, and passes
 * a gigabyte on in a first sync: the collector would take two fifths of its time.
 */
export function collectSeldom(): void {
  setFlagsFromString('--heap-growing-percent=400')
}

/** Stop when the system ends the program; on Windows SIGHUP says that its window was closed. */
export function stopAtEnd(stop: () => Promise<unknown>): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => void stop())
  }
}
