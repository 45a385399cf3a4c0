import { readFileSync } from 'node:fs'
import { nodeTransport, proxyAddress } from '../client/shared/node-transport.ts'
import { statedFingerprint, verifyKeyList } from '../crypto/keys/keylist.ts'
import { decodePublication } from '../crypto/keys/publication.ts'
import { loadSodium } from '../crypto/primitives/sodium.ts'
import { PATH } from '../crypto/wire/wire.ts'
import { required, runCommand, print as say, TEXT, type Values } from './cli/command.ts'
import { typedFingerprint } from './cli/fingerprint.ts'
import { readContent } from './content/read.ts'
import { addressOf, writeHandouts } from './print/files.ts'

const HELP = `A card for the wallet and a poster, as PDF files in bokmål, nynorsk and English: what the reception is, its
address with a QR code, and its fingerprint. In your own colours, if they can be read.

  npm run print -- --publication FILE --address URL --content FOLDER --out FOLDER
  npm run print -- --server URL --content FOLDER --out FOLDER

  --publication FILE  publication.bin of the ceremony: its fingerprint is printed
  --server URL        the reporters' address of a running server, to take the fingerprint from
  --fingerprint F     what it must be, from the ceremony; do not print what only a server says
  --address URL       the address to print; by default the server's
  --onion URL         the same pages as an onion service, http://....onion
  --content FOLDER    your texts: the organisation's name and colours
  --socks HOST:PORT   go to the server through a SOCKS5 proxy, such as Tor's

Writes card-nb.pdf, poster-nb.pdf and the same as nn and en, and never replaces a file.`

const OPTIONS = {
  ...{ publication: TEXT, server: TEXT, socks: TEXT, fingerprint: TEXT },
  ...{ address: TEXT, onion: TEXT, content: TEXT, out: TEXT },
}
type Options = Values<typeof OPTIONS>

async function main(values: Options): Promise<void> {
  const out = required(values, 'out')
  const { site } = readContent(required(values, 'content'))
  const address = addressOf(values.address ?? values.server)
  const onion = values.onion === undefined ? null : onionOf(values.onion)
  const fingerprint = await fingerprintOf(values)
  const made = await writeHandouts(out, { address, onion, fingerprint, site })
  for (const path of made) say(path)
  say(`The fingerprint on them: ${fingerprint}`)
  if (values.server !== undefined && values.fingerprint === undefined) {
    say('Beware: only the server says so. Compare it with fingerprint.txt before you print.')
  }
}

/** The fingerprint of a key list that its own root signed. @throws Error if it is not the one that was given */
async function fingerprintOf(options: Options): Promise<string> {
  const { fingerprint: typed } = options
  const wanted = typed === undefined ? null : typedFingerprint(typed, 'root')
  const p = await loadSodium()
  const signed = await signedList(options)
  const fingerprint = statedFingerprint(p, signed)
  verifyKeyList(p, signed, fingerprint)
  if (wanted === null || wanted === fingerprint) return fingerprint
  throw new Error(`the key list is of another reception, ${fingerprint}: nothing was written`)
}

async function signedList({ publication, server, socks }: Options): Promise<Uint8Array> {
  if (publication !== undefined) {
    return decodePublication(new Uint8Array(readFileSync(publication))).signed
  }
  if (server === undefined) {
    throw new Error('say where the fingerprint comes from: --publication FILE, or --server URL')
  }
  const proxy = socks === undefined ? null : proxyAddress(socks)
  const transport = nodeTransport({ server: new URL(addressOf(server)), socks: proxy })
  const { status, body } = await transport.request('GET', PATH.keyList)
  if (status !== 200) throw new Error(`${server} shows no key list`)
  return body
}

function onionOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url !== null && /^[a-z2-7]{56}\.onion$/.test(url.hostname)) return url.href
  throw new Error(`"${text}" is not an address such as http://....onion`)
}

void runCommand(HELP, OPTIONS, main)
