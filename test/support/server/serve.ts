// A server in a process of its own, with no pages: what a child of the tests runs.
import { readConfig } from '../../../server/config.ts'
import { startServer, stopOnSignals } from '../../../server/main.ts'

const config = readConfig(process.env)
// A story that is played cannot wait a quarter of an hour for each list.
const tick = process.env.TICK ? config.tick : 0
const server = await startServer({ ...config, tick }, new Map())
process.stdout.write(`listening ${server.publicUrl} ${server.staffUrl}\n`)
stopOnSignals(server)
