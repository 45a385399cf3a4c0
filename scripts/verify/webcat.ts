import { run } from '../cli/cli.ts'
import { print, required, TEXT } from '../cli/command.ts'
import { writeNewFolder } from '../cli/files.ts'
import { WEBCAT_POLICY } from '../serve/webcat.ts'
import { comparing, subjectOf, VERIFY_EXITS, VERIFY_HELP, VERIFY_OPTIONS } from './command.ts'
import { manifestHash, siteOf } from './site.ts'
import { rightFiles } from './visit.ts'

const HELP = `Describe this instance for WEBCAT, a browser extension that checks a site against a signed manifest.

  npm run -s webcat -- --server URL --fingerprint F --app URL --out FOLDER [options]

${VERIFY_HELP}
  --app URL             where the source of the release can be had
  --out FOLDER          a new folder for webcat.config.json, manifest.json and site/
  --help

It draws every page from the release and the organisation's signed words; the server is asked only for
its key list, content document and words. The same release and words give the same bytes. What to do
with the folder stands in server/VERIFY.md.

${VERIFY_EXITS}`

const OPTIONS = { ...VERIFY_OPTIONS, app: TEXT, out: TEXT } as const

void run(HELP, OPTIONS, async (values) => {
  const [app, out] = [required(values, 'app'), required(values, 'out')]
  if (!URL.canParse(app)) throw new Error(`--app is not an address: ${app}`)
  const subject = await subjectOf({ ...values, webcat: true })
  const { files } = await comparing(() => rightFiles(subject))
  const { config, manifest, files: bodies } = siteOf(files, app, subject.program.version)
  writeNewFolder(
    out,
    new Map<string, string | Uint8Array>([
      ['webcat.config.json', `${JSON.stringify(config, null, 2)}\n`],
      ['manifest.json', manifest],
      ...[...bodies].map(([path, body]) => [`site${path}`, body] as const),
    ]),
  )
  print(`Files:    ${bodies.size} in ${out}/site`)
  print(`Manifest: ${manifestHash(manifest)}`)
  print(`Policy:   ${WEBCAT_POLICY}`)
})
