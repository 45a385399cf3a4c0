// A server in a process of its own, with no pages: what a child of the tests runs.
import { readConfig } from '../../server/config.ts'
import { startServer, stopOnSignals } from '../../server/main.ts'

const server = await startServer(readConfig(process.env), new Map())
process.stdout.write(`listening ${server.publicUrl} ${server.staffUrl}\n`)
stopOnSignals(server)
