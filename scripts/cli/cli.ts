import type { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { enclose } from '../../client/shared/blocks/enclose.ts'
import { StreamError, type StreamErrorCode } from '../../client/shared/blocks/stream-error.ts'
import { lineFaultBehind } from '../../client/shared/line-fault.ts'
import {
  nodeTransport,
  type ProxyAddress,
  proxyAddress,
} from '../../client/shared/node-transport.ts'
import { readAuthority, refuseProxyVariables } from '../../client/shared/node-trust.ts'
import type { VisitSource } from '../../client/shared/session/visit.ts'
import { VisitError, type VisitErrorCode } from '../../client/shared/session/visit-error.ts'
import { OfflineError, type Transport } from '../../client/shared/transport.ts'
import { LANGUAGES, type Language } from '../../crypto/entries/content.ts'
import { statedFingerprint, verifyKeyList } from '../../crypto/keys/keylist.ts'
import { newRootOf } from '../../crypto/keys/succession.ts'
import { CryptoError, orNull } from '../../crypto/primitives/errors.ts'
import type { Primitives } from '../../crypto/primitives/primitives.ts'
import { loadSodium } from '../../crypto/primitives/sodium.ts'
import { PATH } from '../../crypto/wire/wire.ts'
import { FLAG, MACHINE, say, TEXT, type Values, withOptions } from './command.ts'
import { typedFingerprint } from './fingerprint.ts'
import { lineSentence } from './line.ts'

/** Exit codes of the command-line reporter. */
export const EXIT = {
  ok: 0,
  fault: 1,
  usage: 2,
  code: 3,
  unknown: 4,
  offline: 5,
  unverified: 6,
  closed: 7,
  text: 8,
  file: 9,
  unconfirmed: 10,
} as const

export const EXIT_HELP = `Exit codes: 0 delivered, sent with --at-once, or recognised; 1 a fault of this program; 2 wrong use;
3 not a receipt code; 4 the code finds nothing (yet); 5 no answer from the server; 6 what the
server sent is not signed by the pinned root, or that root was stolen; 7 nothing can be sealed or stored now (closed,
expired, full, changed readers, or a wrong clock); 8 no text, or too much of it; 9 a file that
cannot be read, cleaned, sent or fetched; 10 an answer that the server does not give: not
confirmed.`

/** The end of a command: a sentence for the person, and the code for the program that called. */
export class Exit extends Error {
  readonly code: number

  constructor(code: number, message: string) {
    super(message)
    this.code = code
  }
}

const VISIT_EXIT: Readonly<Record<VisitErrorCode, readonly [number, string]>> = {
  offline: [EXIT.offline, 'No answer from the server. Nothing is lost: try again.'],
  clock: [EXIT.closed, 'The date of this machine is wrong. Set it, and try again.'],
  expired: [EXIT.closed, 'The reception has no valid keys now. Use another way to report.'],
  closed: [EXIT.closed, 'Nobody is there to read it. Choose another channel, or another way.'],
  full: [EXIT.closed, 'The server has no room now. Use another way, or try again tomorrow.'],
  unverified: [
    EXIT.unverified,
    'The keys that the server shows are not signed by the reception with this fingerprint. Send nothing, and ask the reception in another way.',
  ],
  'too-long': [EXIT.text, 'The text is too long for one report. Shorten it; nothing was sent.'],
  letters: [
    EXIT.closed,
    'This code has sent 64 letters this week, and that is the limit. Nothing was sent; wait until Monday, or use another way.',
  ],
  'newer-list': [EXIT.unverified, 'The server shows old keys. Nothing was sent; try again later.'],
  'readers-changed': [
    EXIT.closed,
    'The reception has changed: somebody who was not shown to you could read this. Nothing was sent; run the command again, and check who reads it now.',
  ],
  'new-root': [
    EXIT.unverified,
    'The key of the reception has changed since this command began. Nothing was sent; run it again, and compare the new fingerprint.',
  ],
  random: [
    EXIT.fault,
    'This machine does not give usable random numbers, so nothing can be sealed. Nothing more was sent. Restart the machine, or use another one.',
  ],
  server: [
    EXIT.unconfirmed,
    'Not confirmed: the answer may come from something other than the server, such as a login page of the network. Try again later.',
  ],
}

const STREAM_WORDS: Readonly<Record<StreamErrorCode, string>> = {
  'too-large': 'The files are too large together. Nothing was sent.',
  'too-many': 'There are too many files. Nothing was sent.',
  unreadable: 'A file cannot be read any more. Nothing was delivered.',
  changed: 'A file was changed while it was sent. Nothing was delivered.',
  paused: 'It was stopped. Nothing was delivered.',
  cancelled: 'It was stopped. Nothing was delivered.',
  missing: 'The server does not have it: it has expired, or is being held back.',
  tampered: 'The server sent something other than what was stored there. It was not saved.',
  'other-file':
    'This is not the file that the message names: somebody who has the key of the message made it. It was not saved.',
}

function streamSentence({ code, limit, file }: StreamError): string {
  const which = file === null ? '' : ` It is file ${file + 1}.`
  const most = limit === null ? '' : ` At most ${limit} ${code === 'too-many' ? 'files' : 'bytes'}.`
  return `${STREAM_WORDS[code]}${most}${which}`
}

/** Options of every command that talks to a server as a reporter does. */
export const SERVER_OPTIONS = {
  ...{ server: TEXT, fingerprint: TEXT, socks: TEXT, ca: TEXT },
  json: { ...FLAG, default: false },
} as const

interface ServerOptions {
  readonly server?: string | undefined
  readonly socks?: string | undefined
  readonly ca?: string | undefined
  readonly fingerprint?: string | undefined
  /** End without what a browser fetches some time after a letter. */
  readonly 'at-once'?: boolean
}

/** Number of pages still to be fetched after letters, as a browser fetches them. */
let toCome = 0

/** Wait; the command lives as long as anybody waits here. */
async function later(ms: number): Promise<void> {
  toCome += 1
  await sleep(ms)
  toCome -= 1
}

/** Lines on waiting after a letter. */
interface WaitingTexts {
  readonly sent: string
  readonly goesOn: string
}

const WAITING: Readonly<Record<Language, WaitingTexts>> = {
  nb: {
    sent: 'Sendt. Kommandoen bruker nå 190 sekunder på å hente tre sider, for å se om det har kommet fram.',
    goesOn: `Kommandoen går videre i omtrent tre minutter, og henter tre sider, som en nettleser gjør etter hvert brev.
Den sender ingenting om igjen. Ctrl+C avslutter den med en gang, og brevet går ikke tapt av det: den som driver
tjeneren, kan se at du avsluttet tidlig, og ikke noe annet.`,
  },
  nn: {
    sent: 'Sendt. Kommandoen bruker no 190 sekund på å hente tre sider, for å sjå om det har kome fram.',
    goesOn: `Kommandoen går vidare i om lag tre minutt, og hentar tre sider, som ein nettlesar gjer etter kvart brev.
Han sender ingenting om att. Ctrl+C avsluttar han med ein gong, og brevet går ikkje tapt av det: den som driv
tenaren, kan sjå at du avslutta tidleg, og ikkje noko anna.`,
  },
  en: {
    sent: 'Sent. The command now takes 190 seconds and fetches three pages, to see if it has arrived.',
    goesOn: `This command goes on for about three minutes, and fetches three pages as a browser does after every letter.
It does not send anything again. Ctrl+C ends it at once, and the letter is not lost by that: whoever runs the
server may see that you ended early, and nothing else.`,
  },
}

/** Until a command says another one. */
let waiting = WAITING.en

/** @param language as the person named it; absent if they named none. @throws Exit */
export function waitIn(language: string | undefined): void {
  if (language !== undefined) waiting = WAITING[languageOf(language)]
}

/** Say that a letter is sent, and why the command goes on. */
export function sayWaiting(): void {
  say(waiting.sent)
}

/** Printed last, whatever the result, for a person who wonders why the command has not ended. */
function sayWhatGoesOn(): void {
  if (toCome === 0) return
  // exit with the code of the command's result, not with the code of a stopped command
  process.once('SIGINT', () => process.exit())
  say(waiting.goesOn)
}

/**
 * The server that a command talks to. Without a fingerprint it takes the one that the server states, and says so.
 *
 * @throws Exit
 */
export async function visitSource(
  options: ServerOptions,
): Promise<{ readonly source: VisitSource; readonly pinned: boolean }> {
  const server = serverUrl(options.server)
  if (options.socks === undefined) asUsage(() => refuseProxyVariables(process.env, server))
  const transport = nodeTransport({
    server,
    socks: options.socks === undefined ? null : proxyOf(options.socks),
    ca: authorityOf(options.ca),
  })
  const p = await loadSodium()
  let root = options.fingerprint === undefined ? undefined : fingerprintOf(options.fingerprint)
  if (root === undefined) {
    const answer = await transport.request('GET', PATH.keyList)
    if (answer.status !== 200) throw new VisitError('server')
    root = statedFingerprint(p, answer.body)
    say(`No fingerprint was given. The server says that its reception is ${root}.`)
    say('Compare it with a poster of the reception, and give it as --fingerprint.')
  }
  const source: VisitSource = {
    ...MACHINE,
    primitives: async () => p,
    transport: minding(p, transport, root),
    root,
    later: options['at-once'] ? () => new Promise(() => {}) : later,
    enclose: async () => enclose,
  }
  return { source, pinned: options.fingerprint !== undefined }
}

/**
 * A transport that tells a person if another root than the given one signed a key list. It hands over no such list
 * if the key of the given root was stolen: a thief can make one as well.
 */
function minding(p: Primitives, transport: Transport, root: string): Transport {
  let isSaid = false
  return {
    request: async (method, path, options) => {
      const answer = await transport.request(method, path, options)
      if (path !== PATH.keyList || answer.status !== 200) return answer
      // a list that is refused is refused later on
      const next = orNull(() => newRootOf(p, verifyKeyList(p, answer.body, root), root))
      if (next === null) return answer
      if (next.stolen) throw new Exit(EXIT.unverified, stolenSentence(next.root))
      if (isSaid) return answer
      isSaid = true
      say(`The reception has a new fingerprint, ${next.root}. The one that you gave confirms it.`)
      say('Compare it with a new poster, and give it as --fingerprint from now on.')
      return answer
    },
  }
}

function stolenSentence(root: string): string {
  return `The key behind your fingerprint is reported stolen: whoever has that key can pretend to be the reception. Nothing was sent. The server says that the new fingerprint is ${root}: compare it with a new poster, or ask the reception in another way, and then give it as --fingerprint.`
}

/** The fingerprint of a root that somebody typed. @throws Exit */
export function fingerprintOf(typed: string): string {
  return asUsage(() => typedFingerprint(typed, 'root'))
}

export function serverUrl(text: string | undefined): URL {
  if (text === undefined) throw new Exit(EXIT.usage, 'Say which server: --server URL')
  const url = URL.canParse(text) ? new URL(text) : null
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw new Exit(EXIT.usage, `"${text}" is not an address such as https://drop.example.org`)
  }
  return url
}

/** @throws Exit */
export function proxyOf(text: string): ProxyAddress {
  return asUsage(() => proxyAddress(text))
}

/** The certificate in the file of `--ca`; null without one. @throws Exit */
export function authorityOf(file: string | undefined): string | null {
  return file === undefined ? null : asUsage(() => readAuthority(file))
}

/** Options that cannot be used are no fault of this program. @throws Exit */
function asUsage<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw new Exit(EXIT.usage, error instanceof Error ? error.message : String(error))
  }
}

/**
 * Read all of `input`.
 *
 * @param limit bytes; longer input is refused before it is held
 * @throws Exit `text`
 */
export async function readAll(input: Readable, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of input as AsyncIterable<Uint8Array>) {
    length += chunk.length
    if (length > limit) {
      throw new Exit(EXIT.text, `More than ${limit} bytes: shorten it. Nothing was sent.`)
    }
    chunks.push(chunk)
  }
  return new Uint8Array(Buffer.concat(chunks))
}

/** @throws Exit */
export function languageOf(text = 'nb'): Language {
  const language = LANGUAGES.find((one) => one === text)
  if (language === undefined) throw new Exit(EXIT.usage, 'The language is nb, nn or en.')
  return language
}

/** Run a command and end with its code; every failure is one sentence. */
export async function run<const Options extends Parameters<typeof withOptions>[1]>(
  help: string,
  options: Options,
  work: (values: Values<Options>) => Promise<void>,
): Promise<void> {
  try {
    await withOptions(help, options, work)
  } catch (error) {
    const { code, message } = explain(error)
    say(message)
    process.exitCode = code
  }
  sayWhatGoesOn()
}

/** For a person who sends something again: another run makes another letter. */
const MAYBE = 'The letter may have arrived: check with its code before you send it again.'

/** The end of a command whose letter may have arrived, although nothing confirms it; null for any other fault. */
export function unsureExit(error: unknown): Exit | null {
  if (!(error instanceof VisitError)) return null
  if (error.code !== 'offline' && error.code !== 'server') return null
  const { code, message } = visitSentence(error)
  return new Exit(code, `${message} ${MAYBE}`)
}

/** The sentence of an error; of a line that broke, its cause if that is known. */
function visitSentence(error: VisitError): { readonly code: number; readonly message: string } {
  const [code, message] = VISIT_EXIT[error.code]
  const fault = error.code === 'offline' ? lineFaultBehind(error) : null
  if (fault === null || fault === 'other') return { code, message }
  return { code, message: `${lineSentence(fault)} Nothing is lost.` }
}

function explain(error: unknown): { readonly code: number; readonly message: string } {
  if (error instanceof Exit) return error
  const known = error instanceof OfflineError ? new VisitError('offline', error) : error
  if (known instanceof VisitError) return visitSentence(known)
  if (error instanceof StreamError) return { code: EXIT.file, message: streamSentence(error) }
  if (error instanceof CryptoError) {
    return { code: EXIT.unverified, message: 'The server sent something that cannot be read.' }
  }
  if (error instanceof TypeError && 'code' in error) {
    return { code: EXIT.usage, message: `${error.message} See --help.` }
  }
  return { code: EXIT.fault, message: `Fault: ${String(error)}` }
}
