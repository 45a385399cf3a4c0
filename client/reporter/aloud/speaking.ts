/** A text in one language, by its tag. */
export interface Spoken {
  readonly language: string
  readonly text: string
}

/** Languages of voices that can read another language, best first. Few devices have a voice for nynorsk. */
const READABLE_BY: Readonly<Record<string, readonly string[]>> = {
  nb: ['nb', 'no'],
  nn: ['nn', 'no', 'nb'],
}

/**
 * A voice of this device for a language, or null if there is none.
 *
 * A text that a voice of a network reads is sent to somebody. Only the browser knows where a voice runs: it says so in
 * `localService`. A voice that is not said to be local is not used.
 */
export function localVoice(language: string): SpeechSynthesisVoice | null {
  if (!('speechSynthesis' in globalThis)) return null
  const local = speechSynthesis.getVoices().filter(({ localService }) => localService === true)
  for (const wanted of READABLE_BY[language] ?? [language]) {
    const voices = local.filter(({ lang }) => lang.split(/[-_]/)[0]?.toLowerCase() === wanted)
    const voice = voices.find((one) => one.default) ?? voices[0]
    if (voice !== undefined) return voice
  }
  return null
}

/**
 * Have texts read one after another, each by a voice of this device. Texts in a language without one are passed over.
 * One piece at a time is given to the browser, so that little is left to stop.
 *
 * @param onEnd called once all is read, or cannot be read on
 * @returns a function that silences it at once; then `onEnd` is not called
 */
export function speak(texts: readonly Spoken[], onEnd: () => void): () => void {
  const left = texts.flatMap(({ language, text }) =>
    piecesOf(text).map((piece) => ({ language, text: piece })),
  )
  // The browser may forget an utterance that nobody holds, and then never says that it ended.
  let current: SpeechSynthesisUtterance | null = null
  const end = () => {
    current = null
    onEnd()
  }
  const next = () => {
    for (let piece = left.shift(); piece !== undefined; piece = left.shift()) {
      // Voices come and go, so each piece asks for one.
      const voice = localVoice(piece.language)
      if (voice === null) continue
      const utterance = new SpeechSynthesisUtterance(piece.text)
      utterance.voice = voice
      utterance.lang = voice.lang
      utterance.onend = () => utterance === current && next()
      utterance.onerror = () => utterance === current && end()
      current = utterance
      speechSynthesis.speak(utterance)
      return
    }
    end()
  }
  next()
  return () => {
    current = null
    speechSynthesis.cancel()
  }
}

/** Most characters of a piece. Some browsers break off after 15 seconds, which is about 250 characters. */
const LONGEST = 180

/** A text in pieces for a voice: whole sentences if they fit, else parts of one between words. */
export function piecesOf(text: string): string[] {
  const words = text.split(/\s+/).filter((word) => word !== '')
  const pieces: string[] = []
  let piece = ''
  for (const [i, word] of words.entries()) {
    if (piece !== '' && piece.length + 1 + word.length > LONGEST) {
      pieces.push(piece)
      piece = ''
    }
    piece = piece === '' ? word : `${piece} ${word}`
    if (endsSentence(word, words[i + 1])) {
      pieces.push(piece)
      piece = ''
    }
  }
  return piece === '' ? pieces : [...pieces, piece]
}

function endsSentence(word: string, next = ''): boolean {
  return /[.!?…]["'»”)]*$/.test(word) && /^["'«“(]*\p{Lu}/u.test(next)
}
