let wasm: Uint8Array | null = null

/** Keep the machine code that libsodium starts with. */
export function setWasm(bytes: Uint8Array): void {
  wasm = bytes
}

/** The build has libsodium call this where it would unpack its own copy (`scripts/build/sodium.ts`). */
export function takeWasm(): Uint8Array {
  if (wasm === null) throw new Error('libsodium was started before its machine code was there')
  return wasm
}
