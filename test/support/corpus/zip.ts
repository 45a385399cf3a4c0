import { crc32, deflateRawSync } from 'node:zlib'
import type { Marks } from './marks.ts'

export interface ZipFile {
  readonly name: string
  readonly bytes: Uint8Array | string
  readonly isStored?: boolean
  /** False values for its header and its line in the list. */
  readonly lie?: Lie
}

export interface Lie {
  readonly localName?: string
  readonly size?: number
  readonly localSize?: number
  readonly crc?: number
  readonly flags?: number
  readonly method?: number
  readonly packed?: Uint8Array
  /** Difference between the offset in the list and the real one. */
  readonly shift?: number
}

/**
 * A zip archive as programs write it: with times, extra fields, comments, and bytes between the files, each with a
 * marker if `marks` are given.
 */
export function zipOf(files: readonly ZipFile[], marks?: Marks): Uint8Array {
  const parts: Buffer[] = []
  const list: Buffer[] = []
  let size = 0
  const put = (part: Buffer) => {
    parts.push(part)
    size += part.length
  }
  for (const [i, file] of files.entries()) {
    // only bytes before the first file would keep it from being recognised as an archive
    if (i > 0 && marks !== undefined) put(Buffer.from(marks.at(`Gap${i}`)))
    const extra = marks === undefined ? Buffer.alloc(0) : extraField(marks.at(`LocalExtra${i}`))
    const central = marks === undefined ? Buffer.alloc(0) : extraField(marks.at(`Extra${i}`))
    const comment = Buffer.from(marks?.at(`EntryComment${i}`) ?? '')
    const { fields, local, packed } = headersOf(file)
    const localName = Buffer.from(file.lie?.localName ?? file.name)
    list.push(centralOf(file, fields, size + (file.lie?.shift ?? 0), central, comment))
    local.writeUInt16LE(localName.length, 22)
    local.writeUInt16LE(extra.length, 24)
    put(Buffer.concat([Buffer.from('PK\x03\x04'), local, localName, extra, packed]))
  }
  const all = Buffer.concat(list)
  const comment = Buffer.from(marks?.at('ArchiveComment') ?? '')
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(files.length, 8)
  end.writeUInt16LE(files.length, 10)
  end.writeUInt32LE(all.length, 12)
  end.writeUInt32LE(size, 16)
  end.writeUInt16LE(comment.length, 20)
  return new Uint8Array(Buffer.concat([...parts, all, end, comment]))
}

function extraField(marker: string): Buffer {
  const head = Buffer.alloc(4)
  head.writeUInt16LE(0x5455, 0)
  head.writeUInt16LE(marker.length, 2)
  return Buffer.concat([head, Buffer.from(marker)])
}

function headersOf({ bytes, isStored = false, lie = {} }: ZipFile) {
  const plain = Buffer.from(bytes)
  const packed = Buffer.from(lie.packed ?? (isStored ? plain : deflateRawSync(plain)))
  const fields = Buffer.alloc(26)
  fields.writeUInt16LE(20, 0)
  fields.writeUInt16LE(lie.flags ?? 0, 2)
  fields.writeUInt16LE(lie.method ?? (isStored ? 0 : 8), 4)
  fields.writeUInt32LE(0x5a8f1234, 6)
  fields.writeUInt32LE(lie.crc ?? crc32(plain), 10)
  fields.writeUInt32LE(packed.length, 14)
  fields.writeUInt32LE(lie.size ?? plain.length, 18)
  const local = Buffer.from(fields)
  if (lie.localSize !== undefined) local.writeUInt32LE(lie.localSize, 18)
  return { fields, local, packed }
}

function centralOf(
  { name }: ZipFile,
  fields: Buffer,
  offset: number,
  extra: Buffer,
  comment: Buffer,
): Buffer {
  const nameBytes = Buffer.from(name)
  const head = Buffer.from(fields)
  head.writeUInt16LE(nameBytes.length, 22)
  head.writeUInt16LE(extra.length, 24)
  const rest = Buffer.alloc(14)
  rest.writeUInt16LE(comment.length, 0)
  rest.writeUInt32LE(offset, 10)
  const made = Buffer.from([0x3f, 3])
  return Buffer.concat([Buffer.from('PK\x01\x02'), made, head, rest, nameBytes, extra, comment])
}
