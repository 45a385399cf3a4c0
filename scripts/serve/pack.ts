import { buffer } from 'node:stream/consumers'
import { deserialize, serialize } from 'node:v8'
import { packWell } from '../../server/pages.ts'

// Reads bodies from its standard input, and writes the packed ones to its standard output. See `pack-apart.ts`.
const packed: Uint8Array[] = []
for (const body of deserialize(await buffer(process.stdin))) packed.push(await packWell(body))
process.stdout.write(serialize(packed))
