import { useMemo, useState } from 'preact/hooks'
import { fill } from '../../../texts/wording.ts'
import { Portions } from '../../model/portions.ts'
import { useWords } from '../shell/words.ts'

export interface AsWrittenProps {
  readonly text: string
  /** null for words of the program. */
  readonly lang?: string | null
  readonly kind?: string
}

/** Text that a person wrote, of any length: a long text shows its beginning, and more on request. */
export function AsWritten({ text, lang = null, kind = 'as-written' }: AsWrittenProps) {
  const { desk } = useWords()
  const portions = useMemo(() => new Portions(text, false), [text])
  const [shown, setShown] = useState(1)
  const numbers = Array.from({ length: Math.min(shown, portions.count) }, (_, i) => i + 1)
  return (
    <>
      {numbers.map((number) => (
        <p key={number} class={kind} lang={lang ?? undefined}>
          {portions.shown(number)}
        </p>
      ))}
      {shown < portions.count ? (
        <button type="button" class="quiet more" onClick={() => setShown(shown + 1)}>
          {fill(desk.files.goOn, { part: shown, parts: portions.count })}
        </button>
      ) : null}
    </>
  )
}
