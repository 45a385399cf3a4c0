import { spawn } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'

// `npm test` runs every test. `npm test -- FILE` runs one file or folder, several if there are more. All that
// is no file goes to Mocha as it is, such as `-g "a title"`.

/** The files that take longest: begun first, so that none of them is left alone at the end. */
const LONGEST = [
  ...['server/shared/false-answers', 'browser/story/false-answers', 'browser/shared/visit-browser'],
  ...['browser/desk-page/views', 'durability/upload-browser', 'browser/crypto/browsers'],
  ...['campaign/mutations/mutate', 'browser/reporter/story', 'browser/scripts/training'],
  ...['server/desk/log/together', 'browser/story/five-members'],
].map((name) => `test/${name}.test.ts`)

const args = process.argv.slice(2)
const given = args.filter((arg) => !arg.startsWith('-') && existsSync(arg))
const options = args.filter((arg) => !given.includes(arg))
const folders = given.length > 0 ? given : ['test']
const files = folders.map((one) => (statSync(one).isDirectory() ? `${one}/**/*.test.ts` : one))
const first = LONGEST.filter((file) => folders.some((folder) => file.startsWith(`${folder}/`)))
const isAlone = given.length === 1 && first.length === 0 && files[0] === given[0]
const mocha = [
  'node_modules/mocha/bin/mocha.js',
  ...(isAlone ? [] : ['--parallel', '--jobs', '4']),
  ...options,
  ...first,
  ...files,
]
const child = spawn(process.execPath, mocha, { stdio: 'inherit' })
child.on('close', (code) => {
  process.exitCode = code ?? 1
})
