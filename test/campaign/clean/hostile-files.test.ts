import { expect } from 'chai'
import { fileKind } from '../../../client/desk/engine/files/file-kind.ts'
import { type CleanOutcome, cleanFile } from '../../../client/shared/clean/clean.ts'
import { bytesSource, pieceSource } from '../../../client/shared/clean/source.ts'
import { bombs, damagedFiles, type Hostile } from '../../support/corpus/hostile.ts'
import { markersLeft } from '../../support/corpus/search.ts'
import { countingCleaning } from '../../support/files/cleaning.ts'
import { seededRandom } from '../../vectors/generate/reception.ts'

/** Limit of work on one file, which takes a second or two; nobody waits for more. */
const MOST = 200_000_000

/** Faults found in a file that should have been refused or cleaned; empty if there are none. */
async function faultsOf({ name, bytes, markers }: Hostile): Promise<string[]> {
  const source = bytesSource(bytes)
  const outcome: CleanOutcome = await cleanFile(source, name)
  const kind = await fileKind(source, name)
  if (outcome.kind !== 'clean') return []
  const cleaned = pieceSource(source, outcome.pieces)
  const clean = await cleaned.read(0, cleaned.size)
  const left = markersLeft(clean, markers)
  const shown = kind.view !== null && kind.dangers.length > 0 ? [`${name} is shown`] : []
  return [...shown, ...(left.length > 0 ? [`${name} leaves ${left.join()}`] : [])]
}

describe('hostile files', () => {
  const made = bombs()
  const files = [...made, ...damagedFiles(seededRandom('hostile'))]

  it('are two hundred at least', () => {
    expect(files.length).to.be.at.least(200)
  })

  it('crash nothing, and are never passed as clean with what they hide', async () => {
    const faults: string[] = []
    for (const file of files) faults.push(...(await faultsOf(file)))
    expect(faults).to.deep.equal([])
  })

  it('make at most as much work as a large honest file', async () => {
    await countingCleaning(async (work) => {
      for (const { name, bytes } of files) {
        const did = await work(bytes, name)
        expect(did.work, name).to.be.below(MOST)
      }
    })
  })

  it('that ask for more than they are get no memory, and are said to be broken or too large', async () => {
    for (const { name, bytes } of bombs().filter((one) =>
      /^(?:inflates.*docx|deep|many|laughs)/.test(one.name),
    )) {
      const { kind } = await cleanFile(bytesSource(bytes), name)
      expect(kind, name).to.be.oneOf(['damaged', 'too-large', 'unknown'])
    }
  })

  it('that only look harmless are named at the desk, and never shown', async () => {
    const dangers = async (wanted: string) => {
      const found = made.find(({ name }) => name === wanted)
      const kind = await fileKind(bytesSource(found!.bytes), wanted)
      return { view: kind.view, named: kind.dangers.length > 0 }
    }
    for (const name of ['script.svg', 'program.pdf', 'page.jpg', 'nested.zip']) {
      expect(await dangers(name), name).to.deep.equal({ view: null, named: true })
    }
  })
})
