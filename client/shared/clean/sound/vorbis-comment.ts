import { type Findings, namesOf } from '../found.ts'
import { viewOf } from '../reading.ts'

const FIELDS = namesOf({
  ...{ place: 'LOCATION GEO_LOCATION', time: 'DATE YEAR CREATION_TIME', serial: 'ISRC' },
  person: `ARTIST PERFORMER COMPOSER COPYRIGHT CONTACT ORGANIZATION AUTHOR ALBUMARTIST ENCODED_BY`,
  ...{ software: 'ENCODER ENCODER_OPTIONS', comments: 'COMMENT' },
  // these hold a picture: they are told without their value
  thumbnail: 'COVERART METADATA_BLOCK_PICTURE',
})
const MOST = 500

/**
 * Tell the encoder and the fields of a Vorbis comment, as Vorbis, Opus, Speex, Theora and FLAC have it; the telling
 * ends at a broken field.
 *
 * @param bytes from the length of the encoder's name on
 */
export function findVorbisComment(bytes: Uint8Array, found: Findings): void {
  const view = viewOf(bytes)
  const text = (at: number) => {
    if (at + 4 > bytes.length) return null
    const size = view.getUint32(at, true)
    if (at + 4 + size > bytes.length) return null
    const value = new TextDecoder().decode(bytes.subarray(at + 4, at + 4 + Math.min(size, 1024)))
    return { value, next: at + 4 + size }
  }
  const vendor = text(0)
  if (vendor === null) return
  if (vendor.value !== '') found.add('software', vendor.value)
  let at = vendor.next + 4
  for (let count = 0; count < MOST; count++) {
    const field = text(at)
    if (field === null) return
    tellField(field.value, found)
    at = field.next
  }
}

function tellField(field: string, found: Findings): void {
  const equals = field.indexOf('=')
  const key = field.slice(0, Math.max(0, equals)).toUpperCase()
  const value = field.slice(equals + 1)
  if (value === '') return
  const what = FIELDS.get(key) ?? 'description'
  found.addNamed(what, what === 'thumbnail' ? '' : value)
}
