import { createReadStream } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { Download, type DownloadSource } from '../client/shared/blocks/download.ts'
import { titleWithName } from '../client/shared/reception/readers.ts'
import type { ReceptionView } from '../client/shared/reception/reception.ts'
import { type Letter, Visit } from '../client/shared/session/visit.ts'
import type { BoardMessage, BoardReading } from '../crypto/board/board.ts'
import { isoDate } from '../crypto/days/calendar.ts'
import { joinSlotText } from '../crypto/drop/long-text.ts'
import type { Language } from '../crypto/entries/content.ts'
import { parseCode, type ReceiptCode } from '../crypto/keys/receipt.ts'
import { fromUtf8 } from '../crypto/primitives/bytes.ts'
import { encodeJson } from '../crypto/primitives/encode-json.ts'
import { SIZE } from '../crypto/primitives/labels.ts'
import type { Primitives } from '../crypto/primitives/primitives.ts'
import { byDay, printResult, resultOf } from './cli/check-result.ts'
import {
  EXIT,
  EXIT_HELP,
  Exit,
  languageOf,
  readAll,
  run,
  SERVER_OPTIONS,
  visitSource,
  waitIn,
} from './cli/cli.ts'
import { FLAG, print, say, TEXT, TEXTS, type Values } from './cli/command.ts'
import {
  AFTER_HELP,
  AFTER_OPTIONS,
  enclosedFiles,
  FILE_OPTIONS,
  FILES_HELP,
  isSeen,
  saveFiles,
  sendWith,
} from './cli/enclosed-files.ts'
import {
  announce,
  choiceOf,
  readersOf,
  requireChannel,
  requireMembers,
  type ToldReaders,
} from './cli/readers.ts'
import { readLine } from './cli/typed.ts'

const HELP = `Look what the reception has answered.

  npm run -s check -- --server URL [options]             asks for the receipt code
  npm run -s check -- --server URL [options] < code.txt  reads it on standard input

A code in a command line, as after "echo", stays in the history of the shell, for everybody who uses this machine.

  --server URL          the reporters' address of the reception's server
  --fingerprint F       the reception's fingerprint, from a poster; without it the server is trusted
  --answer FILE         send the text of FILE as an answer, after reading; standard error shows what it
                        answers and who will be able to read it, and a hash of what it shows goes along
${FILES_HELP}
  --save FOLDER         fetch the files that the reception sent into FOLDER, which must exist. Whoever
                        watches the network or runs the server can see that; only reading is not seen.
                        If a file cannot be fetched, the end says so, and the exit code is not 0
  --language nb|nn|en   the language of the answer, and of the lines on waiting; without it nb for the answer,
                        English for the lines
  --channel ID          for --answer, if the reception has not answered yet: the report's channel
  --leave-out ID        for --answer: a member whom you left out of the report; may be repeated
  --to-all              for --answer: all who read the channel may read it
  --fewer               for --answer: leave out those who do not read any more as one member says; without it
                        they get the answer, and standard error names them
  --wait SECONDS        look again until the code is recognised; new envelopes show within a minute
  --socks HOST:PORT     go through a SOCKS5 proxy, such as Tor's
  --ca FILE             an authority, as PEM, that may vouch for the server too, this time only
${AFTER_HELP}
  --json                print one object
  --help

An answer goes to those who could read the report, and never to a member whom you left out: the code tells
who that is. If the board does not show it, or the reception has changed since, only you know: say --leave-out
for each member whom you left out of the report, or --to-all. Everybody who can read the matter can read every
answer: if it is about one of them now, send a new report.
--file and --original go with --answer. A message with more text than fits on the board is shown with --save.

Standard output gets the week in which the report came in, the status, and the messages.

${EXIT_HELP}`

const OPTIONS = {
  ...{ ...SERVER_OPTIONS, ...FILE_OPTIONS, ...AFTER_OPTIONS },
  ...{ answer: TEXT, language: TEXT, save: TEXT, channel: TEXT },
  'leave-out': { ...TEXTS, default: [] as string[] },
  'to-all': { ...FLAG, default: false },
  fewer: { ...FLAG, default: false },
  wait: { ...TEXT, default: '0' },
}

async function main(values: Values<typeof OPTIONS>): Promise<void> {
  const language = languageOf(values.language)
  waitIn(values.language)
  const seconds = Number(values.wait)
  if (!(seconds >= 0 && seconds <= 3600))
    throw new Exit(EXIT.usage, '--wait takes 0 to 3600 seconds.')
  if (values['to-all'] && values['leave-out'].length > 0)
    throw new Exit(EXIT.usage, 'Say --to-all or --leave-out, not both.')
  if (values.answer === undefined && values.file.length + values.original.length > 0)
    throw new Exit(EXIT.usage, 'Files can only be sent with a text: give --answer FILE too.')
  const code = codeOf(await readLine('Receipt code: ', 4096))
  const answer = values.answer === undefined ? null : await answerOf(values.answer)
  const files = answer === null ? [] : await enclosedFiles(values)
  const { source, pinned } = await visitSource(values)
  const visit = new Visit(source)
  const view = await visit.open()
  visit.useReceipt(code)
  const reading = await readUntil(visit, seconds)
  const recognised = isRecognised(reading)
  let letter: Letter | null = null
  if (answer !== null && recognised) {
    const { channel, 'leave-out': leftOut, 'to-all': toAll, fewer } = values
    const written = { text: answer, language, channel, leftOut, toAll, fewer }
    letter = letterOf(await source.primitives(), view, reading, written)
    await sendWith(visit, letter, files)
  }
  const save = values.save
  if (save === undefined) sayLong(reading)
  const { messages, fault } =
    save === undefined ? { ...reading, fault: null } : await fetched(visit, source, reading, save)
  const answered = letter !== null
  const result = { ...resultOf({ ...reading, messages }), recognised, answered, pinned }
  if (values.json) print(JSON.stringify(result))
  else printResult(result)
  if (letter !== null && (await isSeen(visit, letter, values['at-once'])) && !values.json)
    print('answer delivered')
  if (fault !== null) throw fault
  if (!recognised) {
    throw new Exit(
      EXIT.unknown,
      'Nothing was found for this code: it is not visible now, has expired, or is of another server. Nothing was sent.',
    )
  }
}

function isRecognised(reading: BoardReading): boolean {
  const { sent, status, messages, incomplete } = reading
  return sent.length > 0 || status !== null || messages.length > 0 || incomplete
}

async function readUntil(visit: Visit, seconds: number): Promise<BoardReading> {
  const end = Date.now() + seconds * 1000
  for (let again = false; ; again = true) {
    const reading = await visit.read(again)
    if (isRecognised(reading) || Date.now() >= end) return reading
    await sleep(1000)
  }
}

function codeOf(typed: Uint8Array): ReceiptCode {
  // bytes that are no text become a symbol that no code has
  const parsed = parseCode(new TextDecoder().decode(typed))
  switch (parsed.kind) {
    case 'code':
      return parsed.code
    case 'length':
      throw new Exit(EXIT.code, `A receipt code has 35 symbols; this has ${parsed.symbols}.`)
    case 'symbol':
      throw new Exit(
        EXIT.code,
        `Symbol ${parsed.index + 1} of the code is "${parsed.symbol}", which no receipt code has.`,
      )
    case 'checksum': {
      const groups = parsed.groups.map((group) => group + 1).join(', ')
      throw new Exit(
        EXIT.code,
        `Something is mistyped, most likely in group ${groups || 'unknown'}.`,
      )
    }
    default:
      return parsed satisfies never
  }
}

async function answerOf(file: string): Promise<string> {
  try {
    const text = fromUtf8(await readAll(createReadStream(file), SIZE.longText)).trim()
    if (text === '') throw new Exit(EXIT.text, `${file} has no text.`)
    return text
  } catch (error) {
    if (error instanceof Exit) throw error
    throw new Exit(EXIT.usage, `Cannot read ${file}: it must be there, and UTF-8.`)
  }
}

interface Written {
  readonly text: string
  readonly language: Language
  readonly channel: string | undefined
  readonly leftOut: readonly string[]
  readonly toAll: boolean
  readonly fewer: boolean
}

/** A follow-up goes to those who could read the report; ask for what is not known. */
function letterOf(
  p: Primitives,
  view: ReceptionView,
  reading: BoardReading,
  written: Written,
): Letter {
  const { text, language, fewer } = written
  const channel = channelOf(view, reading, written)
  const told = toldReaders(view, reading)
  requireStated(view, reading, channel, told, written)
  const leftOut = [...new Set([...reading.leftOut, ...written.leftOut])]
  const question = newest(reading.messages.filter((message) => message.kind === 'question'))
  const content = {
    ...{ channel, language, questionnaire: { id: 'letter', version: 1 } },
    answers: { text },
    about: question?.messageId ?? null,
    manifest: null,
  }
  if (encodeJson(content.answers).length > SIZE.longText)
    throw new Exit(EXIT.text, 'The answer is too long.')
  const name = view.content.channels.find(({ id }) => id === channel)?.name
  const words = [
    view.content.organisation[language],
    ...(name === undefined ? [] : [name[language]]),
    ...(question === undefined ? [] : [question.content.text]),
  ]
  const said = announce(p, view, { channel, leftOut, told, fewer }, words, language)
  return { kind: 'follow-up', content, choice: { channel, leftOut }, ...said }
}

function channelOf(
  view: ReceptionView,
  { status, choice }: BoardReading,
  { channel }: Written,
): string {
  const known = choice?.channel ?? status?.content.channel
  if (known !== undefined) return known
  if (channel === undefined) {
    throw new Exit(
      EXIT.usage,
      'The reception has not answered yet: say the channel by --channel ID.',
    )
  }
  requireChannel(view, channel)
  return channel
}

/**
 * The readers of whom the board tells, as the reporters' page takes them: together with the members whom the code leaves
 * out, and never without them. Null if the board does not say all of it.
 */
function toldReaders(view: ReceptionView, reading: BoardReading): ToldReaders | null {
  const { status, positions, choice } = reading
  const channel = status?.content.channel
  if (choice === null || channel !== choice.channel || !positions) return null
  const told = { ...reading, positions }
  const { leftOut } = choice
  return readersOf(view, { channel, leftOut, told }).length > 0 ? told : null
}

/** A member who was left out of the report must not read an answer to it either. */
function requireStated(
  view: ReceptionView,
  reading: BoardReading,
  channel: string,
  told: ToldReaders | null,
  { leftOut, toAll, language }: Written,
): void {
  requireMembers(view, leftOut)
  // before any answer only the code tells
  const isTold = reading.choice !== null && (told !== null || reading.positions === null)
  const late = leftOut.find((id) => isTold && !reading.choice?.leftOut.includes(id))
  if (late !== undefined)
    throw new Exit(
      EXIT.usage,
      `${late} was not left out of the report, and can read everything in the matter. Nothing was sent. If your answer is about ${late}, send a new report, with --leave-out ${late}.`,
    )
  if (isTold || toAll || leftOut.length > 0) return
  const all = readersOf(view, { channel, leftOut, told })
  const choice = choiceOf(all.map((one) => ({ id: one.id, name: titleWithName(one, language) })))
  throw new Exit(
    EXIT.usage,
    `The board does not show who could read the report, so only you know: say --leave-out ID for each member whom you left out, or --to-all. Nothing was sent. The channel is read by: ${choice}.`,
  )
}

/** Names the messages that are too long for the board: text in blocks is fetched only if asked for. */
function sayLong({ messages }: BoardReading): void {
  for (const { kind, content } of byDay(messages)) {
    if (content.manifest?.text === undefined) continue
    say(`The ${kind} of ${isoDate(content.day)} is long: read it with --save FOLDER.`)
  }
}

/**
 * Messages with their files in `folder`, and with their text that is in blocks. A message that fails stays as the
 * board shows it. The others are still fetched, and the first fault is handed back: an answer may have been
 * delivered before.
 */
async function fetched(
  visit: Visit,
  source: DownloadSource,
  { messages }: BoardReading,
  folder: string,
): Promise<{ readonly messages: readonly BoardMessage[]; readonly fault: unknown }> {
  const instance = await visit.instance()
  const whole: BoardMessage[] = []
  let fault: unknown = null
  for (const message of byDay(messages)) {
    try {
      whole.push(await withItsFiles(source, instance, message, folder))
    } catch (error) {
      fault ??= error
      whole.push(message)
      const { day } = message.content
      say(`Not everything that came with the ${message.kind} of ${isoDate(day)} was fetched.`)
    }
  }
  return { messages: whole, fault }
}

/** @throws StreamError, VisitError, CryptoError; Exit `file` */
async function withItsFiles(
  source: DownloadSource,
  instance: Uint8Array,
  message: BoardMessage,
  folder: string,
): Promise<BoardMessage> {
  const { manifest } = message.content
  if (manifest === undefined) return message
  const download = new Download(source, instance, manifest)
  const texts = await download.text()
  const text = texts === null ? message.content.text : joinSlotText(message.content, texts)
  for (const path of await saveFiles(download, manifest, folder)) say(`saved: ${path}`)
  return { ...message, content: { ...message.content, text } }
}

function newest(messages: readonly BoardMessage[]): BoardMessage | undefined {
  return byDay(messages).at(-1)
}

void run(HELP, OPTIONS, main)
