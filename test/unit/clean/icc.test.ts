import { expect } from 'chai'
import fc from 'fast-check'
import { Findings } from '../../../client/shared/clean/found.ts'
import { cleanIcc } from '../../../client/shared/clean/picture/icc.ts'
import { Marks } from '../../support/corpus/marks.ts'
import { iccProfile } from '../../support/corpus/picture/icc.ts'
import { markersLeft } from '../../support/corpus/search.ts'
import { scaled } from '../../support/run/scale.ts'

function cleaned(profile: Uint8Array) {
  const found = new Findings()
  return { profile: cleanIcc(profile, found), found: found.list() }
}

/** Name → bytes of each tag. */
function tagsOf(profile: Uint8Array): Record<string, string> {
  const buffer = Buffer.from(profile)
  const entries = Array.from({ length: buffer.readUInt32BE(128) }, (_, i) => 132 + 12 * i)
  return Object.fromEntries(
    entries.map((at) => {
      const from = buffer.readUInt32BE(at + 4)
      return [
        buffer.toString('latin1', at, at + 4),
        buffer.toString('hex', from, from + buffer.readUInt32BE(at + 8)),
      ]
    }),
  )
}

const COLOURS = ['wtpt', 'rXYZ', 'gXYZ', 'bXYZ', 'rTRC', 'gTRC', 'bTRC']

describe('a colour profile', () => {
  it('keeps what colours are computed from, and nothing of whose screen it was', () => {
    const marks = new Marks('icc')
    const whole = iccProfile(marks)
    const { profile } = cleaned(whole)
    expect(markersLeft(profile!, marks.all)).to.deep.equal([])
    const [before, after] = [tagsOf(whole), tagsOf(profile!)]
    for (const name of COLOURS) expect(before[name]!.startsWith(after[name]!), name).to.equal(true)
    expect(Object.keys(after).sort()).to.deep.equal([...COLOURS, 'cprt', 'desc'].sort())
    expect(Buffer.from(profile!).readUInt32BE(0)).to.equal(profile!.length)
  })

  it('keeps one curve for three colours where one was', () => {
    const { profile } = cleaned(iccProfile(new Marks('icc')))
    const places = ['rTRC', 'gTRC', 'bTRC'].map((name) => {
      const at = Buffer.from(profile!).indexOf(name)
      return Buffer.from(profile!).readUInt32BE(at + 4)
    })
    expect(new Set(places).size).to.equal(1)
  })

  it('has a version and class, and zeros for maker, day, engine and number', () => {
    const { profile } = cleaned(iccProfile(new Marks('icc')))
    const header = Buffer.from(profile!.subarray(0, 128))
    expect(header.toString('latin1', 8, 24)).to.equal('\x02\0\0\0mntrRGB XYZ ')
    expect(header.toString('latin1', 36, 40)).to.equal('acsp')
    for (const [from, to] of [
      [4, 8],
      [24, 36],
      [40, 64],
      [80, 128],
    ] as const) {
      expect(
        header.subarray(from, to).every((byte) => byte === 0),
        `${from}`,
      ).to.equal(true)
    }
  })

  it('tells a screen, its number and its day, and not what everybody has', () => {
    const marks = new Marks('icc')
    const whole = iccProfile(marks)
    const { found } = cleaned(whole)
    expect(found.filter(({ what }) => what === 'device').map(({ value }) => value)).to.include(
      marks.all.iccIccDescription,
    )
    expect(found.map(({ what }) => what)).to.include.members(['time', 'serial', 'person'])
    expect(found.find(({ what }) => what === 'time')?.value).to.equal('2026-11-03')
    const common = Buffer.from(whole)
    const at = common.indexOf(marks.all.iccIccDescription!)
    common.write('sRGB IEC61966-2.1\0', at, 'latin1')
    const values = cleaned(new Uint8Array(common)).found.map(({ value }) => value)
    expect(values.join()).not.to.include('sRGB')
  })

  it('comes out the same when it is cleaned again, and tells nothing then', () => {
    const { profile } = cleaned(iccProfile(new Marks('icc')))
    expect(cleaned(profile!)).to.deep.equal({ profile, found: [] })
  })

  it('is left out where it is none', () => {
    const whole = iccProfile(new Marks('icc'))
    expect(cleaned(new Uint8Array(0)).profile).to.equal(null)
    expect(cleaned(whole.subarray(0, whole.length - 60)).profile).to.equal(null)
    expect(cleaned(new Uint8Array(500)).profile).to.equal(null)
  })

  it('is left out or clean, whatever was spoilt in it', () => {
    const marks = new Marks('icc')
    const whole = iccProfile(marks)
    const change = fc.tuple(fc.nat(whole.length - 1), fc.nat(255))
    const property = fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), (changes) => {
      const spoilt = Uint8Array.from(whole)
      for (const [at, byte] of changes) spoilt[at] = byte
      const { profile } = cleaned(spoilt)
      if (profile !== null) expect(markersLeft(profile, marks.all)).to.deep.equal([])
    })
    fc.assert(property, { numRuns: scaled(8000, 400) })
  })
})
