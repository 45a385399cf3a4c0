import { ContentError } from './error.ts'
import { listContentFiles, readContentFile } from './folder.ts'
import { SAMPLES, wordsOfSample } from './samples.ts'

/**
 * A telephone number, addresses, a firm and networks that nobody has. The names of the samples stand in their own words.
 */
const MADE_UP = [
  ...['00 00 00 00', 'example.org', '0000 Eksempelby', 'Advokatfirmaet Eksempel'],
  // from these nobody is warned
  ...['192.0.2.0/24', '198.51.100.0/24', '203.0.113.0/24', '2001:db8::/32'],
]

/**
 * Places of a content folder that still say what a sample says. A reporter who rings a number of the sample reaches
 * nobody.
 *
 * @throws ContentError if files are missing
 */
export function sampleLeftovers(folder: string): readonly ContentError[] {
  const wanted = sampleWords()
  return listContentFiles(folder)
    .filter((file) => file.endsWith('.yaml'))
    .flatMap((file) =>
      leftoversIn(file, new TextDecoder().decode(readContentFile(folder, file)), wanted),
    )
}

/** Words that only samples have. */
export function sampleWords(): readonly string[] {
  const names = SAMPLES.flatMap((sample) => {
    const words = wordsOfSample(sample)
    return [words.navnet ?? '', words['the name'] ?? '']
  })
  return [...MADE_UP, ...new Set(names)]
}

function leftoversIn(file: string, text: string, wanted: readonly string[]): ContentError[] {
  return text.split('\n').flatMap((line, i) => {
    if (line.trimStart().startsWith('#')) return []
    const found = wanted.find((one) => line.includes(one))
    if (found === undefined) return []
    return [new ContentError(file, i + 1, `"${found}" is of the sample`, 'put your own there')]
  })
}

/** Places by file, as `help.yaml 3, 14`. */
export function leftoverPlaces(leftovers: readonly ContentError[]): readonly string[] {
  const files = [...new Set(leftovers.map(({ file }) => file))]
  return files.map((file) => {
    const lines = leftovers.filter((one) => one.file === file).map(({ line }) => line)
    return `${file} ${lines.join(', ')}`
  })
}

/**
 * Refuse a content that still names what a sample names.
 *
 * @throws Error with the first places, and how many there are
 */
export function requireOwnWords(folder: string): void {
  const all = sampleLeftovers(folder)
  if (all.length === 0) return
  const first = all.slice(0, MOST_NAMED).map(({ message }) => message)
  const more = all.length > MOST_NAMED ? [`and ${all.length - MOST_NAMED} more`] : []
  throw new Error(
    [
      `${folder} is not ready for reporters: it still says what the sample says.`,
      ...first,
      ...more,
    ].join('\n'),
  )
}

/** More places than these are only counted. */
const MOST_NAMED = 10
