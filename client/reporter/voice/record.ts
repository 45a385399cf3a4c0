import { VOICE_RATE } from '../../shared/voice/vocoder.ts'
import { isWav, leastSeconds } from './least-length.ts'

/** Why there is no voice to send; each code has a sentence of its own. `stuck`: it could not be distorted. */
export type VoiceErrorCode =
  | 'unsupported'
  | 'refused'
  | 'no-microphone'
  | 'unreadable'
  | 'too-long'
  | 'too-large'
  | 'silent'
  | 'stuck'

export class VoiceError extends Error {
  readonly code: VoiceErrorCode

  constructor(code: VoiceErrorCode, cause?: unknown) {
    super(code, { cause })
    this.code = code
  }
}

/** Seconds; a longer recording would fill the memory of a telephone. */
export const LONGEST = 20 * 60

export interface Recorder {
  /** Seconds so far. */
  seconds(): number
  /** How loud it was a moment ago, 0 to 1. */
  loudness(): number
  /** End the recording. @returns samples at 16 kHz */
  stop(): Promise<Float32Array>
  /** End it and keep nothing. */
  discard(): void
}

/** The parts of a microphone that recording uses. */
export type MicrophoneLike = Pick<Microphone, 'canRecord' | 'record' | 'close'>

/**
 * The microphone, as far as a page may use it. The file that listens is loaded at once, by everybody: loading
 * it when somebody records would reveal that to the server.
 */
export class Microphone {
  /** Whether this browser lets a page record; many that protect their users do not. */
  readonly canRecord: boolean
  readonly #listener: () => Promise<string>
  #ready: Promise<AudioContext> | null = null
  /** Number of recordings that share the one context; it is suspended when the last of them ends. */
  #running = 0

  /**
   * @param listener loads the file that listens, and returns its path. The browser then fetches it once more, unchecked.
   *   It gets the sound, and can only hand it to the page
   */
  constructor(listener: () => Promise<string>) {
    this.#listener = listener
    this.canRecord =
      globalThis.isSecureContext &&
      navigator.mediaDevices?.getUserMedia !== undefined &&
      typeof AudioWorkletNode === 'function'
    if (this.canRecord) this.#ready = this.#load()
    else void listener().catch(() => null)
  }

  /**
   * Ask for the microphone and record until told to stop. Samples stay in the memory of the page: the
   * browser's own recorder would write long recordings to the disk.
   *
   * @param onFull called once at `LONGEST`; nothing more is recorded then
   * @throws VoiceError `unsupported`, `refused`, `no-microphone`
   */
  async record(onFull: () => void): Promise<Recorder> {
    if (!this.canRecord) throw new VoiceError('unsupported')
    const stream = await askForMicrophone()
    this.#running += 1
    try {
      const context = await (this.#ready ?? this.#load())
      await within(START_MS, context.resume())
      return recorderOf(context, stream, { onFull, onEnd: () => this.#rest(context) })
    } catch (error) {
      release(stream)
      this.#running -= 1
      this.#ready = null
      throw new VoiceError('unsupported', error)
    }
  }

  close(): void {
    void this.#ready?.then((context) => context.close())
    this.#ready = null
  }

  #rest(context: AudioContext): void {
    this.#running -= 1
    if (this.#running === 0) void context.suspend()
  }

  async #load(): Promise<AudioContext> {
    const path = await this.#listener()
    const context = new AudioContext()
    await context.audioWorklet.addModule(path)
    return context
  }
}

/** Stop using the microphone: the browser shows it as in use until then. */
function release(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop()
}

interface Ends {
  readonly onFull: () => void
  /** called once, however it ends */
  readonly onEnd: () => void
}

function recorderOf(context: AudioContext, stream: MediaStream, { onFull, onEnd }: Ends): Recorder {
  const rate = context.sampleRate
  const listener = new AudioWorkletNode(context, 'listener', { numberOfOutputs: 0 })
  const source = context.createMediaStreamSource(stream)
  const parts: Float32Array[] = []
  let count = 0
  let isEnded = false
  const end = () => {
    if (isEnded) return
    isEnded = true
    release(stream)
    source.disconnect()
    listener.port.onmessage = null
    onEnd()
  }
  listener.port.onmessage = ({ data }: MessageEvent<Float32Array>) => {
    parts.push(data)
    count += data.length
    if (count < LONGEST * rate) return
    end()
    onFull()
  }
  source.connect(listener)
  return {
    seconds: () => count / rate,
    loudness: () => Math.max(0, ...(parts.at(-1) ?? []).map(Math.abs)),
    stop: () => {
      end()
      return atVoiceRate(parts, rate)
    },
    discard: () => {
      end()
      parts.length = 0
    },
  }
}

/** Milliseconds in which sound has to start: without a sound device, some browsers never report a failure. */
const START_MS = 5000

function within(ms: number, work: Promise<void>): Promise<void> {
  return new Promise((resolve, reject) => {
    setTimeout(() => reject(new VoiceError('unsupported')), ms)
    work.then(resolve, reject)
  })
}

async function askForMicrophone(): Promise<MediaStream> {
  try {
    return await navigator.mediaDevices.getUserMedia({ audio: { channelCount: 1 } })
  } catch (error) {
    const name = error instanceof DOMException ? error.name : ''
    throw new VoiceError(name === 'NotAllowedError' ? 'refused' : 'no-microphone', error)
  }
}

/** Resample with the browser's own resampler. */
async function atVoiceRate(parts: readonly Float32Array[], rate: number): Promise<Float32Array> {
  const length = parts.reduce((sum, part) => sum + part.length, 0)
  if (length === 0) return new Float32Array()
  const context = new OfflineAudioContext(1, Math.ceil((length * VOICE_RATE) / rate), VOICE_RATE)
  const buffer = context.createBuffer(1, length, rate)
  const channel = buffer.getChannelData(0)
  let at = 0
  for (const part of parts) {
    channel.set(part, at)
    at += part.length
  }
  return played(context, buffer)
}

async function played(context: OfflineAudioContext, buffer: AudioBuffer): Promise<Float32Array> {
  const source = context.createBufferSource()
  source.buffer = buffer
  source.connect(context.destination)
  source.start()
  return (await context.startRendering()).getChannelData(0)
}

/** Most bytes of a sound file that are read: more than a telephone's recorder makes of 20 minutes. */
const LARGEST = 32 * 1024 * 1024

/** Most bytes of a WAV file, whose size follows its length: 20 minutes in stereo at 48 kHz are 220 MiB. */
const LARGEST_WAV = 256 * 1024 * 1024

/**
 * The samples of a sound file, for a reporter who recorded with something else.
 *
 * @returns samples at 16 kHz, of all channels together
 * @throws VoiceError `too-large`, `too-long`, or `unreadable` if this browser does not know the format
 */
export async function readRecording(file: Blob): Promise<Float32Array> {
  const context = new OfflineAudioContext(1, 1, VOICE_RATE)
  let decoded: AudioBuffer
  try {
    await refuseTooMuch(file)
    decoded = await context.decodeAudioData(await file.arrayBuffer())
  } catch (error) {
    throw error instanceof VoiceError ? error : new VoiceError('unreadable', error)
  }
  if (decoded.duration > LONGEST) throw new VoiceError('too-long')
  return played(new OfflineAudioContext(1, decoded.length, VOICE_RATE), decoded)
}

/** Refuse a file that is too large or too long, only by its size and headers. */
async function refuseTooMuch(file: Blob): Promise<void> {
  const head = new Uint8Array(await file.slice(0, 16).arrayBuffer())
  if (file.size > (isWav(head) ? LARGEST_WAV : LARGEST)) throw new VoiceError('too-large')
  // the exact length is known only after decoding
  if (((await leastSeconds(file)) ?? 0) > LONGEST) throw new VoiceError('too-long')
}
