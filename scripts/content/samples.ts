import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as v from 'valibot'
import { parse } from 'yaml'
import type { CaseworkWords, Template } from '../../client/texts/desk-file.ts'
import { treeNames, treeText } from '../build/frozen.ts'
import { writeNewFolder } from '../cli/files.ts'
import { CASEWORK_NAME, TEMPLATES_NAME } from './folder.ts'
import { type Content, caseworkIn, readContent, templatesIn } from './read.ts'
import { parseYaml } from './yaml.ts'

/** Kinds of organisations for which there is a content to begin with. */
export const SAMPLES = ['university', 'municipality', 'company'] as const
export type Sample = (typeof SAMPLES)[number]

/** @throws Error with the names that there are */
export function sampleNamed(name: string): Sample {
  const sample = SAMPLES.find((one) => one === name)
  if (sample !== undefined) return sample
  throw new Error(`there is no sample "${name}": choose ${SAMPLES.join(', ')}`)
}

/** Folders, from the root of the tree. */
const SHARED = 'client/texts/sample-shared'
const folderOf = (sample: Sample) => `client/texts/sample-${sample}`
/** Words of one kind of organisation, for the texts that all kinds share. */
const WORDS_FILE = 'words.yaml'
const wordsSchema = v.record(v.string(), v.string())

/**
 * Note "How a sample is put together": sample-shared holds what every organisation says, and each sample only what
 * it says in another way. A file of the sample replaces the parts of the shared file that it names at its left edge.
 * In a list, `- *name` stands for the shared entry with that id, or with the anchor `&name`. A file with no part but
 * a comment takes the shared file out. `<word>` becomes the word of words.yaml. A copy consists of whole, plain
 * files: nothing of this is left in them.
 */
export function sampleFiles(sample: Sample): ReadonlyMap<string, string> {
  const own = folderOf(sample)
  const words = wordsOfSample(sample)
  const names = new Set([...treeNames(SHARED), ...treeNames(own)])
  names.delete(WORDS_FILE)
  const files = [...names].sort().flatMap((name): [string, string][] => {
    const [shared, ours] = [textAt(SHARED, name), textAt(own, name)]
    if (ours !== null && partsOf(ours).parts.size === 0 && name.endsWith('.yaml')) return []
    const whole = shared !== null && ours !== null ? merged(shared, ours) : (ours ?? shared ?? '')
    return [[name, filledIn(withoutAnchors(whole), words, name)]]
  })
  return new Map(files)
}

/** The words of one kind of organisation, by the name that shared texts ask for. */
export function wordsOfSample(sample: Sample): v.InferOutput<typeof wordsSchema> {
  return v.parse(wordsSchema, parse(textAt(folderOf(sample), WORDS_FILE) ?? ''))
}

/** Write a sample as a content folder. @throws Error if it is already there */
export function writeSample(sample: Sample, folder: string): void {
  writeNewFolder(folder, sampleFiles(sample))
}

/** Templates of a sample. A desk reads them at its start, so nothing is written for it. @throws ContentError */
export function sampleTemplates(sample: Sample): readonly Template[] {
  const text = sampleFiles(sample).get(TEMPLATES_NAME) ?? ''
  return templatesIn(parseYaml(TEMPLATES_NAME, new TextEncoder().encode(text)))
}

/** Words for case officers that no kind of organisation has for itself. @throws ContentError */
export function sharedCasework(): CaseworkWords {
  const text = withoutAnchors(textAt(SHARED, CASEWORK_NAME) ?? '')
  return caseworkIn(parseYaml(CASEWORK_NAME, new TextEncoder().encode(text)))
}

/** A sample as the server reads it, from a temporary folder. @throws ContentError */
export function readSample(sample: Sample): Content {
  const around = mkdtempSync(join(tmpdir(), 'postern-sample-'))
  try {
    const folder = join(around, 'content')
    writeSample(sample, folder)
    return readContent(folder)
  } finally {
    rmSync(around, { recursive: true, force: true })
  }
}

const textAt = (folder: string, name: string) => treeText(`${folder}/${name}`)

interface Parts {
  /** Everything before the first part. */
  readonly head: string
  /** Key at the left edge → its lines, with the comment above them. */
  readonly parts: ReadonlyMap<string, string>
}

const PART = /^(?:#.*\n)*([a-z][\w-]*):.*\n(?:(?:[ \t].*)?\n)*/gm

function partsOf(text: string): Parts {
  const found = [...text.matchAll(PART)]
  return {
    head: text.slice(0, found[0]?.index ?? text.length),
    parts: new Map(found.map(([whole, key = '']) => [key, whole])),
  }
}

/** The shared file with the parts that are the sample's own; a part without a comment keeps the shared one. */
function merged(shared: string, ours: string): string {
  const [base, own] = [partsOf(shared), partsOf(ours)]
  const part = (key: string): string => {
    const [theirs, mine] = [base.parts.get(key) ?? '', own.parts.get(key)]
    if (mine === undefined) return theirs
    const comment = mine.startsWith('#') ? '' : (/^(?:#.*\n)*/.exec(theirs)?.[0] ?? '')
    return `${comment}${withShared(mine, entriesOf(theirs), key)}`.replace(/\n*$/, '\n\n')
  }
  const keys = new Set([...base.parts.keys(), ...own.parts.keys()])
  const head = own.head.trim() === '' ? base.head : own.head
  return `${head}${[...keys].map(part).join('')}`.replace(/\n+$/, '\n')
}

/** An entry of a list at its first line, with its anchor and its id. */
const ENTRY = /^ {2}- (?:&([\w-]+)\n {4})?(.*\n(?:(?: {4}.*)?\n)*)/gm
const ANCHOR = /^ {2}- (&[\w-]+)\n {4}(.*)/gm
const REFERENCE = /^ {2}- \*([\w-]+)\n/gm

const withoutAnchors = (text: string) => text.replaceAll(ANCHOR, '  - $2')

function entriesOf(part: string): ReadonlyMap<string, string> {
  const found = [...part.matchAll(ENTRY)].map(([, anchor, body = '']): [string, string] => [
    anchor ?? /^id: (\S+)/.exec(body)?.[1] ?? '',
    `  - ${body}`,
  ])
  return new Map(found)
}

function withShared(part: string, entries: ReadonlyMap<string, string>, key: string): string {
  return part.replaceAll(REFERENCE, (_, name: string) => {
    const entry = entries.get(name)
    if (entry === undefined) throw new Error(`the shared ${key} have no ${name}`)
    return entry
  })
}

/** @throws Error for a word that words.yaml does not have */
function filledIn(text: string, words: v.InferOutput<typeof wordsSchema>, file: string): string {
  return text.replaceAll(/<([\p{L} -]+)>/gu, (_, asked: string) => {
    const small = asked.charAt(0).toLowerCase() + asked.slice(1)
    const word = words[small]
    if (word === undefined) throw new Error(`${file}: ${WORDS_FILE} has no "${small}"`)
    return small === asked ? word : word.charAt(0).toUpperCase() + word.slice(1)
  })
}
