import type { ChosenFile, Look } from '../../../client/reporter/files/chosen-file.ts'
import { newDraft, type State } from '../../../client/reporter/state.ts'
import { FOUND, STAYS } from '../../../client/shared/clean/outcome.ts'
import type { BoardMessage } from '../../../crypto/board/board.ts'
import type { Still } from './still.ts'

/** A word that has no place to break. */
const LONG = `Langt${'navn'.repeat(30)}`

/** Facts about a file, as plain JSON: its bytes are never read here. */
function file(number: number, look: unknown, change: Partial<ChosenFile> = {}): ChosenFile {
  const rest = { number, size: 2_400_000, ending: 'xyz', asIs: false, name: '', ...change }
  return { ...rest, look: look as Look } as ChosenFile
}

const CLEAN = {
  ...{
    kind: 'clean',
    format: 'jpeg',
    endingFits: false,
    stays: STAYS,
    pieces: [],
    size: 2_000_000,
  },
  found: FOUND.map((what) => ({
    what,
    value: what === 'person' ? LONG : `${what} 2026`,
    ...(what === 'place' ? { at: { latitude: 59.9139, longitude: 10.7522 } } : {}),
  })),
}

const FILES: readonly ChosenFile[] = [
  file(1, CLEAN, { name: LONG }),
  file(2, CLEAN, { asIs: true }),
  file(3, { kind: 'looking' }),
  file(4, { kind: 'unknown' }),
  file(5, { kind: 'trouble', code: 'locked' }, { asIs: true }),
  file(6, { kind: 'trouble', code: 'unreadable' }),
]

const PROGRESS = { share: 0.437, secondsLeft: 190, isTrying: true }

/** States with files of a report. @param channel that stands for the first one */
export function fileStills(channel: string, code: State['code']): readonly Still[] {
  const draft = { ...newDraft(), channel, answers: { what: 'Se på bildene.' } }
  const files = { report: FILES }
  return [
    { name: 'files, some chosen', step: 'files', change: { draft, files }, shows: '.file' },
    {
      name: 'files, some refused',
      step: 'files',
      change: { draft, files },
      press: ['next'],
      shows: '#errors',
    },
    {
      name: 'review, with files',
      step: 'review',
      change: { draft, files },
      shows: '#change-files',
    },
    {
      name: 'receipt, files on their way',
      step: 'receipt',
      change: { draft, code, sending: { kind: 'sending', progress: PROGRESS } },
      shows: '#upload',
    },
    {
      name: 'receipt, files paused',
      step: 'receipt',
      change: { draft, code, sending: { kind: 'paused', progress: PROGRESS } },
      shows: '#upload',
    },
  ]
}

/** A message with files, each in another state of being fetched; `messageId` is that of the message, in hex. */
export function fetchedFiles(message: BoardMessage, messageId: string): Partial<State> {
  const kinds = ['none', 'busy', 'saved', 'tampered'] as const
  const names = kinds.map((kind) => `${kind} ${LONG}.pdf`)
  const list = names.map((name) => ({ name, type: '', size: 12_345, offset: 0 }))
  const manifest = { key: [] as unknown as Uint8Array, blocks: 1, files: list }
  Object.assign(message.content, { manifest })
  const fetched = kinds.flatMap((kind, i) => {
    if (kind === 'none') return []
    return [[`${messageId} ${i}`, kind === 'busy' ? { kind, share: 0.4 } : { kind }] as const]
  })
  return { fetched: Object.fromEntries(fetched) }
}
