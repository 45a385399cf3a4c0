import type { ComponentChildren } from 'preact'

/** The name of a fact, the fact, and attributes of its element; null for one that there is not. */
export type Fact =
  | readonly [name: string, value: ComponentChildren, attributes?: Readonly<Record<string, string>>]
  | null

interface FactsProps {
  readonly look?: string
  readonly facts: readonly Fact[]
}

/** Facts under their names, in a row. */
export function Facts({ look = 'facts', facts }: FactsProps) {
  return (
    <dl class={look}>
      {facts.map((fact) => {
        if (fact === null) return null
        const [name, value, attributes] = fact
        return (
          <div key={name}>
            <dt>{name}</dt>
            <dd {...attributes}>{value}</dd>
          </div>
        )
      })}
    </dl>
  )
}
