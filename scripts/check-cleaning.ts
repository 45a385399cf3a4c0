import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { cleanFile } from '../client/shared/clean/clean.ts'
import { bytesSource, pieceSource } from '../client/shared/clean/source.ts'
import { runSimply, print as say } from './cli/command.ts'

const HELP = `Cleans files that others have made, and compares the PDF files among them before and after with
poppler: every word that it finds, and how it draws the first pages. Nothing is kept, and nothing in
the folder is written.

  CORPUS=folder npm run check-cleaning

  CORPUS  a folder outside of the repository, looked through with those below it
  PAGES   of each PDF file, pages that are drawn; 20 where nothing is said

Ends with 1 where a file that is called clean has lost or changed something that is shown.`

const PAGES = Number(process.env.PAGES ?? 20)
/** Dots per inch. */
const RESOLUTION = 50
/** Milliseconds that a program may take for one file. */
const PATIENCE = 120_000

/** Words and pages that a PDF file shows; null if poppler cannot read it. */
interface Shown {
  readonly words: readonly string[]
  /** A hash for each page. */
  readonly pages: readonly string[]
}

function shownOf(folder: string, bytes: Uint8Array): Shown | null {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder)
  const run = (command: string, ...args: string[]) =>
    execFileSync(command, args, {
      ...{ cwd: folder, timeout: PATIENCE, maxBuffer: 512 * 1024 ** 2 },
      stdio: ['ignore', 'pipe', 'ignore'],
    })
  writeFileSync(join(folder, 'file.pdf'), bytes)
  try {
    const text = run('pdftotext', 'file.pdf', '-').toString('utf8')
    run('pdftoppm', '-r', `${RESOLUTION}`, '-l', `${PAGES}`, 'file.pdf', 'page')
    const pages = readdirSync(folder)
      .filter((name) => name.startsWith('page'))
      .sort()
      .map((name) =>
        createHash('sha256')
          .update(readFileSync(join(folder, name)))
          .digest('hex'),
      )
    return { words: text.split(/\s+/).filter((word) => word !== ''), pages }
  } catch {
    return null
  }
}

/** The difference, as a sentence; empty if there is none. */
function differenceOf(before: Shown, after: Shown | null): string {
  if (after === null) return 'cannot be read any more'
  const left = new Map<string, number>()
  for (const word of after.words) left.set(word, (left.get(word) ?? 0) + 1)
  let lost = 0
  for (const word of before.words) {
    const count = left.get(word) ?? 0
    if (count === 0) lost++
    else left.set(word, count - 1)
  }
  const more = [...left.values()].reduce((sum, count) => sum + count, 0)
  const drawn = before.pages.filter((page, i) => page !== after.pages[i]).length
  return [
    ...(lost > 0 ? [`${lost} words lost`] : []),
    ...(more > 0 ? [`${more} words more`] : []),
    ...(drawn > 0 || before.pages.length !== after.pages.length
      ? [`${drawn} pages drawn otherwise`]
      : []),
  ].join(', ')
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort()
}

/** Check one file. @returns what became of it, and what it lost */
async function check(path: string, folder: string): Promise<{ kind: string; fault: string }> {
  const bytes = new Uint8Array(readFileSync(path))
  const source = bytesSource(bytes)
  const outcome = await cleanFile(source, path)
  if (outcome.kind !== 'clean') {
    return {
      kind: 'format' in outcome ? `${outcome.format}: ${outcome.kind}` : outcome.kind,
      fault: '',
    }
  }
  if (outcome.format !== 'pdf') return { kind: `${outcome.format}: clean`, fault: '' }
  const cleaned = pieceSource(source, outcome.pieces)
  const before = shownOf(folder, bytes)
  if (before === null) return { kind: 'pdf: clean, not read by poppler', fault: '' }
  const after = shownOf(folder, await cleaned.read(0, cleaned.size))
  return { kind: 'pdf: clean', fault: differenceOf(before, after) }
}

if (process.argv.includes('--help')) say(HELP)
else await runSimply(checkAll)

async function checkAll(): Promise<void> {
  const corpus = process.env.CORPUS
  if (!corpus) throw new Error('say which folder: CORPUS=folder npm run check-cleaning')
  const folder = mkdtempSync(join(tmpdir(), 'check-cleaning-'))
  const kinds = new Map<string, number>()
  const faults: string[] = []
  try {
    for (const path of filesIn(corpus)) {
      const { kind, fault } = await check(path, join(folder, 'file'))
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
      if (fault === '') continue
      faults.push(path)
      say(`${relative(corpus, path)}: ${fault}`)
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  for (const [kind, count] of [...kinds].sort()) say(`${count}\t${kind}`)
  if (faults.length > 0) throw new Error(`${faults.length} files called clean show something else`)
}
