import { planStream } from '../../client/shared/blocks/plan.ts'
import { BlockTickets } from '../../client/shared/blocks/tickets.ts'
import { Upload } from '../../client/shared/blocks/upload.ts'
import { blobSource } from '../../client/shared/clean/source.ts'
import { fetchTransport } from '../../client/shared/transport.ts'
import { concat, systemRandom } from '../../crypto/primitives/bytes.ts'
import { SIZE } from '../../crypto/primitives/labels.ts'
import { noble, nobleSha256 } from '../../crypto/primitives/noble.ts'
import type { Primitives } from '../../crypto/primitives/primitives.ts'
import { loadSodium } from '../../crypto/primitives/sodium.ts'
import { PATH, TICKET_HEADER } from '../../crypto/wire/wire.ts'
import { sealingSpeed } from './sealing-speed.ts'

/** One measurement; the worker asks for the next once it has told of this one. */
export interface BlockJob {
  /** seal: without a server; sealed: as the pages send a file; plain: the same bytes as they are. */
  readonly kind: 'seal' | 'sealed' | 'plain'
  readonly engine: Primitives['name']
  /** MiB of the file */
  readonly size: number
  /** milliseconds to spend only on sealing */
  readonly time: number
}

/** MB a second; or why not. */
export type BlockResult = { readonly speed: number } | { readonly problem: string }

const MIB = 1024 * 1024
const LANES = 3

const sha256 = async (message: Uint8Array) => nobleSha256(message)

async function measure(job: BlockJob): Promise<number> {
  const p = job.engine === 'noble' ? noble : await loadSodium()
  if (job.kind === 'seal') return sealingSpeed(p, job.time)
  const start = performance.now()
  await (job.kind === 'sealed' ? sendSealed(p, job.size) : sendPlain(job.size))
  return (job.size * MIB) / 1000 / (performance.now() - start)
}

/** However large it is, what is in memory is one MiB. */
function fileOf(mib: number): Blob {
  const part = new Blob([new Uint8Array(MIB).fill(7)])
  return new Blob(Array.from({ length: mib }, () => part))
}

function sendSealed(p: Primitives, mib: number): Promise<void> {
  const source = {
    primitives: async () => p,
    transport: fetchTransport,
    random: systemRandom,
    sha256,
    now: Date.now,
    wait: (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)),
  }
  const file = { name: 'file', type: '', source: blobSource(fileOf(mib)) }
  return new Upload(source, systemRandom(SIZE.instance), planStream([file])).run()
}

/** As many bytes in as many requests, none of them sealed. */
async function sendPlain(mib: number): Promise<void> {
  const file = blobSource(fileOf(mib))
  const tickets = new BlockTickets(fetchTransport, sha256)
  const body = SIZE.block - SIZE.id
  let next = 0
  const lane = async () => {
    for (let at = next; at < file.size; at = next) {
      next += SIZE.blockPlain
      const part = await file.read(at, SIZE.blockPlain)
      const bytes = concat(systemRandom(SIZE.id), part, new Uint8Array(body - part.length))
      const headers = {
        'content-type': 'application/octet-stream',
        [TICKET_HEADER]: await tickets.take(),
      }
      const answer = await fetchTransport.request('PUT', PATH.blocks, { headers, body: bytes })
      if (answer.status !== 200) throw new Error(`${answer.status} to a plain upload`)
    }
  }
  await Promise.all(Array.from({ length: LANES }, lane))
}

async function resultOf(job: BlockJob): Promise<BlockResult> {
  try {
    return { speed: await measure(job) }
  } catch (error) {
    return { problem: String(error) }
  }
}

for (;;) {
  const job: BlockJob | null = await (await fetch('/job')).json()
  if (job === null) break
  await fetch('/result', { method: 'POST', body: JSON.stringify(await resultOf(job)) })
}
