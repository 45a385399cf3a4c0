import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import { strengthOf } from '../../client/shared/passphrase-strength.ts'
import { type CeremonyTexts, en } from '../../client/texts/ceremony.ts'
import { fill } from '../../client/texts/wording.ts'
import { PASSPHRASE_MIN } from '../../crypto/primitives/labels.ts'
import { asTyped } from './as-typed.ts'

/** Ask for a line on the terminal without showing it. */
function askHidden(question: string, { stopped }: AskTexts): Promise<string> {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input: process.stdin, output: silent, terminal: true })
  return new Promise((resolve, reject) => {
    lines.once('close', () => reject(new Error(stopped)))
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
export async function askLine(question: string, texts: AskTexts = en.ask): Promise<string> {
  const instead = 'give the fingerprints that you compared by --compared FINGERPRINT'
  requireTerminal(fill(texts.nobodyElse, { instead }))
  const lines = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return await new Promise((resolve, reject) => {
      lines.once('close', () => reject(new Error(texts.stopped)))
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
  requireTerminal(texts.nobody)
  return askHidden(fill(texts.passphrase, { owner }), texts)
}

/** Ask until the answer is yes or no. @throws Error if no person is there */
export async function askYesOrNo(
  question: string,
  instead: string,
  texts: AskTexts,
): Promise<boolean> {
  const { yes, no, yesOrNo } = texts
  requireTerminal(fill(texts.nobodyElse, { instead }))
  for (;;) {
    const answer = (await askLine(question, texts)).trim().toLowerCase()
    if (answer === yes || answer === no) return answer === yes
    process.stderr.write(`${yesOrNo}\n`)
  }
}

/** Ask for the code that opens a vault with security keys. @throws Error if no person is there */
export async function askCode(file: string, texts: AskTexts = en.ask): Promise<string> {
  requireTerminal(fill(texts.noCode, { file }))
  return askHidden(fill(texts.code, { file }), texts)
}

/** Ask for a new passphrase, twice, until it is not easy to guess. */
export async function askNewPassphrase(owner: string, texts: AskTexts = en.ask): Promise<string> {
  requireTerminal(texts.nobody)
  for (;;) {
    const first = await askHidden(
      fill(texts.newPassphrase, { owner, least: PASSPHRASE_MIN }),
      texts,
    )
    const strength = strengthOf(first)
    if (strength === 'empty' || strength === 'short') process.stderr.write(`${texts.short}\n`)
    else if (strength === 'poor') process.stderr.write(`${texts.poor}\n`)
    else if ((await askHidden(texts.again, texts)) === first) return first
    else process.stderr.write(`${texts.differ}\n`)
  }
}

/** @param nobody what the error says if no person is there */
function requireTerminal(nobody: string): void {
  if (!process.stdin.isTTY) throw new Error(nobody)
}
