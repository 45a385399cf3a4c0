import { expect } from 'chai'
import { isMozLz4, unpackMozLz4 } from '../../support/profile/lz4.ts'

/** `search.json.mozlz4` of a new profile, as Firefox ESR 153 wrote it. */
const OF_FIREFOX = Buffer.from(
  'bW96THo0MAAKAgAA9SN7InZlcnNpb24iOjE0LCJlbmdpbmVzIjpbeyJpZCI6Imdvb2dsZSIsIl9uYW1lIjoiRxEAkWlz' +
    'Q29uZmlnRTQA8wgiOnRydWUsIl9tZXRhRGF0YSI6e319LEcAR2JpbmdFABNCDwAPQwAZKGRkQgBARHVjawQAIEdvVwAP' +
    'SAAZoHBlcnBsZXhpdHk6AAPWABlQFQAPTwAZl3dpa2lwZWRpYU4AFFcUAFAgKGVuKRkAD1IAETddLCI8AWAibG9jYWxy' +
    'AbFlbi1VUyIsInJlZ6gB8iQidW5rbm93biIsImNoYW5uZWwiOiJlc3IiLCJleHBlcmltZW50IjoiIiwiZGlzdHJvSUQO' +
    'AKJhcHBEZWZhdWx0swEUSeEBUGxlIn19',
  'base64',
)

const NAMES = ['Google', 'Bing', 'DuckDuckGo', 'Perplexity', 'Wikipedia (en)']

describe('a file that Firefox packs', () => {
  it('is unpacked to the bytes that were packed', () => {
    const text = Buffer.from(unpackMozLz4(OF_FIREFOX)).toString()
    const read = JSON.parse(text)
    expect(text).to.have.length(522)
    expect(read.engines.map((engine: { _name: string }) => engine._name)).to.deep.equal(NAMES)
    expect(read.metaData.appDefaultEngineId).to.equal('google')
  })

  it('is known by what it begins with', () => {
    expect(isMozLz4(OF_FIREFOX)).to.equal(true)
    expect(isMozLz4(OF_FIREFOX.subarray(0, 11))).to.equal(false)
    expect(isMozLz4(Buffer.from('{"version":14}'))).to.equal(false)
    expect(() => unpackMozLz4(Buffer.from('{"version":14}'))).to.throw('not a mozLz4 file')
  })

  it('is refused wherever it is cut off', () => {
    for (let length = 12; length < OF_FIREFOX.length; length++) {
      expect(() => unpackMozLz4(OF_FIREFOX.subarray(0, length)), `${length}`).to.throw(
        /too early|shorter/,
      )
    }
  })

  it('is refused where it points before its beginning, or goes on after its end', () => {
    const header = (length: number) => [...Buffer.from('mozLz40\0'), length, 0, 0, 0]
    const refused = (why: string, length: number, ...block: number[]) => {
      const file = Uint8Array.from([...header(length), ...block])
      expect(() => unpackMozLz4(file)).to.throw(why)
    }
    refused('a match outside the file', 5, 0x10, 65, 2, 0, 0x00)
    refused('a match outside the file', 5, 0x10, 65, 0, 0, 0x00)
    refused('a match outside the file', 4, 0x10, 65, 1, 0, 0x00)
    refused('longer than its header says', 1, 0x20, 65, 66)
    const whole = unpackMozLz4(Uint8Array.from([...header(6), 0x10, 65, 1, 0, 0x10, 66]))
    expect(Buffer.from(whole).toString()).to.equal('AAAAAB')
  })
})
