import type { ComponentChildren } from 'preact'
import type { Language, Questionnaire } from '../../../../crypto/entries/content.ts'
import { CAME_BY } from '../../../../crypto/entries/entry-casework.ts'
import { LANGUAGES } from '../../../../crypto/entries/names.ts'
import { GATE_LETTERS } from '../../../../crypto/entries/questionnaire.ts'
import { titleWithName } from '../../../shared/reception/readers.ts'
import type { ReceptionView } from '../../../shared/reception/reception.ts'
import { fill, sizeText } from '../../../texts/wording.ts'
import { fieldOfDay } from '../../format/words.ts'
import { LOG_NOTE_LIMIT } from '../../model/case/new-report.ts'
import { FILED_LIMITS } from '../../model/files/attached.ts'
import { type Chosen, DropZone } from '../evidence/chosen-files.tsx'
import { useWords } from '../shell/words.ts'
import { fieldsIn, type Options, RoomLeft, Select } from '../work/fields.tsx'
import { Ticks, type TicksProps } from '../work/ticks.tsx'
import {
  type AskedQuestion,
  type FilledRegistration,
  questionsFor,
  readsIt,
} from './register-form.ts'

export interface RegisterFieldsProps {
  readonly reception: ReceptionView
  readonly form: FilledRegistration
  readonly change: (part: Partial<FilledRegistration>) => void
  /** Ids of fields in which something is wrong. */
  readonly wrong: ReadonlySet<string>
  /** Id of the member who registers. */
  readonly member: string
}

interface ChoiceProps {
  readonly id: string
  readonly label: string
  readonly value: string
  readonly options: Options
  readonly wrong?: boolean
  readonly change: (value: string) => void
}

function Choice({ label, wrong = false, ...select }: ChoiceProps) {
  return (
    <div class="field">
      <label for={select.id}>{label}</label>
      <Select {...select} aria-invalid={wrong} />
    </div>
  )
}

interface AreaProps {
  readonly id: string
  readonly label: string
  readonly hint?: string | undefined
  readonly value: string
  readonly rows?: number
  readonly limit?: number
  readonly wrong?: boolean
  readonly write: (value: string) => void
}

function Area({ id, label, hint, value, rows = 3, limit, wrong = false, write }: AreaProps) {
  return (
    <div class="field wide">
      <label for={id}>{label}</label>
      {hint === undefined ? null : (
        <p id={`${id}-hint`} class="hint">
          {hint}
        </p>
      )}
      <textarea
        id={id}
        rows={rows}
        autocomplete="off"
        maxLength={limit}
        aria-invalid={wrong}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        value={value}
        onInput={(event) => write(event.currentTarget.value)}
      />
      {limit === undefined ? null : (
        <RoomLeft id={`${id}-left`} left={limit - value.length} max={limit} />
      )}
    </div>
  )
}

interface BoxesProps extends Pick<TicksProps, 'id' | 'title' | 'hint' | 'choices'> {
  readonly chosen: readonly string[]
  readonly choose: (chosen: readonly string[]) => void
}

function Boxes({ chosen, choose, ...ticks }: BoxesProps) {
  const flip = (value: string) =>
    choose(chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value])
  const isOn = (value: string) => chosen.includes(value)
  return <Ticks {...ticks} look="boxes wide" tabIndex={-1} isOn={isOn} toggle={flip} />
}

export function Part({
  title,
  children,
}: {
  readonly title: string
  readonly children: ComponentChildren
}) {
  return (
    <section class="register-part">
      <h3>{title}</h3>
      {children}
    </section>
  )
}

/** How and when it came, and in which language its reporter is to be answered. */
export function CameFields({
  form,
  change,
  wrong,
  today,
}: RegisterFieldsProps & { today: number }) {
  const { desk } = useWords()
  const ways = CAME_BY.map((way) => [way, desk.cameBy[way]] as const)
  const languages = LANGUAGES.map((each) => [each, desk.languages[each]] as const)
  return (
    <Part title={desk.register.came}>
      <Choice
        id="came-by"
        label={desk.register.by}
        value={form.cameBy}
        options={[['', ''], ...ways]}
        wrong={wrong.has('came-by')}
        change={(value) => change({ cameBy: CAME_BY.find((way) => way === value) ?? '' })}
      />
      <div class="field">
        <label for="came-on">{desk.register.on}</label>
        <input
          id="came-on"
          type="date"
          max={fieldOfDay(today)}
          value={form.cameOn}
          aria-invalid={wrong.has('came-on')}
          onInput={(event) => change({ cameOn: event.currentTarget.value })}
        />
      </div>
      <Choice
        id="wanted-language"
        label={desk.register.language}
        value={form.language}
        options={languages}
        change={(value) =>
          change({ language: LANGUAGES.find((each) => each === value) ?? form.language })
        }
      />
    </Part>
  )
}

type Choices = readonly Pick<Questionnaire['categories'][number], 'id' | 'label'>[]

function labelled(choices: Choices, language: Language): (readonly [string, string])[] {
  return choices.map(({ id, label }) => [id, label[language]] as const)
}

/** The channel, and the choices that it asks for. */
export function MatterFields(
  props: RegisterFieldsProps & { readonly asked: AskedQuestion | null },
) {
  const { reception, form, change, wrong, asked } = props
  const { desk, language, name } = useWords()
  const channels = reception.channels.map((one) => [one.id, name(one.name)] as const)
  const { parties = [], relations = [], categories = [] } = asked?.questionnaire ?? {}
  const at = fieldsIn('', form, change)
  const orNot = (choices: Choices) =>
    [['', desk.register.notSaid] as const, ...labelled(choices, language)] as const
  return (
    <Part title={desk.register.matter}>
      <Choice
        {...at('channel')}
        label={desk.register.channel}
        options={channels.length === 1 ? channels : [['', ''], ...channels]}
        wrong={wrong.has('channel')}
      />
      {parties.length === 0 ? null : (
        <Choice {...at('party')} label={desk.register.party} options={orNot(parties)} />
      )}
      {relations.length === 0 || asked?.relation ? null : (
        <Choice {...at('relation')} label={desk.register.relation} options={orNot(relations)} />
      )}
      {categories.length === 0 ? null : (
        <Boxes
          id="categories"
          title={desk.register.categories}
          choices={labelled(categories, language)}
          chosen={form.categories}
          choose={(chosen) => change({ categories: chosen })}
        />
      )}
    </Part>
  )
}

/** The questionnaire's own questions. */
export function ToldFields({
  form,
  change,
  wrong,
  asked,
}: RegisterFieldsProps & { readonly asked: AskedQuestion }) {
  const { desk, language } = useWords()
  const { questions, recall } = questionsFor(asked, form)
  const area = ({ id, label, hint, gate }: (typeof questions)[number]) => (
    <Area
      key={id}
      id={`answer-${id}`}
      label={label[language]}
      hint={hint?.[language]}
      {...(gate ? { limit: GATE_LETTERS } : {})}
      value={form.answers[id] ?? ''}
      wrong={wrong.has(`answer-${id}`)}
      write={(text) => change({ answers: { ...form.answers, [id]: text } })}
    />
  )
  return (
    <Part title={desk.register.told}>
      <p class="hint wide">{desk.register.toldHint}</p>
      {questions.map(area)}
      {recall.length === 0 ? null : (
        <details class="wide">
          <summary>{desk.register.recall}</summary>
          {recall.map(area)}
        </details>
      )}
    </Part>
  )
}

/**
 * The readers of the channel, and those of them who must not read this report. A notice tells the member
 * who registers if they do not read it.
 */
export function ReaderFields(props: RegisterFieldsProps & { readonly asked: AskedQuestion }) {
  const { reception, form, change, asked, member } = props
  const { desk, language } = useWords()
  const options = asked.people.map((one) => {
    const [stands, name] = [asked.substitutes.includes(one.id), titleWithName(one, language)]
    return [one.id, stands ? fill(desk.channels.substitute, { name }) : name] as const
  })
  const isOut = (id: string) => form.leftOut.includes(id)
  const idle = asked.people.filter((one) => !asked.readers.includes(one) && !isOut(one.id))
  const isIdle = (id: string) => idle.some((one) => one.id === id)
  const standby = options.flatMap(([id, label]) => (isIdle(id) ? [label] : []))
  return (
    <Part title={desk.register.readers}>
      <ul class="readers wide">
        {options
          .filter(([id]) => !isIdle(id))
          .map(([id, label]) => (
            <li key={id} data-left-out={isOut(id)}>
              {label}
            </li>
          ))}
      </ul>
      {standby.length === 0 ? null : (
        <p class="wide" id="standby">
          {fill(desk.channels.standby, { names: standby.join(', ') })}
        </p>
      )}
      <Boxes
        id="leave-out"
        title={desk.register.leaveOut}
        hint={desk.register.leaveOutHint}
        choices={options}
        chosen={form.leftOut}
        choose={(leftOut) => change({ leftOut })}
      />
      <div class="wide" role="status">
        {readsIt(reception, form, member) ? null : (
          <p id="not-you" class="notice">
            {desk.register.notYou}
          </p>
        )}
      </div>
    </Part>
  )
}

/**
 * Minutes for the reporter, a note for the log, and files for the case: a member who does not read it can put in none of
 * them.
 */
export function AfterFields({
  reception,
  form,
  change,
  wrong,
  member,
  chosen,
}: RegisterFieldsProps & { readonly chosen: Chosen }) {
  const { desk, language } = useWords()
  const limits = { count: FILED_LIMITS.files, size: sizeText(language, FILED_LIMITS.bytes) }
  if (!readsIt(reception, form, member)) return null
  return (
    <Part title={desk.register.after}>
      <Area
        id="minutes"
        label={desk.register.minutes}
        hint={desk.register.minutesHint}
        value={form.minutes}
        rows={5}
        wrong={wrong.has('minutes')}
        write={(minutes) => change({ minutes })}
      />
      <Area
        id="log-note"
        label={desk.register.note}
        hint={desk.register.noteHint}
        value={form.note}
        rows={2}
        limit={LOG_NOTE_LIMIT}
        write={(note) => change({ note })}
      />
      <DropZone
        id="came-with"
        {...{ chosen }}
        going={false}
        hint={fill(desk.register.filesHint, limits)}
      />
    </Part>
  )
}
