import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { cleanFile } from '../../client/shared/clean/clean.ts'
import type { Format } from '../../client/shared/clean/outcome.ts'
import { bytesSource, pieceSource } from '../../client/shared/clean/source.ts'
import { allSamples } from '../../test/support/corpus/all.ts'
import type { Sample } from '../../test/support/corpus/sample.ts'
import { markersLeft } from '../../test/support/corpus/search.ts'
import { removeFolder, tempFolder } from '../../test/support/run/temp.ts'
import { type Effort, median, type Row, row, type Section } from './table.ts'

/** Formats that mupdf draws, so that pages can be compared before and after cleaning. */
const DRAWN: readonly Format[] = ['jpeg', 'png', 'gif', 'tiff', 'pdf', 'svg']

/** Planted markers that cleaning leaves, and changes that it makes, beside mat2 on the same files. */
export async function benchClean({ time }: Effort): Promise<Section> {
  const folder = tempFolder('clean')
  const rows: Row[] = []
  try {
    for (const sample of allSamples()) rows.push(await compare(sample, folder, time))
  } finally {
    removeFolder(folder)
  }
  return { title: 'Cleaning files: markers left, and how fast', rows }
}

async function compare(sample: Sample, folder: string, time: number): Promise<Row> {
  const { name, format, bytes, markers } = sample
  const ours = await clean(sample)
  const theirs = byMat2(join(folder, `mat2${extname(name)}`), bytes)
  const planted = Object.keys(markers).length
  const left = (of: Uint8Array | null) => (of === null ? planted : markersLeft(of, markers).length)
  const changed = [ours, theirs].map((one) => changeOf(folder, sample, one))
  const speed = await speedOf(sample, time)
  const notes = [
    `of ${planted}`,
    `${speed.toFixed(speed < 10 ? 1 : 0)} MB/s (${bytes.length} bytes)`,
    `shown text lost: ${changed.map((one) => one.text).join(', mat2 ')}`,
    ...(DRAWN.includes(format) ? [`drawn otherwise: ${changed.map(percent).join(', mat2 ')}`] : []),
  ]
  const against = [theirs === null ? 'mat2 refuses' : 'mat2', left(theirs)] as const
  return row(name, left(ours), 'markers', against, notes.join('; '))
}

async function clean({ name, bytes }: Sample): Promise<Uint8Array | null> {
  const source = bytesSource(bytes)
  const outcome = await cleanFile(source, name)
  if (outcome.kind !== 'clean') return null
  const cleaned = pieceSource(source, outcome.pieces)
  return cleaned.read(0, cleaned.size)
}

/** Clean with mat2, which omits unknown members of an archive, as its own page proposes. */
function byMat2(file: string, bytes: Uint8Array): Uint8Array | null {
  writeFileSync(file, bytes)
  const { status, error } = spawnSync('mat2', ['--inplace', '--unknown-members', 'omit', file])
  if (error) throw new Error('mat2 is not installed: on Debian, as root, apt-get install -y mat2')
  return status === 0 ? readFileSync(file) : null
}

interface Change {
  /** Texts that were shown and are gone, of how many; "-" if nothing came out. */
  readonly text: string
  /** Share of the drawing that has another colour now; null if it cannot be drawn. */
  readonly drawn: number | null
}

function changeOf(folder: string, sample: Sample, cleaned: Uint8Array | null): Change {
  if (cleaned === null) return { text: '-', drawn: null }
  const shown = Object.fromEntries(sample.shown.map((text) => [text, text]))
  const kept = markersLeft(cleaned, shown).length
  const before = drawing(folder, sample, sample.bytes)
  const after = drawing(folder, sample, cleaned)
  const text = `${sample.shown.length - kept} of ${sample.shown.length}`
  if (before === null || after === null) return { text, drawn: null }
  const other = before.reduce((sum, value, i) => sum + (value === after[i] ? 0 : 1), 0)
  const size = Math.max(before.length, after.length)
  return { text, drawn: (other + size - before.length) / size }
}

const percent = ({ drawn }: Change) => (drawn === null ? '-' : `${(100 * drawn).toFixed(1)} %`)

/** The first page as colours, by mupdf; null for a format that it does not draw. */
function drawing(folder: string, { name, format }: Sample, bytes: Uint8Array): Uint8Array | null {
  if (!DRAWN.includes(format)) return null
  const file = join(folder, `draw${extname(name)}`)
  const picture = join(folder, 'drawn.pnm')
  writeFileSync(file, bytes)
  const { status } = spawnSync('mutool', ['draw', '-q', '-c', 'rgb', '-o', picture, file, '1'])
  return status === 0 ? readFileSync(picture) : null
}

async function speedOf(sample: Sample, time: number): Promise<number> {
  const took: number[] = []
  const end = performance.now() + time / 5
  do {
    const start = performance.now()
    await clean(sample)
    took.push(performance.now() - start)
  } while (performance.now() < end)
  return sample.bytes.length / 1000 / median(took)
}
