import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'esbuild'

/** The module of libsodium that holds its machine code as text, from the root. */
export const SODIUM = 'node_modules/libsodium/dist/modules-esm/libsodium.mjs'

/** The place at which it unpacks that text. */
const UNPACKED = /F\?\?=\(A=>\{for\([^"]*"="[^"]*"="[^"]*return E\}\)\("(AGFzb[\w+/=]+)"\)/g

/** The module in three pieces: before its machine code, that code in base64, and after it. */
function pieces(root: string): readonly [string, string, string] {
  const source = readFileSync(join(root, SODIUM), 'utf8')
  const [found, ...more] = source.matchAll(UNPACKED)
  if (found?.[1] === undefined || more.length > 0) {
    throw new Error(
      `${SODIUM} holds its machine code in another way: adapt scripts/build/sodium.ts`,
    )
  }
  const [whole, code] = found
  return [source.slice(0, found.index), code, source.slice(found.index + whole.length)]
}

/** The machine code of libsodium. */
export function sodiumWasm(root: string): Uint8Array {
  return new Uint8Array(Buffer.from(pieces(root)[1], 'base64'))
}

/**
 * Leave the machine code out of a bundle with libsodium. A worker gets it as bytes, whose hash was checked: nobody can
 * check a script that a worker imports.
 */
export function sodiumPlugin(root: string): Plugin {
  const taker = 'postern:sodium-wasm'
  return {
    name: 'sodium without its machine code',
    setup: ({ onResolve, onLoad }) => {
      onResolve({ filter: new RegExp(`^${taker}$`) }, () => ({
        path: join(root, 'client/reporter/worker/sodium-wasm.ts'),
      }))
      onLoad({ filter: /[/\\]modules-esm[/\\]libsodium\.mjs$/ }, () => {
        const [before, , after] = pieces(root)
        const contents = `import { takeWasm } from '${taker}'\n${before}F??=takeWasm()${after}`
        return { contents, loader: 'js' }
      })
    },
  }
}
