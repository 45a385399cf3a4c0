import { createHash } from 'node:crypto'
import { expect } from 'chai'
import type { Page } from 'puppeteer-core'
import { cleanMp4 } from '../../../client/shared/clean/film/mp4.ts'
import { cleanWebm } from '../../../client/shared/clean/film/webm.ts'
import type { Cleaner } from '../../../client/shared/clean/outcome.ts'
import { cleanFlac } from '../../../client/shared/clean/sound/flac.ts'
import { cleanOgg } from '../../../client/shared/clean/sound/ogg.ts'
import { cleanWav } from '../../../client/shared/clean/sound/wav.ts'
import { launch, type TestBrowser } from '../../support/browser/browser.ts'
import { readWebm } from '../../support/corpus/film/film-reader.ts'
import { samples as flacSamples } from '../../support/corpus/film/flac.ts'
import { bytes as joined, little, vorbisComment } from '../../support/corpus/film/media-kit.ts'
import { page as oggPage } from '../../support/corpus/film/ogg.ts'
import { samples as wavSamples } from '../../support/corpus/film/wav.ts'
import { Marks } from '../../support/corpus/marks.ts'
import { cleanBytes } from '../../support/files/cleaning.ts'

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')

/** Record a moving picture with a tone for half a second; null if the browser writes no such file. */
async function record(page: Page, type: string): Promise<Buffer | null> {
  const text = await page.evaluate(async (mimeType) => {
    if (!MediaRecorder.isTypeSupported(mimeType)) return null
    const canvas = document.createElement('canvas')
    canvas.width = 64
    canvas.height = 48
    const drawing = canvas.getContext('2d') as CanvasRenderingContext2D
    const audio = new AudioContext()
    const oscillator = audio.createOscillator()
    const out = audio.createMediaStreamDestination()
    oscillator.connect(out)
    oscillator.start()
    const stream = canvas.captureStream(25)
    for (const track of out.stream.getTracks()) stream.addTrack(track)
    const recorder = new MediaRecorder(stream, { mimeType })
    const parts: Blob[] = []
    recorder.addEventListener('dataavailable', ({ data }) => parts.push(data))
    const stopped = new Promise((resolve) => recorder.addEventListener('stop', resolve))
    recorder.start(100)
    for (let i = 0; i < 13; i++) {
      drawing.fillStyle = `rgb(${i * 19} 99 ${255 - i * 19})`
      drawing.fillRect(0, 0, 64, 48)
      await new Promise((resolve) => setTimeout(resolve, 40))
    }
    recorder.stop()
    await stopped
    await audio.close()
    const bytes = new Uint8Array(await new Blob(parts).arrayBuffer())
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
  }, type)
  return text === null ? null : Buffer.from(text, 'base64')
}

interface Heard {
  readonly rate: number
  readonly frames: number
  /** hashes of the sound, and of the first picture */
  readonly sound: string
  readonly picture: string
}

/** A file as the browser plays it: its sound, and the first picture if it has one. */
async function play(page: Page, bytes: Uint8Array, type: string, isFilm = false): Promise<Heard> {
  const heard = await page.evaluate(
    async (text, mimeType, withPicture) => {
      const file = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
      const context = new OfflineAudioContext(1, 1, 48_000)
      const decoded = await context.decodeAudioData(file.slice().buffer)
      const data = [new Uint8Array(decoded.getChannelData(0).slice().buffer)]
      if (withPicture) {
        const video = document.createElement('video')
        video.muted = true
        video.src = URL.createObjectURL(new Blob([file], { type: mimeType }))
        await new Promise((resolve, reject) => {
          video.addEventListener('loadeddata', resolve)
          video.addEventListener('error', () => reject(new Error(video.error?.message)))
        })
        const canvas = document.createElement('canvas')
        canvas.width = video.videoWidth
        canvas.height = video.videoHeight
        const drawing = canvas.getContext('2d') as CanvasRenderingContext2D
        drawing.drawImage(video, 0, 0)
        const { data: pixels } = drawing.getImageData(0, 0, canvas.width, canvas.height)
        data.push(new Uint8Array(pixels))
        const ended = new Promise((resolve) => video.addEventListener('ended', resolve))
        await video.play()
        await ended
      }
      const texts = data.map((one) =>
        btoa(Array.from(one, (byte) => String.fromCharCode(byte)).join('')),
      )
      return { rate: decoded.sampleRate, frames: decoded.length, texts }
    },
    base64(bytes),
    type,
    isFilm,
  )
  const [sound = '', picture = ''] = heard.texts.map((text) =>
    createHash('sha256').update(text).digest('hex'),
  )
  return { rate: heard.rate, frames: heard.frames, sound, picture }
}

describe('what was cleaned, in a browser', () => {
  let browser: TestBrowser
  let page: Page

  before(async () => {
    browser = await launch('chromium', {
      args: ['--autoplay-policy=no-user-gesture-required', '--mute-audio'],
    })
    page = await browser.newPage()
  })
  after(async () => {
    await browser.close()
  })

  async function playsAlike(cleaner: Cleaner, bytes: Uint8Array, type: string, isFilm = false) {
    const clean = await cleanBytes(cleaner, bytes)
    const heard = await play(page, clean.bytes, type, isFilm)
    expect(heard.frames).to.be.greaterThan(0)
    expect(heard).to.deep.equal(await play(page, bytes, type, isFilm))
    return clean
  }

  it('sounds as it did in WAV and FLAC', async () => {
    const { bytes } = await cleanBytes(cleanWav, wavSamples()[0]!.bytes)
    // the browser gives up on both originals: 2000 frames at 8 kHz are 12,000 at its own rate
    expect(await play(page, bytes, 'audio/wav')).to.have.property('frames', 12_000)
    const flac = await cleanBytes(cleanFlac, flacSamples()[0]!.bytes)
    const { frames } = await play(page, flac.bytes, 'audio/flac')
    expect(frames).to.be.closeTo((300 * 48_000) / 44_100, 1)
    await playsAlike(cleanFlac, flacSamples()[1]!.bytes, 'audio/flac')
  })

  it('is a recording of the browser itself in WebM, and the same sound in Ogg', async () => {
    const recorded = await record(page, 'video/webm;codecs=vp8,opus')
    const { bytes, found } = await playsAlike(cleanWebm, recorded!, 'video/webm', true)
    expect(found).to.deep.include({ what: 'software', value: 'Chrome' })
    expect(Buffer.from(bytes).includes('Chrome')).to.equal(false)
    // tracks are numbered in the order in which the file describes them
    const isFirst = recorded!.indexOf('A_OPUS') < recorded!.indexOf('V_VP8')
    const sound = readWebm(recorded!).get(isFirst ? 1 : 2)
    const head = joined('OpusHead', [1, 1], little(0, 2), little(48_000, 4), [0, 0, 0])
    const of = (sequence: number, flags = 0) => ({ serial: 99, sequence, flags, granule: 0 })
    const ogg = joined(
      oggPage([head], of(0, 2)),
      oggPage([joined('OpusTags', vorbisComment(new Marks('play')))], of(1)),
      ...sound!.samples.map((packet, i) =>
        oggPage([packet], { ...of(i + 2), granule: (i + 1) * 2880 }),
      ),
    )
    await playsAlike(cleanOgg, ogg, 'audio/ogg')
  })

  it('is a recording of the browser itself in MP4', async () => {
    const recorded = await record(page, 'video/mp4')
    // not every build of the browser may write it
    if (recorded === null) return
    const { bytes } = await playsAlike(cleanMp4, recorded, 'video/mp4', true)
    expect(Buffer.from(bytes).includes('Chrome')).to.equal(false)
  })

  it('makes the browser say nothing', () => {
    expect(browser.problems).to.deep.equal([])
  })
})
