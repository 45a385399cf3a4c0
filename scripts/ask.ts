import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import { PASSPHRASE_MIN } from '../crypto/vault.ts'

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

/** Ask for a line that may be seen. @throws Error where no person is there */
export async function askLine(question: string): Promise<string> {
  requireTerminal('give the fingerprints that you compared by --compared FINGERPRINT')
  const lines = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return await new Promise((resolve, reject) => {
      lines.once('close', () => reject(new Error('stopped before everything was answered')))
      lines.question(question, resolve)
    })
  } finally {
    lines.close()
  }
}

/** Ask for an existing passphrase. @throws Error where no person is there */
export async function askPassphrase(owner: string): Promise<string> {
  requireTerminal()
  return askHidden(`Passphrase of ${owner}: `)
}

/** Ask for what opens a vault with security keys. @throws Error where no person is there */
export async function askCode(path: string): Promise<string> {
  const where = 'your desk shows under "Vault", "Code for recovery sheets"'
  const why = `${path} asks for a security key`
  requireTerminal(`${why}: give the code that ${where}, as "code" in --passphrases FILE`)
  return askHidden(`${why}. Code that ${where}: `)
}

/** Ask for a new passphrase, twice. */
export async function askNewPassphrase(owner: string): Promise<string> {
  requireTerminal()
  for (;;) {
    const first = await askHidden(
      `New passphrase of ${owner} (at least ${PASSPHRASE_MIN} characters): `,
    )
    if ([...first].length < PASSPHRASE_MIN) {
      process.stderr.write('Too short. Six random words are easy to remember.\n')
    } else if ((await askHidden('The same again: ')) === first) return first
    else process.stderr.write('They differ. Once more.\n')
  }
}

function requireTerminal(instead = 'give the passphrases in a file, by --passphrases FILE'): void {
  if (process.stdin.isTTY) return
  throw new Error(`nobody to ask: ${instead}`)
}
