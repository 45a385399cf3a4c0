import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { HEAD, SLOT } from '../../../client/desk/host/row-slots.ts'
import { type RowFile, type RowFileOptions, rowFile } from '../../../client/desk/host/rows.ts'
import { concat, toHex } from '../../../crypto/primitives/bytes.ts'
import { SIZE } from '../../../crypto/primitives/labels.ts'

const pathIn = (folder: string) => join(folder, 'anna.vault.rows')

/** All that a host that is started over this folder keeps of records. */
export function rowFileIn(folder: string, options: RowFileOptions = {}): RowFile {
  return rowFile(pathIn(folder), options)
}

/** The bytes of that file, to be looked at; to be changed give it back to `putRowFile`. */
export function rowBytesIn(folder: string): Uint8Array {
  return new Uint8Array(readFileSync(pathIn(folder)))
}

export function putRowFile(folder: string, bytes: Uint8Array): void {
  writeFileSync(pathIn(folder), bytes)
}

/** The file with one bit of the row at that place turned over. */
export function damagedAt(file: Uint8Array, place: number): Uint8Array {
  const changed = file.slice()
  const at = HEAD + place * SLOT + 1000
  changed[at] = (changed[at] ?? 0) ^ 1
  return changed
}

/** Ids in hex of the rows in that file, in their order. */
export function idsInRowFile(file: Uint8Array): string[] {
  return Array.from({ length: Math.floor((file.length - HEAD) / SLOT) }, (_, i) => {
    const at = HEAD + (i + 1) * SLOT - SIZE.record
    return toHex(file.subarray(at, at + SIZE.id))
  })
}

/** A row that looks random and follows from its number. */
export function someRow(number: number): Uint8Array {
  const row = new Uint8Array(SIZE.record)
  let state = number + 1
  for (let i = 0; i < row.length; i++) {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0
    row[i] = state >>> 16
  }
  return row
}

export const someRows = (from: number, to: number): Uint8Array =>
  concat(...Array.from({ length: to - from }, (_, i) => someRow(from + i)))

export const idsOfRows = (rows: Uint8Array): Uint8Array =>
  concat(
    ...Array.from({ length: rows.length / SIZE.record }, (_, i) =>
      rows.subarray(i * SIZE.record, i * SIZE.record + SIZE.id),
    ),
  )
