import { DAY_MS } from '../../../../crypto/days/calendar.ts'
import type { Language } from '../../../../crypto/entries/names.ts'
import { DESK_CATALOGUES } from '../../../texts/desk/catalogue.ts'
import { fill, LOCALES } from '../../../texts/wording.ts'
import type { CaseView } from '../../model/views.ts'
import { useStore, useWords } from '../shell/words.ts'
import { Choice, TextArea, useFields } from '../work/fields.tsx'
import type { WorkProps } from '../work/props.ts'
import { AccessStep } from './step.tsx'

type Request = CaseView['access']['requests'][number]

/** Requests to the custodians with their answers, and the forms to ask and to answer. */
export function Identity(props: WorkProps) {
  const { one, view } = props
  const { desk } = useWords()
  const { requests } = one.access
  const custodian = view.role === 'custodian'
  return (
    <>
      <p class="hint">{desk.custody.lead}</p>
      {requests.length === 0 ? <p>{desk.custody.none}</p> : null}
      <ul class="work-list" id="identity-list">
        {requests.map((request) => (
          <li key={request.id} data-request={request.id} class="work-row">
            <Asked {...props} request={request} />
            <Told one={one} request={request} />
            {custodian && request.answer === null ? <Answer {...props} request={request} /> : null}
          </li>
        ))}
      </ul>
      {!custodian && one.may.handle ? <Ask {...props} /> : null}
    </>
  )
}

interface RequestProps extends WorkProps {
  readonly request: Request
}

function Asked({ one, request }: RequestProps) {
  const { desk, day, name } = useWords()
  const titled = (member: string) => name(one.access.titles[member])
  const { answer } = request
  return (
    <>
      <p>
        <strong>
          {fill(desk.custody.asked, { name: titled(request.member), day: day(request.day) })}
        </strong>
      </p>
      <p class="as-written">{request.text}</p>
      <p class="work-facts" data-answer={answer?.as ?? 'waits'}>
        {answer === null
          ? desk.custody.waits
          : fill(desk.custody[answer.as], { name: titled(answer.member), day: day(answer.day) })}
      </p>
      {answer === null || answer.text === '' ? null : <p class="as-written">{answer.text}</p>}
    </>
  )
}

/** The day on which the reporter was told that the name was given, and the words of that letter. */
function Told({ one, request: { id } }: Pick<RequestProps, 'one' | 'request'>) {
  const { desk, day } = useWords()
  const telling = one.tellings.find(({ request }) => request === id)
  if (telling === undefined || telling.told === null) return null
  const { told, record, untold } = telling
  const { rights } = desk
  const said = untold === null ? rights.told : untold === 'unseen' ? rights.unseen : rights.written
  const letter = one.items.find(({ key }) => key === record)
  const entry = letter?.kind === 'entry' ? letter.entry : null
  return (
    <>
      <p>{fill(said, { day: day(told) })}</p>
      {entry?.kind === 'notice' || entry?.kind === 'message' ? (
        <p class="as-written told-text" lang={entry.language ?? undefined}>
          {entry.text}
        </p>
      ) : null}
    </>
  )
}

function Ask({ one }: WorkProps) {
  const { desk } = useWords()
  const { value, at, clear } = useFields('ask-identity', one.id, { text: '', reason: '' })
  const text = value.text.trim()
  const reason = value.reason.trim()
  const isWhole = text !== '' && reason !== ''
  return (
    <AccessStep
      id="ask-identity"
      label={desk.custody.ask}
      lead={desk.custody.askLead}
      confirm={desk.custody.askConfirm}
      request={() => (isWhole ? { kind: 'ask-identity', caseId: one.id, text, reason } : null)}
      done={clear}
    >
      <TextArea {...at('text')} label={desk.custody.why} max={2000} />
      <TextArea {...at('reason')} label={desk.rights.reason} max={800} />
    </AccessStep>
  )
}

function Answer({ one, request }: RequestProps) {
  const { desk } = useWords()
  const begun = { as: '', text: '' }
  const { value, at, change, clear } = useFields('answer-identity', request.id, begun)
  const text = value.text.trim()
  const written = identityIn(one.items)
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
              ...{ given: value.as === 'give', text },
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
      {written === null ? null : (
        <div class="work-wide">
          <button
            type="button"
            id="copy-identity"
            class="quiet"
            onClick={() => change({ as: 'give', text: written })}
          >
            {desk.custody.copy}
          </button>
        </div>
      )}
      <TextArea {...at('text')} label={desk.custody.answerText} max={3000} />
    </AccessStep>
  )
}

/** The newest words of the reporter on who they are, as they wrote them; null if none open here. */
function identityIn(items: CaseView['items']): string | null {
  const letters = items.filter((item) => item.kind === 'drop' && item.drop === 'identity')
  const letter = letters.at(-1)
  if (letter?.kind !== 'drop') return null
  const { name = '', contact = '' } = letter.content.answers
  const lines = [name, contact].flat().filter((line) => line.trim() !== '')
  return lines.length === 0 ? null : lines.join('\n')
}

/**
 * Disclosures of a name that the reporter has not been told about yet, and the letter that tells it. Only a
 * member other than the one who asked may send the letter.
 */
export function DisclosureForm({ one, view }: Pick<WorkProps, 'one' | 'view'>) {
  const { desk } = useWords()
  const own = view.members.find((member) => member.own)?.id
  return one.tellings.map(({ request, letter, told }) => {
    const asked = one.access.requests.find(({ id }) => id === request)
    if (told !== null || asked === undefined) return null
    return (
      <section key={request} class="notice untold" data-request={request}>
        <p>{desk.rights.untold}</p>
        {asked.member === own ? <p id="tell-by-other">{desk.rights.tellByOther}</p> : null}
        {asked.member !== own && one.may.handle ? <Tell {...{ one, asked, letter }} /> : null}
      </section>
    )
  })
}

interface TellProps extends Pick<WorkProps, 'one'> {
  readonly asked: Request
  /** Message id of the letter. */
  readonly letter: string
}

function Tell({ one, asked, letter }: TellProps) {
  const store = useStore()
  const { desk, language: own } = useWords()
  const language = one.language ?? own
  const begun = { text: letterText(one, asked, language), job: crypto.randomUUID() as string }
  const { value, at, clear } = useFields('tell-reporter', asked.id, begun)
  const text = value.text.trim()
  return (
    <AccessStep
      id="tell-reporter"
      label={desk.rights.tell}
      lead={fill(desk.rights.tellLead, { language: desk.languages[language] })}
      confirm={desk.rights.tellConfirm}
      request={() => {
        if (text === '') return null
        const said = { kind: 'message', as: 'notice', text, language, letter } as const
        return () => store.act(value.job, one.id, said)
      }}
      done={clear}
    >
      <TextArea {...at('text')} label={desk.rights.tellText} max={2000} />
    </AccessStep>
  )
}

/** The text of the letter in the reporter's own language: who asked, when, and why. */
function letterText({ access }: CaseView, { member, day, reason }: Request, language: Language) {
  const { rights } = DESK_CATALOGUES[language]
  const date = new Date(day * DAY_MS).toLocaleDateString([...LOCALES[language]], {
    ...({ day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const),
  })
  const who = access.titles[member]?.[language] ?? ''
  const why = reason === null ? [] : [fill(rights.letterWhy, { reason })]
  return [fill(rights.letter, { who, day: date }), ...why, rights.letterEnd].join('\n\n')
}
