import type { WorkView } from '../views.ts'

type InvolvedEntry = WorkView['involved'][number]['entry']

/** Somebody, or a unit, whom a case concerns, with all that its casework says of them. */
export interface Person {
  /** Id of the entry, or the id that it would have. */
  readonly id: string
  /** Null if only a hearing, or an entry on somebody accused, names them. */
  readonly entry: InvolvedEntry | null
  readonly who: string
  readonly as: InvolvedEntry['as']
  readonly hearings: readonly WorkView['hearings'][number]['entry'][]
  readonly accused: readonly WorkView['accused'][number]['entry'][]
}

/**
 * The people and units of a case: those that somebody entered, then those whom a hearing or an entry on somebody
 * accused names. It is the same person if the ids are the same, or the names, whatever their capitals and spaces.
 */
export function peopleIn({ involved, hearings, accused }: WorkView): Person[] {
  const people: Person[] = involved.map(({ entry }) => {
    return { id: entry.id, entry, who: entry.who, as: entry.as, hearings: [], accused: [] }
  })
  const add = (id: string, who: string, more: (one: Person) => Person, as: Person['as']) => {
    const at = people.findIndex((one) => one.id === id || isNamed(one, who))
    const known = people[at]
    if (known !== undefined) people[at] = more(known)
    else people.push(more({ id, entry: null, who, as, hearings: [], accused: [] }))
  }
  for (const { entry } of accused) {
    const more = (one: Person) => ({ ...one, accused: [...one.accused, entry] })
    add(entry.id, entry.who, more, 'accused')
  }
  for (const { entry } of hearings) {
    const more = (one: Person) => ({ ...one, hearings: [...one.hearings, entry] })
    add(entry.id, entry.who, more, 'witness')
  }
  return people
}

/** Every name that stands in the casework, once. */
export function knownNames(work: WorkView): string[] {
  return peopleIn(work).map(({ who }) => who)
}

/** Whether this is a name of theirs, or was before it was corrected. */
function isNamed({ who, accused, hearings }: Person, name: string): boolean {
  const names = [who, ...[...accused, ...hearings].map((one) => one.who)]
  return names.some((one) => plainly(one) === plainly(name))
}

function plainly(name: string): string {
  return name.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase()
}
