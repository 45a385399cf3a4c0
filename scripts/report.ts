import { parseArgs } from 'node:util'
import type { ReceptionView } from '../client/shared/reception.ts'
import { type Letter, Visit } from '../client/shared/visit.ts'
import { CONTENT_LIMIT, contentLength } from '../crypto/body.ts'
import { fromUtf8 } from '../crypto/bytes.ts'
import { LANGUAGES, type Language } from '../crypto/content.ts'
import { SIZE } from '../crypto/labels.ts'
import { codeGroups } from '../crypto/receipt.ts'
import { EXIT, EXIT_HELP, Exit, print, readAll, run, say, visitSource } from './cli.ts'

const HELP = `Send a report from the command line. The report is read on standard input.

  npm run -s report -- --server URL [options] < report.txt

  --server URL          the reporters' address of the reception's server
  --fingerprint F       the reception's fingerprint, from a poster; without it the server is trusted
  --channel ID          which channel; the first one where nothing is said
  --leave-out ID        a member who must not read it; may be repeated
  --language nb|nn|en   the language for answers; nb where nothing is said
  --socks HOST:PORT     go through a SOCKS5 proxy, such as Tor's
  --json                print one object at the end; the code goes to standard error before sending
  --help

Standard output gets the receipt code before anything is sent, then "delivered". Keep the code: it
is the only way back, and nobody can make it again.

${EXIT_HELP}`

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      server: { type: 'string' },
      fingerprint: { type: 'string' },
      channel: { type: 'string' },
      'leave-out': { type: 'string', multiple: true },
      language: { type: 'string' },
      socks: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return print(HELP)
  const { server, socks, fingerprint, json } = values
  const language = languageOf(values.language)
  const text = textOf(await readAll(process.stdin, CONTENT_LIMIT))
  const { source, pinned } = await visitSource({ server, socks, fingerprint })
  const visit = new Visit(source)
  const view = await visit.open()
  const channel = channelOf(view, values.channel)
  const leftOut = values['leave-out'] ?? []
  requireMembers(view, leftOut)
  const letter = reportOf(text, channel, language, leftOut)
  const code = codeGroups(await visit.makeReceipt()).join('-')
  if (json) say(code)
  else print(code)
  await visit.send(letter)
  if (json) print(JSON.stringify({ delivered: true, code, channel, pinned }))
  else print('delivered')
}

function languageOf(text = 'nb'): Language {
  const language = LANGUAGES.find((one) => one === text)
  if (language === undefined) throw new Exit(EXIT.usage, 'The language is nb, nn or en.')
  return language
}

function textOf(bytes: Uint8Array): string {
  let text: string
  try {
    text = fromUtf8(bytes).trim()
  } catch {
    throw new Exit(EXIT.text, 'The text is not UTF-8: save it as UTF-8 and try again.')
  }
  if (text === '') throw new Exit(EXIT.text, 'Nothing to send: write the report on standard input.')
  return text
}

function channelOf(view: ReceptionView, wanted: string | undefined): string {
  const ids = view.channels.map(({ id }) => id)
  const channel = wanted ?? ids[0] ?? ''
  // where nobody can read at all, sealing says so
  if (ids.length > 0 && !ids.includes(channel)) {
    throw new Exit(EXIT.usage, `No channel "${channel}". There are: ${ids.join(', ')}.`)
  }
  if (wanted === undefined && ids.length > 1) say(`Channel ${channel}, of: ${ids.join(', ')}.`)
  return channel
}

/** A name that is mistyped would let somebody read who must not. */
function requireMembers(view: ReceptionView, leftOut: readonly string[]): void {
  const known = new Set(view.channels.flatMap(({ recipients }) => recipients.map(({ id }) => id)))
  const unknown = leftOut.find((id) => !known.has(id))
  if (unknown === undefined) return
  throw new Exit(EXIT.usage, `No member "${unknown}". There are: ${[...known].join(', ')}.`)
}

function reportOf(
  text: string,
  channel: string,
  language: Language,
  leftOut: readonly string[],
): Letter {
  const content = {
    channel,
    language,
    questionnaire: { id: 'general', version: 1 },
    answers: { what: text },
    about: null,
    manifest: null,
  }
  if (contentLength(content) > CONTENT_LIMIT) {
    throw new Exit(
      EXIT.text,
      `Too long for one report by ${contentLength(content) - CONTENT_LIMIT} bytes.`,
    )
  }
  // no texts of ours were on a screen
  const textsHash = new Uint8Array(SIZE.key)
  return { kind: 'report', content, textsHash, leftOut, positions: null }
}

await run(main)
