import type { LineFault } from '../../client/shared/line-fault.ts'

/** The sentence for a person whose line broke, with what to do. */
const WORDS: Readonly<Record<LineFault, string>> = {
  untrusted:
    'No public authority vouches for the certificate of the server. Somebody may be in between: an employer, a hotel, a thief. Use another network or Tor. An authority that only this machine knows does not count here. If the server has one, get its certificate from the reception, and give it as --ca FILE.',
  'wrong-name':
    'The certificate of what answers there is for another name. Compare the address with a poster of the reception, and try another network: the login page of a network answers like that.',
  expired:
    'The certificate of the server has expired. See whether the date of this machine is right; if it is, tell the reception in another way.',
  'not-yet':
    'The certificate of the server is not valid yet, so the date of this machine is probably wrong. Set it, and try again.',
  'not-tls':
    'What answers there does not speak TLS as it should. See whether the address begins with http:// or https:// as the reception says, and whether its port is right.',
  'no-name':
    'The name of the server is not found. See whether it is written right, and whether this machine has a network.',
  refused:
    'Nothing listens at that address. See whether address and port are right; if they are, the server is down: try again later.',
  reset:
    'The connection was cut. Try again; if it is cut each time, somebody in between may not let it through: use another network or Tor.',
  unreachable: 'There is no way to the server from here. See whether this machine has a network.',
  late: 'The server was silent for too long. Try again, or use another network.',
  proxy:
    'No SOCKS proxy answers at the address of --socks. Start Tor, or give the right HOST:PORT: 127.0.0.1:9050 for Tor, 127.0.0.1:9150 for Tor Browser.',
  'proxy-no':
    'The SOCKS proxy does not get to the server. See whether the address is written right, and whether Tor has a connection; then try again.',
  onion:
    'An onion address is reached only through Tor. Start Tor, and give --socks 127.0.0.1:9050, or 127.0.0.1:9150 with Tor Browser. Nothing was asked outside.',
  'not-http':
    'What answers there is not the server. See whether the address and its port are right; the login page of a network can answer like that.',
  other: 'No answer from the server.',
}

export function lineSentence(fault: LineFault): string {
  return WORDS[fault]
}
