import { deflateSync } from 'node:zlib'
import { distortVoice, VOICE_RATE } from '../../../client/shared/voice/vocoder.ts'
import { encodeWav } from '../../../client/shared/voice/wav.ts'
import { concat } from '../../../crypto/primitives/bytes.ts'
import { seededRandom } from '../../vectors/generate/reception.ts'
import { latin1 } from './some-files.ts'

/**
 * A PDF file of two pages, in Helvetica that is not embedded. When it is opened, and when its page is, it
 * asks for a script to be run.
 */
export function scriptedPdf(first: string, second: string): Uint8Array {
  const script = "app.alert(1); app.launchURL('https://evil.example/', true)"
  const objects = [
    '<</Type/Catalog/Pages 2 0 R/OpenAction 8 0 R/AA<</WC 8 0 R>>>>',
    '<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 5 0 R/Resources<</Font<</F 7 0 R>>>>/AA<</O 8 0 R>>>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 6 0 R/Resources<</Font<</F 7 0 R>>>>>>',
    ...[first, second].map((text) => {
      const content = `BT /F 24 Tf 20 100 Td (${text}) Tj ET`
      return `<</Length ${content.length}>>stream\n${content}\nendstream`
    }),
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
    `<</Type/Action/S/JavaScript/JS(${script.replaceAll('(', '\\(').replaceAll(')', '\\)')})>>`,
  ]
  const body = objects.map((object, i) => `${i + 1} 0 obj\n${object}\nendobj\n`)
  const starts = body.map((_, i) => 9 + body.slice(0, i).join('').length)
  const rows = starts.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`)
  const size = objects.length + 1
  const xref = `xref\n0 ${size}\n0000000000 65535 f \n${rows.join('')}`
  const end = `trailer<</Size ${size}/Root 1 0 R>>\nstartxref\n${9 + body.join('').length}\n%%EOF\n`
  return latin1(`%PDF-1.4\n${body.join('')}${xref}${end}`)
}

/** A second of a distorted voice, as a reporter's page sends it. */
export function changedVoice(): Uint8Array {
  const voice = Float32Array.from({ length: VOICE_RATE }, (_, i) => 0.5 * Math.sin(i / 20))
  return encodeWav([distortVoice(voice, seededRandom('voice'))], VOICE_RATE)
}

/** A PDF file of 170 KB whose page draws four million lines: longer than anybody waits. */
export function endlessPdf(): Uint8Array {
  const lines = deflateSync(Buffer.from('0 0 m 300 200 l S\n'.repeat(4_000_000)))
  const objects = [
    '1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj',
    '2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj',
    '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<<>>>>endobj',
    `4 0 obj<</Filter/FlateDecode/Length ${lines.length}>>stream`,
  ]
  const head = latin1(`%PDF-1.4\n${objects.join('\n')}\n`)
  const tail = latin1('\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF')
  return concat(head, new Uint8Array(lines), tail)
}
