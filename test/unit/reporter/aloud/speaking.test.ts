import { expect } from 'chai'
import { localVoice, piecesOf, speak } from '../../../../client/reporter/aloud/speaking.ts'

interface Voice {
  readonly name: string
  readonly lang: string
  readonly localService?: boolean | string
  readonly default?: boolean
}

class Utterance {
  readonly text: string
  voice: Voice | null = null
  lang = ''
  onend = () => {}
  onerror = () => {}
  constructor(text: string) {
    this.text = text
  }
}

/** A browser's speech that makes no sound. */
class Speech {
  voices: readonly Voice[]
  readonly spoken: Utterance[] = []
  isSilenced = false
  constructor(voices: readonly Voice[]) {
    this.voices = voices
  }
  getVoices = () => this.voices
  speak = (utterance: Utterance) => this.spoken.push(utterance)
  cancel = () => {
    this.isSilenced = true
  }
  /** Come to the end of the piece that was given last. */
  finish = () => this.spoken.at(-1)?.onend()
}

const local = (lang: string, more: Partial<Voice> = {}): Voice => ({
  name: lang,
  lang,
  localService: true,
  ...more,
})

describe('reading aloud', () => {
  /** Have the browser speak with these voices. */
  const given = (...voices: readonly Voice[]): Speech => {
    const speech = new Speech(voices)
    Object.assign(globalThis, { speechSynthesis: speech, SpeechSynthesisUtterance: Utterance })
    return speech
  }
  afterEach(() => {
    Reflect.deleteProperty(globalThis, 'speechSynthesis')
    Reflect.deleteProperty(globalThis, 'SpeechSynthesisUtterance')
  })

  const chosen = (language: string) => localVoice(language)?.name ?? null

  it('has no voice in a browser without speech, or without voices', () => {
    expect(chosen('nb')).to.equal(null)
    given()
    expect(chosen('nb')).to.equal(null)
  })

  it('takes no voice that the browser does not say is local', () => {
    given(
      local('nb-NO', { name: 'network', localService: false }),
      local('nb-NO', { name: 'text', localService: 'true' }),
      { name: 'silent', lang: 'nb-NO' },
    )
    expect(chosen('nb')).to.equal(null)
  })

  it('takes a voice of the language of the text, however its tag is written', () => {
    given(local('en-US'), local('nb_NO'), local('SE'), local('nor'))
    const voices = ['nb', 'nn', 'en', 'se', 'no', 'lt', ''].map(chosen)
    expect(voices).to.deep.equal(['nb_NO', 'nb_NO', 'en-US', 'SE', null, null, null])
  })

  it('prefers a voice of one’s own form of Norwegian, then the default voice', () => {
    given(local('no'), local('nb-NO'), local('nn-NO'), local('nb', { name: 'mine', default: true }))
    expect(['nb', 'nn'].map(chosen)).to.deep.equal(['mine', 'nn-NO'])
  })

  it('cuts a text into sentences, and a long one between words', () => {
    expect(piecesOf(' Ett. To? «Tre!»\n Fire … Fem kl. 10 osv. og slutt')).to.deep.equal([
      ...['Ett.', 'To?', '«Tre!»', 'Fire …', 'Fem kl. 10 osv. og slutt'],
    ])
    expect(piecesOf(' \n ')).to.deep.equal([])
    const long = 'ord '.repeat(200).trim()
    const pieces = piecesOf(long)
    expect(pieces.join(' ')).to.equal(long)
    expect(Math.max(...pieces.map(({ length }) => length))).to.be.within(100, 180)
  })

  it('gives one piece at a time to the browser, each with a voice of its language', () => {
    const speech = given(local('nb-NO'), local('en-GB'))
    let ends = 0
    speak(
      [
        { language: 'nb', text: 'Hei. Hallo.' },
        { language: 'lt', text: 'Labas.' },
        { language: 'en', text: 'Hello.' },
      ],
      () => ends++,
    )
    const counts = [speech.spoken.length]
    for (let i = 0; i < 3; i++) {
      expect(ends).to.equal(0)
      speech.finish()
      counts.push(speech.spoken.length)
    }
    expect(counts).to.deep.equal([1, 2, 3, 3])
    expect(ends).to.equal(1)
    const said = speech.spoken.map(({ text, lang, voice }) => [text, lang, voice?.name])
    expect(said).to.deep.equal([
      ['Hei.', 'nb-NO', 'nb-NO'],
      ['Hallo.', 'nb-NO', 'nb-NO'],
      ['Hello.', 'en-GB', 'en-GB'],
    ])
  })

  it('ends at once where no voice reads any of it', () => {
    const speech = given(local('de-DE'))
    let ends = 0
    speak([{ language: 'nb', text: 'Hei.' }], () => ends++)
    expect([ends, speech.spoken.length]).to.deep.equal([1, 0])
  })

  it('says nothing more once its voice is gone, or fails', () => {
    const speech = given(local('nb-NO'))
    let ends = 0
    const begin = () => speak([{ language: 'nb', text: 'Ett. To. Tre.' }], () => ends++)
    begin()
    speech.voices = [local('nb-NO', { localService: false })]
    speech.finish()
    expect([ends, speech.spoken.length]).to.deep.equal([1, 1])
    speech.voices = [local('nb-NO')]
    begin()
    speech.spoken.at(-1)?.onerror()
    expect([ends, speech.spoken.length]).to.deep.equal([2, 2])
  })

  it('is silent at once when it is stopped, and says nothing afterwards', () => {
    const speech = given(local('nb-NO'))
    let ends = 0
    const silence = speak([{ language: 'nb', text: 'Ett. To. Tre.' }], () => ends++)
    silence()
    expect(speech.isSilenced).to.equal(true)
    // browsers say of a text that was cut off that it ended, or that it failed
    speech.finish()
    speech.spoken.at(-1)?.onerror()
    expect([ends, speech.spoken.length]).to.deep.equal([0, 1])
  })
})
