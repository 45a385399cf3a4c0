import { useState } from 'preact/hooks'
import type { Untold } from '../../model/board/arrival.ts'
import type { CaseView } from '../../model/views.ts'
import { TakeOut } from '../export/take-out.tsx'
import { useWords } from '../shell/words.ts'
import type { WorkProps } from '../work/props.ts'
import { Identity } from './identity.tsx'
import { Keeping } from './keeping.tsx'
import { Readers } from './readers.tsx'

const SECTIONS = ['readers', 'identity', 'keeping', 'export'] as const
type SectionName = (typeof SECTIONS)[number]

/** Sections on the readers of the case, the identity of its reporter, how long it is kept, and what leaves the desk. */
export function AccessSheet(props: WorkProps) {
  const { one } = props
  const { desk } = useWords()
  const [open, setOpen] = useState<SectionName | null>(null)
  const sections = one.identityOnly ? (['identity'] as const) : SECTIONS
  return (
    <section class="work access" aria-labelledby="access-title">
      <h3 id="access-title" class="only-heard">
        {desk.access.title}
      </h3>
      <div class="work-bar">
        {sections.map((name) => (
          <button
            key={name}
            type="button"
            id={`access-${name}`}
            aria-expanded={open === name}
            aria-controls="access-open"
            onClick={() => setOpen(open === name ? null : name)}
          >
            {name === 'export' ? desk.exporting.title : desk.access[name]}
            <State name={name} one={one} />
          </button>
        ))}
      </div>
      <div id="access-open" class="work-open" hidden={open === null}>
        {open === 'readers' ? <Readers {...props} /> : null}
        {open === 'identity' ? <Identity {...props} /> : null}
        {open === 'keeping' ? <Keeping {...props} /> : null}
        {open === 'export' ? <TakeOut {...props} /> : null}
      </div>
    </section>
  )
}

/** The state of a section, in a word. */
function State({
  name,
  one: { access, tellings },
}: {
  readonly name: SectionName
  readonly one: CaseView
}) {
  const { desk } = useWords()
  const waits = access.requests.some(({ answer }) => answer === null)
  const isUntold = (why: Untold | null) => why !== null && why !== 'unseen'
  const untold = tellings.some(({ told, untold: why }) => told === null || isUntold(why))
  const text = {
    readers: String(access.readers.length),
    identity: waits ? desk.custody.waits : untold ? desk.rights.untoldState : '',
    keeping: access.hold === null ? '' : desk.keeping.state,
    export: '',
  }[name]
  return text === '' ? null : <span class="work-state">{text}</span>
}
