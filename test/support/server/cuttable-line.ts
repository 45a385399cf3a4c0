import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** A way to a server that can be cut, and mended. */
export interface CuttableLine {
  /** Like that of the server behind it. */
  readonly url: string
  /** From now on nothing gets through, nor what is under way. */
  cut(): void
  mend(): void
  close(): Promise<void>
}

/** @param target such as `http://127.0.0.1:8080` */
export async function cuttableLine(target: string): Promise<CuttableLine> {
  const { hostname, port } = new URL(target)
  const open = new Set<Socket>()
  let whole = true
  const destroyAll = () => {
    for (const socket of open) socket.destroy()
  }
  const server = createServer((incoming) => {
    if (!whole) {
      incoming.destroy()
      return
    }
    const outgoing = connect(Number(port), hostname)
    for (const [from, to] of [
      [incoming, outgoing],
      [outgoing, incoming],
    ] as const) {
      open.add(from)
      from.pipe(to)
      from.on('error', () => to.destroy())
      from.on('close', () => open.delete(from))
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut: () => {
      whole = false
      destroyAll()
    },
    mend: () => {
      whole = true
    },
    close: () => {
      destroyAll()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}
