/** A string or bytes that must, or must not, be found somewhere, and what it is. */
export interface Canary {
  readonly name: string
  readonly value: string | Uint8Array
}

/** One byte string to look for. */
export interface Needle {
  readonly canary: string
  readonly encoding: string
  readonly bytes: Uint8Array
}

/** Below this a needle could be there by chance in some hundred megabytes. */
const SHORTEST = 8

/**
 * Every form in which `canary` could lie around: as it is, as UTF-16 (text), in hex of either case,
 * and inside base64 of either alphabet at each of the three offsets; all of these as UTF-16 too.
 *
 * @throws Error if the canary is too short to be found for certain
 */
export function needlesOf({ name, value }: Canary): Needle[] {
  const raw = typeof value === 'string' ? Buffer.from(value) : Buffer.from(value)
  const texts = new Map<string, string>(typeof value === 'string' ? [['UTF-8', value]] : [])
  texts.set('hex', raw.toString('hex'))
  texts.set('HEX', raw.toString('hex').toUpperCase())
  for (const offset of [0, 1, 2]) {
    const inside = insideBase64(raw, offset)
    texts.set(`base64 at ${offset}`, inside)
    texts.set(`base64url at ${offset}`, inside.replaceAll('+', '-').replaceAll('/', '_'))
  }
  const needles = [...texts].flatMap(([encoding, text]) => [
    { canary: name, encoding, bytes: Buffer.from(text) },
    { canary: name, encoding: `${encoding}, UTF-16LE`, bytes: Buffer.from(text, 'utf16le') },
  ])
  if (typeof value !== 'string') needles.push({ canary: name, encoding: 'bytes', bytes: raw })
  // how V8 keeps a string of Western letters
  else needles.push({ canary: name, encoding: 'Latin-1', bytes: Buffer.from(value, 'latin1') })
  const short = needles.find(({ bytes }) => bytes.length < SHORTEST)
  if (short) throw new Error(`the canary ${name} is too short to look for in ${short.encoding}`)
  return needles
}

/** The symbols that stand for `raw` whatever comes before and after it, `offset` bytes into a triple. */
function insideBase64(raw: Buffer, offset: number): string {
  const text = Buffer.concat([Buffer.alloc(offset), raw]).toString('base64')
  const known = Math.floor(((offset + raw.length) * 8) / 6)
  return text.slice(offset === 0 ? 0 : offset + 1, known)
}
