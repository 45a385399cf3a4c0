import type { IncomingMessage, ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { sendBytes } from './http.ts'

/** A file of the reporter's side, as it was built. */
export interface PageFile {
  readonly body: Uint8Array
  /** Media type, with charset where it is text. */
  readonly type: string
}

/** Exact path, such as `/`, `/nn/`, `/assets/main-….js`, to the file. */
export type PageFiles = ReadonlyMap<string, PageFile>

type Encoding = 'br' | 'gzip' | 'identity'

export interface Packed {
  readonly type: string
  readonly bodies: Readonly<Partial<Record<Encoding, Uint8Array>>>
}

const COMPRESSIBLE = /^(text\/|application\/(javascript|json|wasm)|image\/svg)/

/** Compress every file once, in each form that browsers ask for. */
export async function packPages(files: PageFiles): Promise<ReadonlyMap<string, Packed>> {
  const packed = new Map<string, Packed>()
  for (const [path, { type, body }] of files) {
    if (!COMPRESSIBLE.test(type)) packed.set(path, { type, bodies: { identity: body } })
    else {
      const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }
      const br = new Uint8Array(await promisify(brotliCompress)(body, quality))
      const gz = new Uint8Array(await promisify(gzip)(body, { level: 9 }))
      packed.set(path, { type, bodies: { identity: body, br, gzip: gz } })
    }
  }
  return packed
}

/** Send a file from memory, in the smallest form that is asked for. */
export function sendPage(request: IncomingMessage, response: ServerResponse, page: Packed): void {
  const encoding = chooseEncoding(String(request.headers['accept-encoding'] ?? ''), page)
  if (page.bodies.br !== undefined) response.setHeader('vary', 'accept-encoding')
  if (encoding !== 'identity') response.setHeader('content-encoding', encoding)
  sendBytes(response, 200, page.type, page.bodies[encoding] ?? new Uint8Array(0))
}

function chooseEncoding(accepted: string, page: Packed): Encoding {
  const offered = accepted.split(',').flatMap((part) => {
    const [name, weight] = part
      .trim()
      .toLowerCase()
      .split(/\s*;\s*q=/)
    return Number(weight ?? 1) > 0 ? [name] : []
  })
  const found = (['br', 'gzip'] as const).find(
    (name) => offered.includes(name) && page.bodies[name] !== undefined,
  )
  return found ?? 'identity'
}
