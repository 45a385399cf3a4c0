import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { AskAgain } from '../access/gate.tsx'
import { ACCESS_PANELS } from '../access/sheet.tsx'
import { CaseClocks } from '../deadlines/deadlines.tsx'
import { Boundary } from '../shell/boundary.tsx'
import { useWords } from '../shell/words.ts'
import type { SetDraft } from '../shell/workplace-state.ts'
import type { Panel } from '../work/panel.ts'
import type { TellProps } from '../work/props.ts'
import { WORK_PANELS } from '../work/sheet.tsx'
import { Acknowledge, type AcknowledgeProps } from './acknowledge.tsx'

/** Every panel of casework, in the order in which they stand. */
const PANELS: readonly Panel[] = [...WORK_PANELS, ...ACCESS_PANELS]

interface ColumnProps extends TellProps {
  readonly setDraft: SetDraft
  /** The report that nobody has confirmed yet; null if there is none. */
  readonly unconfirmed: AcknowledgeProps | null
  /** Whether the member has just opened the case, and is asked again whether they have a part in it. */
  readonly asksAgain: boolean
  /** The cases that are handled with it, and how the member reads it. */
  readonly children: ComponentChildren
}

/** The casework of a case: its deadlines, and panels of which one is open at a time. */
export function CaseworkColumn(column: ColumnProps) {
  const { unconfirmed, asksAgain, setDraft, children, ...props } = column
  const { one, view, tell } = props
  const { desk } = useWords()
  const [open, setOpen] = useState<string | null>(null)
  const panels = PANELS.filter(({ isThere }) => isThere(one))
  return (
    <section class="casework" aria-labelledby="casework-title">
      <h3 id="casework-title" tabIndex={-1}>
        {desk.sheet.title}
      </h3>
      {unconfirmed === null ? null : <Acknowledge key={unconfirmed.one.id} {...unconfirmed} />}
      {asksAgain ? <AskAgain one={one} /> : null}
      {children}
      <CaseClocks {...{ one, view, setDraft, tell }} />
      <div class="panels">
        {panels.map((panel) => (
          <PanelLine
            key={panel.id}
            {...props}
            {...{ panel, isOpen: open === panel.id }}
            toggle={() => setOpen(open === panel.id ? null : panel.id)}
          />
        ))}
      </div>
    </section>
  )
}

interface PanelProps extends TellProps {
  readonly panel: Panel
  readonly isOpen: boolean
  readonly toggle: () => void
}

function PanelLine({ panel, isOpen, toggle, ...props }: PanelProps) {
  const { desk } = useWords()
  const { id, title, State, Section } = panel
  const line = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (isOpen) line.current?.scrollIntoView({ block: 'start' })
  }, [isOpen])
  return (
    <div ref={line} class="panel-line" data-open={isOpen}>
      <h4>
        <button
          type="button"
          {...{ id, 'aria-expanded': isOpen }}
          {...(isOpen ? { 'aria-controls': `${id}-open` } : {})}
          onClick={toggle}
        >
          <span>{title(desk)}</span>
          <Boundary>
            <State {...props} />
          </Boundary>
        </button>
      </h4>
      {isOpen ? (
        <div id={`${id}-open`} class="work-open">
          <Boundary of={props.one.reference}>
            <Section {...props} />
          </Boundary>
        </div>
      ) : null}
    </div>
  )
}
