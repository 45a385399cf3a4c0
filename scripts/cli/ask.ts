import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import { type CeremonyTexts, en } from '../../client/texts/ceremony.ts'
import { fill } from '../../client/texts/wording.ts'
import { PASSPHRASE_MIN } from '../../crypto/primitives/labels.ts'
import { asTyped } from './command.ts'

/** Ask for a line on the terminal without showing it. */
function askHidden(question: string): Promise<string> {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input: process.stdin, output: silent, terminal: true })
  return new Promise((resolve, reject) => {
    lines.once('close', () => reject(new Error('stopped before everything was answered')))
    // the terminal has stopped showing what is typed before anybody is asked to type
    process.stderr.write(question)
    lines.question('', (answer) => {
      process.stderr.write('\n')
      resolve(answer)
      lines.close()
    })
  })
}

/** Ask for a line that may be seen. @throws Error if no person is there */
export async function askLine(question: string): Promise<string> {
  requireTerminal('give the fingerprints that you compared by --compared FINGERPRINT')
  const lines = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return await new Promise((resolve, reject) => {
      lines.once('close', () => reject(new Error('stopped before everything was answered')))
      lines.question(asTyped(question), resolve)
    })
  } finally {
    lines.close()
  }
}

/** Texts of the questions to a person, in their language. */
export type AskTexts = CeremonyTexts['ask']

/** Ask for an existing passphrase. @throws Error if no person is there */
export async function askPassphrase(owner: string, texts: AskTexts = en.ask): Promise<string> {
  requireTerminal()
  return askHidden(fill(texts.passphrase, { owner }))
}

/** Ask until the answer is yes or no. @throws Error if no person is there */
export async function askYesOrNo(
  question: string,
  instead: string,
  { yes, no, yesOrNo }: AskTexts,
): Promise<boolean> {
  requireTerminal(instead)
  for (;;) {
    const answer = (await askLine(question)).trim().toLowerCase()
    if (answer === yes || answer === no) return answer === yes
    process.stderr.write(`${yesOrNo}\n`)
  }
}

/** Ask for the code that opens a vault with security keys. @throws Error if no person is there */
export async function askCode(path: string): Promise<string> {
  const where = 'your desk shows under "Vault", "Code for recovery sheets"'
  const why = `${path} asks for a security key`
  requireTerminal(`${why}: give the code that ${where}, as "code" in --passphrases FILE`)
  return askHidden(`${why}. Code that ${where}: `)
}

/** Ask for a new passphrase, twice. */
export async function askNewPassphrase(owner: string, texts: AskTexts = en.ask): Promise<string> {
  requireTerminal()
  for (;;) {
    const first = await askHidden(fill(texts.newPassphrase, { owner, least: PASSPHRASE_MIN }))
    if ([...first].length < PASSPHRASE_MIN) process.stderr.write(`${texts.short}\n`)
    else if ((await askHidden(texts.again)) === first) return first
    else process.stderr.write(`${texts.differ}\n`)
  }
}

function requireTerminal(instead = 'give the passphrases in a file, by --passphrases FILE'): void {
  if (process.stdin.isTTY) return
  throw new Error(`nobody to ask: ${instead}`)
}
