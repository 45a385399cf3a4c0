import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { type Answer, OfflineError, type Transport } from '../../../client/shared/transport.ts'
import { PUBLICATION_FILE } from '../../../server/publication-file.ts'
import type { TestReception } from '../reception/reception.ts'
import { atExit, type Child, startChild } from '../run/process.ts'
import { publicationOf } from './instance.ts'

/** A server in a process of its own. */
export interface LiveServer {
  readonly child: Child
  readonly publicUrl: string
  readonly staffUrl: string
}

export interface LiveOptions {
  readonly dataDir: string
  /** Variables beside the addresses, which are free ports of this machine. */
  readonly environment?: Readonly<Record<string, string>>
  /** Another script than `serve.ts`, that prints the same line. */
  readonly script?: string
  /** A command with its arguments that runs Node; its process is then the child. */
  readonly under?: readonly string[]
}

const SERVE = fileURLToPath(new URL('serve.ts', import.meta.url))

/** Memory flags of Node, as `npm run serve` sets them for the server. */
const FLAGS = readFileSync(new URL('../../../package.json', import.meta.url), 'utf8').match(
  /--max-semi-space-size=\d+/,
) as string[]

/** Start a server on free ports; the board is built at the start and then once an hour. */
export async function startLive(options: LiveOptions): Promise<LiveServer> {
  const { dataDir, environment = {}, script = SERVE, under = [] } = options
  const loader = script.endsWith('.ts') ? ['--import', 'tsx'] : []
  const [command = '', ...args] = [...under, process.execPath, ...FLAGS, ...loader, script]
  const child = startChild(command, args, {
    env: {
      ...process.env,
      DATA_DIR: dataDir,
      DATABASE_URL: '',
      PORT: '0',
      STAFF_PORT: '0',
      BOARD_PERIOD: '3600',
      CALM_TICKETS: '1000000000',
      ...environment,
    },
  })
  const [, publicUrl, staffUrl] = await child.line(/^listening (\S+) (\S+)$/)
  if (publicUrl === undefined || staffUrl === undefined) throw new Error('no addresses')
  return { child, publicUrl, staffUrl }
}

/**
 * Compile `serve.ts` with all our modules that it imports into one file, which starts twice as fast.
 *
 * @returns its path, in a folder from which packages can be found; it is removed when the tests end
 */
export async function compileServe(): Promise<string> {
  const folder = fileURLToPath(new URL('../../../.cache', import.meta.url))
  const outfile = join(folder, `serve-${process.pid}.mjs`)
  atExit(() => rmSync(outfile, { force: true }))
  const platform = { platform: 'node', format: 'esm', packages: 'external' } as const
  await build({ entryPoints: [SERVE], outfile, bundle: true, ...platform, logLevel: 'silent' })
  return outfile
}

/** Put a reception's publication in the place in which its server looks for it. */
export function publish(reception: TestReception, dataDir: string): void {
  writeFileSync(join(dataDir, PUBLICATION_FILE), publicationOf(reception))
}

/** Requests by Node's own client; `close` ends the connections that it keeps. */
export function pooledTransport(baseUrl: string, sockets = 8): Transport & { close(): void } {
  const agent = new Agent({ keepAlive: true, maxSockets: sockets })
  return {
    close: () => agent.destroy(),
    request: (method, path, { headers = {}, body } = {}) =>
      new Promise<Answer>((resolve, reject) => {
        const lost = (cause: Error) => reject(new OfflineError('no answer', { cause }))
        const length = { 'content-length': String(body?.length ?? 0) }
        const all = { ...headers, ...(method === 'GET' ? {} : length) }
        const sent = request(`${baseUrl}${path}`, { method, agent, headers: all }, (response) => {
          const chunks: Buffer[] = []
          response.on('data', (chunk: Buffer) => chunks.push(chunk))
          response.on('error', lost)
          response.on('end', () => {
            const whole = new Uint8Array(Buffer.concat(chunks))
            resolve({ status: response.statusCode ?? 0, body: whole })
          })
        })
        sent.on('error', lost)
        sent.end(body)
      }),
  }
}
