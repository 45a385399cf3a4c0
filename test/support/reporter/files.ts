import { type ChosenFile, type Look, REPORT } from '../../../client/reporter/files/chosen-file.ts'
import type { CleanReply, CleanWorker } from '../../../client/reporter/files/cleaning.ts'
import { makeFiles } from '../../../client/reporter/files/entry.ts'
import type { App, FilesPart, State } from '../../../client/reporter/state.ts'
import { type MicrophoneLike, VoiceError } from '../../../client/reporter/voice/record.ts'
import { writing } from './writing.ts'

/** Replies of a worker to a file, in turn; null if it stops replying. */
export type Script = (file: File) => readonly CleanReply[] | null

/** A worker that cleans by a script, awake from the start. */
export function scriptedWorker(script: Script, onEnd: () => void = () => {}): CleanWorker {
  const listeners: ((event: unknown) => void)[] = []
  const tell = (data: CleanReply) => {
    for (const listener of listeners) listener({ data })
  }
  queueMicrotask(() => tell({ kind: 'working' }))
  return {
    postMessage: ({ file }: { readonly file: File }) => {
      queueMicrotask(() => {
        for (const reply of script(file) ?? []) tell(reply)
      })
    },
    terminate: onEnd,
    addEventListener: (type: string, listener: unknown) => {
      if (type === 'message') listeners.push(listener as (event: unknown) => void)
    },
  }
}

/** The page's part for files, without a browser: no file is checked. */
export function stillFiles(script: Script = () => null): FilesPart {
  const source = { start: () => scriptedWorker(script), patience: 60_000 }
  return makeFiles(source, new EventTarget(), NO_MICROPHONE)
}

/** As in a browser that does not let any page record. */
export const NO_MICROPHONE: MicrophoneLike = {
  canRecord: false,
  record: async () => {
    throw new VoiceError('unsupported')
  },
  close: () => {},
}

export const CLEAN: Extract<Look, { kind: 'clean' }> = {
  kind: 'clean',
  format: 'jpeg',
  endingFits: true,
  found: [],
  stays: [],
  pieces: [],
  size: 1000,
}

/** A file that was chosen. */
export function chosen(number: number, change: Partial<ChosenFile> = {}): ChosenFile {
  const file = new File(['x'], `kari-nordmann-${number}.xyz`)
  return { number, file, size: 1200, ending: 'xyz', look: CLEAN, asIs: false, name: '', ...change }
}

/** A reporter who has written a word, and chosen these files. */
export function withFiles(files: readonly ChosenFile[], change: Partial<State> = {}): App {
  const still = writing(
    { answers: { what: 'Something' } },
    { files: { [REPORT]: files }, ...change },
  )
  return Object.assign(still, { files: { kind: 'ready', part: stillFiles() } })
}
