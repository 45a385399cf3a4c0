/** The names that the organisation's texts use, without a schema: pages load nothing else for them. */

/** Groups that texts and people are there for, in the order in which they are named. */
export const AUDIENCES = ['employees', 'students', 'others'] as const
export type Audience = (typeof AUDIENCES)[number]
