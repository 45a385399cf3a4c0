import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join, posix } from 'node:path'

/** Documents of the tree, and samples that they name, that lie beside the programs of a release, in the folder of this name. */
export const DOCUMENT_FOLDER = 'documents'
const DOCUMENTS = [
  'server/INSTALL.md',
  'server/VERIFY.md',
  'server/THREAT-MODEL.md',
  'crypto/PROTOCOL.md',
  'crypto/KEYS.md',
  'db/SCHEMA.md',
  'client/texts/documents/COVERAGE.md',
  'client/desk/FIRST-DAY.md',
  'client/desk/FIRST-DAY.nb.md',
  'client/desk/FIRST-DAY.nn.md',
  'client/desk/FIRST-WEEK.md',
  'client/desk/FIRST-WEEK.nb.md',
  'client/desk/FIRST-WEEK.nn.md',
  'client/desk/GUIDE.md',
  'client/desk/TRAINING.md',
  'client/desk/TRAINING.nb.md',
  'client/desk/TRAINING.nn.md',
  'scripts/serve/nginx.conf',
  'scripts/serve/Caddyfile',
]

/**
 * Name in a release and content of each document. A link from one of them to another leads there too; a link to
 * another file becomes its words and the place in the source.
 */
export function releaseDocuments(root: string): ReadonlyMap<string, string> {
  return new Map(
    DOCUMENTS.map((path) => [`${DOCUMENT_FOLDER}/${basename(path)}`, linked(root, path, '')]),
  )
}

/** A file that lies beside the folder of the documents, as `SECURITY.md` does. */
export function besideDocuments(root: string, path: string): string {
  return linked(root, path, `${DOCUMENT_FOLDER}/`)
}

/** @param folder of the documents, as a link to one begins */
function linked(root: string, path: string, folder: string): string {
  const names = DOCUMENTS.map((one) => basename(one))
  return relinked(readFileSync(join(root, path), 'utf8'), (words, target, part) => {
    const name = basename(target)
    if (names.includes(name)) return `[${words}](${folder}${name}${part})`
    return `${words} (\`${posix.join(posix.dirname(path), target)}\` of the source)`
  })
}

/** A document with other links to files. @param part of the file, with its `#`, or empty */
export function relinked(
  text: string,
  link: (words: string, target: string, part: string) => string,
): string {
  return text.replaceAll(
    /\[([^\]]*)\]\((?!https?:)([\w./-]+)(#[\w-]*)?\)/g,
    (_, words, target, part = '') => link(words, target, part),
  )
}

interface Entry {
  isFile(): boolean
  readonly parentPath: string
  readonly name: string
}

/** Every file of a folder and of those in it, from the folder, sorted. */
export function filesOf(folder: string): readonly string[] {
  return (readdirSync(folder, { recursive: true, withFileTypes: true }) as readonly Entry[])
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1))
    .sort()
}

/** The SHA-256 of files of a folder, as `sha256sum -c` reads it. */
export function sumsOf(folder: string, files: readonly string[]): string {
  return files.map((file) => `${sum(readFileSync(join(folder, file)))}  ${file}\n`).join('')
}

export function sum(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** A page for the people who hold a release: which file is for whom, and in which order. */
export function releaseReadme(version: string): string {
  return `# Postern ${version}

The files of this folder are all that a reception needs. Nobody needs a clone, Node.js or npm; only
the exercises are started from the source, by IT.

## First, whoever downloads it: is it whole, and from us?

    sha256sum -c SHA256SUMS

This compares every file with its hash. A folder without \`SHA256SUMS.minisig\` is not signed, and nothing in it says who made
it. In one that has this file, \`minisign -V -p minisign.pub -m SHA256SUMS\` says who signed the hashes: compare \`minisign.pub\`
with the key that the project's SECURITY.md names, from another place than this folder.
On Windows \`certutil -hashfile FILE SHA256\` prints a hash. \`manifest.json\` has the same hashes, and those of every file that a
server gives to browsers: see \`documents/VERIFY.md\`.

## Then, in this order

| | who | with | does |
|---|---|---|---|
| 1 | the head of reception, with somebody of IT beside them | \`programs/postern-...\` of their system, on a machine without a network | \`postern ceremony\`: a guide that asks step by step. It makes the root, and shows its fingerprint. To read: \`documents/FIRST-WEEK.nb.md\` in bokmål, \`documents/FIRST-WEEK.nn.md\` in nynorsk, \`documents/FIRST-WEEK.md\` in English. \`postern content edit FOLDER\` opens a page for the texts of the organisation |
| 2 | each member, on their own machine | \`programs/postern-desk-...\` of their system | a double click opens the desk in the browser. It makes the vault, and a file with public keys for the head. To read: \`documents/FIRST-DAY.nb.md\` in bokmål, \`documents/FIRST-DAY.nn.md\` in nynorsk, \`documents/FIRST-DAY.md\` in English |
| 3 | the head | the same guide | takes the files in, calls each member to compare a fingerprint, and signs. The guide puts together \`for-server/\` and \`for-print/\` |
| 4 | whoever runs the server | \`postern_..._amd64.deb\` (Debian 13, Ubuntu 24.04), or \`postern_..._amd64.oci.tar\` for containers | as root: \`apt install ./postern_*.deb\`; in the folder that holds \`for-server/\`, \`cp -r for-server/. /var/lib/postern/ && chown -R postern: /var/lib/postern && chmod -R go= /var/lib/postern\`; \`systemctl start postern\`; \`postern-doctor URL\`. See \`documents/INSTALL.md\`, and for the proxy in front \`documents/nginx.conf\` or \`documents/Caddyfile\` |
| 5 | each member | \`postern-desk\` | open the desk, and go on in the same \`FIRST-DAY\`; all of it: \`documents/GUIDE.md\`; exercises, which IT starts from the source: \`documents/TRAINING.nb.md\`, \`documents/TRAINING.nn.md\`, \`documents/TRAINING.md\` |

Settle the address of the desks before step 2, with its port, and tell it to each member, because the desks ask for it: in the
samples for a proxy it is \`https://desk.example.org:8443\`. The server runs from step 4 on.

The desks have the templates and checklists of the sample until \`postern-desk-texts.json\` lies beside the program: the head writes it
by \`postern content desk --content reception/content --out postern-desk-texts.json\`, and gives it to each member.

## For others

- \`programs/postern-...\` is also for reporters who do not want to use a page (\`postern report\`), and for anybody who compares a
  server with this release (\`postern verify --server URL --fingerprint F\`): it has the release inside.
- \`documents/THREAT-MODEL.md\` says what is protected and what is not, \`documents/PROTOCOL.md\` how.
- \`postern-${version}-source.tar.gz\` is the source, \`postern-${version}-built.tar.gz\` what a build of it gives, with a
  \`README.md\` that says how to start it, \`sbom.cdx.json\` the list of all packages, \`licences.txt\` their licences.
`
}
