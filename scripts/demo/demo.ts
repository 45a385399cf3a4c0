import { accessSync, constants, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import type { ContentDocument } from '../../crypto/entries/content.ts'
import { statedFingerprint, verifyKeyList } from '../../crypto/keys/keylist.ts'
import { decodePublication } from '../../crypto/keys/publication.ts'
import { ALPHABET } from '../../crypto/keys/receipt.ts'
import type { Random } from '../../crypto/primitives/bytes.ts'
import type { Primitives } from '../../crypto/primitives/primitives.ts'
import { openRoot } from '../../crypto/vault/vault.ts'
import {
  type CeremonyTools,
  followingContent,
  type MemberFiles,
  makeInstance,
  type PassphraseOf,
  type Plan,
  renewInstance,
} from '../ceremony/core.ts'
import { readBytes, replace } from '../cli/files.ts'
import { changeWarnings, isSigned } from '../content/change.ts'
import { CONTENT_FOLDER } from '../content/folder.ts'
import { type Content, readContent } from '../content/read.ts'
import { type Sample, writeSample } from '../content/samples.ts'
import type { ReporterPlace } from './reporter.ts'
import { samplePlan } from './sample.ts'

/** A folder that holds both sides of an instance; a real one never does. */
export interface Demo {
  readonly fingerprint: string
  readonly publication: Uint8Array
  readonly content: Content
  readonly members: readonly DemoMember[]
  /** Warnings about what was lost when an edited content was signed. */
  readonly warnings: readonly string[]
}

export interface DemoMember {
  readonly id: string
  readonly passphrase: string
  /** Path of the vault file. */
  readonly vault: string
}

const secretsSchema = v.object({
  root: v.string(),
  members: v.array(v.object({ id: v.string(), passphrase: v.string() })),
})
type Secrets = v.InferOutput<typeof secretsSchema>

/** Days before its end at which a demo makes its next key list. */
const RENEW_BEFORE = 8 * 7

/** A demo serves its own machine, where gzip is small enough: to pack all pages by brotli takes seconds. */
export const NO_BROTLI = async (): Promise<readonly Uint8Array[]> => []

/** Passphrases of a demo are random, and lie beside it. A slow machine should not need minutes for seven vaults. */
export const DEMO_COST = { operations: 1, memory: 8192 }

/**
 * Open the demo of a folder: make it the first time, with a copy of the sample's content to edit; sign again when
 * the key list nears its end, or when channels or questionnaires were edited.
 *
 * @param sample that a new demo begins with
 * @param people of the demo; a member who reads one channel reads all of them
 * @throws Error if the folder holds something else, cannot be written, or holds a content that cannot be used
 */
export function openDemo(
  tools: CeremonyTools,
  folder: string,
  {
    sample = 'university',
    people = samplePlan(sample),
  }: { readonly sample?: Sample; readonly people?: Plan } = {},
): Demo {
  requireWritable(folder)
  const secretsFile = join(folder, 'demo.json')
  const publicationFile = join(folder, 'publication.bin')
  const created = !existsSync(secretsFile) || !existsSync(publicationFile)
  if (created && existsSync(publicationFile)) {
    throw new Error(
      `${folder} already holds an instance that this demo did not make: set DATA_DIR to another folder`,
    )
  }
  const contentFolder = join(folder, CONTENT_FOLDER)
  if (!existsSync(contentFolder)) writeSample(sample, contentFolder)
  const content = readContent(contentFolder)
  const secrets = created
    ? createDemo(tools, folder, secretsFile, content.document, people)
    : v.parse(secretsSchema, JSON.parse(readFileSync(secretsFile, 'utf8')))
  const { publication, warnings } = signIfNeeded(tools, folder, secrets, content.document, people)
  const p = tools.engine.primitives
  return {
    fingerprint: statedFingerprint(p, decodePublication(publication).signed),
    ...{ publication, content, warnings },
    members: secrets.members.map(({ id, passphrase }) => ({
      id,
      passphrase,
      vault: vaultFile(folder, id),
    })),
  }
}

/** The reception to which made-up reporters of a demo report. @param server address of the reporters' pages */
export function placeOf(primitives: Primitives, server: string, demo: Demo): ReporterPlace {
  const members = demo.members.map(({ id }) => id)
  return { primitives, server, root: demo.fingerprint, members }
}

function requireWritable(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    accessSync(folder, constants.W_OK | constants.X_OK)
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    throw new Error(`cannot write to ${folder} (${code}): set DATA_DIR to a folder of yours`, {
      cause,
    })
  }
}

const vaultFile = (folder: string, id: string) => join(folder, 'desks', `${id}.vault`)

/** These people, whatever the channels are called: a member who reads one, or stands in for it, does so in all. */
function demoPlan({ channels }: ContentDocument, people: Plan): Plan {
  const all = channels.map(({ id }) => id)
  const allOf = (some: readonly string[] = []) => (some.length === 0 ? [] : all)
  const members = people.members.map((member) => ({
    ...member,
    channels: allOf(member.channels),
    substituteIn: allOf(member.substituteIn),
  }))
  return { ...people, members }
}

function createDemo(
  tools: CeremonyTools,
  folder: string,
  secretsFile: string,
  document: ContentDocument,
  people: Plan,
): Secrets {
  const { random } = tools
  const plan = demoPlan(document, people)
  const secrets = {
    root: passphrase(random),
    members: plan.members.map(({ id }) => ({ id, passphrase: passphrase(random) })),
  }
  const instance = makeInstance(tools, plan, document, passphraseIn(secrets))
  replace(join(folder, 'root.key'), instance.root)
  for (const member of instance.members) writeMember(folder, member)
  replace(secretsFile, `${JSON.stringify(secrets, null, 2)}\n`)
  // last: an interrupted start begins again
  replace(join(folder, 'publication.bin'), instance.publication)
  return secrets
}

function passphraseIn(secrets: Secrets): PassphraseOf {
  return (owner) => {
    if (owner === 'root') return secrets.root
    return secrets.members.find(({ id }) => id === owner.member)?.passphrase ?? ''
  }
}

/** Four groups of four symbols: 80 bits, easy to type. */
function passphrase(random: Random): string {
  const symbols = [...random(16)].map((byte) => ALPHABET[byte & 31]?.toLowerCase())
  return [0, 4, 8, 12].map((at) => symbols.slice(at, at + 4).join('')).join('-')
}

function writeMember(folder: string, member: MemberFiles): void {
  replace(vaultFile(folder, member.id), member.vault)
  replace(`${vaultFile(folder, member.id)}.weeks`, member.weeks)
}

function signIfNeeded(
  tools: CeremonyTools,
  folder: string,
  secrets: Secrets,
  document: ContentDocument,
  people: Plan,
): { readonly publication: Uint8Array; readonly warnings: readonly string[] } {
  const { engine, today } = tools
  const p = engine.primitives
  const file = join(folder, 'publication.bin')
  const publication = readBytes(file)
  const { signed } = decodePublication(publication)
  const list = verifyKeyList(p, signed, statedFingerprint(p, signed))
  const edited = !isSigned(publication, document)
  if (!edited && list.expires - today >= RENEW_BEFORE) return { publication, warnings: [] }
  const warnings = edited ? changeWarnings(publication, document) : []
  const root = openRoot(p, engine.hashPassphrase, secrets.root, readBytes(join(folder, 'root.key')))
  if (root === null)
    throw new Error(`${folder}: demo.json does not fit root.key; remove the folder`)
  const files = secrets.members.map(({ id }) => ({
    id,
    vault: readBytes(vaultFile(folder, id)),
    weeks: readBytes(`${vaultFile(folder, id)}.weeks`),
  }))
  const known = people.members.filter(({ id }) => secrets.members.some((one) => one.id === id))
  const plan = demoPlan(document, { ...people, members: known })
  const next = edited ? followingContent(list, document, plan) : null
  const renewed = renewInstance(tools, root, publication, files, passphraseIn(secrets), next)
  // secrets first: a published key that nobody holds would swallow reports
  for (const member of renewed.members) writeMember(folder, member)
  replace(file, renewed.publication)
  return { publication: renewed.publication, warnings }
}
