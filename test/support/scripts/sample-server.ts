import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { dayOf } from '../../../crypto/days/calendar.ts'
import { decodePublication, type Publication } from '../../../crypto/keys/publication.ts'
import { systemRandom } from '../../../crypto/primitives/bytes.ts'
import { loadSumo } from '../../../crypto/primitives/sodium-sumo.ts'
import type { ReporterProgram } from '../../../scripts/build/reporter-pages.ts'
import { makeInstance } from '../../../scripts/ceremony/core.ts'
import { documentToSign, publicWords } from '../../../scripts/content/public-words.ts'
import { readContent } from '../../../scripts/content/read.ts'
import { SAMPLE_PLAN } from '../../../scripts/demo/sample.ts'
import { servedPages } from '../../../scripts/serve/served-pages.ts'
import { readConfig } from '../../../server/config.ts'
import { createLog } from '../../../server/log.ts'
import { type RunningServer, startServer } from '../../../server/main.ts'
import { PUBLICATION_FILE } from '../../../server/publication-file.ts'
import { tempFolder } from '../run/temp.ts'
import { copySample } from './content-folder.ts'

/** A server of the sample organisation, with words that its root has signed. */
export interface SampleServer {
  readonly server: RunningServer
  /** Fingerprint of its root. */
  readonly root: string
  readonly publication: Publication
  readonly words: Uint8Array
}

/** @param program what it gives to reporters */
export async function serveSample(program: ReporterProgram): Promise<SampleServer> {
  const content = readContent(copySample())
  const engine = await loadSumo()
  const cost = { operations: 1, memory: 8 }
  const tools = { engine, random: systemRandom, today: dayOf(Date.now()), cost }
  const document = await documentToSign(content)
  const made = makeInstance(tools, SAMPLE_PLAN, document, () => 'a passphrase of the test')
  const dataDir = tempFolder('sample-server')
  writeFileSync(join(dataDir, PUBLICATION_FILE), made.publication)
  const config = readConfig({ DATA_DIR: dataDir, PORT: '0', STAFF_PORT: '0' })
  const server = await startServer(
    { ...config, tick: 0, cover: 0 },
    (published) => servedPages(program, published, content),
    { log: createLog(() => {}) },
  )
  const publication = decodePublication(made.publication)
  return { server, root: made.fingerprint, publication, words: await publicWords(content) }
}
