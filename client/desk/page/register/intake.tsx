import { useRef, useState } from 'preact/hooks'
import type { DeskTexts } from '../../../texts/desk/texts.ts'
import { fill } from '../../../texts/wording.ts'
import { isSealedReport, joinSheets } from '../../model/case/sealed-report.ts'
import { Picker } from '../evidence/attach.tsx'
import { useStore, useWords } from '../shell/words.ts'
import type { PageStore } from '../store/state.ts'
import { isFailure } from '../store/state.ts'
import { codesOn } from './read-codes.ts'

/** Something to say of what was taken in. */
interface Said {
  readonly mood: 'good' | 'bad' | 'calm'
  readonly text: string
}

/**
 * Takes in a report that a form sealed without a server, from its file or from pictures of its codes. The desk hands it
 * in to the server as anybody could, and reads it when the server lists it. PROTOCOL.md section 8.3
 */
export function Intake() {
  const store = useStore()
  const { desk } = useWords()
  const [said, setSaid] = useState<Said | null>(null)
  const [isBusy, setBusy] = useState(false)
  /** Codes of pictures that were chosen before: the others may be chosen later. */
  const codes = useRef<Uint8Array[]>([])
  const take = async (files: readonly File[]) => {
    if (files.length === 0) return
    setBusy(true)
    setSaid({ mood: 'calm', text: desk.intake.working })
    const read = await readAll(files, codes.current, desk)
    codes.current = read.codes
    setSaid(read.file === null ? read.said : await handedIn(store, read.file, desk))
    setBusy(false)
  }
  return (
    <details id="intake">
      <summary>{desk.intake.title}</summary>
      <p>{desk.intake.lead}</p>
      <p class="hint">{desk.intake.pictures}</p>
      <Picker
        id="intake"
        label={desk.intake.choose}
        disabled={isBusy}
        add={(files) => void take(files)}
      />
      <div role="status" id="intake-said">
        {said === null ? null : <p class={`notice ${said.mood}`}>{said.text}</p>}
      </div>
    </details>
  )
}

interface Read {
  readonly codes: Uint8Array[]
  /** Null if there is no whole one; then `said` says why. */
  readonly file: Uint8Array | null
  readonly said: Said
}

/** @param before codes of pictures that were chosen before */
async function readAll(
  files: readonly File[],
  before: readonly Uint8Array[],
  { intake }: DeskTexts,
): Promise<Read> {
  const bad = (text: string, codes: Uint8Array[] = [...before]): Read => {
    return { codes, file: null, said: { mood: 'bad', text } }
  }
  const codes = [...before]
  for (const one of files) {
    if (isSealedReport(one)) {
      const file = new Uint8Array(await one.arrayBuffer())
      return { codes: [], file, said: { mood: 'calm', text: intake.working } }
    }
    const found = await codesOn(one)
    if (found === null) return bad(fill(intake.noPicture, { name: one.name }))
    if (found.length === 0) return bad(fill(intake.noCode, { name: one.name }))
    codes.push(...found)
  }
  const joined = joinSheets(codes)
  switch (joined.kind) {
    case 'whole':
      return { codes: [], file: joined.file, said: { mood: 'calm', text: intake.working } }
    case 'missing':
      return bad(fill(intake.missing, { numbers: joined.numbers.join(', ') }), codes)
    case 'mixed':
      return bad(intake.mixed, [])
    case 'other':
      return bad(intake.otherCode, [])
    default:
      return joined satisfies never
  }
}

async function handedIn(store: PageStore, file: Uint8Array, desk: DeskTexts): Promise<Said> {
  const became = await store.ask('hand-in', { file })
  if (isFailure(became)) return { mood: 'bad', text: desk.errors[became] }
  const { end, failure } = became
  if (failure !== null) return { mood: 'bad', text: desk.registerErrors[failure] }
  if (end !== 'accepted') return { mood: 'bad', text: desk.intakeEnds[end] }
  void store.sync()
  return { mood: 'good', text: desk.intakeEnds.accepted }
}
