import { VOICE_RATE } from '../../shared/voice/vocoder.ts'

/** Sound that is being played. */
export interface Hearing {
  stop(): void
}

/**
 * Play samples at 16 kHz from memory: no file is made, and no address of one.
 *
 * @param onEnd called once, when it has ended or was stopped
 */
export function hear(samples: Float32Array, onEnd: () => void): Hearing {
  const context = new AudioContext()
  const buffer = context.createBuffer(1, Math.max(1, samples.length), VOICE_RATE)
  buffer.getChannelData(0).set(samples)
  const source = context.createBufferSource()
  source.buffer = buffer
  source.connect(context.destination)
  source.onended = () => {
    void context.close()
    onEnd()
  }
  source.start()
  return { stop: () => source.stop() }
}
