import { useWords } from '../shell/words.ts'
import type { WorkProps } from '../work/props.ts'

/** Hints for the desk's own member on how they read this case; mostly there are none. */
export function Standings({ one, view }: Pick<WorkProps, 'one' | 'view'>) {
  const { desk } = useWords()
  const own = view.members.find((each) => each.own)
  const reader = one.access.readers.find(({ member }) => member === own?.id)
  const lines = [
    ...(one.writable && !one.may.handle ? [desk.rights.onlyReads] : []),
    ...(reader !== undefined && !reader.byReport ? [desk.rights.letters] : []),
  ]
  return lines.map((line) => (
    <p key={line} class="hint standing">
      {line}
    </p>
  ))
}
