import { expect } from 'chai'
import { cleanText } from '../../../client/shared/clean/text.ts'
import { cleanBytes } from '../../support/files/cleaning.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
/** As some programs save it, with its mark at the start. */
const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')

describe('cleaning text', () => {
  const staysIn = async (bytes: Uint8Array) => (await cleanBytes(cleanText, bytes)).stays

  it('tells of signs that cannot be seen, wherever they stand, and leaves them there', async () => {
    const unseen = [
      '\u200b',
      '\u200d',
      '\u2060',
      '\u00ad',
      '\ufeff',
      '\ufe0f',
      '\u{e0041}',
      '\u202e',
    ]
    for (const sign of unseen) {
      for (const text of [`a${sign}b`, `${'x'.repeat(300_000)}${sign}`, `1${sign}2`]) {
        const { bytes, stays } = await cleanBytes(cleanText, utf8(text))
        expect(stays, JSON.stringify(sign)).to.deep.equal(['hidden'])
        expect(bytes).to.deep.equal(utf8(text))
        expect(await staysIn(utf16(text))).to.deep.equal(['hidden'])
      }
    }
    expect(await staysIn(utf8('👩‍👩‍\u200d👧'))).to.deep.equal(['hidden'])
  })

  it('tells of none in text that shows all of itself, small pictures among it', async () => {
    const open = 'Møtet på Blindern: «ja» – 3\u00a0kr\t❤️ 👩‍👩‍👧 👍🏽 1️⃣\r\n'
    for (const text of ['', open, open.repeat(20_000)]) {
      expect(await staysIn(utf8(text))).to.deep.equal([])
      expect(await staysIn(utf8(`\ufeff${text}`))).to.deep.equal([])
      expect(await staysIn(utf16(text))).to.deep.equal([])
    }
    const latin1 = Buffer.from('Blåbær på Ås', 'latin1')
    expect(await staysIn(latin1)).to.deep.equal([])
  })
})
