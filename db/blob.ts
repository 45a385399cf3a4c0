/** A view of `bytes` that both drivers bind; `Buffer` never leaves this folder. */
export function toBlob(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** A copy, because a driver's Buffer may be a window into memory that it shares. */
export function fromBlob(blob: Uint8Array): Uint8Array {
  return new Uint8Array(blob)
}
