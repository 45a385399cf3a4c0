import type { PdfBlock } from '../../export/pdf/document.ts'
import { AsWritten } from '../case/as-written.tsx'
import { useWords } from '../shell/words.ts'

/** The text of a file, to be read before the file is made. */
export function ShownText({ blocks }: { readonly blocks: readonly PdfBlock[] }) {
  const { desk } = useWords()
  const { shown, shownHint } = desk.exporting
  return (
    <div class="work-wide">
      <h5 id="export-shown-title">{shown}</h5>
      <p class="hint">{shownHint}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: people without a mouse scroll it by keyboard */}
      <section id="export-shown" aria-labelledby="export-shown-title" tabIndex={0}>
        {blocks.map((block, at) => (
          <Block key={at} block={block} />
        ))}
      </section>
    </div>
  )
}

function Block({ block }: { readonly block: PdfBlock }) {
  switch (block.kind) {
    case 'heading':
      return (
        <p>
          <b>{block.text}</b>
        </p>
      )
    case 'text':
      return (
        <AsWritten
          text={block.text}
          lang={block.language ?? null}
          kind={block.as === 'quote' ? 'as-written' : ''}
        />
      )
    case 'facts':
      return <Lines lines={block.facts.map(({ term, text }) => `${term}: ${text}`)} />
    case 'list':
      return <Lines lines={block.items} />
    case 'table':
      return <Lines lines={[block.head, ...block.rows].map((cells) => cells.join(' · '))} />
    case 'new-page':
      return null
    default:
      return block satisfies never
  }
}

function Lines({ lines }: { readonly lines: readonly string[] }) {
  return (
    <ul>
      {lines.map((line, at) => (
        <li key={at}>{line}</li>
      ))}
    </ul>
  )
}
