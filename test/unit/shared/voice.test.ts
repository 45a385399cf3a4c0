import { expect } from 'chai'
import { evened } from '../../../client/shared/voice/evened.ts'
import { distortVoice, VOICE_RATE } from '../../../client/shared/voice/vocoder.ts'
import { drawNoise, wandering } from '../../../client/shared/voice/wander.ts'
import { mean, spread } from '../../support/voice/measures.ts'
import { streamRandom } from '../../support/voice/people.ts'

describe('the voice’s levels', () => {
  const random = streamRandom('levels')
  /** Levels of two bands that go together by `share`, with a mean and a spread of their own. */
  const levels = (middle: number, scale: number, share: number) =>
    Array.from({ length: 6000 }, () => {
      const [both = 0, one = 0] = drawNoise(2, random)
      return Float32Array.of(middle + scale * both, scale * (share * both + (1 - share) * one))
    })

  it('have one mean, spread, correlation and distribution after they are evened', () => {
    for (const rows of [levels(-40, 3, 0), levels(10, 20, 0.9), levels(0, 9, 0.5)]) {
      const alike = evened(
        rows,
        rows.map(() => true),
        125,
      )
      const [one = [], other = []] = [0, 1].map((k) => alike.map((row) => row[k] ?? 0))
      for (const band of [one, other]) {
        expect(mean(band)).to.be.closeTo(0, 0.01)
        expect(spread(band)).to.be.closeTo(1, 0.05)
        const [low = 0, high = 0] = [0.25, 0.75].map(
          (part) => [...band].sort((a, b) => a - b)[part * band.length],
        )
        expect(high - low).to.be.closeTo(1.2, 0.1)
      }
      expect(mean(one.map((x, i) => x * (other[i] ?? 0)))).to.be.within(0.4, 0.7)
    }
  })

  it('are hardly changed by the statistics of a recording of a word alone', () => {
    const rows = levels(0, 9, 0).slice(0, 30)
    const alike = evened(
      rows,
      rows.map(() => true),
      3000,
    )
    const first = rows.map((row) => row[0] ?? 0)
    for (const [i, row] of alike.entries()) {
      expect(row[0]).to.be.closeTo(((first[i] ?? 0) - mean(first)) / 9, 0.1)
    }
  })
})

describe('what is drawn for a voice', () => {
  it('is two bytes for each sample of the noise, a second at a time: there is no seed to guess', () => {
    const random = streamRandom('noise')
    const asked: number[] = []
    const speech = Float32Array.from({ length: 3 * VOICE_RATE }, (_, i) => Math.sin(i * i * 1e-5))
    const out = distortVoice(speech, (length) => {
      asked.push(length)
      return random(length)
    })
    expect(asked.filter((length) => length === 2 * VOICE_RATE).length).to.equal(
      Math.ceil(out.length / VOICE_RATE),
    )
  })

  it('goes from place to place without a step, and to both sides', () => {
    const value = wandering(10_000, 125, streamRandom('wander'))
    const values = Array.from({ length: 10_000 }, (_, i) => value(i))
    const steps = values.slice(1).map((x, i) => Math.abs(x - (values[i] ?? 0)))
    expect(Math.max(...steps)).to.be.below(0.03)
    expect(Math.min(...values)).to.be.within(-1, -0.8)
    expect(Math.max(...values)).to.be.within(0.8, 1)
  })
})
