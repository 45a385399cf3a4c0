import type { Audience } from '../../texts/names.ts'
import type { Texts } from '../../texts/shape.ts'

export function audienceName(t: Texts, audience: Audience): string {
  const names: Readonly<Record<Audience, string>> = {
    employees: t.people.employees,
    students: t.people.students,
    others: t.people.others,
  }
  return names[audience]
}
