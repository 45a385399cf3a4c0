import { expect } from 'chai'
import fc from 'fast-check'
import { startChild } from '../../support/run/process.ts'
import { scanMemory } from './memory.ts'
import { type Canary, needlesOf } from './needles.ts'
import { scannerOf } from './scan.ts'

const WORD = 'Grønn-papegøye-7391'
const canaries: readonly Canary[] = [
  { name: 'word', value: WORD },
  { name: 'key', value: Uint8Array.from({ length: 32 }, (_, i) => (i * 37) % 251) },
]
const needles = canaries.flatMap(needlesOf)
const scanner = scannerOf(needles)
const names = (hay: Uint8Array) => scanner.find(hay).map(({ encoding }) => encoding)

describe('the canary scan', () => {
  it('finds every needle at any place among random bytes', () => {
    const around = fc.uint8Array({ maxLength: 80 })
    fc.assert(
      fc.property(fc.constantFrom(...needles), around, around, (needle, before, after) => {
        expect(scanner.find(Buffer.concat([before, needle.bytes, after]))).to.include(needle)
      }),
      { numRuns: 1_000 },
    )
  })

  it('finds nothing among random bytes', () => {
    const hay = fc.uint8Array({ minLength: 1_000, maxLength: 4_000 })
    fc.assert(
      fc.property(hay, (bytes) => scanner.find(bytes).length === 0),
      { numRuns: 100 },
    )
  })

  it('finds a word in base64 whatever stands before it', () => {
    for (const before of ['', 'x', 'xy', 'xyz']) {
      const text = Buffer.from(`${before}${WORD} and more`).toString('base64')
      const offset = before.length % 3
      expect(names(Buffer.from(text)), before).to.include(`base64 at ${offset}`)
      expect(names(Buffer.from(text, 'utf16le')), before).to.include(
        `base64 at ${offset}, UTF-16LE`,
      )
    }
  })

  it('refuses a canary that chance could bring', () => {
    expect(() => needlesOf({ name: 'short', value: 'abcdefg' })).to.throw('too short')
  })

  it('reads the heap, the buffers and the environment of a running process', async () => {
    const script = `
      const text = Buffer.from(process.env.HALF, 'hex').toString() + 'papegøye-7391'
      const kept = [text + '!', ...['', 'ab'].map((a) => Buffer.from(a + text).toString('base64'))]
      console.log('ready', kept.length)
      setInterval(() => kept, 60_000)`
    const half = Buffer.from('Grønn-').toString('hex')
    const child = startChild(process.execPath, ['-e', script], { env: { HALF: half } })
    await child.line(/ready/)
    const { found, bytes, regions } = scanMemory(child.pid, scanner)
    await child.kill('SIGKILL')
    const encodings = found.map(({ encoding }) => encoding)
    expect(encodings).to.include.members(['Latin-1', 'base64 at 0', 'base64 at 2'])
    expect(found.every(({ canary }) => canary === 'word')).to.equal(true)
    expect(regions).to.include.members(['[heap]', '[stack]'])
    expect(bytes).to.be.above(10_000_000)
  })
})
