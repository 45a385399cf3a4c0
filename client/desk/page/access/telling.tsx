import { DAY_MS } from '../../../../crypto/days/calendar.ts'
import type { NameTold } from '../../../../crypto/entries/consent.ts'
import type { Language } from '../../../../crypto/entries/names.ts'
import { DESK_CATALOGUES } from '../../../texts/desk/catalogue.ts'
import { fill, LOCALES } from '../../../texts/wording.ts'
import { consentThen } from '../../model/names/name-register.ts'
import type { CaseView } from '../../model/views.ts'
import { useStore, useWords } from '../shell/words.ts'
import { TextArea, useFields } from '../work/fields.tsx'
import type { WorkProps } from '../work/props.ts'
import type { Request } from './identity-forms.tsx'
import { AccessStep } from './step.tsx'

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
        const name = nameTold('given', asked)
        const said = { kind: 'message', as: 'notice', text, language, letter, name } as const
        return () => store.act(value.job, one.id, said)
      }}
      done={clear}
    >
      <TextArea {...at('text')} label={desk.rights.tellText} max={2000} />
    </AccessStep>
  )
}

/** The part of a message that the reporter's own register shows. */
function nameTold(what: 'asked' | 'given', { purpose, first, answer }: Request): NameTold {
  const found = answer ?? first
  const uses = found?.uses ?? null
  return {
    ...{ what, purpose: purpose ?? 'other', consent: found?.consent ?? 'unsaid' },
    ...(uses === null ? {} : { uses: [...uses] }),
  }
}

/** The text of the letter in the reporter's own language: who asked, when, what for and why. */
function letterText(one: CaseView, asked: Request, language: Language) {
  const { rights, consentLetter, consentFor } = DESK_CATALOGUES[language]
  const { reason, answer } = asked
  const purpose = consentFor[asked.purpose ?? 'other']
  const why = reason === null ? [] : [fill(rights.letterWhy, { reason })]
  const tell = answer?.beyond?.tell ?? ''
  const then = consentThen(answer)
  const consent =
    then === 'without'
      ? [fill(consentLetter.without, { tell }).trim()]
      : then === 'yes'
        ? [consentLetter.agreed]
        : []
  const said = [
    fill(rights.letter, whoAndDay(one, asked, language)),
    ...(asked.purpose === null ? [] : [fill(consentLetter.given, { purpose })]),
    ...consent,
    ...why,
    rights.letterEnd,
  ]
  return said.join('\n\n')
}

function whoAndDay({ access }: CaseView, { member, day }: Request, language: Language) {
  const date = new Date(day * DAY_MS).toLocaleDateString([...LOCALES[language]], {
    ...({ day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const),
  })
  return { who: access.titles[member]?.[language] ?? '', day: date }
}

/**
 * Requests for which a custodian wants the reporter to be asked first, and the question that asks them. It is
 * asked once, whichever desk sends it.
 */
export function ConsentForm({ one }: Pick<WorkProps, 'one'>) {
  const { desk } = useWords()
  if (!one.may.handle) return null
  return one.questions.map(({ request, letter, asked }) => {
    const about = one.access.requests.find(({ id }) => id === request)
    if (asked !== null || about === undefined) return null
    if (about.first === null || about.answer !== null) return null
    return (
      <section key={request} class="notice to-ask" data-request={request}>
        <p>{desk.consent.toAsk}</p>
        {about.first.text === '' ? null : <p class="as-written">{about.first.text}</p>}
        <AskReporter {...{ one, asked: about, letter }} />
      </section>
    )
  })
}

function AskReporter({ one, asked, letter }: TellProps) {
  const store = useStore()
  const { desk, language: own } = useWords()
  const language = one.language ?? own
  const begun = { text: questionText(one, asked, language), job: crypto.randomUUID() as string }
  const { value, at, clear } = useFields('ask-reporter', asked.id, begun)
  const text = value.text.trim()
  return (
    <AccessStep
      id="ask-reporter"
      label={desk.consent.ask}
      lead={fill(desk.consent.askLead, { language: desk.languages[language] })}
      confirm={desk.consent.askConfirm}
      request={() => {
        if (text === '') return null
        const name = nameTold('asked', asked)
        const said = { kind: 'message', as: 'question', text, language, letter, name } as const
        return () => store.act(value.job, one.id, said)
      }}
      done={clear}
    >
      <TextArea {...at('text')} label={desk.consent.askText} max={2000} />
    </AccessStep>
  )
}

/** The question in the reporter's own language: who asks, what for and why. */
function questionText(one: CaseView, asked: Request, language: Language): string {
  const { rights, consentLetter, consentFor } = DESK_CATALOGUES[language]
  const { reason } = asked
  const purpose = consentFor[asked.purpose ?? 'other']
  const { who } = whoAndDay(one, asked, language)
  const why = reason === null ? [] : [fill(rights.letterWhy, { reason })]
  const question = fill(consentLetter.question, { who, purpose })
  return [question, ...why, consentLetter.questionEnd].join('\n\n')
}
