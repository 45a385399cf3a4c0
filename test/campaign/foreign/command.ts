import { copyFileSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { FORMATS, type Format } from '../../../client/shared/clean/outcome.ts'
import { print, runSimply } from '../../../scripts/cli/command.ts'
import { exiftoolLeft, exiftoolTags } from '../../support/corpus/exiftool.ts'
import { tempFolder } from '../../support/run/temp.ts'
import { ForeignCleaner } from './cleaner.ts'
import { compareShown } from './shown.ts'

const HELP = `Cleans files that others have made, each in a process that may crash. Of a file that is called clean,
exiftool must find nothing that identifies, and other programs must show the same as before: poppler
and mupdf the words and the first pages of PDF files, mupdf pictures and office documents, and ffmpeg,
if it is installed, every picture and sound of films and recordings. Nothing is kept, and nothing in
the folder is written.

  CORPUS=folder npm run check-cleaning

  CORPUS  a folder outside of the repository, looked through with those below it
  PAGES   of each document, pages that are drawn; 20 if nothing is said

Ends with 1 if a cleaner crashed or went on without end, or if a clean file has lost or changed
something that is shown, or still has something that identifies.`

/** Tags of one file that are printed. */
const MOST_TAGS = 8

const PAGES = Number(process.env.PAGES ?? 20)

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort()
}

/** The outcome for one file: its line of the summary, and what is wrong with it. */
interface Checked {
  readonly kind: string
  readonly faults: readonly string[]
}

async function check(path: string, folder: string, cleaner: ForeignCleaner): Promise<Checked> {
  const after = join(folder, 'cleaned')
  const verdict = await cleaner.clean({ from: path, to: after })
  if (verdict.kind === 'refused') return { kind: verdict.why, faults: [] }
  if (verdict.kind !== 'clean') return { kind: verdict.kind, faults: [verdict.kind] }
  const { format } = verdict
  const copied = (name: string, from: string) => {
    const to = join(folder, `${name}.${FORMATS[format].ending}`)
    copyFileSync(from, to)
    return to
  }
  const [first, second] = [copied('before', path), copied('after', after)]
  const work = join(folder, 'work')
  const { readers, faults } = compareShown(format, first, second, { work, pages: PAGES })
  const left = tagsLeft(format, first, second)
  const shownBy = readers.length === 0 ? 'shown by none of the readers' : readers.join(' and ')
  const named = left.slice(0, MOST_TAGS).map((tag) => `exiftool: ${tag}`)
  if (left.length > MOST_TAGS) named.push(`exiftool: ${left.length - MOST_TAGS} more`)
  return { kind: `${format}: clean, ${shownBy}`, faults: [...faults, ...named] }
}

/** The tags that `exiftool` still finds; warnings do not count if it had some before. */
function tagsLeft(format: Format, before: string, after: string): string[] {
  const { ending } = FORMATS[format]
  const left = exiftoolLeft(readFileSync(after), format, ending)
  const isWarning = (tag: string) => tag.startsWith('ExifTool:Warning')
  if (!left.some(isWarning)) return left
  const warned = exiftoolTags(readFileSync(before), ending).some(({ tag }) => tag === 'Warning')
  return warned ? left.filter((tag) => !isWarning(tag)) : left
}

async function checkAll(): Promise<void> {
  const corpus = process.env.CORPUS
  if (!corpus) throw new Error('say which folder: CORPUS=folder npm run check-cleaning')
  const folder = tempFolder('check-cleaning')
  const cleaner = new ForeignCleaner()
  const kinds = new Map<string, number>()
  const files = filesIn(corpus)
  let faulty = 0
  for (const path of files) {
    const { kind, faults } = await check(path, folder, cleaner)
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
    if (faults.length > 0) faulty++
    for (const fault of faults) print(`${relative(corpus, path)}: ${fault}`)
  }
  cleaner.stop()
  for (const [kind, count] of [...kinds].sort()) print(`${count}\t${kind}`)
  print(`${files.length} files, ${faulty} with a fault`)
  if (faulty > 0) throw new Error('cleaning is not what it should be: see the lines above')
}

if (process.argv.includes('--help')) print(HELP)
else await runSimply(checkAll)
