/** The code that runs beside the sound: it hands every sample to the page as it comes, and gives none back. */
declare class AudioWorkletProcessor {
  readonly port: MessagePort
}
declare function registerProcessor(
  name: string,
  processor: new () => AudioWorkletProcessor & {
    process(inputs: readonly (readonly Float32Array[])[]): boolean
  },
): void

/** Number of samples that are handed over at once. */
const PART = 4096

registerProcessor(
  'listener',
  class extends AudioWorkletProcessor {
    #part = new Float32Array(PART)
    #filled = 0

    process([channels]: readonly (readonly Float32Array[])[]): boolean {
      const [samples = new Float32Array()] = channels ?? []
      for (const sample of samples) {
        this.#part[this.#filled++] = sample
        if (this.#filled === PART) {
          this.port.postMessage(this.#part, [this.#part.buffer])
          this.#part = new Float32Array(PART)
          this.#filled = 0
        }
      }
      return true
    }
  },
)
