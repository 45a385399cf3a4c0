import { fill } from '../../../texts/wording.ts'
import { nameLine, toldLine } from '../../format/name-lines.ts'
import { nameRegister } from '../../model/names/name-register.ts'
import { useWords } from '../shell/words.ts'
import type { WorkProps } from '../work/props.ts'
import { Answer, Ask, type Request, type RequestProps } from './identity-forms.tsx'

/** Requests to the custodians with their answers, the forms to ask and to answer, and the register of both. */
export function Identity(props: WorkProps) {
  const { one, view } = props
  const { desk } = useWords()
  const { requests } = one.access
  const custodian = view.role === 'custodian'
  return (
    <>
      {custodian ? null : <p class="hint">{desk.custody.lead}</p>}
      {requests.length === 0 ? <p>{desk.custody.none}</p> : null}
      <Agreed one={one} />
      <ul class="work-list" id="identity-list">
        {requests.map((request) => (
          <li key={request.id} data-request={request.id} class="work-row">
            <Asked {...props} request={request} />
            <Says {...props} request={request} />
            <Told one={one} request={request} />
            {custodian && request.answer === null ? <Answer {...props} request={request} /> : null}
          </li>
        ))}
      </ul>
      {!custodian && one.may.handle ? <Ask {...props} /> : null}
      <NameRegister one={one} />
    </>
  )
}

/** All that the reporter agreed to, on the desk of the member who keeps the name. */
function Agreed({ one: { consent } }: Pick<WorkProps, 'one'>) {
  const { desk, day } = useWords()
  if (consent === null) return null
  const { uses } = consent
  if (uses === null || consent.day === null) return <p id="agreed">{desk.consent.unsaid}</p>
  const agreed = uses.map((use) => desk.nameFor[use]).join('; ')
  const words = uses.length === 0 ? desk.consent.agreedNothing : desk.consent.agreed
  return <p id="agreed">{fill(words, { uses: agreed, day: day(consent.day) })}</p>
}

function Asked({ one, request }: RequestProps) {
  const { desk, day, name } = useWords()
  const titled = (member: string) => name(one.access.titles[member])
  const { answer, first, purpose } = request
  const asked = { name: titled(request.member), day: day(request.day) }
  return (
    <>
      <p>
        <strong>{fill(desk.custody.asked, asked)}</strong>
      </p>
      <p class="work-facts" data-purpose={purpose ?? 'none'}>
        {purpose === null
          ? desk.consent.noPurpose
          : fill(desk.consent.asksFor, { purpose: desk.nameFor[purpose] })}
      </p>
      <p class="as-written">{request.text}</p>
      {first === null ? null : (
        <>
          <p class="work-facts" data-first>
            {fill(desk.custody.first, { name: titled(first.member), day: day(first.day) })}
          </p>
          {first.text === '' ? null : <p class="as-written">{first.text}</p>}
        </>
      )}
      <p class="work-facts" data-answer={answer?.as ?? 'waits'}>
        {answer === null
          ? desk.custody.waits
          : fill(desk.custody[answer.as], { name: titled(answer.member), day: day(answer.day) })}
      </p>
      {answer?.beyond ? (
        <p class="notice beyond">{fill(desk.consent.beyondSaid, { why: answer.beyond.why })}</p>
      ) : null}
      {answer === null || answer.text === '' ? null : <p class="as-written">{answer.text}</p>}
    </>
  )
}

/** Beside a request: whether the reporter agrees to it, and their answer if they were asked. */
function Says({ one, request }: RequestProps) {
  const { desk, day } = useWords()
  const question = one.questions.find((each) => each.request === request.id)
  if (question === undefined) return null
  if (question.says === null) {
    const { asked } = question
    return asked === null ? null : (
      <p class="hint" data-asked>
        {fill(desk.consent.asked, { day: day(asked) })}
      </p>
    )
  }
  if (request.answer !== null) return null
  const answers = one.consent?.answers.filter(({ about }) => about === question.letter) ?? []
  return (
    <>
      <p data-consent={question.says}>
        {fill(desk.consent.says, { consent: desk.consents[question.says] })}
      </p>
      {answers.map((each) => (
        <div key={`${each.day} ${each.agrees}`} data-came={each.agrees ? 'yes' : 'no'}>
          <p>
            {fill(desk.consent.came, {
              day: day(each.day),
              answer: desk.yesNo[each.agrees ? 'yes' : 'no'],
            })}
          </p>
          <p class="as-written">{each.asked}</p>
        </div>
      ))}
    </>
  )
}

/** The day on which the reporter was told that the name was given, and the words of that letter. */
function Told({
  one,
  request: { id },
}: {
  readonly one: WorkProps['one']
  readonly request: Request
}) {
  const words = useWords()
  const telling = one.tellings.find(({ request }) => request === id)
  const said = telling === undefined ? null : toldLine(telling, words)
  if (telling === undefined || said === null) return null
  const letter = one.items.find(({ key }) => key === telling.record)
  const entry = letter?.kind === 'entry' ? letter.entry : null
  return (
    <>
      <p>{said}</p>
      {entry?.kind === 'notice' || entry?.kind === 'message' ? (
        <p class="as-written told-text" lang={entry.language ?? undefined}>
          {entry.text}
        </p>
      ) : null}
    </>
  )
}

/** The register of consents and disclosures, without the name; nothing while nobody has asked. */
function NameRegister({ one }: Pick<WorkProps, 'one'>) {
  const words = useWords()
  const { desk, name } = words
  const rows = nameRegister(one.access.requests)
  if (rows.length === 0) return null
  return (
    <>
      <h5 id="name-register-title">{desk.consent.register}</h5>
      <ol class="work-list" id="name-register" aria-labelledby="name-register-title">
        {rows.map((row) => {
          const line = nameLine(row, words, (member) => name(one.access.titles[member]))
          return (
            <li
              key={row.request}
              class="work-row"
              data-outcome={row.outcome}
              data-consent={row.consent ?? 'none'}
            >
              <p>
                <strong>{line.head}</strong>
              </p>
              <p class="work-facts">{line.facts.join(' · ')}</p>
            </li>
          )
        })}
      </ol>
    </>
  )
}
