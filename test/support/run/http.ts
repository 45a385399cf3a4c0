import { request } from 'node:http'

/** An answer as it came, header by header. */
export interface RawAnswer {
  readonly status: number
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>
  readonly body: Uint8Array
  /** The body as text, made on reading: most bodies are bytes. */
  readonly text: string
}

export interface RawRequest {
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: Uint8Array
}

/** Send one request over a connection of its own; nothing is added but what HTTP demands. */
export function send(
  base: string,
  method: string,
  path: string,
  { headers = {}, body }: RawRequest = {},
): Promise<RawAnswer> {
  const { hostname: name, port } = new URL(base)
  const hostname = name.replace(/^\[|\]$/g, '')
  const length = body && !('content-length' in headers) ? { 'content-length': body.length } : {}
  return new Promise((resolve, reject) => {
    const outgoing = request(
      { hostname, port, method, path, headers: { ...length, ...headers }, agent: false },
      (incoming) => {
        const chunks: Uint8Array[] = []
        incoming.on('data', (chunk: Uint8Array) => chunks.push(chunk))
        incoming.on('error', reject)
        incoming.on('end', () => {
          const bytes = Buffer.concat(chunks)
          resolve({
            status: incoming.statusCode ?? 0,
            headers: headerMap(incoming.rawHeaders),
            body: new Uint8Array(bytes),
            get text() {
              return bytes.toString('utf8')
            },
          })
        })
      },
    )
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}

function headerMap(raw: readonly string[]): ReadonlyMap<string, string> {
  const map = new Map<string, string>()
  for (let i = 0; i < raw.length; i += 2) {
    const name = raw[i]!.toLowerCase()
    map.set(name, map.has(name) ? `${map.get(name)}, ${raw[i + 1]}` : raw[i + 1]!)
  }
  return map
}
