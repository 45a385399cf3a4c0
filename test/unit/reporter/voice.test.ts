import { expect } from 'chai'
import type { Adding } from '../../../client/reporter/files/choose.ts'
import { REPORT } from '../../../client/reporter/files/chosen-file.ts'
import type { Cleaning } from '../../../client/reporter/files/cleaning.ts'
import { makeFiles } from '../../../client/reporter/files/entry.ts'
import { lossesOf, wouldLose } from '../../../client/reporter/form/losses.ts'
import { type LetterDraft, letterKey } from '../../../client/reporter/state.ts'
import {
  Microphone,
  type Recorder,
  readRecording,
  VoiceError,
} from '../../../client/reporter/voice/record.ts'
import { voiceSection } from '../../../client/reporter/voice/section.ts'
import { Voicing } from '../../../client/reporter/voice/voicing.ts'
import { encodeWav } from '../../../client/shared/voice/wav.ts'
import { bytes, little } from '../../support/corpus/film/media-kit.ts'
import { page as oggPage } from '../../support/corpus/film/ogg.ts'
import { piecesOf } from '../../support/reporter/app.ts'
import { chosen, scriptedWorker, withFiles } from '../../support/reporter/files.ts'
import { clickOn, idsOf } from '../../support/reporter/writing.ts'

const LOUD = new Float32Array(1600).fill(0.5)
const SILENT = new Float32Array(1600)

/** Something that is waited for, and comes when the test says so. */
function promised<T>() {
  let come: (value: T) => void = () => {}
  let fail: (error: Error) => void = () => {}
  const promise = new Promise<T>((resolve, reject) => {
    come = resolve
    fail = reject
  })
  return { promise, come, fail }
}

const settled = () => new Promise((resolve) => setTimeout(resolve))

class TestRecorder implements Recorder {
  isLive = true
  readonly #samples: Promise<Float32Array>

  constructor(samples: Float32Array | Promise<Float32Array>) {
    this.#samples = Promise.resolve(samples)
  }

  seconds = () => 1
  loudness = () => 0
  discard = () => {
    this.isLive = false
  }
  stop = () => {
    this.isLive = false
    return this.#samples
  }
}

/** A microphone that hands these out, and distorting that is answered by the test. */
function setUp(recorders: readonly (Recorder | Promise<Recorder>)[]) {
  const waiting = [...recorders]
  const jobs: ReturnType<typeof promised<Float32Array | null>>[] = []
  const distort = () => {
    const job = promised<Float32Array | null>()
    jobs.push(job)
    return job.promise
  }
  const refused: string[] = []
  const app = withFiles([], { step: 'files' })
  Object.assign(app, {
    refuse: (errors: typeof app.state.errors) =>
      refused.push(...errors.map(({ sentence }) => sentence(app.t))),
  })
  const look = () => new Promise(() => {})
  const adding: Adding = { app, owner: REPORT, cleaning: { distort, look } as unknown as Cleaning }
  const voicing = new Voicing({
    canRecord: true,
    record: async () => waiting.shift() ?? Promise.reject(new VoiceError('no-microphone')),
    close: () => {},
  })
  return { adding, app, voicing, jobs, refused }
}

/** A document that tells a module what has the focus. */
function fakeDocument() {
  const focused: string[] = []
  const body = { closest: () => null }
  const document = {
    body,
    activeElement: body as { closest: (selector: string) => unknown } | null,
    getElementById: (id: string) => ({
      focus: () => focused.push(id),
      setAttribute: () => {},
      textContent: '',
    }),
  }
  return { document, focused }
}

let page: ReturnType<typeof fakeDocument>

function withDocument(): void {
  beforeEach(() => {
    page = fakeDocument()
    Object.assign(globalThis, { document: page.document })
  })
  afterEach(() => {
    Reflect.deleteProperty(globalThis, 'document')
  })
}

describe('a recording that comes too late', () => {
  withDocument()

  it('is not shown as the one that was begun after it', async () => {
    const { adding, voicing, jobs } = setUp([new TestRecorder(LOUD), new TestRecorder(LOUD)])
    await voicing.record(adding)
    void voicing.stop(adding)
    await settled()
    voicing.discard(adding)
    await voicing.record(adding)
    void voicing.stop(adding)
    await settled()
    jobs[0]!.come(LOUD)
    await settled()
    expect(voicing.voice.kind).to.equal('distorting')
    const newer = new Float32Array(7)
    jobs[1]!.come(newer)
    await settled()
    expect(voicing.voice).to.have.nested.property('recorded.distorted', newer)
  })

  it('does not end the one that was begun after it where it was silent or failed', async () => {
    const [silent, refused] = [promised<Float32Array>(), promised<Recorder>()]
    const live = new TestRecorder(LOUD)
    const { adding, voicing } = setUp([new TestRecorder(silent.promise), refused.promise, live])
    await voicing.record(adding)
    void voicing.stop(adding)
    voicing.discard(adding)
    void voicing.record(adding)
    voicing.discard(adding)
    await voicing.record(adding)
    silent.come(SILENT)
    refused.fail(new VoiceError('refused'))
    await settled()
    expect([voicing.voice.kind, live.isLive]).to.deep.equal(['recording', true])
    voicing.close()
    expect(live.isLive).to.equal(false)
  })

  it('leaves the microphone alone where it was thrown away before it was allowed', async () => {
    const first = promised<Recorder>()
    const late = new TestRecorder(LOUD)
    const { adding, voicing } = setUp([first.promise, new TestRecorder(LOUD)])
    void voicing.record(adding)
    voicing.discard(adding)
    await voicing.record(adding)
    first.come(late)
    await settled()
    expect([late.isLive, voicing.voice.kind]).to.deep.equal([false, 'recording'])
    voicing.close()
  })
})

/** Record, and have it distorted. @returns what was recorded */
async function recorded({ adding, voicing, jobs }: ReturnType<typeof setUp>, distorted = true) {
  await voicing.record(adding)
  void voicing.stop(adding)
  await settled()
  jobs.at(-1)?.come(distorted ? LOUD : null)
  await settled()
}

describe('a recording', () => {
  withDocument()

  it('stays, with what is written of it, where it is refused among the files', async () => {
    const made = setUp([new TestRecorder(LOUD)])
    const { adding, app, voicing, refused } = made
    app.state.files = { [REPORT]: Array.from({ length: 99 }, (_, i) => chosen(i + 1)) }
    await recorded(made)
    if (voicing.voice.kind === 'ready') voicing.voice.recorded.written = 'Two letters'
    page.focused.length = 0
    voicing.add(adding)
    expect(refused).to.have.length(1)
    expect(voicing.voice).to.have.nested.property('recorded.written', 'Two letters')
    expect(app.state.files[REPORT]).to.have.length(99)
    expect(page.focused, 'the focus is left on what is said').to.deep.equal([])
    if (voicing.voice.kind === 'ready') voicing.voice.recorded.written = ''
    voicing.add(adding)
    expect(voicing.voice.kind).to.equal('closed')
    expect(app.state.files[REPORT]).to.have.length(100)
    expect(app.state.files[REPORT]?.at(-1)?.name).to.equal(app.t.voice.fileName)
  })

  it('says by its name that it has the own voice of who speaks', async () => {
    const made = setUp([new TestRecorder(LOUD)])
    const { adding, app, voicing } = made
    await recorded(made)
    if (voicing.voice.kind === 'ready') voicing.voice.recorded.sends = 'own'
    voicing.add(adding)
    expect(app.state.files[REPORT]?.map(({ name }) => name)).to.deep.equal([app.t.voice.ownName])
  })

  it('stays where it could not be distorted, and is distorted when that is asked for again', async () => {
    const made = setUp([new TestRecorder(LOUD)])
    const { adding, app, voicing, jobs } = made
    await recorded(made, false)
    expect(voicing.errors().map(({ field }) => field)).to.deep.equal(['voice-again'])
    const view = voiceSection(adding, voicing)
    expect(piecesOf(view)).to.include(app.t.voiceTrouble.stuck)
    expect(idsOf(view, 'button')).to.deep.equal(['voice-again', 'voice-discard'])
    clickOn(view, 'voice-again')
    await settled()
    jobs[1]!.come(LOUD)
    await settled()
    expect(voicing.voice).to.have.nested.property('recorded.own', LOUD)
  })

  it('takes the focus only from its own part of the page when it is ready', async () => {
    const made = setUp([new TestRecorder(LOUD), new TestRecorder(LOUD)])
    const focusedAfter = async (activeElement: typeof page.document.activeElement) => {
      await made.voicing.record(made.adding)
      void made.voicing.stop(made.adding)
      await settled()
      page.focused.length = 0
      page.document.activeElement = activeElement
      made.jobs.at(-1)?.come(LOUD)
      await settled()
      return page.focused
    }
    expect(await focusedAfter({ closest: () => null })).to.deep.equal([])
    made.voicing.close()
    expect(await focusedAfter({ closest: () => ({}) })).to.deep.equal(['voice-hear-distorted'])
  })
})

describe('a recording that was not added', () => {
  withDocument()

  it('is lost when the page is closed or emptied, from when it is begun', async () => {
    const made = setUp([1, 2, 3].map(() => new TestRecorder(LOUD)))
    const { adding, app, voicing } = made
    app.state.draftKept = true
    voicing.open(adding)
    expect(wouldLose(app.state)).to.equal(false)
    await voicing.record(adding)
    expect(lossesOf(app.state)).to.deep.equal([{ kind: 'report' }])
    voicing.discard(adding)
    expect(wouldLose(app.state)).to.equal(false)
    await recorded(made)
    expect(wouldLose(app.state)).to.equal(true)
    voicing.discard(adding)
    await recorded({ ...made, ...letterOf(made) })
    expect(lossesOf(app.state).map(({ kind }) => kind)).to.deep.equal(['letter'])
  })

  it('ends where its step is left, and what was said is kept', async () => {
    const recorder = new TestRecorder(LOUD)
    const { adding, app, voicing, jobs } = setUp([recorder])
    await voicing.record(adding)
    app.state.step = 'landing'
    page.focused.length = 0
    await untilEnded(recorder)
    jobs[0]!.come(LOUD)
    await settled()
    expect(voicing.voice.kind).to.equal('ready')
    expect(page.focused).to.deep.equal([])
  })

  it('is not begun where its step was left before the microphone was allowed', async () => {
    const asked = promised<Recorder>()
    const recorder = new TestRecorder(LOUD)
    const { adding, app, voicing } = setUp([asked.promise])
    void voicing.record(adding)
    app.state.step = 'details'
    asked.come(recorder)
    await settled()
    expect([recorder.isLive, voicing.voice.kind]).to.deep.equal([false, 'open'])
  })

  it('is offered, and stands against sending, only where it was begun', async () => {
    const source = { start: () => scriptedWorker(() => null), patience: 60_000 }
    const record = () => new Promise<Recorder>(() => {})
    const microphone = { canRecord: true, record, close: () => {} }
    const part = makeFiles(source, new EventTarget(), microphone)
    const app = withFiles([], { step: 'files' })
    clickOn(part.section(app, REPORT), 'voice-open')
    clickOn(part.section(app, REPORT), 'voice-start')
    const pending = (owner: string) => part.errors(app, owner, true).map(({ field }) => field)
    expect([pending(REPORT), pending('letter')]).to.deep.equal([['voice-discard'], []])
    expect(idsOf(part.section(app, 'letter'), 'button')).to.include('voice-open')
    part.close()
  })
})

/** The same, in a letter that is being written. */
function letterOf({ adding, app }: ReturnType<typeof setUp>) {
  const writing: LetterDraft = { name: 'letter', about: null, values: {} }
  const owner = letterKey(writing)
  Object.assign(app.state, { step: 'letter', writing, letters: { [owner]: writing } })
  return { adding: { ...adding, owner } }
}

/** Wait until a recording is over; it looks now and then whether its step was left. */
async function untilEnded(recorder: TestRecorder): Promise<void> {
  while (recorder.isLive) await settled()
}

describe('a recording that was made with something else', () => {
  const MEBIBYTE = 1024 * 1024
  const HOURS = { duration: 7200, length: 1 }

  before(() => {
    const OfflineAudioContext = class {
      decodeAudioData = async () => HOURS
    }
    Object.assign(globalThis, { OfflineAudioContext })
  })
  after(() => {
    Reflect.deleteProperty(globalThis, 'OfflineAudioContext')
  })

  /** Why a file of this size is refused. @param wav bytes of a second, if it is a WAV file */
  async function refusal(size: number, wav: number | null = null) {
    const bytes = encodeWav([new Float32Array(1)], 16_000)
    new DataView(bytes.buffer).setUint32(28, wav ?? 0, true)
    const file = new File(wav === null ? ['ID3'] : [new Uint8Array(bytes)], 'x')
    let decoded = false
    const arrayBuffer = async () => {
      decoded = true
      return new ArrayBuffer(0)
    }
    Object.defineProperties(file, { size: { value: size }, arrayBuffer: { value: arrayBuffer } })
    const error = await readRecording(file).catch((reason: unknown) => reason)
    return [error instanceof VoiceError ? error.code : error, decoded]
  }

  it('is refused for its size before it is decoded, a WAV file in stereo not before 20 minutes', async () => {
    expect(await refusal(32 * MEBIBYTE)).to.deep.equal(['too-long', true])
    expect(await refusal(32 * MEBIBYTE + 1)).to.deep.equal(['too-large', false])
    const stereo = 48_000 * 4
    expect(await refusal(20 * 60 * stereo + 44, stereo)).to.deep.equal(['too-long', true])
    expect(await refusal(21 * 60 * stereo, stereo)).to.deep.equal(['too-long', false])
    expect(await refusal(256 * MEBIBYTE + 1, 2 * stereo)).to.deep.equal(['too-large', false])
  })

  it('is refused before it is decoded where its own headers say that it takes hours', async () => {
    const head = bytes('OpusHead', [1, 1], little(312, 2), little(16_000, 4), [0, 0, 0])
    const pages = [
      oggPage([head], { serial: 1, sequence: 0, flags: 2 }),
      oggPage([head], { serial: 1, sequence: 1, granule: 960 }),
      oggPage([head], { serial: 1, sequence: 2, granule: 3600 * 48_000, flags: 4 }),
    ]
    const file = new File([new Uint8Array(bytes(...pages))], 'x')
    Object.assign(file, { arrayBuffer: () => expect.fail('it was read whole') })
    const error = await readRecording(file).catch((reason: unknown) => reason)
    expect(error).to.be.instanceOf(VoiceError).with.property('code', 'too-long')
  })
})

describe('the microphone', () => {
  it('listens on for one recording when another ends', async () => {
    const sound = { runs: false }
    class Context {
      sampleRate = 48_000
      audioWorklet = { addModule: async () => {} }
      resume = async () => {
        sound.runs = true
      }
      suspend = async () => {
        sound.runs = false
      }
      createMediaStreamSource = () => ({ connect: () => {}, disconnect: () => {} })
    }
    class Listener {
      port = {}
    }
    const getUserMedia = async () => ({ getTracks: () => [{ stop: () => {} }] })
    const fakes = {
      AudioContext: Context,
      AudioWorkletNode: Listener,
      isSecureContext: true,
      navigator: { mediaDevices: { getUserMedia } },
    }
    Object.assign(globalThis, fakes)
    try {
      const microphone = new Microphone(async () => 'listen.js')
      const [one, other] = [await microphone.record(() => {}), await microphone.record(() => {})]
      one.discard()
      one.discard()
      expect(sound.runs).to.equal(true)
      other.discard()
      expect(sound.runs).to.equal(false)
    } finally {
      for (const name of Object.keys(fakes)) Reflect.deleteProperty(globalThis, name)
    }
  })
})
