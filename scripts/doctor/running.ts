import * as v from 'valibot'
import { fromUtf8 } from '../../crypto/primitives/bytes.ts'
import type { Config } from '../../server/config.ts'
import { HEALTH_PATH, VERSION } from '../../server/standing.ts'
import { ask } from './ask.ts'
import { type Line, note, ok, red } from './line.ts'

const standing = v.object({ version: v.string(), problems: v.array(v.string()) })

/** The words of the server about itself, if one runs on this machine. */
export async function examineRunning({ staffHost, staffPort }: Config): Promise<Line[]> {
  const url = new URL(`http://${hostOf(staffHost)}:${staffPort}${HEALTH_PATH}`)
  const answer = await ask(url).catch(() => null)
  if (answer === null) {
    const text = `none answers at ${url.host}: start it; or set STAFF_HOST and STAFF_PORT as it has them`
    return [note('server', text), ok('version', `${VERSION}, Node ${process.versions.node}`)]
  }
  const said = v.safeParse(standing, parsed(answer.body))
  if (!said.success) {
    const text = `another program answers at ${url.host}: set STAFF_HOST and STAFF_PORT as the server has them`
    return [red('server', text)]
  }
  const { version, problems } = said.output
  const [first] = problems
  return [
    first === undefined
      ? ok('server', 'runs, and says that all is well')
      : (answer.status === 200 ? note : red)('server', problems.join('; ')),
    version === VERSION
      ? ok('version', `${VERSION}, Node ${process.versions.node}`)
      : red(
          'version',
          `the server that runs is ${version}, and this is ${VERSION}: start the server again`,
        ),
  ]
}

/** An address that means all addresses of this machine cannot be asked. */
function hostOf(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1'
  if (host === '::') return '[::1]'
  return host.includes(':') ? `[${host}]` : host
}

function parsed(body: Uint8Array): unknown {
  try {
    return JSON.parse(fromUtf8(body))
  } catch {
    return null
  }
}
