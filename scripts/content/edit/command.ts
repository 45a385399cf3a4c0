import { readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { openBrowser } from '../../../client/shared/local-host/browser.ts'
import { thisMachine } from '../../../client/shared/local-host/machine.ts'
import { type LocalFiles, loadLocalPage } from '../../../client/shared/local-host/page.ts'
import type { LocalHost } from '../../../client/shared/local-host/server.ts'
import { WINDOW_CATALOGUES } from '../../../client/texts/desk/start.ts'
import { fill } from '../../../client/texts/wording.ts'
import { GuideFolder } from '../../ceremony/guide/folder.ts'
import { systemLanguage } from '../../cli/system-language.ts'
import { builtEditor, type EditorPages } from '../built.ts'
import { startEditorHost } from './host.ts'
import { makePreviews } from './preview.ts'
import { Workshop } from './workshop.ts'

const HELP = `Edit an organisation's content in a browser: texts, people, questions, colours, in three languages side by side.

  npm run content -- edit [FOLDER] [--publication FILE] [--port N] [--no-browser]

  FOLDER               as "npm run ceremony -- plan" writes one; by default the folder content in DATA_DIR
  --publication FILE   what was signed last: then the page says whether a change has to be signed again,
                       and lets you change a questionnaire that was never signed in place; by default
                       publication.bin beside FOLDER, or in for-server beside it, if it is there
  --port N             port on localhost; by default any free one
  --no-browser         only print the address

It opens your browser, and prints the address of the page. Give it to nobody: it is valid until you
end this program with Ctrl-C. Nothing is written before you press "Save". The files as they were before lie
in FOLDER/.before.`

interface Words {
  readonly print: (text: string) => void
}

/** `npm run content -- edit`. @throws Error, ContentError */
export async function editContent(args: readonly string[], { print }: Words): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      publication: { type: 'string' },
      port: { type: 'string', default: '0' },
      'no-browser': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return print(HELP)
  const port = Number(values.port)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(`--port must be a number from 0 to 65535, not "${values.port}"`)
  }
  if (positionals.length > 1) throw new Error('say only one folder: see --help')
  const folder = positionals[0] ?? join(process.env.DATA_DIR || '.data', 'content')
  const file = values.publication ?? publicationBeside(folder)
  const publication = file === null ? null : new Uint8Array(readFileSync(file))
  const host = await openEditor({ folder, publication, port })
  const t = WINDOW_CATALOGUES[systemLanguage()].window
  print(fill(t.editor, { url: host.url }))
  print(t.endEditor)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void host.stop())
  }
  if (!values['no-browser']) await openBrowser(host.url, thisMachine())
}

/** The file of the key list that a ceremony or a server keeps beside a content folder; null if there is none. */
export function publicationBeside(folder: string): string | null {
  return new GuideFolder(dirname(resolve(folder))).publication()
}

interface EditorOptions {
  readonly folder: string
  readonly publication?: Uint8Array | null
  readonly port?: number
  /** Milliseconds since 1970-01-01 UTC. */
  readonly now?: () => number
}

/** Build the editor's page and serve it for a folder. @throws Error, ContentError */
export async function openEditor(options: EditorOptions): Promise<LocalHost> {
  const { folder, publication = null, port = 0, now = Date.now } = options
  const pages = await builtEditor()
  const previews = makePreviews(pages.reporterStyle, now)
  const workshop = new Workshop({ folder, publication, preview: previews.draw, now })
  const assets = await editorFiles(pages)
  return startEditorHost({ workshop, assets, fileAt: previews.fileAt, port })
}

function editorFiles({ read, manifest: { script, style } }: EditorPages): Promise<LocalFiles> {
  if (script === undefined || style === undefined) throw new Error('the build has no editor')
  return loadLocalPage({
    ...{ read, script, style, root: 'editor', drawing: PEN },
    withoutScript: 'Redigeringen trenger JavaScript. The editor needs JavaScript.',
  })
}

const PEN = 'M4 12l1-3 6-6 2 2-6 6z'
