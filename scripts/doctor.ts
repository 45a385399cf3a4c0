import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { readAuthority } from '../client/shared/node-trust.ts'
import { systemRandom } from '../crypto/primitives/bytes.ts'
import { loadSodium } from '../crypto/primitives/sodium.ts'
import { FLAG, print, runSimply, TEXT } from './cli/command.ts'
import { examine } from './doctor/examine.ts'
import { lineText } from './doctor/line.ts'

const HELP = `npm run doctor -- [URL] [--logs FOLDER] [--socks HOST:PORT] [--ca FILE]

Looks at an installation and prints one line for each thing: OK, NOTE, or RED with what to do. It ends with 1 if a
line is red. Run it as the user of the server, with its settings; the server may run or not. It writes nothing.

  URL              where reporters reach the pages, such as https://drop.example.org: also looks at the TLS
                   certificate, headers, files through the proxy, the onion address and the proxy's logs
  --logs FOLDER    the folder of the proxy's logs, such as /var/log/nginx. The command makes a request with a mark
                   in it, and looks there for the mark
  --socks HOST:PORT  a SOCKS proxy, such as Tor's 127.0.0.1:9050: also asks the onion address
  --ca FILE        the certificate of an authority, as PEM, that may vouch for the server beside those of Node. With
                   Node 22.15 or later, as in the package, the authorities of this machine may too`

async function main(): Promise<void> {
  const options = { logs: TEXT, socks: TEXT, ca: TEXT, help: FLAG } as const
  const { values, positionals } = parseArgs({ options, allowPositionals: true })
  if (values.help) return print(HELP)
  const [text, ...more] = positionals
  if (more.length > 0) throw new Error('one address at a time: see --help')
  const lines = await examine({
    p: await loadSodium(),
    random: systemRandom,
    environment: process.env,
    url: text === undefined ? null : addressOf(text),
    logs: values.logs ?? null,
    socks: values.socks ?? null,
    ca: values.ca === undefined ? null : readAuthority(values.ca),
    now: Date.now(),
    uid: process.getuid?.() ?? null,
    hasTimer: existsSync('/usr/lib/systemd/system/postern-backup.timer'),
  })
  for (const line of lines) print(lineText(line))
  if (lines.some(({ state }) => state === 'red')) process.exitCode = 1
}

function addressOf(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url !== null && /^https?:$/.test(url.protocol)) return url
  throw new Error(`"${text}" is not an address such as https://drop.example.org`)
}

await runSimply(main)
