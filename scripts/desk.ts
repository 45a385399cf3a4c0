import { parseArgs } from 'node:util'
import { startDeskHost } from '../client/desk/host.ts'
import { proxyAddress } from '../client/shared/node-transport.ts'
import { buildClient, TARGETS } from './build-client.ts'

const HELP = `Open the desk of a member on this machine.

  npm run desk -- --server URL --vault FILE [options]

  --server URL          the server's staff address
  --vault FILE          the member's vault; the weekly keys lie beside it, as FILE.weeks
  --port N              where the desk is served on 127.0.0.1; any free port where nothing is said
  --socks HOST:PORT     reach the server through a SOCKS5 proxy, such as Tor's
  --help

Open the printed address in a browser of this machine. It has a token in it: do not pass it on.`

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      server: { type: 'string' },
      vault: { type: 'string' },
      port: { type: 'string', default: '0' },
      socks: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) {
    process.stdout.write(`${HELP}\n`)
    return
  }
  const { server, vault, port, socks } = values
  if (server === undefined || vault === undefined) {
    throw new Error('--server URL and --vault FILE are needed: see --help')
  }
  if (!URL.canParse(server) || !/^https?:$/.test(new URL(server).protocol)) {
    throw new Error(`"${server}" is not an address such as https://staff.example.org`)
  }
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) throw new Error(`"${port}" is not a port`)
  await buildClient({ targets: [TARGETS.desk] })
  const desk = await startDeskHost({
    server: new URL(server),
    vault,
    port: Number(port),
    socks: socks === undefined ? null : proxyAddress(socks),
  })
  process.stdout.write(`Desk: ${desk.url}\nStop with Ctrl-C.\n`)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void desk.stop())
}

try {
  await main()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
