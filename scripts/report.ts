import type { Names, ReceptionView } from '../client/shared/reception/reception.ts'
import { type Letter, Visit } from '../client/shared/session/visit.ts'
import type { Language, ReporterContent } from '../crypto/entries/content.ts'
import { newestQuestionnaire } from '../crypto/entries/questionnaire.ts'
import { codeGroups } from '../crypto/keys/receipt.ts'
import { fromUtf8 } from '../crypto/primitives/bytes.ts'
import { encodeJson } from '../crypto/primitives/encode-json.ts'
import { orNull } from '../crypto/primitives/errors.ts'
import { SIZE } from '../crypto/primitives/labels.ts'
import {
  EXIT,
  EXIT_HELP,
  Exit,
  languageOf,
  run,
  SERVER_OPTIONS,
  visitSource,
  waitIn,
} from './cli/cli.ts'
import { print, say, TEXT, TEXTS, type Values } from './cli/command.ts'
import {
  AFTER_HELP,
  AFTER_OPTIONS,
  enclosedFiles,
  FILE_OPTIONS,
  FILES_HELP,
  isSeen,
  sendWith,
} from './cli/enclosed-files.ts'
import { announce, choiceOf, requireChannel, requireMembers } from './cli/readers.ts'
import { handInFile, SEALED_HELP } from './cli/sealed.ts'
import { readLines } from './cli/typed.ts'

const HELP = `Send a report from the command line. The report is read on standard input; if files are sent with
it, it may be empty.

  npm run -s report -- --server URL [options]               type it
  npm run -s report -- --server URL [options] < report.txt

A report in a command line, as after "echo", stays in the history of the shell, for everybody who uses this machine.

  --server URL          the reporters' address of the reception's server
  --fingerprint F       the reception's fingerprint, from a poster; without it the server is trusted
  --channel ID          which channel; needed if there are several
  --leave-out ID        a member who must not read it; may be repeated
  --language nb|nn|en   the language for answers, and of the lines on waiting; without it nb for answers, English
                        for the lines
${FILES_HELP}
${SEALED_HELP}
  --socks HOST:PORT     go through a SOCKS5 proxy, such as Tor's
  --ca FILE             an authority, as PEM, that may vouch for the server too, this time only
${AFTER_HELP}
  --json                print one object at the end; the code goes to standard error before sending
  --help

The report stands under the first question of the channel. Standard error shows it, and who will be
able to read the report, before anything is sent; a hash of what it shows goes along with the report.
Files (2 GiB at most), and a text that is too long for the envelope (up to 1 MiB), are sent before the
report, in blocks. If the connection is lost while files are sent, the command tries again for some minutes.

Standard output gets the receipt code before anything is sent, then "sent" once the server has said that
it has the report, and "delivered" once the board has shown it. Keep the code: it is the only way back,
and nobody can make it again.

${EXIT_HELP}`

const OPTIONS = {
  ...{ ...SERVER_OPTIONS, ...FILE_OPTIONS, ...AFTER_OPTIONS },
  ...{ channel: TEXT, 'leave-out': TEXTS, language: TEXT, sealed: TEXT },
}

async function main(values: Values<typeof OPTIONS>): Promise<void> {
  const { json, 'at-once': atOnce } = values
  if (values.sealed !== undefined) return handInFile(values.sealed, values)
  const language = languageOf(values.language)
  waitIn(values.language)
  const text = textOf(await readLines('Write the report.', SIZE.longText))
  const files = await enclosedFiles(values)
  if (text === '' && files.length === 0)
    throw new Exit(EXIT.text, 'Nothing to send: write the report on standard input.')
  const { source, pinned } = await visitSource(values)
  const visit = new Visit(source)
  const view = await visit.open()
  const channel = channelOf(view, values.channel, language)
  const leftOut = values['leave-out'] ?? []
  requireMembers(view, leftOut)
  const asked = askedIn(view, channel)
  const content = reportOf(text, channel, language, asked)
  const audience = { channel, leftOut, told: null }
  const words = headingOf(view, asked, language)
  const said = announce(await source.primitives(), view, audience, words, language)
  const letter: Letter = { kind: 'report', content, ...said }
  const code = codeGroups(await visit.makeReceipt()).join('-')
  if (json) say(code)
  else print(code)
  await sendWith(visit, letter, files)
  if (!json) print('sent')
  const delivered = await isSeen(visit, letter, atOnce)
  if (json) print(JSON.stringify({ sent: true, delivered, code, channel, pinned }))
  else if (delivered) print('delivered')
}

function textOf(bytes: Uint8Array): string {
  const text = orNull(() => fromUtf8(bytes))
  if (text !== null) return text.trim()
  throw new Exit(EXIT.text, 'The text is not UTF-8: save it as UTF-8 and try again.')
}

function channelOf(view: ReceptionView, wanted: string | undefined, language: Language): string {
  const { channels } = view
  if (wanted === undefined && channels.length > 1) {
    const choice = choiceOf(channels.map(({ id, name }) => ({ id, name: name[language] })))
    throw new Exit(EXIT.usage, `Say which channel by --channel ID. There are: ${choice}.`)
  }
  const channel = wanted ?? channels[0]?.id ?? ''
  requireChannel(view, channel)
  return channel
}

/** Questions of a channel for a person who writes without a form: its questionnaire, and the first question. */
interface Asked {
  readonly channel: Names | null
  readonly questionnaire: ReporterContent['questionnaire']
  readonly question: { readonly id: string; readonly label: Names } | null
}

function askedIn({ content }: ReceptionView, id: string): Asked {
  const channel = content.channels.find((one) => one.id === id)
  const newest = channel && newestQuestionnaire(content, channel.questionnaire)
  // if nobody can read at all, sealing says so
  if (!newest) {
    return { channel: null, questionnaire: { id: 'none', version: 1 }, question: null }
  }
  const { questions, version } = newest
  // a question for everybody is better than one that depends on an earlier answer
  const question = questions.find(({ when }) => when === undefined) ?? questions[0] ?? null
  return { channel: channel.name, questionnaire: { id: newest.id, version }, question }
}

function headingOf({ content }: ReceptionView, asked: Asked, language: Language): string[] {
  const { channel, question } = asked
  return [content.organisation, channel, question?.label ?? null].flatMap((words) =>
    words === null ? [] : [words[language]],
  )
}

function reportOf(
  text: string,
  channel: string,
  language: Language,
  { questionnaire, question }: Asked,
): ReporterContent {
  const answers = text === '' ? {} : { [question?.id ?? 'what']: text }
  const over = encodeJson(answers).length - SIZE.longText
  if (over > 0) throw new Exit(EXIT.text, `Too long for one report by ${over} bytes.`)
  return { channel, language, questionnaire, answers, about: null, manifest: null }
}

void run(HELP, OPTIONS, main)
