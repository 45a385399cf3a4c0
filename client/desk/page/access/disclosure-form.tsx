import { DAY_MS } from '../../../../crypto/days/calendar.ts'
import type { Language } from '../../../../crypto/entries/names.ts'
import { DESK_CATALOGUES } from '../../../texts/desk/catalogue.ts'
import { fill, LOCALES } from '../../../texts/wording.ts'
import type { CaseView } from '../../model/views.ts'
import { useWords } from '../shell/words.ts'
import { useFields } from '../work/drafts.tsx'
import { TextArea } from '../work/fields.tsx'
import type { WorkProps } from '../work/props.ts'
import { AccessStep } from './step.tsx'

type Request = CaseView['access']['requests'][number]

/**
 * Disclosures of a name that the reporter has not been told about yet, and the letter that tells it. Only a
 * member other than the one who asked may send the letter.
 */
export function DisclosureForm({ one, view, store }: Pick<WorkProps, 'one' | 'view' | 'store'>) {
  const { desk } = useWords()
  const own = view.members.find((member) => member.own)?.id
  return one.tellings.map(({ request, letter, told }) => {
    const asked = one.access.requests.find(({ id }) => id === request)
    if (told !== null || asked === undefined) return null
    return (
      <section key={request} class="notice untold" data-request={request}>
        <p>{desk.rights.untold}</p>
        {asked.member === own ? <p id="tell-by-other">{desk.rights.tellByOther}</p> : null}
        {asked.member !== own && one.may.handle ? (
          <Tell {...{ one, store, asked, letter }} />
        ) : null}
      </section>
    )
  })
}

interface TellProps extends Pick<WorkProps, 'one' | 'store'> {
  readonly asked: Request
  /** Message id of the letter. */
  readonly letter: string
}

function Tell({ one, store, asked, letter }: TellProps) {
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
      store={store}
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
