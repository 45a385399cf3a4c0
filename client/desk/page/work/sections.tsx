import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'

interface SectionsProps<Name extends string> {
  /** Ids begin with it: that of each button, which its name ends, and of what is open. */
  readonly id: string
  readonly class: string
  readonly title: string
  readonly names: readonly Name[]
  /** The label of the button of a section, and the state of the section. */
  readonly label: (name: Name) => ComponentChildren
  readonly section: (name: Name) => ComponentChildren
}

/** Sections of a case, of which one is open at a time. */
export function Sections<Name extends string>(props: SectionsProps<Name>) {
  const { id, title, names, label, section } = props
  const [open, setOpen] = useState<Name | null>(null)
  return (
    <section class={props.class} aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`} class="only-heard">
        {title}
      </h3>
      <div class="work-bar">
        {names.map((name) => (
          <button
            key={name}
            type="button"
            id={`${id}-${name}`}
            aria-expanded={open === name}
            aria-controls={`${id}-open`}
            onClick={() => setOpen(open === name ? null : name)}
          >
            {label(name)}
          </button>
        ))}
      </div>
      <div id={`${id}-open`} class="work-open" hidden={open === null}>
        {open === null ? null : section(open)}
      </div>
    </section>
  )
}
