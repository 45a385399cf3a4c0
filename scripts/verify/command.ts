import { lineFaultBehind, lineFaultOf } from '../../client/shared/line-fault.ts'
import { systemRandom } from '../../crypto/primitives/bytes.ts'
import { CryptoError } from '../../crypto/primitives/errors.ts'
import { loadSodium } from '../../crypto/primitives/sodium.ts'
import { authorityOf, EXIT, Exit, fingerprintOf, proxyOf, serverUrl } from '../cli/cli.ts'
import { FLAG, TEXT, type Values } from '../cli/command.ts'
import { lineSentence } from '../cli/line.ts'
import { publicWords } from '../content/public-words.ts'
import { readContent } from '../content/read.ts'
import { releasedReporter } from './released.ts'
import { Difference, type Subject } from './visit.ts'

export const VERIFY_OPTIONS = {
  ...{ server: TEXT, fingerprint: TEXT, socks: TEXT, ca: TEXT },
  ...{ build: TEXT, content: TEXT, webcat: FLAG },
} as const

export const VERIFY_HELP = `  --server URL          the reporters' address of the server
  --fingerprint F       the reception's fingerprint, from a poster
  --build FOLDER        another built release to compare with; otherwise it is the one inside the program postern,
                        and dist in a copy of the source
  --content FOLDER      the organisation's content folder, if you have it: then it says which word differs
  --webcat              the server is enrolled with WEBCAT: its pages start workers by their address
  --socks HOST:PORT     go through a SOCKS5 proxy, such as Tor's; each visit gets a circuit of its own
  --ca FILE             an authority, as PEM, that may vouch for the server too, this time only`

export const VERIFY_EXITS = `Exit codes: 0 all is as released and signed; 1 a fault of this program; 2 wrong use; 5 no answer from the
server; 6 something differs, and the message names the first byte or header: do not report there.`

/** @throws Exit for wrong use; BuildError for a build that is not whole */
export async function subjectOf(values: Values<typeof VERIFY_OPTIONS>): Promise<Subject> {
  if (values.fingerprint === undefined) {
    throw new Exit(EXIT.usage, '--fingerprint is missing: it stands on a poster of the reception.')
  }
  const root = fingerprintOf(values.fingerprint)
  const program = releasedReporter(values.build)
  return {
    p: await loadSodium(),
    server: serverUrl(values.server),
    socks: values.socks === undefined ? null : proxyOf(values.socks),
    ca: authorityOf(values.ca),
    root,
    program,
    webcat: values.webcat ?? false,
    own: values.content === undefined ? null : await publicWords(readContent(values.content)),
    now: Date.now,
    random: systemRandom,
  }
}

/** Do some comparing, and end as `VERIFY_EXITS` says if something differs or does not answer. @throws Exit */
export async function comparing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Difference) throw new Exit(EXIT.unverified, `Differs: ${error.message}`)
    const fault = lineFaultBehind(error) ?? lineFaultOf(error)
    if (fault !== 'other') throw new Exit(EXIT.offline, lineSentence(fault))
    // what cannot be read is an answer
    if (error instanceof Error && 'code' in error && !(error instanceof CryptoError)) {
      throw new Exit(EXIT.offline, `No answer from the server: ${error.message}`)
    }
    throw error
  }
}
