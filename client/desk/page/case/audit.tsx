import { useState } from 'preact/hooks'
import type { DeskTexts } from '../../../texts/desk/texts.ts'
import { fill } from '../../../texts/wording.ts'
import type { AuditCase, AuditLine } from '../../model/audit/audit.ts'
import type { DeskView } from '../../model/views.ts'
import { Modal, useModal } from '../shell/modal.tsx'
import { useWords } from '../shell/words.ts'
import { Select } from '../work/fields.tsx'
import { useTitles } from '../work/props.ts'

/** The desk of an auditor: what was done in cases, and nothing of what they are about. */
export function AuditDesk({ view }: { readonly view: DeskView }) {
  const { desk } = useWords()
  return (
    <main class="audit" aria-labelledby="audit-title">
      <h2 id="audit-title" tabIndex={-1}>
        {desk.audit.title}
      </h2>
      <p class="hint">{desk.audit.lead}</p>
      <AuditLog view={view} empty={desk.audit.empty} />
    </main>
  )
}

/** Cases that were deleted, as far as anything is left of them. */
export function Deleted({ view, close }: { readonly view: DeskView; readonly close: () => void }) {
  const { desk } = useWords()
  const dialog = useModal()
  return (
    <Modal
      {...{ dialog, close }}
      name="deleted"
      class="audit"
      title={desk.audit.deleted}
      lead={desk.audit.deletedLead}
      leave={[desk.audit.close, 'primary']}
    >
      <AuditLog view={view} empty={desk.audit.deletedEmpty} />
    </Modal>
  )
}

interface AuditLogProps {
  readonly view: DeskView
  /** Text to show if there is no line at all. */
  readonly empty: string
}

function AuditLog({ view, empty }: AuditLogProps) {
  const { desk } = useWords()
  const [member, choose] = useState('')
  if (view.audit.length === 0) return <p class="empty">{empty}</p>
  const isShown = (line: AuditLine) => member === '' || line.member === member
  const cases = view.audit
    .map((one) => ({ ...one, lines: one.lines.filter(isShown) }))
    .filter(({ lines, damaged }) => lines.length > 0 || (damaged && member === ''))
  return (
    <>
      <div class="audit-tools">
        <MemberChoice {...{ view, member, choose }} />
        <button type="button" onClick={() => print()}>
          {desk.audit.print}
        </button>
      </div>
      {cases.length === 0 ? <p class="empty">{desk.audit.none}</p> : null}
      {cases.map((one) => (
        <CaseLog key={one.reference} one={one} view={view} />
      ))}
    </>
  )
}

interface MemberChoiceProps {
  readonly view: DeskView
  readonly member: string
  readonly choose: (member: string) => void
}

/** Everybody who did something that stands here. */
function MemberChoice({ view, member, choose }: MemberChoiceProps) {
  const { desk } = useWords()
  const titleOf = useTitles(view, desk.audit.unknown)
  const ids = [...new Set(view.audit.flatMap(({ lines }) => lines.map((line) => line.member)))]
  const options = [
    ['', desk.audit.everybody] as const,
    ...ids.map((id) => [id, titleOf(id)] as const),
  ]
  return (
    <label for="audit-member">
      {desk.audit.member}
      <Select id="audit-member" value={member} options={options} change={choose} />
    </label>
  )
}

function CaseLog({ one, view }: { readonly one: AuditCase; readonly view: DeskView }) {
  const { desk } = useWords()
  const { reference } = one
  const title = reference === '' ? desk.audit.noReference : fill(desk.audit.case, { reference })
  return (
    <section class="audit-case">
      <h3>{title}</h3>
      {one.damaged ? <p class="notice">{desk.audit.damaged}</p> : null}
      <table>
        <thead>
          <tr>
            <th scope="col">{desk.audit.day}</th>
            <th scope="col">{desk.audit.who}</th>
            <th scope="col">{desk.audit.what}</th>
          </tr>
        </thead>
        <tbody>
          {one.lines.map((line, at) => (
            <Line key={at} line={line} view={view} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Line({ line, view }: { readonly line: AuditLine; readonly view: DeskView }) {
  const { desk, day } = useWords()
  const titled = useTitles(view, desk.audit.unknown)
  const said = { name: titled(line.about), detail: detailOf(line, desk) }
  return (
    <tr>
      <td>{day(line.day)}</td>
      <td>{titled(line.member)}</td>
      <td>
        {fill(desk.auditWhat[line.what], said)}
        {line.text ? <p class="pre">{fill(desk.audit.reason, { text: line.text })}</p> : null}
        {line.author === line.member ? null : (
          <p class="hint">{fill(desk.audit.mirrored, { name: titled(line.author) })}</p>
        )}
      </td>
    </tr>
  )
}

/** A word of the catalogue; empty if there is no detail, or one that does not belong to this kind of line. */
function detailOf({ what, detail }: AuditLine, desk: DeskTexts): string {
  const words: Readonly<Record<string, string>> =
    what === 'granted'
      ? desk.caseRoles
      : what === 'released'
        ? desk.releaseReasons
        : what === 'status' || what === 'overridden'
          ? desk.statuses
          : desk.cameBy
  return detail !== null && Object.hasOwn(words, detail) ? (words[detail] ?? '') : ''
}
