import { encodeQR } from 'qr'
import { firstDay } from '../../../crypto/days/calendar.ts'
import { codesOf, decodeSealedFile, encodeSealedFile } from '../../../crypto/drop/sealed-file.ts'
import { systemRandom } from '../../../crypto/primitives/bytes.ts'
import { CarriedLine } from '../../shared/session/carried-line.ts'
import type { HeldFile, QrPoints } from '../worker/protocol.ts'
import { serveVisit, sha256 } from '../worker/serve.ts'
import { carriedOf, type FormData } from './carried.ts'

/** Everything that the form carries; the page writes it before this script. */
declare const FORM_DATA: FormData

const line = new CarriedLine(carriedOf(FORM_DATA), { random: systemRandom, sha256, now: Date.now })

serveVisit({
  line,
  held: (p, instance): HeldFile | null => {
    const drop = line.taken
    if (drop === null) return null
    const file = encodeSealedFile(p, instance, drop)
    const { week } = decodeSealedFile(p, instance, file)
    return { file, lastDay: firstDay(week + 2) - 1, codes: codesOf(file).map(codePoints) }
  },
})

/** Draw bytes as a QR code of the largest size. The package takes text, and has it encoded by who calls. */
function codePoints(code: Uint8Array): QrPoints {
  const text = Array.from(code, (byte) => String.fromCharCode(byte)).join('')
  const textEncoder = (bytes: string) => Uint8Array.from(bytes, (one) => one.charCodeAt(0))
  return encodeQR(text, 'raw', { ecc: 'low', border: 4, encoding: 'byte', textEncoder })
}
