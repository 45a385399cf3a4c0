// A file of its own: everybody fetches it in the background, but only browsers with WebAssembly run it.
export { loadSodium } from '../../../crypto/primitives/sodium.ts'
