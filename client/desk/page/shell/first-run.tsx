import { useWords } from './words.ts'

const LINES = ['arrives', 'first', 'answer', 'keys', 'lock'] as const

export interface FirstRunProps {
  readonly dismiss: () => void
}

/** For who sees the desk for the first time: what comes, what to do first, how it is done fast. */
export function FirstRun({ dismiss }: FirstRunProps) {
  const { desk } = useWords()
  return (
    <section class="guide" aria-labelledby="guide-title">
      <h2 id="guide-title" tabIndex={-1}>
        {desk.guide.title}
      </h2>
      <p class="hint">{desk.guide.lead}</p>
      <ol>
        {LINES.map((line) => (
          <li key={line}>{desk.guide[line]}</li>
        ))}
      </ol>
      <button type="button" id="guide-dismiss" onClick={dismiss}>
        {desk.guide.dismiss}
      </button>
    </section>
  )
}
