import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'

/** Name of each header with the length of its value, in the order in which they came. */
type Lengths = readonly (readonly [name: string, length: number])[]

/** Milliseconds for what has to come: a busy machine is no fault. */
const PATIENCE = 120_000

/** All that who runs a server, or watches its network, can compare of one request and its answer. */
export interface WireExchange {
  /** Method and path, without what is drawn at random in it. */
  readonly line: string
  readonly asked: Lengths
  /** Bytes of the body. */
  readonly sent: number
  readonly status: number
  readonly told: Lengths
  /** Bytes of the answer's body. */
  readonly received: number
  /** Whether its connection had carried a request before. */
  readonly isReused: boolean
}

/** A proxy that notes every request in the order in which they arrive. */
export interface VisitWire {
  readonly url: string
  /** Requests of the visit that is under way, but those without an answer. */
  readonly seen: readonly WireExchange[]
  /** Begin with the next visit. */
  clear(): void
  /** Wait until the expected traffic was seen. @throws Error if it never is */
  until(isSo: (seen: readonly WireExchange[]) => boolean): Promise<void>
  close(): Promise<void>
}

/** @param target such as `http://127.0.0.1:8080` */
export async function visitWire(target: string): Promise<VisitWire> {
  let seen: (WireExchange | null)[] = []
  let changed = () => {}
  const known = new WeakSet<Socket>()
  const answered = () => seen.flatMap((one) => (one === null ? [] : [one]))
  const server = createServer((incoming, outgoing) => {
    const list = seen
    const at = list.push(null) - 1
    const isReused = known.has(incoming.socket)
    known.add(incoming.socket)
    void exchange(target, incoming, outgoing).then((one) => {
      list[at] = { ...one, isReused }
      changed()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get seen() {
      return answered()
    },
    clear: () => {
      seen = []
    },
    until: async (isSo) => {
      while (!isSo(answered())) {
        await new Promise<void>((resolve, reject) => {
          const never = () => reject(new Error(`not after ${answered().at(-1)?.line}`))
          const timer = setTimeout(never, PATIENCE)
          changed = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      }
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function exchange(
  target: string,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<Omit<WireExchange, 'isReused'>> {
  const { method = '', url = '/', headers, rawHeaders } = incoming
  const body = await bytesOf(incoming)
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    request(new URL(url, target), { method, headers }, resolve).once('error', reject).end(body)
  })
  const told = await bytesOf(answer)
  outgoing.writeHead(answer.statusCode ?? 502, answer.rawHeaders).end(told)
  return {
    line: `${method} ${shapeOf(url)}`,
    asked: lengthsOf(rawHeaders),
    sent: body.length,
    status: answer.statusCode ?? 502,
    told: lengthsOf(answer.rawHeaders),
    received: told.length,
  }
}

async function bytesOf(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** Ids are random and of one length; numbers of pages and weeks stay. */
function shapeOf(path: string): string {
  return path.replace(/[\w-]{22,}/g, (id) => `<${id.length}>`)
}

function lengthsOf(raw: readonly string[]): Lengths {
  return raw.flatMap((name, i) => {
    return i % 2 === 0 ? [[name.toLowerCase(), raw[i + 1]?.length ?? 0] as const] : []
  })
}

/** Bytes of a request, and of its answer, with their headers. */
export function sizesOf({ asked, sent, told, received }: WireExchange): readonly [number, number] {
  const total = (lengths: Lengths) => lengths.reduce((sum, [name, n]) => sum + name.length + n, 0)
  return [total(asked) + sent, total(told) + received]
}
