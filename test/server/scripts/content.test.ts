import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import fc from 'fast-check'
import * as v from 'valibot'
import { SITE_FILES } from '../../../client/texts/site.ts'
import { LANGUAGES } from '../../../crypto/entries/content.ts'
import { SIZE } from '../../../crypto/primitives/labels.ts'
import { FILE_LIMIT } from '../../../scripts/content/folder.ts'
import { readContent } from '../../../scripts/content/read.ts'
import { networkFindings } from '../../../scripts/content/rules.ts'
import { readRanges } from '../../../server/networks.ts'
import { scaled } from '../../support/run/scale.ts'
import { removeFolder } from '../../support/run/temp.ts'
import { complaint, copySample, edit, SAMPLE_FOLDER } from '../../support/scripts/content-folder.ts'
import { SLIPS } from '../../support/scripts/content-slips.ts'

/** A change to the files of a folder, and the complete message about it. */
const DEEDS: Readonly<Record<string, readonly [(folder: string) => void, says: string]>> = {
  'without a file': [
    (folder) => rmSync(join(folder, 'people.yaml')),
    'people.yaml:1: the file is missing: write it as in the sample',
  ],
  'without a page': [
    (folder) => rmSync(join(folder, 'pages/easy.yaml')),
    'pages/easy.yaml:1: the file is missing: write it as in the sample',
  ],
  'without any page': [
    (folder) => rmSync(join(folder, 'pages'), { recursive: true }),
    'pages/talk.yaml:1: the file is missing: write it as in the sample',
  ],
  'without a questionnaire': [
    (folder) => rmSync(join(folder, 'questionnaires'), { recursive: true }),
    'questionnaires/general-1.yaml:1: there is no questionnaire: write the first as in the sample',
  ],
  'with a file whose name is misspelt': [
    (folder) => renameSync(join(folder, 'people.yaml'), join(folder, 'poeple.yaml')),
    'poeple.yaml:1: the program does not know this file: name it people.yaml',
  ],
  'with a page that nobody shows': [
    (folder) => writeFileSync(join(folder, 'pages/history.yaml'), 'title: x\n'),
    'pages/history.yaml:1: the program does not know this file: take it out of the folder',
  ],
  'with a folder that nobody reads': [
    (folder) => mkdirSync(join(folder, 'images')),
    'images:1: the program does not know this file: take it out of the folder',
  ],
  'with a questionnaire that has no version in its name': [
    (folder) => writeFileSync(join(folder, 'questionnaires/general.yaml'), ''),
    'questionnaires/general.yaml:1: not the name of a questionnaire: name it by id and version, as in general-2.yaml',
  ],
  'with a folder in the place of a file': [
    (folder) => {
      rmSync(join(folder, 'help.yaml'))
      mkdirSync(join(folder, 'help.yaml'))
    },
    'help.yaml:1: not a file: put a text file in its place',
  ],
  'with an empty file': [
    (folder) => writeFileSync(join(folder, 'help.yaml'), '# later\n'),
    'help.yaml:1: the file is empty: write it as in the sample',
  ],
  'with a file that is too large': [
    (folder) => writeFileSync(join(folder, 'help.yaml'), '#'.repeat(FILE_LIMIT + 1)),
    `help.yaml:1: ${FILE_LIMIT + 1} bytes: shorten it to ${FILE_LIMIT} at most`,
  ],
  'with a file in another encoding': [
    (folder) => writeFileSync(join(folder, 'help.yaml'), Buffer.from('# a\n# b\xe6\n', 'latin1')),
    'help.yaml:2: a character that is not UTF-8: save the file as UTF-8',
  ],
  'with lists in lists without end': [
    (folder) => writeFileSync(join(folder, 'help.yaml'), '['.repeat(FILE_LIMIT)),
    'help.yaml:1: the file is nested too deeply: write it as in the sample',
  ],
  'with more questions than can be signed': [
    fillQuestionnaires,
    `channels.yaml:1: channels and questionnaires make BYTES bytes, and ${SIZE.contentDocument} are the most: take out old questionnaires that no report needs any longer, or shorten words`,
  ],
}

/** Add old versions, as long as they may be, until all together are too long. */
function fillQuestionnaires(folder: string): void {
  const words = `{nb: ${'a'.repeat(160)}, nn: ${'b'.repeat(160)}, en: ${'c'.repeat(160)}}`
  const list = Array.from({ length: 40 }, (_, i) => `  - {id: q${i}, label: ${words}}`).join('\n')
  const rest = 'recall: []\ncategories: []\nrelations: []\nparties: []\n'
  for (let version = 1; version <= 6; version++) {
    const body = `id: old\nversion: ${version}\nquestions:\n${list}\n${rest}`
    writeFileSync(join(folder, `questionnaires/old-${version}.yaml`), body)
  }
}

describe('a content folder', () => {
  it('of the sample is good, with every list and page in it', () => {
    const { document, site } = readContent(SAMPLE_FOLDER)
    expect(document.organisation).to.deep.equal(site.organisation.name)
    expect(document.questionnaires.map(({ id, version }) => `${id}-${version}.yaml`)).to.deep.equal(
      readdirSync(join(SAMPLE_FOLDER, 'questionnaires')).sort(),
    )
    expect(site.people.people).to.have.length.above(3)
    for (const page of Object.values(site.pages)) {
      expect(page.title).to.have.all.keys(...LANGUAGES)
    }
  })

  for (const [what, { file, pattern, by, below = 0, line, says }] of Object.entries(SLIPS)) {
    it(`with ${what} is refused by file, line and remedy`, () => {
      const folder = copySample()
      const at = edit(folder, file, pattern, by)
      expect(complaint(folder)).to.equal(`${file}:${line ?? at + below}: ${says}`)
      removeFolder(folder)
    })
  }

  for (const [what, [deed, says]] of Object.entries(DEEDS)) {
    it(`${what} is refused`, () => {
      const folder = copySample()
      deed(folder)
      expect(complaint(folder)?.replace(/make \d+ bytes/, 'make BYTES bytes')).to.equal(says)
      removeFolder(folder)
    })
  }

  it('may hold the ranges of addresses that the server takes, and no other', () => {
    const good = [
      '192.0.2.0/24',
      '0.0.0.0/0',
      '10.1.2.3/032',
      '2001:DB8::/128',
      '::ffff:10.0.0.1/9',
    ]
    const bad = ['192.0.2/24', '10.0.0.0/33', '::/129', 'fe80::%eth0/64', '1.2.3.4/', '::/1/1', '']
    const agreed = [...good, ...bad].map((range) => {
      const networks = [{ name: { nb: 'a', nn: 'b', en: 'c' }, ranges: [range] }]
      const { success, output } = v.safeParse(SITE_FILES.networks, { networks })
      return [range, success && networkFindings(output).length === 0, isTaken(range)]
    })
    expect(agreed).to.deep.equal([
      ...good.map((range) => [range, true, true]),
      ...bad.map((range) => [range, false, false]),
    ])
  })

  it('that is not there is named, with where to get one', () => {
    expect(complaint('/nowhere/content')).to.equal(
      '/nowhere/content:1: there is no such folder: "npm run ceremony -- plan --out FOLDER" writes a sample to begin with',
    )
  })

  it('may hold notes for people and what editors leave behind a dot', () => {
    const folder = copySample()
    for (const file of ['README', 'README.md', '.notes.yaml', 'pages/README.txt', 'pages/.swp']) {
      writeFileSync(join(folder, file), 'not: [read')
    }
    expect(complaint(folder)).to.equal(null)
    removeFolder(folder)
  })

  it('says the same whatever the order of its keys, to the byte', () => {
    const folder = copySample()
    const path = join(folder, 'channels.yaml')
    const reordered = readFileSync(path, 'utf8').replaceAll(
      /^ {2}- (id: .*\n)((?: {4}.*\n)*) {4}(questionnaire: .*\n)/gm,
      '  - $3    $1$2',
    )
    expect(reordered).to.not.equal(readFileSync(path, 'utf8'))
    writeFileSync(path, reordered)
    const [one, other] = [SAMPLE_FOLDER, folder].map((from) => readContent(from).document)
    expect(JSON.stringify(other)).to.equal(JSON.stringify(one))
    removeFolder(folder)
  })

  it('without any one of its texts in nynorsk is refused where that text stands', () => {
    const places = placesOfNynorsk()
    const folder = copySample()
    fc.assert(
      fc.property(fc.constantFrom(...places), ({ file, at, lines }) => {
        const path = join(folder, file)
        const text = readFileSync(path, 'utf8')
        const kept = text.split('\n').filter((_, i) => i < at || i >= at + lines)
        writeFileSync(path, kept.join('\n'))
        const said = complaint(folder)
        writeFileSync(path, text)
        const [, line] =
          /^[^:]+:(\d+): .* has no nn: write it in nynorsk too$/.exec(said ?? '') ?? []
        expect(said).to.match(new RegExp(`^${file}:`))
        // named at the key, or the entry, whose texts these are: above, and not far
        expect(Number(line)).to.be.within(Math.max(1, at - 30), at)
      }),
      { numRuns: scaled(places.length, 100) },
    )
    removeFolder(folder)
  })
})

/** Whether the server starts with it. */
function isTaken(range: string): boolean {
  try {
    readRanges([range])
    return true
  } catch {
    return false
  }
}

interface Place {
  readonly file: string
  /** From 0. */
  readonly at: number
  /** Number of lines of the key and its value. */
  readonly lines: number
}

function placesOfNynorsk(): readonly Place[] {
  const files = readdirSync(SAMPLE_FOLDER, { recursive: true, encoding: 'utf8' })
  return files
    .filter((file) => file.endsWith('.yaml'))
    .flatMap((file) => {
      const lines = readFileSync(join(SAMPLE_FOLDER, file), 'utf8').split('\n')
      return lines.flatMap((line, at) => {
        const [, indent] = /^( *)nn:/.exec(line) ?? []
        if (indent === undefined) return []
        const after = lines.slice(at + 1)
        const end = after.findIndex((one) => one !== '' && !one.startsWith(`${indent} `))
        return [{ file, at, lines: 1 + (end === -1 ? after.length : end) }]
      })
    })
}
