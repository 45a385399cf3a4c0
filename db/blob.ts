/** A view of `bytes` that both drivers bind; `Buffer` never leaves this folder. */
export function toBlob(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** A copy, because a driver's Buffer may be a window into memory that it shares. */
export function fromBlob(blob: Uint8Array): Uint8Array {
  return new Uint8Array(blob)
}

/** A row with its bytes as `toBlob` gives them. */
export function toRow<Row extends object>(row: Row): Row {
  return withBytes(row, toBlob)
}

/** A row from a driver with its bytes as `fromBlob` gives them. */
export function fromRow<Row extends object>(row: Row): Row {
  return withBytes(row, fromBlob)
}

function withBytes<Row extends object>(row: Row, change: (bytes: Uint8Array) => Uint8Array): Row {
  const columns = Object.entries(row).map(([name, value]) => {
    return [name, value instanceof Uint8Array ? change(value) : value]
  })
  return Object.fromEntries(columns) as Row
}
