import { concat } from '../../../crypto/primitives/bytes.ts'

const HEADER = 44

/**
 * A WAV file of one channel, 16 bits a sample; nothing in it but the sound.
 *
 * @param samples -1 to 1
 * @param rate samples a second
 */
export function encodeWav(samples: readonly Float32Array[], rate: number): Uint8Array {
  const length = 2 * samples.reduce((sum, part) => sum + part.length, 0)
  const header = new DataView(new ArrayBuffer(HEADER))
  const text = (at: number, word: string) => {
    for (let i = 0; i < word.length; i++) header.setUint8(at + i, word.charCodeAt(i))
  }
  text(0, 'RIFF')
  header.setUint32(4, HEADER - 8 + length, true)
  text(8, 'WAVEfmt ')
  header.setUint32(16, 16, true)
  header.setUint16(20, 1, true)
  header.setUint16(22, 1, true)
  header.setUint32(24, rate, true)
  header.setUint32(28, 2 * rate, true)
  header.setUint16(32, 2, true)
  header.setUint16(34, 16, true)
  text(36, 'data')
  header.setUint32(40, length, true)
  return concat(new Uint8Array(header.buffer), ...samples.map(toPcm))
}

function toPcm(samples: Float32Array): Uint8Array {
  const view = new DataView(new ArrayBuffer(2 * samples.length))
  for (const [i, sample] of samples.entries()) {
    view.setInt16(2 * i, Math.round(32767 * Math.max(-1, Math.min(1, sample))), true)
  }
  return new Uint8Array(view.buffer)
}
