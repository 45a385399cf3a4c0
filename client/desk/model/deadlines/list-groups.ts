/**
 * The groups of the list, in their order. late: a deadline has passed; soon: one is near; us: the reception has
 * the next word; others: somebody else has it.
 */
export const LIST_GROUPS = ['late', 'soon', 'us', 'others', 'closed'] as const
export type ListGroup = (typeof LIST_GROUPS)[number]

/** How many cases are in each group. */
export type GroupCounts = Readonly<Record<ListGroup, number>>
