import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import knex from 'knex'
import {
  addressesIn,
  findIn,
  formsOfCode,
  namesIn,
  readProfile,
} from '../../support/profile/scan.ts'
import { removeFolder, tempFolder } from '../../support/run/temp.ts'

const ORIGIN = 'http://127.0.0.1:4711'
const SECRETS = new Map([
  ['word', ['kanarifugl']],
  ['code', formsOfCode('ABCDE-FGH12-34567-89KMN-PQRST-VWXYZ-00112')],
])

/** A mozLz4 file of only literals. */
function packed(text: string): Buffer {
  const { length } = text
  const token = length < 15 ? [length << 4] : [0xf0, length - 15]
  return Buffer.from([...Buffer.from('mozLz40\0'), length, 0, 0, 0, ...token, ...Buffer.from(text)])
}

describe('a scan of a profile', () => {
  let folder: string
  beforeEach(() => {
    folder = tempFolder('profile')
  })
  afterEach(() => removeFolder(folder))

  const put = (name: string, bytes: string | Uint8Array) => {
    const file = join(folder, name)
    mkdirSync(join(file, '..'), { recursive: true })
    writeFileSync(file, bytes)
  }
  const found = () => findIn(readProfile(folder), SECRETS)
  const addresses = () => addressesIn(folder, readProfile(folder), ORIGIN)

  it('finds a word in each encoding, in folders, packed, and in the name of a file', () => {
    put('plain', 'x kanarifugl x')
    put('a/b/wide', Buffer.from('kanarifugl x', 'utf16le'))
    put('odd', Buffer.concat([Buffer.from('x'), Buffer.from('kanarifugl', 'utf16le').swap16()]))
    put('sessions.jsonlz4', packed('{"text":"kanarifugl"}'))
    put('kanarifugl.log', '')
    put('nothing', 'kanari fugl, kanarifug')
    expect(found()).to.deep.equal([
      'word: UTF-16BE in odd',
      'word: UTF-16LE in a/b/wide',
      'word: UTF-8 in kanarifugl.log',
      'word: UTF-8 in plain',
      'word: UTF-8 in sessions.jsonlz4',
    ])
  })

  for (const written of [
    'ABCDE-FGH12-34567-89KMN-PQRST-VWXYZ-00112',
    'abcdefgh123456789kmnpqrstvwxyz00112',
    'ABCDE FGH12 34567 89KMN PQRST VWXYZ 00112',
    'cut off in the middle: -89KMN-PQRST',
    '{"group":"89kmn"}',
  ]) {
    it(`finds a code that is written ${written}`, () => {
      put('plain', written)
      expect(namesIn(found())).to.deep.equal(['code'])
    })
  }

  it('finds every address of a place: in files, wide, packed, in names, and in rows', async () => {
    put('a', `x${ORIGIN}/1?q=2#3"`)
    put('b', Buffer.from(`${ORIGIN}/wide\0`, 'utf16le'))
    put('c.jsonlz4', packed(`{"url":"${ORIGIN}/packed"}`))
    put('other', `${ORIGIN}0/another-port http://127.0.0.1:47/none`)
    const database = knex({
      client: 'sqlite3',
      connection: { filename: join(folder, 'history') },
      useNullAsDefault: true,
    })
    await database.schema.createTable('urls', (table) => {
      table.text('url')
      table.text('title')
    })
    await database('urls').insert({ url: `${ORIGIN}/`, title: 'title' })
    await database.destroy()
    expect(await addresses()).to.deep.equal([
      `${ORIGIN}/`,
      `${ORIGIN}/1?q=2#3`,
      `${ORIGIN}/packed`,
      `${ORIGIN}/wide`,
    ])
  })

  it('reads what a database has in its log alone', async () => {
    const database = knex({
      client: 'sqlite3',
      connection: { filename: join(folder, 'places.sqlite') },
      useNullAsDefault: true,
    })
    await database.raw('pragma journal_mode = wal')
    await database.schema.createTable('places', (table) => table.text('url'))
    await database('places').insert({ url: `${ORIGIN}/in-the-log` })
    expect(await addresses()).to.deep.equal([`${ORIGIN}/in-the-log`])
    await database.destroy()
  })
})
