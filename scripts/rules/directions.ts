import type { Finding } from './finding.ts'
import type { SourceFile } from './tree.ts'

interface Direction {
  readonly from: RegExp
  readonly mayImport: RegExp
  readonly remedy: string
}

/** The rooms of crypto/, from the ground up: each may import itself and those before it. */
const CRYPTO_ROOMS = [
  ...['primitives', 'days', 'entries', 'keys', 'drop', 'board', 'log', 'vault', 'wire'],
]

const CRYPTO_DIRECTIONS = CRYPTO_ROOMS.map((room, at): Direction => {
  const below = CRYPTO_ROOMS.slice(0, at + 1)
  return {
    from: new RegExp(`^crypto/${room}/`),
    mayImport: new RegExp(`^crypto/(?:${below.join('|')})/`),
    remedy: `crypto/${room}/ may import ${below.join(', ')} of crypto/, and nothing else of ours`,
  }
})

/** The files of crypto/ that the server may import: none opens anything that is sealed. */
const SERVER_CRYPTO = [
  ...['bytes', 'errors', 'json', 'kdf', 'labels', 'primitives', 'sodium'].map(fileIn('primitives')),
  ...['calendar', 'working-days'].map(fileIn('days')),
  ...['choice-row', 'fingerprint', 'keylist', 'publication'].map(fileIn('keys')),
  ...['stop', 'succession', 'suspension'].map(fileIn('keys')),
  ...['cover-drop'].map(fileIn('drop')),
  ...['echo', 'page'].map(fileIn('board')),
  ...['listing', 'puzzle', 'request', 'wire'].map(fileIn('wire')),
]

function fileIn(room: string) {
  return (name: string) => `${room}/${name}`
}

/** The rooms of the desk, and all rooms that each may import. client/desk/README.md has the picture. */
const DESK_ROOMS = {
  model: ['model'],
  wire: ['wire', 'model'],
  rpc: ['rpc', 'model'],
  engine: ['engine', 'rpc', 'wire', 'model'],
  format: ['format', 'model'],
  export: ['export', 'format', 'model'],
  page: ['page', 'export', 'format', 'rpc', 'wire', 'model'],
  viewer: ['viewer', 'wire', 'model'],
  host: ['host', 'wire', 'model'],
} as const

type DeskRoom = keyof typeof DESK_ROOMS

/**
 * The files of crypto/ that these rooms may import for more than types: nothing that opens what is sealed belongs
 * into the page or into what it imports.
 */
const SHOWN_CRYPTO = [
  ...['days/.*', 'entries/.*', 'drop/long-text', 'keys/channel', 'keys/fingerprint'],
  ...['keys/keys', 'keys/receipt'],
  ...['primitives/bytes', 'primitives/errors', 'primitives/json', 'primitives/labels'],
]
const WITHOUT_KEYS: readonly DeskRoom[] = ['format', 'export', 'page', 'viewer']

const DESK_DIRECTIONS = Object.entries(DESK_ROOMS).map(([room, rooms]): Direction => {
  const texts = room === 'rpc' || room === 'engine' || room === 'host' ? '' : '|texts'
  return {
    from: new RegExp(`^client/desk/${room}/`),
    mayImport: new RegExp(`^(?:client/(?:desk/(?:${rooms.join('|')})|shared${texts})|crypto)/`),
    remedy: `${room}/ may import ${rooms.join(', ')} of the desk, client/shared/ and crypto/`,
  }
})

/** The first line that fits a file decides. */
const DIRECTIONS: readonly Direction[] = [
  ...CRYPTO_DIRECTIONS,
  {
    from: /^crypto\//,
    mayImport: /^(?!)/,
    remedy: `put it into a room of crypto/: ${CRYPTO_ROOMS.join(', ')}`,
  },
  {
    from: /^db\//,
    mayImport: /^(?:db|crypto)\//,
    remedy: 'db/ may import crypto/ alone',
  },
  {
    from: /^server\//,
    mayImport: new RegExp(`^(?:server/|db/|crypto/(?:${SERVER_CRYPTO.join('|')})\\.ts$)`),
    remedy: `server/ may import db/ and, of crypto/, only ${SERVER_CRYPTO.join(', ')}`,
  },
  ...DESK_DIRECTIONS,
  {
    from: /^client\/desk\//,
    mayImport: /^(?!)/,
    remedy: `put it into a room of client/desk/: ${Object.keys(DESK_ROOMS).join(', ')}`,
  },
  {
    from: /^client\/editor\/model\//,
    mayImport: /^(?:client\/(?:editor\/model|texts)|crypto)\//,
    remedy: 'the model of the editor may import client/texts/ and crypto/',
  },
  {
    from: /^client\/editor\/page\//,
    mayImport: /^(?:client\/(?:editor|shared|texts)|crypto)\//,
    remedy:
      'the page of the editor may import its model, client/shared/, client/texts/ and crypto/',
  },
  {
    from: /^client\/editor\//,
    mayImport: /^(?!)/,
    remedy: 'put it into a room of client/editor/: model, page',
  },
  {
    from: /^client\/reporter\//,
    // a file .tsx is drawn with a framework
    mayImport: /^(?:client\/(?:reporter|shared|texts)|crypto)\/(?!.*\.tsx$)/,
    remedy:
      'the reporter may import client/shared/, client/texts/ and crypto/, but no framework and nothing of the desk',
  },
  {
    from: /^client\//,
    mayImport: /^(?:client\/(?:shared|texts)|crypto)\//,
    remedy: 'client/shared/ and client/texts/ may import each other and crypto/',
  },
  {
    from: /^scripts\/content\/edit\//,
    mayImport: /^(?!test\/|server\/|client\/desk\/)/,
    remedy: 'put what the hosts of the desk and of the editor share into client/shared/local-host/',
  },
  {
    from: /^scripts\/bench/,
    mayImport: /^(?!test\/(?!support\/))/,
    remedy: 'the benchmark may import anything, but of test/ only its support',
  },
  {
    from: /^scripts\/(?:start|serve|training|backup|doctor|verify)/,
    mayImport: /^(?!test\/)/,
    remedy: 'nothing but tests and the benchmark may import test/',
  },
  {
    from: /^scripts\//,
    mayImport: /^(?!test\/|server\/)/,
    remedy:
      'scripts/ may import neither test/ nor, but for start, serve, training, backup, doctor, verify and bench, server/',
  },
]

/** All imports that point the wrong way. */
export function checkDirections({ path, imports }: SourceFile): readonly Finding[] {
  const direction = DIRECTIONS.find(({ from }) => from.test(path))
  if (direction === undefined) return []
  return imports
    .filter(({ target }) => target !== null && !direction.mayImport.test(target))
    .map(({ line, specifier }) => ({
      path,
      line,
      rule: 'import-direction',
      remedy: `${specifier}: ${direction.remedy}`,
    }))
}

/** All imports of crypto/, for more than types, that bring keys to code that shows a file or a case. */
export function checkShownCrypto({ path, imports }: SourceFile): readonly Finding[] {
  if (!WITHOUT_KEYS.some((room) => path.startsWith(`client/desk/${room}/`))) return []
  const allowed = new RegExp(`^(?!crypto/)|^crypto/(?:${SHOWN_CRYPTO.join('|')})\\.ts$`)
  return imports
    .filter(({ target, isType }) => target !== null && !isType && !allowed.test(target))
    .map(({ line, specifier }) => ({
      path,
      line,
      rule: 'shown-crypto',
      remedy: `${specifier}: import its types alone, or have the engine do it`,
    }))
}
