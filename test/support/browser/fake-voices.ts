import type { Page } from 'puppeteer-core'

/** A voice that a browser says it has. */
export interface FakeVoice {
  readonly lang: string
  readonly localService: boolean
}

export const LOCAL_VOICES: readonly FakeVoice[] = ['en-GB', 'nb_NO', 'de-DE'].map((lang) => ({
  lang,
  localService: true,
}))

/** A piece of a text, and the voice that was to read it. */
export interface SaidPiece extends FakeVoice {
  readonly text: string
}

/** A piece as a page gives it to the browser. */
interface Uttered {
  readonly text: string
  readonly voice: FakeVoice | null
  readonly lang: string
  readonly onend: (() => void) | null
}

/** The browser's speech as the tests see it: it makes no sound and ends when it is told to. */
interface FakeSpeech {
  voices: readonly FakeVoice[]
  readonly said: SaidPiece[]
  /** The piece that is being read; null in silence. */
  current: Uttered | null
  onvoiceschanged: (() => void) | null
}

type Speaking = { readonly speechSynthesis: FakeSpeech }

/** Replace the browser's speech before the page's first script. */
export async function giveVoices(page: Page, voices: readonly FakeVoice[]): Promise<void> {
  await page.evaluateOnNewDocument((given) => {
    const fake = {
      voices: given,
      said: [] as object[],
      current: null as Uttered | null,
      onvoiceschanged: null,
      getVoices() {
        return fake.voices
      },
      speak(utterance: Uttered) {
        // a browser chooses by the language if it is given no voice
        const { text, voice, lang } = utterance
        fake.said.push({ text, lang, localService: voice?.localService ?? false })
        fake.current = utterance
      },
      cancel() {
        fake.current = null
      },
    }
    Object.defineProperty(globalThis, 'speechSynthesis', { value: fake, configurable: true })
    // The compiler names a function by a helper that pages lack, so this one has no name.
    const [SpeechSynthesisUtterance] = [
      function (this: object, text: string) {
        Object.assign(this, { text, voice: null, lang: '', onend: null })
      },
    ]
    Object.assign(globalThis, { SpeechSynthesisUtterance })
  }, voices)
}

/** Everything that was given to a voice so far. */
export function saidOn(page: Page): Promise<SaidPiece[]> {
  return page.evaluate(() => (globalThis as unknown as Speaking).speechSynthesis.said)
}

/** Whether a voice is reading now. */
export function isSpeaking(page: Page): Promise<boolean> {
  return page.evaluate(() => (globalThis as unknown as Speaking).speechSynthesis.current !== null)
}

/** Have the voice come to the end of its piece, until nothing is left. */
export async function readToEnd(page: Page): Promise<void> {
  await page.evaluate(() => {
    const { speechSynthesis: fake } = globalThis as unknown as Speaking
    for (let { current } = fake; current !== null; { current } = fake) {
      fake.current = null
      current.onend?.()
    }
  })
}

/** Have the browser find other voices. */
export async function changeVoices(page: Page, voices: readonly FakeVoice[]): Promise<void> {
  await page.evaluate((given) => {
    const { speechSynthesis: fake } = globalThis as unknown as Speaking
    fake.voices = given
    fake.onvoiceschanged?.()
  }, voices)
}
