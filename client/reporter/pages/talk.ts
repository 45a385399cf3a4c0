import { type Child, h, type Markup } from '../../shared/dom.ts'
import { AUDIENCES, type Audience } from '../../texts/names.ts'
import { dayText, fill } from '../../texts/wording.ts'
import type { Site } from '../../texts/words.ts'
import { selectField } from '../fields.ts'
import { numbers, phoneLink } from '../links.ts'
import { button, more, notice } from '../parts.ts'
import type { App, Directory, Scene } from '../state.ts'
import { dayFrom, type Fact, facts, folded, framed } from './frame.ts'
import { languageName } from './locale.ts'

type Person = Site['people']['people'][number]

/** People to talk to, and people who are not suited. Routine, S6, S24 and S25 */
export function talk(scene: Scene): Child[] {
  const { t, app, site } = scene
  return framed(
    scene,
    'talk',
    h('h2', {}, t.help.more),
    numbers(site.help.support),
    folded(scene, 'talk'),
    h('h2', { id: 'directory' }, t.people.heading),
    app === null ? null : filters(app),
    ...list(scene),
    h('h2', {}, t.people.notSuited),
    h('div', { class: 'not-suited' }, facts(notSuited(scene))),
  )
}

function notSuited({ site }: Scene) {
  return site.people['not-suited'].map(({ who, why }) => [who, why] as const)
}

/** The people who match the choices; an empty choice matches everybody. */
export function peopleFor(
  people: readonly Person[],
  { audience, campus, speaks, secrecy: wanted }: Directory,
): readonly Person[] {
  return people.filter(
    ({ audiences, campuses, speaks: tags, secrecy }) =>
      (audience === '' || audiences.some((one) => one === audience)) &&
      (campus === '' || campuses.length === 0 || campuses.includes(campus)) &&
      (speaks === '' || tags.includes(speaks)) &&
      (wanted === '' || secrecy.bound),
  )
}

function list(scene: Scene): Child[] {
  const { app, t, site } = scene
  const { people } = site.people
  const shown = app === null ? people : peopleFor(people, app.state.directory)
  if (shown.length === 0 && app !== null) return [nobody(app)]
  return [
    app === null ? null : h('p', { id: 'found', class: 'hint' }, foundText(app)),
    h('ul', { class: 'directory' }, ...shown.map((person) => card(scene, person))),
    app !== null && shown.length < people.length
      ? button(t.people.all, () => choose(app, NO_CHOICE), { id: 'show-all', look: 'quiet' })
      : null,
  ]
}

const NO_CHOICE: Directory = { audience: '', campus: '', speaks: '', secrecy: '' }

function nobody(app: App): Markup {
  const { t } = app
  const all = button(t.people.all, () => choose(app, NO_CHOICE), { id: 'show-all' })
  return notice('calm', null, h('p', { id: 'found' }, t.people.none), all)
}

function foundText({ t, site, state }: App): string {
  const { people } = site.people
  const n = peopleFor(people, state.directory).length
  return n === 0 ? t.people.none : fill(t.people.found, { n, of: people.length })
}

/** Change the choices, and announce how many people match. */
function choose(app: App, change: Partial<Directory>): void {
  Object.assign(app.state.directory, change)
  app.redraw()
  app.say(foundText(app))
}

function filters(app: App): Markup {
  const { t, site, state, language } = app
  const { campuses, people } = site.people
  const all = (label: string) => ({ value: '', label })
  const tags = [...new Set(people.flatMap(({ speaks }) => speaks))]
  const spoken = tags
    .map((tag) => ({ value: tag, label: languageName(t, language, tag) }))
    .sort((a, b) => a.label.localeCompare(b.label, language))
  const field = (name: keyof Directory, label: string, options: (typeof spoken)[number][]) =>
    selectField({
      id: `filter-${name}`,
      label,
      value: state.directory[name],
      options,
      onChange: (value) => choose(app, { [name]: value }),
    })
  const audiences = AUDIENCES.filter((one) =>
    people.some((person) => person.audiences.includes(one)),
  ).map((one) => ({ value: one, label: audienceName(app, one) }))
  const places = campuses.map(({ id, name }) => ({ value: id, label: name }))
  return h(
    'fieldset',
    { class: 'filters' },
    h('legend', {}, t.people.find),
    field('audience', t.people.audience, [all(t.people.anybody), ...audiences]),
    places.length > 1
      ? field('campus', t.people.campus, [all(t.people.anywhere), ...places])
      : null,
    field('speaks', t.page.language, [all(t.people.anyLanguage), ...spoken]),
    field('secrecy', t.people.secrecy, [
      all(t.people.anybody),
      { value: 'bound', label: t.people.onlyBound },
    ]),
  )
}

/** A role, whether telling them is reporting, and the first way to reach them; the rest is folded. */
function card(scene: Scene, person: Person): Markup {
  const { t } = scene
  const { role, 'takes-reports': takes } = person
  return h(
    'li',
    { class: 'person' },
    h('h3', {}, role),
    h('p', { class: takes ? 'takes' : 'listens' }, takes ? t.people.takes : t.people.listens),
    away(scene, person),
    reach(person),
    more(t.people.more, facts(aboutPerson(scene, person))),
  )
}

/** The best way to reach somebody: others leave more traces, or need a journey. */
const firstWay = ({ phone, meet, email }: Person) => phone ?? meet ?? email

function reach(person: Person): Child {
  const [way, { hours }] = [firstWay(person), person]
  const when = hours === undefined ? null : ` ${hours}`
  return h('p', { class: 'reach' }, way === undefined ? null : phoneLink(way), when)
}

/** The notice that a person is away, only while it lasts. */
function away({ t, language, today }: Scene, person: Person): Child {
  if (person.away === undefined) return null
  const until = dayFrom(person.away.until)
  if (today >= until) return null
  const values = { date: dayText(language, until), instead: person.away.instead }
  return h('p', { class: 'away' }, fill(t.people.away, values))
}

function aboutPerson(scene: Scene, person: Person): Fact[] {
  const { t, site, language } = scene
  const { audiences, campuses, speaks, secrecy, meet, email } = person
  const shown = firstWay(person)
  const places = site.people.campuses.filter(({ id }) => campuses.includes(id))
  const where = places.map(({ name }) => name).join(', ')
  const given = (name: string, text: string | undefined): Fact[] =>
    text === undefined || text === shown ? [] : [[name, text]]
  return [
    ...given(t.people.email, email),
    ...given(t.people.meet, meet),
    [t.people.audience, audiences.map((one) => audienceName(scene, one)).join(', ')],
    [t.people.campus, where === '' ? t.people.anywhere : where],
    [t.page.language, speaks.map((tag) => languageName(t, language, tag)).join(', ')],
    [
      t.people.secrecy,
      h('strong', {}, secrecy.bound ? t.people.bound : t.people.unbound),
      ' ',
      secrecy.basis,
    ],
  ]
}

/**
 * How to reach somebody. An e-mail address is not a link: a link would open the letter in the account that
 * the machine has, which at work is the employer's.
 */
export function waysToReach(
  { t }: Scene,
  { phone, email }: Pick<Person, 'phone' | 'email'>,
): Fact[] {
  return [
    ...(phone === undefined ? [] : [[t.people.phone, phoneLink(phone)] as const]),
    ...(email === undefined ? [] : [[t.people.email, email] as const]),
  ]
}

/** The organisation's own name of a group, or that of the program. */
function audienceName({ t, site }: Pick<Scene, 't' | 'site'>, audience: Audience): string {
  const names: Readonly<Record<Audience, string>> = {
    employees: t.people.employees,
    students: t.people.students,
    others: t.people.others,
  }
  return site.people.names?.[audience]?.name ?? names[audience]
}
