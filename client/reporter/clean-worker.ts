import { systemRandom } from '../../crypto/bytes.ts'
import { cleanFile } from '../shared/clean/clean.ts'
import { type ByteSource, blobSource } from '../shared/clean/source.ts'
import { distortVoice } from '../shared/voice/vocoder.ts'
import type { CleanReply, CleanRequest } from './files/cleaning.ts'

/** How often the page is told that work goes on, in milliseconds. */
const EVERY = 500

const reply = (message: CleanReply) => postMessage(message)

/** A source whose every read is a sign that the work goes on; the page ends one that gives none. */
function telling(source: ByteSource): ByteSource {
  let told = 0
  return {
    size: source.size,
    read: (offset, length) => {
      const now = Date.now()
      if (now - told >= EVERY) {
        told = now
        reply({ kind: 'working' })
      }
      return source.read(offset, length)
    },
  }
}

async function look(file: File): Promise<CleanReply> {
  try {
    return { kind: 'done', outcome: await cleanFile(telling(blobSource(file)), file.name) }
  } catch {
    // bytes never make it throw: what throws is the reading
    return { kind: 'unreadable' }
  }
}

addEventListener('message', async ({ data }: MessageEvent<CleanRequest>) => {
  if (data.kind === 'look') return reply(await look(data.file))
  const onStep = (share: number) => reply({ kind: 'working', share })
  reply({ kind: 'distorted', voice: distortVoice(data.voice, systemRandom, onStep) })
})

reply({ kind: 'working' })
