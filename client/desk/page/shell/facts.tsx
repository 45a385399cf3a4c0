import type { ComponentChildren } from 'preact'

interface FactsProps {
  readonly facts: readonly (readonly [term: string, value: ComponentChildren])[]
}

/** Facts under their names, in a row. */
export function Facts({ facts }: FactsProps) {
  return (
    <dl class="facts">
      {facts.map(([term, value]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
