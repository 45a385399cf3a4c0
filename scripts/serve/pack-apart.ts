import { spawn } from 'node:child_process'
import { Socket } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { deserialize, serialize } from 'node:v8'
import { say } from '../cli/command.ts'

/**
 * Pack bodies in a process of its own, `pack.ts`, which gives all its memory back: packing takes more of it than
 * the server does. It ends with the server.
 *
 * @returns nothing if it failed, which it says
 */
export async function packApart(bodies: readonly Uint8Array[]): Promise<readonly Uint8Array[]> {
  const program = fileURLToPath(new URL('pack.mjs', import.meta.url))
  const child = spawn(process.execPath, [program], { stdio: ['pipe', 'pipe', 'ignore'] })
  const end = () => child.kill()
  process.once('exit', end)
  child.unref()
  for (const stream of [child.stdin, child.stdout]) if (stream instanceof Socket) stream.unref()
  try {
    // it may end before it has read everything
    child.stdin.on('error', () => {}).end(serialize(bodies))
    return deserialize(await buffer(child.stdout))
  } catch {
    say(
      'pages go out in a larger form, because packing them failed: make memory free, and start again',
    )
    return []
  } finally {
    process.removeListener('exit', end)
  }
}
