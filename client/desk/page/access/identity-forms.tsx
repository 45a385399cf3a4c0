import { NAME_PURPOSES, type NamePurpose } from '../../../../crypto/entries/names.ts'
import type { CaseView } from '../../model/views.ts'
import { useWords } from '../shell/words.ts'
import { Choice, TextArea, useFields } from '../work/fields.tsx'
import type { WorkProps } from '../work/props.ts'
import { AccessStep } from './step.tsx'

export type Request = CaseView['access']['requests'][number]

export interface RequestProps extends WorkProps {
  readonly request: Request
}

export function Ask({ one }: WorkProps) {
  const { desk } = useWords()
  const begun = { purpose: '', text: '', reason: '' }
  const { value, at, clear } = useFields('ask-identity', one.id, begun)
  const text = value.text.trim()
  const reason = value.reason.trim()
  const purpose = purposeOf(value.purpose)
  return (
    <AccessStep
      id="ask-identity"
      label={desk.custody.ask}
      lead={desk.custody.askLead}
      confirm={desk.custody.askConfirm}
      request={() =>
        purpose === null || text === '' || reason === ''
          ? null
          : { kind: 'ask-identity', caseId: one.id, text, reason, purpose }
      }
      done={clear}
    >
      <Choice
        {...at('purpose')}
        label={desk.consent.purpose}
        none={desk.sheet.choose}
        choices={NAME_PURPOSES.map((each) => [each, desk.nameFor[each]])}
      />
      <TextArea {...at('text')} label={desk.custody.why} max={2000} />
      <TextArea {...at('reason')} label={desk.rights.reason} max={800} />
    </AccessStep>
  )
}

function purposeOf(value: string): NamePurpose | null {
  return NAME_PURPOSES.find((each) => each === value) ?? null
}

/** A custodian's answer: without the reporter's consent the name is given only by a step of its own. */
export function Answer(props: RequestProps) {
  const question = props.one.questions.find(({ request }) => request === props.request.id)
  if (question?.says === 'yes') return <Give {...props} />
  return (
    <>
      <FirstOrRefuse {...props} />
      <Beyond {...props} />
    </>
  )
}

function Give({ one, request }: RequestProps) {
  const { desk } = useWords()
  const begun = { as: '', text: '' }
  const { value, at, change, clear } = useFields('answer-identity', request.id, begun)
  const text = value.text.trim()
  const isWhole = text !== '' && value.as !== ''
  return (
    <AccessStep
      id="answer-identity"
      label={desk.custody.answer}
      lead={desk.custody.answerLead}
      confirm={desk.custody.answerConfirm}
      grave
      request={() =>
        isWhole
          ? {
              ...{ kind: 'answer-identity', caseId: one.id, request: request.id },
              ...{ given: value.as === 'give', text, beyond: null },
            }
          : null
      }
      done={clear}
    >
      <Choice
        {...at('as')}
        label={desk.custody.decision}
        none={desk.sheet.choose}
        choices={[
          ['give', desk.custody.give],
          ['refuse', desk.custody.refuse],
        ]}
      />
      <Copy one={one} use={(written) => change({ as: 'give', text: written })} />
      <TextArea {...at('text')} label={desk.custody.answerText} max={3000} />
    </AccessStep>
  )
}

function FirstOrRefuse({ one, request }: RequestProps) {
  const { desk } = useWords()
  const begun = { as: '', text: '' }
  const { value, at, clear } = useFields('answer-identity', request.id, begun)
  const text = value.text.trim()
  const of = { caseId: one.id, request: request.id, text }
  return (
    <AccessStep
      id="answer-identity"
      label={desk.custody.answer}
      lead={desk.consent.firstLead}
      confirm={desk.custody.answerConfirm}
      request={() => {
        if (value.as === 'first') return { kind: 'ask-first', ...of }
        if (value.as !== 'refuse' || text === '') return null
        return { kind: 'answer-identity', ...of, given: false, beyond: null }
      }}
      done={clear}
    >
      <Choice
        {...at('as')}
        label={desk.custody.decision}
        none={desk.sheet.choose}
        choices={[
          ...(request.first === null ? ([['first', desk.consent.first]] as const) : []),
          ['refuse', desk.custody.refuse],
        ]}
      />
      <TextArea {...at('text')} label={desk.consent.firstText} max={1000} />
    </AccessStep>
  )
}

/** The name is given although the reporter did not agree: with a reason, for good. */
function Beyond({ one, request }: RequestProps) {
  const { desk } = useWords()
  const begun = { text: '', why: '', tell: '' }
  const { value, at, change, clear } = useFields('give-beyond', request.id, begun)
  const [text, why, tell] = [value.text.trim(), value.why.trim(), value.tell.trim()]
  return (
    <AccessStep
      id="give-beyond"
      label={desk.consent.beyond}
      lead={desk.consent.beyondLead}
      confirm={desk.consent.beyondConfirm}
      grave
      request={() =>
        text === '' || why === '' || tell === ''
          ? null
          : {
              ...{ kind: 'answer-identity', caseId: one.id, request: request.id },
              ...{ given: true, text, beyond: { why, tell } },
            }
      }
      done={clear}
    >
      <Copy one={one} use={(written) => change({ text: written })} />
      <TextArea {...at('text')} label={desk.consent.beyondName} max={3000} />
      <TextArea {...at('why')} label={desk.consent.beyondWhy} max={800} />
      <TextArea {...at('tell')} label={desk.consent.beyondTell} max={800} />
    </AccessStep>
  )
}

interface CopyProps extends Pick<WorkProps, 'one'> {
  readonly use: (written: string) => void
}

/** Copies what the reporter wrote, so that nobody types a name again. */
function Copy({ one, use }: CopyProps) {
  const { desk } = useWords()
  const written = identityIn(one.items)
  if (written === null) return null
  return (
    <div class="work-wide">
      <button type="button" id="copy-identity" class="quiet" onClick={() => use(written)}>
        {desk.custody.copy}
      </button>
    </div>
  )
}

/** The newest words of the reporter on who they are, as they wrote them; null if none open here. */
function identityIn(items: CaseView['items']): string | null {
  const letters = items.flatMap((item) => {
    if (item.kind !== 'drop' || item.drop !== 'identity') return []
    // A letter on what the name may be used for says nothing of who they are.
    return item.content.answers.name === undefined ? [] : [item.content.answers]
  })
  const { name = '', contact = '' } = letters.at(-1) ?? {}
  const lines = [name, contact].flat().filter((line) => line.trim() !== '')
  return lines.length === 0 ? null : lines.join('\n')
}
