import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** Passes bytes on and keeps a copy of everything, headers included. */
export interface RecordingProxy {
  readonly url: string
  /** One buffer for each connection and direction so far. */
  recorded(): Buffer[]
  /**
   * Amount of data that had been passed on by a moment.
   *
   * @param by milliseconds since 1970
   * @param wanted whether requests of a path count
   */
  crossed(by: number, wanted?: (path: string) => boolean): Crossing
  close(): Promise<void>
}

/** Amount of data that crossed the line. */
export interface Crossing {
  /** In both directions, headers included. */
  readonly bytes: number
  readonly requests: number
}

/** A line between the proxy and its client. */
export interface Line {
  /** Milliseconds there and back; a connection costs one before its first byte. */
  readonly roundTrip: number
  /** In each direction, shared by all connections. */
  readonly bytesPerSecond: number
}

/**
 * @param target such as `http://127.0.0.1:8080`; only plain HTTP
 * @param line as fast as possible by default
 */
export async function recordingProxy(target: string, line?: Line): Promise<RecordingProxy> {
  const { hostname, port } = new URL(target)
  const streams: Buffer[][] = []
  const crossings: (Crossing & { readonly at: number; readonly path: string })[] = []
  const open = new Set<Socket>()
  const directions = { up: delayOf(line), down: delayOf(line) }
  const server = createServer((incoming) => {
    const outgoing = connect(Number(port), hostname)
    // wait for the handshake, which costs nothing here
    const ready = performance.now() + (line?.roundTrip ?? 0)
    const up = (bytes: number) => Math.max(directions.up(bytes), ready - performance.now())
    let path = ''
    const seen = (chunk: Buffer) => {
      const asked = /^(?:GET|POST) (\/\S*) HTTP/m.exec(chunk.toString('latin1'))
      path = asked?.[1] ?? path
      const crossing = { path, bytes: chunk.length, requests: asked === null ? 0 : 1 }
      return () => crossings.push({ ...crossing, at: performance.timeOrigin + performance.now() })
    }
    pass(incoming, outgoing, up, streams, open, seen)
    pass(outgoing, incoming, directions.down, streams, open, seen)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    recorded: () => streams.map((chunks) => Buffer.concat(chunks)),
    crossed: (by, wanted = () => true) => {
      const some = crossings.filter(({ at, path }) => at <= by && wanted(path))
      return {
        bytes: some.reduce((sum, { bytes }) => sum + bytes, 0),
        requests: some.reduce((sum, { requests }) => sum + requests, 0),
      }
    },
    close: () => {
      for (const socket of open) socket.destroy()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

/** Milliseconds from now until so many more bytes have crossed. */
type Delay = (bytes: number) => number

function delayOf(line: Line | undefined): Delay {
  if (line === undefined) return () => 0
  let free = 0
  return (bytes) => {
    const now = performance.now()
    free = Math.max(free, now) + (1000 * bytes) / line.bytesPerSecond
    return free - now + line.roundTrip / 2
  }
}

function pass(
  from: Socket,
  to: Socket,
  delay: Delay,
  streams: Buffer[][],
  open: Set<Socket>,
  seen: (chunk: Buffer) => () => void,
): void {
  const chunks: Buffer[] = []
  streams.push(chunks)
  open.add(from)
  const later = (bytes: number, work: () => void) => {
    const wait = delay(bytes)
    if (wait > 0) setTimeout(work, wait)
    else work()
  }
  from.on('data', (chunk: Buffer) => {
    chunks.push(chunk)
    const crossed = seen(chunk)
    later(chunk.length, () => {
      crossed()
      to.write(chunk)
    })
  })
  from.on('end', () => later(0, () => to.end()))
  from.on('error', () => to.destroy())
  from.on('close', () => open.delete(from))
}
