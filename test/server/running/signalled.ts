// A server in a process of its own that stops at a signal.
import { readConfig } from '../../../server/config.ts'
import { startServer, stopOnSignals } from '../../../server/main.ts'

const server = await startServer(readConfig(process.env), new Map())
stopOnSignals(server)
process.stdout.write(`listening ${server.publicUrl} ${server.staffUrl}\n`)
