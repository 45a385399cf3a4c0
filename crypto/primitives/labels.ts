/** Every domain-separation label. PROTOCOL.md section 3 */
export const LABEL = {
  receipt: 'receipt',
  reference: 'reference',
  address: 'address',
  echoKey: 'echo-key',
  echo: 'echo',
  next: 'next',
  fetched: 'fetched',
  choice: 'choice',
  choiceTag: 'choice-tag',
  choiceDay: 'choice-day',
  choiceNext: 'choice-next',
  choiceMask: 'choice-mask',
  board: 'board',
  boardOf: 'board-of',
  sign: 'sign',
  disposal: 'disposal',
  cover: 'cover',
  wrap: 'wrap',
  together: 'together',
  togetherBody: 'together-body',
  slope: 'slope',
  keyPart: 'key-part',
  coins1: 'coins-1',
  coins2: 'coins-2',
  nobody: 'nobody',
  drop: 'drop',
  body: 'body',
  slot: 'slot',
  slotBody: 'slot-body',
  slotDisposal: 'slot-disposal',
  veil: 'veil',
  row: 'row',
  day: 'day',
  case: 'case',
  epoch: 'epoch',
  identity: 'identity',
  record: 'record',
  recordBody: 'record-body',
  copy: 'copy',
  copyNonce: 'copy-nonce',
  again: 'again',
  block: 'block',
  file: 'file',
  keyId: 'key-id',
  root: 'root',
  keyList: 'key-list',
  keyListHash: 'key-list-hash',
  bundle: 'bundle',
  content: 'content',
  succession: 'succession',
  puzzle: 'puzzle',
  ticket: 'ticket',
  vault: 'vault',
  weekly: 'weekly',
  rootFile: 'root-file',
  securityKey: 'security-key',
  securityKeyPair: 'security-key-pair',
  draft: 'draft',
  sealedFile: 'sealed-file',
  recovery: 'recovery',
  recoverySet: 'recovery-set',
  drill: 'drill',
  enrolment: 'enrolment',
  enrolmentPrint: 'enrolment-print',
  suspension: 'suspension',
  stop: 'stop',
  statementOpens: 'statement-opens',
  statementOut: 'statement-out',
  statementEnded: 'statement-ended',
  checkpoint: 'checkpoint',
  checkpointPlace: 'checkpoint-place',
  checkpointHead: 'checkpoint-head',
  audit: 'audit',
  auditRecord: 'audit-record',
  ownCase: 'own-case',
  export: 'export',
  cache: 'cache',
  unsent: 'unsent',
  backup: 'backup',
} as const

export type Label = (typeof LABEL)[keyof typeof LABEL]

/** Every size in bytes, unless its name says otherwise. PROTOCOL.md section 4 */
export const SIZE = {
  instance: 16,
  id: 32,
  key: 32,
  keyId: 8,
  messageId: 16,
  /** Bytes that each side gives for the reference of a new code. */
  referenceSeed: 18,
  address: 4,
  nonce: 24,
  aeadTag: 16,
  signature: 64,
  kemPublicKey: 1216,
  kemCiphertext: 1120,
  kemSeed: 64,
  wrap: 1168,
  wraps: 9344,
  dropPlain: 16_384,
  sealedDrop: 25_776,
  drop: 25_804,
  /** The part of a drop that its reporter sees on the board: an echo and a choice. */
  echo: 24,
  choice: 8,
  slot: 1024,
  slotPlain: 984,
  tag: 16,
  pageEcho: 24,
  pageHeader: 56,
  pageSlot: 1056,
  record: 4096,
  recordPlain: 4024,
  blockPlain: 262_144,
  block: 262_192,
  stop: 72,
  readingStatement: 81,
  checkpoint: 7168,
  checkpointEntry: 28,
  ticket: 54,
  ticketHeader: 58,
  prefixHash: 16,
  puzzle: 65_536,
  contentDocument: 131_072,
  shortDraft: 16_384,
  longDraft: 65_536,
  longText: 1_048_576,
  vaultHeader: 40,
  securityKeyName: 64,
  recoverySet: 8,
  recoveryShare: 33,
} as const

/** Bytes before the body of a drop that two open: a slip, and eight parts of its key, all sealed. */
export const BEFORE_PARTED_BODY = 621

/** Sizes of a drop that two open, in bytes, apart from the others: the reporter's first script has no need of them. */
export const PARTED = {
  slip: 221,
  keyPart: 48,
  plain: 15_763,
  /** Wraps, and the sealed parts after them. */
  wraps: 9728,
} as const

/** Counts and spans. PROTOCOL.md section 4 */
export const LIMIT = {
  /** Channels of a key list, and people who can be left out of a matter. */
  channels: 8,
  choices: 16,
  /** The version of the last key list that an instance can have. */
  listVersion: 8191,
  positions: 8,
  /** UTF-16 units of a member's own name in a key list. */
  memberName: 80,
  slotNumbers: 8,
  slotParts: 4,
  pageBits: 8,
  boardWeeks: 156,
  echoWeeks: 16,
  /** Letters of one code in a week, each with an echo of its own. */
  weekLetters: 64,
  slotWeeks: 12,
  dropWeeks: 26,
  /** Weeks that a drop lives if it comes to a full box. */
  leastDropWeeks: 3,
  /** One more than a drop's: its drop may come after the week has turned. */
  blockWeeks: 27,
  /** Blocks that one ticket pays for, if it pays for no drop. */
  ticketBlocks: 32,
  /** Bytes of all key lists that a vault keeps. KEPT-FILES.md section 17.1 */
  keptKeyLists: 262_144,
  /** Roots before its own that a key list names: all former roots, so that none comes back. */
  successions: 32,
  recordWeeks: 53,
  /** Times that a record is written again. */
  generations: 64,
  /** Weeks for which the server keeps weekly keys, so that desks can make wraps again. */
  bundleWeeks: 5,
  listWeeks: 26,
  suspensionDays: 7,
  suspensionWait: 2,
  /** Statements on who reads in one number 0. */
  readingStatements: 10,
  checkpointEntries: 256,
  jsonDepth: 8,
  securityKeys: 4,
  savedViews: 40,
  /** members whom one note mentions: they fit beside the longest text */
  mentions: 8,
  /** in one block stream */
  files: 100,
  /** bytes */
  credential: 1023,
} as const

/** New passphrases have at least this many characters. */
export const PASSPHRASE_MIN = 16
