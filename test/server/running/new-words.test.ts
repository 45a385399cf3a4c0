import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { decodeContentDocument, encodeContentDocument } from '../../../crypto/entries/content.ts'
import { contentHash } from '../../../crypto/keys/keylist.ts'
import { PATH } from '../../../crypto/wire/wire.ts'
import { PUBLICATION_FILE } from '../../../server/publication-file.ts'
import { markOf, type ShownSource } from '../../../server/shown.ts'
import { nextReception, publishNext } from '../../support/reception/lists.ts'
import { contentDocument, type TestReception } from '../../support/reception/reception.ts'
import { send } from '../../support/run/http.ts'
import { tempFolder } from '../../support/run/temp.ts'
import { waitingClock } from '../../support/run/waiting-clock.ts'
import {
  A_MONDAY,
  fakeClock,
  type Instance,
  publicationOf,
  startInstance,
} from '../../support/server/instance.ts'
import { mailTo, startRelay } from '../../support/server/mail-relay.ts'

const HOUR_MS = 3_600_000
const TAKEN = 'new pages and words are in use'
const STAY = 'pages and words stay as they are:'
const NAME = contentDocument().organisation.en

/** A folder of one file, `NAME: words`, that is good if the signed content has the same name. */
function wordsFolder() {
  const folder = tempFolder('words')
  const file = join(folder, 'words')
  const dataDir = tempFolder('words-data')
  const whileRead: (() => void)[] = []
  const source: ShownSource = {
    mark: () => markOf(join(dataDir, PUBLICATION_FILE), folder),
    show: async ({ content, list }) => {
      const [, name = '', words = ''] = /^(.*): (.*)$/.exec(readFileSync(file, 'utf8')) ?? []
      whileRead.pop()?.()
      if (words === '') throw new Error('words:1: no words\nwrite some\nor none at all')
      const signed = decodeContentDocument(content).organisation.en
      if (name !== signed) throw new Error(`not the name in key list ${list.version}`)
      const part = (body: string) => ({ body: new TextEncoder().encode(body), type: 'text/html' })
      return {
        pages: new Map([
          ['/', part(`${name}: ${words}`)],
          [`/assets/${words}.js`, part(words)],
        ]),
        mail: { subject: words, text: `${words}.` },
      }
    },
  }
  // as an editor does: the place of the file changes in one step
  const write = (text: string) => {
    writeFileSync(`${folder}.new`, text)
    renameSync(`${folder}.new`, file)
  }
  return { dataDir, source, write, file, whileRead }
}

describe('new words and a new key list in DATA_DIR', () => {
  let instance: Instance
  let words: ReturnType<typeof wordsFolder>
  beforeEach(async () => {
    words = wordsFolder()
    words.write(`${NAME}: one`)
    const { dataDir, source } = words
    const config = { dataDir }
    instance = await startInstance({ clock: fakeClock(A_MONDAY), pages: source, config })
  })
  afterEach(() => instance.stop())

  const answer = async (path: string) => {
    const { status, text } = await send(instance.server.publicUrl, 'GET', path)
    return status === 200 ? text : status
  }
  const served = async () => (await send(instance.server.publicUrl, 'GET', PATH.keyList)).body
  const put = (list: TestReception) =>
    writeFileSync(join(words.dataDir, PUBLICATION_FILE), publicationOf(list))

  /** The next list, with another name in its signed content. */
  function renamed(name: string): TestReception {
    const { p, reception } = instance
    const organisation = { nb: name, nn: name, en: name }
    const content = encodeContentDocument({ ...contentDocument(), organisation })
    const hash = contentHash(p, reception.list.instance, content)
    return { ...nextReception(p, reception, { content: hash }), content }
  }

  it('are taken at the second look at files that rest, and at once if somebody says so', async () => {
    words.write(`${NAME}: two`)
    await instance.server.tick()
    expect(await answer('/')).to.equal(`${NAME}: one`)
    await instance.server.tick()
    expect(await answer('/')).to.equal(`${NAME}: two`)
    words.write(`${NAME}: three`)
    await instance.server.renew()
    expect(await answer('/')).to.equal(`${NAME}: three`)
    await instance.server.tick()
    expect(instance.log).to.deep.equal([TAKEN, TAKEN])
    await instance.server.renew()
    expect(instance.log.slice(2)).to.deep.equal(['nothing has changed in DATA_DIR'])
  })

  it('are left alone while they are being written, however long that takes', async () => {
    for (const part of ['t', 'tw', 'two']) {
      writeFileSync(words.file, `${NAME}: ${part}`)
      await instance.server.tick()
      expect(await answer('/'), part).to.equal(`${NAME}: one`)
    }
    words.whileRead.push(() => writeFileSync(words.file, `${NAME}: two and more`))
    await instance.server.renew()
    expect(await answer('/')).to.equal(`${NAME}: one`)
    expect(instance.log).to.deep.equal([
      `${STAY} files in DATA_DIR changed while they were read: try again once all of them are there`,
    ])
    await instance.server.tick()
    await instance.server.tick()
    expect(await answer('/')).to.equal(`${NAME}: two and more`)
  })

  it('are refused with one line if they are bad, once, and the old ones stay', async () => {
    words.write('nothing good')
    for (let i = 0; i < 4; i++) await instance.server.tick()
    expect(instance.log).to.deep.equal([`${STAY} words:1: no words write some`])
    expect(await answer('/')).to.equal(`${NAME}: one`)
    words.write(`${NAME}: two`)
    for (let i = 0; i < 2; i++) await instance.server.tick()
    expect(await answer('/')).to.equal(`${NAME}: two`)
  })

  it('leave an open page the files that it loads later', async () => {
    words.write(`${NAME}: two`)
    await instance.server.renew()
    expect(await answer('/assets/one.js')).to.equal('one')
    expect(await answer('/assets/two.js')).to.equal('two')
    expect(await answer('/assets/three.js')).to.equal(404)
    for (const next of ['three', 'four', 'five', 'six']) {
      words.write(`${NAME}: ${next}`)
      await instance.server.renew()
    }
    expect(await answer('/assets/two.js')).to.equal('two')
    expect(await answer('/assets/one.js')).to.equal(404)
  })

  it('are taken together, and neither without the other', async () => {
    const list = renamed('Another')
    put(list)
    await instance.server.renew()
    expect(await served()).to.deep.equal(instance.reception.signed)
    expect(await answer('/')).to.equal(`${NAME}: one`)
    words.write('Another: two')
    await instance.server.renew()
    expect(await served()).to.deep.equal(list.signed)
    expect(await answer('/')).to.equal('Another: two')
    expect(instance.log).to.deep.equal([
      `${STAY} not the name in key list 2`,
      'key list 2 published',
      TAKEN,
    ])
    writeFileSync(join(words.dataDir, PUBLICATION_FILE), new Uint8Array(9))
    await instance.server.renew()
    expect(instance.log[3]).to.match(
      /^pages and words stay .* damaged or incomplete: copy it again/,
    )
    expect(await served()).to.deep.equal(list.signed)
  })

  it('follow a list that a desk handed in: at once with the same content, else with its folder', async () => {
    const same = nextReception(instance.p, instance.reception, {
      otherWays: { nb: 'Ring', nn: 'Ring', en: 'Call' },
    })
    await publishNext(instance, same)
    await instance.server.tick()
    expect(instance.log).to.deep.equal(['key list 2 published', TAKEN])
    const { p } = instance
    const organisation = { nb: 'Another', nn: 'Another', en: 'Another' }
    const content = encodeContentDocument({ ...contentDocument(), organisation })
    const hash = contentHash(p, same.list.instance, content)
    const other = { ...nextReception(p, same, { content: hash }), content }
    await publishNext(instance, other)
    for (let i = 0; i < 3; i++) await instance.server.tick()
    expect(await answer('/')).to.equal(`${NAME}: one`)
    expect(instance.log.slice(2)).to.deep.equal([
      'key list 3 published',
      `${STAY} not the name in key list 3`,
    ])
    words.write('Another: two')
    for (let i = 0; i < 2; i++) await instance.server.tick()
    expect(await answer('/')).to.equal('Another: two')
    expect(await served()).to.deep.equal(other.signed)
  })
})

describe('new words of the daily mail', () => {
  it('are in the next mail, without a restart', async () => {
    const words = wordsFolder()
    words.write(`${NAME}: one`)
    const relay = await startRelay()
    const clock = waitingClock(A_MONDAY)
    const mail = mailTo(relay)
    const { dataDir, source } = words
    const config = { dataDir, mail }
    const instance = await startInstance({ clock, wait: clock.wait, config, pages: source })
    await clock.runTo(A_MONDAY + 24 * HOUR_MS)
    words.write(`${NAME}: two`)
    await instance.server.renew()
    await clock.runTo(A_MONDAY + 48 * HOUR_MS)
    await instance.stop()
    await relay.stop()
    const subjects = relay.taken.map(({ raw }) => /^Subject: (.*)\r$/m.exec(raw)?.[1])
    expect(subjects).to.deep.equal(['one', 'two'])
  })
})
