import { systemRandom } from '../../../crypto/primitives/bytes.ts'
import { CLEAN_LIMITS, cleanFile } from '../../shared/clean/clean.ts'
import { type ByteSource, blobSource } from '../../shared/clean/source.ts'
import { distortVoice } from '../../shared/voice/vocoder.ts'
import type { CleanReply, CleanRequest } from '../files/cleaning.ts'

/** Milliseconds between two signs that work goes on. */
const EVERY = 500

const reply = (message: CleanReply) => postMessage(message)

let told = 0

/** Tell the page that work goes on: it ends a worker that gives no sign. */
function working(): void {
  const now = Date.now()
  if (now - told < EVERY) return
  told = now
  reply({ kind: 'working' })
}

/** A source that gives such a sign at every read. */
function telling(source: ByteSource): ByteSource {
  return {
    size: source.size,
    read: (offset, length) => {
      working()
      return source.read(offset, length)
    },
  }
}

async function look(file: File): Promise<CleanReply> {
  try {
    const source = telling(blobSource(file))
    return { kind: 'done', outcome: await cleanFile(source, file.name, CLEAN_LIMITS, working) }
  } catch {
    // bytes never make cleaning throw: only reading the file does
    return { kind: 'unreadable' }
  }
}

addEventListener('message', async ({ data }: MessageEvent<CleanRequest>) => {
  if (data.kind === 'look') return reply(await look(data.file))
  const onStep = (share: number) => reply({ kind: 'working', share })
  reply({ kind: 'distorted', voice: distortVoice(data.voice, systemRandom, onStep) })
})

reply({ kind: 'working' })
