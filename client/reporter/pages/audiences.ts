import type { Texts } from '../../texts/shape.ts'
import type { Site } from '../../texts/words.ts'

export type Audience = Site['people']['people'][number]['audiences'][number]

/** Whom texts and people are there for, in the order in which they are named. */
export const AUDIENCES = ['employees', 'students', 'others'] as const satisfies readonly Audience[]

export function audienceName(t: Texts, audience: Audience): string {
  const names: Readonly<Record<Audience, string>> = {
    employees: t.people.employees,
    students: t.people.students,
    others: t.people.others,
  }
  return names[audience]
}
