import { expect } from 'chai'
import { distortVoice, VOICE_RATE } from '../../../client/shared/voice/vocoder.ts'
import { encodeWav } from '../../../client/shared/voice/wav.ts'
import { separability, voiceFeatures } from '../../support/voice/measures.ts'
import { LISTENED, readWav, SPEAKERS, speak } from '../../support/voice/speak.ts'
import { cepstra, recognise } from '../../support/voice/words.ts'
import { seededRandom } from '../../vectors/generate/reception.ts'

const SENTENCES = [
  'My manager signed invoices for equipment that nobody ever received.',
  'The samples were thrown away before anybody could look at them again.',
  'She told me to change the numbers in the report last Thursday.',
  'Money from the project was used for a private journey to Spain.',
  'They laughed at the student until he left the laboratory.',
  'I have seen the letters and I have copies of two of them.',
  'The door to the store was left open for several weeks.',
  'He asked me not to tell anybody what had happened there.',
]
const WORDS = [
  ...['manager', 'invoice', 'laboratory', 'student', 'money', 'Thursday', 'Spain', 'letter'],
  ...['window', 'professor', 'contract', 'funding', 'harassment', 'accident', 'journey'],
  ...['equipment', 'password', 'director', 'samples', 'meeting'],
]

/** Share of voices that may be told apart. Chance gives a half for two speakers. */
const TOLD_APART = 0.65
/** Share of words that must be understood. Chance gives a twentieth for twenty words. */
const WORDS_UNDERSTOOD = 0.7

describe('a distorted voice', () => {
  const random = seededRandom('voice')
  const distort = (samples: Float32Array) => distortVoice(samples, random)
  const spoken = SPEAKERS.map((voice) => SENTENCES.map((words) => speak(words, voice)))
  const features = (some: readonly (readonly Float32Array[])[]) =>
    some.map((samples) => samples.map(voiceFeatures))

  it('no longer tells two speakers apart by pitch, its spread, voicing or formants', () => {
    const [andy = [], annie = []] = features(spoken)
    const [hiddenAndy = [], hiddenAnnie = []] = features(
      spoken.map((list) => list.flatMap((samples) => [1, 2, 3].map(() => distort(samples)))),
    )
    expect(separability(andy, annie), 'as they speak').to.be.at.least(0.95)
    expect(separability(hiddenAndy, hiddenAnnie), 'distorted').to.be.at.most(TOLD_APART)
    for (const [k, name] of ['pitch', 'spread of pitch', 'voiced', 'F1', 'F2', 'F3'].entries()) {
      const one = (rows: readonly number[][]) => rows.map((row) => [row[k] ?? 0])
      expect(separability(one(hiddenAndy), one(hiddenAnnie)), name).to.be.at.most(0.75)
    }
    const voiced = [...hiddenAndy, ...hiddenAnnie].map((row) => row[2] ?? 1)
    expect(Math.max(...voiced), 'moments in which any pitch is heard').to.be.below(0.3)
  })

  it('lets nobody be told apart who moves the formants back by any factor', () => {
    const some = spoken.map((list) => list.slice(0, 6))
    for (const factor of [0.8, 1.25]) {
      const moved = some.map((list) =>
        list.flatMap((samples) =>
          [1, 2].map(() => voiceFeatures(readAgain(distort(samples), factor))),
        ),
      )
      expect(separability(moved[0] ?? [], moved[1] ?? []), `${factor}`).to.be.at.most(0.75)
    }
  })

  it('keeps the words: a listener who knows another distorted voice understands them', () => {
    const examples = (word: string) => [1, 2].map(() => cepstra(distort(speak(word, LISTENED))))
    const known = new Map(WORDS.map((word) => [word, examples(word)]))
    const understood = (
      voices: readonly string[],
      samples: (word: string, voice: string) => Float32Array,
    ) => {
      const heard = voices.flatMap((voice) =>
        WORDS.map((word) => recognise(cepstra(distort(samples(word, voice))), known) === word),
      )
      return heard.filter((one) => one).length / heard.length
    }
    expect(understood(SPEAKERS, speak)).to.be.at.least(WORDS_UNDERSTOOD)
    expect(
      understood(['nobody'], () => new Float32Array(12_000)),
      'silence',
    ).to.be.below(0.2)
  })

  it('is different every time, as long as the voice, and never louder than can be', () => {
    const [samples = new Float32Array()] = spoken[0] ?? []
    const [one, other] = [distort(samples), distort(samples)]
    expect(one.length).to.equal(samples.length)
    expect(one).not.to.deep.equal(other)
    expect(one.every((sample) => Math.abs(sample) <= 1)).to.equal(true)
    expect(one.reduce((sum, x) => sum + x * x, 0) / one.length).to.be.above(1e-4)
  })

  it('stays silent where nobody speaks, and takes nothing and a single sample', () => {
    for (const length of [0, 1, 127, 128, 129, VOICE_RATE]) {
      const out = distort(new Float32Array(length))
      expect(out.length).to.equal(length)
      expect(Math.max(0, ...out.map(Math.abs))).to.be.below(1e-3)
    }
  })

  it('is written as a WAV file of nothing but sound', () => {
    const samples = Float32Array.of(0, 0.5, -0.5, 1, -1, 2)
    const wav = Buffer.from(encodeWav([samples.subarray(0, 2), samples.subarray(2)], VOICE_RATE))
    expect(wav.length).to.equal(44 + 12)
    expect(wav.readUInt32LE(24)).to.equal(VOICE_RATE)
    expect([...readWav(wav)].map((x) => Math.round(x * 100))).to.deep.equal([
      ...[0, 50, -50, 100, -100, 100],
    ])
  })
})

/** The same sound played faster or slower, which moves all formants by `factor`. */
function readAgain(samples: Float32Array, factor: number): Float32Array {
  return Float32Array.from({ length: Math.floor(samples.length / factor) }, (_, i) => {
    const at = i * factor
    const before = samples[Math.floor(at)] ?? 0
    return before + ((samples[Math.floor(at) + 1] ?? 0) - before) * (at % 1)
  })
}
