import { scriptAddresses } from '../../shared/trusted-types.ts'
import { account, answers, fields, form } from '../files/consent.ts'
import { draft } from '../files/draft.ts'
import { forgetFiles } from '../form/keep.ts'
import { startHint } from '../hint/entry.ts'
import { READ_VIEWS } from '../pages/entry.ts'
import { paragraph } from '../parts.ts'
import type { PartName, Program } from '../program.ts'
import type { FilesPart } from '../state.ts'
import { FORM_ID } from './carried.ts'
import { ownWords } from './words.ts'

/** The parts that a form has in itself. Reading aloud is not among them: some voices are far away. */
const PARTS: Readonly<Partial<Record<PartName, unknown>>> = {
  reading: { READ_VIEWS },
  hint: { startHint },
  files: { startFiles: startAloneFiles },
}

const trusted = scriptAddresses((url) => url.startsWith('blob:'))

function held(id: string): string {
  return document.getElementById(id)?.textContent ?? ''
}

/** The files of the program, all of which are in the form: nothing is fetched, and nothing can be changed on its way. */
export const aloneProgram: Program = {
  isChanged: false,
  onChanged: () => {},
  module: async <Module>(name: PartName) => {
    if (PARTS[name] === undefined) throw new TypeError(name)
    return PARTS[name] as Module
  },
  worker: async (name) => () => {
    if (name !== 'worker') throw new TypeError(name)
    const source = [`const FORM_DATA=${held(FORM_ID.data)};\n`, held(FORM_ID.worker)]
    const url = URL.createObjectURL(new Blob(source, { type: 'text/javascript' }))
    // Chromium starts no module for a page that was opened from a file
    const worker = new Worker(trusted(url))
    worker.addEventListener('message', () => URL.revokeObjectURL(url), { once: true })
    return worker
  },
  bytes: async (name) => {
    throw new TypeError(name)
  },
  pathOf: (name) => name,
}

/** The part that handles files, in a form without a server: blocks have nowhere to go, so only drafts are files here. */
function startAloneFiles(): FilesPart {
  return {
    section: (app) => [paragraph(ownWords(app).alone.noFiles)],
    errors: () => [],
    summary: () => [],
    outgoing: () => [],
    send: async () => false,
    sending: () => null,
    draft,
    copyOffer: () => null,
    received: () => [],
    consent: { fields, form, answers, account },
    close: forgetFiles,
  }
}
