// Runs a command that talks to a reception's server, and leaves no trace of it on this machine: nothing
// is installed, no other server is asked, and what is compiled on the way is not kept.
import { checkNode, isInstalled, stop } from './installed.mjs'

const IN_FOLDER = ['verify', 'watch', 'webcat']
const COMMANDS = ['report', 'check', 'desk', 'history', 'bundle', ...IN_FOLDER]

checkNode()
const [command = ''] = process.argv.splice(2, 1)
if (!COMMANDS.includes(command)) stop(`Use: node scripts/run.mjs ${COMMANDS.join('|')} --help`)
if (!isInstalled(false)) {
  stop(
    'Packages are missing, or older than the program. Run "npm ci" first. It contacts the npm registry ' +
      'directly, without your proxy; this command never does.',
  )
}
// before tsx is loaded: else it keeps what it compiles in the folder for temporary files
process.env.TSX_DISABLE_CACHE = '1'
const { register } = await import('tsx/esm/api')
register()
await import(IN_FOLDER.includes(command) ? `./verify/${command}.ts` : `./${command}.ts`)
