import { loadSumo } from '../../../../crypto/primitives/sodium-sumo.ts'
import type { Hashing } from '../../../../crypto/vault/vault.ts'
import { builtScript } from '../../../shared/built-script.ts'
import { type Call, type Question, replyTo, WorkerClient } from '../../../shared/worker-rpc.ts'

/** Hashes a passphrase. @returns Argon2id output of 32 bytes; null if it cannot be had there */
export type HashBeside = (hashing: Hashing) => Promise<Uint8Array | null>

interface HashingCalls {
  readonly hash: Call<Hashing, Uint8Array>
}

/** Some workers run the same script; this is the name of the one that hashes. */
const NAME = 'hashing'

/**
 * Start a worker that hashes one passphrase by the script of this one, which goes on meanwhile. It ends then, and the
 * memory that the hash took with it: in this worker that would stay taken.
 */
export function startHashing(): { readonly hash: HashBeside; readonly end: () => void } {
  const script = builtScript(globalThis.location.pathname)
  const worker = new Worker(script, { type: 'module', name: NAME })
  const client = new WorkerClient<HashingCalls, 'internal', never>(
    worker,
    (code) => new Error(code),
    () => {},
  )
  const end = () => {
    worker.terminate()
    client.refuseAll('internal')
  }
  worker.addEventListener('error', end)
  return {
    hash: (hashing) =>
      client
        .ask('hash', hashing)
        .catch(() => null)
        .finally(end),
    end,
  }
}

/** Whether this is the worker that hashes. */
export function isHashing(): boolean {
  return (globalThis as { readonly name?: string }).name === NAME
}

/** Answer the question of the worker that started this one. */
export function serveHashing(): void {
  const loading = loadSumo()
  const hash = async (hashing: Hashing) => (await loading).hashPassphrase(...hashing)
  addEventListener('message', async ({ data }: MessageEvent<Question<HashingCalls>>) => {
    postMessage(await replyTo({ hash }, data, postMessage, () => 'internal' as const))
  })
}
