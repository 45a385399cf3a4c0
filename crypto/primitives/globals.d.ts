// The few globals that every runtime of ours has, so that crypto needs neither DOM nor Node types.
declare class TextEncoder {
  encode(text: string): Uint8Array
}
declare class TextDecoder {
  constructor(label: string, options: { fatal: boolean; ignoreBOM: boolean })
  decode(bytes: Uint8Array): string
}
declare var crypto: { getRandomValues(bytes: Uint8Array): Uint8Array }
