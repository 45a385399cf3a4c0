import { existsSync, readdirSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'chai'
import { asKemPublicKey, asKemSeed } from '../../../crypto/keys/keys.ts'
import { concat, systemRandom, u16be, utf8 } from '../../../crypto/primitives/bytes.ts'
import { loadSodium } from '../../../crypto/primitives/sodium.ts'
import { encodeRow } from '../../../db/backup/tables.ts'
import { putBack } from '../../../scripts/backup/put-back.ts'
import { ITEM, ItemWriter } from '../../../scripts/backup/stream.ts'
import { encodeHead, encodeSummary, newTally } from '../../../scripts/backup/summary.ts'
import { tempFolder } from '../../support/run/temp.ts'

const p = await loadSodium()
const seed = asKemSeed(systemRandom(32))
const DAY = 20_600
const HEAD = encodeHead({ version: '1', schema: '0005-statistics' })
const ROW = encodeRow('stops', { signer: systemRandom(8), signature: systemRandom(64) })

type Made = readonly (readonly [kind: number, bytes: Uint8Array])[]

/** The summary of these rows. */
function summaryOf(...rows: readonly Uint8Array[]): Uint8Array {
  const tally = newTally(p)
  for (const row of rows) tally.add('stops', row)
  return encodeSummary(tally)
}

/** Seal items to the public key, as anybody can who knows it, and put them back. */
async function result(items: Made): Promise<{ readonly message: string; readonly left: string[] }> {
  const path = join(tempFolder('made'), 'made.backup')
  const file = await open(path, 'wx')
  const to = asKemPublicKey(p.kemPublicKey(seed))
  const writer = await ItemWriter.begin(file, p, systemRandom, to, DAY)
  for (const [kind, bytes] of items) await writer.add(kind, bytes)
  await writer.end()
  await file.close()
  const parent = tempFolder('target')
  const dataDir = join(parent, 'data')
  const config = { dataDir, databaseUrl: null }
  const message = await putBack({ p, seed, path, config, now: DAY * 86_400_000 }).then(
    () => 'done',
    (error: Error) => error.message,
  )
  expect(readdirSync(parent)).to.deep.equal(['data'])
  return { message, left: existsSync(dataDir) ? readdirSync(dataDir).sort() : [] }
}

describe('a backup that somebody made up', () => {
  it('is put back if it says the truth about itself', async () => {
    const { message, left } = await result([
      [ITEM.head, HEAD],
      [ITEM.row, ROW],
      [ITEM.summary, summaryOf(ROW)],
    ])
    expect([message, left]).to.deep.equal(['done', ['blocks', 'lock', 'postern.db']])
  })

  const file = (name: string) => concat(u16be(name.length), utf8(name), utf8('x'))
  const wrong: readonly (readonly [string, RegExp, Made])[] = [
    ['a row fewer than it says', /was changed/, [[ITEM.summary, summaryOf(ROW)]]],
    [
      'a row that it does not count',
      /was changed/,
      [
        [ITEM.row, ROW],
        [ITEM.summary, summaryOf()],
      ],
    ],
    ['no last item', /the last item is missing/, [[ITEM.row, ROW]]],
    [
      'something behind the last item',
      /behind the last item/,
      [
        [ITEM.summary, summaryOf()],
        [ITEM.row, ROW],
      ],
    ],
    ['a row of no table', /no table/, [[ITEM.row, concat(Uint8Array.of(1), utf8('x'))]]],
    [
      'a row of wrong lengths',
      /constraint/i,
      [[ITEM.row, encodeRow('stops', { signer: utf8('x'), signature: utf8('y') })]],
    ],
    ['a short block', /a block of 3 bytes/, [[ITEM.block, new Uint8Array(35)]]],
    ['an item of no kind', /an item of kind 9/, [[9, ROW]]],
    ['a file above the folder', /does not belong into DATA_DIR/, [[ITEM.file, file('../x')]]],
    [
      'a file above the content',
      /does not belong into DATA_DIR/,
      [[ITEM.file, file('content/../x')]],
    ],
    [
      'another file of the server',
      /does not belong into DATA_DIR/,
      [[ITEM.file, file('server-id')]],
    ],
    [
      'other tables',
      /made by version 7, which has other tables/,
      [[ITEM.head, encodeHead({ version: '7', schema: '0099-x' })]],
    ],
  ]
  for (const [what, sentence, items] of wrong) {
    it(`is refused if it has ${what}, and leaves nothing`, async () => {
      const { message, left } = await result([[ITEM.head, HEAD], ...items])
      expect(message).to.match(sentence)
      expect(left).to.deep.equal(['lock'])
    })
  }
})
