import type { DeskTexts } from '../../../texts/desk/texts.ts'
import { fill } from '../../../texts/wording.ts'
import type { DeskView } from '../../model/views.ts'
import { useStore, useWords } from '../shell/words.ts'
import { useTitles } from '../work/props.ts'
import { AccessStep } from './step.tsx'

export interface TakenProps {
  readonly view: DeskView
}

/** Cases that are closed on this desk, by whom, and what can be done; also the releases of colleagues. */
export function TakenAccessList({ view }: TakenProps) {
  const store = useStore()
  const { desk, day } = useWords()
  const titleOf = useTitles(view)
  const { shut, taken } = view
  if (shut.length + taken.length === 0) return null
  return (
    <section id="taken" class="notices" tabIndex={-1} aria-label={desk.taken.title}>
      {shut.map((one) => (
        <Shut key={one.id} {...{ view, one }} />
      ))}
      {taken.length === 0 ? null : (
        <div class="notice">
          <p>
            <strong>{desk.taken.title}</strong>
          </p>
          <ul>
            {taken.map(({ mark, reference, by, member, day: on, why }) => (
              <li key={mark}>
                {`${nameOf(desk, reference)}: `}
                {fill(desk.taken.done, {
                  ...{ by: titleOf(by), name: titleOf(member), day: day(on) },
                  why: desk.releaseReasons[why],
                })}{' '}
                <button
                  type="button"
                  id={`taken-seen-${mark}`}
                  onClick={() => void store.markRead([mark])}
                >
                  {desk.taken.seen}
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  )
}

function nameOf(desk: DeskTexts, reference: string | null): string {
  return reference === null ? desk.audit.noReference : fill(desk.audit.case, { reference })
}

function Shut({ view, one }: TakenProps & { readonly one: DeskView['shut'][number] }) {
  const { desk, day } = useWords()
  const titleOf = useTitles(view)
  const { id, by, judges, held } = one
  const name = by === null ? '' : titleOf(by)
  const names = judges.map(titleOf).join(', ')
  return (
    <div class="notice" data-shut={id}>
      <p>
        <strong>{nameOf(desk, one.reference)}. </strong>
        {by === null || one.day === null
          ? desk.taken.held
          : fill(desk.taken.shut, { name, day: day(one.day) })}
      </p>
      {by === null ? null : (
        <>
          <p>
            {judges.length < 2 ? desk.taken.noJudges : fill(desk.taken.judges, { names, name })}
          </p>
          <AccessStep
            id={`agree-${id}`}
            label={desk.taken.agree}
            lead={desk.taken.agreeLead}
            confirm={desk.taken.agreeConfirm}
            grave
            barred={held ? desk.taken.agreeHeld : null}
            request={() => ({ kind: 'agree', caseId: id })}
          />
        </>
      )}
    </div>
  )
}
